/// Where the bytes of a packed document are: a piece of an open file.
///
/// Documents may be read in any order and from several threads at once; the file closes when the
/// last place in it is forgotten.
struct PackedPlace: Hashable, Sendable {
  let file: FileSystem.Descriptor
  let offset: Int
  let count: Int

  /// The bytes of the document; torn where the archive became shorter since it was listed.
  func contents() throws(FileSystem.Failure) -> FileSystem.Contents {
    let bytes = try file.bytes(at: offset, count: count)
    return FileSystem.Contents(bytes: bytes, isTorn: bytes.count != count)
  }

  /// Whether two places hold the same bytes.
  func hasSameBytes(as other: PackedPlace) throws(FileSystem.Failure) -> Bool {
    guard self != other else { return true }
    guard count == other.count else { return false }
    return try contents().bytes == other.contents().bytes
  }
}
