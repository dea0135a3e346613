internal import StoryParsing

/// Writes tables for reading in a terminal: columns aligned, numbers to the right.
///
/// Cells that are too long are cut with an ellipsis; every value whole is in the CSV and the JSON.
public struct TextTableWriter: Sendable {
  /// Widest that a column may be, in characters.
  public var maximumColumnWidth = 60
  /// Headings of the columns to show, in this order; all columns where empty.
  public var headings: [String] = []

  /// Creates a writer.
  public init(headings: [String] = [], maximumColumnWidth: Int = 60) {
    self.headings = headings
    self.maximumColumnWidth = maximumColumnWidth
  }

  /// Writes a table.
  ///
  /// - Complexity: O(*c*), *c* cells; all shown cells are in memory, because widths come first.
  public func write(_ table: Table, to output: inout some TextOutputStream) {
    let shown =
      headings.isEmpty
      ? Array(table.columns.indices)
      : headings.compactMap { heading in table.columns.firstIndex { $0.name == heading } }
    var lines = [shown.map { table.columns[$0].name }]
    for row in 0..<table.rowCount {
      lines.append(shown.map { cut(Self.text(of: table[row, $0])) })
    }
    let widths = shown.indices.map { column in
      lines.lazy.map { $0[column].count }.max() ?? 0
    }
    for line in lines {
      var text = ""
      for (position, cell) in line.enumerated() {
        let padding = String(repeating: " ", count: widths[position] - cell.count)
        let isNumeric = [.integer, .number].contains(table.columns[shown[position]].kind)
        text += (position > 0 ? "  " : "") + (isNumeric ? padding + cell : cell + padding)
      }
      while text.last == " " { text.removeLast() }
      output.write(text + "\n")
    }
  }

  private func cut(_ text: String) -> String {
    text.count > maximumColumnWidth ? text.prefix(maximumColumnWidth - 1) + "…" : text
  }

  private static func text(of cell: Table.Cell) -> String {
    switch cell {
    case .text(let text): TerminalText.plain(text)
    case .list(let texts): TerminalText.plain(texts.joined(separator: "; "))
    case .integer(let value): String(value)
    case .number(let value): NumberText.fixed(value, decimals: 6)
    case .boolean(let value): value ? "yes" : "no"
    case .time(let time): time.iso8601
    case .absent: ""
    }
  }
}
