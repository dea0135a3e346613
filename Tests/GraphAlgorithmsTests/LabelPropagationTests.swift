import GraphAlgorithms
import Testing

@Suite struct LabelPropagationTests {
  @Test("Nodes without weight at their links are communities of their own")
  func weightless() {
    let empty = Graph(Graphs.empty).labelPropagation()
    #expect(empty.partition.communities == [])
    #expect(empty.sweeps == 0 && empty.isConverged && empty.splitCount == 0)
    #expect(Graph(Graphs.single).labelPropagation().partition.communities == [0])
    let weightless = Graph(Graphs.graph(3, weighted: [(0, 1, 0), (1, 2, 0), (2, 2, 4)]))
    #expect(weightless.labelPropagation().partition.communities == [0, 1, 2])
    #expect(weightless.labelPropagation().isConverged)
  }

  // A leaf has no choice but the label of the centre, so in the end there is one label; in a clique
  // a second label can only stay while both are as heavy around every node, which an odd clique
  // without self links rules out: with k of 5 nodes, one of the k sees k − 1 against 5 − k.
  @Test("A pair, a star and a clique are one community with every seed")
  func oneCommunity() {
    for seed in 0..<20 as Range<UInt64> {
      for graph in [Graphs.graph(2, [(0, 1)]), Graphs.path3, Graphs.star, Graphs.clique5] {
        let result = Graph(graph).labelPropagation(seed: seed)
        #expect(result.partition.count == 1)
        #expect(result.isConverged)
      }
    }
  }

  // A node inside a clique of ten never hears anything but its clique; the end of the bridge hears
  // nine against one as soon as its clique agrees.
  @Test("Two large cliques with a thin bridge are two communities with every seed")
  func bridgedCliques() {
    let links = (0..<20).flatMap { i in
      (0..<i).filter { i / 10 == $0 / 10 }.map { (i, $0, 1.0) }
    }
    let graph = Graph(Graphs.graph(20, weighted: links + [(9, 10, 0.5)]))
    for seed in 0..<20 as Range<UInt64> {
      let result = graph.labelPropagation(seed: seed)
      #expect(result.partition.communities == (0..<20).map { UInt32($0 / 10) })
    }
  }

