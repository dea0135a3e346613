internal import GraphAlgorithms
internal import StoryParsing

extension IdentityResolver {
  /// The graph of everything heard.
  ///
  /// - Complexity: O(*n* log *n* + *m* + *l* log *l*), *n* articles, *m* mentions, *l* links.
  public consuming func resolve() -> StoryGraph {
    seal()
    resolveWaitingMentions()
    let places = articlePlaces()
    let (providers, providerOf) = Provider.joined(
      providerStatements(of: places), registry: registry)
    let variantsOf = variants(of: places)
    let contradictions = contradictions(places, variantsOf: variantsOf).map(\.contradiction)
    let articles = articles(places, providerOf: providerOf, variantsOf: variantsOf)
    drafts = []
    texts = TextPool()
    topicTexts = []
    fingerprints = FingerprintIndex()
    let links = resolvedLinks(places)
    return StoryGraph(
      articles: articles, providers: providers, links: links, counts: counts,
      ledger: IdentityLedger(
        contradictions: contradictions, log: log, variants: variants.variants,
        articleOf: places.articleOf, keys: keys.texts, titles: titles.texts, aliases: aliases,
        later: mergesByHand(places), editWarnings: edits?.warnings ?? []))
  }

  /// The variants that speak of each article.
  func variants(of places: ArticlePlaces) -> Groups {
    Groups(count: places.order.count, memberCount: variants.variants.count) {
      places.articleOf[Int(variants.variants[$0].draft)].index
    }
  }

  /// What was merged by hand, in input order of the mention that completed it.
  private func mergesByHand(_ places: ArticlePlaces) -> [IdentityLedger.Merge] {
    guard let edits else { return [] }
    return edits.merges.map { merge in
      IdentityLedger.Merge(
        article: places.articleOf[Int(merge.draft)], rule: .byHand, known: merge.known,
        joined: merge.joined,
        place: Article.Place(document: edits.edits.name, line: merge.line))
    }
  }

  /// Frees what is only there to hear more, before the articles need the room.
  mutating func seal() {
    keys.seal()
    titles.seal()
    texts.seal()
    variants.seal()
    fingerprints.seal()
  }

  /// Joins the mentions without an address to the article that has their fingerprint. Where there
  /// is none, the first of them opens an article, which the others join.
  mutating func resolveWaitingMentions() {
    for entry in fingerprints.entries where entry.waiting != .absent {
      if entry.addressed == .absent {
        variants.open(log.variant(ofRow: drafts[Int(entry.waiting)].firstRow))
      } else {
        let isJoined =
          unite(entry.addressed, entry.waiting)
          || draftSets.root(of: entry.addressed) == draftSets.root(of: entry.waiting)
        // Kept apart by hand, the mentions without an address are an article of their own.
        if !isJoined { variants.open(log.variant(ofRow: drafts[Int(entry.waiting)].firstRow)) }
      }
    }
  }
}
