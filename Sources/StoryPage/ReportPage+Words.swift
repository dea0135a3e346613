internal import StoryAnalysis
internal import StoryExport

/// What the archive shows in words, and how all of it was counted.
extension ReportPage {
  func writeFindings(to html: inout HTML) {
    let document = StudyText(of: study).document
    let writer = ProseHTML(
      place: { self.place(of: $0) }, files: [Methods.fileName: place(.methods)])
    guard !document.sections.isEmpty else {
      writer.write(document.opening, to: &html)
      return
    }
    writer.write(
      [
        .paragraph(
          """
          Every number is computed from the archive, and what it rests on stands beside it. The same text, with \
          all its tables, is in `\(StudyText.fileName)`.
          """)
      ], to: &html)
    for section in document.sections { writer.write(section, to: &html) }
  }

  func writeMethods(to html: inout HTML) {
    let writer = ProseHTML(files: [StudyText.fileName: place(.findings)])
    let methods = Methods(of: study, csv: csv)
    html.raw("<p>")
    html.text(
      """
      The articles are those that \(NumberText.counted(summary.records, "record")) and \
      \(summary.records == 1 ? "its related list names" : "their related lists name"); who chose them and how \
      is not in the archive. Shares, ranks and firsts are about these articles and no sample of all that was \
      published. Threads and copies are found from headlines and first sentences; a thread is a proposal that a \
      reader should check. What else the archive cannot show is said among the
      """)
    html.raw(" ")
    html.element("a", ["href": "#" + Section.findings.rawValue], "findings")
    html.raw(". Definitions, formulas and sources follow, as in ")
    html.element("code", [:], Methods.fileName)
    html.raw("; the digest of every document and file is in ")
    html.element("code", [:], Manifest.fileName)
    html.raw(" beside this page.</p>\n")
    for section in methods.sections { writer.write(section, to: &html) }
    html.raw("<h3>What the columns mean</h3>\n<p>In the CSV files: ")
    writer.write(methods.columnRule, to: &html)
    html.raw("</p>\n")
    for table in Report.tables(study) {
      html.raw("<details>\n")
      html.element("summary", [:], "\(table.name).csv: \(table.summary)")
      html.raw("\n<dl class=\"terms\">\n")
      for column in table.columns {
        html.element("dt", [:], column.name)
        html.element(
          "dd", [:], column.summary + (column.unit.isEmpty ? "" : " Unit: \(column.unit)."))
        html.raw("\n")
      }
      html.raw("</dl>\n</details>\n")
    }
  }

  /// Where the page shows what a text would repeat.
  private func place(of block: ProseBlock) -> ProseHTML.Place? {
    switch block {
    case .picture(.overview, _): place(.archive)
    case .picture(.clusters, _): place(.stories)
    case .picture(.timeline, _): place(.timeline)
    case .picture(.providers, _), .picture(.heatmap, _): place(.providers)
    case .picture(.spread, _): place(.firsts)
    case .table(let table):
      switch table.name {
      case "stories", "threads": place(.stories)
      case "bursts": place(.timeline)
      case "revisions": place(.copies)
      default: nil
      }
    default: nil
    }
  }

  private func place(_ section: Section) -> ProseHTML.Place {
    ProseHTML.Place(identifier: section.rawValue, title: section.title)
  }
}
