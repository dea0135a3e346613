/// The path of a member of an archive, as unpacking would take it.
struct MemberPath {
  /// Why a path is refused. It is never resolved: another folder is not the archive's to name.
  enum Fault: Error {
    case absolute, leadsOut
  }

  /// The path without `.` and repeated slashes; empty for the folder itself.
  let bytes: [UInt8]

  /// Whether the path is that of a document, by the rule for folders: the name of one, and nothing
  /// hidden on the way.
  let isDocument: Bool

  init(_ path: [UInt8]) throws(Fault) {
    let slash = UInt8(ascii: "/")
    guard path.first != slash else { throw .absolute }
    let parts = path.split(separator: slash).filter { !$0.elementsEqual(".".utf8) }
    guard !parts.contains(where: { $0.elementsEqual("..".utf8) }) else { throw .leadsOut }
    bytes = Array(parts.joined(separator: [slash]))
    isDocument =
      path.last != slash && !parts.contains(where: Self.isPassedOver)
      && parts.last.map { FolderWalk.hasDocumentExtension(Array($0)) } ?? false
  }

  /// Whether a part of a path is hidden, or is what macOS or tar put beside the files: `__MACOSX`
  /// holds what a Mac keeps about a file, `PaxHeaders.123` the headers that an old tar unpacked as
  /// files.
  private static func isPassedOver(_ part: ArraySlice<UInt8>) -> Bool {
    part.first == UInt8(ascii: ".") || part.elementsEqual("__MACOSX".utf8)
      || part.elementsEqual("PaxHeader".utf8) || part.elementsEqual("PaxHeaders".utf8)
      || part.starts(with: "PaxHeaders.".utf8)
  }

  /// Whether a refused path promised a document, and is to be reported.
  static func promisesDocument(_ path: [UInt8]) -> Bool {
    FolderWalk.hasDocumentExtension(
      path.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? [])
  }
}
