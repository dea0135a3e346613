internal import StoryParsing

extension StoryGraph {
  /// The graph in which every article stands for its copies as well.
  ///
  /// Of each group the earliest article stays, with its identifier, headlines, time and provider; a copy's
  /// headline is no revision of it. The keys, records and mentions of the copies are added to its own;
  /// where it has no record and a copy has one, it takes the first over, and is no ghost. Links of
  /// copies become links of the earliest: one pair is one link, made by the entry that comes first in
  /// the input; a link between two articles of a group is counted as a self link and dropped; and each
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
      merged.recordCount += article.recordCount
      merged.mentionCount += article.mentionCount
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
    let (kept, articleNumbers) = Self.numbered(
      old.articles.indices.map { origins[$0].index == $0 })
    let places = origins.map { ArticleID(articleNumbers[$0.index]) }
    var isProvider = [Bool](repeating: false, count: old.providers.count)
    for index in kept {
      if let provider = articles[index].provider { isProvider[provider.index] = true }
    }
    let (keptProviders, providerNumbers) = Self.numbered(isProvider)

    var counts = old.counts
    let links = links(places, selfLinks: &counts.selfLinks)
    return StoryGraph(
      articles: kept.map { index in
        var article = articles[index]
        article.provider = article.provider.map { ProviderID(providerNumbers[$0.index]) }
        return article
      },
      providers: keptProviders.map { old.providers[$0] }, links: links, counts: counts,
      ledger: old.ledger.moved(to: places, copies: copies))
  }

  /// The links between what is left, sorted by source, then target.
  private func links(_ places: [ArticleID], selfLinks: inout Int) -> [StoryGraph.Link] {
    var moved: [StoryGraph.Link] = []
    for link in old.links {
      let (source, target) = (places[link.source.index], places[link.target.index])
      if source == target {
        selfLinks += 1
      } else {
        moved.append(
          StoryGraph.Link(
            source: source, target: target, weight: 1, document: link.document,
            line: UInt32(link.line)))
      }
    }
    moved.sort {
      ($0.source, $0.target, $0.document, $0.line) < ($1.source, $1.target, $1.document, $1.line)
    }
    var links: [StoryGraph.Link] = []
    for link in moved
    where links.last.map({ ($0.source, $0.target) != (link.source, link.target) }) ?? true {
      links.append(link)
    }
    var start = 0
    while start < links.count {
      var end = start
      while end < links.count, links[end].source == links[start].source { end += 1 }
      for position in start..<end { links[position].weight = 1 / Double(end - start) }
      start = end
    }
    return links
  }

  /// The positions that stay, and the new number of each.
  private static func numbered(_ stays: [Bool]) -> (kept: [Int], numbers: [Int]) {
    var kept: [Int] = []
    var numbers: [Int] = []
    for (index, stays) in stays.enumerated() {
      numbers.append(kept.count)
      if stays { kept.append(index) }
    }
    return (kept, numbers)
  }
}

extension IdentityLedger {
  /// The ledger of a graph in which articles have moved, some of them into others.
  fileprivate func moved(to places: [ArticleID], copies: [Merge]) -> IdentityLedger {
    IdentityLedger(
      contradictions: contradictions.map { contradiction in
        var contradiction = contradiction
        contradiction.article = places[contradiction.article.index]
        return contradiction
      },
      log: log, variants: variants, articleOf: articleOf.map { places[$0.index] }, keys: keys,
      titles: titles, aliases: aliases,
      later: (later + copies).map { merge in
        var merge = merge
        merge.article = places[merge.article.index]
        return merge
      }, editWarnings: editWarnings)
  }
}
