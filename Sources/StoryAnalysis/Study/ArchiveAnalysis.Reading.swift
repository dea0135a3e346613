public import StoryParsing

extension ArchiveAnalysis {
  /// What reading an archive took and met.
  ///
  /// Every document that was found is either read or skipped, so the two counts add up; so do files
  /// and folders that could not be opened, each as one.
  public struct Reading: Sendable {
    /// Documents found.
    public var documentCount = 0
    /// Documents that gave no record.
    public var skippedCount = 0
    /// Length of all documents in bytes.
    public var byteCount = 0
    /// The faults, in input order.
    public var diagnostics: [Diagnostic] = []
    /// What the documents held, in input order; empty where nobody asked for digests.
    public var inventory: [FileDigest] = []

    /// A reading that has met nothing.
    public init() {}

    /// A reading that has found the documents and opened none of them yet.
    public init(of discovery: InputDiscovery) {
      diagnostics = discovery.diagnostics
      skippedCount = diagnostics.count { $0.severity == .error }
      documentCount = skippedCount
    }

    /// Counts one more document.
    public mutating func note(_ document: DocumentResult) {
      documentCount += 1
      byteCount += document.byteCount
      diagnostics += document.diagnostics
      if document.record == nil { skippedCount += 1 }
    }

    /// Counts one more document of a batch.
    mutating func note(_ document: RecordBatch.Document) {
      documentCount += 1
      byteCount += document.byteCount
      diagnostics += document.diagnostics
      if document.mentions == nil { skippedCount += 1 }
    }
  }
}
