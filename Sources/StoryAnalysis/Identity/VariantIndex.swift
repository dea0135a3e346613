internal import StoryParsing

/// One way in which mentions name an article: their first address key, their headline, and the
/// provider's domain and the time that they state.
///
/// Most mentions repeat word for word what another one said. The first of them is a variant; the
/// others are only a row each.
struct Variant: Sendable {
  /// The draft that its first mention spoke of; it may have been joined to another since.
  var draft: UInt32
  /// Number of the first key; 0 where no address is given.
  var key: UInt32
  /// Number of the key that the first mention was recognised by; 0 where there is none.
  var known: UInt32
  /// Whether the first mention opened the article, so that it was joined to nothing.
  var opensArticle: Bool
  /// Number of the headline; 0 where there is none.
  var title: UInt32
  /// Number of the domain as it is compared; 0 where none is stated.
  var domain: UInt32
  /// The time that is stated.
  var published: Timestamp?
  /// Number of the address to read it at that the first mention gives.
  var address: UInt32
  /// Position in ``FingerprintIndex/entries``; absent where there is no headline.
  var fingerprint = UInt32.absent
  /// Row of the first mention.
  var row: UInt32
  /// The next variant with the same first key.
  fileprivate(set) var next = UInt32.absent
}

extension Variant {
  /// The rule by which the mention in a row of this variant joined its article; `nil` where it
  /// opened it.
  func rule(ofRow row: UInt32) -> IdentityLedger.Rule? {
    if opensArticle, row == self.row { return nil }
    return key == 0 ? .fingerprint : .sameAddress
  }
}

extension UInt32 {
  /// The position of nothing.
  static let absent = UInt32.max
}

/// The variants in the order of their first mentions.
///
/// The first eight of a key are a chain that is walked, which spares most mentions the hash of a
/// headline; the others, and those without an address, are found by hash. So an article with a
/// hundred thousand headlines costs no more for each than one with two.
struct VariantIndex: Sendable {
  private static let chainLimit = 8

  private(set) var variants: [Variant] = []
  /// The first variant of each key.
  private var chains: [UInt32] = []
  /// The variants that are in no chain.
  private var table = NumberTable()

  /// The variant that a mention repeats.
  ///
  /// - Parameters:
  ///   - key: Number of the mention's first key; 0 where it has no address.
  ///   - titles: Where headlines and domains have their numbers.
  /// - Complexity: O(length of headline and domain) expected.
  func find(
    _ mention: RecordBatch.PackedMention, key: UInt32, of batch: borrowing RecordBatch,
    titles: TextList
  ) -> UInt32? {
    if key != 0 {
      guard Int(key) < chains.count else { return nil }
      var position = chains[Int(key)]
      var length = 0
      while position != .absent {
        if isRepeated(position, by: mention, key: key, of: batch, titles: titles) {
          return position
        }
        position = variants[Int(position)].next
        length += 1
      }
      if length < Self.chainLimit { return nil }
    }
    return table.find(hash: Self.hash(of: mention, key: key, of: batch)) {
      isRepeated($0, by: mention, key: key, of: batch, titles: titles)
    }
  }

  /// Adds the variant that a mention begins.
  ///
  /// - Returns: Its position.
  mutating func append(
    _ variant: Variant, of mention: RecordBatch.PackedMention, in batch: borrowing RecordBatch
  ) -> UInt32 {
    let position = UInt32(truncatingIfNeeded: variants.count)
    variants.append(variant)
    if variant.key == 0 || !chain(position, to: Int(variant.key)) {
      table.insert(position, hash: Self.hash(of: mention, key: variant.key, of: batch))
    }
    return position
  }

  /// Adds a variant that nothing repeats.
  ///
  /// - Returns: Its position.
  mutating func appendSingle(_ variant: Variant) -> UInt32 {
    variants.append(variant)
    return UInt32(truncatingIfNeeded: variants.count - 1)
  }

  /// Forgets how variants are found: from now on they are only read.
  mutating func seal() {
    chains = []
    table = NumberTable()
  }

  /// Notes that the first mention of a variant opened its article.
  mutating func open(_ position: Int) {
    variants[position].opensArticle = true
  }

  /// Puts a variant at the end of its key's chain; false where the chain is full.
  private mutating func chain(_ position: UInt32, to key: Int) -> Bool {
    while chains.count <= key { chains.append(.absent) }
    guard chains[key] != .absent else {
      chains[key] = position
      return true
    }
    var last = Int(chains[key])
    var length = 1
    while variants[last].next != .absent {
      last = Int(variants[last].next)
      length += 1
    }
    guard length < Self.chainLimit else { return false }
    variants[last].next = position
    return true
  }

  @inline(__always)
  private func isRepeated(
    _ position: UInt32, by mention: RecordBatch.PackedMention, key: UInt32,
    of batch: borrowing RecordBatch, titles: TextList
  ) -> Bool {
    let variant = variants[Int(position)]
    return variant.key == key && variant.published == mention.published
      && titles.isEqual(variant.title, to: mention.title, of: batch)
      && titles.isEqual(variant.domain, to: mention.normalizedDomain, of: batch)
  }

  private static func hash(
    of mention: RecordBatch.PackedMention, key: UInt32, of batch: borrowing RecordBatch
  ) -> Int {
    var hasher = Hasher()
    hasher.combine(key)
    hasher.combine(mention.published)
    hasher.combine(batch.hash(of: mention.title))
    hasher.combine(batch.hash(of: mention.normalizedDomain))
    return hasher.finalize()
  }
}
