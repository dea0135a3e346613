import StoryAnalysis
import StoryParsing

/// The rules of identity in the plainest form: every mention is kept, every set is relabelled by
/// going through all of them, and every field is looked up among all mentions of its article.
struct ReferenceResolver {
  private struct Heard {
    var mention: Mention
    var keys: [AddressKey]
    var fingerprint: Fingerprint
    var isRecord: Bool
    /// Position of the record whose list this stands in, or its own.
    var record: Int
    var place: Article.Place
    var article: Int
    var domain: String { ProviderDomain.normalized(mention.provider.domain) }
  }

  private struct Merge {
    var position: Int
    var rule: IdentityLedger.Rule
    var known: String
    var joined: String
  }

  private let grouping: ProviderGrouping
  private var heard: [Heard] = []
  /// The first mention with an address that has a fingerprint.
  private var addressed: [Fingerprint: Int] = [:]
  private var merges: [Merge] = []

  init(_ records: [ArticleRecord], grouping: ProviderGrouping) {
    self.grouping = grouping
    for record in records {
      let start = heard.count
      for mention in [record.article] + record.related {
        heard.append(
          Heard(
            mention: mention, keys: mention.keys, fingerprint: mention.fingerprint,
            isRecord: heard.count == start, record: start,
            place: Article.Place(document: record.document, line: mention.line),
            article: heard.count))
      }
    }
    for index in heard.indices where !heard[index].keys.isEmpty {
      addressed[heard[index].fingerprint] = addressed[heard[index].fingerprint] ?? index
    }
    joinByKeys()
    joinByFingerprints()
  }

  private mutating func join(_ one: Int, _ two: Int) {
    let (old, new) = (heard[one].article, heard[two].article)
    for index in heard.indices where heard[index].article == old { heard[index].article = new }
  }

  private mutating func joinByKeys() {
    var owners: [AddressKey: Int] = [:]
    for index in heard.indices {
      let keys = heard[index].keys
      guard let first = keys.first else { continue }
      let known = keys.first { owners[$0] != nil }
      if let known, let owner = owners[known] {
        join(index, owner)
        merges.append(
          Merge(
            position: index, rule: .sameAddress, known: known.text,
            joined: heard[index].mention.title))
      } else {
        owners[first] = index
      }
      let anchor = known ?? first
      for key in keys where key != anchor {
        if let owner = owners[key] {
          if heard[owner].article == heard[index].article { continue }
          join(index, owner)
        } else {
          owners[key] = index
        }
        merges.append(Merge(position: index, rule: .alias, known: anchor.text, joined: key.text))
      }
    }
  }

  private mutating func joinByFingerprints() {
    for index in heard.indices where heard[index].keys.isEmpty {
      let mention = heard[index].mention
      guard !mention.title.isEmpty else { continue }
      let first = heard.indices.first {
        heard[$0].keys.isEmpty && heard[$0].fingerprint == heard[index].fingerprint
      }
      let fingerprint = heard[index].fingerprint
      guard let found = addressed[fingerprint] ?? first, found != index else { continue }
      join(index, found)
      merges.append(
        Merge(
          position: index, rule: .fingerprint, known: text(of: fingerprint),
          joined: mention.title))
    }
    merges = merges.enumerated().sorted {
      ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
    }.map(\.element)
  }

  private func text(of fingerprint: Fingerprint) -> String {
    let time = fingerprint.published?.iso8601 ?? "undated"
    return "\(fingerprint.title) | \(fingerprint.providerDomain) | \(time)"
  }
}

extension ReferenceResolver {
  /// What all mentions of one article come to.
  private struct Group {
    /// In input order.
    var members: [Heard]
    /// Records before mentions.
    var ranked: [Heard]
    var keys: [AddressKey]
    var key: String
    var identifier = ""
    var label: Int

    func first<Value>(_ value: (Mention) -> Value?) -> Value? {
      ranked.compactMap { value($0.mention) }.first
    }

    func text(_ field: KeyPath<Mention, String>) -> String {
      first { $0[keyPath: field].isEmpty ? nil : $0[keyPath: field] } ?? ""
    }

