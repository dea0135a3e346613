internal import StoryParsing

/// Building a graph anew when articles are merged into others or left out: the one place for both.
extension StoryGraph {
  /// The graph of some of the articles.
  ///
  /// Links, counts and the numbers of records and mentions of each article are taken from the log of
  /// mentions, so they are those that reading only what is left would give: one pair is one link, made by
  /// the entry that comes first in the input; an entry that points at the article of its own record is a
  /// self link; and each record's unit of weight is shared over what is left, `1 / |R(i)|`. Providers
  /// without an article are left out; the others keep their names.
  ///
  /// - Parameters:
  ///   - kept: The positions of the articles that stay, ascending.
  ///   - places: For each article the new position of the one that it is part of from now on; absent where
  ///     it is left out.
  ///   - articles: The articles as they shall be, by their old positions.
  ///   - copies: Merges of one article into another, with the article at its old position.
  /// - Complexity: O(*n* + *k* + *m* log *m*), *n* articles, *k* mentions, *m* links.
  func rebuilt(
    keeping kept: [Int], places: [ArticleID?], articles: [Article],
    copies: [IdentityLedger.Merge] = []
  ) -> StoryGraph {
    let ledger = ledger.moved(to: places, copies: copies)
    let tally = Tally(of: ledger, articleCount: kept.count)
    var isProvider = [Bool](repeating: false, count: providers.count)
    for index in kept {
      if let provider = articles[index].provider { isProvider[provider.index] = true }
    }
    var numbers = [ProviderID](repeating: ProviderID(0), count: providers.count)
    var keptProviders: [Provider] = []
    for index in providers.indices where isProvider[index] {
      numbers[index] = ProviderID(keptProviders.count)
      keptProviders.append(providers[index])
    }
    return StoryGraph(
      articles: kept.enumerated().map { place, index in
        var article = articles[index]
        article.provider = article.provider.map { numbers[$0.index] }
        article.recordCount = tally.records[place]
        article.mentionCount = tally.mentions[place]
        return article
      }, providers: keptProviders, links: moved(links, to: places), counts: tally.counts,
      ledger: ledger)
  }

  /// The links between what is left, sorted by source, then target.
  private func moved(_ links: [Link], to places: [ArticleID?]) -> [Link] {
    var moved: [Link] = []
    moved.reserveCapacity(links.count)
    for link in links {
      guard let source = places[link.source.index], let target = places[link.target.index],
        source != target
      else { continue }
      moved.append(
        Link(
          source: source, target: target, weight: 1, document: link.document,
          line: UInt32(link.line)))
    }
    // Nothing has to be sorted where articles were only left out.
    if !zip(moved, moved.dropFirst()).allSatisfy({ ($0.source, $0.target) < ($1.source, $1.target) }
    ) {
      moved.sort {
        ($0.source, $0.target, $0.document, $0.line) < ($1.source, $1.target, $1.document, $1.line)
      }
      var distinct: [Link] = []
      for link in moved
      where distinct.last.map({ ($0.source, $0.target) != (link.source, link.target) }) ?? true {
        distinct.append(link)
      }
      moved = distinct
    }
    var start = 0
    while start < moved.count {
      var end = start
      while end < moved.count, moved[end].source == moved[start].source { end += 1 }
      for position in start..<end { moved[position].weight = 1 / Double(end - start) }
      start = end
    }
    return moved
  }
}

/// What the entries of a log say whose both ends are part of a graph.
private struct Tally {
  var counts = StoryGraph.Counts()
  /// Records and entries of each article.
  var records: [Int]
  var mentions: [Int]

  init(of ledger: IdentityLedger, articleCount: Int) {
    records = [Int](repeating: 0, count: articleCount)
    mentions = records
    let log = ledger.log
    for document in 0..<log.documentCount {
      let rows = log.rows(ofDocument: document)
      guard let source = ledger.article(ofRow: rows.lowerBound) else { continue }
      counts.records += 1
      records[source.index] += 1
      for row in rows.dropFirst() {
        guard let target = ledger.article(ofRow: row) else { continue }
        counts.relatedEntries += 1
        mentions[target.index] += 1
        if target == source { counts.selfLinks += 1 }
        let variant = ledger.variants[Int(log.rows[row].variant)]
        if variant.rule(ofRow: UInt32(row)) == .fingerprint { counts.resolvedByFingerprint += 1 }
      }
    }
  }
}

extension IdentityLedger {
  /// The article of the mention in a row; nothing where it is not part of the graph.
  func article(ofRow row: Int) -> ArticleID? {
    let article = articleOf[Int(variants[Int(log.rows[row].variant)].draft)]
    return article == Self.noArticle ? nil : article
  }

  /// The ledger of a graph in which articles have moved, some of them into others or out of it.
  fileprivate func moved(to places: [ArticleID?], copies: [Merge]) -> IdentityLedger {
    IdentityLedger(
      contradictions: contradictions.compactMap { contradiction in
        places[contradiction.article.index].map { place in
          var contradiction = contradiction
          contradiction.article = place
          return contradiction
        }
      },
      log: log, variants: variants,
      articleOf: articleOf.map { article in
        article == Self.noArticle ? article : places[article.index] ?? Self.noArticle
      }, keys: keys, titles: titles, aliases: aliases,
      later: (later + copies).compactMap { merge in
        places[merge.article.index].map { place in
          var merge = merge
          merge.article = place
          return merge
        }
      }, editWarnings: editWarnings)
  }
}
