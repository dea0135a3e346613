/// The reader that archives are read with: the scanner for every document in its shape, Yams for
/// each of the others.
///
/// It gives the same records and diagnostics as ``YAMLReader``, about a hundred times as fast where
/// documents are block mappings and block sequences of scalars on one line, plain or in double
/// quotation marks, without a fault. Everything else of YAML, and every document with a fault, is
/// read by ``YAMLReader``.
public struct ScanningReader: DocumentReader {
  /// How much of one document is taken on.
  public let limits: ReadingLimits

  /// Creates a reader; it keeps no state.
  ///
  /// - Parameter limits: How much of one document is taken on. Default ``ReadingLimits/standard``.
  public init(limits: ReadingLimits = .standard) {
    self.limits = limits
  }

  /// Reads one document; see ``DocumentReader/read(bytes:document:)``.
  ///
  /// - Parameters:
  ///   - bytes: The whole document, front matter and body.
  ///   - document: Name of the document in the record and in diagnostics.
  /// - Returns: The record and the faults.
  /// - Complexity: O(bytes of the front matter) for the scanner, and again for Yams.
  public func read(bytes: borrowing Span<UInt8>, document: String) -> DocumentReading {
    var batch = RecordBatch(limits: limits)
    bytes.withUnsafeBufferPointer { batch.append(document: $0, name: document) }
    let read = batch.documents[0]
    return (batch.record(of: read), read.diagnostics)
  }
}
