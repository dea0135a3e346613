internal import StoryParsing

/// An article while mentions of it are still coming in: of everything said, what counts so far.
///
/// Texts are numbers, so a draft has one size whatever it says, and a text is stored only when it
/// wins. Merging two drafts gives the same result as hearing their mentions in one draft, whatever
/// the order: each field keeps the value of the lowest rank, and times keep their minimum.
struct ArticleDraft: Sendable {
  /// Whose word counts more: records before mentions, then the earlier in input order.
  struct Rank: Comparable, Sendable {
    /// Lower than nobody: the rank of a field that nobody has given.
    static let absent = Rank(value: .max)

    /// The row, below 2^31 - 1; the bit above is set where it is not that of a record.
    private let value: UInt32

    private init(value: UInt32) {
      self.value = value
    }

    init(isRecord: Bool, row: UInt32) {
      value = (isRecord ? 0 : 1 << 31) | row
    }

    static func < (first: Rank, second: Rank) -> Bool { first.value < second.value }

    /// Place of the mention in input order, from 0.
    var row: UInt32 { value & ~(1 << 31) }
  }

  /// A value and the rank of the mention that gave it.
  struct Ranked<Value: Sendable>: Sendable {
    private(set) var value: Value
    private(set) var rank: Rank

    /// A field that nobody has given yet.
    init(absent value: Value) {
      self.value = value
      rank = .absent
    }

    /// Takes a value over where its rank is better; it is made only then.
    @inline(__always)
    mutating func offer(_ rank: Rank, _ value: () -> Value) {
      guard rank < self.rank else { return }
      self.value = value()
      self.rank = rank
    }

    /// Keeps whichever of the two has the lower rank.
    mutating func merge(_ other: Ranked) {
      if other.rank < rank { self = other }
    }

    /// The value, if anybody gave one.
    var given: Value? { rank == .absent ? nil : value }
  }

  /// The publisher as written, in numbers of texts.
  struct Provider: Sendable {
    var name: UInt32
    var domain: UInt32
  }

  var title = Ranked<UInt32>(absent: 0)
  var excerpt = Ranked<UInt32>(absent: 0)
  var category = Ranked<UInt32>(absent: 0)
  var type = Ranked<UInt32>(absent: 0)
  var address = Ranked<UInt32>(absent: 0)
  var provider = Ranked(absent: Provider(name: 0, domain: 0))
  var quality = Ranked(absent: 0)
  var heat = Ranked(absent: 0)
  /// Places in the resolver's list of topics.
  var topics = Ranked<Range<UInt32>>(absent: 0..<0)
  /// Rank of the record; absent for a ghost.
  var record = Rank.absent
  /// The first mention, whether record or not.
  var firstRow: UInt32
  var published: Timestamp?
  var recordCount: UInt32 = 0
  var mentionCount: UInt32 = 0

  /// A draft that has heard nothing yet.
  init(firstRow: UInt32) {
    self.firstRow = firstRow
  }

  /// Hears a mention.
  ///
  /// - Parameters:
  ///   - title: Number of the headline.
  ///   - texts: Where the other texts have their numbers.
  ///   - topicTexts: Numbers of the topics, list by list.
  mutating func hear(
    _ mention: RecordBatch.PackedMention, of batch: borrowing RecordBatch, rank: Rank,
    isRecord: Bool, title number: UInt32, texts: inout TextPool, topicTexts: inout [UInt32]
  ) {
    if number != 0 { title.offer(rank) { number } }
    Self.offer(mention.excerpt, of: batch, rank, to: &excerpt, texts: &texts)
    Self.offer(mention.category, of: batch, rank, to: &category, texts: &texts)
    Self.offer(mention.type, of: batch, rank, to: &type, texts: &texts)
    if rank < address.rank {
      Self.offer(batch.readingAddress(of: mention), of: batch, rank, to: &address, texts: &texts)
    }
    if !mention.providerName.isEmpty || !mention.providerDomain.isEmpty {
      provider.offer(rank) {
        Provider(
          name: texts.intern(mention.providerName, of: batch),
          domain: texts.intern(mention.providerDomain, of: batch))
      }
    }
    if let value = mention.quality { quality.offer(rank) { value } }
    if let value = mention.heat { heat.offer(rank) { value } }
    if !mention.topics.isEmpty, rank < topics.rank {
      let first = UInt32(topicTexts.count)
      for place in mention.topics {
        topicTexts.append(texts.intern(batch.topics[Int(place)], of: batch))
      }
      precondition(topicTexts.count < Int(UInt32.max), "Articles have fewer than 2^32 topics.")
      topics.offer(rank) { first..<UInt32(topicTexts.count) }
    }
    if let time = mention.published { published = published.map { min($0, time) } ?? time }
    if isRecord {
      record = min(record, rank)
      recordCount += 1
    } else {
      mentionCount += 1
    }
  }

  @inline(__always)
  private static func offer(
    _ text: RecordBatch.Text, of batch: borrowing RecordBatch, _ rank: Rank,
    to field: inout Ranked<UInt32>, texts: inout TextPool
  ) {
    guard !text.isEmpty else { return }
    field.offer(rank) { texts.intern(text, of: batch) }
  }

  /// Takes over what another draft of the same article knows.
  mutating func merge(_ other: ArticleDraft) {
    title.merge(other.title)
    excerpt.merge(other.excerpt)
    category.merge(other.category)
    type.merge(other.type)
    address.merge(other.address)
    provider.merge(other.provider)
    quality.merge(other.quality)
    heat.merge(other.heat)
    topics.merge(other.topics)
    record = min(record, other.record)
    firstRow = min(firstRow, other.firstRow)
    if let time = other.published { published = published.map { min($0, time) } ?? time }
    recordCount += other.recordCount
    mentionCount += other.mentionCount
  }
}

extension RecordBatch {
  /// The address that a reader should open: the page itself before its AMP versions; only `http`
  /// and `https` addresses count.
  func readingAddress(of mention: PackedMention) -> Text {
    if isHyperlink(mention.web) { return mention.web }
    if isHyperlink(mention.original) { return mention.original }
    if isHyperlink(mention.amp) { return mention.amp }
    return isHyperlink(mention.cachedAMP) ? mention.cachedAMP : .empty
  }

  private func isHyperlink(_ address: Text) -> Bool {
    !address.isEmpty && AddressKey.isHyperlink(address, of: self)
  }
}
