import GraphAlgorithms
import Testing

/// The graphs from the literature against their sources; `LiteratureTests` measures them.
@Suite struct LiteratureGraphsTests {
  @Test("The graphs have the counts that the literature gives")
  func counts() {
    let counts = LiteratureGraphs.all.map { [$0.nodes.count, $0.weightedLinks.count] }
    #expect(counts == [[34, 78], [15, 20], [32, 89], [77, 254]])
    for known in LiteratureGraphs.all {
      let graph = Graph(known.weighted)
      #expect(graph.linkCount == known.weightedLinks.count)
      #expect(known.weightedLinks.allSatisfy { $0.0 < $0.1 })
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

}
