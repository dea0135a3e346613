/// Reads an archive document by document, in an order that is the same everywhere.
///
/// ```swift
/// let archive = try ArchiveReader([InputPath("seeds")])
/// archive.forEachDocument { document in
///   if let record = document.record { print(record.article.title) }
/// }
/// ```
public struct ArchiveReader: Sendable {
  /// What was found under the inputs.
  public let discovery: InputDiscovery
  /// What turns bytes into records.
  public let reader: any DocumentReader

  /// Finds the documents of some inputs; nothing is read yet.
  ///
  /// - Parameters:
  ///   - inputs: Files, folders and `-` (see ``InputDiscovery``).
  ///   - reader: What turns bytes into records. Default ``YAMLReader``.
  /// - Throws: ``InputError`` where an input does not exist or cannot be opened.
  public init(
    _ inputs: [InputPath], reader: any DocumentReader = YAMLReader()
  ) throws(InputError) {
    discovery = try InputDiscovery(inputs)
    self.reader = reader
  }

  /// Reads the documents one after the other; only one is in memory at a time.
  ///
  /// - Parameter body: Receives each document in the order of ``InputDiscovery/sources``, faulty
  ///   ones too. The faults of the folders themselves are in ``InputDiscovery/diagnostics``.
  /// - Throws: Whatever `body` throws; the reading ends there.
  /// - Note: What comes through a pipe or standard input is there once; reading it a second time
  ///   finds an empty document.
  /// - Complexity: O(bytes of the documents) time, O(bytes of the largest) space.
  public func forEachDocument<Failure: Error>(
    _ body: (DocumentResult) throws(Failure) -> Void
  ) throws(Failure) {
    for source in discovery.sources { try body(read(source)) }
  }

  /// Reads everything and keeps it.
  ///
  /// - Returns: All records and all faults, those of the folders first.
  /// - Complexity: O(bytes of the documents) time and space.
  public func contents() -> ArchiveContents {
    var contents = ArchiveContents()
    contents.diagnostics = discovery.diagnostics
    contents.documentCount = discovery.sources.count
    contents.records.reserveCapacity(discovery.sources.count)
    forEachDocument { document in
      if let record = document.record { contents.records.append(record) }
      contents.diagnostics += document.diagnostics
      contents.byteCount += document.byteCount
    }
    return contents
  }

  /// Reads one document.
  private func read(_ source: DocumentSource) -> DocumentResult {
    do {
      let contents = try source.contents()
      guard !contents.isTorn else {
        let fault = DiagnosticText.fileFault(
          .changedWhileReading, document: source.name,
          "the file changed while it was read; read the archive again when nothing writes to it")
        return DocumentResult(
          source: source, record: nil, diagnostics: [fault], byteCount: contents.bytes.count)
      }
      let (record, diagnostics) = reader.read(bytes: contents.bytes, document: source.name)
      return DocumentResult(
        source: source, record: record, diagnostics: diagnostics, byteCount: contents.bytes.count)
    } catch {
      let fault = DiagnosticText.fileFault(
        .unreadableFile, document: source.name, "the file cannot be read: \(error.explanation)")
      return DocumentResult(source: source, record: nil, diagnostics: [fault], byteCount: 0)
    }
  }
}

extension DocumentSource {
  /// The bytes of the document. A file that is being replaced gets a second chance.
  fileprivate func contents() throws(FileSystem.Failure) -> FileSystem.Contents {
    switch location {
    case .file(let path):
      let contents = try FileSystem.contents(ofFile: path)
      return contents.isTorn ? try FileSystem.contents(ofFile: path) : contents
    case .stream(let path):
      return try FileSystem.contents(ofStream: path)
    case .standardInput:
      return try FileSystem.contentsOfStandardInput()
    }
  }
}

/// One document after reading.
public struct DocumentResult: Sendable {
  /// Where the document was found.
  public var source: DocumentSource
  /// What it says; `nil` where an error among the diagnostics says why not.
  public var record: ArticleRecord?
  /// Its faults, in the order of their places.
  public var diagnostics: [Diagnostic]
  /// Its length in bytes, body included; 0 where it could not be opened.
  public var byteCount: Int

  /// Creates a result.
  public init(
    source: DocumentSource, record: ArticleRecord?, diagnostics: [Diagnostic], byteCount: Int
  ) {
    self.source = source
    self.record = record
    self.diagnostics = diagnostics
    self.byteCount = byteCount
  }
}

/// A whole archive in memory.
public struct ArchiveContents: Sendable {
  /// The records, in the order of the documents.
  public var records: [ArticleRecord] = []
  /// All faults: those of the folders, then those of the documents in their order.
  public var diagnostics: [Diagnostic] = []
  /// Number of documents found, read or not.
  public var documentCount = 0
  /// Length of all documents in bytes.
  public var byteCount = 0

  /// Creates empty contents.
  public init() {}

  /// Number of documents that were left out.
  public var skippedCount: Int { documentCount - records.count }
}
