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
      let (file, size) = try FileSystem.Descriptor.file(at: path)
      // One byte more than expected shows whether the file has grown.
      let count = try load(file, at: 0, upTo: size > 0 ? size + 1 : .max)
      // Some systems' virtual files state no length at all.
      return size > 0 && count != size
    case .packed(let place):
      return try load(place.file, at: place.offset, upTo: place.count) != place.count
    case .stream(let stream):
      let contents = try stream.contents()
      reserve(contents.bytes.count)
      bytes.replaceSubrange(byteCount..<byteCount + contents.bytes.count, with: contents.bytes)
      byteCount += contents.bytes.count
      return contents.isTorn
    }
  }

  /// Reads up to a number of bytes from a place of a file on; returns how many there were.
  private mutating func load(
    _ file: FileSystem.Descriptor, at position: Int, upTo limit: Int
  ) throws(FileSystem.Failure) -> Int {
    let start = byteCount
    while byteCount - start < limit {
      let done = byteCount - start
      // Where the length is not known the room doubles.
      let room = min(limit - done, limit == .max ? max(done, 64 * 1024) : limit)
      reserve(room)
      let used = byteCount
      var failure: FileSystem.Failure?
      let count = bytes.withUnsafeMutableBytes { buffer in
        do throws(FileSystem.Failure) {
          let target = UnsafeMutableRawBufferPointer(rebasing: buffer[used..<used + room])
          return try file.read(into: target, at: position + done)
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      byteCount += count
      // Of a regular file less comes than there is room for only at its end.
      if count < room && (count == 0 || limit != .max) { break }
    }
    return byteCount - start
  }
}
