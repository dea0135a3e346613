internal import StoryAnalysis
internal import StoryExport

/// Who was first, who copied, and whose headline changed.
extension ReportPage {
  func writeFirsts(to html: inout HTML) {
    html.element(
      "p", [:],
      """
      Stated times are off by some minutes: providers whose first articles come within \
      \(study.clockErrorInWords) of the earliest tie, and nobody can tell who was first.
      """)
    let stories = study.shownClusters.map { study.firsts.stories[$0.index] }
    let verdicts = stories.map { words(for: $0.verdict) }
    let windows = stories.map { $0.window.map(arrival).joined(separator: "; ") }
    PageTable(
      table: table("clusters"),
      columns: [
        .init("cluster", as: "story"), .init("label"), .init("first", as: "earliest article"),
        .init("first_verdict", as: "verdict") { verdicts[$0] },
        .init("first_provider", as: "first"),
        .init("first_window", as: "may have been first") { windows[$0] },
      ], limit: 1_000, caption: "The first provider of each story, or who may have been",
      none: none("There is no story that anybody could have begun.")
    ).write(to: &html, calendar: calendar, labelLength: labelLength)
    write(.spread, caption: "How the largest story spread from provider to provider.", to: &html)
    html.raw("<h3>Who leads whom</h3>\n")
    PageTable(
      table: table("leads"),
      columns: [
        .init("provider"), .init("other", as: "beside"), .init("stories", as: "told by both"),
        .init("led", as: "came first"), .init("tied"), .init("trailed", as: "came later"),
        .init("median_lead", as: "median lead (h)"),
      ],
      caption:
        "Pairs of providers that told the same stories, and how often one came before the other",
      none: none(
        "No two providers told \(ProviderLeads.minimumStoryCount) stories or more together, so none are compared."
      )
    ).write(to: &html, calendar: calendar, labelLength: labelLength)
  }

  func writeCopies(to html: inout HTML) {
    html.raw("<h3>Copies</h3>\n")
    PageTable(
      table: table("syndication"),
      columns: [
        .init("group"), .init("headline", linkingTo: "address"), .init("provider"),
        .init("published"), .init("is_origin", as: "earliest"), .init("similarity"),
        .init("lag", as: "later by (h)"),
      ], caption: "Articles with one text, the earliest of each group first",
      none: none(
        study.options.collapsesSyndicated
          ? "Copies were merged into their earliest article before anything was counted."
          : "No two articles have excerpts that are equal or nearly so.")
    ).write(to: &html, calendar: calendar, labelLength: labelLength)
    html.raw("<h3>Headlines that changed</h3>\n")
    PageTable(
      table: table("revisions"),
      columns: [
        .init("article"), .init("number"), .init("headline", linkingTo: "address"),
        .init("published"), .init("provider"),
      ], caption: "Every headline of an article that was seen under several",
      none: none("No article was seen under more than one headline.")
    ).write(to: &html, calendar: calendar, labelLength: labelLength)
    html.raw("<h3>Contradictions and merges</h3>\n")
    let identity = table("identity")
    PageTable(
      table: identity,
      columns: [
        .init("kind"), .init("rule"), .init("article"), .init("known"), .init("other"),
        .init("document"), .init("line"),
      ], limit: 50,
      caption: "Why mentions were taken for one article, and where the archive contradicts itself",
      none: none("No mention was taken for the article of another, and nothing contradicts itself.")
    ).write(to: &html, calendar: calendar, labelLength: labelLength)
  }

  /// `cnet.com 11 Jun 2020 17:28`.
  private func arrival(_ arrival: FirstMovers.Arrival) -> String {
    let name = arrival.provider.map { study.graph[$0].key } ?? "an unknown provider"
    return "\(name) \(calendar.minute(arrival.published))"
  }

  private func words(for verdict: FirstMovers.Verdict) -> String {
    switch verdict {
    case .first: "first"
    case .cannotTell: "cannot tell"
    case .unknown: "unknown"
    }
  }
}
