import GraphAlgorithms
import Testing

@Suite struct ModularityTests {
  @Test("A graph without weight has modularity 0")
  func empty() {
    #expect(Partition(communities: []).modularity(in: Graphs.empty) == 0)
    #expect(Partition(communities: [0]).modularity(in: Graphs.single) == 0)
    let weightless = Graphs.graph(2, weighted: [(0, 1, 0)])
    #expect(Partition(communities: [0, 0]).modularity(in: weightless) == 0)
  }

  // All in one: m/m − (2m/2m)² = 0.
  @Test("One community has modularity 0")
  func oneCommunity() {
    for graph in [Graphs.path3, Graphs.star, Graphs.clique5, Graphs.bridgedCliques, Graphs.karate] {
      let all = Partition(communities: Array(repeating: 0, count: graph.nodeCount))
      #expect(abs(all.modularity(in: graph)) < 1e-15)
    }
  }

  // P3: m = 2, strengths 1, 2, 1. Nodes 0 and 1: 1/2 − (3/4)²; node 2: −(1/4)². Sum −1/8.
  // Star, m = 4: the centre with three leaves: 3/4 − (7/8)²; a leaf: −(1/8)². Sum −1/32.
  // K5, m = 10, each node alone: 5 × −(4/20)² = −1/5.
  // Two cliques, m = 13: 2 × (6/13 − (13/26)²) = 12/13 − 1/2; γ = 2: 12/13 − 1.
  @Test("Small graphs have the modularity that a hand derives")
  func byHand() {
    #expect(
      abs(Partition(communities: [0, 0, 1]).modularity(in: Graphs.path3) + 1.0 / 8) < 1e-15)
    #expect(
      abs(Partition(communities: [0, 0, 0, 0, 1]).modularity(in: Graphs.star) + 1.0 / 32) < 1e-15)
    #expect(
      abs(Partition(communities: [0, 1, 2, 3, 4]).modularity(in: Graphs.clique5) + 1.0 / 5) < 1e-15)
    let cliques = Partition(communities: [0, 0, 0, 0, 1, 1, 1, 1])
    #expect(abs(cliques.modularity(in: Graphs.bridgedCliques) - (12.0 / 13 - 0.5)) < 1e-15)
    #expect(
      abs(cliques.modularity(in: Graphs.bridgedCliques, resolution: 2) - (12.0 / 13 - 1)) < 1e-15)
  }

  // 0→0 weighs 1, 0→1 weighs 1: m = 2, K_0 = 3, K_1 = 1. Node 0: 1/2 − (3/4)²; node 1: −(1/4)².
  @Test("A self link counts once inside and twice in the strength")
  func selfLink() {
    let graph = Graphs.graph(2, [(0, 0), (0, 1)])
    #expect(abs(Partition(communities: [0, 1]).modularity(in: graph) + 1.0 / 8) < 1e-15)
  }

  // networkx 3.6.1, community.modularity on the undirected sums; python-igraph 1.0.0,
  // Graph.modularity, agrees within 2e-16.
  @Test("Weighted links and resolutions agree with networkx and igraph")
  func weighted() {
    let partition = Partition(communities: [2, 1, 1, 1, 0, 0, 2, 0, 0])
    let graph = Graphs.weighted
    #expect(abs(partition.modularity(in: graph) + 0.16011350272184505) < 1e-15)
    #expect(abs(partition.modularity(in: graph, resolution: 0.7) + 0.04631813503286351) < 1e-15)
    #expect(abs(partition.modularity(in: graph, resolution: 2.5) + 0.7290903411667524) < 1e-15)
  }

  // The split of the club as networkx 3.6.1 records it; 0.3582347140039448 by networkx and by
  // python-igraph 1.0.0.
  @Test("The split of the karate club has its known modularity")
  func karate() {
    let officers: Set = [
      9, 14, 15, 18, 20, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33,
    ]
    let split = Partition(communities: (0..<34).map { officers.contains($0) ? 1 : 0 })
    #expect(abs(split.modularity(in: Graphs.karate) - 0.3582347140039448) < 1e-15)
  }

  @Test("Modularity is the sum over all pairs of nodes", arguments: 0..<20 as Range<UInt64>)
  func definition(seed: UInt64) {
    let graph = Graphs.random(nodeCount: 15, linkCount: 40, seed: seed)
    var generator = SplitMix64(seed: seed)
    let partition = Partition(
      communities: (0..<15).map { _ in UInt32(generator.integer(below: 4)) })
    var weights = [[Double]](repeating: [Double](repeating: 0, count: 15), count: 15)
    for link in graph.links {
      weights[link.source.index][link.target.index] += link.weight
      weights[link.target.index][link.source.index] += link.weight
    }
    let strengths = weights.map { $0.reduce(0, +) }
    let total = strengths.reduce(0, +)
    var sum = 0.0
    for i in 0..<15 {
      for j in 0..<15 where partition.communities[i] == partition.communities[j] {
        sum += weights[i][j] - 1.3 * strengths[i] * strengths[j] / total
      }
    }
    #expect(abs(partition.modularity(in: graph, resolution: 1.3) - sum / total) < 1e-12)
  }
}
