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
    let (providers, providerOf) = resolvedProviders(of: places)
    let variantsOf = Groups(count: places.order.count, memberCount: variants.variants.count) {
      places.articleOf[Int(variants.variants[$0].draft)].index
    }
    let contradictions = contradictions(places, variantsOf: variantsOf)
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
  private mutating func seal() {
    keys.seal()
    titles.seal()
    texts.seal()
    variants.seal()
    fingerprints.seal()
  }

  /// Joins the mentions without an address to the article that has their fingerprint. Where there
  /// is none, the first of them opens an article, which the others join.
  private mutating func resolveWaitingMentions() {
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

  /// The providers in order, and the provider of each article.
  private func resolvedProviders(
    of places: ArticlePlaces
  ) -> (providers: [Provider], providerOf: [ProviderID?]) {
    struct Seen {
      var domains: Set<String> = []
      var nameCounts: [String: Int] = [:]
    }
    var seen: [String: Seen] = [:]
    let keyOf = places.order.map { place -> String in
      let provider = drafts[Int(place.draft)].provider.value
      let name = texts.texts[provider.name]
      let stated = ProviderDomain.normalized(texts.texts[provider.domain])
      let domain = stated.isEmpty ? host(of: place) : stated
      let named = grouping == .name && !name.isEmpty
      let key = named || domain.isEmpty ? name : registry.provider(of: domain)
      guard !key.isEmpty else { return key }
      if !domain.isEmpty { seen[key, default: Seen()].domains.insert(domain) }
      if !name.isEmpty { seen[key, default: Seen()].nameCounts[name, default: 0] += 1 }
      return key
    }

    let sortedKeys = seen.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let providers = sortedKeys.map { key in
      let names = seen[key, default: Seen()].nameCounts.sorted {
        $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key
      }
      let domains = seen[key, default: Seen()].domains.sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
      return Provider(
        key: key, domain: domains.contains(key) ? key : domains.first ?? "", domains: domains,
        names: names.map(\.key), owner: owner(of: domains))
    }
    let numbers = Dictionary(
      uniqueKeysWithValues: sortedKeys.enumerated().map { ($1, ProviderID($0)) })
    return (providers, keyOf.map { numbers[$0] })
  }

  /// The owner of some domains; nobody where they have none or several.
  private func owner(of domains: [String]) -> String? {
    guard !registry.isEmpty else { return nil }
    let owners = domains.map { registry.owner(of: $0) }
    guard let first = owners.first, owners.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// The host of an article's smallest key; empty where it has no address.
  private func host(of place: ArticlePlaces.Place) -> String {
    place.firstKey == 0 ? "" : AddressKey(keyText: keys.texts[place.firstKey]).host
  }
}
