public import StoryParsing

extension StoryGraph {
  /// What a graph is made of, said without reference to anything else: enough to make it again where the
  /// documents are not, as after they were read by many machines.
  public struct Parts: Sendable {
    /// A link, by the positions of its ends.
    public struct Link: Hashable, Sendable {
      /// The article whose record names the other.
      public var source: ArticleID
      /// The article that is named.
      public var target: ArticleID
      /// The first entry that makes the link.
      public var place: Article.Place

      /// Creates a link.
      public init(source: ArticleID, target: ArticleID, place: Article.Place) {
        (self.source, self.target, self.place) = (source, target, place)
      }
    }

    /// Why parts do not make a graph.
    public enum Fault: Error, Equatable, Sendable, CustomStringConvertible {
      /// The articles do not stand in the order of their identifiers, each once: the first that does not.
      case articleOrder(String)
      /// The providers do not stand in the order of their keys, each once: the first that does not.
      case providerOrder(String)
      /// The links do not stand in the order of their sources and targets, each once, or one leads from an
      /// article to itself: the position of the first that is at fault.
      case linkOrder(Int)
      /// Something names an article or a provider that is not there.
      case unknownEnd(String)

      /// The reason as part of a sentence.
      public var description: String {
        switch self {
        case .articleOrder(let name): "article '\(name)' is not in the order of identifiers"
        case .providerOrder(let key): "provider '\(key)' is not in the order of keys"
        case .linkOrder(let position): "link \(position + 1) is not in its order"
        case .unknownEnd(let name): "\(name) names what is not there"
        }
      }
    }

    /// The articles, sorted by identifier.
    public var articles: [Article] = []
    /// The providers, sorted by key.
    public var providers: [Provider] = []
    /// The links, sorted by source, then target.
    public var links: [Link] = []
    /// What was counted while reading.
    public var counts = Counts()
    /// Every merge of mentions into one article, in input order; behind them those by hand.
    public var merges: [IdentityLedger.Merge] = []
    /// Every contradiction, in input order.
    public var contradictions: [IdentityLedger.Contradiction] = []
    /// A warning for each edit by hand of an article that the archive does not have.
    public var editWarnings: [Diagnostic] = []

    /// The parts of a graph without anything.
    public init() {}
  }

  /// What this graph is made of.
  ///
  /// - Complexity: O(*n* + *m* + *l*), *n* articles, *m* merges, *l* links.
  public var parts: Parts {
    var parts = Parts()
    parts.articles = articles
    parts.providers = providers
    parts.links = links.map {
      Parts.Link(source: $0.source, target: $0.target, place: place(of: $0))
    }
    parts.counts = counts
    parts.merges = Array(ledger.merges)
    parts.contradictions = ledger.contradictions
    parts.editWarnings = ledger.editWarnings
    return parts
  }

  /// Makes a graph of its parts.
  ///
  /// Each source shares its unit of weight over its links, as everywhere: `1 / |R(i)|`. What the mentions said
  /// one by one is not among the parts, so such a graph cannot be measured in part or with its copies merged: see
  /// ``hasMentions``.
  ///
  /// - Throws: ``Parts/Fault`` where the parts do not fit together.
  /// - Complexity: O(*n* + *m* + *l*), *n* articles, *m* merges, *l* links.
  public init(_ parts: Parts) throws(Parts.Fault) {
    try parts.check()
    var names = DocumentNumbers()
    var links: [Link] = []
    links.reserveCapacity(parts.links.count)
    var start = 0
    while start < parts.links.count {
      var end = start
      while end < parts.links.count, parts.links[end].source == parts.links[start].source {
        end += 1
      }
      let weight = 1 / Double(end - start)
      for link in parts.links[start..<end] {
        links.append(
          Link(
            source: link.source, target: link.target, weight: weight,
            document: names.number(of: link.place.document), line: UInt32(clamping: link.place.line)
          ))
      }
      start = end
    }
    self.init(
      articles: parts.articles, providers: parts.providers, links: links, counts: parts.counts,
      ledger: IdentityLedger(
        contradictions: parts.contradictions, log: MentionLog(documentNames: names.names),
        variants: [], articleOf: [], keys: TextList(), titles: TextList(), aliases: [],
        later: parts.merges, editWarnings: parts.editWarnings))
  }
}

extension StoryGraph {
  /// Whether the graph knows its mentions one by one, which measuring a part of it and merging copies need.
  /// One that was made of its ``Parts`` does not.
  public var hasMentions: Bool { !ledger.log.rows.isEmpty || articles.isEmpty }
}

extension StoryGraph.Parts {
  /// Finds the first thing that does not fit.
  fileprivate func check() throws(Fault) {
    for (one, two) in zip(articles, articles.dropFirst()) where !(one.identifier < two.identifier) {
      throw .articleOrder(two.identifier)
    }
    for (one, two) in zip(providers, providers.dropFirst())
    where !one.key.utf8.lexicographicallyPrecedes(two.key.utf8) {
      throw .providerOrder(two.key)
    }
    for article in articles {
      if let provider = article.provider, !providers.indices.contains(provider.index) {
        throw .unknownEnd(article.identifier)
      }
    }
    var previous: Link?
    for (position, link) in links.enumerated() {
      guard articles.indices.contains(link.source.index),
        articles.indices.contains(link.target.index)
      else { throw .unknownEnd("\(link.place)") }
      let isLater =
        previous.map { ($0.source, $0.target) < (link.source, link.target) } ?? true
      guard isLater, link.source != link.target else { throw .linkOrder(position) }
      previous = link
    }
    for article in merges.map(\.article) + contradictions.map(\.article) {
      guard articles.indices.contains(article.index) else {
        throw .unknownEnd("article \(article.index)")
      }
    }
  }
}

/// The names of documents, each with a number in the order in which they come.
private struct DocumentNumbers {
  private(set) var names: [String] = []
  /// By their bytes: strings are equal where they only look the same.
  private var numbers: [[UInt8]: UInt32] = [:]
  private var last: (name: [UInt8], number: UInt32) = ([], 0)

  mutating func number(of name: String) -> UInt32 {
    if !names.isEmpty, last.name.elementsEqual(name.utf8) { return last.number }
    let bytes = Array(name.utf8)
    let number = numbers[bytes] ?? UInt32(names.count)
    if number == names.count {
      numbers[bytes] = number
      names.append(name)
    }
    last = (bytes, number)
    return number
  }
}
