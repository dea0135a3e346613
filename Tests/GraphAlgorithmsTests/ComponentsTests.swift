import GraphAlgorithms
import Testing

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

  // networkx 3.6.1 and python-igraph 1.0.0: one component.
  @Test("The karate club is connected")
  func karate() {
    #expect(Graphs.karate.connectedComponents().communities == Array(repeating: 0, count: 34))
  }

  @Test("Union-find and search agree", arguments: 0..<40 as Range<UInt64>)
  func search(seed: UInt64) {
    let nodeCount = 60
    let graph = Graphs.random(nodeCount: nodeCount, linkCount: 10 + Int(seed), seed: seed)
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
    #expect(graph.connectedComponents() == Partition(communities: labels))
  }
}
