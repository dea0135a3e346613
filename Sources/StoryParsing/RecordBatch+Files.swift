/// Documents read from files into a batch.
extension RecordBatch {
  /// Reads a source and adds its document; one that cannot be read is there with a diagnostic.
  mutating func append(_ source: DocumentSource, number: Int, reader: some DocumentReader) {
    let start = byteCount
    do {
      var isTorn = try load(source)
      if isTorn, case .file = source.location {
        // A file that is being replaced gets a second chance.
        byteCount = start
        isTorn = try load(source)
      }
      guard !isTorn else {
        appendFault(
          .changedWhileReading, of: source, number: number, from: start,
          "the file changed while it was read; read the archive again when nothing writes to it")
        return
      }
      appendDocument(from: start, name: source.name, source: number, reader: reader)
    } catch {
      byteCount = start
      appendFault(
        .unreadableFile, of: source, number: number, from: start,
        "the file cannot be read: \(error.explanation)")
    }
  }

  private mutating func appendFault(
    _ id: Diagnostic.ID, of source: DocumentSource, number: Int, from start: Int,
    _ message: String
  ) {
    let count = byteCount - start
    byteCount = start
    append(
      nil, name: source.name, source: number,
      diagnostics: [DiagnosticText.fileFault(id, document: source.name, message)],
      byteCount: count)
  }

  /// Reads the bytes of a source behind those in use.
  ///
  /// - Returns: Whether the file turned out to have another length than it had when it was opened.
  private mutating func load(_ source: DocumentSource) throws(FileSystem.Failure) -> Bool {
    switch source.location {
    case .file(let path):
      try load(FileSystem.OpenFile(path, mustBeFile: true))
    case .stream(let path):
      try load(FileSystem.OpenFile(path, mustBeFile: false))
    case .standardInput:
      try load(FileSystem.OpenFile.standardInput)
    }
  }

  private mutating func load(
    _ file: borrowing FileSystem.OpenFile
  ) throws(FileSystem.Failure) -> Bool {
    let start = byteCount
    // One byte more than expected shows the end without a second call; without a size, or beyond it,
    // the room doubles.
    var expected = file.size ?? 0
    while true {
      reserve(max(expected + 1, 64))
      let room = expected > 0 ? expected + 1 : bytes.count - byteCount
      let used = byteCount
      let result = bytes.withUnsafeMutableBytes { buffer in
        file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[used..<used + room]))
      }
      let count = try result.get()
      byteCount += count
      // The end of a regular file comes with what is there, that of others by itself.
      if count == 0 || (count == expected && file.size != nil) { break }
      expected = max(0, expected - count)
      if expected == 0, byteCount == bytes.count { reserve(bytes.count) }
    }
    let length = byteCount - start
    // Some systems' virtual files state no length at all.
    guard let size = file.size, size > 0 else { return false }
    return length != size
  }
}
