/// An input that is open, and of which the first bytes are known: enough to tell an archive from a
/// document without reading it twice, which a pipe would not allow.
struct SniffedInput: Sendable {
  let file: FileSystem.Descriptor
  /// Length of a regular file, which is read at positions; `nil` for a stream, which is read once.
  let size: Int?
  /// The first ``PackedArchive/Format/sampleSize`` bytes, fewer where there are no more.
  let firstBytes: [UInt8]

  /// The kind of archive that the input is; `nil` where it is a document.
  var format: PackedArchive.Format? { PackedArchive.Format(firstBytes: firstBytes) }

  /// Opens a regular file.
  init(file path: [UInt8]) throws(FileSystem.Failure) {
    try self.init(.file(at: path).file)
  }

  /// Opens a pipe or a terminal, and waits for whoever writes to it.
  init(stream path: [UInt8]) throws(FileSystem.Failure) {
    try self.init(.stream(at: path))
  }

  /// Takes standard input, which a shell may have made a regular file (`< a.tar`).
  static func standardInput() throws(FileSystem.Failure) -> SniffedInput {
    try SniffedInput(.standardInput())
  }

  init(_ file: FileSystem.Descriptor) throws(FileSystem.Failure) {
    self.file = file
    // A file that another program has read a part of begins where that one ended.
    size = file.sharedPosition() == 0 ? try file.regularSize() : nil
    if size != nil {
      firstBytes = try file.bytes(at: 0, count: PackedArchive.Format.sampleSize)
    } else {
      firstBytes = try file.streamBytes(upTo: PackedArchive.Format.sampleSize)
    }
  }

  /// The bytes from the first to the last, or so many of them, where the input is a document. A stream
  /// gives them once.
  func contents(upTo limit: Int) throws(FileSystem.Failure) -> FileSystem.Contents {
    if let size, size > 0 {
      // One byte more than expected shows that the file has grown.
      let count = min(size, limit - 1) + 1
      let bytes = try file.bytes(at: 0, count: count)
      return FileSystem.Contents(bytes: bytes, isTorn: bytes.count != min(size, limit))
    }
    // Some systems' virtual files state no length at all, and are read to their end like a stream.
    let known = size == nil ? firstBytes : []
    let rest = try file.streamBytes(upTo: limit - known.count)
    return FileSystem.Contents(bytes: known + rest, isTorn: false)
  }
}
