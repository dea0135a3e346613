/// Two texts whose shingles are nearly the same.
struct SimilarTexts: Equatable, Sendable {
  /// The text with the lower number.
  var first: UInt32
  /// The text with the higher number.
  var second: UInt32
  /// Shingles that both have / shingles that either has.
  var similarity: Double
}

/// Finds every pair of sets whose Jaccard similarity `|A ∩ B| / |A ∪ B|` is at least 4/5.
///
/// The shingles of a set are brought into one order, the rarest first. Two sets of sizes *a* ≥ *b* with a
/// similarity of at least *t* = 4/5 share at least `⌈t/(1+t) (a + b)⌉` shingles, so the first
/// `a − ⌈t a⌉ + 1` of one and the first `b − ⌈2t/(1+t) b⌉ + 1` of the other hold a common one: only these
/// few are put into an index and looked up. A rare shingle stands in few sets, so few pairs are met.
/// Of these, most are refused by where the first common shingle stands, by the sizes, or by a bitmap of
/// each set; for the rest the sets are compared.
///
/// No step leaves out a pair by chance, so the recall is 1 on every archive.
///
/// > Sources: Bayardo, Ma, Srikant 2007, doi:10.1145/1242572.1242591 (prefixes, sizes); Xiao, Wang, Lin,
/// > Yu 2008, doi:10.1145/1367497.1367516 (index prefix, positions); Sandes, Teodoro, Melo 2020,
/// > doi:10.1016/j.is.2019.101449 (bitmaps). Deviation: how many sets hold a shingle is counted in a
/// > table without its names, so of two shingles that share a place there neither may be thought rarer
/// > than both are together. The order is another one then, and the pairs are the same.
struct SimilarityJoin {
  private let sets: ShingleSets
  /// How many shingles of all sets fall on a place: for a shingle, at least how many sets hold it.
  private var frequencies: [UInt32]
  private let frequencyShift: UInt64

  private struct Posting {
    var token: UInt64
    var set: UInt32
    /// Number of the set's shingles.
    var size: UInt32
    /// Place of the shingle among those of its set, the rarest first.
    var position: UInt32
    var next: UInt32
  }

  /// - Complexity: O(*s*), *s* shingles.
  private init(of sets: ShingleSets) {
    self.sets = sets
    var bits = 10
    while bits < 24, 1 << bits < 2 * sets.shingles.count { bits += 1 }
    frequencies = [UInt32](repeating: 0, count: 1 << bits)
    frequencyShift = UInt64(64 - bits)
    for shingle in sets.shingles { frequencies[place(of: shingle)] += 1 }
  }

