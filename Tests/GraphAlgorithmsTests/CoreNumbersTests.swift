import GraphAlgorithms
import Testing

@Suite struct CoreNumbersTests {
  @Test("Small graphs have the core numbers that a hand derives")
  func byHand() {
    #expect(Graph(Graphs.empty).coreNumbers() == [])
    #expect(Graph(Graphs.single).coreNumbers() == [0])
    #expect(Graph(Graphs.path3).coreNumbers() == [1, 1, 1])
    // The centre has four neighbours, but they have no others.
    #expect(Graph(Graphs.star).coreNumbers() == [1, 1, 1, 1, 1])
    #expect(Graph(Graphs.clique5).coreNumbers() == [4, 4, 4, 4, 4])
    // The bridge gives its ends a fourth neighbour, of which each clique has but one.
    #expect(Graph(Graphs.bridgedCliques).coreNumbers() == Array(repeating: 3, count: 8))
  }

  // Nodes 0 to 3 form a clique, 4 hangs on two of them, 5 on 4, 6 on nothing but itself.
  @Test("A node lies as deep as the densest part that holds it")
  func onion() {
    let graph = Graphs.graph(
      7, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (4, 0), (4, 1), (5, 4), (6, 6)])
    #expect(Graph(graph).coreNumbers() == [3, 3, 3, 3, 2, 1, 0])
  }

  @Test("Self links, opposite links, parallel links and weights do not count")
  func onlyNeighbors() {
    let graph = Graphs.graph(
      4, weighted: [(0, 1, 0), (1, 0, 7), (0, 1, 2), (1, 2, 0), (2, 2, 5), (2, 0, 1), (3, 3, 1)])
    #expect(Graph(graph).coreNumbers() == [2, 2, 2, 0])
  }

  @Test(
    "Core numbers are those that repeated removal finds", arguments: 0..<30 as Range<UInt64>)
  func removal(seed: UInt64) {
    let nodeCount = 50
    let graph = Graph(
      Graphs.random(nodeCount: nodeCount, linkCount: 20 + 20 * Int(seed), seed: seed))
    #expect(graph.coreNumbers() == Self.plainCoreNumbers(of: graph))
  }

  // More nodes than are looked up together, and cores that differ much.
  @Test("Groups of different density keep their own cores")
  func groups() {
    let planted = Graph(Graphs.planted)
    #expect(planted.coreNumbers() == Self.plainCoreNumbers(of: planted))
    // Cliques of 2, 3, ... 25 nodes, one after the other, each linked to the next.
    var links: [(Int, Int)] = []
    var expected: [Int] = []
    for size in 2...25 {
      let first = expected.count
      if first > 0 { links.append((first - 1, first)) }
      for node in first..<first + size {
        links += (first..<node).map { (node, $0) }
        expected.append(size - 1)
      }
    }
    #expect(Graph(Graphs.graph(expected.count, links)).coreNumbers() == expected)
  }

  @Test("Core numbers move with the nodes when these get other numbers")
  func permuted() {
    let graph = Graph(Graphs.random(nodeCount: 120, linkCount: 700, seed: 2))
    var numbers = (0..<120).map(NodeID.init(_:))
    var generator = SplitMix64(seed: 5)
    generator.shuffle(&numbers, in: numbers.indices)
    let cores = graph.coreNumbers()
    let moved = graph.permuted(by: numbers).coreNumbers()
    #expect(numbers.map { moved[$0.index] } == cores)
  }

  /// For k = 1, 2, ...: removes who has fewer than k neighbours left until nobody has.
  static func plainCoreNumbers(of graph: Graph) -> [Int] {
    var cores = [Int](repeating: 0, count: graph.nodeCount)
    var left = Set((0..<graph.nodeCount).map(NodeID.init(_:)))
    var k = 1
    while true {
      while let weak = left.first(where: { node in
        Array(graph.neighbors(of: node)).count { $0.node != node && left.contains($0.node) } < k
      }) {
        left.remove(weak)
      }
      if left.isEmpty { return cores }
      for node in left { cores[node.index] = k }
      k += 1
    }
  }
}
