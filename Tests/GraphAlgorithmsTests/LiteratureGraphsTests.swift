import GraphAlgorithms
import Testing

/// What the library measures against what is known of graphs from the literature. Measures that have
/// test files of their own are compared there.
@Suite struct LiteratureGraphsTests {
  @Test("The graphs have the counts that the literature gives")
  func counts() {
    let counts = LiteratureGraphs.all.map { [$0.nodes.count, $0.weightedLinks.count] }
    #expect(counts == [[34, 78], [15, 20], [32, 89], [77, 254]])
    for known in LiteratureGraphs.all {
      let graph = Graph(known.weighted)
      #expect(graph.linkCount == known.weightedLinks.count)
      #expect(known.weightedLinks.allSatisfy { $0.0 < $0.1 })
      #expect(graph.connectedComponents().count == known.knownComponentCount)
      for values in [known.knownPageRank, known.knownBetweenness, known.knownHarmonicCloseness] {
        #expect(values.count == graph.nodeCount)
      }
      #expect(known.knownCoreNumbers.count == graph.nodeCount)
      #expect(abs(known.knownPageRank.reduce(0, +) - 1) < 1e-10)
    }
    #expect(LiteratureGraphs.lesMiserables.weighted.totalWeight == 820)
    #expect(LiteratureGraphs.all.map { $0.knownCoreNumbers.max() } == [4, 2, 4, 9])
    #expect(LiteratureGraphs.all.map { $0.knownTriangles.reduce(0, +) / 3 } == [45, 3, 0, 467])
  }

  // Davis, Gardner and Gardner 1941, p. 148: the margins of the table.
  @Test("The Southern women attended as many events as the table says")
  func southernWomen() {
    let graph = Graph(LiteratureGraphs.southernWomen.weighted)
    #expect(
      (0..<32).map { graph.degree(of: NodeID($0)) } == [
        8, 7, 8, 7, 4, 4, 4, 3, 4, 4, 4, 6, 7, 8, 5, 2, 2, 2,
        3, 3, 6, 4, 8, 8, 10, 14, 12, 5, 4, 6, 3, 3,
      ])
  }

  @Test("No division has more than the best modularity known", arguments: LiteratureGraphs.all)
  func modularity(known: LiteratureGraph) {
    let seeds = 0..<20 as Range<UInt64>
    let plain = seeds.map { Graph(known.unweighted).leiden(seed: $0).quality }
    #expect(abs((plain.max() ?? 0) - known.knownModularity) < 1e-12)
    guard let best = known.knownWeightedModularity else { return }
    let weighted = seeds.map { Graph(known.weighted).leiden(seed: $0).quality }
    #expect(abs((weighted.max() ?? 0) - best) < 1e-12)
  }
}
