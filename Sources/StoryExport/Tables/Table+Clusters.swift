public import StoryAnalysis
internal import StoryParsing

extension Table {
  /// One row for each cluster, largest first.
  public static func clusters(_ study: ArchiveStudy) -> Table {
    let graph = study.graph
    let clusters = study.clusters
    return Table(
      "clusters", "One row for each cluster (story), largest first.", rows: study.shownClusters,
      columns: [
        .integer("cluster", "Number of the cluster, from 1, the largest.") { $0.number },
        .text("label", "The three terms that set the cluster apart.") { clusters[$0].label },
        .text("headline", "Headline of its representative article.") {
          graph[clusters[$0].representative].displayTitle
        },
        .integer("articles", "Number of its articles.") { clusters[$0].members.count },
        .integer("distinct_texts", "Number of its texts: articles with one text counted once.") {
          study.syndication.distinctTextCount(
            of: clusters[$0].members)
        },
        .integer("ghosts", "Number of its articles that the archive has no record of.") {
          clusters[$0].ghostCount
        },
        .integer("providers", "Number of providers.") { clusters[$0].providerCount },
        .integer("threads", "Number of threads that it is divided into.") {
          study.threads.ids(of: $0).count
        },
        .number(
          "stability", "Mean share of cluster mates that stay under other seeds, from 0 to 1."
        ) { study.stability.clusters[$0.index] },
        .number("hhi", "Herfindahl-Hirschman index of its articles over providers, from 0 to 1.") {
          study.concentration.clusters[$0.index]?.herfindahlHirschman
        },
        .number("effective_providers", "Effective number of providers: as many equal ones.") {
          study.concentration.clusters[$0.index]?.effectiveCount
        },
        .time("first", "Earliest publication.") { clusters[$0].first },
        .time("last", "Latest publication.") { clusters[$0].last },
        .number("span", unit: "hours", "Time from the first article to the last.") { id in
          guard let first = clusters[id].first, let last = clusters[id].last else { return nil }
          return Double(last.secondsSinceEpoch - first.secondsSinceEpoch) / 3_600
        },
        .integer("internal_links", "Number of links between its articles.") {
          clusters[$0].internalLinkCount
        },
        .integer("external_links", "Number of links from or to articles of other clusters.") {
          clusters[$0].externalLinkCount
        },
        .text("representative", "Identifier of the member with the greatest weight inside.") {
          graph[clusters[$0].representative].identifier
        },
        .text("identifier", "Stable identifier: that of its smallest article.") {
          clusters[$0].identifier
        },
      ] + firstColumns(study) { study.firsts.stories[$0.index] }
        + lifeColumns(study) { study.lives[$0.index] },
      keys: Keys(primary: ["cluster"]))
  }
}
