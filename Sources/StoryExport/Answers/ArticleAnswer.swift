public import StoryAnalysis
internal import StoryParsing

/// What an archive knows of one article, in words and as JSON.
public struct ArticleAnswer: Sendable {
  private let dossier: ArticleDossier
  private let clusters: StoryClusters
  private let threads: StoryThreads
  private let graph: StoryGraph
  private let filter: String?
  private var article: Article { graph[dossier.article] }

  /// Collects what is known of an article.
  public init(of article: ArticleID, in analysis: ArchiveAnalysis) {
    graph = analysis.graph
    clusters = analysis.clusters
    threads = StoryThreads(of: graph, clusters: clusters, seed: analysis.options.seed)
    filter = analysis.filterText
    var dossier = ArticleDossier(of: article, in: graph)
    dossier.keep { analysis.shows($0) }
    self.dossier = dossier
  }

  /// The words; lists are cut unless they are to be whole.
  public func text(isWhole: Bool = false) -> String {
    let lists = AnswerText(isWhole: isWhole)
    var text = TerminalText.plain(article.displayTitle) + "\n\n"
    for (heading, lines) in figures {
      text += AnswerText.figure(heading, lines.map(TerminalText.plain))
    }
    text += lists.list(
      "Names \(NumberText.counted(dossier.names.count, "article"))", dossier.names, line: line)
    text += lists.list(
      "Named by \(NumberText.counted(dossier.namedBy.count, "article"))", dossier.namedBy,
      line: line)
    text += lists.list(
      "Taken for one article by \(NumberText.counted(dossier.merges.count, "merge"))",
      dossier.merges
    ) { merge in
      TerminalText.plain(
        "\(merge.rule.rawValue)  \(merge.joined)  joined to  \(merge.known)  \(merge.place)")
    }
    text += lists.list(
      NumberText.counted(dossier.contradictions.count, "contradiction"), dossier.contradictions
    ) { contradiction in
      TerminalText.plain(
        """
        \(contradiction.conflict.rawValue)  \(contradiction.known)  against  \
        \(contradiction.other)  \(contradiction.place)
        """)
    }
    return text
  }

  private func line(_ neighbor: ArticleDossier.Neighbor) -> String {
    AnswerText.line(neighbor.article, of: graph) + (neighbor.isMutual ? "  (mutual)" : "")
  }

  private var figures: [(String, [String])] {
    var figures = [
      ("Identifier", [article.identifier]),
      ("Published", [article.published?.iso8601 ?? "undated"]),
      ("Provider", [provider]),
      ("Address", addresses.isEmpty ? ["none"] : addresses),
      ("Keys", article.keys.isEmpty ? [article.key] : article.keys.map(\.text)),
      ("Record", [record]),
    ]
    if article.isRevised {
      figures.append(
        (
          "Headlines",
          article.headlines.map {
            "\(AnswerText.time($0.published))  \($0.title)  (\($0.place))"
          }
        ))
    }
    figures += [("Story", story), ("Thread", thread)]
    if let filter { figures.append(("Filter", [filter])) }
    return figures
  }

  private var provider: String {
    guard let id = article.provider else { return "not stated" }
    let provider = graph[id]
    let byline = article.byline.isEmpty ? provider.names.first ?? "" : article.byline
    return byline.isEmpty || byline == provider.key ? provider.key : "\(provider.key) (\(byline))"
  }

  /// The address to read it at, then those of its other headlines.
  private var addresses: [String] {
    var seen: Set<String> = [""]
    return ([article.address] + article.headlines.map(\.address)).filter {
      seen.insert($0).inserted
    }
  }

  private var record: String {
    let mentions = NumberText.counted(
      article.mentionCount, "entry of related lists", "entries of related lists")
    guard let record = article.record else {
      return "none, only mentioned: first at \(article.firstSeen), in \(mentions) in all"
    }
    let records = NumberText.counted(article.recordCount, "record")
    return "\(record); \(records) and \(mentions) in all"
  }

  private var story: [String] {
    let id = clusters[dossier.article]
    let cluster = clusters[id]
    return [
      "\(id.number), \(NumberText.counted(cluster.members.count, "article")): \(cluster.label)",
      graph[cluster.representative].displayTitle,
    ]
  }

