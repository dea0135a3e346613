/// Documents read from files into a batch.
extension RecordBatch {
  /// What reading the bytes of a document gave.
  private enum Loading {
    case whole
    /// The file turned out to have another length than it had when it was opened.
    case torn
    case tooLarge
  }

  /// Reads a source and adds its document; one that cannot be read is there with a diagnostic.
  mutating func append(_ source: DocumentSource, number: Int, reader: some DocumentReader) {
    let start = byteCount
    do {
      var loading = try load(source)
      if loading == .torn, case .file = source.location {
        // A file that is being replaced gets a second chance.
        byteCount = start
        loading = try load(source)
      }
      switch loading {
      case .whole:
        // Before the reading, which may put decoded texts in the place of the document.
        let digest = takesDigests ? digest(from: start) : nil
        appendDocument(from: start, name: source.name, source: number, reader: reader)
        documents[documents.count - 1].digest = digest
      case .torn:
        appendFault(
          DiagnosticText.fileFault(
            .changedWhileReading, document: source.name,
            "the file changed while it was read; read the archive again when nothing writes to it"),
          of: source, number: number, from: start)
      case .tooLarge:
        appendFault(
          DiagnosticText.tooLarge(source.name, limit: limits.documentSize), of: source,
          number: number,
          from: start)
      }
    } catch {
      byteCount = start
      appendFault(
        DiagnosticText.fileFault(
          .unreadableFile, document: source.name,
          "the file cannot be read: \(error.explanation)"),
        of: source, number: number, from: start)
    }
  }

  /// The digest of the bytes in use from `start` on.
  private func digest(from start: Int) -> ContentDigest {
    var hasher = ContentDigest.Hasher()
    hasher.update(bytes, in: start..<byteCount)
    return hasher.digest
  }

  private mutating func appendFault(
    _ fault: Diagnostic, of source: DocumentSource, number: Int, from start: Int
  ) {
    let count = byteCount - start
    byteCount = start
    append(
      nil, name: source.name, source: number, diagnostics: [fault], byteCount: count)
  }

  /// Reads the bytes of a source behind those in use.
  private mutating func load(_ source: DocumentSource) throws(FileSystem.Failure) -> Loading {
    switch source.location {
    case .file(let path):
      let (file, size) = try FileSystem.Descriptor.file(at: path)
      guard size <= limits.documentSize else { return .tooLarge }
      // One byte more than expected shows whether the file has grown. Some systems' virtual files
      // state no length at all.
      let count = try load(file, at: 0, upTo: (size > 0 ? size : limits.documentSize) + 1)
      if size > 0 { return count == size ? .whole : .torn }
      return count <= limits.documentSize ? .whole : .tooLarge
    case .packed(let place):
      return try load(place.file, at: place.offset, upTo: place.count) == place.count
        ? .whole : .torn
    case .stream(let stream):
      let contents = try stream.contents(upTo: limits.documentSize + 1)
      guard contents.bytes.count <= limits.documentSize else { return .tooLarge }
      reserve(contents.bytes.count)
      bytes.replaceSubrange(byteCount..<byteCount + contents.bytes.count, with: contents.bytes)
      byteCount += contents.bytes.count
      return contents.isTorn ? .torn : .whole
    }
  }

  /// Reads up to a number of bytes from a place of a file on; returns how many there were.
  private mutating func load(
    _ file: FileSystem.Descriptor, at position: Int, upTo limit: Int
  ) throws(FileSystem.Failure) -> Int {
    let start = byteCount
    while byteCount - start < limit {
      let done = byteCount - start
      // Most files are read in one piece; the room for one of unknown length doubles.
      let room = min(limit - done, limit > limits.documentSize ? max(done, 64 * 1024) : limit)
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
      // Of a regular file less comes than there is room for only at its end; virtual ones may give
      // piece by piece.
      if count == 0 || (count < room && limit <= limits.documentSize) { break }
    }
    return byteCount - start
  }
}
