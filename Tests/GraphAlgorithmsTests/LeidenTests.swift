import GraphAlgorithms
import Testing

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

  // The best modularity, 0.4197896120973046, by python-igraph 1.0.0,
  // Graph.community_optimal_modularity, and its partition; networkx 3.6.1 gives it the same value.
  @Test("The karate club has its best modularity with nearly every seed")
  func karate() {
    let best = Partition(communities: [
      0, 0, 0, 0, 1, 1, 1, 0, 2, 2, 1, 0, 0, 0, 2, 2, 1, 0, 2, 0, 2, 0, 2, 3, 3, 3, 2, 3, 3, 2, 2,
      3, 2, 2,
    ])
    let results = (0..<20 as Range<UInt64>).map { Graph(Graphs.karate).leiden(seed: $0) }
    for result in results {
      #expect(result.quality > 0.4188)
      #expect(result.quality <= 0.4197896120973047)
    }
    #expect(results.filter { $0.partition == best }.count >= 15)
    #expect(abs(results[0].quality - 0.4197896120973046) < 1e-15)
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
    "The best of twenty seeds is the best of all partitions", arguments: 0..<25 as Range<UInt64>)
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
    let found = (0..<20 as Range<UInt64>).map { Graph(graph).leiden(seed: $0).quality }
    #expect(found.allSatisfy { $0 <= best + 1e-12 })
    #expect(abs((found.max() ?? -1) - best) < 1e-12)
  }

  @Test("Communities are connected and the quality is theirs", arguments: 0..<60 as Range<UInt64>)
  func connectedAndHonest(seed: UInt64) {
    let graph =
      seed.isMultiple(of: 2)
      ? Graphs.random(nodeCount: 80, linkCount: 40 + 5 * Int(seed), seed: seed)
      : Graphs.grouped(groupCount: 3 + Int(seed) % 7, groupSize: 15, seed: seed)
    for resolution in [0.3, 1, 2.5] {
      let result = Graph(graph).leiden(resolution: resolution, seed: seed)
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
    let result = Graph(graph).leiden(seed: seed)
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
    let result = Graph(graph).leiden(seed: 7)
    #expect(Graph(graph).leiden(seed: 7) == result)
    let others = (8..<12 as Range<UInt64>).map { Graph(graph).leiden(seed: $0).partition }
    #expect(others.contains { $0 != result.partition })
  }

  @Test("A component alone is divided as in the whole", arguments: 0..<20 as Range<UInt64>)
  func componentAlone(seed: UInt64) {
    let graph = Graphs.grouped(groupCount: 10, groupSize: 12, seed: seed)
    let whole = Graph(graph).leiden(seed: seed)
    let components = graph.connectedComponents()
    #expect(components.count > 2)
    #expect(whole.partition.count > components.count)
    var quality = 0.0
    for members in components.members {
      let part = Graph(graph.induced(by: members))
        .leiden(seed: seed, totalWeight: graph.totalWeight)
      let communities = members.map { whole.partition.communities[$0.index] }
      #expect(part.partition == Partition(communities: communities))
      quality += part.quality
    }
    #expect(abs(quality - whole.quality) < 1e-12)
  }

  @Test("The unit of the weights does not matter, even at the ends of the number range")
  func unitOfWeights() {
    let graph = Graphs.grouped(groupCount: 6, groupSize: 12, seed: 3)
    let result = Graph(graph).leiden(seed: 1)
    #expect(result.partition.count > 2)
    for unit in [0x1p-900, 0x1p900] {
      let scaled = Digraph(
        nodeCount: graph.nodeCount,
        links: graph.links.map {
          Digraph.Link(source: $0.source, target: $0.target, weight: $0.weight * unit)
        })
      #expect(Graph(scaled).leiden(seed: 1) == result)
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
    for seed in 0..<20 as Range<UInt64> {
      let graph = Graphs.random(nodeCount: 60, linkCount: 150, seed: seed)
      let single = Graph(graph).leiden(seed: seed, attempts: 1)
      let several = Graph(graph).leiden(seed: seed)
      #expect(several.quality >= single.quality)
      #expect(several.passes > single.passes)
      if several.quality > single.quality { raised += 1 }
    }
    #expect(raised > 0)
    let cliques = Graph(Graphs.bridgedCliques).leiden(attempts: 1)
    #expect(Graph(Graphs.bridgedCliques).leiden(attempts: 1_000).passes <= 10 * cliques.passes)
  }

  @Test("A resolution of 0 stops the program")
  func resolution() async {
    await #expect(processExitsWith: .failure) {
      _ = Graph(Digraph(nodeCount: 1, links: [])).leiden(resolution: 0)
    }
  }
}
