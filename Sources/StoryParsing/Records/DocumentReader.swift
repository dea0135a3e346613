/// Turns the bytes of one document into a record.
///
/// Every reader gives the same record for the same bytes; they differ in speed and in the shapes
/// that they take on themselves.
public protocol DocumentReader: Sendable {
  /// Reads one document.
  ///
  /// - Parameters:
  ///   - bytes: The whole document, front matter and body.
  ///   - document: Name of the document in the record and in diagnostics; its extension `.yml` or
  ///     `.yaml` allows YAML without `---` lines.
  /// - Returns: The record, `nil` where a diagnostic of severity `error` says why; and the faults
  ///   in the order of their places.
  func read(bytes: borrowing Span<UInt8>, document: String) -> DocumentReading
}

/// What reading one document gave: its record and its faults.
public typealias DocumentReading = (record: ArticleRecord?, diagnostics: [Diagnostic])

extension DocumentReader {
  /// Reads one document from an array of bytes.
  ///
  /// - Parameters:
  ///   - bytes: The whole document, front matter and body.
  ///   - document: Name of the document in the record and in diagnostics.
  /// - Returns: The record and the faults.
  public func read(bytes: [UInt8], document: String) -> DocumentReading {
    read(bytes: bytes.span, document: document)
  }
}
