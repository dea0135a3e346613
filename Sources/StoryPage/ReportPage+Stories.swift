internal import StoryAnalysis
internal import StoryExport

/// The stories, when they were told, and by whom.
extension ReportPage {
  func writeStories(to html: inout HTML) {
    html.element(
      "p", [:],
      "A story is a group of articles that name one another more often than the rest; its threads are the "
        + "events inside it.")
    PageTable(
      table: table("clusters"),
      columns: [
        .init("cluster", as: "story"), .init("label"), .init("headline"), .init("articles"),
        .init("providers"), .init("threads"), .init("first"), .init("last"),
        .init("stability"),
      ], limit: 1_000, caption: "The stories, largest first",
      none: none("The archive tells no story.")
    ).write(to: &html, calendar: calendar, labelLength: labelLength)
    write(
      .clusters,
      caption: "The largest stories with their articles; each card leads to its article.", to: &html
    )
    html.raw("<h3>Threads</h3>\n")
    PageTable(
      table: table("threads"),
      columns: [
        .init("thread"), .init("label"), .init("headline"), .init("articles"), .init("providers"),
        .init("first"), .init("last"),
      ], limit: 1_000, caption: "The threads of the stories, in their order",
      none: none("No story has a thread.")
    ).write(to: &html, calendar: calendar, labelLength: labelLength)
  }

  func writeTimeline(to html: inout HTML) {
    write(.timeline, caption: "Articles in each stretch of time, stacked by story.", to: &html)
    html.raw("<h3>Bursts</h3>\n")
    let bursts = table("bursts")
    PageTable(
      table: bursts,
      columns: [
        .init("kind", as: "what") {
          bursts[$0, "kind"] == "cluster" ? "story" : bursts[$0, "kind"]
        },
        .init("cluster", as: "story"), .init("topic"), .init("label"),
        .day("start"), .day("end"), .init("days"), .init("articles"), .init("weight"),
      ], caption: "Stretches with far more articles than usual (Kleinberg's bursts)",
      none: none("On no stretch of days does anything take twice its usual share.")
    ).write(to: &html, calendar: calendar, labelLength: labelLength)
    html.raw("<h3>Silences</h3>\n")
    let silences = table("silences")
    PageTable(
      table: silences,
      columns: [
        .init("kind", as: "who is silent") { row in
          switch silences[row, "kind"] {
          case "archive": "everybody"
          case "cluster": "a provider on a story"
          default: "a provider on a thread"
          }
        },
        .init("cluster", as: "story"), .init("thread"), .init("provider"),
        .init("sibling_articles", as: "articles beside"), .day("start"), .day("end"),
        .init("days"),
      ], caption: "Days without an article, and stories and threads that a provider left out",
      none: none(
        "No day between the first and the last is without an article, and no provider left out "
          + "what it covers the neighbours of.")
    ).write(to: &html, calendar: calendar, labelLength: labelLength)
  }

  func writeProviders(to html: inout HTML) {
    // One name may be printed for several domains; a provider that is its name has just that.
    let names: [PageTable.Column] =
      study.options.providerGrouping == .domain
      ? [.init("Label", as: "provider"), .init("Id", as: "domain")]
      : [.init("Label", as: "provider")]
    PageTable(
      table: table("providers"),
      columns: names + [
        .init("articles"),
        .init("recorded"),
        .init("clusters", as: "stories"), .init("coverage_share", as: "share"),
        .init("in_strength", as: "named by others"), .init("out_strength", as: "names others"),
        .init("pagerank", as: "PageRank"), .init("firsts", as: "times first"),
        .init("median_lag", as: "median lag (h)"),
      ], caption: "The providers, those with the most articles first",
      none: none("No provider is known.")
    ).write(to: &html, calendar: calendar, labelLength: labelLength)
    write(.providers, caption: "Who names whom as related.", to: &html)
    write(.heatmap, caption: "Who published how much, and when.", to: &html)
  }
}
