public import StoryParsing

/// Writes records as JSON Lines, one line for each, for jq, DuckDB, pandas and Spark.
///
/// A line is JSON in UTF-8 with the keys of ``RecordSchema``, ends with a line feed, and holds nothing
/// before it that any reader takes for the end of a line.
///
/// > Source: RFC 8259, doi:10.17487/RFC8259; JSON Lines, https://jsonlines.org.
public struct RecordLineWriter: Sendable {
  /// Creates a writer; it has no settings.
  public init() {}

  /// Appends the line of a record to a buffer.
  ///
  /// - Complexity: O(*b*), *b* bytes written.
  public func write(_ record: ArticleRecord, to bytes: inout [UInt8]) {
    RecordSchema.record.append(RecordSchema.Entry(record), to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }
}
