import Testing

@testable import GraphAlgorithms

@Suite struct ApproximateBetweennessTests {
  // Karate: member 33 has most friends, 17; its two farthest are 4 and 3 links away, so a path has at
  // most 8 nodes. 0.5 / (0.05 × 32 / 34)² × (⌊log₂ 6⌋ + 1 + ln 10) = 1197.22….
  // Directed, the component of 34 bounds it: 0.5 / (0.1 × 32 / 34)² × (5 + 1 + ln 10) = 468.64….
  // Path of four: member 1 sees distances 0, 1, 1, 2; 0.5 / (0.01 × 2 / 4)² × (1 + 1 + ln 10) =
  // 86051.70…, which is more than one round.
  @Test("The number of samples is that of the formula")
  func sampleCount() {
    let karate = Graph(Graphs.karate).approximateBetweenness(error: 0.05)
    #expect(karate.vertexDiameterBound == 8)
    #expect(karate.samples == 1_198)
    #expect(karate.error == 0.05 && karate.confidence == 0.9)
    let directed = Graphs.karate.approximateBetweenness(error: 0.1)
    #expect(directed.vertexDiameterBound == 34)
    #expect(directed.samples == 469)
    let path = Graph(Graphs.graph(4, [(0, 1), (1, 2), (2, 3)])).approximateBetweenness(error: 0.01)
    #expect(path.vertexDiameterBound == 4)
    #expect(path.samples == 86_052)
    for (score, exact) in zip(path.scores, [0, 2.0 / 3, 2.0 / 3, 0]) {
      #expect(abs(score - exact) < 0.01)
    }
  }

  // A chain of 8,000 nodes, whose last one points to 12,000 others: only its own row tells of them.
  @Test("The bounds of a directed graph count all who are linked, whichever way")
  func directedComponent() {
    let chain = (0..<7_999).map { ($0, $0 + 1) }
    let broom = Graphs.graph(20_000, chain + (8_000..<20_000).map { (7_999, $0) })
    #expect(broom.approximateBetweenness(error: 0.9).vertexDiameterBound == 20_000)
    let sample = broom.sampledBetweenness(sources: 1)
    let undirected = Graph(broom).sampledBetweenness(sources: 1)
    #expect(abs(sample.errorBound / undirected.errorBound - 2) < 1e-12)
  }

  @Test("Where nothing stands between others, no sample is needed")
  func nothing() {
    for digraph in [Graphs.empty, Graphs.single, Graphs.graph(4, [(0, 1), (3, 2), (3, 3)])] {
      let zeros = [Double](repeating: 0, count: digraph.nodeCount)
      for result in [
        digraph.approximateBetweenness(error: 0.1),
        Graph(digraph).approximateBetweenness(error: 0.1),
      ] {
        #expect(result.scores == zeros)
        #expect(result.samples == 0)
        #expect(result.vertexDiameterBound <= 2)
      }
    }
    // Five nodes in a clique: no distance is above 1, yet two of 1 are no less than 2.
    let clique = Graph(Graphs.clique5).approximateBetweenness(error: 0.1)
    #expect(clique.vertexDiameterBound == 3)
    #expect(clique.scores == [0, 0, 0, 0, 0])
  }

  @Test("All scores keep to the error", arguments: 0..<6 as Range<UInt64>)
  func guarantee(seed: UInt64) {
    for digraph in [
      Graphs.karate, Graphs.grouped(groupCount: 4, groupSize: 30, seed: seed),
      Graphs.random(nodeCount: 60, linkCount: 90, seed: seed),
    ] {
      let directed = digraph.approximateBetweenness(error: 0.08, seed: seed)
      #expect(keeps(directed, to: digraph.betweenness(isNormalized: true)))
      let graph = Graph(digraph)
      let undirected = graph.approximateBetweenness(error: 0.04, seed: seed)
      #expect(keeps(undirected, to: graph.betweenness(isNormalized: true)))
    }
  }

  private func keeps(_ result: ApproximateBetweenness, to exact: [Double]) -> Bool {
    result.scores.count == exact.count
      && zip(result.scores, exact).allSatisfy { abs($0 - $1) <= result.error }
  }

  // The longest shortest path by a search from every node.
  @Test("The bound is no smaller than the diameter, and at most twice as large")
  func diameter() {
    for seed in 0..<30 as Range<UInt64> {
      let graph = Graph(Graphs.random(nodeCount: 40, linkCount: 20 + 2 * Int(seed), seed: seed))
      var longest = 0
      for source in 0..<40 {
        var distances = [source: 0]
        var queue = [source]
        while !queue.isEmpty {
          let node = queue.removeFirst()
          for neighbor in Array(graph.neighbors(of: NodeID(node)))
          where distances[neighbor.node.index] == nil {
            distances[neighbor.node.index] = distances[node, default: 0] + 1
            queue.append(neighbor.node.index)
          }
        }
        longest = max(longest, distances.values.max() ?? 0)
      }
      let bound = graph.approximateBetweenness(error: 0.9).vertexDiameterBound
      #expect(bound >= longest + 1)
      #expect(bound <= 2 * longest + 1)
    }
  }