  private var thread: [String] {
    let thread = threads[threads[dossier.article]]
    let size = NumberText.counted(thread.members.count, "article")
    return [
      "\(thread.name), \(size)" + (thread.label.isEmpty ? "" : ": \(thread.label)"),
      graph[thread.representative].displayTitle,
    ]
  }
}

extension ArticleAnswer {
  /// The answer as one object, its keys in a fixed order; what is not known is `null`.
  public var json: JSONValue {
    let cluster = clusters[clusters[dossier.article]]
    let thread = threads[threads[dossier.article]]
    return .object([
      .init("identifier", .string(article.identifier)),
      .init("title", .init(unlessEmpty: article.title)),
      .init("published", JSONValue(article.published)),
      .init("provider", article.provider.map { .string(graph[$0].key) } ?? .null),
      .init("byline", .init(unlessEmpty: article.byline)),
      .init("addresses", .array(addresses.map { .string($0) })),
      .init("key", .string(article.key)),
      .init("keys", .array(article.keys.map { .string($0.text) })),
      .init("isGhost", .boolean(article.isGhost)),
      .init("place", .object(JSONValue.members(of: article.record ?? article.firstSeen))),
      .init("records", .integer(article.recordCount)),
      .init("mentions", .integer(article.mentionCount)),
      .init("type", .init(unlessEmpty: article.type)),
      .init("category", .init(unlessEmpty: article.category)),
      .init("topics", .array(article.topics.map { .string($0) })),
      .init("quality", article.quality.map { .integer($0) } ?? .null),
      .init("excerpt", .init(unlessEmpty: article.excerpt)),
      .init("headlines", .array(article.headlines.map(Self.json))),
      .init(
        "cluster",
        .object([
          .init("number", .integer(clusters[dossier.article].number)),
          .init("identifier", .string(cluster.identifier)),
          .init("articles", .integer(cluster.members.count)),
          .init("label", .init(unlessEmpty: cluster.label)),
          .init("headline", .string(graph[cluster.representative].displayTitle)),
        ])),
      .init(
        "thread",
        .object([
          .init("name", .string(thread.name)),
          .init("identifier", .string(thread.identifier)),
          .init("articles", .integer(thread.members.count)),
          .init("label", .init(unlessEmpty: thread.label)),
          .init("headline", .string(graph[thread.representative].displayTitle)),
        ])),
      .init("names", .array(dossier.names.map(json))),
      .init("namedBy", .array(dossier.namedBy.map(json))),
      .init("merges", .array(dossier.merges.map(Self.json))),
      .init("contradictions", .array(dossier.contradictions.map(Self.json))),
      .init("filter", filter.map { .string($0) } ?? .null),
    ])
  }

  private static func json(_ headline: Article.Headline) -> JSONValue {
    .object(
      [
        .init("title", .string(headline.title)),
        .init("published", JSONValue(headline.published)),
        .init("address", .init(unlessEmpty: headline.address)),
      ] + JSONValue.members(of: headline.place))
  }

  private func json(_ neighbor: ArticleDossier.Neighbor) -> JSONValue {
    .object(
      JSONValue.members(of: neighbor.article, in: graph) + [
        .init("weight", .number(neighbor.link.weight)),
        .init("mutual", .boolean(neighbor.isMutual)),
      ] + JSONValue.members(of: graph.place(of: neighbor.link)))
  }

  private static func json(_ merge: IdentityLedger.Merge) -> JSONValue {
    .object(
      [
        .init("rule", .string(merge.rule.rawValue)), .init("known", .string(merge.known)),
        .init("joined", .string(merge.joined)),
      ] + JSONValue.members(of: merge.place))
  }

  private static func json(_ contradiction: IdentityLedger.Contradiction) -> JSONValue {
    .object(
      [
        .init("conflict", .string(contradiction.conflict.rawValue)),
        .init("known", .string(contradiction.known)),
        .init("other", .string(contradiction.other)),
      ] + JSONValue.members(of: contradiction.place))
  }
}
