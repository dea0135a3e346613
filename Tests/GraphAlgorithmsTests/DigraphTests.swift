import GraphAlgorithms
import Testing

@Suite struct DigraphTests {
  @Test("A graph without nodes has no links")
  func empty() {
    #expect(Graphs.empty.nodeCount == 0)
    #expect(Graphs.empty.linkCount == 0)
    #expect(Graphs.empty.totalWeight == 0)
    #expect(Array(Graphs.empty.links) == [])
  }

  @Test("Rows are sorted, parallel links are summed, a self link is kept")
  func rows() {
    let graph = Graphs.graph(
      4, weighted: [(2, 3, 1), (2, 0, 2), (0, 2, 4), (2, 3, 8), (1, 1, 16), (2, 0, 32)])
    #expect(
      Array(graph.links) == [
        Digraph.Link(source: NodeID(0), target: NodeID(2), weight: 4),
        Digraph.Link(source: NodeID(1), target: NodeID(1), weight: 16),
        Digraph.Link(source: NodeID(2), target: NodeID(0), weight: 34),
        Digraph.Link(source: NodeID(2), target: NodeID(3), weight: 9),
      ])
    #expect(graph.linkCount == 4)
    #expect(graph.totalWeight == 63)
    #expect(
      graph.outward(2) == [
        Neighbor(node: NodeID(0), weight: 34), Neighbor(node: NodeID(3), weight: 9),
      ])
    #expect(graph.inward(1) == [Neighbor(node: NodeID(1), weight: 16)])
    #expect(graph.inward(3) == [Neighbor(node: NodeID(2), weight: 9)])
    #expect(graph.outward(3) == [])
    #expect((0..<4).map { graph.outStrength(of: NodeID($0)) } == [4, 16, 43, 0])
    #expect((0..<4).map { graph.inStrength(of: NodeID($0)) } == [34, 16, 4, 9])
  }

  @Test(
    "Both directions hold what a plain count of the links finds", arguments: 0..<20 as Range<UInt64>
  )
  func plainCount(seed: UInt64) {
    let links = Graphs.randomLinks(nodeCount: 12, linkCount: 90, seed: seed)
    let graph = Digraph(nodeCount: 12, links: links)
    var outward: [[NodeID: Double]] = Array(repeating: [:], count: 12)
    var inward = outward
    for link in links {
      outward[link.source.index][link.target, default: 0] += link.weight
      inward[link.target.index][link.source, default: 0] += link.weight
    }
    for node in (0..<12).map(NodeID.init(_:)) {
      let out = outward[node.index].sorted { $0.key < $1.key }
      #expect(graph.outward(node.index) == out.map { Neighbor(node: $0.key, weight: $0.value) })
      let back = inward[node.index].sorted { $0.key < $1.key }
      #expect(graph.inward(node.index) == back.map { Neighbor(node: $0.key, weight: $0.value) })
    }
  }

  @Test("The order of distinct links does not matter")
  func orderOfLinks() {
    #expect(Graphs.graph(34, Graphs.karateLinks.reversed()) == Graphs.karate)
    #expect(Graphs.graph(34, Graphs.karateLinks.map { ($0.1, $0.0) }) != Graphs.karate)
  }

  @Test("Links in the order of rows give the same graph as in any other", arguments: [1, 3, 7])
  func ascending(scale: Double) async {
    var pairs: Set<[Int]> = []
    for link in Graphs.randomLinks(nodeCount: 40, linkCount: 300, seed: 5) {
      pairs.insert([link.source.index, link.target.index])
    }
    let links = pairs.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { pair in
      Digraph.Link(
        source: NodeID(pair[0]), target: NodeID(pair[1]),
        weight: scale == 1 ? 1 : Double(1 + pair[0]) / scale)
    }
    // The last node has no link.
    let graph = Digraph(nodeCount: 41, links: links)
    #expect(graph == Digraph(nodeCount: 41, links: links.reversed()))
    #expect(graph.isWeighted == (scale != 1))
    #expect(Array(graph.links) == links)
    await #expect(processExitsWith: .failure) {
      let outside = Digraph.Link(source: NodeID(0), target: NodeID(3), weight: 1)
      _ = Digraph(nodeCount: 3, links: [outside])
    }
  }

  @Test("An induced graph numbers nodes in the order given and drops links that leave")
  func induced() {
    let graph = Graphs.graph(
      5, weighted: [(0, 1, 1), (1, 3, 2), (3, 1, 3), (3, 3, 4), (4, 0, 5), (1, 2, 6)])
    let part = graph.induced(by: [NodeID(3), NodeID(0), NodeID(1)])
    #expect(part == Graphs.graph(3, weighted: [(0, 0, 4), (0, 2, 3), (1, 2, 1), (2, 0, 2)]))
    #expect(graph.induced(by: []) == Graphs.empty)
    #expect(graph.induced(by: (0..<5).map(NodeID.init(_:))) == graph)
  }

  // 0→1 and 1→0 weigh 1 + 2; the self link 1→1 of weight 4 counts twice.
  @Test("The undirected reading adds both directions and doubles a self link")
  func undirected() {
    let graph = Graphs.graph(
      4, weighted: [(0, 1, 1), (1, 0, 2), (1, 1, 4), (3, 1, 8), (1, 2, 16)])
    let neighbors = graph.undirected.neighbors(of: NodeID(1))
    #expect(neighbors.map(\.node) == [NodeID(0), NodeID(1), NodeID(2), NodeID(3)])
    #expect(neighbors.map(\.weight) == [3, 8, 16, 8])
    #expect(graph.undirected.strength(of: NodeID(1)) == 35)
    #expect(graph.undirected.nodeCount == 4)
  }

  @Test("The undirected weights are symmetric and sum to the strengths")
  func undirectedIsSymmetric() {
    let graph = Graphs.random(nodeCount: 20, linkCount: 120, seed: 4)
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: 20), count: 20)
    for node in 0..<20 {
      let neighbors = Array(graph.undirected.neighbors(of: NodeID(node)))
      #expect(neighbors.map(\.node) == Set(neighbors.map(\.node)).sorted())
      for neighbor in neighbors { matrix[node][neighbor.node.index] = neighbor.weight }
    }
    for row in 0..<20 {
      for column in 0..<20 { #expect(matrix[row][column] == matrix[column][row]) }
      let strength = graph.undirected.strength(of: NodeID(row))
      #expect(abs(matrix[row].reduce(0, +) - strength) < 1e-12)
    }
  }

  @Test("A link with a weight below 0 stops the program")
  func negativeWeight() async {
    await #expect(processExitsWith: .failure) {
      _ = Digraph.Link(source: NodeID(0), target: NodeID(1), weight: -1)
    }
  }

  @Test("A link to a node outside the graph stops the program")
  func strayLink() async {
    await #expect(processExitsWith: .failure) {
      _ = Digraph(nodeCount: 2, links: [Digraph.Link(source: NodeID(0), target: NodeID(2))])
    }
  }

  // Several piles, parts and stretches; a hub whose row goes over several of them.
  @Test(
    "Rows are what a plain sort of the links gives, for any number of threads",
    arguments: [0, 1, 46_000])
  func threads(weightedCount: Int) {
    let nodeCount = 9_000
    var links = Graphs.randomLinks(nodeCount: nodeCount, linkCount: 40_000, seed: 12)
    links += (0..<6_000).map { Digraph.Link(source: NodeID(77), target: NodeID($0 % 5_000)) }
    for position in links.indices.dropLast(weightedCount) { links[position].weight = 1 }
    if weightedCount > 0 { links[links.count - 1].weight = 0.75 }
    var plain: [Digraph.Link] = []
    for position in links.indices.sorted(by: {
      (links[$0].source, links[$0].target, $0) < (links[$1].source, links[$1].target, $1)
    }) {
      let link = links[position]
      if let last = plain.last, (last.source, last.target) == (link.source, link.target) {
        plain[plain.count - 1].weight += link.weight
      } else {
        plain.append(link)
      }
    }
    let graph = Digraph(nodeCount: nodeCount, links: links, threads: 1)
    #expect(Array(graph.links) == plain)
    #expect(graph.totalWeight == plain.reduce(0) { $0 + $1.weight })
    #expect(
      Array(graph.reversed().links)
        == plain.enumerated().sorted {
          ($0.element.target, $0.offset) < ($1.element.target, $1.offset)
        }.map {
          Digraph.Link(
            source: $0.element.target, target: $0.element.source, weight: $0.element.weight)
        })
    for threads in [2, 3, 8] {
      #expect(Digraph(nodeCount: nodeCount, links: links, threads: threads) == graph)
    }
  }

  @Test("Parallel links that sum to 1 are stored like links of weight 1")
  func halves() {
    let halves = Graphs.graph(3, weighted: [(0, 1, 0.5), (1, 2, 0.25), (0, 1, 0.5), (1, 2, 0.75)])
    #expect(!halves.isWeighted)
    #expect(halves == Graphs.graph(3, [(0, 1), (1, 2)]))
  }

  @Test(
    "A reversed graph is the graph of the links turned round", arguments: 0..<5 as Range<UInt64>)
  func reversed(seed: UInt64) {
    let graph = Graphs.random(nodeCount: 40, linkCount: 300, seed: seed)
    let turned = graph.links.map {
      Digraph.Link(source: $0.target, target: $0.source, weight: $0.weight)
    }
    #expect(graph.reversed() == Digraph(nodeCount: 40, links: turned))
    #expect(graph.reversed().reversed() == graph)
    #expect(Graph(graph.reversed()) == Graph(graph))
  }

  @Test("A permuted graph is the graph of the links with new numbers")
  func permuted() {
    let graph = Graphs.random(nodeCount: 200, linkCount: 900, seed: 6)
    var numbers = (0..<200).map(NodeID.init(_:))
    var generator = SplitMix64(seed: 1)
    generator.shuffle(&numbers, in: numbers.indices)
    let renumbered = graph.links.map {
      Digraph.Link(
        source: numbers[$0.source.index], target: numbers[$0.target.index], weight: $0.weight)
    }
    let permuted = graph.permuted(by: numbers)
    #expect(permuted == Digraph(nodeCount: 200, links: renumbered))
    #expect(graph.permuted(by: numbers, threads: 3) == permuted)
    #expect(graph.permuted(by: (0..<200).map(NodeID.init(_:))) == graph)
    // Node 0 of a path 0→1→2 gets number 2.
    let path = Graphs.path3.permuted(by: [NodeID(2), NodeID(0), NodeID(1)])
    #expect(path == Graphs.graph(3, [(2, 0), (0, 1)]))
  }

  // Below a sixteenth of the nodes, new numbers are found in another way.
  @Test(
    "An induced graph holds the links among its nodes, for small and large parts",
    arguments: [3, 11, 12, 13, 50, 200])
  func inducedSizes(count: Int) {
    let graph = Graphs.random(nodeCount: 200, linkCount: 9_000, seed: 5)
    var order = (0..<200).map(NodeID.init(_:))
    var generator = SplitMix64(seed: UInt64(count))
    generator.shuffle(&order, in: order.indices)
    let part = Array(order.prefix(count))
    let links = graph.links.compactMap { link -> Digraph.Link? in
      guard let source = part.firstIndex(of: link.source),
        let target = part.firstIndex(of: link.target)
      else { return nil }
      return Digraph.Link(source: NodeID(source), target: NodeID(target), weight: link.weight)
    }
    let induced = graph.induced(by: part)
    #expect(induced == Digraph(nodeCount: count, links: links))
    #expect(graph.induced(by: part, threads: 3) == induced)
  }

  @Test(
    "Numbers that are no permutation, and parts with a node twice or from elsewhere, stop the program"
  )
  func faultyNumbers() async {
    await #expect(processExitsWith: .failure) {
      _ = Graphs.path3.permuted(by: [NodeID(0), NodeID(1), NodeID(1)])
    }
    await #expect(processExitsWith: .failure) {
      _ = Graphs.path3.permuted(by: [NodeID(0), NodeID(1)])
    }
    await #expect(processExitsWith: .failure) {
      _ = Graphs.path3.permuted(by: [NodeID(0), NodeID(1), NodeID(3)])
    }
    await #expect(processExitsWith: .failure) {
      _ = Graphs.path3.induced(by: [NodeID(1), NodeID(1)])
    }
    await #expect(processExitsWith: .failure) {
      _ = Graphs.planted.induced(by: [NodeID(1), NodeID(1)])
    }
    await #expect(processExitsWith: .failure) {
      _ = Graphs.planted.induced(by: [NodeID(1_000)])
    }
  }
}
