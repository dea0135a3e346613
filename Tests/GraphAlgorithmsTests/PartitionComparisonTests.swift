import Testing

@testable import GraphAlgorithms

@Suite struct PartitionComparisonTests {
  private static let one = Partition(communities: [0, 0, 0, 1, 1, 2, 2, 2, 2, 3])
  private static let other = Partition(communities: [0, 1, 0, 1, 1, 2, 2, 0, 3, 3])
  private static let karateSplit: Partition = {
    let officers: Set = [9, 14, 15, 18, 20, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33]
    return Partition(communities: (0..<34).map { officers.contains($0) ? 1 : 0 })
  }()
  private static let karateBest = Partition(communities: [
    0, 0, 0, 0, 1, 1, 1, 0, 2, 2, 1, 0, 0, 0, 2, 2, 1, 0, 2, 0, 2, 0, 2, 3, 3, 3, 2, 3, 3, 2, 2, 3,
    2, 2,
  ])

  private static func random(_ nodeCount: Int, _ count: UInt64, seed: UInt64) -> Partition {
    var generator = SplitMix64(seed: seed)
    return Partition(
      communities: (0..<nodeCount).map { _ in UInt32(generator.integer(below: count)) })
  }

  @Test("Equal partitions have 1 in every measure, however small or plain they are")
  func equal() {
    let partitions = [
      Partition(communities: []), Partition(communities: [0]), Partition(communities: [0, 0, 0]),
      Partition(communities: [0, 1, 2]), Self.one, Self.karateBest,
    ]
    for partition in partitions {
      #expect(partition.adjustedRandIndex(with: partition) == 1)
      #expect(partition.normalizedMutualInformation(with: partition) == 1)
      let bCubed = partition.bCubed(against: partition)
      #expect(bCubed.precision == 1 && bCubed.recall == 1 && bCubed.f1 == 1)
    }
  }

  // One community says nothing about another partition: 0. Its B-cubed recall is 1, its precision
  // the mean of a_i / n, Σ a_i² / n² = (16 + 9 + 4 + 1) / 100. Single nodes have it the other way
  // round, and their pairs are no evidence either.
  @Test("One community and single nodes have the figures that a hand derives")
  func plain() {
    let all = Partition(communities: Array(repeating: 0, count: 10))
    let singles = Partition(communities: Array(0..<10))
    #expect(all.adjustedRandIndex(with: Self.one) == 0)
    #expect(singles.adjustedRandIndex(with: Self.one) == 0)
    #expect(singles.adjustedRandIndex(with: all) == 0)
    #expect(all.normalizedMutualInformation(with: Self.one) == 0)
    #expect(all.normalizedMutualInformation(with: singles) == 0)
    let coarse = all.bCubed(against: Self.one)
    #expect(abs(coarse.precision - 0.3) < 1e-15 && coarse.recall == 1)
    #expect(abs(coarse.f1 - 0.6 / 1.3) < 1e-15)
    // Of a community of size a each node finds 1/a: as many as there are communities, over n.
    let fine = singles.bCubed(against: Self.one)
    #expect(fine.precision == 1 && abs(fine.recall - 0.4) < 1e-15)
  }

  // {0, 1}, {2, 3} against {0, 2}, {1, 3}: 6 pairs, 2 together in each, none in both. With
  // E = 2 · 2 / 6: (0 − 2/3) / (2 − 2/3) = −1/2. Each overlap is 1 = 2 · 2 / 4, as by chance, so
  // there is no information. Each node finds itself and no other of its two.
  @Test("Partitions across each other agree less than by chance")
  func across() {
    let rows = Partition(communities: [0, 0, 1, 1])
    let columns = Partition(communities: [0, 1, 0, 1])
    #expect(rows.adjustedRandIndex(with: columns) == -0.5)
    #expect(rows.normalizedMutualInformation(with: columns) == 0)
    #expect(rows.bCubed(against: columns) == BCubed(precision: 0.5, recall: 0.5))
  }

  // python-igraph 1.0.0, compare_communities with "adjusted_rand" and "nmi". B-cubed, node by node
  // in fractions: 37/60 and 19/30; 193/204 and 152/289.
  @Test("Other partitions agree with igraph, and with fractions by hand")
  func known() {
    let first = Self.one.adjustedRandIndex(with: Self.other)
    #expect(abs(first - 0.16923076923076896) < 1e-15)
    let second = Self.karateBest.adjustedRandIndex(with: Self.karateSplit)
    #expect(abs(second - 0.46459109844332364) < 1e-15)
    let third = Self.one.normalizedMutualInformation(with: Self.other)
    #expect(abs(third - 0.5739323787756517) < 1e-15)
    let fourth = Self.karateBest.normalizedMutualInformation(with: Self.karateSplit)
    #expect(abs(fourth - 0.5878497068250671) < 1e-15)
    let small = Self.one.bCubed(against: Self.other)
    #expect(abs(small.precision - 37.0 / 60) < 1e-15 && abs(small.recall - 19.0 / 30) < 1e-15)
    let club = Self.karateBest.bCubed(against: Self.karateSplit)
    #expect(abs(club.precision - 193.0 / 204) < 1e-15 && abs(club.recall - 152.0 / 289) < 1e-15)
  }

