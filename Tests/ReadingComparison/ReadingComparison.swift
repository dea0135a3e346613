import StoryParsing

/// One document read by the scanner, with Yams behind it, and by Yams alone.
///
/// Two documents that are always scanned and one that is always handed over stand before it in one
/// batch, so a place that is wrong by the length of what stands before, or that survives from it, is
/// found too. Compared are the record with its lines, the diagnostics in their order, and what a
/// batch holds beside a record: the keys, their hashes and the provider's domain for comparing. All
/// texts are compared by their bytes.
package struct ReadingComparison {
  package let document: [UInt8]
  package let name: String
  /// Whether the scanner read the document; false where it handed it over.
  package let isScanned: Bool
  /// Whether Yams gave a record.
  package let hasRecord: Bool
  /// What differs; empty where nothing does.
  package let differences: [String]

  /// - Parameters:
  ///   - document: Its bytes.
  ///   - name: Its name, which may say that it is YAML.
  package init(_ document: [UInt8], name: String) {
    self.document = document
    self.name = name
    let expected = YAMLReader().read(bytes: document.span, document: name)
    var batch = Self.batch
    document.withUnsafeBufferPointer { batch.append(document: $0, name: name, source: 7) }
    let read = batch.documents[batch.documents.count - 1]
    isScanned = read.isScanned
    hasRecord = expected.record != nil

    var differences: [String] = []
    let record = batch.record(of: read)
    if !Self.isSame(record, expected.record) {
      differences.append(Self.difference(Self.lines(record), Self.lines(expected.record)))
    }
    if !Self.isSame(read.diagnostics, expected.diagnostics) {
      differences.append(
        "scanner: \(read.diagnostics)\nYams:    \(expected.diagnostics)")
    }
    if read.isScanned, !read.diagnostics.isEmpty || record == nil {
      differences.append("A document that is scanned has a record and no diagnostic.")
    }
    if read.byteCount != document.count || read.source != 7 {
      differences.append("Length or source is wrong: \(read.byteCount), \(read.source)")
    }
    if let record = expected.record, let places = read.mentions {
      differences += Self.differences(of: batch, at: places, from: record)
    }
    // A document must leave those before it as they were.
    for (read, before) in zip(batch.documents, Self.batch.documents)
    where !Self.isSame(batch.record(of: read), Self.batch.record(of: before)) {
      differences.append("A document that stands before in the batch changed.")
    }
    self.differences = differences
  }

  /// What stands before every document.
  private static let batch: RecordBatch = {
    let texts = [
      "---\ntitle: \"Bef\\u00f6re\"\nwebUrl: HTTPS://Example.com/\nprovider:\n  name: P\n---\n",
      "---\ntitle: 'Handed over'\nprovider: {name: P}\n---\n",
      "---\ntitle: Before\nprovider:\n  domain: WWW.Example.com\ntopics:\n  - A\n---\nBody",
    ]
    var batch = RecordBatch()
    for (text, isScanned) in zip(texts, [true, false, true]) {
      Array(text.utf8).withUnsafeBufferPointer { batch.append(document: $0, name: "before.md") }
      precondition(
        batch.documents[batch.documents.count - 1].isScanned == isScanned,
        "The documents before have their shape for a purpose.")
    }
    return batch
  }()
}

extension ReadingComparison {
  private static func isSame(_ record: ArticleRecord?, _ other: ArticleRecord?) -> Bool {
    guard let record, let other else { return record == nil && other == nil }
    return record == other && record.exactTexts.isByteEqual(to: other.exactTexts)
  }

  private static func isSame(_ diagnostics: [Diagnostic], _ others: [Diagnostic]) -> Bool {
    diagnostics == others
      && diagnostics.flatMap(\.exactTexts).isByteEqual(to: others.flatMap(\.exactTexts))
  }

  /// What the packed mentions hold beside what is in a record.
  private static func differences(
    of batch: RecordBatch, at places: Range<Int>, from record: ArticleRecord
  ) -> [String] {
    let mentions = [record.article] + record.related
    guard places.count == mentions.count else { return ["\(places.count) mentions are packed."] }
    // With memory of its own already; to make it takes longer than all the rest.
    var packed = Self.batch
    packed.removeAll()
    packed.append(record, name: record.document, source: 0)
    var differences: [String] = []
    for (index, mention) in zip(places, mentions) {
      let keys = batch.mentions[index].keys.map { batch.keys[Int($0)] }
      let expectedKeys = mention.keys.map(\.text)
      if !keys.map({ batch.string($0.text) }).isByteEqual(to: expectedKeys) {
        differences.append(
          "keys \(keys.map { batch.string($0.text) }) of line \(mention.line), not \(expectedKeys)")
      }
      let hashes = packed.mentions[index - places.lowerBound].keys.map {
        packed.keys[Int($0)].hash
      }
      if keys.map(\.hash) != hashes {
        differences.append("The hashes of the keys of line \(mention.line) are not their own.")
      }
      let domain = batch.string(batch.mentions[index].normalizedDomain)
      let expectedDomain = ProviderDomain.normalized(mention.provider.domain)
      if ![domain].isByteEqual(to: [expectedDomain]) {
        differences.append("domain \(domain) of line \(mention.line), not \(expectedDomain)")
      }
    }
    return differences
  }

  private static func lines(_ record: ArticleRecord?) -> [String] {
    guard let record else { return ["no record"] }
    var text = ""
    dump(record, to: &text)
    // By the bytes, so that what only canonical equivalence joins is told apart.
    return text.split(separator: "\n").map { line in
      line.unicodeScalars.map { $0.escaped(asASCII: true) }.joined()
    }
  }

  /// The lines that only one result has, in their order.
  private static func difference(_ scanned: [String], _ expected: [String]) -> String {
    scanned.difference(from: expected).map { change in
      switch change {
      case .insert(let offset, let line, _): "scanner, line \(offset + 1): \(line)"
      case .remove(let offset, let line, _): "Yams, line \(offset + 1): \(line)"
      }
    }.joined(separator: "\n")
  }
}

extension ReadingComparison: CustomStringConvertible {
  /// The document, with escapes for what is not printable ASCII, and what differs.
  package var description: String {
    var text = "\(name), \(document.count) bytes, \(isScanned ? "scanned" : "handed over"):\n"
    for byte in document {
      switch byte {
      case UInt8(ascii: "\n"): text += "\\n\n"
      case UInt8(ascii: "\\"): text += "\\\\"
      case 0x20...0x7E: text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return text + "\n" + differences.map { $0 + "\n" }.joined()
  }
}
