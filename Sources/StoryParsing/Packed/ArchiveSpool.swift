/// The unpacked documents of an archive, one behind the other in a file without a name.
///
/// The disk is written to in large pieces. Places are valid at once, and hold the documents' bytes
/// after ``finish()``.
struct ArchiveSpool {
  /// What became of a document.
  enum Outcome {
    case taken(PackedPlace)
    case tooLong
    case unreadable
    /// Nothing more can be read from the archive.
    case failed
  }

  /// How many bytes came out of the archive, those of documents that were left out included.
  private(set) var unpackedCount = 0

  private var file: FileSystem.Descriptor?
  private var buffer: [UInt8] = []
  /// Where the bytes in the buffer belong in the file, and how many of them there are.
  private var bufferStart = 0
  private var filled = 0

  /// Takes the bytes of the member that a handle is at.
  ///
  /// - Parameter limit: Greatest length. What comes out is counted, not what the archive states.
  mutating func take(
    from handle: ArchiveHandle, limit: Int
  ) throws(FileSystem.Failure) -> Outcome {
    let file = try openedFile()
    let start = bufferStart + filled
    while true {
      if filled == buffer.count { try flush(into: file) }
      let room = filled...
      switch buffer.withUnsafeMutableBytes({
        handle.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[room]))
      }) {
      case .count(0):
        return .taken(PackedPlace(file: file, offset: start, count: bufferStart + filled - start))
      case .count(let count):
        filled += count
        unpackedCount += count
        if bufferStart + filled - start > limit {
          goBack(to: start)
          return .tooLong
        }
      case .unreadable:
        goBack(to: start)
        return .unreadable
      case .failed:
        goBack(to: start)
        return .failed
      }
    }
  }

  /// Takes everything from a source as it is.
  mutating func take(from source: InputSource, limit: Int) throws(FileSystem.Failure)
    -> PackedPlace?
  {
    let file = try openedFile()
    while true {
      if filled == buffer.count { try flush(into: file) }
      let room = filled...
      let count = buffer.withUnsafeMutableBytes {
        source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[room]))
      }
      guard let count, bufferStart + filled + count <= limit else { return nil }
      if count == 0 { break }
      filled += count
    }
    try flush(into: file)
    return PackedPlace(file: file, offset: 0, count: bufferStart)
  }

  /// Writes what is not yet in the file.
  mutating func finish() throws(FileSystem.Failure) {
    if let file { try flush(into: file) }
    buffer = []
  }

  /// Forgets what was taken from a position on.
  private mutating func goBack(to start: Int) {
    if start >= bufferStart {
      filled = start - bufferStart
    } else {
      (bufferStart, filled) = (start, 0)
    }
  }

  private mutating func openedFile() throws(FileSystem.Failure) -> FileSystem.Descriptor {
    if let file { return file }
    let file = try FileSystem.Descriptor.temporary()
    self.file = file
    buffer = [UInt8](repeating: 0, count: 1 << 20)
    return file
  }

  private mutating func flush(into file: FileSystem.Descriptor) throws(FileSystem.Failure) {
    try file.write(buffer[..<filled], at: bufferStart)
    bufferStart += filled
    filled = 0
  }
}
