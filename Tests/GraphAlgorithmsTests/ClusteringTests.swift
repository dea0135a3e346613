import GraphAlgorithms
import Testing

@Suite struct ClusteringTests {
  @Test("A graph without pairs of neighbours has no triangles and no clustering")
  func empty() {
    let graphs = [
      Graphs.empty, Graphs.single, Graphs.graph(2, [(0, 1)]), Graphs.graph(2, [(0, 0), (1, 1)]),
      Graphs.graph(3, [(0, 0), (0, 1), (1, 0)]),
    ]
    for graph in graphs {
      let clustering = Graph(graph).clustering()
      #expect(clustering.triangles == Array(repeating: 0, count: graph.nodeCount))
      #expect(clustering.coefficients == Array(repeating: 0, count: graph.nodeCount))
      #expect(clustering.average == 0 && clustering.transitivity == 0)
    }
  }

  // P3 and the star have pairs of neighbours, none of them linked. In K5 all 4 · 3 / 2 = 6 are.
  // Two cliques of four: a node of a clique is in 3 triangles; the ends of the bridge have 4
  // neighbours, so 6 pairs, of which 3 are linked. Average (6 · 1 + 2 · 1/2) / 8 = 7/8;
  // transitivity 24 / (6 · 3 + 2 · 6) = 4/5.
  @Test("Small graphs have the triangles and coefficients that a hand derives")
  func byHand() {
    for graph in [Graphs.path3, Graphs.star] {
      let clustering = Graph(graph).clustering()
      #expect(clustering.triangles.allSatisfy { $0 == 0 })
      #expect(clustering.average == 0 && clustering.transitivity == 0)
    }
    let clique = Graph(Graphs.clique5).clustering()
    #expect(clique.triangles == [6, 6, 6, 6, 6])
    #expect(clique.coefficients == [1, 1, 1, 1, 1])
    #expect(clique.average == 1 && clique.transitivity == 1)
    let cliques = Graph(Graphs.bridgedCliques).clustering()
    #expect(cliques.triangles == [3, 3, 3, 3, 3, 3, 3, 3])
    #expect(cliques.coefficients == [1, 1, 1, 0.5, 0.5, 1, 1, 1])
    #expect(cliques.average == 7.0 / 8 && cliques.transitivity == 4.0 / 5)
  }

  // A triangle 0, 1, 2 with the tail 3 at node 0: 1/3 at node 0, 1 at 1 and 2, 0 at 3.
  @Test("Self links, parallel and opposite links and weights do not matter")
  func multigraph() {
    let plain = Graph(Graphs.graph(4, [(0, 1), (1, 2), (2, 0), (0, 3)])).clustering()
    let full = Graph(
      Graphs.graph(
        4,
        weighted: [
          (0, 0, 2), (0, 1, 0), (1, 0, 3), (1, 2, 0), (0, 2, 1), (0, 2, 5), (3, 0, 1), (3, 3, 1),
          (1, 1, 1),
        ])
    ).clustering()
    #expect(full == plain)
    #expect(full.triangles == [1, 1, 1, 0])
    #expect(full.coefficients == [1.0 / 3, 1, 1, 0])
    #expect(abs(full.average - 7.0 / 12) < 1e-15 && full.transitivity == 3.0 / 5)
  }

  @Test("Graphs of the literature have their known figures", arguments: LiteratureGraphs.all)
  func literature(known: LiteratureGraph) {
    let graph = Graph(known.weighted)
    let clustering = graph.clustering()
    #expect(graph.triangles() == known.knownTriangles)
    #expect(clustering.triangles == known.knownTriangles)
    #expect(abs(clustering.transitivity - known.knownTransitivity) < 1e-12)
    #expect(abs(clustering.average - known.knownAverageClustering) < 1e-12)
  }

  @Test("Triangles are the triples that are all linked", arguments: 0..<30 as Range<UInt64>)
  func triples(seed: UInt64) {
    let count = 30
    let digraph = Graphs.random(nodeCount: count, linkCount: 20 + 15 * Int(seed), seed: seed)
    var isLinked = [[Bool]](repeating: [Bool](repeating: false, count: count), count: count)
    for link in digraph.links {
      isLinked[link.source.index][link.target.index] = true
      isLinked[link.target.index][link.source.index] = true
    }
    var triangles = [Int](repeating: 0, count: count)
    var degrees = [Int](repeating: 0, count: count)
    for first in 0..<count {
      for second in 0..<count where second != first && isLinked[first][second] {
        degrees[first] += 1
        for third in 0..<second
        where third != first && isLinked[first][third] && isLinked[second][third] {
          triangles[first] += 1
        }
      }
    }
    let coefficients = zip(triangles, degrees).map { triangles, degree in
      degree < 2 ? 0 : 2 * Double(triangles) / Double(degree * (degree - 1))
    }
    let graph = Graph(digraph)
    let clustering = graph.clustering()
    #expect(clustering.triangles == triangles)
    #expect(clustering.coefficients == coefficients)
    #expect(abs(clustering.average - coefficients.reduce(0, +) / Double(count)) < 1e-15)
    #expect(clustering.triangles.reduce(0, +).isMultiple(of: 3))
    let pairs = degrees.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    #expect(clustering.transitivity == Double(triangles.reduce(0, +)) / Double(max(1, pairs)))
  }

  // Enough nodes for several stretches of work.
  @Test("Any number of threads gives the same result")
  func threads() {
    let graph = Graph(Graphs.random(nodeCount: 9_000, linkCount: 60_000, seed: 7))
    let clustering = graph.clustering(threads: 1)
    #expect(clustering.triangles.contains { $0 > 0 })
    for threads in [2, 3, 8] {
      let isSame = graph.clustering(threads: threads) == clustering
      #expect(isSame)
    }
  }

  @Test("No thread is refused")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = Graph(Graphs.path3).triangles(threads: 0) }
    await #expect(processExitsWith: .failure) { _ = Graph(Graphs.path3).clustering(threads: -1) }
  }
}
