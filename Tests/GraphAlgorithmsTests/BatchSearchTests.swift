import Testing

@testable import GraphAlgorithms

@Suite struct BatchSearchTests {
  @Test("Searches of a batch find what single searches find", arguments: 0..<12 as Range<UInt64>)
  func batches(seed: UInt64) {
    // From thin, where nodes go on one by one, to dense, where each node asks for what reached it.
    let graph = Graphs.random(nodeCount: 150, linkCount: 60 + 60 * Int(seed), seed: seed)
    var search = BatchSearch(links: graph.outward, backlinks: graph.inward)
    let all = (0..<150).map { UInt32($0) }
    // The same memory again and again: nothing may be left from the batch before.
    for sources in [all[..<64], all[64..<128], all[128...], all[10..<11], all[..<0], all[..<64]] {
      var distances = sources.map { source in
        (0..<150).map { $0 == Int(source) ? 0 : Double.infinity }
      }
      search.run(from: sources) { distance, nodes, searches in
        #expect(Set(nodes).count == nodes.count)
        for node in all where searches[Int(node)] != 0 {
          #expect(nodes.contains(node))
          for bit in distances.indices where searches[Int(node)] >> UInt64(bit) & 1 == 1 {
            #expect(distances[bit][Int(node)] == .infinity)
            distances[bit][Int(node)] = Double(distance)
          }
        }
      }
      for (bit, source) in sources.enumerated() {
        #expect(distances[bit] == graph.distances(from: NodeID(rawValue: source)))
      }
    }
  }

  @Test("Bits are counted in each place", arguments: [0, 1, 15, 16, 17, 1_000])
  func counts(wordCount: Int) {
    var generator = SplitMix64(seed: 9)
    // Bit 0 is always set and bit 1 never.
    let words = (0..<2_000).map { _ in generator.next() & ~2 | 1 }
    let positions = (0..<wordCount).map { UInt32($0 * 2) }
    var counts = BitCounts()
    for positions in [positions, [], positions] {
      counts.count(words, at: positions)
      for bit in 0..<64 {
        let expected = positions.filter { words[Int($0)] >> UInt64(bit) & 1 == 1 }.count
        #expect(counts[bit] == expected)
      }
    }
  }

  @Test("The order of a search holds every node once")
  func searchOrder() {
    // 0 leads to 3 and 2, 2 to 1; then come 4 and, after it, 6; at last 5.
    let graph = Graphs.graph(7, [(0, 3), (0, 2), (2, 1), (4, 6), (6, 4), (5, 0)])
    #expect(graph.outward.searchOrder() == [0, 2, 3, 1, 4, 6, 5])
  }
}