    var provider: Mention.Provider {
      first { $0.provider.name.isEmpty && $0.provider.domain.isEmpty ? nil : $0.provider }
        ?? Mention.Provider()
    }

    /// Domain and name, and what the provider is grouped by.
    func provider(by grouping: ProviderGrouping) -> (domain: String, name: String, key: String) {
      let stated = ProviderDomain.normalized(provider.domain)
      let domain = stated.isEmpty ? keys.first?.host ?? "" : stated
      let byName = (grouping == .name && !provider.name.isEmpty) || domain.isEmpty
      return (domain, provider.name, byName ? provider.name : domain)
    }
  }

  private func groups() -> [Group] {
    var groups = Dictionary(grouping: heard, by: \.article).map { label, members -> Group in
      let keys = Set(members.flatMap(\.keys)).sorted()
      let first = members[0]
      let fallback =
        first.mention.title.isEmpty
        ? "unknown | \(first.place)" : text(of: first.fingerprint)
      return Group(
        members: members, ranked: members.filter(\.isRecord) + members.filter { !$0.isRecord },
        keys: keys, key: keys.first?.text ?? fallback, label: label)
    }
    let firstOf = Dictionary(
      grouping: heard.indices, by: { heard[$0].article }
    ).mapValues { $0[0] }
    groups.sort { one, two in
      let (first, second) = (Array(one.key.utf8), Array(two.key.utf8))
      return first == second
        ? firstOf[one.label]! < firstOf[two.label]! : first.lexicographicallyPrecedes(second)
    }
    var taken: Set<String> = []
    for index in groups.indices {
      var attempt = 1
      var identifier = Self.identifier(groups[index].key)
      while taken.contains(identifier) {
        attempt += 1
        identifier = Self.identifier(groups[index].key + "#\(attempt)")
      }
      taken.insert(identifier)
      groups[index].identifier = identifier
    }
    return groups.sorted { $0.identifier < $1.identifier }
  }

