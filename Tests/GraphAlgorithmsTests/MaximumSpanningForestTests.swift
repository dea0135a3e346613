import GraphAlgorithms
import Testing

@Suite struct MaximumSpanningForestTests {
  private func ends(_ links: [Digraph.Link]) -> [[Int]] {
    links.map { [$0.source.index, $0.target.index] }
  }

  @Test("Small graphs have the forests that a hand derives")
  func byHand() {
    #expect(Graph(Graphs.empty).maximumSpanningForest() == [])
    #expect(Graph(Graphs.graph(1, [(0, 0)])).maximumSpanningForest() == [])
    #expect(ends(Graph(Graphs.path3).maximumSpanningForest()) == [[0, 1], [1, 2]])
    #expect(
      ends(Graph(Graphs.star).maximumSpanningForest()) == [[0, 1], [0, 2], [0, 3], [0, 4]])
    // All equally strong: the links of the smallest ends.
    #expect(
      ends(Graph(Graphs.clique5).maximumSpanningForest()) == [[0, 1], [0, 2], [0, 3], [0, 4]])
    #expect(
      ends(Graph(Graphs.bridgedCliques).maximumSpanningForest())
        == [[0, 1], [0, 2], [0, 3], [3, 4], [4, 5], [4, 6], [4, 7]])
  }

  // The triangle drops its weakest link, 0–1. 3–4 weighs nothing, and connects. Of the circle 5, 6, 7
  // all weigh 2, so the largest ends go.
  @Test("The weakest link of a cycle goes, and of equally weak ones the one with the largest ends")
  func cycles() {
    let graph = Graph(
      Graphs.graph(
        8,
        weighted: [
          (1, 0, 1), (1, 2, 3), (2, 0, 2), (3, 4, 0), (2, 2, 9), (7, 6, 2), (5, 7, 2), (6, 5, 2),
        ]))
    #expect(
      graph.maximumSpanningForest() == [
        Digraph.Link(source: NodeID(0), target: NodeID(2), weight: 2),
        Digraph.Link(source: NodeID(1), target: NodeID(2), weight: 3),
        Digraph.Link(source: NodeID(3), target: NodeID(4), weight: 0),
        Digraph.Link(source: NodeID(5), target: NodeID(6), weight: 2),
        Digraph.Link(source: NodeID(5), target: NodeID(7), weight: 2),
      ])
  }

  // networkx 3.6.1, maximum_spanning_edges: 120 in 33 links, and these eight links; python-igraph
  // 1.0.0, Graph.spanning_tree on the negative weights, gives 120, too.
  @Test("The forest weighs as much as that of networkx and igraph")
  func reference() {
    let karate = Graphs.weightedKarate.maximumSpanningForest()
    #expect(karate.count == 33)
    #expect(karate.map(\.weight).reduce(0, +) == 120)
    let forest = Graph(Graphs.weighted).maximumSpanningForest()
    #expect(
      ends(forest) == [[0, 1], [0, 3], [0, 6], [1, 2], [1, 5], [1, 8], [3, 7], [4, 8]])
    #expect(
      distance(forest.map(\.weight), [9.3, 2.86, 0.26, 2.98, 3.74, 2.18, 3.49, 3.5]) < 1e-14)
  }

  // Prim 1957, doi:10.1002/j.1538-7305.1957.tb01515.x, with the same order of equals.
  private func plainForest(_ graph: Graph) -> [[Int]] {
    var reached = Set<Int>()
    var kept: [[Int]] = []
    let links = Array(graph.links)
    for start in 0..<graph.nodeCount where reached.insert(start).inserted {
      while let next = links.filter({
        reached.contains($0.source.index) != reached.contains($0.target.index)
      }).min(by: {
        ($1.weight, $0.source.index, $0.target.index)
          < ($0.weight, $1.source.index, $1.target.index)
      }) {
        kept.append([next.source.index, next.target.index])
        reached.formUnion(kept[kept.count - 1])
      }
    }
    return kept.sorted { $0.lexicographicallyPrecedes($1) }
  }

  @Test("Growing one tree at a time finds the same forest", arguments: 0..<15 as Range<UInt64>)
  func plain(seed: UInt64) {
    let links = 15 + 5 * Int(seed)
    let steps = Graph(Graphs.randomSteps(nodeCount: 40, linkCount: links, seed: seed))
    #expect(ends(steps.maximumSpanningForest()) == plainForest(steps))
    let rounded = Graph(Graphs.random(nodeCount: 40, linkCount: links, seed: seed))
    #expect(ends(rounded.maximumSpanningForest()) == plainForest(rounded))
  }

  // More links than are sorted at once, with random weights, with few different ones, and with
  // weights that rise and fall with the ends.
  @Test("A large graph keeps what sorting all its links keeps", arguments: 0..<4)
  func large(kind: Int) {
    var generator = SplitMix64(seed: 7)
    let links = (0..<30_000).map { _ in
      let one = Int(generator.integer(below: 3_000))
      let other = Int(generator.integer(below: 3_000))
      let weight =
        switch kind {
        case 0: generator.unitInterval()
        case 1: Double(generator.integer(below: 3))
        case 2: Double(min(one, other))
        default: Double(3_000 - min(one, other))
        }
      return Digraph.Link(source: NodeID(one), target: NodeID(other), weight: weight)
    }
    let graph = Graph(nodeCount: 3_000, links: links)
    var sets = DisjointSets(count: 3_000)
    var kept: [[Int]] = []
    let sorted = Array(graph.links).enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }
    for (_, link) in sorted where sets.join(link.source.rawValue, link.target.rawValue) {
      kept.append([link.source.index, link.target.index])
    }
    #expect(
      ends(graph.maximumSpanningForest()) == kept.sorted { $0.lexicographicallyPrecedes($1) })
  }

  @Test("Between any two nodes the forest's path is as wide as the graph's widest")
  func widest() {
    let graph = Graph(Graphs.random(nodeCount: 30, linkCount: 60, seed: 3))
    let forest = Graph(nodeCount: 30, links: graph.maximumSpanningForest())
    for source in (0..<30).map(NodeID.init(_:)) {
      for target in (0..<30).map(NodeID.init(_:)) {
        #expect(
          graph.widestPath(from: source, to: target)?.width
            == forest.widestPath(from: source, to: target)?.width)
      }
    }
  }
}