  @Test("Every measure is what its definition says", arguments: 0..<40 as Range<UInt64>)
  func definitions(seed: UInt64) {
    let count = 60
    let first = Self.random(count, 1 + seed % 9, seed: seed)
    let second = Self.random(count, 1 + seed % 7, seed: seed &+ 1_000)
    var (together, inFirst, inSecond) = (0.0, 0.0, 0.0)
    var (precision, recall) = (0.0, 0.0)
    for node in 0..<count {
      var (both, one, other) = (0.0, 0.0, 0.0)
      for mate in 0..<count {
        let isOne = first.communities[node] == first.communities[mate]
        let isOther = second.communities[node] == second.communities[mate]
        one += isOne ? 1 : 0
        other += isOther ? 1 : 0
        both += isOne && isOther ? 1 : 0
      }
      precision += both / one / Double(count)
      recall += both / other / Double(count)
      together += (both - 1) / 2
      inFirst += (one - 1) / 2
      inSecond += (other - 1) / 2
    }
    let chance = inFirst * inSecond / Double(count * (count - 1) / 2)
    let range = (inFirst + inSecond) / 2 - chance
    let index = range == 0 ? 1 : (together - chance) / range
    #expect(abs(first.adjustedRandIndex(with: second) - index) < 1e-12)
    let bCubed = first.bCubed(against: second)
    #expect(abs(bCubed.precision - precision) < 1e-12)
    #expect(abs(bCubed.recall - recall) < 1e-12)
    #expect(abs(bCubed.f1 - 2 / (1 / precision + 1 / recall)) < 1e-12)
    // The same whichever comes first, to the bit.
    #expect(first.adjustedRandIndex(with: second) == second.adjustedRandIndex(with: first))
    #expect(
      first.normalizedMutualInformation(with: second)
        == second.normalizedMutualInformation(with: first))
    let back = second.bCubed(against: first)
    #expect(bCubed.precision == back.recall && bCubed.recall == back.precision)
  }

  // H(both) = H(one) + H(other) − I. Where the second partition only splits the first, to know it
  // is to know the first, and I = H(first).
  @Test("A partition tells all about a coarser one", arguments: 0..<20 as Range<UInt64>)
  func refinement(seed: UInt64) {
    let fine = Self.random(200, 30, seed: seed)
    let coarse = Partition(communities: fine.communities.map { $0 / 4 })
    func entropy(_ partition: Partition) -> Double {
      let shares = partition.sizes.map { Double($0) / 200 }
      return shares.reduce(0) { $0 - $1 * PortableMath.logarithm($1) }
    }
    let expected = 2 * entropy(coarse) / (entropy(coarse) + entropy(fine))
    #expect(abs(coarse.normalizedMutualInformation(with: fine) - expected) < 1e-12)
    #expect(fine.bCubed(against: coarse).precision == 1)
    #expect(coarse.bCubed(against: fine).recall == 1)
  }

  // Four communities of 2^30 nodes, less one node, against two of 2^31 that hold two of them each.
  // A = T and B as below, so (T − A B / P) / ((A + B) / 2 − A B / P); with n → ∞ it tends to
  // (1/4 − 1/8) / (3/8 − 1/8) = 1/2. At 2^32 − 1 nodes the rest is below 1e-8.
  @Test("Pairs of four billion nodes do not overflow")
  func large() {
    let quarter = 1 << 30
    let all = Partition.pairs(4 * quarter - 1)
    #expect(all == 9_223_372_030_412_324_865)
    #expect(Partition.pairs(0) == 0 && Partition.pairs(1) == 0 && Partition.pairs(7) == 21)
    let first = 3 * Partition.pairs(quarter) + Partition.pairs(quarter - 1)
    let second = Partition.pairs(2 * quarter) + Partition.pairs(2 * quarter - 1)
    let index = Partition.adjustedRandIndex(
      together: first, first: first, second: second, all: all)
    #expect(abs(index - 0.5) < 1e-8)
    #expect(Partition.adjustedRandIndex(together: all, first: all, second: all, all: all) == 1)
    #expect(Partition.adjustedRandIndex(together: 0, first: 0, second: all, all: all) == 0)
  }

  @Test("The overlaps are those of a plain table", arguments: 0..<20 as Range<UInt64>)
  func overlaps(seed: UInt64) {
    let first = Self.random(50, 1 + seed % 9, seed: seed)
    let second = Self.random(50, 1 + seed % 6, seed: seed &+ 50)
    var table = [[Int]](repeating: Array(repeating: 0, count: second.count), count: first.count)
    for (one, other) in zip(first.communities, second.communities) {
      table[Int(one)][Int(other)] += 1
    }
    Partition.Overlaps(first, second).forEach { one, other, size in
      #expect(table[one][other] == size)
      table[one][other] = 0
    }
    #expect(table.allSatisfy { $0.allSatisfy { $0 == 0 } })
  }

  @Test("Partitions of different numbers of nodes are refused")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      _ = Partition(communities: [0]).adjustedRandIndex(with: Partition(communities: [0, 0]))
    }
    await #expect(processExitsWith: .failure) {
      _ = Partition(communities: [0])
        .normalizedMutualInformation(with: Partition(communities: []))
    }
    await #expect(processExitsWith: .failure) {
      _ = Partition(communities: [0]).bCubed(against: Partition(communities: [0, 1]))
    }
  }
}
