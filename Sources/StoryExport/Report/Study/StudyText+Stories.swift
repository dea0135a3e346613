internal import StoryAnalysis
internal import StoryParsing

/// What was read, which stories it tells, and what happened in them.
extension StudyText {
  var material: ProseDocument.Section {
    let reading = study.reading
    var text = Prose()
    if reading.documentCount > 0 {
      text += """
        \(NumberText.counted(reading.documentCount, "document")) gave \
        \(NumberText.counted(summary.records, "record")) with \
        \(NumberText.counted(summary.relatedEntries, "related entry", "related entries"))\
        \(study.leavesPartOut ? " that the filter keeps" : ""); \
        \(faultsInWords)\(" ")
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
    var table = ProseTable(
      "material", "What the archive holds, in figures", ["what", "number"], numeric: [1],
      rows: rows.map { [Prose($0), Prose(NumberText.grouped($1))] })
    table.isGlossary = true
    return ProseDocument.Section(title: "Material", blocks: [.paragraph(text), .table(table)])
  }

  private var faultsInWords: String {
    if summary.skippedFiles + summary.warnings == 0 { return "all could be read, without a fault." }
    return """
      \(NumberText.grouped(summary.skippedFiles)) could not be read, and \
      \(NumberText.counted(summary.warnings, "fault")) cost a field or an entry.
      """
  }

  var stories: ProseDocument.Section {
    let opening: Prose = """
      A story is a group of articles that the archive links more closely with one another than with \
      the rest (\(method)). Its threads are the events inside it: articles whose headlines and first \
      sentences share words that not all of the story has, at about the same time.
      """
    var blocks: [ProseBlock] = [
      .paragraph(opening),
      .picture(.clusters, title: "The largest stories with their articles"),
      .table(storyTable), .paragraph(stabilitySentence),
    ]
    let divided = study.shownThreads.filter {
      study.threads.ids(of: study.threads[$0].cluster).count > 1
    }
    if !divided.isEmpty { blocks.append(.table(threadTable(divided))) }
    return ProseDocument.Section(title: "Stories and threads", blocks: blocks)
  }

  private var storyTable: ProseTable {
    let clusters = study.clusters
    var table = ProseTable(
      "stories", "The largest stories",
      [
        "story", "articles", "texts", "providers", "threads", "stability", "first", "last",
        "it says",
      ],
      numeric: [0, 1, 2, 3, 4, 5],
      rows: study.shownClusters.prefix(tableLength).map { id in
        let cluster = clusters[id]
        return [
          "\(id.number)", Prose(NumberText.grouped(cluster.members.count)),
          Prose(NumberText.grouped(study.syndication.distinctTextCount(of: cluster.members))),
          Prose(NumberText.grouped(cluster.providerCount)),
          Prose(NumberText.grouped(study.threads.ids(of: id).count)),
          Prose(study.stability.clusters[id.index].map { NumberText.fixed($0, decimals: 2) } ?? ""),
          Prose(cluster.first.map(calendar.minute) ?? ""),
          Prose(cluster.last.map(calendar.minute) ?? ""),
          "\(quoted(cluster.representative)): *\(cluster.label)*",
        ]
      })
    table.rest = rest(of: study.shownClusters.count, in: "clusters.csv")
    return table
  }

  private func threadTable(_ divided: [ThreadID]) -> ProseTable {
    var table = ProseTable(
      "threads", "The largest threads",
      ["thread", "articles", "providers", "first", "hours", "it says"], numeric: [1, 2, 4],
      rows: largest(divided) { study.threads[$0].members.count }.map { id in
        let thread = study.threads[id]
        return [
          Prose(thread.name), Prose(NumberText.grouped(thread.members.count)),
          Prose(NumberText.grouped(thread.providerCount)),
          Prose(thread.first.map(calendar.minute) ?? ""), Prose(hours(of: id) ?? ""),
          "\(quoted(thread.representative)): *\(thread.label)*",
        ]
      })
    table.lead = """
      The \(divided.count > tableLength ? "largest " : "")threads of the stories that have several:
      """
    table.rest = rest(of: divided.count, in: "threads.csv")
    return table
  }

  private var method: String {
    switch study.options.clustering {
    case .leiden:
      "modularity \(NumberText.fixed(summary.modularity, decimals: 3)), of at most 1"
    case .component: "weakly connected components"
    }
  }

  private var stabilitySentence: Prose {
    let stability = study.stability
    guard let index = stability.adjustedRandIndex, stability.runCount > 0 else {
      return "How stable the stories are was not measured."
    }
    let count = stability.unstableCount
    let unstable: Prose =
      count == 0
      ? "No article loses"
      : """
      \(share(count, of: summary.articles)) articles, marked in `articles.csv`, \
      \(count == 1 ? "loses" : "lose")
      """
    return """
      The search was repeated with \(NumberText.counted(stability.runCount, "other seed")): the median \
      agreement with these stories (adjusted Rand index) is \(NumberText.fixed(index, decimals: 3)). \
      \(unstable) more than \
      \(NumberText.fixed(100 * (1 - ClusterStability.threshold), decimals: 0)) % of \
      \(count > 1 ? "their" : "its") story on average.
      """
  }
}
