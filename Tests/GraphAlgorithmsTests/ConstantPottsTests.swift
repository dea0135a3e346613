import GraphAlgorithms
import Testing

@Suite struct ConstantPottsTests {
  // P3, γ = 1/4: {0, 1} has 1 − 1/4, {2} nothing; all three 2 − 3/4.
  // K5: 10 − 10 γ. Two cliques, γ = 1/2: 2 (6 − 6/2) = 6 apart; 13 − 28/2 = −1 together.
  @Test("Small graphs have the quality that a hand derives")
  func byHand() {
    func quality(_ graph: Digraph, _ communities: [UInt32], _ resolution: Double) -> Double {
      Partition(communities: communities)
        .constantPottsQuality(in: Graph(graph), resolution: resolution)
    }
    #expect(quality(Graphs.empty, [], 1) == 0)
    #expect(quality(Graphs.single, [0], 1) == 0)
    #expect(quality(Graphs.path3, [0, 0, 1], 0.25) == 0.75)
    #expect(quality(Graphs.path3, [0, 0, 0], 0.25) == 1.25)
    #expect(quality(Graphs.path3, [0, 1, 2], 0.25) == 0)
    #expect(quality(Graphs.clique5, [0, 0, 0, 0, 0], 0.5) == 5)
    #expect(quality(Graphs.clique5, [0, 0, 0, 0, 0], 0) == 10)
    #expect(quality(Graphs.bridgedCliques, [0, 0, 0, 0, 1, 1, 1, 1], 0.5) == 6)
    #expect(quality(Graphs.bridgedCliques, [0, 0, 0, 0, 0, 0, 0, 0], 0.5) == -1)
  }

  // Weights 3 and 1 to node 1 make 4; the self link 2; together 6, less γ = 1/2 for the one pair.
  @Test("Self links count once, parallel links with their sum")
  func multigraph() {
    let graph = Graph(Graphs.graph(2, weighted: [(0, 1, 3), (1, 0, 1), (0, 0, 2)]))
    #expect(
      Partition(communities: [0, 0]).constantPottsQuality(in: graph, resolution: 0.5) == 5.5)
    #expect(Partition(communities: [0, 1]).constantPottsQuality(in: graph, resolution: 0.5) == 2)
  }

  // python-igraph 1.0.0, community_leiden(objective_function="CPM").quality, times the weight of all
  // links (78; 34.27), plus γ/2 for each node (of size 1, or for the sum of the sizes, 12).
  @Test("Qualities agree with igraph's but for its constant")
  func igraph() {
    let club = Partition(communities: [
      0, 0, 0, 0, 1, 1, 1, 0, 2, 3, 1, 4, 0, 0, 2, 2, 1, 0, 2, 0, 2, 0, 2, 2, 5, 5, 2, 2, 5, 2, 2,
      5, 2, 2,
    ])
    let karate = club.constantPottsQuality(in: Graph(Graphs.karate), resolution: 0.1)
    #expect(abs(karate - (0.5307692307692309 * 78 + 0.05 * 34)) < 1e-12)
    let graph = Graph(Graphs.weighted)
    let total = graph.totalWeight
    let plain = Partition(communities: [0, 0, 0, 1, 0, 0, 2, 1, 0])
    #expect(
      abs(
        plain.constantPottsQuality(in: graph, resolution: 0.4)
          - (0.6757201646090534 * total + 0.2 * 9)) < 1e-12)
    let sized = Partition(communities: [0, 0, 0, 1, 0, 0, 0, 1, 0])
    #expect(
      abs(
        sized.constantPottsQuality(
          in: graph, resolution: 0.4, nodeSizes: [1, 2, 0.5, 3, 1.5, 1, 0, 2, 1])
          - (0.5017832647462277 * total + 0.2 * 12)) < 1e-12)
  }

  @Test("The quality is the sum over all pairs of nodes", arguments: 0..<20 as Range<UInt64>)
  func definition(seed: UInt64) {
    let graph = Graphs.random(nodeCount: 15, linkCount: 60, seed: seed)
    let partition = Self.random(15, 4, seed: seed)
    var sum = 0.0
    for first in 0..<15 {
      for second in 0..<first
      where partition.communities[first] == partition.communities[second] {
        sum -= 0.3
      }
    }
    for link in graph.links
    where partition.communities[link.source.index] == partition.communities[link.target.index] {
      sum += link.weight
    }
    let quality = partition.constantPottsQuality(in: Graph(graph), resolution: 0.3)
    #expect(abs(quality - sum) < 1e-12)
    let ones = [Double](repeating: 1, count: 15)
    #expect(
      partition.constantPottsQuality(in: Graph(graph), resolution: 0.3, nodeSizes: ones) == quality)
  }

  @Test(
    "Merged nodes with their sizes and inner weights keep it", arguments: 0..<20 as Range<UInt64>)
  func merged(seed: UInt64) {
    let graph = Graphs.random(nodeCount: 40, linkCount: 120, seed: seed)
    let parts = Self.random(40, 12, seed: seed)
    let coarse = Self.random(parts.count, 3, seed: seed &+ 1)
    let small = Graph(
      nodeCount: parts.count,
      links: graph.links.map {
        Digraph.Link(
          source: NodeID(Int(parts.communities[$0.source.index])),
          target: NodeID(Int(parts.communities[$0.target.index])), weight: $0.weight)
      })
    let merged = coarse.constantPottsQuality(
      in: small, resolution: 0.2, nodeSizes: parts.sizes.map { Double($0) })
    let fine = Partition(communities: parts.communities.map { coarse.communities[Int($0)] })
    #expect(abs(merged - fine.constantPottsQuality(in: Graph(graph), resolution: 0.2)) < 1e-10)
  }

  @Test("Sizes, resolutions and partitions that make no sense are refused")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      _ = Partition(communities: [0]).constantPottsQuality(in: Graph(Graphs.path3), resolution: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = Partition(communities: [0]).constantPottsQuality(in: Graph(Graphs.single), resolution: -1)
    }
    await #expect(processExitsWith: .failure) {
      _ = Partition(communities: [0])
        .constantPottsQuality(in: Graph(Graphs.single), resolution: 1, nodeSizes: [1, 1])
    }
    await #expect(processExitsWith: .failure) {
      _ = Partition(communities: [0])
        .constantPottsQuality(in: Graph(Graphs.single), resolution: 1, nodeSizes: [.infinity])
    }
  }

  private static func random(_ nodeCount: Int, _ count: UInt64, seed: UInt64) -> Partition {
    var generator = SplitMix64(seed: seed)
    return Partition(
      communities: (0..<nodeCount).map { _ in UInt32(generator.integer(below: count)) })
  }
}
