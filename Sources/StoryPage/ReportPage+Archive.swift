internal import StoryAnalysis
internal import StoryExport

/// What the archive holds, article by article, and how it was counted.
extension ReportPage {
  func writeArchive(to html: inout HTML) {
    if let filter = StudyText(of: study).filterSentence {
      ProseHTML().write([.paragraph(filter)], to: &html)
    }
    html.raw("<dl class=\"facts\">\n")
    for (name, value) in counts { write(name, NumberText.grouped(value), to: &html) }
    if let first = summary.firstPublished, let last = summary.lastPublished {
      write("from first to last", calendar.span(first, last), isWords: true, to: &html)
    }
    html.raw("</dl>\n")
    write(.overview, caption: "Each story is as large as its number of articles.", to: &html)
  }

  private var counts: [(name: String, value: Int)] {
    let faults = summary.warnings + summary.skippedFiles
    return [
      (noun("article", summary.articles), summary.articles),
      (noun("story", summary.clusters, "stories"), summary.clusters),
      (noun("provider", summary.providers), summary.providers),
      (noun("record", summary.records), summary.records),
      ("only mentioned", summary.ghosts), (noun("link", summary.links), summary.links),
      ("under several headlines", summary.revisedArticles),
      (noun("fault", faults) + " in documents", faults),
    ]
  }

  private func noun(_ one: String, _ count: Int, _ many: String? = nil) -> String {
    count == 1 ? one : many ?? one + "s"
  }

  private func write(
    _ name: String, _ value: String, isWords: Bool = false, to html: inout HTML
  ) {
    html.raw("<div>")
    html.element("dt", [:], name)
    if isWords {
      html.element("dd", ["class": "words"], value)
    } else {
      html.element("dd", [:], value)
    }
    html.raw("</div>\n")
  }

  func writeArticles(to html: inout HTML) {
    PageTable(
      table: table("articles"),
      columns: [
        .init("published"), .init("Label", as: "headline", linkingTo: "address"),
        .init("provider"), .init("cluster", as: "story"), .init("thread"),
        .init("in_links", as: "named by"), .init("is_ghost", as: "only mentioned"),
        .init("is_copy", as: "copy"),
      ], limit: 1_000, caption: "Every article, by story and time",
      none: none("The archive names no article.")
    ).write(to: &html, calendar: calendar, labelLength: labelLength)
  }
}
