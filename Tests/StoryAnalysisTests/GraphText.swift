import StoryAnalysis
import StoryParsing

/// A graph in words, whole: what two resolvers must agree on.
struct GraphText: Equatable {
  var articles: [String] = []
  var providers: [String] = []
  var links: [String] = []
  var counts: [Int] = []
  var merges: [String] = []
  var contradictions: [String] = []

  init() {}

  init(_ graph: StoryGraph) {
    articles = graph.articles.map { article in
      Self.article([
        article.identifier, article.key, article.title, article.excerpt, article.category,
        article.type, Self.time(article.published), "\(article.provider?.index ?? -1)",
        article.byline, "\(article.quality ?? -9)", "\(article.heat ?? -9)", "\(article.topics)",
        article.address, "\(article.keys)",
        "\(article.headlines.map { [$0.title, Self.time($0.published), $0.address, $0.place.description] })",
        article.record?.description ?? "ghost", "\(article.firstSeen)", "\(article.recordCount)",
        "\(article.mentionCount)",
      ])
    }
    providers = graph.providers.map { "\($0.key) \($0.domain) \($0.names)" }
    links = graph.links.map {
      "\($0.source.index)>\($0.target.index) \($0.weight) \(graph.place(of: $0))"
    }
    counts = [
      graph.counts.records, graph.counts.relatedEntries, graph.counts.selfLinks,
      graph.counts.resolvedByFingerprint,
    ]
    merges = graph.ledger.merges.map {
      "\($0.article.index) \($0.rule) \($0.known) + \($0.joined) @\($0.place)"
    }
    contradictions = graph.ledger.contradictions.map {
      "\($0.article.index) \($0.conflict.rawValue) \($0.known) / \($0.other) @\($0.place)"
    }
  }

  /// An article in one line; the fields are those of ``Article`` in their order.
  static func article(_ fields: [String]) -> String { fields.joined(separator: " ¦ ") }

  static func time(_ time: Timestamp?) -> String { time?.iso8601 ?? "undated" }
}
