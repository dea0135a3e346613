internal import StoryParsing

extension Provider {
  /// What an article says of who published it.
  struct Statement: Sendable {
    /// What the provider is grouped by; empty where nothing is known.
    var key: String
    /// The domain that is stated or, where none is, that of the article's address.
    var domain: String
    /// The name as printed with the article.
    var name: String
  }
}

extension IdentityResolver {
  /// What each article says of its provider, in the order of the articles.
  func providerStatements(of places: ArticlePlaces) -> [Provider.Statement] {
    places.order.map { place in
      let provider = drafts[Int(place.draft)].provider.value
      let name = texts.texts[provider.name]
      let stated = ProviderDomain.normalized(texts.texts[provider.domain])
      let domain = stated.isEmpty ? host(of: place) : stated
      let named = grouping == .name && !name.isEmpty
      return Provider.Statement(
        key: named || domain.isEmpty ? name : registry.provider(of: domain), domain: domain,
        name: name)
    }
  }

  /// The host of an article's smallest key; empty where it has no address.
  private func host(of place: ArticlePlaces.Place) -> String {
    place.firstKey == 0 ? "" : AddressKey(keyText: keys.texts[place.firstKey]).host
  }
}

extension Provider {
  /// The providers of some articles, sorted by key, and the provider of each article. Texts are one where their
  /// bytes are.
  ///
  /// - Complexity: O(*n* + *p* log *p*), *n* statements, *p* providers.
  static func joined(
    _ statements: [Statement], registry: ProviderRegistry
  ) -> (providers: [Provider], providerOf: [ProviderID?]) {
    struct Seen {
      var domains: Set<UInt32> = []
      var nameCounts: [UInt32: Int] = [:]
    }
    var pool = TextPool()
    var seen: [UInt32: Seen] = [:]
    let keyOf = statements.map { statement -> UInt32 in
      let key = pool.intern(statement.key)
      guard key != 0 else { return key }
      let (domain, name) = (pool.intern(statement.domain), pool.intern(statement.name))
      if domain != 0 { seen[key, default: Seen()].domains.insert(domain) }
      if name != 0 { seen[key, default: Seen()].nameCounts[name, default: 0] += 1 }
      return key
    }

    let texts = pool.texts
    let sorted = seen.sorted { texts.precedes($0.key, $1.key) }
    let providers = sorted.map { key, seen in
      let names = seen.nameCounts.sorted {
        $0.value != $1.value ? $0.value > $1.value : texts.precedes($0.key, $1.key)
      }
      let domains = seen.domains.sorted { texts.precedes($0, $1) }
      let domain = domains.contains(key) ? key : domains.first ?? 0
      let domainTexts = domains.map { texts[$0] }
      return Provider(
        key: texts[key], domain: texts[domain], domains: domainTexts,
        names: names.map { texts[$0.key] }, owner: registry.owner(of: domainTexts))
    }
    let numbers = Dictionary(
      uniqueKeysWithValues: sorted.enumerated().map { ($1.key, ProviderID($0)) })
    return (providers, keyOf.map { numbers[$0] })
  }
}

extension ProviderRegistry {
  /// The owner of some domains; nobody where they have none or several.
  fileprivate func owner(of domains: [String]) -> String? {
    guard !isEmpty else { return nil }
    let owners = domains.map { owner(of: $0) }
    guard let first = owners.first, owners.allSatisfy({ $0 == first }) else { return nil }
    return first
  }
}