  private static func identifier(_ key: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
    hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
    let digits = String(hash ^ (hash >> 31), radix: 16)
    return "a" + String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The graph in words, to be compared with ``GraphText/init(_:)``: that of the articles whose
  /// identifiers are kept and of the entries whose both ends are.
  func text(keeping isKept: (String) -> Bool = { _ in true }) -> GraphText {
    let all = groups()
    let groups = all.filter { isKept($0.identifier) }
    let numberOf = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1.label, $0) })
    func number(_ index: Int) -> Int? { numberOf[heard[index].article] }

    var result = GraphText()
    let providerKeys = Set(groups.map { $0.provider(by: grouping).key }.filter { !$0.isEmpty })
      .sorted()
    for key in providerKeys {
      let parts = all.map { $0.provider(by: grouping) }.filter { $0.key == key }
      let names = Dictionary(grouping: parts.map(\.name).filter { !$0.isEmpty }, by: { $0 })
        .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map(\.key)
      let domain = parts.map(\.domain).filter { !$0.isEmpty }.min() ?? ""
      result.providers.append("\(key) \(domain) \(names)")
    }
    result.articles = groups.map { group in
      articleText(
        group, provider: providerKeys.firstIndex(of: group.provider(by: grouping).key),
        mentions: group.members.count { !$0.isRecord && number($0.record) != nil })
    }

    var (entries, selfLinks) = (0, 0)
    var places: [[Int]: Article.Place] = [:]
    for (index, entry) in heard.enumerated() where !entry.isRecord {
      guard let source = number(entry.record), let target = number(index) else { continue }
      entries += 1
      if source == target { selfLinks += 1 }
      if source != target, places[[source, target]] == nil {
        places[[source, target]] = entry.place
      }
    }
    result.links = places.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { pair, place in
      "\(pair[0])>\(pair[1]) \(1 / Double(places.keys.count { $0[0] == pair[0] })) \(place)"
    }
    result.counts = [
      heard.indices.count { heard[$0].isRecord && number($0) != nil }, entries, selfLinks,
      merges.count { merge in
        let entry = heard[merge.position]
        return merge.rule == .fingerprint && !entry.isRecord && number(merge.position) != nil
          && number(entry.record) != nil
      },
    ]
    result.merges = merges.compactMap { merge in
      number(merge.position).map {
        "\($0) \(merge.rule) \(merge.known) + \(merge.joined) @\(heard[merge.position].place)"
      }
    }
    result.contradictions = contradictions(all, number: number)
    return result
  }

  private func articleText(_ group: Group, provider: Int?, mentions: Int) -> String {
    let members = group.members
    struct Headline {
      var time: Timestamp?
      var order: Int
      var text: [String]
    }
    var headlines: [Headline] = []
    for title in Set(members.map(\.mention.title)) where !title.isEmpty {
      let with = members.indices.filter { members[$0].mention.title == title }
      let time = with.compactMap { members[$0].mention.published }.min()
      let first = members[with[0]]
      let address = Self.address(of: first.mention) ?? ""
      headlines.append(
        Headline(
          time: time, order: with[0],
          text: [title, GraphText.time(time), address, first.place.description]))
    }
    headlines.sort { one, two in
      if one.time == two.time { return one.order < two.order }
      guard let first = one.time, let second = two.time else { return one.time != nil }
      return first < second
    }

    var fields = [group.identifier, group.key, group.text(\.title), group.text(\.excerpt)]
    fields += [group.text(\.category), group.text(\.type)]
    fields.append(GraphText.time(members.compactMap(\.mention.published).min()))
    fields += ["\(provider ?? -1)", group.provider.name]
    fields += ["\(group.first(\.quality) ?? -9)", "\(group.first(\.heat) ?? -9)"]
    fields.append("\(group.first { $0.topics.isEmpty ? nil : $0.topics } ?? [])")
    fields += [group.first { Self.address(of: $0) } ?? "", "\(group.keys)"]
    fields.append("\(headlines.map(\.text))")
    fields.append(members.first(where: \.isRecord)?.place.description ?? "ghost")
    fields.append(members[0].place.description)
    fields.append("\(members.count(where: \.isRecord))")
    fields.append("\(mentions)")
    return GraphText.article(fields)
  }

  private static func address(of mention: Mention) -> String? {
    let addresses = mention.addresses
    return [addresses.web, addresses.original, addresses.amp, addresses.cachedAMP]
      .first(where: AddressKey.isHyperlink)
  }

  private func contradictions(_ groups: [Group], number: (Int) -> Int?) -> [String] {
    let positions = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1.label, $0) })
    func group(_ index: Int) -> Int { positions[heard[index].article]! }
    var found: [(position: Int, kind: String, other: String, known: String)] = []
    func say(_ position: Int, _ kind: String, _ other: String, known: String) {
      let isSaid = found.contains {
        group($0.position) == group(position) && $0.kind == kind && $0.other == other
      }
      if !isSaid { found.append((position, kind, other, known)) }
    }
    for (index, entry) in heard.enumerated() {
      let own = groups[group(index)]
      let chosen = ProviderDomain.normalized(own.provider.domain)
      if !chosen.isEmpty, !entry.domain.isEmpty, entry.domain != chosen {
        say(index, "two-providers", entry.domain, known: chosen)
      }
      guard let host = entry.keys.first?.host else { continue }
      if !entry.domain.isEmpty, host != entry.domain, !host.hasSuffix("." + entry.domain) {
        say(index, "foreign-host", host, known: entry.domain)
      }
      if !entry.mention.title.isEmpty, let other = addressed[entry.fingerprint],
        group(other) != group(index)
      {
        say(index, "two-addresses", own.key, known: groups[group(other)].key)
      }
    }
    return found.sorted { ($0.position, $0.kind, $0.other) < ($1.position, $1.kind, $1.other) }
      .compactMap { said in
        number(said.position).map {
          "\($0) \(said.kind) \(said.known) / \(said.other) @\(heard[said.position].place)"
        }
      }
  }
}
