import GraphAlgorithms
import Testing

@Suite struct GraphTests {
  @Test("A graph without nodes has no links")
  func empty() {
    let graph = Graph(Graphs.empty)
    #expect(graph.nodeCount == 0)
    #expect(graph.linkCount == 0)
    #expect(graph.totalWeight == 0)
    #expect(Array(graph.links) == [])
  }

  // 0→1 and 1→0 weigh 1 + 2; the self link 1→1 of weight 4 counts twice.
  @Test("Both directions are added, and a self link counts twice where it is a neighbour")
  func rows() {
    let graph = Graph(
      Graphs.graph(4, weighted: [(0, 1, 1), (1, 0, 2), (1, 1, 4), (3, 1, 8), (1, 2, 16)]))
    #expect(
      Array(graph.neighbors(of: NodeID(1)))
        == zip(0..., [3.0, 8, 16, 8]).map { Neighbor(node: NodeID($0), weight: $1) })
    #expect((0..<4).map { graph.strength(of: NodeID($0)) } == [3, 35, 16, 8])
    #expect((0..<4).map { graph.degree(of: NodeID($0)) } == [1, 4, 1, 1])
    #expect(graph.linkCount == 4)
    #expect(graph.totalWeight == 31)
    #expect(
      Array(graph.links) == [
        Digraph.Link(source: NodeID(0), target: NodeID(1), weight: 3),
        Digraph.Link(source: NodeID(1), target: NodeID(1), weight: 4),
        Digraph.Link(source: NodeID(1), target: NodeID(2), weight: 16),
        Digraph.Link(source: NodeID(1), target: NodeID(3), weight: 8),
      ])
  }

  @Test("Weights are stored only where one differs from 1", arguments: [1.0, 2.0])
  func weights(weight: Double) {
    let graph = Graph(Graphs.graph(3, weighted: [(0, 1, 1), (2, 1, weight)]))
    #expect(graph.isWeighted == (weight != 1))
    #expect(graph.strength(of: NodeID(1)) == 1 + weight)
    #expect(graph.neighbors(of: NodeID(2)).weight(at: 0) == weight)
  }

  @Test(
    "Rows hold what the two rows of the directed graph hold, for any number of threads",
    arguments: [1, 2, 4])
  func merged(threads: Int) {
    let digraph = Graphs.random(nodeCount: 9_000, linkCount: 30_000, seed: 3)
    let graph = Graph(digraph, threads: threads)
    for node in 0..<9_000 {
      #expect(
        Array(graph.neighbors(of: NodeID(node)))
          == Array(digraph.undirected.neighbors(of: NodeID(node))))
    }
    #expect(Graph(nodeCount: 9_000, links: digraph.links) == graph)
    let again = Graph(nodeCount: 9_000, links: graph.links, threads: threads)
    #expect(Array(again.links) == Array(graph.links))
  }
}
