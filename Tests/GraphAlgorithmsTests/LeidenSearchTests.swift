import Testing

@testable import GraphAlgorithms

@Suite struct LeidenSearchTests {
  private func network(_ graph: Digraph) -> LeidenNetwork {
    let nodes = (0..<graph.nodeCount).map { UInt32($0) }
    return LeidenNetwork(
      graph: Graph(graph), members: nodes[...], numbers: nodes, quality: .modularity)
  }

  private func search(of graph: Digraph, resolution: Double = 1, seed: UInt64 = 0) -> LeidenSearch {
    LeidenSearch(
      resolution: resolution, doubledWeight: 2 * graph.totalWeight, minimumGain: 0, seed: seed)
  }

  // With γ = 3 no two nodes of the two cliques belong together (see `LeidenTests.bridgedCliques`),
  // so seven of the eight need a community that is empty.
  @Test("Nodes leave a community that holds them by founding new ones")
  func vacantCommunities() {
    var communities = [UInt32](repeating: 0, count: 8)
    var search = search(of: Graphs.bridgedCliques, resolution: 3)
    search.moveNodes(of: network(Graphs.bridgedCliques), communities: &communities)
    #expect(Set(communities).count == 8)
    #expect(search.moves >= 7)
  }

  @Test("The gain of all moves is the rise of modularity", arguments: 0..<20 as Range<UInt64>)
  func gain(seed: UInt64) {
    let graph = Graphs.random(nodeCount: 40, linkCount: 100, seed: seed)
    var generator = SplitMix64(seed: seed)
    var communities = (0..<40).map { _ in UInt32(generator.integer(below: 5)) }
    let before = Partition(communities: communities).modularity(in: graph)
    var search = search(of: graph, seed: seed)
    search.moveNodes(of: network(graph), communities: &communities)
    let after = Partition(communities: communities).modularity(in: graph)
    #expect(search.gain > 0)
    #expect(abs(after - before - search.gain / graph.totalWeight) < 1e-12)
  }

  @Test("Moves that were decided in batches raise modularity by what they say", arguments: [1, 3])
  func gainOfBatches(threads: Int) {
    let graph = Graphs.random(nodeCount: 2_000, linkCount: 9_000, seed: 8)
    var communities = (0..<2_000).map { UInt32($0) }
    let before = Partition(communities: communities).modularity(in: graph)
    var search = LeidenSearch(
      resolution: 1, doubledWeight: 2 * graph.totalWeight, minimumGain: 0, seed: 1,
      threads: threads, scale: LeidenScale(batchedNodeCount: 100, longRow: 11))
    search.moveNodes(of: network(graph), communities: &communities)
    let after = Partition(communities: communities).modularity(in: graph)
    #expect(search.moves > 1_000)
    #expect(abs(after - before - search.gain / graph.totalWeight) < 1e-12)
  }

  @Test("Sorting a network by community changes nothing but the numbers")
  func reordered() {
    let graph = Graphs.random(nodeCount: 100, linkCount: 300, seed: 2)
    let plain = network(graph)
    var order = (0..<100).map { UInt32($0) }
    var generator = SplitMix64(seed: 4)
    generator.shuffle(&order, in: 0..<100)
    let sorted = plain.reordered(by: order, threads: 2)
    for (place, node) in order.enumerated() {
      #expect(sorted.masses[place] == plain.masses[Int(node)])
      let row = sorted.row(place).map { (order[Int(sorted.neighbors[$0])], sorted.weights[$0]) }
      let expected = plain.row(Int(node)).map { (plain.neighbors[$0], plain.weights[$0]) }
      #expect(row.map(\.0) == expected.map(\.0))
      #expect(row.map(\.1) == expected.map(\.1))
    }
  }

  @Test(
    "Refined parts are connected, inside their communities and never worse than single nodes",
    arguments: 0..<30 as Range<UInt64>)
  func refinement(seed: UInt64) {
    let graph = Graphs.random(nodeCount: 50, linkCount: 120, seed: seed)
    var generator = SplitMix64(seed: seed)
    let communities = (0..<50).map { UInt32($0 < 3 ? $0 : Int(generator.integer(below: 3))) }
    var search = search(of: graph, resolution: 1.5, seed: seed)
    let (parts, count) = search.refine(network(graph), communities: communities, count: 3)
    #expect(Set(parts) == Set(0..<UInt32(count)))
    #expect(count > 3)
    #expect(count < 50)
    let strengths = (0..<50).map { graph.undirected.strength(of: NodeID($0)) }
    for members in Partition(communities: parts).members {
      #expect(isConnected(members, in: graph, above: 0))
      #expect(Set(members.map { communities[$0.index] }).count == 1)
      // What merging the members gained: the weight among them less what chance would put there.
      var gained = 0.0
      for member in members {
        for neighbor in graph.undirected.neighbors(of: member)
        where neighbor.node < member && members.contains(neighbor.node) {
          gained += neighbor.weight
        }
        for other in members where other < member {
          gained -=
            1.5 * strengths[member.index] * strengths[other.index] / (2 * graph.totalWeight)
        }
      }
      #expect(members.count == 1 || gained > 0)
    }
  }

  // 2m = 24.2. Node 0 has most of its weight outside the community S = {0, 1, 2, 3}: E = 0.1, below
  // K_0 (K_S − K_0) / 2m = 1.1 × 22.1 / 24.2 = 1.005. It would gain by joining node 1 alone, 0.1 −
  // 1.1 × 1.1 / 24.2 = 0.05, but may not.
  @Test("A node that is not well connected to its community stays alone in the refinement")
  func wellConnected() {
    let graph = Graphs.graph(5, weighted: [(0, 1, 0.1), (1, 2, 1), (2, 3, 10), (0, 4, 1)])
    for seed in 0..<20 as Range<UInt64> {
      var search = search(of: graph, seed: seed)
      let (parts, _) = search.refine(network(graph), communities: [0, 0, 0, 0, 1], count: 2)
      #expect(parts.filter { $0 == parts[0] }.count == 1)
    }
  }

  @Test("Aggregation keeps strengths and the weights between groups")
  func aggregation() {
    let graph = Graphs.graph(
      5, weighted: [(0, 1, 1), (1, 2, 2), (2, 0, 4), (2, 3, 8), (3, 3, 16), (4, 3, 32)])
    let small = network(graph).aggregated(by: [0, 0, 1, 1, 2], count: 3)
    // Strengths of nodes 0 to 4: 5, 3, 14, 72 (the self link twice) and 32.
    #expect(small.masses == [8, 86, 32])
    let rows = (0..<3).map { row in
      (small.offsets[row]..<small.offsets[row + 1])
        .map { [Double(small.neighbors[$0]), small.weights[$0]] }
        .sorted { $0[0] < $1[0] }
    }
    #expect(rows == [[[1, 6]], [[0, 6], [2, 32]], [[1, 32]]])
  }

  @Test("Groups that do not hang together are split")
  func pieces() {
    let path = network(Graphs.graph(5, [(0, 1), (1, 2), (2, 3), (3, 4)]))
    let (groups, count) = path.connectedPieces(of: [7, 7, 1, 7, 7])
    #expect(groups == [0, 0, 1, 2, 2])
    #expect(count == 3)
  }
}