  /// Every pair, sorted by the first set, then the second.
  ///
  /// - Complexity: O(*s* + *c*), *s* shingles, *c* pairs of sets with a common shingle among their
  ///   rarest; what a pair costs is O(1), or O(length) where it is compared.
  static func pairs(in sets: ShingleSets) -> [SimilarTexts] {
    let join = SimilarityJoin(of: sets)
    return join.pairs().sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  /// The similarity of two sets, where it is at least 4/5.
  static func similarity(_ sets: ShingleSets, _ first: Int, _ second: Int) -> Double? {
    let total = sets.size(of: first) + sets.size(of: second)
    // shared / (total - shared) ≥ 4/5
    let least = (4 * total + 8) / 9
    let shared = sets.sharedCount(first, second, least: least)
    return total > 0 && shared >= least ? Double(shared) / Double(total - shared) : nil
  }

  private func pairs() -> [SimilarTexts] {
    let order = bySize()
    let bitmaps = bitmaps()
    var postings: [Posting] = []
    var heads = [UInt32](repeating: .absent, count: tableSize)
    let mask = UInt64(heads.count - 1)
    var lastMet = [UInt32](repeating: .absent, count: sets.count)
    var prefix: [UInt64] = []
    var pairs: [SimilarTexts] = []

    for set in order {
      let size = sets.size(of: Int(set))
      guard size > 0 else { continue }
      readPrefix(of: Int(set), count: size / 5 + 1, into: &prefix)
      for (position, token) in prefix.enumerated() {
        guard token >= Self.shared else { continue }
        var next = heads[Int(token & mask)]
        while next != .absent {
          let posting = postings[Int(next)]
          next = posting.next
          let otherSize = Int(posting.size)
          // Those that come later in the chain are no larger.
          guard 5 * otherSize >= 4 * size else { break }
          let other = Int(posting.set)
          guard posting.token == token, lastMet[other] != set else { continue }
          lastMet[other] = set
          let least = (4 * (size + otherSize) + 8) / 9
          // Nothing before the first common shingle is common.
          guard min(size - position, otherSize - Int(posting.position)) >= least,
            (size + otherSize - bitmaps[Int(set)].distance(to: bitmaps[other])) / 2 >= least,
            let similarity = Self.similarity(sets, Int(set), other)
          else { continue }
          pairs.append(
            SimilarTexts(
              first: min(set, posting.set), second: max(set, posting.set), similarity: similarity))
        }
      }
      // From the back, so that of equal tokens of one set the first is met first.
      for position in (0..<min(size / 9 + 1, prefix.count)).reversed() {
        let token = prefix[position]
        guard token >= Self.shared else { continue }
        let head = Int(token & mask)
        postings.append(
          Posting(
            token: token, set: set, size: UInt32(size), position: UInt32(position),
            next: heads[head]))
        heads[head] = UInt32(postings.count - 1)
      }
    }
    return pairs
  }

  /// The sets, the smallest first, ties by number.
  private func bySize() -> [UInt32] {
    var most = 0
    for set in 0..<sets.count { most = max(most, sets.size(of: set)) }
    let groups = Groups(count: most + 1, memberCount: sets.count) { sets.size(of: $0) }
    return (0...most).flatMap { groups[$0] }
  }

  private var tableSize: Int {
    var size = 1 << 10
    while size < 8 * sets.count { size *= 2 }
    return size
  }

  /// Tokens below this one stand for shingles that no other set holds.
  private static let shared: UInt64 = 2 << 48

  /// What sets of shingles are ordered by: how frequent a shingle is, then 48 bits that depend on
  /// nothing else than the shingle. Two shingles with one token are taken for one here; that can only
  /// add pairs to compare.
  private func token(of shingle: UInt64) -> UInt64 {
    UInt64(min(frequencies[place(of: shingle)], 0xFFFF)) << 48 | Self.mixed(shingle) >> 16
  }

  private func place(of shingle: UInt64) -> Int { Int(Self.mixed(shingle) >> frequencyShift) }

  /// One to one, and different in its upper bits.
  private static func mixed(_ shingle: UInt64) -> UInt64 {
    let mixed = (shingle ^ (shingle >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return (mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9
  }

  /// The rarest shingles of a set, as tokens in their order.
  ///
  /// - Complexity: O(*a* log *a*), *a* shingles.
  private func readPrefix(of set: Int, count: Int, into prefix: inout [UInt64]) {
    prefix.removeAll(keepingCapacity: true)
    guard count <= 32 else {
      prefix += sets.range(of: set).map { token(of: sets.shingles[$0]) }
      prefix.sort()
      prefix.removeLast(prefix.count - count)
      return
    }
    for position in sets.range(of: set) {
      let token = token(of: sets.shingles[position])
      if prefix.count == count {
        guard token < prefix[count - 1] else { continue }
        prefix.removeLast()
      }
      var place = prefix.count
      prefix.append(token)
      while place > 0, prefix[place - 1] > token {
        prefix[place] = prefix[place - 1]
        place -= 1
      }
      prefix[place] = token
    }
  }

  /// 128 bits of which each shingle of a set turns one: where the bits of two sets differ, so do the
  /// sets.
  private struct Bitmap {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    mutating func turn(_ hash: UInt64) {
      if hash & 64 == 0 { low ^= 1 << (hash & 63) } else { high ^= 1 << (hash & 63) }
    }

    /// Number of bits that differ: at most the number of shingles that only one of the sets has.
    func distance(to other: Bitmap) -> Int {
      (low ^ other.low).nonzeroBitCount + (high ^ other.high).nonzeroBitCount
    }
  }

  private func bitmaps() -> [Bitmap] {
    (0..<sets.count).map { set in
      var bitmap = Bitmap()
      for position in sets.range(of: set) { bitmap.turn(Self.mixed(sets.shingles[position])) }
      return bitmap
    }
  }
}
