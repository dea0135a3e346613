import GraphAlgorithms
import Testing

@Suite struct StrongComponentsTests {
  @Test("Small graphs have the strong components that a hand derives")
  func byHand() {
    #expect(Graphs.empty.stronglyConnectedComponents().communities == [])
    #expect(Graphs.single.stronglyConnectedComponents().communities == [0])
    #expect(Graphs.graph(1, [(0, 0)]).stronglyConnectedComponents().communities == [0])
    // Nothing leads back.
    #expect(Graphs.path3.stronglyConnectedComponents().communities == [0, 1, 2])
    #expect(Graphs.star.stronglyConnectedComponents().count == 5)
    #expect(Graphs.graph(3, [(0, 1), (1, 2), (2, 0)]).stronglyConnectedComponents().count == 1)
    // Two cycles of three that share node 2, and a node that leads into them.
    let eight = Graphs.graph(6, [(0, 2), (2, 1), (1, 0), (2, 3), (3, 4), (4, 2), (5, 3)])
    #expect(eight.stronglyConnectedComponents().communities == [0, 0, 0, 0, 0, 1])
  }

  @Test("A link of weight 0 connects, larger components come first")
  func numbering() {
    let graph = Graphs.graph(
      6, weighted: [(0, 1, 1), (5, 2, 0), (2, 3, 1), (3, 5, 1), (4, 1, 1), (1, 4, 1)])
    #expect(graph.stronglyConnectedComponents().communities == [2, 1, 0, 0, 1, 0])
  }

  // Cormen, Leiserson, Rivest, Stein, Introduction to Algorithms, third edition, figure 22.9, nodes a
  // to h. networkx 3.6.1 strongly_connected_components and condensation, python-igraph 1.0.0
  // connected_components("strong"): {a, b, e}, {c, d}, {f, g}, {h}.
  static let textbook = Graphs.graph(
    8,
    [
      (0, 1), (1, 2), (1, 4), (1, 5), (2, 3), (2, 6), (3, 2), (3, 7), (4, 0), (4, 5), (5, 6),
      (6, 5), (6, 7), (7, 7),
    ])

  @Test("The graph of the textbook has the components and the condensation of the textbook")
  func textbook() {
    let partition = Self.textbook.stronglyConnectedComponents()
    #expect(partition.communities == [0, 0, 1, 1, 0, 2, 2, 3])
    // From {a, b, e} three links lead to others, b→f and e→f to the same.
    let condensed = Self.textbook.condensed(by: partition)
    #expect(
      condensed
        == Graphs.graph(4, weighted: [(0, 1, 1), (0, 2, 2), (1, 2, 1), (1, 3, 1), (2, 3, 1)]))
  }

  @Test("Nodes share a component where each reaches the other", arguments: 0..<40 as Range<UInt64>)
  func reach(seed: UInt64) {
    let nodeCount = 40
    let graph = Graphs.random(nodeCount: nodeCount, linkCount: 15 + 2 * Int(seed), seed: seed)
    var reaches = [[Bool]](repeating: [Bool](repeating: false, count: nodeCount), count: nodeCount)
    for link in graph.links { reaches[link.source.index][link.target.index] = true }
    for node in 0..<nodeCount { reaches[node][node] = true }
    for middle in 0..<nodeCount {
      for start in 0..<nodeCount where reaches[start][middle] {
        for end in 0..<nodeCount where reaches[middle][end] { reaches[start][end] = true }
      }
    }
    let labels = (0..<nodeCount).map { node -> UInt32 in
      let smallest = (0..<nodeCount).first { reaches[node][$0] && reaches[$0][node] }
      return UInt32(smallest ?? node)
    }
    let partition = graph.stronglyConnectedComponents()
    #expect(partition == Partition(communities: labels))
    #expect(graph.reversed().stronglyConnectedComponents() == partition)
    // Between components nothing leads back.
    let condensed = graph.condensed(by: partition, threads: 2)
    #expect(condensed.stronglyConnectedComponents().count == partition.count)
    let crossing = graph.links.filter {
      partition.communities[$0.source.index] != partition.communities[$0.target.index]
    }
    #expect(abs(condensed.totalWeight - crossing.reduce(0) { $0 + $1.weight }) < 1e-12)
  }

  @Test("A long path and a long cycle do not exhaust the stack")
  func deep() {
    let count = 200_000
    let path = (1..<count).map {
      Digraph.Link(source: NodeID($0 - 1), target: NodeID($0))
    }
    let cycle = path + [Digraph.Link(source: NodeID(count - 1), target: NodeID(0))]
    #expect(Digraph(nodeCount: count, links: path).stronglyConnectedComponents().count == count)
    #expect(Digraph(nodeCount: count, links: cycle).stronglyConnectedComponents().count == 1)
  }

  @Test("A partition of another graph stops the program")
  func otherPartition() async {
    await #expect(processExitsWith: .failure) {
      _ = Graphs.path3.condensed(by: Partition(communities: [0, 1]))
    }
  }
}
