internal import GraphAlgorithms

/// Everything that an archive knows of one article beyond its own fields: what it names and who names
/// it, why its mentions were taken for one article, and what speaks against that.
public struct ArticleDossier: Sendable {
  /// A link from the article or to it.
  public struct Neighbor: Sendable {
    /// The article at the other end.
    public var article: ArticleID
    /// The link.
    public var link: StoryGraph.Link
    /// Whether the two name each other.
    public var isMutual: Bool
  }

  /// The article.
  public let article: ArticleID
  /// The articles that its records name, the dated ones in the order of time.
  public private(set) var names: [Neighbor]
  /// The articles whose records name it, the dated ones in the order of time.
  public private(set) var namedBy: [Neighbor]
  /// Every merge of a mention or an address into it, in input order.
  public let merges: [IdentityLedger.Merge]
  /// Every contradiction about it, in input order, those that name it as the other article included.
  public let contradictions: [IdentityLedger.Contradiction]

  /// Collects what is known of an article.
  ///
  /// - Complexity: O(*d* log *m* + *k*), *d* links of the article, *m* links and *k* mentions of all.
  public init(of article: ArticleID, in graph: StoryGraph) {
    self.article = article
    let node = NodeID(article.index)
    names = Self.neighbors(Array(graph.digraph.successors(of: node)), of: graph) {
      graph.link(from: article, to: $0)
    }
    namedBy = Self.neighbors(Array(graph.digraph.predecessors(of: node)), of: graph) {
      graph.link(from: $0, to: article)
    }
    let ledger = graph.ledger
    let all = ledger.merges
    merges = all.indices.filter { all.article(at: $0) == article }.map { all[$0] }
    let key = graph[article].key
    contradictions = ledger.contradictions.filter {
      $0.article == article || ($0.conflict == .twoAddresses && $0.known == key)
    }
  }

  /// Keeps the neighbours that shall be shown.
  public mutating func keep(_ isShown: (ArticleID) -> Bool) {
    names.removeAll { !isShown($0.article) }
    namedBy.removeAll { !isShown($0.article) }
  }

  private static func neighbors(
    _ nodes: [GraphAlgorithms.Neighbor], of graph: StoryGraph,
    link: (ArticleID) -> StoryGraph.Link?
  ) -> [Neighbor] {
    nodes.compactMap { node in
      let other = ArticleID(node.node.index)
      return link(other).map { link in
        Neighbor(
          article: other, link: link,
          isMutual: graph.hasLink(from: link.target, to: link.source))
      }
    }.sorted { graph.comesBefore($0.article, $1.article) }
  }
}
