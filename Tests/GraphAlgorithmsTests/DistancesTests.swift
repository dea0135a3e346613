import GraphAlgorithms
import Testing

@Suite struct DistancesTests {
  private static let unreached = Double.infinity

  @Test("Small graphs have the distances that a hand derives")
  func byHand() {
    for length in Graphs.lengths {
      #expect(Graphs.single.distances(from: NodeID(0), length: length) == [0])
      #expect(Graphs.path3.distances(from: NodeID(0), length: length) == [0, 1, 2])
      #expect(
        Graphs.path3.distances(from: NodeID(1), length: length) == [Self.unreached, 0, 1])
      #expect(Graph(Graphs.path3).distances(from: NodeID(1), length: length) == [1, 0, 1])
      #expect(Graph(Graphs.star).distances(from: NodeID(2), length: length) == [1, 2, 0, 2, 2])
      #expect(Graph(Graphs.clique5).distances(from: NodeID(4), length: length) == [1, 1, 1, 1, 0])
      #expect(
        Graph(Graphs.bridgedCliques).distances(from: NodeID(0), length: length)
          == [0, 1, 1, 1, 2, 3, 3, 3])
    }
  }

  // 0→1→2 weighs 1 and 2, 0→2 weighs 4: lengths 3 against 4, or 1 + 1/2 against 1/4. The link 2→3 of
  // weight 0 has length 0, or leads nowhere.
  @Test("A weight is a length, or its inverse is, or it does not matter")
  func lengths() {
    let graph = Graphs.graph(4, weighted: [(0, 1, 1), (1, 2, 2), (0, 2, 4), (2, 3, 0), (0, 0, 1)])
    #expect(graph.distances(from: NodeID(0)) == [0, 1, 1, 2])
    #expect(graph.distances(from: NodeID(0), length: .weight) == [0, 1, 3, 3])
    #expect(graph.distances(from: NodeID(0), length: .inverseWeight) == [0, 1, 0.25, .infinity])
  }

  // networkx 3.6.1: single_source_shortest_path_length, and single_source_dijkstra_path_length with
  // the weights and with their inverses.
  @Test("A weighted graph has the distances of networkx")
  func weighted() {
    let never = Self.unreached
    let graph = Graphs.weighted
    let source = NodeID(0)
    #expect(graph.distances(from: source) == [0, 1, 3, never, 4, 2, 1, never, 1])
    #expect(
      distance(
        graph.distances(from: source, length: .weight),
        [0, 6.130000000000001, 11.9, never, 14.05, 9.870000000000001, 0.26, never, 1.1]) < 1e-14)
    #expect(
      distance(
        graph.distances(from: source, length: .inverseWeight),
        [
          0, 0.16313213703099508, 0.9231226536138037, never, 1.3882389326835711,
          0.43051181617538004, 3.846153846153846, never, 0.6218477333612703,
        ]) < 1e-15)
    let undirected = Graph(graph)
    #expect(undirected.distances(from: NodeID(6)) == [1, 2, 3, 2, 3, 3, 0, 3, 2])
    #expect(
      distance(
        undirected.distances(from: NodeID(6), length: .weight),
        [0.26, 3.54, 1.9700000000000002, 3.12, 4.12, 3.62, 0, 6.61, 1.36]) < 1e-15)
  }

  // networkx 3.6.1, as above, from node 16.
  @Test("The karate club has the distances of networkx")
  func karate() {
    let graph = Graphs.weightedKarate
    #expect(
      graph.distances(from: NodeID(16)) == [
        2, 3, 3, 3, 2, 1, 1, 3, 3, 4, 2, 3, 3, 3, 5, 5, 0, 3, 5, 3, 5, 3, 5, 5, 4, 4, 5, 4, 4, 5, 4,
        3, 4, 4,
      ])
    #expect(
      distance(
        graph.distances(from: NodeID(16), length: .inverseWeight),
        [
          0.6666666666666666, 0.9166666666666666, 0.8666666666666667, 1.0, 0.8333333333333333,
          0.3333333333333333, 0.3333333333333333, 1.1166666666666667, 1.0666666666666667,
          1.8166666666666667, 0.6666666666666666, 1.0, 1.3333333333333333, 1.0, 1.7,
          1.5666666666666667, 0, 1.1666666666666665, 1.8166666666666667, 1.1666666666666665, 1.7,
          1.1666666666666665, 1.65, 1.5095238095238093, 1.6666666666666665, 1.3095238095238093,
          1.8166666666666667, 1.3666666666666667, 1.3666666666666667, 1.6166666666666667, 1.4,
          1.1666666666666665, 1.3666666666666667, 1.3166666666666667,
        ]) < 1e-15)
  }

  @Test("Distances are those between all pairs", arguments: 0..<12 as Range<UInt64>)
  func allPairs(seed: UInt64) {
    let steps = Graphs.randomSteps(nodeCount: 30, linkCount: 30 + 5 * Int(seed), seed: seed)
    let rounded = Graphs.random(nodeCount: 30, linkCount: 30 + 5 * Int(seed), seed: seed)
    for length in Graphs.lengths {
      let exact = Graphs.plainDistances(steps, length)
      let near = Graphs.plainDistances(rounded, length)
      let undirected = Graphs.plainDistances(Graph(rounded).bothWays, length)
      for node in 0..<30 {
        #expect(steps.distances(from: NodeID(node), length: length) == exact[node])
        let found = rounded.distances(from: NodeID(node), length: length)
        #expect(distance(found, near[node]) <= 1e-12 * (near[node].filter(\.isFinite).max() ?? 0))
        let both = Graph(rounded).distances(from: NodeID(node), length: length)
        #expect(
          distance(both, undirected[node]) <= 1e-12
            * (undirected[node].filter(\.isFinite).max() ?? 0))
      }
    }
  }

  @Test("A node outside the graph stops the program")
  func strayNode() async {
    await #expect(processExitsWith: .failure) {
      _ = Graphs.path3.distances(from: NodeID(3))
    }
  }
}
