/// Words and tables in Markdown, as GitHub and CommonMark read it.
///
/// > Source: CommonMark 0.31, https://spec.commonmark.org/0.31.2/; tables after GitHub Flavored Markdown,
/// > https://github.github.com/gfm/.
enum MarkdownText {
  /// A document with a line break at its end.
  static func text(of document: ProseDocument) -> String {
    var parts = ["# \(plain(document.title))"] + document.opening.map(block)
    for section in document.sections {
      parts.append("## \(plain(section.title))")
      parts += section.blocks.map(block)
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func block(_ block: ProseBlock) -> String {
    switch block {
    case .heading(let words): "### \(plain(words))"
    case .paragraph(let prose): text(of: prose)
    case .list(let items): items.map { "- \(text(of: $0))" }.joined(separator: "\n")
    case .table(let table): text(of: table)
    case .picture(let view, let title): "![\(plain(title))](\(view.rawValue).svg)"
    }
  }

  /// A table with what leads to it and what it leaves out.
  private static func text(of table: ProseTable) -> String {
    func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
    let lines =
      [
        line(table.columns.map { plain($0.heading) }),
        line(table.columns.map { $0.isNumeric ? "---:" : "---" }),
      ] + table.rows.map { row in line(row.map { text(of: $0, isCell: true) }) }
    return [
      table.lead.map { text(of: $0) }, lines.joined(separator: "\n"),
      table.rest.map { text(of: $0) },
    ]
    .compactMap(\.self).joined(separator: "\n\n")
  }

  /// Words with their marks.
  ///
  /// - Parameter isCell: Whether they stand in a table, where a bar ends a cell even inside code.
  static func text(of prose: Prose, isCell: Bool = false) -> String {
    prose.runs.map { run in
      switch run.mark {
      case .plain, .citation: plain(run.text)
      case .code: isCell ? code(run.text).escapingScalars("|", with: "\\") : code(run.text)
      case .strong: "**\(plain(run.text))**"
      case .stressed: "*\(plain(run.text))*"
      case .file(let name): "[\(plain(run.text))](\(name))"
      }
    }.joined()
  }

  /// A text as it shall be read: nothing in it is taken for markup, and it is on one line.
  ///
  /// Code points are escaped, not characters: a mark that combines with a bar would hide it from Swift and
  /// not from a reader of tables. An underscore inside a word, as in the name of a column, is no markup.
  static func plain(_ text: String) -> String {
    let scalars = Array(TerminalText.plain(text).unicodeScalars)
    func isInWord(_ place: Int) -> Bool {
      scalars.indices.contains(place) && scalars[place].isASCII
        && (scalars[place].properties.isAlphabetic || scalars[place].properties.numericType != nil)
    }
    var result = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() {
      if marks.contains(scalar),
        scalar != "_" || !isInWord(place - 1) || !isInWord(place + 1)
      {
        result.append("\\")
      }
      result.append(scalar)
    }
    return String(result)
  }

  private static let marks = Set("\\`*_{}[]<>#|~&$".unicodeScalars)

  /// A text between backquotes, on one line. It has none itself: an apostrophe stands for each.
  private static func code(_ text: String) -> String {
    let scalars = TerminalText.plain(text).unicodeScalars.map { $0 == "`" ? "'" : $0 }
    return "`\(String(String.UnicodeScalarView(scalars)))`"
  }
}
