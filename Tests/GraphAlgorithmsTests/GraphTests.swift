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
    #expect(again == graph)
  }

  @Test("A graph is the same for any number of threads, from its links or from a directed graph")
  func threads() {
    let links = Graphs.randomLinks(nodeCount: 9_000, linkCount: 30_000, seed: 4)
    let graph = Graph(nodeCount: 9_000, links: links, threads: 1)
    for threads in [2, 3, 8] {
      #expect(Graph(nodeCount: 9_000, links: links, threads: threads) == graph)
    }
    #expect(Graph(Digraph(nodeCount: 9_000, links: links)) == graph)
  }

  // Twice 1 in both directions is 2, and so is a self link; without either, every entry is 1.
  @Test("Entries of links that all weigh 1 differ from 1 only where two are added")
  func unitLinks() {
    #expect(!Graph(Graphs.clique5).isWeighted)
    let opposite = Graph(Graphs.graph(3, [(0, 1), (1, 0), (1, 2)]))
    #expect(
      Array(opposite.neighbors(of: NodeID(1))) == [
        Neighbor(node: NodeID(0), weight: 2), Neighbor(node: NodeID(2), weight: 1),
      ])
    #expect(opposite.totalWeight == 3)
    #expect(opposite.linkCount == 2)
    let loop = Graph(Graphs.graph(2, [(0, 1), (1, 1)]))
    #expect(
      Array(loop.neighbors(of: NodeID(1))) == [
        Neighbor(node: NodeID(0), weight: 1), Neighbor(node: NodeID(1), weight: 2),
      ])
    #expect(loop.totalWeight == 2)
    #expect(loop.linkCount == 2)
  }

  @Test("An induced graph numbers nodes in the order given and drops links that leave")
  func induced() {
    let graph = Graph(
      Graphs.graph(
        5, weighted: [(0, 1, 1), (1, 3, 2), (3, 1, 3), (3, 3, 4), (4, 0, 5), (1, 2, 6)]))
    let part = graph.induced(by: [NodeID(3), NodeID(0), NodeID(1)])
    #expect(part == Graph(Graphs.graph(3, weighted: [(0, 0, 4), (0, 2, 5), (1, 2, 1)])))
    #expect(part.linkCount == 3)
    #expect(part.totalWeight == 10)
    #expect(graph.induced(by: []) == Graph(Graphs.empty))
    #expect(graph.induced(by: (0..<5).map(NodeID.init(_:))) == graph)
  }

  @Test("To take a part of a graph and to read it without direction are done in any order")
  func inducedCommutes() {
    let digraph = Graphs.random(nodeCount: 300, linkCount: 2_000, seed: 9)
    let graph = Graph(digraph)
    var order = (0..<300).map(NodeID.init(_:))
    var generator = SplitMix64(seed: 3)
    generator.shuffle(&order, in: order.indices)
    for count in [5, 40, 300] {
      let part = Array(order.prefix(count))
      let induced = graph.induced(by: part)
      #expect(induced == Graph(digraph.induced(by: part)))
      #expect(graph.induced(by: part, threads: 3) == induced)
    }
    #expect(graph.permuted(by: order) == Graph(digraph.permuted(by: order)))
    #expect(graph.permuted(by: order, threads: 3) == graph.permuted(by: order))
  }
}
