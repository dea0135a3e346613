import GraphAlgorithms
import Testing

@Suite struct DigraphTests {
  @Test("A graph without nodes has no links")
  func empty() {
    #expect(Graphs.empty.nodeCount == 0)
    #expect(Graphs.empty.linkCount == 0)
    #expect(Graphs.empty.totalWeight == 0)
    #expect(Array(Graphs.empty.links) == [])
  }

  @Test("Rows are sorted, parallel links are summed, a self link is kept")
  func rows() {
    let graph = Graphs.graph(
      4, weighted: [(2, 3, 1), (2, 0, 2), (0, 2, 4), (2, 3, 8), (1, 1, 16), (2, 0, 32)])
    #expect(
      Array(graph.links) == [
        Digraph.Link(source: NodeID(0), target: NodeID(2), weight: 4),
        Digraph.Link(source: NodeID(1), target: NodeID(1), weight: 16),
        Digraph.Link(source: NodeID(2), target: NodeID(0), weight: 34),
        Digraph.Link(source: NodeID(2), target: NodeID(3), weight: 9),
      ])
    #expect(graph.linkCount == 4)
    #expect(graph.totalWeight == 63)
    #expect(
      graph.outward(2) == [
        Neighbor(node: NodeID(0), weight: 34), Neighbor(node: NodeID(3), weight: 9),
      ])
    #expect(graph.inward(1) == [Neighbor(node: NodeID(1), weight: 16)])
    #expect(graph.inward(3) == [Neighbor(node: NodeID(2), weight: 9)])
    #expect(graph.outward(3) == [])
    #expect((0..<4).map { graph.outStrength(of: NodeID($0)) } == [4, 16, 43, 0])
    #expect((0..<4).map { graph.inStrength(of: NodeID($0)) } == [34, 16, 4, 9])
  }

  @Test(
    "Both directions hold what a plain count of the links finds", arguments: 0..<20 as Range<UInt64>
  )
  func plainCount(seed: UInt64) {
    let links = Graphs.randomLinks(nodeCount: 12, linkCount: 90, seed: seed)
    let graph = Digraph(nodeCount: 12, links: links)
    var outward: [[NodeID: Double]] = Array(repeating: [:], count: 12)
    var inward = outward
    for link in links {
      outward[link.source.index][link.target, default: 0] += link.weight
      inward[link.target.index][link.source, default: 0] += link.weight
    }
    for node in (0..<12).map(NodeID.init(_:)) {
      let out = outward[node.index].sorted { $0.key < $1.key }
      #expect(graph.outward(node.index) == out.map { Neighbor(node: $0.key, weight: $0.value) })
      let back = inward[node.index].sorted { $0.key < $1.key }
      #expect(graph.inward(node.index) == back.map { Neighbor(node: $0.key, weight: $0.value) })
    }
  }

  @Test("The order of distinct links does not matter")
  func orderOfLinks() {
    #expect(Graphs.graph(34, Graphs.karateLinks.reversed()) == Graphs.karate)
    #expect(Graphs.graph(34, Graphs.karateLinks.map { ($0.1, $0.0) }) != Graphs.karate)
  }

  @Test("An induced graph numbers nodes in the order given and drops links that leave")
  func induced() {
    let graph = Graphs.graph(
      5, weighted: [(0, 1, 1), (1, 3, 2), (3, 1, 3), (3, 3, 4), (4, 0, 5), (1, 2, 6)])
    let part = graph.induced(by: [NodeID(3), NodeID(0), NodeID(1)])
    #expect(part == Graphs.graph(3, weighted: [(0, 0, 4), (0, 2, 3), (1, 2, 1), (2, 0, 2)]))
    #expect(graph.induced(by: []) == Graphs.empty)
    #expect(graph.induced(by: (0..<5).map(NodeID.init(_:))) == graph)
  }

  // 0→1 and 1→0 weigh 1 + 2; the self link 1→1 of weight 4 counts twice.
  @Test("The undirected reading adds both directions and doubles a self link")
  func undirected() {
    let graph = Graphs.graph(
      4, weighted: [(0, 1, 1), (1, 0, 2), (1, 1, 4), (3, 1, 8), (1, 2, 16)])
    let neighbors = graph.undirected.neighbors(of: NodeID(1))
    #expect(neighbors.map(\.node) == [NodeID(0), NodeID(1), NodeID(2), NodeID(3)])
    #expect(neighbors.map(\.weight) == [3, 8, 16, 8])
    #expect(graph.undirected.strength(of: NodeID(1)) == 35)
    #expect(graph.undirected.nodeCount == 4)
  }

  @Test("The undirected weights are symmetric and sum to the strengths")
  func undirectedIsSymmetric() {
    let graph = Graphs.random(nodeCount: 20, linkCount: 120, seed: 4)
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: 20), count: 20)
    for node in 0..<20 {
      let neighbors = Array(graph.undirected.neighbors(of: NodeID(node)))
      #expect(neighbors.map(\.node) == Set(neighbors.map(\.node)).sorted())
      for neighbor in neighbors { matrix[node][neighbor.node.index] = neighbor.weight }
    }
    for row in 0..<20 {
      for column in 0..<20 { #expect(matrix[row][column] == matrix[column][row]) }
      let strength = graph.undirected.strength(of: NodeID(row))
      #expect(abs(matrix[row].reduce(0, +) - strength) < 1e-12)
    }
  }

  @Test("A link with a weight below 0 stops the program")
  func negativeWeight() async {
    await #expect(processExitsWith: .failure) {
      _ = Digraph.Link(source: NodeID(0), target: NodeID(1), weight: -1)
    }
  }

  @Test("A link to a node outside the graph stops the program")
  func strayLink() async {
    await #expect(processExitsWith: .failure) {
      _ = Digraph(nodeCount: 2, links: [Digraph.Link(source: NodeID(0), target: NodeID(2))])
    }
  }
}
