/// Writes tables as JSON: a list with an object for each row, on a line of its own.
///
/// > Source: RFC 8259, doi:10.17487/RFC8259.
public struct JSONTableWriter: Sendable {
  /// Creates a writer; it has no settings.
  public init() {}

  /// Writes a table; only one row is in memory at a time.
  ///
  /// - Complexity: O(*b*), *b* bytes written.
  public func write(_ table: Table, to output: inout some TextOutputStream) {
    JSONValue.writeRows(count: table.rowCount, depth: 0, to: &output) { JSONValue(table, row: $0) }
    output.write("\n")
  }
}
