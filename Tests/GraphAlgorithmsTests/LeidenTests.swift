import Testing

@testable import GraphAlgorithms

@Suite struct LeidenTests {
  @Test("Graphs without weight fall apart into single nodes of quality 0")
  func weightless() {
    #expect(Graph(Graphs.empty).leiden().partition.communities == [])
    #expect(Graph(Graphs.empty).leiden().quality == 0)
    #expect(Graph(Graphs.single).leiden().partition.communities == [0])
    let weightless = Graph(Graphs.graph(3, weighted: [(0, 1, 0), (1, 2, 0)])).leiden()
    #expect(weightless.partition.communities == [0, 1, 2])
    #expect(weightless.quality == 0)
    #expect(weightless.moves == 0)
  }

  // Every division of P3, the star and K5 has a modularity below 0, the whole has 0: for P3 see
  // `ModularityTests.byHand`; in the star each leaf split off costs more than it spares; in K5 a
  // group of k nodes adds k (k − 1) / 20 − k² / 25, below 0 unless k = 5.
  @Test("A path of three, a star and a clique are one community")
  func oneCommunity() {
    for seed in 0..<20 as Range<UInt64> {
      for graph in [Graphs.path3, Graphs.star, Graphs.clique5] {
        let result = Graph(graph).leiden(seed: seed)
        #expect(result.partition.count == 1)
        #expect(abs(result.quality) < 1e-15)
      }
    }
  }

  // Best for γ = 1: 12/13 − 1/2. The whole has 1 − γ, the cliques 12/13 − γ/2, equal at γ = 2/13.
  // Any pair of nodes gains 1/13 − γ K_i K_j / 338 with K at least 3, below 0 where γ > 26/9.
  @Test("Two cliques with a bridge are two communities, one or eight, as the resolution asks")
  func bridgedCliques() {
    for seed in 0..<20 as Range<UInt64> {
      let two = Graph(Graphs.bridgedCliques).leiden(seed: seed)
      #expect(two.partition.communities == [0, 0, 0, 0, 1, 1, 1, 1])
      #expect(abs(two.quality - (12.0 / 13 - 0.5)) < 1e-15)
      let one = Graph(Graphs.bridgedCliques).leiden(resolution: 0.1, seed: seed)
      #expect(one.partition.count == 1)
      #expect(abs(one.quality - 0.9) < 1e-15)
      let eight = Graph(Graphs.bridgedCliques).leiden(resolution: 3, seed: seed)
      #expect(eight.partition.count == 8)
    }
  }

  // Of two pairs, each adds 1/2 − γ/4 together and −γ/8 apart: equal at γ = 4, where they stay as they
  // start.
  @Test("A pair is one community as long as that is better")
  func pairs() {
    let pairs = Graph(Graphs.graph(4, [(0, 1), (2, 3)]))
    for seed in 0..<3 as Range<UInt64> {
      let together = pairs.leiden(resolution: 3.9, seed: seed)
      #expect(together.partition.communities == [0, 0, 1, 1])
      #expect(abs(together.quality - (1 - 3.9 / 2)) < 1e-15)
      #expect(together.moves == 2)
      let apart = pairs.leiden(resolution: 4.1, seed: seed)
      #expect(apart.partition.count == 4)
      #expect(abs(apart.quality + 4.1 / 4) < 1e-15)
      #expect(apart.moves == 0)
    }
    let tied = pairs.leiden(resolution: 4, initial: Partition(communities: [0, 0, 1, 2]))
    #expect(tied.partition.communities == [0, 0, 1, 2])
  }

  // The best modularity, 0.4197896120973046, by python-igraph 1.0.0,
  // Graph.community_optimal_modularity, and its partition; networkx 3.6.1 gives it the same value.
  @Test("The karate club has its best modularity with every seed")
  func karate() {
    let best = Partition(communities: [
      0, 0, 0, 0, 1, 1, 1, 0, 2, 2, 1, 0, 0, 0, 2, 2, 1, 0, 2, 0, 2, 0, 2, 3, 3, 3, 2, 3, 3, 2, 2,
      3, 2, 2,
    ])
    for seed in 0..<4 as Range<UInt64> {
      let result = Graph(Graphs.karate).leiden(seed: seed)
      #expect(result.partition == best)
      #expect(abs(result.quality - 0.4197896120973046) < 1e-15)
      let single = Graph(Graphs.karate).leiden(seed: seed, attempts: 1)
      #expect(single.quality > 0.4188 && single.quality <= 0.4197896120973047)
    }
  }

