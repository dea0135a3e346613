/// Reads an archive document by document, in an order that is the same everywhere.
///
/// ```swift
/// let archive = try ArchiveReader([InputPath("seeds")])
/// archive.forEachDocument { document in
///   if let record = document.record { print(record.article.title) }
/// }
/// ```
///
/// Documents are read by several threads at once, and handed over by one, in their order; neither the
/// order nor anything else depends on the number of threads.
public struct ArchiveReader: Sendable {
  /// What was found under the inputs.
  public let discovery: InputDiscovery
  /// What turns bytes into records.
  public let reader: any DocumentReader
  /// Number of threads that read.
  public let threadCount: Int
  /// Whether the digest of each document's bytes is taken while it is read.
  public let takesDigests: Bool
  /// How much is taken on.
  public let limits: ReadingLimits

  /// Finds the documents of some inputs; nothing is read yet.
  ///
  /// - Parameters:
  ///   - inputs: Files, folders and `-` (see ``InputDiscovery``).
  ///   - reader: What turns bytes into records. Default ``ScanningReader``.
  ///   - threadCount: Number of threads that read, the caller's among them, at least 1. Default one
  ///     for each processor.
  ///   - takesDigests: Whether the digest of each document's bytes is taken while it is read, by the
  ///     threads that read. Default `false`.
  ///   - limits: How much is taken on; those of one document are the scanning reader's, and another
  ///     reader has its own. Default ``ReadingLimits/standard``.
  /// - Throws: ``InputError`` where an input does not exist or cannot be opened.
  public init(
    _ inputs: [InputPath], reader: any DocumentReader = ScanningReader(),
    threadCount: Int? = nil, takesDigests: Bool = false, limits: ReadingLimits = .standard
  ) throws(InputError) {
    let threadCount = threadCount ?? FileSystem.processorCount
    precondition(threadCount >= 1, "At least one thread reads.")
    discovery = try InputDiscovery(inputs, limits: limits)
    self.reader = reader
    self.threadCount = threadCount
    self.takesDigests = takesDigests
    self.limits = limits
  }

  /// Reads the documents; only a few are in memory at a time.
  ///
  /// - Parameter body: Receives each document in the order of ``InputDiscovery/sources``, faulty
  ///   ones too. The faults of the folders themselves are in ``InputDiscovery/diagnostics``.
  /// - Throws: Whatever `body` throws; the reading ends there.
  /// - Note: What comes through a pipe or standard input is there once; reading it a second time
  ///   finds an empty document.
  /// - Complexity: O(bytes of the documents) time, O(bytes of the largest few) space.
  public func forEachDocument<Failure: Error>(
    _ body: (DocumentResult) throws(Failure) -> Void
  ) throws(Failure) {
    try forEachBatch { (batch) throws(Failure) in
      for document in batch.documents {
        try body(
          DocumentResult(
            source: discovery.sources[document.source], record: batch.record(of: document),
            diagnostics: document.diagnostics, byteCount: document.byteCount,
            digest: document.digest))
      }
    }
  }

  /// Reads the documents and hands them over as they are in memory, some at a time, in their order.
  ///
  /// No string is made on the way, so this is how to read an archive that is too large for
  /// ``forEachDocument(_:)``.
  ///
  /// - Parameter body: Receives each batch; it is filled anew after that.
  /// - Throws: Whatever `body` throws; the reading ends there.
  /// - Complexity: O(bytes of the documents) time, O(bytes of the largest few) space.
  public func forEachBatch<Failure: Error>(
    _ body: (RecordBatch) throws(Failure) -> Void
  ) throws(Failure) {
    let queue = BatchQueue(
      discovery.sources, reader: reader, threads: threadCount, takesDigests: takesDigests,
      limits: limits)
    try queue.forEach(helpers: threadCount - 1, body)
  }

  /// Reads the documents and keeps their lengths and digests.
  ///
  /// - Returns: One entry for each document, in input order; without a digest where the bytes could not
  ///   be read or none are taken.
  /// - Complexity: O(bytes of the documents) time, O(documents) space.
  public func inventory() -> [FileDigest] {
    var files: [FileDigest] = []
    files.reserveCapacity(discovery.sources.count)
    forEachBatch { batch in
      for document in batch.documents { files.append(batch.fileDigest(of: document)) }
    }
    return files
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
  /// The digest of its bytes; absent where it could not be read or nobody asked for digests.
  public var digest: ContentDigest?

  /// Creates a result.
  public init(
    source: DocumentSource, record: ArticleRecord?, diagnostics: [Diagnostic], byteCount: Int,
    digest: ContentDigest? = nil
  ) {
    self.source = source
    self.record = record
    self.diagnostics = diagnostics
    self.byteCount = byteCount
    self.digest = digest
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
