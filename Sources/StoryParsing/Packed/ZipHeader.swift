/// The header that stands before each member of a zip archive.
///
/// libarchive turns names that are marked as UTF-8 into the locale's character set, and gives none
/// where it cannot. So a name that is not ASCII is read from the header itself, as it stands there.
enum ZipHeader {
  private static let signature = Array("PK\u{3}\u{4}".utf8)
  private static let fixedSize = 30

  /// Whether a name is not surely the one that the archive holds.
  static func mayDiffer(from name: [UInt8]?) -> Bool {
    // A question mark may stand for what could not be converted.
    name?.contains { $0 >= 0x80 || $0 == UInt8(ascii: "?") } ?? true
  }

  /// The name in the header that ends at a position, where the data begin.
  ///
  /// The header is found backward from there, by its signature and by the lengths in it, which lead
  /// to the same position again. `nil` where there is none.
  ///
  /// - Parameter isExact: Whether the position is that of the data. libarchive is already behind
  ///   the data of a symbolic link.
  static func name(
    endingAt position: Int, in file: FileSystem.Descriptor, isExact: Bool
  ) throws(FileSystem.Failure) -> [UInt8]? {
    // Few headers are long; the longest has a name and an extra field of 65,535 bytes each.
    for window in [1 << 10, fixedSize + 2 * 0xFFFF] {
      let start = max(0, position - window)
      let bytes = try file.bytes(at: start, count: position - start)
      var index = bytes.count - fixedSize
      while index >= 0 {
        if let name = name(in: bytes[index...], isExact: isExact) { return name }
        index -= 1
      }
    }
    return nil
  }

  /// Whether an archive is without members by its first bytes, which are its end then. libarchive
  /// looks for an end behind something.
  static func isEmptyArchive(_ firstBytes: [UInt8]) -> Bool {
    firstBytes.starts(with: "PK\u{5}\u{6}".utf8) && firstBytes.count >= 22
      && firstBytes[8..<12].allSatisfy { $0 == 0 }
  }

  private static func name(in header: ArraySlice<UInt8>, isExact: Bool) -> [UInt8]? {
    guard header.starts(with: signature) else { return nil }
    func number(_ offset: Int) -> Int {
      Int(header[header.startIndex + offset]) | Int(header[header.startIndex + offset + 1]) << 8
    }
    let (nameSize, extraSize) = (number(26), number(28))
    let size = fixedSize + nameSize + extraSize
    guard nameSize > 0, isExact ? size == header.count : size <= header.count else { return nil }
    return Array(header.dropFirst(fixedSize).prefix(nameSize))
  }
}
