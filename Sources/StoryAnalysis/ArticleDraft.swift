internal import StoryParsing

/// An article while mentions of it are still coming in: of everything said, what counts so far.
///
/// Merging two drafts gives the same result as hearing their mentions in one draft, whatever the
/// order: each field keeps the value of the lowest rank, and times keep their minimum.
struct ArticleDraft {
  /// Whose word counts more: records before mentions, then the earlier in input order.
  struct Rank: Comparable {
    private let value: UInt64

    init(isRecord: Bool, sequence: Int) {
      value = (isRecord ? 0 : 1 << 63) | UInt64(sequence)
    }

    static func < (first: Rank, second: Rank) -> Bool { first.value < second.value }

    /// Place of the mention in input order, from 0.
    var sequence: Int { Int(value & ~(1 << 63)) }
  }

  /// A value and the rank of the mention that gave it.
  struct Ranked<Value> {
    private(set) var value: Value
    private(set) var rank: Rank

    init(_ value: Value, _ rank: Rank) {
      self.value = value
      self.rank = rank
    }

    /// Whichever of the two has the lower rank.
    static func better(_ first: Self?, _ second: Self?) -> Self? {
      guard let first else { return second }
      guard let second else { return first }
      return second.rank < first.rank ? second : first
    }
  }

  /// A headline as far as it is known.
  struct HeadlineDraft {
    var published: Timestamp?
    var first: Ranked<(address: String, place: Article.Place)>
  }

  var title: Ranked<String>?
  var excerpt: Ranked<String>?
  var category: Ranked<String>?
  var type: Ranked<String>?
  var provider: Ranked<Mention.Provider>?
  var quality: Ranked<Int>?
  var heat: Ranked<Int>?
  var topics: Ranked<[String]>?
  var address: Ranked<String>?
  var record: Ranked<Article.Place>?
  var firstSeen: Ranked<Article.Place>
  var published: Timestamp?
  var headlines: [String: HeadlineDraft] = [:]
  var domains: [String: Ranked<Article.Place>] = [:]
  var recordCount = 0
  var mentionCount = 0

  /// The draft that one mention gives.
  init(_ mention: Mention, isRecord: Bool, sequence: Int, place: Article.Place) {
    let rank = Rank(isRecord: isRecord, sequence: sequence)
    func present(_ text: String) -> Ranked<String>? { text.isEmpty ? nil : Ranked(text, rank) }
    title = present(mention.title)
    excerpt = present(mention.excerpt)
    category = present(mention.category)
    type = present(mention.type)
    if !mention.provider.name.isEmpty || !mention.provider.domain.isEmpty {
      provider = Ranked(mention.provider, rank)
    }
    quality = mention.quality.map { Ranked($0, rank) }
    heat = mention.heat.map { Ranked($0, rank) }
    topics = mention.topics.isEmpty ? nil : Ranked(mention.topics, rank)
    address = present(mention.readingAddress)
    record = isRecord ? Ranked(place, rank) : nil
    // Where an article was first seen goes by input order alone, whether record or mention.
    firstSeen = Ranked(place, Rank(isRecord: true, sequence: sequence))
    published = mention.published
    if !mention.title.isEmpty {
      headlines[mention.title] = HeadlineDraft(
        published: mention.published,
        first: Ranked((mention.readingAddress, place), Rank(isRecord: true, sequence: sequence)))
    }
    let domain = ProviderDomain.normalized(mention.provider.domain)
    if !domain.isEmpty {
      domains[domain] = Ranked(place, Rank(isRecord: true, sequence: sequence))
    }
    recordCount = isRecord ? 1 : 0
    mentionCount = isRecord ? 0 : 1
  }

  /// Takes over what another draft of the same article knows.
  mutating func merge(_ other: ArticleDraft) {
    title = .better(title, other.title)
    excerpt = .better(excerpt, other.excerpt)
    category = .better(category, other.category)
    type = .better(type, other.type)
    provider = .better(provider, other.provider)
    quality = .better(quality, other.quality)
    heat = .better(heat, other.heat)
    topics = .better(topics, other.topics)
    address = .better(address, other.address)
    record = .better(record, other.record)
    firstSeen = .better(firstSeen, other.firstSeen) ?? firstSeen
    published = earliest(published, other.published)
    headlines.merge(other.headlines) { mine, theirs in
      HeadlineDraft(
        published: earliest(mine.published, theirs.published),
        first: .better(mine.first, theirs.first) ?? mine.first)
    }
    domains.merge(other.domains) { mine, theirs in .better(mine, theirs) ?? mine }
    recordCount += other.recordCount
    mentionCount += other.mentionCount
  }
}

extension ArticleDraft {
  /// The headlines, earliest first; those without a time last, in input order.
  var sortedHeadlines: [Article.Headline] {
    headlines.sorted { first, second in
      switch (first.value.published, second.value.published) {
      case (let one?, let two?) where one != two: one < two
      case (.some, nil): true
      case (nil, .some): false
      default: first.value.first.rank < second.value.first.rank
      }
    }.map { title, draft in
      Article.Headline(
        title: title, published: draft.published, address: draft.first.value.address,
        place: draft.first.value.place)
    }
  }
}

/// The earlier of two times, where an absent one says nothing.
private func earliest(_ first: Timestamp?, _ second: Timestamp?) -> Timestamp? {
  guard let first else { return second }
  guard let second else { return first }
  return min(first, second)
}

extension Mention {
  /// The address that a reader should open: the page itself before its AMP versions; only `http`
  /// and `https` addresses count.
  var readingAddress: String {
    [addresses.web, addresses.original, addresses.amp, addresses.cachedAMP]
      .first(where: AddressKey.isHyperlink) ?? ""
  }
}
