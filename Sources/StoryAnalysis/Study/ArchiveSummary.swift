internal import GraphAlgorithms
public import StoryParsing

/// What an archive holds, in figures for one screen.
public struct ArchiveSummary: Equatable, Sendable {
  /// A day and the number of articles published on it.
  public struct Day: Equatable, Sendable {
    /// The day on the archive's calendar, as `2020-06-11`.
    public var date: String
    /// Articles published on it.
    public var articles: Int

    /// Creates a day.
    public init(date: String, articles: Int) {
      self.date = date
      self.articles = articles
    }
  }

  /// The filter in force; absent where there is none.
  public var filter: String?
  /// Distinct articles that the archive has without it.
  public var archiveArticles: Int
  /// Distinct articles that are shown: all that are counted below, unless the filter hides some.
  public var shownArticles: Int
  /// Documents that gave a record.
  public var records: Int
  /// Entries of related lists.
  public var relatedEntries: Int
  /// Distinct articles.
  public var articles: Int
  /// Distinct texts: the articles, those that carry one text counted once.
  public var distinctTexts: Int
  /// Groups of at least two articles that carry one text.
  public var syndicatedGroups: Int
  /// Articles of which the archive has no record.
  public var ghosts: Int
  /// Distinct ordered pairs of different articles of which one names the other.
  public var links: Int
  /// Entries that point at the article of their own record.
  public var selfLinks: Int
  /// Entries without an address that were found by headline, provider and time.
  public var resolvedByFingerprint: Int
  /// Distinct providers.
  public var providers: Int
  /// Distinct ordered pairs of different providers of which one's articles name the other's.
  public var providerLinks: Int
  /// Weakly connected components.
  public var components: Int
  /// Sizes of the largest components, at most eight, largest first.
  public var largestComponents: [Int]
  /// Unordered pairs of articles that name each other.
  public var mutualPairs: Int
  /// Articles seen under more than one headline.
  public var revisedArticles: Int
  /// Stories.
  public var clusters: Int
  /// Modularity of the stories (γ = 1).
  public var modularity: Double
  /// Earliest publication.
  public var firstPublished: Timestamp?
  /// Latest publication.
  public var lastPublished: Timestamp?
  /// Articles without a time.
  public var undatedArticles: Int
  /// Distinct days with at least one article.
  public var days: Int
  /// The day with the most articles; of several, the earliest.
  public var busiestDay: Day?
  /// Documents that could not be read.
  public var skippedFiles: Int
  /// Faults that cost a field or a mention.
  public var warnings: Int
}

extension ArchiveSummary {
  /// Sums up an analysis.
  ///
  /// - Complexity: O(*n* + *m* log *m*), *n* articles, *m* links.
  public init(of analysis: ArchiveAnalysis) {
    let graph = analysis.graph
    let calendar = analysis.options.calendar
    let dates = graph.articles.compactMap(\.published)
    var articlesOfDay: [Int: Int] = [:]
    for date in dates { articlesOfDay[calendar.binNumber(of: date, unit: .day), default: 0] += 1 }
    let busiest = articlesOfDay.max { ($0.value, -$0.key) < ($1.value, -$1.key) }

    filter = analysis.filterText
    archiveArticles = analysis.archiveArticleCount
    shownArticles = analysis.shownArticleCount
    records = graph.counts.records
    relatedEntries = graph.counts.relatedEntries
    articles = graph.articles.count
    distinctTexts = analysis.syndication.distinctTextCount
    syndicatedGroups = analysis.syndication.groups.count
    ghosts = graph.articles.count(where: \.isGhost)
    links = graph.links.count
    selfLinks = graph.counts.selfLinks
    resolvedByFingerprint = graph.counts.resolvedByFingerprint
    providers = graph.providers.count
    providerLinks = analysis.providers.links.count
    components = analysis.components.count
    largestComponents = Array(analysis.components.sizes.sorted(by: >).prefix(8))
    mutualPairs = graph.mutualPairCount
    revisedArticles = graph.articles.count(where: \.isRevised)
    clusters = analysis.clusters.clusters.count
    modularity = analysis.clusters.modularity
    firstPublished = dates.min()
    lastPublished = dates.max()
    undatedArticles = graph.articles.count - dates.count
    days = articlesOfDay.count
    busiestDay = busiest.map {
      Day(date: calendar.label(ofBin: $0.key, unit: .day), articles: $0.value)
    }
    skippedFiles = analysis.reading.skippedCount
    warnings = analysis.reading.diagnostics.count { $0.severity == .warning }
  }
}