  // networkx 3.6.1, louvain_communities, seeds 0 to 9: 0.5240 to 0.5437. python-igraph 1.0.0,
  // Graph.community_leiden, ten runs to the end: 0.5494 to 0.5508.
  @Test(
    "A hard planted graph is divided as well as igraph does it", arguments: 0..<6 as Range<UInt64>)
  func planted(seed: UInt64) {
    #expect(Graph(Graphs.planted).leiden(seed: seed).quality > 0.5508 - 0.001)
    #expect(Graph(Graphs.planted).leiden(seed: seed, attempts: 1).quality > 0.5437)
  }

  @Test(
    "What is found in a small graph is the best of all partitions",
    arguments: 0..<25 as Range<UInt64>)
  func exhaustive(seed: UInt64) {
    let graph = Graphs.random(nodeCount: 7, linkCount: 5 + Int(seed) / 2, seed: seed)
    var best = -1.0
    func visit(_ communities: [UInt32]) {
      if communities.count == 7 {
        best = max(best, Partition(communities: communities).modularity(in: graph))
      } else {
        for community in 0...(communities.max().map { $0 + 1 } ?? 0) {
          visit(communities + [community])
        }
      }
    }
    visit([])
    for seed in 0..<2 as Range<UInt64> {
      #expect(abs(Graph(graph).leiden(seed: seed).quality - best) < 1e-12)
    }
  }

  @Test("Communities are connected and the quality is theirs", arguments: 0..<24 as Range<UInt64>)
  func connectedAndHonest(seed: UInt64) {
    let graph =
      seed.isMultiple(of: 2)
      ? Graphs.random(nodeCount: 80, linkCount: 40 + 5 * Int(seed), seed: seed)
      : Graphs.grouped(groupCount: 3 + Int(seed) % 7, groupSize: 15, seed: seed)
    for resolution in [0.3, 1, 2.5] {
      let result = Graph(graph).leiden(resolution: resolution, seed: seed, attempts: 5)
      #expect(result.partition.communities.count == graph.nodeCount)
      for members in result.partition.members {
        #expect(isConnected(members, in: graph, above: 0))
      }
      let recomputed = result.partition.modularity(in: graph, resolution: resolution)
      #expect(abs(result.quality - recomputed) < 1e-12)
      #expect(result.moves > 0 && result.levels > 0 && result.passes > 0)
    }
  }

  @Test("No move of a single node raises the quality", arguments: 0..<12 as Range<UInt64>)
  func locallyBest(seed: UInt64) {
    let graph = Graphs.random(nodeCount: 30, linkCount: 50 + 5 * Int(seed), seed: seed)
    let result = Graph(graph).leiden(seed: seed, attempts: 1)
    for node in 0..<graph.nodeCount {
      for community in 0...UInt32(result.partition.count) {
        var communities = result.partition.communities
        communities[node] = community
        let moved = Partition(communities: communities).modularity(in: graph)
        #expect(moved <= result.quality + 1e-9, "node \(node) to \(community)")
      }
    }
  }

  @Test("The same seed gives the same result, and seeds differ")
  func seeds() {
    let graph = Graphs.random(nodeCount: 300, linkCount: 900, seed: 1)
    let result = Graph(graph).leiden(seed: 7, attempts: 2)
    #expect(Graph(graph).leiden(seed: 7, attempts: 2) == result)
    let others = (8..<12 as Range<UInt64>).map { seed in
      Graph(graph).leiden(seed: seed, attempts: 2).partition
    }
    #expect(others.contains { $0 != result.partition })
  }

  @Test("A component alone is divided as in the whole", arguments: 0..<20 as Range<UInt64>)
  func componentAlone(seed: UInt64) {
    let graph = Graphs.grouped(groupCount: 10, groupSize: 12, seed: seed)
    let whole = Graph(graph).leiden(seed: seed, attempts: 3)
    let components = graph.connectedComponents()
    #expect(components.count > 2)
    #expect(whole.partition.count > components.count)
    var quality = 0.0
    for members in components.members {
      let part = Graph(graph.induced(by: members))
        .leiden(seed: seed, attempts: 3, totalWeight: graph.totalWeight)
      let communities = members.map { whole.partition.communities[$0.index] }
      #expect(part.partition == Partition(communities: communities))
      quality += part.quality
    }
    #expect(abs(quality - whole.quality) < 1e-12)
  }

