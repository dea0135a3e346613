import GraphAlgorithms
import Testing

@Suite struct PageRankTests {
  private func expect(
    _ scores: [Double], _ expected: [Double], within tolerance: Double = 1e-12,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(scores.count == expected.count, sourceLocation: sourceLocation)
    for (node, (score, value)) in zip(scores, expected).enumerated() {
      #expect(
        abs(score - value) <= tolerance, "node \(node): \(score)", sourceLocation: sourceLocation)
    }
  }

  @Test("Without nodes there are no scores")
  func empty() {
    let result = Graphs.empty.pageRank()
    #expect(result.scores == [])
    #expect(result.iterations == 0)
    #expect(result.residual == 0)
  }

  // P2, 0→1: p0 = 0.075 + 0.425 p1 and p0 + p1 = 1, so p0 = 0.5 / 1.425 = 20/57.
  // P3, 0→1→2: a = 0.05 + 0.85 c / 3, b = a + 0.85 a, c = a + 0.85 b: 1, 1.85 and 2.5725 parts.
  // Star: a leaf has l, the centre l + 4 × 0.85 l, together 1: l = 1 / 8.4.
  // 0→0 and 0→1: p0 = 0.075 + 0.425 (p0 + p1) = 1/2.
  @Test("Small graphs have the scores that a hand derives")
  func byHand() {
    expect(Graphs.single.pageRank().scores, [1])
    expect(Graphs.graph(2, [(0, 1)]).pageRank().scores, [20.0 / 57, 37.0 / 57])
    expect(Graphs.path3.pageRank().scores, [1, 1.85, 2.5725].map { $0 / 5.4225 })
    expect(Graphs.star.pageRank().scores, [4.4, 1, 1, 1, 1].map { $0 / 8.4 })
    expect(Graphs.graph(2, [(0, 0), (0, 1)]).pageRank().scores, [0.5, 0.5])
    expect(Graphs.graph(3, [(0, 1), (1, 2), (2, 0)]).pageRank().scores, [1, 1, 1].map { $0 / 3 })
  }

  // 0→1 weighs 3, 0→2 weighs 1: 0 has a, 1 has a (1 + 0.85 × 3/4), 2 has a (1 + 0.85 / 4); sum 3.85
  // a.
  @Test("A link of thrice the weight carries thrice the score")
  func weights() {
    let graph = Graphs.graph(3, weighted: [(0, 1, 3), (0, 2, 1)])
    expect(graph.pageRank().scores, [1, 1.6375, 1.2125].map { $0 / 3.85 })
  }

  @Test("Links that all weigh 0 count as none, and without damping all scores are equal")
  func evenScores() {
    let weightless = Graphs.graph(4, weighted: [(0, 1, 0), (2, 1, 0)])
    expect(weightless.pageRank().scores, [0.25, 0.25, 0.25, 0.25])
    expect(Graphs.star.pageRank(damping: 0).scores, [0.2, 0.2, 0.2, 0.2, 0.2])
  }

  // networkx 3.6.1, pagerank with tol=1e-16; python-igraph 1.0.0, Graph.pagerank (PRPACK), agrees
  // within 1e-16.
  @Test("Weights, a self link and nodes without links agree with networkx and igraph")
  func weighted() {
    expect(
      Graphs.weighted.pageRank().scores,
      [
        0.11427343924725378, 0.18386559455681187, 0.14767316669691166, 0.05113231066865138,
        0.08767397236122718, 0.12146826636374009, 0.04779689330157013, 0.06315155999125782,
        0.18296479681257594,
      ])
    expect(
      Graphs.weighted.pageRank(damping: 0.5).scores,
      [
        0.11360101774020787, 0.15066155962927064, 0.12927254561174184, 0.07943598393621183,
        0.09557717485032656, 0.11193176284738895, 0.07527837744655562, 0.0904197249249226,
        0.15382185301337398,
      ])
  }

  // networkx 3.6.1, pagerank with tol=1e-16, every link read in both directions; python-igraph
  // 1.0.0, Graph.pagerank (PRPACK), agrees within 1e-15.
  @Test("The karate club has the scores of networkx and igraph")
  func karate() {
    let both = Graphs.karateLinks + Graphs.karateLinks.map { ($0.1, $0.0) }
    expect(
      Graphs.graph(34, both).pageRank().scores,
      [
        0.09699728538829558, 0.052876924061145955, 0.05707850948846199, 0.03585985778641157,
        0.02197795236458986, 0.029111154678370624, 0.029111154678370624, 0.024490497035282503,
        0.029766056081016873, 0.014309397129032859, 0.021977952364589857, 0.009564745492135571,
        0.014644892011877218, 0.02953645615191374, 0.014535993997921142, 0.014535993997921142,
        0.01678400544418994, 0.014558677209021584, 0.014535993997921142, 0.01960463632565282,
        0.014535993997921142, 0.014558677209021584, 0.014535993997921142, 0.03152251477667774,
        0.021076033559222655, 0.021006197394492828, 0.015044038082725426, 0.02563976748284779,
        0.0195734594638284, 0.026288537695114626, 0.02459015524858002, 0.03715808706914507,
        0.07169322600575388, 0.100919182332625,
      ])
    // As written, from the smaller number to the larger: where the last node takes it all.
    let oneWay = Graphs.karate.pageRank().scores
    #expect(abs(oneWay[33] - 0.25904710115128515) < 1e-12)
    #expect(abs(oneWay[0] - 0.015060494762879968) < 1e-12)
  }

  @Test("Scores sum to 1 and satisfy the formula", arguments: 0..<30 as Range<UInt64>)
  func formula(seed: UInt64) {
    let nodeCount = 40
    let graph = Graphs.random(nodeCount: nodeCount, linkCount: 30 + 4 * Int(seed), seed: seed)
    let result = graph.pageRank()
    #expect(abs(result.scores.reduce(0, +) - 1) < 1e-12)
    #expect(result.residual <= 1e-12)
    // The plain way: one step of the walk, node by node, from its source.
    var next = [Double](repeating: 0.15 / Double(nodeCount), count: nodeCount)
    for source in (0..<nodeCount).map(NodeID.init(_:)) {
      let strength = graph.outStrength(of: source)
      let score = 0.85 * result.scores[source.index]
      if strength == 0 {
        for target in next.indices { next[target] += score / Double(nodeCount) }
      }
      for neighbor in graph.outward(source.index) where strength > 0 {
        next[neighbor.node.index] += score * neighbor.weight / strength
      }
    }
    expect(result.scores, next)
  }

  @Test("Too few sweeps are told by the residual, which bounds the error")
  func fewSweeps() {
    let both = Graphs.karateLinks + Graphs.karateLinks.map { ($0.1, $0.0) }
    let graph = Graphs.graph(34, both)
    let exact = graph.pageRank()
    let rough = graph.pageRank(maximumIterations: 2)
    #expect(rough.iterations == 2)
    #expect(rough.residual > 1e-6)
    let error = zip(rough.scores, exact.scores).map { abs($0 - $1) }.reduce(0, +)
    #expect(error > 1e-6)
    #expect(error <= rough.residual / 0.15)
    #expect(exact.iterations > 2)
    #expect(exact.iterations < 200)
  }

  @Test("Weights at the ends of the number range do no harm")
  func extremeWeights() {
    for unit in [0x1p-1074, 0x1p-1000, 0x1p1000] {
      let graph = Graphs.graph(3, weighted: [(0, 1, 3 * unit), (0, 2, unit)])
      expect(graph.pageRank().scores, [1, 1.6375, 1.2125].map { $0 / 3.85 })
    }
  }
}
