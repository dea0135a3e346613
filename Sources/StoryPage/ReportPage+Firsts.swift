internal import StoryAnalysis
internal import StoryExport

/// Who was first, who copied, whose headline changed; and what all of it rests on.
extension ReportPage {
  func writeFirsts(to html: inout HTML) {
    html.element(
      "p", [:],
      """
      Stated times are off by some minutes: providers whose first articles come within \
      \(study.clockErrorInWords) of the earliest tie, and nobody can tell who was first.
      """)
    PageTable(
      table: table("clusters"),
      columns: [
        .init("cluster", as: "story"), .init("label"), .init("first"), .init("first_verdict"),
        .init("first_provider"), .init("first_window", as: "may be first"),
      ], caption: "The first mover of each story"
    ).write(to: &html, calendar: calendar)
    write(.spread, caption: "How the largest story spread from provider to provider.", to: &html)
    html.raw("<h3>Who leads whom</h3>\n")
    PageTable(
      table: table("leads"),
      columns: [
        .init("provider"), .init("other"), .init("stories"), .init("led"), .init("tied"),
        .init("trailed"), .init("median_lead"),
      ], caption: "Pairs of providers that told the same stories"
    ).write(to: &html, calendar: calendar)
  }

  func writeCopies(to html: inout HTML) {
    html.raw("<h3>Copies</h3>\n")
    PageTable(
      table: table("syndication"),
      columns: [
        .init("group"), .init("headline", linkingTo: "address"), .init("provider"),
        .init("published"), .init("is_origin", as: "earliest"), .init("similarity"),
        .init("lag"),
      ], caption: "Articles with one text, the earliest of each group first"
    ).write(to: &html, calendar: calendar)
    html.raw("<h3>Headlines that changed</h3>\n")
    PageTable(
      table: table("revisions"),
      columns: [
        .init("article"), .init("number"), .init("headline", linkingTo: "address"),
        .init("published"), .init("provider"),
      ], caption: "Every headline of an article that was seen under several"
    ).write(to: &html, calendar: calendar)
    html.raw("<h3>Contradictions and merges</h3>\n")
    let identity = table("identity")
    PageTable(
      table: identity,
      columns: [
        .init("kind"), .init("rule"), .init("article"), .init("known"), .init("other"),
        .init("document"), .init("line"),
      ], limit: 50,
      caption: "Why mentions were taken for one article, and where the archive contradicts itself"
    ).write(to: &html, calendar: calendar)
  }

  func writeMethods(to html: inout HTML) {
    html.element(
      "p", [:],
      """
      The articles are those that \(NumberText.counted(summary.records, "record")) and their related lists \
      name; who chose them and how is not in the archive. Shares, ranks and firsts are about these articles \
      and no sample of all that was published. Threads and copies are found from headlines and first \
      sentences; a thread is a proposal that a reader should check. Definitions, formulas and sources stand \
      in METHODS.md, findings in words in STUDY.md, the options and digests in manifest.json beside this page.
      """)
    html.raw("<h3>What the columns mean</h3>\n")
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
}
