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

  // Twice the weight of all links is 2m = 40, the triangle's nodes have K = 2 each. Merging one node
  // with another gains 1 − 2 · 2 / 40, with the two others 2 − 2 · 4 / 40. The bound: 1 > 6² / 160.
  // With γ = 5 it is 1 < 1.125, and with 2m = 6 1 < 1.5, so both are searched.
  @Test("A small component of a large graph is not searched where every merge gains")
  func whole() {
    func search(_ resolution: Double, _ doubledWeight: Double) -> LeidenSearch {
      LeidenSearch(
        resolution: resolution, doubledWeight: doubledWeight, minimumGain: 0, seed: 0)
    }
    let triangle = network(Graphs.graph(3, [(0, 1), (1, 2), (2, 0)]))
    var large = search(1, 40)
    #expect(large.isBestWhole(triangle))
    let found = large.best(of: 200, in: triangle, from: [0, 1, 2])
    #expect(found.groups == [0, 0, 0] && found.count == 1)
    #expect(abs(found.quality - (6.0 / 40 - 36.0 / 1_600)) < 1e-15)
    #expect(large.moves == 2 && large.passes == 1)
    // A link without weight does not join: two triangles stay two.
    let two = network(
      Graphs.graph(
        6,
        weighted: [(0, 1, 1), (1, 2, 1), (2, 0, 1), (3, 4, 1), (4, 5, 1), (5, 3, 1), (2, 3, 0)]))
    var larger = search(1, 400)
    #expect(larger.isBestWhole(two))
    #expect(larger.best(of: 1, in: two, from: [0, 1, 2, 3, 4, 5]).groups == [0, 0, 0, 1, 1, 1])
    #expect(!search(5, 40).isBestWhole(triangle))
    #expect(!search(1, 6).isBestWhole(triangle))
  }

  @Test("Every division of what is not searched is worse", arguments: 0..<60 as Range<UInt64>)
  func wholeIsBest(seed: UInt64) {
    // Six nodes on a path and some more links, in graphs 2 to 512 times as heavy.
    var generator = SplitMix64(seed: seed)
    var links = (0..<5).map { ($0, $0 + 1, 1.0 + Double(generator.integer(below: 4))) }
    for _ in 0..<generator.integer(below: 8) {
      let ends = (Int(generator.integer(below: 6)), Int(generator.integer(below: 6)))
      links.append((ends.0, ends.1, 1.0 + Double(generator.integer(below: 4))))
    }
    let graph = Graphs.graph(6, weighted: links)
    let doubledWeight = 2 * graph.totalWeight * Double(2 << generator.integer(below: 9))
    var search = LeidenSearch(
      resolution: 1, doubledWeight: doubledWeight, minimumGain: 0, seed: seed)
    let network = network(graph)
    guard search.isBestWhole(network) else { return }

    func quality(_ groups: [UInt32]) -> Double {
      var strengths = [Double](repeating: 0, count: 6)
      var inside = 0.0
      for (source, target, weight) in links {
        strengths[Int(groups[source])] += weight
        strengths[Int(groups[target])] += weight
        if groups[source] == groups[target] { inside += 2 * weight }
      }
      return inside / doubledWeight
        - strengths.reduce(0) { $0 + $1 * $1 } / (doubledWeight * doubledWeight)
    }
    let whole = search.best(of: 1, in: network, from: [0, 1, 2, 3, 4, 5])
    #expect(whole.count == 1)
    #expect(abs(whole.quality - quality([0, 0, 0, 0, 0, 0])) < 1e-12)
    // Every division: each node joins one of the groups so far or begins one.
    var divisions: [[UInt32]] = [[0]]
    for _ in 1..<6 {
      divisions = divisions.flatMap { groups in
        (0...(groups.max() ?? 0) + 1).map { groups + [$0] }
      }
    }
    #expect(divisions.count == 203)
    for division in divisions.dropFirst() { #expect(quality(division) < whole.quality) }
  }
}
