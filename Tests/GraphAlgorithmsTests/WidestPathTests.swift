import GraphAlgorithms
import Testing

@Suite struct WidestPathTests {
  private func nodes(_ path: Path?) -> [Int]? {
    path?.nodes.map(\.index)
  }

  @Test("A node and itself have a path of that node alone, of infinite width")
  func single() {
    let graph = Graphs.graph(2, weighted: [(0, 0, 3), (0, 1, 2)])
    let path = graph.widestPath(from: NodeID(0), to: NodeID(0))
    #expect(nodes(path) == [0])
    #expect(path?.width == .infinity)
    #expect(path?.length == 0)
  }

  @Test("Where no way leads, there is no path; a link of weight 0 leads somewhere")
  func unreachable() {
    #expect(Graphs.path3.widestPath(from: NodeID(2), to: NodeID(0)) == nil)
    #expect(Graph(Graphs.graph(3, [(0, 1)])).widestPath(from: NodeID(0), to: NodeID(2)) == nil)
    let path = Graphs.graph(2, weighted: [(0, 1, 0)]).widestPath(from: NodeID(0), to: NodeID(1))
    #expect(nodes(path) == [0, 1])
    #expect(path?.width == 0)
  }

  // The widest way to 2 is 0→1→2 of width 5. But to 3, whose only link weighs 1, the direct link
  // 0→2 of weight 2 is wide enough, and shorter.
  @Test("The path is shortest among the widest, though its beginning is not the widest way there")
  func bottleneck() {
    let graph = Graphs.graph(4, weighted: [(0, 1, 5), (1, 2, 5), (0, 2, 2), (2, 3, 1)])
    #expect(nodes(graph.widestPath(from: NodeID(0), to: NodeID(2))) == [0, 1, 2])
    let path = graph.widestPath(from: NodeID(0), to: NodeID(3))
    #expect(nodes(path) == [0, 2, 3])
    #expect(path?.width == 1)
    #expect(path?.length == 2)
  }

  // networkx 3.6.1: all_shortest_paths on the subgraph of the links of at least each weight,
  // descending until there is a path; the first when sorted by the reversed paths.
  @Test("The karate club and a weighted graph have the widest paths of networkx")
  func reference() {
    let graph = Graphs.weightedKarate
    let far = graph.widestPath(from: NodeID(16), to: NodeID(26))
    #expect(nodes(far) == [16, 5, 0, 13, 33, 23, 29, 26])
    #expect(far?.width == 3)
    let heads = graph.widestPath(from: NodeID(0), to: NodeID(33))
    #expect(nodes(heads) == [0, 2, 8, 33])
    #expect(heads?.width == 4)
    #expect(nodes(graph.widestPath(from: NodeID(11), to: NodeID(33))) == [11, 0, 13, 33])
    let directed = Graphs.weighted.widestPath(from: NodeID(3), to: NodeID(4))
    #expect(nodes(directed) == [3, 0, 1, 5, 2, 4])
    #expect(directed?.width == 2.03)
  }

  @Test("It is the best of all paths by the rule", arguments: 0..<24 as Range<UInt64>)
  func allPaths(seed: UInt64) {
    let digraph = Graphs.randomSteps(nodeCount: 7, linkCount: 8 + Int(seed), seed: seed)
    let undirected = Graph(
      Graphs.randomSteps(nodeCount: 7, linkCount: 5 + Int(seed) / 3, seed: seed))
    let bothWays = undirected.bothWays
    func cost(_ weights: [Double]) -> Double { -(weights.min() ?? .infinity) }
    for source in (0..<7).map(NodeID.init(_:)) {
      let paths = AllPaths(in: digraph, from: source)
      let bothPaths = AllPaths(in: bothWays, from: source)
      for target in (0..<7).map(NodeID.init(_:)) {
        let path = digraph.widestPath(from: source, to: target)
        let best = paths.best(to: target, cost: cost)
        #expect(path?.nodes == best)
        let weights = paths.byEnd[target.index].first { $0.nodes == best }?.weights
        #expect(path?.width == weights.map { $0.min() ?? .infinity })
        #expect(path?.length == weights.map { Double($0.count) })
        let both = undirected.widestPath(from: source, to: target)
        #expect(both?.nodes == bothPaths.best(to: target, cost: cost))
      }
    }
  }

  @Test("A node outside the graph stops the program")
  func strayNode() async {
    await #expect(processExitsWith: .failure) {
      _ = Graphs.path3.widestPath(from: NodeID(3), to: NodeID(0))
    }
  }
}
