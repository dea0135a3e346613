public import StoryAnalysis
internal import StoryParsing

extension JSONValue {
  /// A summary as one object, its keys in a fixed order; what is not known is `null`.
  public init(_ summary: ArchiveSummary) {
    func time(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    let busiestDay: JSONValue =
      summary.busiestDay.map { day in
        .object([
          Member("date", .string(day.date)),
          Member("articles", .integer(day.articles)),
        ])
      } ?? .null
    self = .object([
      Member("records", .integer(summary.records)),
      Member("relatedEntries", .integer(summary.relatedEntries)),
      Member("articles", .integer(summary.articles)),
      Member("distinctTexts", .integer(summary.distinctTexts)),
      Member("syndicatedGroups", .integer(summary.syndicatedGroups)),
      Member("ghosts", .integer(summary.ghosts)),
      Member("links", .integer(summary.links)),
      Member("selfLinks", .integer(summary.selfLinks)),
      Member("resolvedByFingerprint", .integer(summary.resolvedByFingerprint)),
      Member("providers", .integer(summary.providers)),
      Member("providerLinks", .integer(summary.providerLinks)),
      Member("components", .integer(summary.components)),
      Member("largestComponents", .array(summary.largestComponents.map { .integer($0) })),
      Member("mutualPairs", .integer(summary.mutualPairs)),
      Member("revisedArticles", .integer(summary.revisedArticles)),
      Member("clusters", .integer(summary.clusters)),
      Member("modularity", .number(summary.modularity)),
      Member("firstPublished", time(summary.firstPublished?.iso8601)),
      Member("lastPublished", time(summary.lastPublished?.iso8601)),
      Member("undatedArticles", .integer(summary.undatedArticles)),
      Member("days", .integer(summary.days)),
      Member("busiestDay", busiestDay),
      Member("skippedFiles", .integer(summary.skippedFiles)),
      Member("warnings", .integer(summary.warnings)),
      Member("filter", summary.filter.map { .string($0) } ?? .null),
      Member("archiveArticles", .integer(summary.archiveArticles)),
      Member("shownArticles", .integer(summary.shownArticles)),
    ])
  }
}
