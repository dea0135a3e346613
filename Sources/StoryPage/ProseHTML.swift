internal import StoryExport

/// Writes texts of the report as parts of a page.
struct ProseHTML {
  /// Another place of the page.
  struct Place: Equatable {
    /// Its identifier.
    var identifier: String
    /// Its heading.
    var title: String
  }

  /// Level of the headings of sections, from 2 to 5: one below what they stand in.
  var level = 3
  /// Where the page shows a table or a diagram anyway, so that the text only leads there.
  var place: (ProseBlock) -> Place? = { _ in nil }
  /// Where the page has what a file of the report says.
  var files: [String: Place] = [:]

  /// Appends a section; details can be folded away, and are so at first.
  func write(_ section: ProseDocument.Section, to html: inout HTML) {
    switch section.role {
    case .summary:
      heading(section.title, level, to: &html)
      html.raw("\n")
      write(section.blocks, to: &html)
    case .detail:
      html.raw("<details class=\"prose\">\n<summary>")
      heading(section.title, level, to: &html)
      html.raw("</summary>\n")
      write(section.blocks, to: &html)
      html.raw("</details>\n")
    }
  }

  /// Appends blocks, and at last where those are that the page shows elsewhere.
  func write(_ blocks: [ProseBlock], to html: inout HTML) {
    var places: [Place] = []
    var (hasPicture, tableCount) = (false, 0)
    for block in blocks {
      guard let place = place(block) else {
        write(block, to: &html)
        continue
      }
      if !places.contains(place) { places.append(place) }
      if case .table = block { tableCount += 1 } else { hasPicture = true }
    }
    guard !places.isEmpty else { return }
    let things = [
      hasPicture ? "diagram" : nil, tableCount == 0 ? nil : tableCount == 1 ? "table" : "tables",
    ].compactMap(\.self)
    let verb = things.count == 1 && tableCount < 2 ? "stands" : "stand"
    html.raw("<p>")
    html.text("Its \(things.joined(separator: " and ")) \(verb) under ")
    for (number, place) in places.enumerated() {
      if number > 0 { html.raw(" and ") }
      html.element("a", ["href": "#" + place.identifier], place.title)
    }
    html.raw(".</p>\n")
  }

  private func write(_ block: ProseBlock, to html: inout HTML) {
    switch block {
    case .heading(let words):
      heading(words, level + 1, to: &html)
      html.raw("\n")
    case .paragraph(let prose): paragraph(prose, to: &html)
    case .list(let items):
      html.raw("<ul class=\"points\">\n")
      for item in items {
        html.raw("<li>")
        write(item, to: &html)
        html.raw("</li>\n")
      }
      html.raw("</ul>\n")
    case .table(let table):
      if let lead = table.lead { paragraph(lead, to: &html) }
      if table.isGlossary { glossary(table, to: &html) } else { write(table, to: &html) }
      if let rest = table.rest { paragraph(rest, to: &html) }
    case .picture(let view, let title):
      paragraph("\(title): `\(view.rawValue).svg`", to: &html)
    }
  }

  private func paragraph(_ prose: Prose, to html: inout HTML) {
    html.raw("<p>")
    write(prose, to: &html)
    html.raw("</p>\n")
  }

  private func heading(_ words: String, _ level: Int, to html: inout HTML) {
    let names: [StaticString] = ["h2", "h3", "h4", "h5", "h6"]
    precondition((2...6).contains(level), "A page has headings of six levels, the first its own.")
    html.element(names[level - 2], [:], words)
  }

  /// Names with their values.
  private func glossary(_ table: ProseTable, to html: inout HTML) {
    html.raw("<dl class=\"pairs\">\n")
    for row in table.rows {
      html.raw("<dt>")
      write(row[0], to: &html)
      html.raw("</dt>")
      for cell in row.dropFirst() {
        html.raw("<dd>")
        write(cell, to: &html)
        html.raw("</dd>")
      }
      html.raw("\n")
    }
    html.raw("</dl>\n")
  }

  private func write(_ table: ProseTable, to html: inout HTML) {
    // What scrolls can be reached with the keyboard.
    html.open(
      "div", ["class": "table", "role": "region", "tabindex": "0", "aria-label": table.title])
    html.raw("\n<table>\n")
    html.element("caption", [:], table.title)
    html.raw("\n<thead><tr>")
    for column in table.columns {
      html.element(
        "th", ["scope": "col", "class": column.isNumeric ? "number" : "words"], column.heading)
    }
    html.raw("</tr></thead>\n<tbody>\n")
    for row in table.rows {
      html.raw("<tr>")
      for (cell, column) in zip(row, table.columns) {
        html.open("td", ["class": column.isNumeric ? "number" : "words"])
        write(cell, to: &html)
        html.raw("</td>")
      }
      html.raw("</tr>\n")
    }
    html.raw("</tbody>\n</table>\n</div>\n")
  }

  /// Appends words with their marks.
  func write(_ prose: Prose, to html: inout HTML) {
    for run in prose.runs {
      // A character that steers would turn round the sentence that a headline stands in.
      let words = TerminalText.plain(run.text)
      switch run.mark {
      case .plain: html.text(words)
      case .code: html.element("code", [:], words)
      case .strong: html.element("strong", [:], words)
      case .stressed: html.element("em", [:], words)
      case .file(let name):
        if let place = files[name] {
          html.element("a", ["href": "#" + place.identifier], place.title)
        } else {
          html.element("code", [:], words)
        }
      case .citation:
        html.element("a", ["href": address(of: words), "rel": "noreferrer"], words)
      }
    }
  }

  /// The address of `doi:…` or `arXiv:…`.
  private func address(of citation: String) -> String {
    let parts = citation.split(separator: ":", maxSplits: 1)
    let name = parts.last ?? ""
    return parts.first == "doi" ? "https://doi.org/\(name)" : "https://arxiv.org/abs/\(name)"
  }
}