  @Test("The unit of the weights does not matter, even at the ends of the number range")
  func unitOfWeights() {
    let graph = Graphs.grouped(groupCount: 6, groupSize: 12, seed: 3)
    let result = Graph(graph).leiden(seed: 1, attempts: 3)
    #expect(result.partition.count > 2)
    for unit in [0x1p-900, 0x1p900] {
      let scaled = Digraph(
        nodeCount: graph.nodeCount,
        links: graph.links.map {
          Digraph.Link(source: $0.source, target: $0.target, weight: $0.weight * unit)
        })
      #expect(Graph(scaled).leiden(seed: 1, attempts: 3) == result)
    }
    // Below the normal numbers gains are rounded away, but nothing worse happens.
    let smallest = Graph(Graphs.graph(3, weighted: [(0, 1, 0x1p-1074), (1, 2, 0x1p-1074)])).leiden()
    #expect(smallest.partition.communities.count == 3)
    #expect(smallest.quality >= -0.375 && smallest.quality <= 0)
  }

  @Test("The direction of links does not matter")
  func direction() {
    let reversed = Graphs.graph(34, Graphs.karateLinks.map { ($0.1, $0.0) })
    #expect(Graph(reversed).leiden(seed: 5) == Graph(Graphs.karate).leiden(seed: 5))
  }

  @Test("A larger minimum gain ends the search sooner")
  func minimumGain() {
    let graph = Graphs.random(nodeCount: 2_000, linkCount: 8_000, seed: 9)
    let patient = Graph(graph).leiden(attempts: 1)
    let hasty = Graph(graph).leiden(minimumGain: 1, attempts: 1)
    #expect(hasty.passes == 1)
    #expect(patient.passes > 1)
    #expect(hasty.quality < patient.quality)
  }

  @Test("More attempts never lower the quality, and end once the best keeps coming back")
  func attempts() {
    var raised = 0
    for seed in 0..<5 as Range<UInt64> {
      let graph = Graphs.random(nodeCount: 60, linkCount: 150, seed: seed)
      let single = Graph(graph).leiden(seed: seed, attempts: 1)
      let several = Graph(graph).leiden(seed: seed)
      #expect(several.quality >= single.quality)
      #expect(several.passes > single.passes)
      if several.quality > single.quality { raised += 1 }
    }
    #expect(raised > 0)
    let cliques = Graph(Graphs.bridgedCliques).leiden(attempts: 1)
    #expect(Graph(Graphs.bridgedCliques).leiden(attempts: 1_000).passes <= 90 * cliques.passes)
  }

