import GraphAlgorithms
import Testing

@Suite struct ShortestPathTests {
  private func nodes(_ path: Path?) -> [Int]? {
    path?.nodes.map(\.index)
  }

  @Test("A node and itself have a path of that node alone")
  func single() {
    for length in Graphs.lengths {
      let graph = Graphs.graph(2, weighted: [(0, 0, 3), (0, 1, 0), (1, 0, 0)])
      let path = graph.shortestPath(from: NodeID(0), to: NodeID(0), length: length)
      #expect(nodes(path) == [0])
      #expect(path?.length == 0)
      #expect(path?.width == .infinity)
      #expect(
        nodes(Graph(graph).shortestPath(from: NodeID(1), to: NodeID(1), length: length)) == [1])
    }
  }

  @Test("Where no way leads, there is no path")
  func unreachable() {
    #expect(Graphs.path3.shortestPath(from: NodeID(2), to: NodeID(0)) == nil)
    #expect(Graph(Graphs.graph(3, [(0, 1)])).shortestPath(from: NodeID(0), to: NodeID(2)) == nil)
    let graph = Graphs.graph(3, weighted: [(0, 1, 0), (1, 2, 2)])
    #expect(graph.shortestPath(from: NodeID(0), to: NodeID(2), length: .inverseWeight) == nil)
    #expect(graph.shortestPath(from: NodeID(0), to: NodeID(2), length: .weight)?.length == 2)
  }

  // From 0 to 5 by 1 and 4, by 2 and 3, or by 1 and 3: all three links long. 3 is smaller than 4,
  // and 1 than 2.
  @Test("Of equally short paths it is the one whose nodes are smallest, read from the end")
  func ties() {
    let graph = Graphs.graph(6, [(0, 1), (0, 2), (1, 4), (2, 3), (1, 3), (4, 5), (3, 5)])
    #expect(nodes(graph.shortestPath(from: NodeID(0), to: NodeID(5))) == [0, 1, 3, 5])
    // Without 1–3, the way by 2 ends with the smaller node, though 1 is smaller than 2.
    let without = Graphs.graph(6, [(0, 1), (0, 2), (1, 4), (2, 3), (4, 5), (3, 5)])
    #expect(nodes(without.shortestPath(from: NodeID(0), to: NodeID(5))) == [0, 2, 3, 5])
    #expect(nodes(Graph(without).shortestPath(from: NodeID(5), to: NodeID(0))) == [5, 4, 1, 0])
  }

  // 0→3 weighs 2, as do 0→1→2→3 with weights 1, 0 and 1 and all ways round the circle 1–2 of links
  // that weigh nothing.
  @Test("Of equally short paths it is one with the fewest links")
  func fewestLinks() {
    let graph = Graphs.graph(
      4, weighted: [(0, 1, 1), (1, 2, 0), (2, 1, 0), (2, 3, 1), (0, 3, 2)])
    let path = graph.shortestPath(from: NodeID(0), to: NodeID(3), length: .weight)
    #expect(nodes(path) == [0, 3])
    #expect(path?.length == 2)
    #expect(path?.width == 2)
    let longer = graph.shortestPath(from: NodeID(0), to: NodeID(2), length: .weight)
    #expect(nodes(longer) == [0, 1, 2])
    #expect(longer?.length == 1)
    #expect(longer?.width == 0)
  }

  // To 6 by 1, 2 and 3, each a half away from the one before, or by 4, which is as far as 6, and 5,
  // with links of length 0 from there.
  @Test("A node as far away as the end may lie on the path with the fewest links")
  func equallyFar() {
    let graph = Graphs.graph(
      7,
      weighted: [
        (0, 1, 0.5), (1, 2, 0.5), (2, 3, 0.5), (3, 6, 0.5), (0, 4, 2), (4, 5, 0), (5, 6, 0),
      ])
    let path = graph.shortestPath(from: NodeID(0), to: NodeID(6), length: .weight)
    #expect(nodes(path) == [0, 4, 5, 6])
    #expect(path?.length == 2)
  }

  // networkx 3.6.1: the first of all_shortest_paths when sorted by the reversed paths, for links and
  // for the inverse weights, and dijkstra_path_length.
  @Test("The karate club has the shortest paths of networkx")
  func karate() {
    let graph = Graphs.weightedKarate
    let short = graph.shortestPath(from: NodeID(16), to: NodeID(26))
    #expect(nodes(short) == [16, 5, 0, 8, 33, 26])
    #expect(short?.length == 5)
    #expect(short?.width == 2)
    let strong = graph.shortestPath(from: NodeID(16), to: NodeID(26), length: .inverseWeight)
    #expect(nodes(strong) == [16, 5, 0, 2, 8, 33, 26])
    #expect(abs((strong?.length ?? 0) - 1.8166666666666667) < 1e-15)
    // The weights along it are 3, 3, 5, 5, 4 and 2.
    #expect(strong?.width == 2)
    #expect(
      nodes(graph.shortestPath(from: NodeID(16), to: NodeID(14))) == [16, 5, 0, 2, 32, 14])
    let other = graph.shortestPath(from: NodeID(11), to: NodeID(33), length: .inverseWeight)
    #expect(nodes(other) == [11, 0, 2, 8, 33])
    #expect(abs((other?.length ?? 0) - 0.9833333333333334) < 1e-15)
  }

  @Test("It is the best of all paths by the rule", arguments: 0..<24 as Range<UInt64>)
  func allPaths(seed: UInt64) {
    let digraph = Graphs.randomSteps(nodeCount: 7, linkCount: 8 + Int(seed), seed: seed)
    let undirected = Graph(
      Graphs.randomSteps(nodeCount: 7, linkCount: 5 + Int(seed) / 3, seed: seed))
    let bothWays = undirected.bothWays
    for source in (0..<7).map(NodeID.init(_:)) {
      let paths = AllPaths(in: digraph, from: source)
      let bothPaths = AllPaths(in: bothWays, from: source)
      for target in (0..<7).map(NodeID.init(_:)) {
        for length in Graphs.lengths {
          func cost(_ weights: [Double]) -> Double {
            weights.reduce(0) { $0 + Graphs.length($1, length) }
          }
          let path = digraph.shortestPath(from: source, to: target, length: length)
          #expect(path?.nodes == paths.best(to: target, cost: cost))
          let distance = digraph.distances(from: source, length: length)[target.index]
          #expect(path?.length ?? .infinity == distance)
          let both = undirected.shortestPath(from: source, to: target, length: length)
          #expect(both?.nodes == bothPaths.best(to: target, cost: cost))
        }
      }
    }
  }

  @Test("A path follows links, and its length is their sum", arguments: 0..<10 as Range<UInt64>)
  func sums(seed: UInt64) {
    let graph = Graphs.random(nodeCount: 60, linkCount: 200, seed: seed)
    for length in Graphs.lengths {
      let distances = graph.distances(from: NodeID(0), length: length)
      for target in (0..<60).map(NodeID.init(_:)) {
        let path = graph.shortestPath(from: NodeID(0), to: target, length: length)
        #expect((path == nil) == (distances[target.index] == .infinity))
        guard let path else { continue }
        var sum = 0.0
        var width = Double.infinity
        for (node, next) in zip(path.nodes, path.nodes.dropFirst()) {
          let weight = graph.outward(node.index).first { $0.node == next }?.weight
          sum += Graphs.length(weight ?? .nan, length)
          width = min(width, weight ?? .nan)
        }
        #expect(path.nodes.first == NodeID(0) && path.nodes.last == target)
        #expect(path.length == sum && path.length == distances[target.index])
        #expect(path.width == width)
      }
    }
  }

  @Test("A node outside the graph stops the program")
  func strayNode() async {
    await #expect(processExitsWith: .failure) {
      _ = Graphs.path3.shortestPath(from: NodeID(0), to: NodeID(3))
    }
    await #expect(processExitsWith: .failure) {
      _ = Graph(Graphs.path3).shortestPath(from: NodeID(7), to: NodeID(0), length: .weight)
    }
  }
}
