import Testing

@testable import GraphAlgorithms

@Suite struct PageRankTests {
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
    expectNear(Graphs.single.pageRank().scores, [1])
    expectNear(Graphs.graph(2, [(0, 1)]).pageRank().scores, [20.0 / 57, 37.0 / 57])
    expectNear(Graphs.path3.pageRank().scores, [1, 1.85, 2.5725].map { $0 / 5.4225 })
    expectNear(Graphs.star.pageRank().scores, [4.4, 1, 1, 1, 1].map { $0 / 8.4 })
    expectNear(Graphs.graph(2, [(0, 0), (0, 1)]).pageRank().scores, [0.5, 0.5])
    expectNear(
      Graphs.graph(3, [(0, 1), (1, 2), (2, 0)]).pageRank().scores, [1, 1, 1].map { $0 / 3 })
  }

  // 0→1 weighs 3, 0→2 weighs 1: 0 has a, 1 has a (1 + 0.85 × 3/4), 2 has a (1 + 0.85 / 4); sum 3.85
  // a.
  @Test("A link of thrice the weight carries thrice the score")
  func weights() {
    let graph = Graphs.graph(3, weighted: [(0, 1, 3), (0, 2, 1)])
    expectNear(graph.pageRank().scores, [1, 1.6375, 1.2125].map { $0 / 3.85 })
  }

  @Test("Links that all weigh 0 count as none, and without damping all scores are equal")
  func evenScores() {
    let weightless = Graphs.graph(4, weighted: [(0, 1, 0), (2, 1, 0)])
    expectNear(weightless.pageRank().scores, [0.25, 0.25, 0.25, 0.25])
    expectNear(Graphs.star.pageRank(damping: 0).scores, [0.2, 0.2, 0.2, 0.2, 0.2])
  }

  // networkx 3.6.1, pagerank with tol=1e-16; python-igraph 1.0.0, Graph.pagerank (PRPACK), agrees
  // within 1e-16.
  @Test("Weights, a self link and nodes without links agree with networkx and igraph")
  func weighted() {
    expectNear(
      Graphs.weighted.pageRank().scores,
      [
        0.11427343924725378, 0.18386559455681187, 0.14767316669691166, 0.05113231066865138,
        0.08767397236122718, 0.12146826636374009, 0.04779689330157013, 0.06315155999125782,
        0.18296479681257594,
      ])
    expectNear(
      Graphs.weighted.pageRank(damping: 0.5).scores,
      [
        0.11360101774020787, 0.15066155962927064, 0.12927254561174184, 0.07943598393621183,
        0.09557717485032656, 0.11193176284738895, 0.07527837744655562, 0.0904197249249226,
        0.15382185301337398,
      ])
  }

  // networkx 3.6.1, pagerank with tol=1e-16; python-igraph 1.0.0, Graph.pagerank (PRPACK), agrees
  // within 1e-15.
  @Test("The karate club has its known scores with every link both ways, and others with one")
  func karate() {
    let both = Graphs.karateLinks + Graphs.karateLinks.map { ($0.1, $0.0) }
    expectNear(Graphs.graph(34, both).pageRank().scores, LiteratureGraphs.karate.knownPageRank)
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
    expectNear(result.scores, next)
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
      expectNear(graph.pageRank().scores, [1, 1.6375, 1.2125].map { $0 / 3.85 })
    }
  }

  // P3: an end has e = 0.05 + 0.425 c, the middle c = 0.05 + 1.7 e, so e = 0.07125 / 0.2775.
  // Star: the centre has c = 0.03 + 0.85 (1 - c), so c = 0.88 / 1.85.
  // 0-1 and 2 alone: 2 has x = (0.15 + 0.85 x) / 3 = 3 / 43.
  // 0-0 and 0-1: A(0,0) = 2 of k = 3, so x = 0.075 + 0.85 (2/3 x + 1 - x).
  @Test("Small undirected graphs have the scores that a hand derives")
  func byHandUndirected() {
    #expect(Graph(Graphs.empty).pageRank() == PageRank(scores: [], iterations: 0, residual: 0))
    expectNear(Graph(Graphs.single).pageRank().scores, [1])
    let end = 0.07125 / 0.2775
    expectNear(Graph(Graphs.path3).pageRank().scores, [end, 1 - 2 * end, end])
    let centre = 0.88 / 1.85
    let leaf = (1 - centre) / 4
    expectNear(Graph(Graphs.star).pageRank().scores, [centre, leaf, leaf, leaf, leaf])
    expectNear(Graph(Graphs.clique5).pageRank().scores, [0.2, 0.2, 0.2, 0.2, 0.2])
    expectNear(
      Graph(Graphs.graph(3, [(1, 0)])).pageRank().scores, [20.0 / 43, 20.0 / 43, 3.0 / 43])
    let loop = 0.925 / (1.85 - 1.7 / 3)
    expectNear(Graph(Graphs.graph(2, [(0, 0), (0, 1)])).pageRank().scores, [loop, 1 - loop])
    expectNear(Graph(Graphs.graph(2, [])).pageRank().scores, [0.5, 0.5])
    expectNear(Graph(Graphs.star).pageRank(damping: 0).scores, [0.2, 0.2, 0.2, 0.2, 0.2])
  }

  // networkx 3.6.1, pagerank with tol=1e-16 of the matrix A; python-igraph 1.0.0, Graph.pagerank
  // (PRPACK) of the undirected links, agrees within 1e-15.
  @Test("An undirected graph with weights and a self link agrees with networkx and igraph")
  func undirectedWeighted() {
    expectNear(
      Graph(Graphs.weighted).pageRank().scores,
      [
        0.1781875855641309, 0.22239358355450944, 0.10990869676259665, 0.13625149451642735,
        0.08186766550578112, 0.09028572514611355, 0.019579348353772653, 0.059895549926878656,
        0.10163035066978932,
      ])
  }

  // networkx 3.6.1, pagerank with tol=1e-16 and personalization, which dangling nodes follow there
  // too; python-igraph 1.0.0, Graph.personalized_pagerank, agrees within 1e-15 (of the directed
  // graph with a link from each dangling node to where readers start).
  @Test("Personalized scores agree with networkx and igraph")
  func personalized() {
    expectNear(
      Graphs.weighted.pageRank(personalization: [0, 3, 0, 1, 0, 0, 2, 0, 0]).scores,
      [
        0.11215596278476096, 0.3056758301873256, 0.09984942918100345, 0.07179083681749143,
        0.02924276151094292, 0.11746991668353354, 0.12805693253960632, 0.02629228610112203,
        0.10946604419421373,
      ])
    var starts = [Double](repeating: 0, count: 34)
    starts[0] = 1
    starts[33] = 0.5
    expectNear(
      Graph(Graphs.karate).pageRank(personalization: starts).scores,
      [
        0.1936451438097535, 0.05404646800385371, 0.05229638028397071, 0.03708791123815167,
        0.02249483633604335, 0.02745365227892391, 0.02745365227892391, 0.02509109999257719,
        0.02882182988564501, 0.0106124903953645, 0.02249483633604335, 0.01028739826489314,
        0.015541519023631281, 0.031258398063804184, 0.009866695344308153, 0.009866695344308153,
        0.01166780221854259, 0.015391786909701536, 0.009866695344308153, 0.021559084980928525,
        0.009866695344308153, 0.015391786909701536, 0.009866695344308153, 0.02035175459310462,
        0.011099961623232157, 0.010944995452638509, 0.009892603742019543, 0.017217277802774766,
        0.014952698440592743, 0.01753085021549428, 0.019870795069676206, 0.030636762672199298,
        0.052226785031733856, 0.12334596142453949,
      ])
  }

  // 0→1, all start at 0: x0 = 0.15 + 0.85 x1 and x1 = 0.85 x0, so x0 = 1 / 1.85.
  @Test("A reader who starts at one node never gets to another part")
  func unreached() {
    let oneWay = Graphs.graph(4, [(0, 1), (2, 3), (2, 0)])
    let scores = oneWay.pageRank(personalization: [5, 0, 0, 0]).scores
    expectNear(scores, [1 / 1.85, 0.85 / 1.85, 0, 0])
    #expect(scores[2] == 0 && scores[3] == 0)
    let bothWays = Graph(Graphs.graph(5, [(0, 1), (2, 3)]))
    let near = bothWays.pageRank(personalization: [5, 0, 0, 0, 0]).scores
    expectNear(near, [1 / 1.85, 0.85 / 1.85, 0, 0, 0])
    #expect(near[2...] == [0, 0, 0])
  }

  @Test("Only the proportions of a personalization count, even where its sum is no number")
  func proportions() {
    let graph = Graph(Graphs.bridgedCliques)
    let starts: [Double] = [1, 2, 0, 0, 3, 0, 0.5, 0]
    let large = starts.map { $0 * 0x1p1022 }
    let small = starts.map { $0 * 0x1p-1072 }
    let expected = graph.pageRank(personalization: starts)
    #expect(graph.pageRank(personalization: large) == expected)
    #expect(graph.pageRank(personalization: small) == expected)
    let even = graph.pageRank(personalization: [Double](repeating: 3, count: 8))
    expectNear(even.scores, graph.pageRank().scores)
  }

  @Test(
    "Conjugate gradients on a graph find what sweeps find on links both ways",
    arguments: 0..<30 as Range<UInt64>)
  func bothWays(seed: UInt64) {
    let nodeCount = 40
    let links = Graphs.randomLinks(
      nodeCount: nodeCount, linkCount: 20 + 4 * Int(seed), seed: seed)
    let undirected = Graph(nodeCount: nodeCount, links: links)
    let directed = Digraph(
      nodeCount: nodeCount,
      links: links
        + links.map { Digraph.Link(source: $0.target, target: $0.source, weight: $0.weight) })
    var starts: [Double]?
    if seed % 2 == 1 { starts = (0..<nodeCount).map { Double(($0 * 7) % 5) } }
    for damping in [0.5, 0.85, 0.99] {
      let one = undirected.pageRank(damping: damping, personalization: starts)
      let other = directed.pageRank(
        damping: damping, personalization: starts, maximumIterations: 10_000)
      #expect(one.residual <= 1e-12)
      #expect(one.scores.allSatisfy { $0 >= 0 })
      #expect(abs(one.scores.reduce(0, +) - 1) < 1e-12)
      expectNear(one.scores, other.scores, within: 2e-12 / (1 - damping))
    }
  }

  // With a restart that never changes, this takes several hundred sweeps: the sum of all scores comes
  // closer by 1 − α = 0.01 each time.
  @Test("The sum of the scores is not waited for", arguments: 0..<4 as Range<UInt64>)
  func restart(seed: UInt64) {
    let graph = Graphs.random(nodeCount: 200, linkCount: 800, seed: seed)
    let result = graph.pageRank(damping: 0.99)
    #expect(result.residual <= 1e-12)
    #expect(result.iterations < 100)
  }

  // What is counted from the chain's end inward: each sweep carries the scores one link further, and
  // the last finds nothing to change.
  @Test("A graph without long ways is solved exactly, one sweep for each link of the longest")
  func shortWays() {
    let star = Graphs.graph(100, (1..<100).map { ($0, 0) })
    let chain = Graphs.graph(6, (0..<5).map { ($0 + 1, $0) })
    for damping in [0.85, 0.99] {
      #expect(star.pageRank(damping: damping).iterations == 3)
      #expect(chain.pageRank(damping: damping).iterations == 7)
    }
  }

  @Test("Conjugate gradients need fewer sweeps than one node at a time")
  func sweeps() {
    let links = Graphs.planted.links
    let both =
      Array(links)
      + links.map {
        Digraph.Link(source: $0.target, target: $0.source, weight: $0.weight)
      }
    let one = Graph(Graphs.planted).pageRank(damping: 0.99)
    let other = Digraph(nodeCount: 1_000, links: both).pageRank(damping: 0.99)
    expectNear(one.scores, other.scores, within: 1e-10)
    #expect(one.iterations < other.iterations)
  }

  // A node that mostly stays where it is solves its own equation at once: 0 gives to 1 and 2, which
  // stay; two sweeps find the scores, and a third finds nothing to change.
  @Test("A heavy self link costs no sweeps")
  func loops() {
    let graph = Graphs.graph(
      3, weighted: [(0, 0, 1e9), (0, 1, 1), (0, 2, 1), (1, 1, 2), (2, 2, 0.1)])
    #expect(graph.pageRank(damping: 0.99).iterations <= 3)
  }

  @Test("Waves lead to the scores of one node at a time, with the same bits for any threads")
  func waves() {
    let graph = Graphs.grouped(groupCount: 30, groupSize: 20, seed: 5)
    let undirected = Graph(graph)
    let starts = (0..<600).map { Double($0 % 3) }
    for personalization in [nil, starts] {
      func directedWalk(_ waves: Int?, threads: Int) -> PageRank {
        RandomWalk(
          inward: graph.inward, outward: graph.outward, damping: 0.85,
          personalization: personalization, threads: threads, waveCount: waves
        ).pageRank(tolerance: 1e-13, maximumIterations: 1_000)
      }
      func symmetricWalk(_ waves: Int?, threads: Int) -> PageRank {
        RandomWalk(
          symmetric: undirected.rows, damping: 0.85, personalization: personalization,
          threads: threads, waveCount: waves
        ).pageRank(tolerance: 1e-13, maximumIterations: 1_000)
      }
      for waves in [1, 6] {
        let directed = directedWalk(waves, threads: 1)
        expectNear(directed.scores, directedWalk(nil, threads: 1).scores)
        #expect(directed.residual <= 1e-13)
        let symmetric = symmetricWalk(waves, threads: 1)
        expectNear(symmetric.scores, symmetricWalk(nil, threads: 1).scores)
        #expect(symmetric.residual <= 1e-13)
        for threads in [2, 3, 8] {
          #expect((directedWalk(waves, threads: threads) == directed) as Bool)
          #expect((symmetricWalk(waves, threads: threads) == symmetric) as Bool)
        }
      }
    }
  }

  @Test("A large graph goes in waves, with the same bits for any threads")
  func large() {
    let graph = Digraph(
      nodeCount: 30_000,
      links: Graphs.randomLinks(nodeCount: 30_000, linkCount: 240_000, seed: 3))
    let one = graph.pageRank(tolerance: 1e-2, threads: 1)
    #expect(one.residual <= 1e-2)
    #expect(abs(one.scores.reduce(0, +) - 1) < 1e-12)
    #expect((graph.pageRank(tolerance: 1e-2, threads: 3) == one) as Bool)
  }

  // Chances of a link of weight 0x1p-1074 beside one of 0x1p1000 are 0 and 1 within rounding. The
  // path is 0-1-2 with its first link so much weaker: 0 gives all to 1, which gives all to 2.
  @Test("Weights at the ends of the number range do no harm without direction")
  func extremeWeightsUndirected() {
    let star = Graph(Graphs.graph(3, weighted: [(0, 1, 3), (0, 2, 1)])).pageRank().scores
    for unit in [0x1p-1074, 0x1p-1000, 0x1p-390, 0x1p390, 0x1p1000] {
      let graph = Graph(Graphs.graph(3, weighted: [(0, 1, 3 * unit), (0, 2, unit)]))
      expectNear(graph.pageRank().scores, star)
    }
    for (weak, strong) in [(0x1p-1074, 0x1p1000), (0x1p-399, 0x1p399), (1, 0x1p300)] {
      let graph = Graph(Graphs.graph(3, weighted: [(0, 1, weak), (1, 2, strong)]))
      // x0 = 0.05, x1 = 0.05 + 0.85 (x0 + x2), x2 = 0.05 + 0.85 x1.
      let middle = (0.05 + 0.85 * 0.1) / (1 - 0.85 * 0.85)
      expectNear(graph.pageRank().scores, [0.05, middle, 0.05 + 0.85 * middle])
    }
  }

  @Test("Too few sweeps over a graph are told by the residual, and no score is below 0")
  func fewSweepsUndirected() {
    let graph = Graph(Graphs.grouped(groupCount: 30, groupSize: 20, seed: 9))
    let exact = graph.pageRank(tolerance: 1e-14)
    for sweeps in 1...6 {
      let rough = graph.pageRank(maximumIterations: sweeps)
      #expect(rough.iterations == sweeps)
      let error = zip(rough.scores, exact.scores).map { abs($0 - $1) }.reduce(0, +)
      #expect(error > 1e-9)
      #expect(error <= rough.residual / 0.15)
      #expect(rough.scores.allSatisfy { $0 >= 0.15 / 600 - 1e-12 })
    }
    let endless = graph.pageRank(tolerance: 0, maximumIterations: 60)
    #expect(endless.residual < 1e-14)
    #expect(endless.iterations <= 60)
  }

  @Test("A damping out of range stops the program")
  func wrongDamping() async {
    await #expect(processExitsWith: .failure) {
      _ = Digraph(nodeCount: 1, links: []).pageRank(damping: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = Graph(nodeCount: 1, links: []).pageRank(damping: -0.1)
    }
  }

  @Test("A personalization of the wrong length, below 0 or all 0 stops the program")
  func wrongPersonalization() async {
    await #expect(processExitsWith: .failure) {
      _ = Graph(nodeCount: 2, links: []).pageRank(personalization: [1])
    }
    await #expect(processExitsWith: .failure) {
      _ = Graph(nodeCount: 2, links: []).pageRank(personalization: [1, -1])
    }
    await #expect(processExitsWith: .failure) {
      _ = Digraph(nodeCount: 2, links: []).pageRank(personalization: [0, 0])
    }
    await #expect(processExitsWith: .failure) {
      _ = Digraph(nodeCount: 2, links: []).pageRank(personalization: [1, .infinity])
    }
  }
}
