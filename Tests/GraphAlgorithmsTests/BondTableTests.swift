import Testing

@testable import GraphAlgorithms

@Suite struct BondTableTests {
  @Test(
    "Weights add up by community, in the order in which communities came",
    arguments: [1, 7, 4_096, 4_097, 1_000_000])
  func sums(communityCount: Int) {
    var random = SplitMix64(seed: UInt64(communityCount))
    var storage = BondStorage()
    for _ in 0..<20 {
      let entries = (0..<200).map { _ in
        (
          community: UInt32(random.integer(below: UInt64(communityCount))),
          weight: Double(random.integer(below: 100))
        )
      }
      var expected: [(community: UInt32, weight: Double)] = []
      for entry in entries {
        if let place = expected.firstIndex(where: { $0.community == entry.community }) {
          expected[place].weight += entry.weight
        } else {
          expected.append(entry)
        }
      }
      var table = BondTable(in: &storage, capacity: 200, communityCount: communityCount)
      // A table is used again and again; nothing of the last time is left.
      for _ in 0..<2 {
        table.removeAll(reserving: 200)
        for entry in entries { table.add(entry.weight, to: entry.community) }
        #expect(table.count == expected.count)
        for index in 0..<min(table.count, expected.count) {
          #expect(table[index].community == expected[index].community)
          #expect(table[index].weight == expected[index].weight)
        }
      }
      table.removeAll()
      #expect(table.count == 0)
    }
  }
}
