internal import StoryParsing

extension IdentityResolver {
  /// The graph of everything heard.
  ///
  /// - Complexity: O(*n* log *n* + *m* log *m*), *n* articles, *m* links.
  public consuming func resolve() -> StoryGraph {
    resolveWaitingMentions()
    let places = articlePlaces()
    let (providers, providerOf) = resolvedProviders(of: places)
    let articles = places.order.map { place in
      article(of: place, provider: providerOf[place.draft] ?? nil)
    }
    let links = resolvedLinks(places)
    return StoryGraph(
      articles: articles, providers: providers, links: links, counts: counts,
      ledger: resolvedLedger(places, articles: articles))
  }

  /// Joins each mention without an address to the article with its fingerprint or, where there is
  /// none, to the first mention that has the same.
  private mutating func resolveWaitingMentions() {
    for mention in waiting {
      guard let fingerprint = mention.fingerprint else { continue }
      guard let found = fingerprintDrafts[fingerprint] else {
        fingerprintDrafts[fingerprint] = mention.draft
        continue
      }
      if !mention.isRecord { counts.resolvedByFingerprint += 1 }
      merges.append(
        DraftMerge(
          draft: found, rule: .fingerprint, known: fingerprint.text, joined: fingerprint.title,
          sequence: mention.sequence, place: mention.place))
      _ = unite(found, mention.draft)
    }
  }

  /// Where each draft ends up.
  struct ArticlePlaces {
    struct Place {
      var draft: Int
      var key: String
      var identifier: String
      var keys: [AddressKey]
    }

    /// The articles in their final order.
    var order: [Place]
    /// The article of each draft that was ever opened.
    var articleOf: [ArticleID]
  }

  private mutating func articlePlaces() -> ArticlePlaces {
    var keysOfDraft: [Int: [AddressKey]] = [:]
    for (key, draft) in zip(keys, keyDrafts) {
      keysOfDraft[representative(of: draft), default: []].append(key)
    }
    var keyOfUnaddressed: [Int: String] = [:]
    for mention in waiting {
      let draft = representative(of: mention.draft)
      guard keysOfDraft[draft] == nil, keyOfUnaddressed[draft] == nil else { continue }
      keyOfUnaddressed[draft] = mention.fingerprint?.text ?? "unknown | \(mention.place)"
    }

    let representatives = drafts.indices.filter { representative(of: $0) == $0 }
    var order = representatives.map { draft in
      let sorted = keysOfDraft[draft, default: []].sorted()
      let key = sorted.first?.text ?? keyOfUnaddressed[draft] ?? ""
      return ArticlePlaces.Place(draft: draft, key: key, identifier: "", keys: sorted)
    }
    order.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    name(&order)
    order.sort { $0.identifier < $1.identifier }

    var articleOf = [ArticleID](repeating: ArticleID(0), count: drafts.count)
    for (index, place) in order.enumerated() { articleOf[place.draft] = ArticleID(index) }
    for draft in drafts.indices {
      articleOf[draft] = articleOf[representative(of: draft)]
    }
    return ArticlePlaces(order: order, articleOf: articleOf)
  }

  /// Gives each article its identifier. Where two keys share a hash (expected once in some billions
  /// of articles) the later one in key order is hashed again with a suffix, so none is lost.
  private func name(_ order: inout [ArticlePlaces.Place]) {
    var taken: Set<String> = []
    for index in order.indices {
      var identifier = "a" + StableHash.name(order[index].key)
      var attempt = 1
      while !taken.insert(identifier).inserted {
        attempt += 1
        identifier = "a" + StableHash.name("\(order[index].key)#\(attempt)")
      }
      order[index].identifier = identifier
    }
  }

  private func article(of place: ArticlePlaces.Place, provider: ProviderID?) -> Article {
    let draft = drafts[place.draft]
    return Article(
      identifier: place.identifier, key: place.key, title: draft.title?.value ?? "",
      excerpt: draft.excerpt?.value ?? "", category: draft.category?.value ?? "",
      type: draft.type?.value ?? "", published: draft.published, provider: provider,
      byline: draft.provider?.value.name ?? "", quality: draft.quality?.value,
      heat: draft.heat?.value, topics: draft.topics?.value ?? [],
      address: draft.address?.value ?? "", keys: place.keys, headlines: draft.sortedHeadlines,
      record: draft.record?.value, firstSeen: draft.firstSeen.value,
      recordCount: draft.recordCount, mentionCount: draft.mentionCount)
  }

