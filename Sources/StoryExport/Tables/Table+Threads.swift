public import StoryAnalysis
internal import StoryParsing

extension Table {
  /// One row for each thread, by cluster.
  public static func threads(_ study: ArchiveStudy) -> Table {
    let graph = study.graph
    let threads = study.threads
    return Table(
      "threads",
      """
      One row for each thread: the articles of a cluster that tell of the same event. A cluster with \
      fewer than \(StoryThreads.smallestDivided) articles is one thread.
      """,
      rows: study.shownThreads,
      columns: [
        .text("thread", "Name of the thread: t, cluster, point, number in it; t2.1.") {
          threads[$0].name
        },
        .integer("cluster", "Number of the cluster.") { threads[$0].cluster.number },
        .text("label", "The three terms that set the thread apart from the cluster's others.") {
          threads[$0].label
        },
        .text("headline", "Headline of its representative article.") {
          graph[threads[$0].representative].displayTitle
        },
        .integer("articles", "Number of its articles.") { threads[$0].members.count },
        .integer("distinct_texts", "Number of its articles, syndicated copies counted once.") {
          study.syndication.distinctTextCount(of: threads[$0].members)
        },
        .integer("providers", "Number of providers.") { threads[$0].providerCount },
        .time("first", "Earliest publication.") { threads[$0].first },
        .time("last", "Latest publication.") { threads[$0].last },
        .number("span", unit: "hours", "Time from the first article to the last.") { id in
          guard let first = threads[id].first, let last = threads[id].last else { return nil }
          return Double(last.secondsSinceEpoch - first.secondsSinceEpoch) / 3_600
        },
        .text("representative", "Identifier of the article that is most like the others.") {
          graph[threads[$0].representative].identifier
        },
        .text("identifier", "Stable identifier: that of its smallest article.") {
          threads[$0].identifier
        },
      ] + firstColumns(study) { study.threadFirsts.stories[$0.index] }
        + lifeColumns(study) { study.threadLives[$0.index] },
      keys: Keys(primary: ["thread"], references: [.cluster]))
  }
}
