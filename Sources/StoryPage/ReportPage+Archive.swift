internal import StoryAnalysis
internal import StoryExport

/// What the archive holds, article by article, and how it was counted.
extension ReportPage {
  func writeArchive(to html: inout HTML) {
    if let filter = study.filterText {
      html.open("p")
      html.element("strong", [:], "Filter in force: ")
      html.text(filter)
      html.raw("</p>\n")
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
    [
      ("articles", summary.articles), ("stories", summary.clusters),
      ("providers", summary.providers), ("records", summary.records),
      ("only mentioned", summary.ghosts), ("links", summary.links),
      ("revised articles", summary.revisedArticles),
      ("faults in documents", summary.warnings + summary.skippedFiles),
    ]
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
      ], limit: 1_000, caption: "Every article, by story and time"
    ).write(to: &html, calendar: calendar)
  }
}
