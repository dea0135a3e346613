internal import StoryParsing

extension IdentityResolver {
  /// Every contradiction, in input order. Repeats of a variant contradict nothing that the variant
  /// does not, so the variants say everything.
  func contradictions(
    _ places: ArticlePlaces, variantsOf: Groups
  ) -> [(contradiction: IdentityLedger.Contradiction, row: UInt32)] {
    var statements = Statements(log: log)
    for variant in variants.variants {
      let article = places.articleOf[Int(variant.draft)]
      if let (host, domain) = foreignHost(of: variant) {
        statements.say(.foreignHost, article, known: domain, other: host, row: variant.row)
      }
      if let other = otherAddress(of: variant, places), other != article {
        statements.say(
          .twoAddresses, article, known: key(of: places.order[other.index]),
          other: key(of: places.order[article.index]), row: variant.row)
      }
    }
    for (index, place) in places.order.enumerated() {
      let written = texts.texts[drafts[Int(place.draft)].provider.value.domain]
      let chosen = ProviderDomain.normalized(written)
      guard !chosen.isEmpty else { continue }
      for member in variantsOf[index] {
        let variant = variants.variants[Int(member)]
        guard variant.domain != 0, titles.texts[variant.domain] != chosen,
          !isOneProvider(titles.texts[variant.domain], chosen)
        else { continue }
        statements.say(
          .twoProviders, ArticleID(index), known: chosen, other: titles.texts[variant.domain],
          row: variant.row)
      }
    }
    return statements.sorted()
  }

  /// The host of a variant's address and the domain that it states, where the host is neither that
  /// domain nor below it.
  private func foreignHost(of variant: Variant) -> (host: String, domain: String)? {
    guard variant.key != 0, variant.domain != 0 else { return nil }
    let host = AddressKey(keyText: keys.texts[variant.key]).host
    let domain = titles.texts[variant.domain]
    guard host != domain, !host.hasSuffix("." + domain) else { return nil }
    return !registry.isEmpty && registry.isHost(host, of: domain) ? nil : (host, domain)
  }

  /// Whether a registry joins two domains.
  private func isOneProvider(_ first: String, _ second: String) -> Bool {
    !registry.isEmpty && registry.provider(of: first) == registry.provider(of: second)
  }

  /// The first article that has the headline, domain and time of a variant with an address.
  private func otherAddress(of variant: Variant, _ places: ArticlePlaces) -> ArticleID? {
    guard variant.key != 0, variant.fingerprint != .absent else { return nil }
    let draft = fingerprints.entries[Int(variant.fingerprint)].addressed
    return places.articleOf[Int(draft)]
  }
}

/// Contradictions of which each is said once for each article, where it was first seen.
private struct Statements {
  private struct Statement: Hashable {
    var article: ArticleID
    var conflict: IdentityLedger.Conflict
    var other: String
  }

  private let log: MentionLog
  private var said: Set<Statement> = []
  private var contradictions: [(contradiction: IdentityLedger.Contradiction, row: UInt32)] = []

  init(log: MentionLog) {
    self.log = log
  }

  mutating func say(
    _ conflict: IdentityLedger.Conflict, _ article: ArticleID, known: String, other: String,
    row: UInt32
  ) {
    let statement = Statement(article: article, conflict: conflict, other: other)
    guard said.insert(statement).inserted else { return }
    let contradiction = IdentityLedger.Contradiction(
      article: article, conflict: conflict, known: known, other: other,
      place: log.place(ofRow: row))
    contradictions.append((contradiction, row))
  }

  /// The contradictions in input order.
  func sorted() -> [(contradiction: IdentityLedger.Contradiction, row: UInt32)] {
    contradictions.sorted { first, second in
      let one = (first.row, first.contradiction.conflict.rawValue, first.contradiction.other)
      let two = (second.row, second.contradiction.conflict.rawValue, second.contradiction.other)
      return one < two
    }
  }
}
