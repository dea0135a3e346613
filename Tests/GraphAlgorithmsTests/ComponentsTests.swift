import Testing

@testable import GraphAlgorithms

@Suite struct ComponentsTests {
  @Test("Small graphs have the components that a hand derives")
  func byHand() {
    #expect(Graphs.empty.connectedComponents().communities == [])
    #expect(Graphs.single.connectedComponents().communities == [0])
    #expect(Graphs.graph(2, [(0, 0)]).connectedComponents().communities == [0, 1])
    for graph in [Graphs.path3, Graphs.star, Graphs.clique5, Graphs.bridgedCliques] {
      #expect(graph.connectedComponents().count == 1)
    }
  }

  // {1, 3, 6} by 3→1 and 3→6; {0, 5} and {2, 4} by links of which one weighs nothing.
  @Test("Direction does not matter, a link of weight 0 connects, larger components come first")
  func numbering() {
    let graph = Graphs.graph(7, weighted: [(3, 1, 1), (3, 6, 1), (5, 0, 0), (2, 4, 1)])
    #expect(graph.connectedComponents().communities == [1, 0, 2, 0, 2, 1, 0])
  }

  @Test("Union-find and search agree", arguments: 0..<40 as Range<UInt64>)
  func search(seed: UInt64) {
    let nodeCount = 60
    // From nearly no links to one component with nearly all nodes.
    let graph = Graphs.random(nodeCount: nodeCount, linkCount: 10 + 4 * Int(seed), seed: seed)
    var labels = [UInt32](repeating: .max, count: nodeCount)
    for start in 0..<nodeCount where labels[start] == .max {
      labels[start] = UInt32(start)
      var frontier = [NodeID(start)]
      while let node = frontier.popLast() {
        for neighbor in graph.undirected.neighbors(of: node)
        where labels[neighbor.node.index] == .max {
          labels[neighbor.node.index] = UInt32(start)
          frontier.append(neighbor.node)
        }
      }
    }
    let found = Partition(communities: labels)
    #expect(graph.connectedComponents() == found)
    #expect(Graph(graph).connectedComponents() == found)
    #expect(sampled(graph) == [found, found])
  }

  /// The components as they are found in large graphs, with direction and without.
  private func sampled(_ graph: Digraph) -> [Partition] {
    [
      graph.outward.components(inward: graph.inward, smallestForSampling: 0),
      Graph(graph).rows.components(inward: nil, smallestForSampling: 0),
    ].map { Partition(communities: $0.numbers) }
  }

  // Of each node, two links outward are joined first. Node 0 of the large component leads to no other
  // node first; 900 to 999 hang on it by links that only a look inward or at later links finds.
  @Test("Nodes that hang on the largest component by any link belong to it")
  func stragglers() {
    var links = (1..<900).map { ($0, $0 - 1) }
    let inward = links + (900..<1_000).map { (5, $0) }
    #expect(sampled(Graphs.graph(1_000, inward)).map(\.count) == [1, 1])
    // The last of the nodes leads to two others like it first, and only then to the component.
    links += (900..<1_000).flatMap { [($0, 1_000), ($0, 1_001), ($0, 1_002)] }
    links += [(999, 1_003), (1_003, 0)]
    #expect(sampled(Graphs.graph(1_004, links)).map(\.count) == [1, 1])
  }

  @Test("Components are numbered in the order of their smallest nodes")
  func numbers() {
    let graph = Graphs.graph(7, [(3, 1), (3, 6), (5, 0), (2, 4)])
    let components = graph.outward.components(inward: graph.inward)
    #expect(components.numbers == [0, 1, 2, 1, 2, 0, 1])
    #expect(components.count == 3)
    #expect(Graph(graph).rows.components(inward: nil).numbers == components.numbers)
  }
}
