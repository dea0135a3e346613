import GraphAlgorithms
import Testing

/// What the library finds in graphs from the literature against what networkx and igraph find.
///
/// Triangles and clustering are compared in `ClusteringTests`.
@Suite struct LiteratureTests {
  /// The graph with and without its weights, for measures that do not ask for them.
  private func graphs(_ known: LiteratureGraph) -> [Graph] {
    [Graph(known.weighted), Graph(known.unweighted)]
  }

  @Test("Components and diameters are those known", arguments: LiteratureGraphs.all)
  func distances(known: LiteratureGraph) {
    for graph in graphs(known) {
      #expect(graph.connectedComponents().count == known.knownComponentCount)
      let farthest = (0..<graph.nodeCount).map { graph.distances(from: NodeID($0)).max() ?? 0 }
      #expect(farthest.max() == Double(known.knownDiameter))
    }
  }

  @Test("Core numbers are those known", arguments: LiteratureGraphs.all)
  func cores(known: LiteratureGraph) {
    for graph in graphs(known) { #expect(graph.coreNumbers() == known.knownCoreNumbers) }
  }

  @Test("PageRank is that known", arguments: LiteratureGraphs.all)
  func pageRank(known: LiteratureGraph) {
    expectNear(Graph(known.unweighted).pageRank().scores, known.knownPageRank)
  }

  // The values known have twelve digits: of 1,624.46880043 the last is 1e-8.
  @Test("Betweenness is that known", arguments: LiteratureGraphs.all)
  func betweenness(known: LiteratureGraph) {
    for graph in graphs(known) {
      expectNear(graph.betweenness(), known.knownBetweenness, within: 1e-8)
    }
  }

  @Test("Harmonic closeness is that known", arguments: LiteratureGraphs.all)
  func harmonicCloseness(known: LiteratureGraph) {
    for graph in graphs(known) {
      expectNear(graph.harmonicCloseness(), known.knownHarmonicCloseness, within: 1e-10)
    }
  }

  @Test("Leiden finds the best modularity known", arguments: LiteratureGraphs.all)
  func modularity(known: LiteratureGraph) {
    for seed in 0..<2 as Range<UInt64> {
      let plain = Graph(known.unweighted).leiden(seed: seed).quality
      #expect(abs(plain - known.knownModularity) < 1e-12)
      guard let best = known.knownWeightedModularity else { continue }
      let weighted = Graph(known.weighted).leiden(seed: seed).quality
      #expect(abs(weighted - best) < 1e-12)
    }
  }
}
