/// The dates in a PDF.
enum PDFDate {
  /// Sets the dates that cairo stamps on a document to the start of 1970, in place, so that two
  /// renderings are equal; the length stays, so the table of offsets stays true.
  static func settle(in bytes: inout [UInt8]) {
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
      let key = Array(key.utf8)
      guard bytes.count > key.count else { continue }
      var start = 0
      while let slash = bytes[start...].firstIndex(of: UInt8(ascii: "/")) {
        start = slash + 1
        if bytes[slash...].starts(with: key) { settleDate(at: slash + key.count, in: &bytes) }
      }
    }
  }

  private static func settleDate(at start: Int, in bytes: inout [UInt8]) {
    let epoch = Array("19700101000000Z)".utf8)
    // "20261121020440+01'00)" is the longest form.
    let limit = min(start + 24, bytes.count)
    guard
      let end = bytes[start..<limit].firstIndex(of: UInt8(ascii: ")")),
      end + 1 - start >= epoch.count
    else { return }
    bytes.replaceSubrange(start..<(start + epoch.count), with: epoch)
    for index in (start + epoch.count)..<(end + 1) { bytes[index] = UInt8(ascii: " ") }
  }
}
