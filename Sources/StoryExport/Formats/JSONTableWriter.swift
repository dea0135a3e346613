internal import StoryParsing

/// Writes tables as JSON: a list with an object for each row, on a line of its own.
///
/// > Source: RFC 8259, doi:10.17487/RFC8259.
public struct JSONTableWriter: Sendable {
  /// Creates a writer; it has no settings.
  public init() {}

  /// Writes a table; only a few thousand rows are in memory at a time.
  ///
  /// - Complexity: O(*b*), *b* bytes written.
  public func write(_ table: Table, to output: inout some UTF8OutputStream) {
    let headings = table.columns.map { column in
      var bytes: [UInt8] = []
      bytes.append(json: column.name)
      bytes.append(text: ": ")
      return bytes
    }
    var bytes: [UInt8] = []
    bytes.append(UInt8(ascii: "["))
    bytes.append(rowsOf: table, to: &output) { row, cells, bytes in
      bytes.append(text: row == 0 ? "\n  {" : ",\n  {")
      for (column, heading) in headings.enumerated() {
        if column > 0 { bytes.append(text: ", ") }
        bytes.append(contentsOf: heading)
        bytes.append(json: cells[row, column])
      }
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(text: table.rowCount == 0 ? "]\n" : "\n]\n")
    bytes.handOn(to: &output, atLeast: 1)
  }
}

extension [UInt8] {
  /// Appends a cell of a table.
  fileprivate mutating func append(json cell: Table.Cell) {
    switch cell {
    case .text(let text): append(json: text)
    case .integer(let value): append(decimal: value)
    case .number(let value):
      if value.isFinite { append(exact: value) } else { append(text: "null") }
    case .boolean(let value): append(json: value)
    case .time(let time): append(json: time)
    case .list(let texts):
      append(UInt8(ascii: "["))
      for (index, text) in texts.enumerated() {
        if index > 0 { append(text: ", ") }
        append(json: text)
      }
      append(UInt8(ascii: "]"))
    case .absent: append(text: "null")
    }
  }
}