  // Node 0 hears 1 with 3 and the others, who agree by their heavy triangle, with 1 each.
  @Test("The weight decides, not the number of neighbours, and self links do not count")
  func weights() {
    let graph = Graph(
      Graphs.graph(
        6,
        weighted: [
          (0, 1, 3.5), (0, 2, 1), (0, 3, 1), (0, 4, 1), (2, 3, 9), (3, 4, 9), (4, 2, 9), (1, 1, 50),
          (0, 0, 50), (5, 1, 4),
        ]))
    for seed in 0..<20 as Range<UInt64> {
      #expect(
        graph.labelPropagation(seed: seed).partition.communities == [0, 0, 1, 1, 1, 0])
    }
  }

  @Test(
    "Where it converged, no label outweighs a node's own; communities are connected",
    arguments: 0..<40 as Range<UInt64>)
  func laws(seed: UInt64) {
    let digraph =
      seed.isMultiple(of: 2)
      ? Graphs.random(nodeCount: 80, linkCount: 40 + 5 * Int(seed), seed: seed)
      : Graphs.grouped(groupCount: 3 + Int(seed) % 7, groupSize: 15, seed: seed)
    let graph = Graph(digraph)
    let result = graph.labelPropagation(seed: seed)
    #expect(result.isConverged && result.sweeps > 0)
    #expect(result == graph.labelPropagation(seed: seed))
    for members in result.partition.members {
      #expect(isConnected(members, in: digraph, above: 0))
    }
    // A split takes away only what was not linked to the node, so the law holds after it too,
    // unless two pieces of one label touch a node of another one.
    guard result.splitCount == 0 else { return }
    for node in 0..<graph.nodeCount {
      var bonds = [Double](repeating: 0, count: result.partition.count)
      let neighbors = graph.neighbors(of: NodeID(node))
      for position in neighbors.indices where neighbors.nodes[position].index != node {
        let community = result.partition.communities[neighbors.nodes[position].index]
        bonds[Int(community)] += neighbors.weight(at: position)
      }
      let own = bonds[Int(result.partition.communities[node])]
      #expect(own >= (bonds.max() ?? 0) * (1 - 1e-9))
    }
  }

  @Test("A component has the communities that it has alone", arguments: 0..<10 as Range<UInt64>)
  func components(seed: UInt64) {
    let digraph = Graphs.grouped(groupCount: 12, groupSize: 15, seed: seed)
    let whole = Graph(digraph).labelPropagation(seed: seed)
    let components = digraph.connectedComponents()
    #expect(components.count > 1)
    var sweeps = 0
    var splitCount = 0
    for members in components.members {
      let alone = Graph(digraph.induced(by: members)).labelPropagation(seed: seed)
      let part = Partition(communities: members.map { whole.partition.communities[$0.index] })
      #expect(alone.partition == part)
      sweeps = max(sweeps, alone.sweeps)
      splitCount += alone.splitCount
    }
    #expect(whole.sweeps == sweeps && whole.splitCount == splitCount)
  }

  // python-igraph 1.0.0, community_label_propagation, 20 runs on the planted graph below, and
  // networkx 3.6.1, asyn_lpa_communities: the planted groups in every one.
  @Test("Dense planted groups are found with every seed", arguments: 0..<10 as Range<UInt64>)
  func planted(seed: UInt64) {
    var generator = SplitMix64(seed: 99)
    var links: [(Int, Int)] = []
    for node in 0..<400 {
      for _ in 0..<12 { links.append((node, node % 10 + 10 * Int(generator.integer(below: 40)))) }
      links.append((node, Int(generator.integer(below: 400))))
    }
    let graph = Graph(Graphs.graph(400, links))
    let planted = Partition(communities: (0..<400).map { UInt32($0 % 10) })
    #expect(graph.labelPropagation(seed: seed).partition == planted)
  }

  // Node 0 is tied to 1 and 4 more than they are to any other single node, so each may take its
  // label and hand it on to its triangle; together the other two outweigh node 0. Then the triangle 7,
  // 8, 9 agrees, outweighs 1 and 4, and takes node 0 away from between the two that have its label.
  // Nothing else links them but 2 and 5, with a weight of 0.
  @Test("Nodes of one label that lost what connected them are split")
  func split() {
    let digraph = Graphs.graph(
      10,
      weighted: [
        (0, 1, 1), (1, 2, 0.6), (1, 3, 0.6), (2, 3, 0.6), (0, 4, 1), (4, 5, 0.6), (4, 6, 0.6),
        (5, 6, 0.6), (0, 7, 0.9), (0, 8, 0.9), (0, 9, 0.9), (7, 8, 2), (8, 9, 2), (9, 7, 2),
        (2, 5, 0),
      ])
    let results = (0..<60 as Range<UInt64>).map { Graph(digraph).labelPropagation(seed: $0) }
    let three = Partition(communities: [0, 1, 1, 1, 2, 2, 2, 0, 0, 0])
    #expect(results.contains { $0.splitCount == 1 && $0.partition == three })
    #expect(results.contains { $0.splitCount == 0 && $0.partition == three })
    #expect(
      results.allSatisfy { result in
        result.partition.members.allSatisfy { isConnected($0, in: digraph, above: 0) }
      })
  }

  // Around a long cycle labels fight for borders at random, so seeds differ, and one sweep does not
  // settle it.
  @Test("The seed decides, and the sweeps end where they are told to")
  func seeds() {
    let cycle = Graph(Graphs.graph(200, (0..<200).map { ($0, ($0 + 1) % 200) }))
    let partitions = (0..<10 as Range<UInt64>).map { cycle.labelPropagation(seed: $0).partition }
    #expect(Set(partitions).count > 1)
    let short = cycle.labelPropagation(maximumSweeps: 1)
    #expect(short.sweeps == 1 && !short.isConverged)
    #expect(cycle.labelPropagation().isConverged)
    #expect(cycle.labelPropagation().sweeps > 1)
  }

  @Test("No sweep is refused")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      _ = Graph(Graphs.path3).labelPropagation(maximumSweeps: 0)
    }
  }
}