  // From 0 to 7 lead six shortest paths of four links: 0, {1 or 2 or 3}, {4 or 5}, 6, 7, where 4 is
  // reached from 1, 2 and 3, and 5 from them, too; 8 and 9 lie on a longer way. 6,000 draws: each of
  // the six 1,000 times with a standard deviation of 29.
  @Test("Each shortest path is equally likely, and no other is drawn")
  func paths() {
    let links = [
      (0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 4), (1, 5), (2, 5), (3, 5), (4, 6), (5, 6),
      (6, 7),
      (0, 8), (8, 9), (9, 4), (7, 0),
    ]
    let graph = Graphs.graph(10, links)
    var sampler = PathSampler<Double>(outward: graph.outward, inward: graph.inward)
    var wide = PathSampler<WideCount>(outward: graph.outward, inward: graph.inward)
    var generator = SplitMix64(seed: 1)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6_000 {
      var copy = generator
      var nodes: [NodeID] = []
      #expect(sampler.draw(from: 0, to: 7, generator: &generator, into: &nodes))
      counts[nodes.map(\.index).sorted(), default: 0] += 1
      var again: [NodeID] = []
      #expect(wide.draw(from: 0, to: 7, generator: &copy, into: &again))
      #expect(again == nodes)
    }
    let expected = [1, 2, 3].flatMap { first in [4, 5].map { [first, $0, 6] } }
    #expect(Set(counts.keys) == Set(expected))
    #expect(counts.values.allSatisfy { abs($0 - 1_000) < 145 })
  }

  // Three paths lead from 0 to 5, two of them over 3: 0, {1, 2}, 3, 5 and 0, 1, 4, 5. 6,000 draws: 4,000
  // with 3, with a standard deviation of 37.
  @Test("A node on two of three shortest paths is drawn two of three times")
  func shares() {
    let graph = Graphs.graph(6, [(0, 1), (0, 2), (1, 3), (2, 3), (1, 4), (3, 5), (4, 5)])
    var sampler = PathSampler<Double>(outward: graph.outward, inward: graph.inward)
    var generator = SplitMix64(seed: 2)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<6_000 {
      var nodes: [NodeID] = []
      #expect(sampler.draw(from: 0, to: 5, generator: &generator, into: &nodes))
      for node in nodes { counts[node.index] += 1 }
    }
    #expect(counts[0] == 0 && counts[5] == 0)
    #expect(counts[3] + counts[4] == 6_000 && counts[1] + counts[2] == 6_000)
    #expect(abs(counts[3] - 4_000) < 185)
    #expect(abs(counts[1] - 4_000) < 185)
  }

  @Test("Without a path nothing is drawn, and neighbours have nothing between them")
  func noPath() {
    let graph = Graphs.graph(4, [(0, 1), (1, 2), (3, 2)])
    var sampler = PathSampler<Double>(outward: graph.outward, inward: graph.inward)
    var generator = SplitMix64(seed: 2)
    for (source, target, expected) in [(2, 0, []), (0, 3, []), (0, 1, []), (0, 2, [1]), (3, 0, [])]
    {
      var nodes: [NodeID] = []
      #expect(sampler.draw(from: source, to: target, generator: &generator, into: &nodes))
      #expect(nodes.map(\.index) == expected)
    }
  }

  // 2^1100 paths: each joint is on all of them, and of each diamond one of the two nodes inside, 550
  // times the first with a standard deviation of 17.
  @Test("Paths may be more than a Double can count")
  func manyPaths() {
    let graph = BetweennessTests.diamonds(1_100)
    var sampler = PathSampler<Double>(outward: graph.outward, inward: graph.inward)
    var wide = PathSampler<WideCount>(outward: graph.outward, inward: graph.inward)
    var generator = SplitMix64(seed: 3)
    var nodes: [NodeID] = []
    #expect(!sampler.draw(from: 0, to: 3_300, generator: &generator, into: &nodes))
    #expect(nodes.isEmpty)
    #expect(wide.draw(from: 0, to: 3_300, generator: &generator, into: &nodes))
    let drawn = nodes.map(\.index).sorted()
    #expect(drawn.filter { $0 % 3 == 0 } == (1..<1_100).map { 3 * $0 })
    #expect(drawn.filter { $0 % 3 > 0 }.map { $0 / 3 } == Array(0..<1_100))
    #expect(abs(drawn.filter { $0 % 3 == 1 }.count - 550) < 85)
    // One that has failed is as good as new.
    #expect(sampler.draw(from: 3, to: 9, generator: &generator, into: &nodes))
    #expect(nodes.count == 2 * 1_100 - 1 + 3)
  }

  @Test("The same bits for any number of threads, others for another seed")
  func threads() {
    let graph = Graph(Graphs.grouped(groupCount: 6, groupSize: 25, seed: 5))
    let one = graph.approximateBetweenness(error: 0.04, seed: 6, threads: 1)
    #expect(one.samples > 1_000)
    for threads in [2, 3, 8] {
      #expect(graph.approximateBetweenness(error: 0.04, seed: 6, threads: threads) == one)
    }
    #expect(graph.approximateBetweenness(error: 0.04, seed: 7).scores != one.scores)
  }

  @Test("An error of 0, and a confidence of 1, stop the program")
  func mistakes() async {
    await #expect(processExitsWith: .failure) {
      _ = Graphs.path3.approximateBetweenness(error: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = Graphs.path3.approximateBetweenness(error: 0.1, confidence: 1)
    }
  }
}
