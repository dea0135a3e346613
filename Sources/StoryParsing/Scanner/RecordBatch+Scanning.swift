/// Documents read into a batch.
extension RecordBatch {
  /// Adds a document that is in memory.
  ///
  /// - Parameters:
  ///   - document: Its bytes, front matter and body.
  ///   - name: Its name in the record and in diagnostics.
  ///   - source: Position of its source.
  public mutating func append(
    document: UnsafeBufferPointer<UInt8>, name: String, source: Int = 0
  ) {
    reserve(document.count)
    let start = byteCount
    bytes.withUnsafeMutableBufferPointer { buffer in
      _ = buffer[start...].update(fromContentsOf: document)
    }
    byteCount += document.count
    appendDocument(from: start, name: name, source: source, reader: ScanningReader())
  }

  /// Adds the document whose bytes are the last ones in use, from `start` on.
  mutating func appendDocument(
    from start: Int, name: String, source: Int, reader: some DocumentReader
  ) {
    let count = byteCount - start
    guard reader is ScanningReader else {
      return appendDocument(from: start, name: name, source: source, readBy: reader)
    }
    guard let mentions = scan(from: start, isYAML: FrontMatter.hasYAMLExtension(name)) else {
      return appendDocument(
        from: start, name: name, source: source, readBy: YAMLReader(limits: limits))
    }
    appendDecoded()
    let name = pack(name)
    documents.append(
      Document(
        source: source, name: name, mentions: mentions, byteCount: count, isScanned: true))
  }

  /// The same for a reader that makes a record with strings of its own, which take the place of the
  /// document.
  private mutating func appendDocument(
    from start: Int, name: String, source: Int, readBy reader: some DocumentReader
  ) {
    let count = byteCount - start
    let (record, diagnostics) = reader.read(
      bytes: bytes.span.extracting(start..<byteCount), document: name)
    byteCount = start
    append(record, name: name, source: source, diagnostics: diagnostics, byteCount: count)
  }

  /// Scans the document whose bytes are the last ones in use; `nil` where it is handed over.
  private mutating func scan(from start: Int, isYAML: Bool) -> Range<Int>? {
    reserve(ScannerBytes.padding)
    for index in byteCount..<byteCount + ScannerBytes.padding { bytes[index] = 0 }
    let counts = (mentions.count, keys.count, topics.count, images.count)
    // The scanner writes to these tables while it reads the bytes, so it takes them over meanwhile.
    let source = bytes
    let isScanned = source.withUnsafeBytes { buffer in
      var scanner = FrontMatterScanner(
        ScannerBytes(
          UnsafeRawBufferPointer(rebasing: buffer[start..<byteCount + ScannerBytes.padding]),
          count: byteCount - start),
        base: start, isYAML: isYAML, findsKeys: findsKeys, limits: limits)
      swap(with: &scanner)
      defer { swap(with: &scanner) }
      do {
        try scanner.scanDocument()
        return true
      } catch {
        return false
      }
    }
    guard isScanned else {
      mentions.removeSubrange(counts.0...)
      keys.removeSubrange(counts.1...)
      topics.removeSubrange(counts.2...)
      images.removeSubrange(counts.3...)
      decoded.removeAll(keepingCapacity: true)
      return nil
    }
    return counts.0..<mentions.count
  }

  /// Puts what was decoded behind its document, where its texts say that it is.
  private mutating func appendDecoded() {
    reserve(decoded.count)
    let start = byteCount
    bytes.withUnsafeMutableBufferPointer { buffer in
      _ = buffer[start...].update(fromContentsOf: decoded)
    }
    byteCount += decoded.count
    decoded.removeAll(keepingCapacity: true)
  }

  private mutating func swap(with scanner: inout FrontMatterScanner) {
    Swift.swap(&mentions, &scanner.mentions)
    Swift.swap(&keys, &scanner.keys)
    Swift.swap(&topics, &scanner.topics)
    Swift.swap(&images, &scanner.images)
    Swift.swap(&decoded, &scanner.decoded)
    Swift.swap(&fieldOrder, &scanner.fieldOrder)
  }
}
