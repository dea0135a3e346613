internal import StoryParsing

/// Writes tables as comma-separated values that spreadsheets open safely.
///
/// The output is UTF-8 with a header row. Cells that hold a comma, a quotation mark or a line break are
/// quoted, and quotation marks inside are doubled.
///
/// > Source: RFC 4180, doi:10.17487/RFC4180. Deviation: lines end with a line feed alone unless
/// > ``isForExcel`` is set. Formula guard: OWASP, "CSV Injection".
public struct CSVWriter: Sendable {
  /// Whether a text that a spreadsheet would run as a formula is prefixed with an apostrophe. Numbers
  /// are never touched.
  public var guardsFormulas = true
  /// Whether the output begins with a byte-order mark and lines end with a carriage return and a line
  /// feed, which Excel needs to read UTF-8.
  public var isForExcel = false

  /// What stands between the words of a list.
  static let listSeparator = "; "

  /// Creates a writer.
  public init(guardsFormulas: Bool = true, isForExcel: Bool = false) {
    self.guardsFormulas = guardsFormulas
    self.isForExcel = isForExcel
  }

  /// Writes a table.
  ///
  /// - Complexity: O(*b*), *b* bytes written.
  public func write(_ table: Table, to output: inout some TextOutputStream) {
    let lineEnd = isForExcel ? "\r\n" : "\n"
    if isForExcel { output.write("\u{FEFF}") }
    output.write(table.columns.map { quoted($0.name) }.joined(separator: ",") + lineEnd)
    for row in 0..<table.rowCount {
      var line = ""
      for column in table.columns.indices {
        if column > 0 { line += "," }
        line += text(of: table[row, column])
      }
      output.write(line + lineEnd)
    }
  }

  /// A cell as it stands between two commas.
  func text(of cell: Table.Cell) -> String {
    switch cell {
    case .text(let text): quoted(guarded(text))
    case .list(let texts): quoted(guarded(texts.joined(separator: Self.listSeparator)))
    case .integer(let value): String(value)
    case .number(let value): NumberText.exact(value)
    case .boolean(let value): value ? "true" : "false"
    case .time(let time): time.iso8601
    case .absent: ""
    }
  }

  private func guarded(_ text: String) -> String {
    guard guardsFormulas, let first = text.utf8.first, Self.formulaStarts.contains(first) else {
      return text
    }
    return "'" + text
  }

  private static let formulaStarts: Set<UInt8> = [
    UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
    UInt8(ascii: "\t"), UInt8(ascii: "\r"),
  ]

  private func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return text }
    var result = "\""
    for character in text.unicodeScalars {
      if character == "\"" { result += "\"" }
      result.unicodeScalars.append(character)
    }
    return result + "\""
  }
}
