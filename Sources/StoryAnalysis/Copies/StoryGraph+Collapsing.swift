internal import StoryParsing

extension StoryGraph {
  /// The graph in which every article stands for its copies as well.
  ///
  /// Of each group the earliest article stays, with its identifier, headlines, time and provider; a copy's
  /// headline is no revision of it. The keys, records and mentions of the copies are added to its own;
  /// where it has no record and a copy has one, it takes the first over, and is no ghost. Links of
  /// copies become links of the earliest: one pair is one link, made by the entry that comes first in
  /// the input; an entry between two articles of a group is counted as a self link and makes none; and each
  /// record's unit of weight is shared anew over what is left, `1 / |R(i)|`. A provider all of whose articles
  /// were copies is no longer part of the graph; the others keep their names. The ledger has one more merge
  /// for each copy, and what it says of a copy it says of the earliest.
  ///
  /// - Parameter syndication: The groups of this graph.
  /// - Returns: A graph with as many articles less as there are copies.
  /// - Complexity: O(*n* + *m* log *m* + *k* log *k*), *n* articles, *m* links, *k* keys and merges.
  public func collapsing(_ syndication: Syndication) -> StoryGraph {
    precondition(
      syndication.articleCount == articles.count, "The groups are those of the articles.")
    guard !syndication.groups.isEmpty else { return self }
    var collapse = Collapse(of: self)
    for group in syndication.groups { collapse.merge(group.members.map(\.article)) }
    return collapse.graph()
  }
}

/// A graph while copies are merged into the earliest articles with their texts.
private struct Collapse {
  private let old: StoryGraph
  private var articles: [Article]
  /// The article that each one is merged into; itself for those that stay.
  private var origins: [ArticleID]
  private var copies: [IdentityLedger.Merge] = []

  init(of graph: StoryGraph) {
    old = graph
    articles = graph.articles
    origins = articles.indices.map { ArticleID($0) }
  }

  /// Merges the members of a group, the earliest first.
  mutating func merge(_ members: [ArticleID]) {
    guard let origin = members.first else { return }
    var merged = old[origin]
    for copy in members.dropFirst() {
      let article = old[copy]
      origins[copy.index] = origin
      merged.keys += article.keys
      if merged.record == nil { merged.record = article.record }
      copies.append(
        IdentityLedger.Merge(
          article: origin, rule: .syndicated, known: merged.key, joined: article.key,
          place: article.record ?? article.firstSeen))
    }
    merged.keys.sort { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    articles[origin.index] = merged
  }

  func graph() -> StoryGraph {
    var kept: [Int] = []
    var numbers = [ArticleID](repeating: ArticleID(0), count: articles.count)
    for (index, origin) in origins.enumerated() where origin.index == index {
      numbers[index] = ArticleID(kept.count)
      kept.append(index)
    }
    return old.rebuilt(
      keeping: kept, places: origins.map { numbers[$0.index] }, articles: articles, copies: copies)
  }
}
