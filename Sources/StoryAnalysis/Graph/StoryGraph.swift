public import GraphAlgorithms
public import StoryParsing

/// The articles of an archive, who published them, and which names which as related.
///
/// Articles stand in the order of their identifiers and providers in the order of their keys, so the
/// same archive gives the same graph whatever order its documents were read in.
public struct StoryGraph: Sendable {
  /// A distinct ordered pair: the record of `source` names `target` as related.
  public struct Link: Hashable, Sendable {
    /// The article whose record names the other.
    public var source: ArticleID
    /// The article that is named.
    public var target: ArticleID
    /// Fractional weight 1 / |R(source)|: a record has one unit to give and shares it over its list.
    public var weight: Double
    /// Number of the document whose entry makes this link first; see ``StoryGraph/place(of:)``.
    let document: UInt32
    private let lineNumber: UInt32

    init(source: ArticleID, target: ArticleID, weight: Double, document: UInt32, line: UInt32) {
      self.source = source
      self.target = target
      self.weight = weight
      self.document = document
      lineNumber = line
    }

    /// Line of that entry, from 1.
    public var line: Int { Int(lineNumber) }
  }

  /// What was counted while reading.
  public struct Counts: Hashable, Sendable {
    /// Documents that gave a record.
    public var records = 0
    /// Entries of related lists.
    public var relatedEntries = 0
    /// Entries that point at the article of their own record; they make no link.
    public var selfLinks = 0
    /// Entries without an address that were found by their fingerprint.
    public var resolvedByFingerprint = 0

    /// Creates zero counts.
    public init() {}
  }

  /// The articles, sorted by identifier.
  public let articles: [Article]
  /// The providers that published at least one article, sorted by key.
  public let providers: [Provider]
  /// The links, sorted by source, then target. Self links are counted and dropped.
  public let links: [Link]
  /// What was counted while reading.
  public let counts: Counts
  /// Every merge of mentions into one article, and every contradiction.
  public let ledger: IdentityLedger

  /// The links as a graph over the articles with fractional weights; node *i* is article *i*.
  public let digraph: Digraph

  /// Creates a graph from its parts.
  init(
    articles: [Article], providers: [Provider], links: [Link], counts: Counts,
    ledger: IdentityLedger
  ) {
    self.articles = articles
    self.providers = providers
    self.links = links
    self.counts = counts
    self.ledger = ledger
    digraph = Digraph(
      nodeCount: articles.count,
      links: links.lazy.map {
        Digraph.Link(
          source: NodeID($0.source.index), target: NodeID($0.target.index), weight: $0.weight)
      })
  }
}

extension StoryGraph {
  /// The article at an identifier.
  @inlinable public subscript(id: ArticleID) -> Article { articles[id.index] }

  /// The provider at an identifier.
  @inlinable public subscript(id: ProviderID) -> Provider { providers[id.index] }

  /// The place of the first entry that makes a link.
  ///
  /// - Parameter link: One of this graph's ``links``.
  public func place(of link: Link) -> Article.Place {
    Article.Place(
      document: ledger.log.name(ofDocument: Int(link.document)), line: link.line)
  }

  /// Number of unordered pairs of articles that name each other.
  ///
  /// - Complexity: O(*m* log *m*), *m* links.
  public var mutualPairCount: Int {
    links.count { link in
      link.source < link.target
        && hasLink(from: link.target, to: link.source)
    }
  }

  /// Whether a record of `source` names `target`.
  ///
  /// - Complexity: O(log *d*), *d* links of `source`.
  public func hasLink(from source: ArticleID, to target: ArticleID) -> Bool {
    let nodes = digraph.successors(of: NodeID(source.index)).nodes
    var low = 0
    var high = nodes.count
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle].index < target.index { low = middle + 1 } else { high = middle }
    }
    return low < nodes.count && nodes[low].index == target.index
  }

  /// The link by which a record of `source` names `target`; `nil` where none does.
  ///
  /// - Complexity: O(log *m*), *m* links.
  public func link(from source: ArticleID, to target: ArticleID) -> Link? {
    var low = 0
    var high = links.count
    while low < high {
      let middle = (low + high) / 2
      if (links[middle].source, links[middle].target) < (source, target) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < links.count, links[low].source == source, links[low].target == target else {
      return nil
    }
    return links[low]
  }

  /// The fractional weight of all links: one unit for each article whose records name another. Unlike the sum
  /// of the weights it is exact, so whoever knows a part of the graph alone has the same number.
  ///
  /// - Complexity: O(*n*), *n* articles.
  public var linkWeight: Double {
    Double(articles.indices.count { outLinkCount(of: ArticleID($0)) > 0 })
  }

  /// Number of articles whose records name an article.
  public func inLinkCount(of id: ArticleID) -> Int {
    digraph.predecessors(of: NodeID(id.index)).count
  }

  /// Number of articles that the records of an article name.
  public func outLinkCount(of id: ArticleID) -> Int {
    digraph.successors(of: NodeID(id.index)).count
  }

  /// Fractional weight of the links to an article.
  public func inWeight(of id: ArticleID) -> Double {
    digraph.inStrength(of: NodeID(id.index))
  }

  /// Undirected fractional weight of an article: that of the links to it and from it.
  public func strength(of id: ArticleID) -> Double {
    inWeight(of: id) + digraph.outStrength(of: NodeID(id.index))
  }

  /// Resolves which mentions are one article and builds the graph.
  ///
  /// - Parameters:
  ///   - records: The records in input order (documents sorted by path).
  ///   - grouping: What makes two articles the work of one provider.
  ///   - registry: Which domains are one provider, and who owns it.
  ///   - edits: What is known of articles by hand.
  /// - Complexity: Near O(*k*), *k* the number of addresses in the records.
  public init(
    records: some Sequence<ArticleRecord>, grouping: ProviderGrouping = .domain,
    registry: ProviderRegistry = ProviderRegistry(), edits: IdentityEdits = IdentityEdits()
  ) {
    var resolver = IdentityResolver(grouping: grouping, registry: registry, edits: edits)
    for record in records { resolver.add(record) }
    self = resolver.resolve()
  }
}