  /// The providers in order, and the provider of each draft that stands for an article.
  private func resolvedProviders(
    of places: ArticlePlaces
  ) -> (providers: [Provider], providerOf: [Int: ProviderID?]) {
    struct Seen {
      var domains: Set<String> = []
      var nameCounts: [String: Int] = [:]
    }
    var seen: [String: Seen] = [:]
    var keyOf: [Int: String] = [:]
    for place in places.order {
      let provider = drafts[place.draft].provider?.value ?? Mention.Provider()
      let stated = ProviderDomain.normalized(provider.domain)
      let domain = stated.isEmpty ? (place.keys.first?.host ?? "") : stated
      let named = grouping == .name && !provider.name.isEmpty
      let key = named || domain.isEmpty ? provider.name : domain
      guard !key.isEmpty else { continue }
      keyOf[place.draft] = key
      if !domain.isEmpty { seen[key, default: Seen()].domains.insert(domain) }
      if !provider.name.isEmpty {
        seen[key, default: Seen()].nameCounts[provider.name, default: 0] += 1
      }
    }

    let sortedKeys = Set(keyOf.values).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let providers = sortedKeys.map { key in
      let names = seen[key, default: Seen()].nameCounts.sorted {
        $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key
      }
      return Provider(
        key: key, domain: seen[key, default: Seen()].domains.min() ?? "", names: names.map(\.key))
    }
    let numbers = Dictionary(
      uniqueKeysWithValues: sortedKeys.enumerated().map { ($1, ProviderID($0)) })
    return (providers, keyOf.mapValues { numbers[$0] })
  }

  private mutating func resolvedLinks(_ places: ArticlePlaces) -> [StoryGraph.Link] {
    struct Pair: Hashable {
      var source: ArticleID
      var target: ArticleID
    }
    var firstPlaces: [Pair: Article.Place] = [:]
    firstPlaces.reserveCapacity(links.count)
    var listLengths = [Int](repeating: 0, count: places.order.count)
    for link in links {
      let pair = Pair(source: places.articleOf[link.source], target: places.articleOf[link.target])
      guard pair.source != pair.target else {
        counts.selfLinks += 1
        continue
      }
      if firstPlaces[pair] == nil {
        firstPlaces[pair] = link.place
        listLengths[pair.source.index] += 1
      }
    }
    return firstPlaces.map { pair, place in
      StoryGraph.Link(
        source: pair.source, target: pair.target,
        weight: 1 / Double(listLengths[pair.source.index]), place: place)
    }.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
  }

  private func resolvedLedger(_ places: ArticlePlaces, articles: [Article]) -> IdentityLedger {
    let resolvedMerges = merges.sorted { $0.sequence < $1.sequence }.map { merge in
      IdentityLedger.Merge(
        article: places.articleOf[merge.draft], rule: merge.rule, known: merge.known,
        joined: merge.joined, place: merge.place)
    }

    // What was noted once for each mention is said once for each article.
    struct Statement: Hashable {
      var article: ArticleID
      var conflict: IdentityLedger.Conflict
      var other: String
    }
    var said: Set<Statement> = []
    var contradictions: [(contradiction: IdentityLedger.Contradiction, sequence: Int)] = []
    func say(
      _ conflict: IdentityLedger.Conflict, article: ArticleID, known: String, other: String,
      place: Article.Place, sequence: Int
    ) {
      let statement = Statement(article: article, conflict: conflict, other: other)
      guard said.insert(statement).inserted else { return }
      let contradiction = IdentityLedger.Contradiction(
        article: article, conflict: conflict, known: known, other: other, place: place)
      contradictions.append((contradiction, sequence))
    }
    for conflict in conflicts {
      let article = places.articleOf[conflict.draft]
      switch conflict.kind {
      case .foreignHost(let host, let domain):
        say(
          .foreignHost, article: article, known: domain, other: host, place: conflict.place,
          sequence: conflict.sequence)
      case .sameFingerprint(let otherDraft):
        let other = places.articleOf[otherDraft]
        guard other != article else { continue }
        say(
          .twoAddresses, article: article, known: articles[other.index].key,
          other: articles[article.index].key, place: conflict.place, sequence: conflict.sequence)
      }
    }
    for place in places.order {
      let draft = drafts[place.draft]
      let chosen = ProviderDomain.normalized(draft.provider?.value.domain ?? "")
      for (domain, seen) in draft.domains where !chosen.isEmpty && domain != chosen {
        say(
          .twoProviders, article: places.articleOf[place.draft], known: chosen, other: domain,
          place: seen.value, sequence: seen.rank.sequence)
      }
    }
    contradictions.sort {
      let first = ($0.sequence, $0.contradiction.conflict.rawValue, $0.contradiction.other)
      let second = ($1.sequence, $1.contradiction.conflict.rawValue, $1.contradiction.other)
      return first < second
    }
    return IdentityLedger(
      merges: resolvedMerges, contradictions: contradictions.map(\.contradiction))
  }
}

extension Fingerprint {
  /// The fingerprint as one text, in the place of an address key.
  var text: String {
    "\(title) | \(providerDomain) | \(published?.iso8601 ?? "undated")"
  }
}
