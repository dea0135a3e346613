internal import GraphAlgorithms

/// Groups texts so that any two of a group are similar: complete linkage, ended where the similarity
/// falls below that of the pairs given.
///
/// Every text begins as a group of its own. Again and again the two groups are joined whose least similar
/// members are most alike; of several such pairs of groups the one with the lowest first text, then the
/// one whose other group has the lowest. It ends where no two groups are left of which every text of
/// one is similar to every text of the other.
///
/// > Source: Defays 1977, doi:10.1093/comjnl/20.4.364 (the method). Deviation: only pairs above the
/// > threshold are kept, so a group knows the texts that are similar to all its members, and no matrix of
/// > all texts is made.
struct CompleteLinkage {
  /// A text that is similar to every member of a group, and how similar it is to the least similar one.
  private struct Neighbor {
    var text: UInt32
    var similarity: Double
  }

  /// Two groups that may be joined, as they were when this was noted.
  private struct Candidate: Comparable {
    var similarity: Double
    var first: UInt32
    var second: UInt32
    var firstSize: UInt32
    var secondSize: UInt32

    static func < (one: Self, other: Self) -> Bool {
      one.similarity != other.similarity
        ? one.similarity > other.similarity
        : (one.first, one.second) < (other.first, other.second)
    }
  }

  /// The texts of each component, by number in it.
  private var texts: [UInt32]
  private var neighbors: [[Neighbor]]
  private var sizes: [UInt32]
  private var sets: DisjointSets
  private var candidates = Heap<Candidate>()
  private var tally: [UInt32]
  private var least: [Double]

  /// The groups of at least two texts, in the order of their first texts, which ascend in each.
  ///
  /// - Parameters:
  ///   - count: Number of texts.
  ///   - pairs: The similar ones, sorted by the first text, then the second.
  /// - Complexity: O(*n* + *p* log *p*), *n* texts, *p* pairs; O(*n* + *p*) where all texts that hang
  ///   together are similar.
  static func groups(count: Int, pairs: [SimilarTexts]) -> [[UInt32]] {
    guard !pairs.isEmpty else { return [] }
    var sets = DisjointSets(count: count)
    for pair in pairs { sets.join(pair.first, pair.second) }
    // Only texts with a pair get a place, so that the work does not grow with the others.
    var components: [UInt32: (texts: [UInt32], pairs: [SimilarTexts])] = [:]
    for pair in pairs {
      components[sets.root(of: pair.first), default: ([], [])].pairs.append(pair)
    }
    for text in UInt32(0)..<UInt32(count) {
      components[sets.root(of: text)]?.texts.append(text)
    }
    var groups: [[UInt32]] = []
    for (_, component) in components {
      let size = component.texts.count
      if component.pairs.count == size * (size - 1) / 2 {
        groups.append(component.texts)
      } else {
        var linkage = CompleteLinkage(of: component.texts, pairs: component.pairs)
        groups += linkage.joined()
      }
    }
    return groups.sorted { $0[0] < $1[0] }
  }

  private init(of texts: [UInt32], pairs: [SimilarTexts]) {
    self.texts = texts
    neighbors = Array(repeating: [], count: texts.count)
    sizes = Array(repeating: 1, count: texts.count)
    sets = DisjointSets(count: texts.count)
    tally = Array(repeating: 0, count: texts.count)
    least = Array(repeating: 0, count: texts.count)
    let numbers = Dictionary(
      uniqueKeysWithValues: texts.enumerated().map { ($1, UInt32($0)) })
    // Pairs ascend, so each list of neighbours does.
    for pair in pairs {
      guard let first = numbers[pair.first], let second = numbers[pair.second] else { continue }
      neighbors[Int(first)].append(Neighbor(text: second, similarity: pair.similarity))
      neighbors[Int(second)].append(Neighbor(text: first, similarity: pair.similarity))
      candidates.insert(
        Candidate(
          similarity: pair.similarity, first: first, second: second, firstSize: 1, secondSize: 1))
    }
    for text in neighbors.indices { neighbors[text].sort { $0.text < $1.text } }
  }

  private mutating func joined() -> [[UInt32]] {
    while let best = candidates.removeFirst() {
      let (first, second) = (best.first, best.second)
      // A group that was joined since is larger, or is no more.
      guard sets.root(of: first) == first, sets.root(of: second) == second,
        sizes[Int(first)] == best.firstSize, sizes[Int(second)] == best.secondSize
      else { continue }
      join(first, second)
    }
    var groups: [UInt32: [UInt32]] = [:]
    for (number, text) in texts.enumerated() {
      groups[sets.root(of: UInt32(number)), default: []].append(text)
    }
    return groups.values.filter { $0.count > 1 }
  }

  /// Joins the second group to the first, whose lowest text is lower, and notes which groups it may be
  /// joined with from then on.
  private mutating func join(_ first: UInt32, _ second: UInt32) {
    sets.join(first, second)
    sizes[Int(first)] += sizes[Int(second)]
    let common = Self.intersection(neighbors[Int(first)], neighbors[Int(second)])
    neighbors[Int(first)] = common
    neighbors[Int(second)] = []

    var met: [UInt32] = []
    for neighbor in common {
      let group = sets.root(of: neighbor.text)
      if tally[Int(group)] == 0 {
        met.append(group)
        least[Int(group)] = neighbor.similarity
      } else {
        least[Int(group)] = min(least[Int(group)], neighbor.similarity)
      }
      tally[Int(group)] += 1
    }
    for group in met {
      if tally[Int(group)] == sizes[Int(group)] {
        let (low, high) = (min(first, group), max(first, group))
        candidates.insert(
          Candidate(
            similarity: least[Int(group)], first: low, second: high, firstSize: sizes[Int(low)],
            secondSize: sizes[Int(high)]))
      }
      tally[Int(group)] = 0
    }
  }

  private static func intersection(_ one: [Neighbor], _ other: [Neighbor]) -> [Neighbor] {
    var common: [Neighbor] = []
    var (mine, theirs) = (0, 0)
    while mine < one.count, theirs < other.count {
      if one[mine].text == other[theirs].text {
        common.append(
          Neighbor(
            text: one[mine].text, similarity: min(one[mine].similarity, other[theirs].similarity)))
        mine += 1
        theirs += 1
      } else if one[mine].text < other[theirs].text {
        mine += 1
      } else {
        theirs += 1
      }
    }
    return common
  }
}
