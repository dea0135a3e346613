import GraphAlgorithms

/// The graphs that the tests share.
enum Graphs {
  /// A graph of unweighted links.
  static func graph(_ nodeCount: Int, _ pairs: [(Int, Int)]) -> Digraph {
    Digraph(
      nodeCount: nodeCount,
      links: pairs.map { Digraph.Link(source: NodeID($0.0), target: NodeID($0.1)) })
  }

  /// A graph of weighted links.
  static func graph(_ nodeCount: Int, weighted: [(Int, Int, Double)]) -> Digraph {
    Digraph(
      nodeCount: nodeCount,
      links: weighted.map {
        Digraph.Link(source: NodeID($0.0), target: NodeID($0.1), weight: $0.2)
      })
  }

  static let empty = graph(0, [])
  static let single = graph(1, [])
  /// A path of three nodes.
  static let path3 = graph(3, [(0, 1), (1, 2)])
  /// Four leaves that point at node 0.
  static let star = graph(5, [(1, 0), (2, 0), (3, 0), (4, 0)])
  /// Five nodes, each pair linked once.
  static let clique5 = graph(5, (0..<5).flatMap { i in (0..<i).map { (i, $0) } })
  /// Cliques of nodes 0 to 3 and 4 to 7, with the bridge 3→4.
  static let bridgedCliques = graph(
    8,
    (0..<4).flatMap { i in (0..<i).map { (i, $0) } }
      + (4..<8).flatMap { i in (4..<i).map { (i, $0) } } + [(3, 4)])

  /// Nine nodes with parallel links, opposite links and a self link; nothing leaves 6, 7 and 8.
  static let weighted = graph(
    9,
    weighted: [
      (5, 2, 2.03), (0, 1, 2.75), (1, 5, 2.99), (0, 8, 1.1), (0, 1, 2.23), (1, 8, 2.18),
      (0, 1, 1.15), (0, 6, 0.26), (3, 0, 2.86), (2, 4, 2.15), (2, 8, 0.61), (4, 8, 3.5),
      (2, 1, 2.98), (3, 5, 0.5), (1, 0, 3.17), (3, 7, 3.49), (3, 3, 1.25), (2, 5, 0.5),
      (1, 5, 0.75),
    ])

  /// Friendships in a karate club, each written once, from the smaller number to the larger.
  ///
  /// Zachary 1977, doi:10.1086/jar.33.4.3629752; numbered from 0 as in networkx 3.6.1.
  static let karateLinks: [(Int, Int)] = [
    (0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (0, 10), (0, 11), (0, 12),
    (0, 13), (0, 17), (0, 19), (0, 21), (0, 31), (1, 2), (1, 3), (1, 7), (1, 13), (1, 17),
    (1, 19), (1, 21), (1, 30), (2, 3), (2, 7), (2, 8), (2, 9), (2, 13), (2, 27), (2, 28), (2, 32),
    (3, 7), (3, 12), (3, 13), (4, 6), (4, 10), (5, 6), (5, 10), (5, 16), (6, 16), (8, 30),
    (8, 32), (8, 33), (9, 33), (13, 33), (14, 32), (14, 33), (15, 32), (15, 33), (18, 32),
    (18, 33), (19, 33), (20, 32), (20, 33), (22, 32), (22, 33), (23, 25), (23, 27), (23, 29),
    (23, 32), (23, 33), (24, 25), (24, 27), (24, 31), (25, 31), (26, 29), (26, 33), (27, 33),
    (28, 31), (28, 33), (29, 32), (29, 33), (30, 32), (30, 33), (31, 32), (31, 33), (32, 33),
  ]
  static let karate = graph(34, karateLinks)

  /// A random graph with weights, self links, parallel links and links of weight 0.
  static func random(nodeCount: Int, linkCount: Int, seed: UInt64) -> Digraph {
    Digraph(
      nodeCount: nodeCount,
      links: randomLinks(nodeCount: nodeCount, linkCount: linkCount, seed: seed))
  }

  static func randomLinks(nodeCount: Int, linkCount: Int, seed: UInt64) -> [Digraph.Link] {
    var generator = SplitMix64(seed: seed)
    return (0..<linkCount).map { _ in
      let source = NodeID(Int(generator.integer(below: UInt64(nodeCount))))
      let target = NodeID(Int(generator.integer(below: UInt64(nodeCount))))
      let isNothing = generator.integer(below: 20) == 0
      return Digraph.Link(
        source: source, target: target, weight: isNothing ? 0 : generator.unitInterval())
    }
  }

  /// Random groups of nodes, dense inside and sparse between, several of them apart from the rest.
  static func grouped(groupCount: Int, groupSize: Int, seed: UInt64) -> Digraph {
    var generator = SplitMix64(seed: seed)
    let nodeCount = groupCount * groupSize
    var links: [Digraph.Link] = []
    for node in 0..<nodeCount {
      // Groups 0, 1, 2 are neighbours, then 3, 4, 5, and so on; numbers are spread over all groups.
      let group = node % groupCount
      for draw in 0..<4 {
        var other = group
        if draw == 3 {
          other = min(group / 3 * 3 + Int(generator.integer(below: 3)), groupCount - 1)
        }
        let target = Int(generator.integer(below: UInt64(groupSize))) * groupCount + other
        links.append(
          Digraph.Link(
            source: NodeID(node), target: NodeID(target), weight: 0.1 + generator.unitInterval()))
      }
    }
    return Digraph(nodeCount: nodeCount, links: links)
  }

  /// 1,000 nodes in 20 groups; of six links that a node sends, three or four stay in its group.
  static let planted: Digraph = {
    var generator = SplitMix64(seed: 2_020)
    var links: [Digraph.Link] = []
    for node in 0..<1_000 {
      for _ in 0..<6 {
        let isInside = generator.integer(below: 100) < 58
        let target =
          isInside
          ? node % 20 + 20 * Int(generator.integer(below: 50))
          : Int(generator.integer(below: 1_000))
        links.append(Digraph.Link(source: NodeID(node), target: NodeID(target)))
      }
    }
    return Digraph(nodeCount: 1_000, links: links)
  }()
}

/// Whether a set of nodes hangs together by undirected links with a weight above `floor`, found by
/// search.
func isConnected(_ nodes: [NodeID], in graph: Digraph, above floor: Double) -> Bool {
  guard let first = nodes.first else { return false }
  let inside = Set(nodes)
  var reached: Set<NodeID> = [first]
  var frontier = [first]
  while let node = frontier.popLast() {
    for neighbor in graph.outward(node.index) + graph.inward(node.index)
    where neighbor.weight > floor && inside.contains(neighbor.node)
      && reached.insert(neighbor.node).inserted
    {
      frontier.append(neighbor.node)
    }
  }
  return reached.count == nodes.count
}

extension Digraph {
  /// Copies of a node's rows, which can be compared.
  func outward(_ node: Int) -> [Neighbor] { Array(successors(of: NodeID(node))) }
  func inward(_ node: Int) -> [Neighbor] { Array(predecessors(of: NodeID(node))) }
}
