import GraphAlgorithms

extension Graphs {
  /// The karate club with the number of contexts in which each pair met, in the order of the links.
  ///
  /// Zachary 1977, doi:10.1086/jar.33.4.3629752; as in networkx 3.6.1.
  static let weightedKarate = Graph(
    graph(
      34,
      weighted: zip(
        karateLinks,
        [
          4, 5, 3, 3, 3, 3, 2, 2, 2, 3, 1, 3, 2, 2, 2, 2, 6, 3, 4, 5, 1, 2, 2, 2, 3, 4, 5, 1, 3, 2,
          2, 2, 3, 3, 3, 2, 3, 5, 3, 3, 3, 3, 3, 4, 2, 3, 3, 2, 3, 4, 1, 2, 1, 3, 1, 2, 3, 5, 4, 3,
          5, 4, 2, 3, 2, 7, 4, 2, 4, 2, 2, 4, 2, 3, 3, 4, 4, 5,
        ]
      ).map { ($0.0, $0.1, $1) }))

  /// A random graph whose weights are 0, 1, 2 or 4, so that sums of lengths are exact and many are
  /// equal.
  static func randomSteps(nodeCount: Int, linkCount: Int, seed: UInt64) -> Digraph {
    var generator = SplitMix64(seed: seed)
    var weights: [[Int]: Double] = [:]
    for _ in 0..<linkCount {
      let ends = [0, 0].map { _ in Int(generator.integer(below: UInt64(nodeCount))) }
      weights[ends] = [0, 1, 2, 4][Int(generator.integer(below: 4))]
    }
    return graph(nodeCount, weighted: weights.map { ($0[0], $0[1], $1) })
  }

  static let lengths: [LinkLength] = [.one, .weight, .inverseWeight]

  /// The length of a link, by its definition.
  static func length(_ weight: Double, _ length: LinkLength) -> Double {
    switch length {
    case .one: 1
    case .weight: weight
    case .inverseWeight: 1 / weight
    }
  }

  /// The distances between all pairs, by trying each node between every two others.
  ///
  /// Floyd 1962, doi:10.1145/367766.368168.
  static func plainDistances(_ graph: Digraph, _ length: LinkLength) -> [[Double]] {
    let nodes = 0..<graph.nodeCount
    var distances = nodes.map { row in nodes.map { $0 == row ? 0 : Double.infinity } }
    for link in graph.links where link.source != link.target {
      distances[link.source.index][link.target.index] = Self.length(link.weight, length)
    }
    for middle in nodes {
      let onward = distances[middle]
      for row in nodes {
        let first = distances[row][middle]
        guard first < .infinity else { continue }
        for column in nodes {
          distances[row][column] = min(distances[row][column], first + onward[column])
        }
      }
    }
    return distances
  }
}

/// Every path of a small graph that begins at a node, found by walking.
struct AllPaths {
  /// The paths by where they end, each with the weights of its links.
  private(set) var byEnd: [[(nodes: [NodeID], weights: [Double])]]

  init(in graph: Digraph, from source: NodeID) {
    byEnd = Array(repeating: [], count: graph.nodeCount)
    walk(graph, [source], [])
  }

  private mutating func walk(_ graph: Digraph, _ nodes: [NodeID], _ weights: [Double]) {
    byEnd[nodes[nodes.count - 1].index].append((nodes, weights))
    for neighbor in graph.outward(nodes[nodes.count - 1].index)
    where !nodes.contains(neighbor.node) {
      walk(graph, nodes + [neighbor.node], weights + [neighbor.weight])
    }
  }

  /// The path to a node with the least cost, then the fewest links, then the smallest nodes, read
  /// from the end.
  func best(to target: NodeID, cost: ([Double]) -> Double) -> [NodeID]? {
    byEnd[target.index].filter { cost($0.weights) < .infinity }.min { first, second in
      if cost(first.weights) != cost(second.weights) {
        return cost(first.weights) < cost(second.weights)
      }
      if first.nodes.count != second.nodes.count { return first.nodes.count < second.nodes.count }
      return first.nodes.reversed().lexicographicallyPrecedes(second.nodes.reversed())
    }?.nodes
  }
}

extension Graph {
  /// The graph with each link in both directions.
  var bothWays: Digraph {
    Digraph(
      nodeCount: nodeCount,
      links: links.flatMap { link in
        link.source == link.target
          ? [link]
          : [link, Digraph.Link(source: link.target, target: link.source, weight: link.weight)]
      })
  }
}

/// The largest difference between the numbers at equal positions; 0 between equal infinities.
func distance(_ first: [Double], _ second: [Double]) -> Double {
  guard first.count == second.count else { return .infinity }
  return zip(first, second).map { $0 == $1 ? 0 : abs($0 - $1) }.max() ?? 0
}
