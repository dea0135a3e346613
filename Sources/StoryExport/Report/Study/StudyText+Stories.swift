internal import StoryAnalysis
internal import StoryParsing

/// What was read, which stories it tells, and what happened in them.
extension StudyText {
  var material: String {
    let reading = study.reading
    var text = "## Material\n\n"
    if reading.documentCount > 0 {
      text += """
        \(NumberText.counted(reading.documentCount, "document")) gave \
        \(NumberText.counted(summary.records, "record")) with \
        \(NumberText.counted(summary.relatedEntries, "related entry", "related entries"))\
        \(study.leavesPartOut ? " that the filter keeps" : ""); \
        \(faultsInWords) 
        """
    }
    let merges = study.graph.ledger.merges
    text += """
      Entries that share an address are one article, and so are those without an address that have \
      headline, provider and time in common; \(NumberText.counted(merges.count, "merge")) \
      \(merges.count == 1 ? "stands" : "stand") in `identity.csv`, each with the file and line that says \
      so, beside \(NumberText.counted(graph.ledger.contradictions.count, "contradiction")).
      """
    let rows: [(String, Int)] = [
      ("articles", summary.articles), ("of these with a record", summary.articles - summary.ghosts),
      ("distinct texts", study.syndication.distinctTextCount), ("stories", summary.clusters),
      ("threads", study.threads.threads.count), ("providers", summary.providers),
      ("links between articles", summary.links), ("links between providers", summary.providerLinks),
      ("days with an article", summary.days), ("articles without a time", summary.undatedArticles),
    ]
    return text + "\n\n"
      + MarkdownText.table(
        ["what", "number"], numeric: [1], rows: rows.map { [$0, NumberText.grouped($1)] })
  }

  private var faultsInWords: String {
    if summary.skippedFiles + summary.warnings == 0 { return "all could be read, without a fault." }
    return """
      \(NumberText.grouped(summary.skippedFiles)) could not be read, and \
      \(NumberText.counted(summary.warnings, "fault")) cost a field or an entry.
      """
  }

  var stories: String {
    let clusters = study.clusters
    var text = """
      ## Stories and threads

      A story is a group of articles that the archive links more closely with one another than with \
      the rest (\(method)). Its threads are the events inside it: articles whose headlines and first \
      sentences share words that not all of the story has, at about the same time.

      ![The largest stories with their articles](clusters.svg)


      """
    text += MarkdownText.table(
      [
        "story", "articles", "texts", "providers", "threads", "stability", "first", "last",
        "it says",
      ],
      numeric: [0, 1, 2, 3, 4, 5],
      rows: study.shownClusters.prefix(tableLength).map { id in
        let cluster = clusters[id]
        return [
          String(id.number), NumberText.grouped(cluster.members.count),
          NumberText.grouped(study.syndication.distinctTextCount(of: cluster.members)),
          NumberText.grouped(cluster.providerCount),
          NumberText.grouped(study.threads.ids(of: id).count),
          study.stability.clusters[id.index].map { NumberText.fixed($0, decimals: 2) } ?? "",
          cluster.first.map(calendar.minute) ?? "", cluster.last.map(calendar.minute) ?? "",
          "\(quoted(cluster.representative)): *\(MarkdownText.plain(cluster.label))*",
        ]
      })
    text += rest(of: study.shownClusters.count, in: "clusters.csv")
    text += "\n\n" + stabilitySentence
    let divided = study.shownThreads.filter {
      study.threads.ids(of: study.threads[$0].cluster).count > 1
    }
    guard !divided.isEmpty else { return text }
    text +=
      "\n\nThe \(divided.count > tableLength ? "largest " : "")threads of the stories that have several:\n\n"
    text += MarkdownText.table(
      ["thread", "articles", "providers", "first", "hours", "it says"], numeric: [1, 2, 4],
      rows: largest(divided) { study.threads[$0].members.count }.map { id in
        let thread = study.threads[id]
        return [
          thread.name, NumberText.grouped(thread.members.count),
          NumberText.grouped(thread.providerCount), thread.first.map(calendar.minute) ?? "",
          hours(of: id) ?? "",
          "\(quoted(thread.representative)): *\(MarkdownText.plain(thread.label))*",
        ]
      })
    return text + rest(of: divided.count, in: "threads.csv")
  }

  private var method: String {
    switch study.options.clustering {
    case .leiden:
      "modularity \(NumberText.fixed(summary.modularity, decimals: 3)), of at most 1"
    case .component: "weakly connected components"
    }
  }

  private var stabilitySentence: String {
    let stability = study.stability
    guard let index = stability.adjustedRandIndex, stability.runCount > 0 else {
      return "How stable the stories are was not measured."
    }
    let unstable =
      stability.unstableCount == 0
      ? "No article"
      : "\(share(stability.unstableCount, of: summary.articles)) articles, marked in `articles.csv`,"
    return """
      The search was repeated with \(NumberText.counted(stability.runCount, "other seed")): the median \
      agreement with these stories (adjusted Rand index) is \(NumberText.fixed(index, decimals: 3)). \
      \(unstable) \(stability.unstableCount == 0 ? "loses" : "lose") more than \
      \(NumberText.fixed(100 * (1 - ClusterStability.threshold), decimals: 0)) % of its story on average.
      """
  }
}
