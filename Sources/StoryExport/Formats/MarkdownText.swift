/// Words and tables in Markdown, as GitHub and CommonMark read it.
enum MarkdownText {
  /// A text as it shall be read: nothing in it is taken for markup, and it is on one line.
  static func plain(_ text: String) -> String {
    var result = ""
    for character in TerminalText.plain(text) {
      if "\\`*_{}[]<>#|~&$".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// A table with a heading for each column; texts of cells are Markdown already.
  ///
  /// - Parameter numeric: Positions of the columns that are flush right.
  static func table(_ headings: [String], numeric: Set<Int> = [], rows: [[String]]) -> String {
    func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
    let rules = headings.indices.map { numeric.contains($0) ? "---:" : "---" }
    return ([line(headings), line(rules)] + rows.map(line)).joined(separator: "\n")
  }

  /// Names in a row: `a`, `a and b`, `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return "\(items.dropLast().joined(separator: ", ")) and \(last)"
  }
}