  // Every way that is otherwise taken only from some size on: nodes decided in batches, networks
  // sorted by community, rows too long to be decided side by side, components on all threads.
  @Test(
    "A graph is divided in the same way by any number of threads",
    arguments: CommunityQuality.allCases, 0..<2 as Range<UInt64>)
  func threads(quality: CommunityQuality, seed: UInt64) {
    let digraph = Graphs.grouped(groupCount: 18, groupSize: 30, seed: seed)
    let graph = Graph(digraph)
    let resolution = quality == .modularity ? 1 : 0.05
    let scale = LeidenScale(
      batchedNodeCount: 40, sortedNodeCount: 40, longRow: 12, sharedNodeCount: 10)
    let one = graph.leiden(
      quality: quality, resolution: resolution, seed: seed, attempts: 2, threads: 1, scale: scale)
    for threads in [2, 5] {
      let several = graph.leiden(
        quality: quality, resolution: resolution, seed: seed, attempts: 2, threads: threads,
        scale: scale)
      #expect(several == one)
    }
    let plain = graph.leiden(
      quality: quality, resolution: resolution, seed: seed, attempts: 2, threads: 1)
    #expect(
      graph.leiden(quality: quality, resolution: resolution, seed: seed, attempts: 2, threads: 4)
        == plain)
    #expect(abs(plain.quality - one.quality) < 0.01 * abs(plain.quality))
    for members in one.partition.members {
      #expect(isConnected(members, in: digraph, above: 0))
    }
    let recomputed =
      switch quality {
      case .modularity: one.partition.modularity(in: graph)
      case .constantPotts: one.partition.constantPottsQuality(in: graph, resolution: resolution)
      }
    #expect(abs(one.quality - recomputed) < 1e-12 * max(1, graph.totalWeight))
    let components = graph.connectedComponents()
    #expect(components.count > 2)
    for members in components.members {
      let part = Graph(digraph.induced(by: members)).leiden(
        quality: quality, resolution: resolution, seed: seed, attempts: 2,
        totalWeight: graph.totalWeight,
        scale: scale)
      let communities = members.map { one.partition.communities[$0.index] }
      #expect(part.partition == Partition(communities: communities))
    }
  }

  // Two triangles and a bridge: with γ = 1/2 apart 2 (3 − 3/2) = 3, together 7 − 15/2 = −1/2; with
  // γ = 1/20 apart 2 (3 − 3/20) = 5.7, together 7 − 15/20 = 6.25. Above 1 no pair belongs together.
  @Test(
    "The constant Potts model weighs pairs, not strengths",
    arguments: [(0.5, 2, 3), (0.05, 1, 6.25), (1.5, 6, 0)])
  func constantPotts(resolution: Double, count: Int, quality: Double) {
    let graph = Graph(
      Graphs.graph(6, [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3)]))
    let result = graph.leiden(quality: .constantPotts, resolution: resolution)
    #expect(result.partition.count == count)
    #expect(abs(result.quality - quality) < 1e-12)
  }

  // A clique of 5 nodes in a ring of 30 cliques, joined by single links: modularity merges pairs of
  // neighbours (Fortunato and Barthélemy 2007, doi:10.1073/pnas.0605965104); the constant Potts
  // model with γ = 1/2 finds each: merging two loses 25 γ and gains 1.
  @Test("The constant Potts model has no resolution limit")
  func ringOfCliques() {
    var pairs: [(Int, Int)] = []
    for clique in 0..<30 {
      for i in 0..<5 { for j in 0..<i { pairs.append((5 * clique + i, 5 * clique + j)) } }
      pairs.append((5 * clique, (5 * clique + 6) % 150))
    }
    let ring = Graph(Graphs.graph(150, pairs))
    let potts = ring.leiden(quality: .constantPotts, resolution: 0.5)
    #expect(potts.partition.sizes == [Int](repeating: 5, count: 30))
    #expect(abs(potts.quality - 30 * (10 - 0.5 * 10)) < 1e-9)
    #expect(ring.leiden().partition.count < 30)
  }

  @Test("In a small graph the constant Potts model finds the best of all partitions")
  func exhaustivePotts() {
    for seed in 0..<6 as Range<UInt64> {
      let graph = Graph(Graphs.random(nodeCount: 7, linkCount: 8 + Int(seed), seed: seed))
      func quality(_ communities: [UInt32]) -> Double {
        Partition(communities: communities).constantPottsQuality(in: graph, resolution: 0.3)
      }
      var best = -1.0
      func visit(_ communities: [UInt32]) {
        guard communities.count < 7 else { return best = max(best, quality(communities)) }
        for community in 0...(communities.max().map { $0 + 1 } ?? 0) {
          visit(communities + [community])
        }
      }
      visit([])
      let result = graph.leiden(quality: .constantPotts, resolution: 0.3, seed: seed)
      #expect(abs(result.quality - quality(result.partition.communities)) < 1e-12)
      #expect(abs(result.quality - best) < 1e-12)
    }
  }

  @Test("A search goes on from the communities it is given", arguments: CommunityQuality.allCases)
  func initial(quality: CommunityQuality) {
    let graph = Graph(Graphs.random(nodeCount: 400, linkCount: 1_600, seed: 5))
    let found = graph.leiden(quality: quality, resolution: 0.4, seed: 1, attempts: 1)
    for seed in 0..<5 as Range<UInt64> {
      let again = graph.leiden(
        quality: quality, resolution: 0.4, seed: seed, initial: found.partition, attempts: 1)
      #expect(again.quality >= found.quality - 1e-9)
      #expect(again.moves < found.moves)
    }
    // Communities that no link holds together are no obstacle.
    let apart = Graph(Graphs.graph(4, [(0, 1), (2, 3)]))
    let together = apart.leiden(quality: quality, initial: Partition(communities: [0, 0, 0, 0]))
    #expect(together.partition == Partition(communities: [0, 0, 1, 1]))
  }

  @Test("An initial partition of another graph stops the program")
  func strayInitial() async {
    await #expect(processExitsWith: .failure) {
      _ = Graph(Graphs.path3).leiden(initial: Partition(communities: [0, 1]))
    }
  }

  @Test("A resolution of 0 stops the program")
  func resolution() async {
    await #expect(processExitsWith: .failure) {
      _ = Graph(Digraph(nodeCount: 1, links: [])).leiden(resolution: 0)
    }
  }
}
