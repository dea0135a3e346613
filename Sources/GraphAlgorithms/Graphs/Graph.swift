/// An undirected graph with weighted links that never changes once it is made.
///
/// Nodes are numbered from 0. The neighbours of a node lie side by side in memory (compressed sparse
/// rows), and a link stands in the rows of both its ends:
///
///     links   0–1  0–2  2–3           rows   0: 1 2    1: 0    2: 0 3    3: 2
///
/// Rows ascend, and parallel links count as one with the sum of their weights. A self link makes a
/// node its own neighbour, once, with twice the link's weight: the entries are the matrix
/// `A(i,j)` whose row sums are the strengths that modularity needs.
public struct Graph: Equatable, Sendable {
  /// Number of nodes.
  public let nodeCount: Int
  /// Number of links, parallel ones counted once and self links included.
  public let linkCount: Int
  /// Sum of the weights of all links, each counted once: `m`.
  public let totalWeight: Double
  let rows: Digraph.Rows

  /// The graph that a directed one is without the direction of its links:
  /// `A(i,j) = w(i→j) + w(j→i)`.
  ///
  /// - Parameters:
  ///   - digraph: The directed graph.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Complexity: O(*n* + *m*) time and space, *n* nodes and *m* links.
  public init(_ digraph: Digraph, threads: Int? = nil) {
    nodeCount = digraph.nodeCount
    totalWeight = digraph.totalWeight
    rows = Digraph.Rows(undirected: digraph, threads: Parallel.threadCount(threads))
    var loops = 0
    for node in 0..<nodeCount
    where rows.contains(node, inRow: node) { loops += 1 }
    linkCount = (rows.nodes.count + loops) / 2
  }

  /// Creates a graph.
  ///
  /// - Parameters:
  ///   - nodeCount: Number of nodes, at least 0.
  ///   - links: The links in any order, whichever way they point. Parallel links are summed in the
  ///     order given.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Complexity: O(*n* + *m*) time and space, *n* nodes and *m* links.
  public init(nodeCount: Int, links: some Sequence<Digraph.Link>, threads: Int? = nil) {
    self.init(Digraph(nodeCount: nodeCount, links: links), threads: threads)
  }

  /// Whether an entry of the matrix differs from 1.
  public var isWeighted: Bool { rows.isWeighted }

  /// The neighbours of a node in ascending order, with `A(i,j)` as weights.
  ///
  /// - Complexity: O(1).
  @_lifetime(borrow self)
  public func neighbors(of node: NodeID) -> Neighbors {
    rows.neighbors(of: node.index)
  }

  /// Number of different neighbours of a node, itself among them where it has a self link.
  ///
  /// - Complexity: O(1).
  public func degree(of node: NodeID) -> Int {
    rows.range(of: node.index).count
  }

  /// Sum of a node's weights: `k(i) = Σⱼ A(i,j)`, a self link counted twice.
  ///
  /// - Complexity: O(*d*), *d* neighbours.
  public func strength(of node: NodeID) -> Double {
    rows.strength(of: node.index)
  }
}

extension Graph {
  /// The links by their smaller end, then by the larger; each once, with its own weight, which for
  /// a self link is half of `A(i,i)`.
  public var links: some Sequence<Digraph.Link> {
    (0..<nodeCount).lazy.flatMap { node in
      rows.range(of: node).lazy.filter { rows.nodes[$0].index >= node }.map { position in
        let other = rows.nodes[position]
        let weight = rows.weight(at: position)
        return Digraph.Link(
          source: NodeID(node), target: other, weight: other.index == node ? weight / 2 : weight)
      }
    }
  }
}

extension Digraph.Rows {
  /// The rows of a graph read without direction: each node's two rows, merged.
  init(undirected digraph: Digraph, threads: Int) {
    let count = digraph.nodeCount
    let view = digraph.undirected
    var offsets = [Int](repeating: 0, count: count + 1)
    let stretch = 4096
    Parallel.update(&offsets, stretch: stretch, threads: threads) { range, offsets in
      for row in range where row < count {
        var length = 0
        var neighbors = view.neighbors(of: NodeID(row))
        while neighbors.next() != nil { length += 1 }
        offsets[row - range.lowerBound] = length
      }
    }
    var end = 0
    for row in 0...count {
      let length = offsets[row]
      offsets[row] = end
      end += length
    }
    var nodes = [NodeID](repeating: NodeID(rawValue: 0), count: end)
    var weights = [Double](repeating: 1, count: end)
    let borders = Parallel.stretches(of: count, length: stretch)
    Parallel.update(
      &nodes, &weights, parts: borders.map { offsets[$0] }, threads: threads, scratch: {}
    ) { part, nodes, weights, _ in
      var position = 0
      for row in borders[part]..<borders[part + 1] {
        for neighbor in view.neighbors(of: NodeID(row)) {
          nodes[position] = neighbor.node
          // A self link stands in both of its node's rows, so it is counted twice here.
          weights[position] = neighbor.weight
          position += 1
        }
      }
    }
    self.init(offsets: offsets, nodes: nodes, weights: weights)
    dropUnitWeights()
  }

  /// Whether a row holds a node.
  ///
  /// - Complexity: O(log *d*), *d* nodes of the row.
  func contains(_ node: Int, inRow row: Int) -> Bool {
    var range = range(of: row)
    while let first = range.first {
      let middle = first + range.count / 2
      if nodes[middle].index == node { return true }
      range = nodes[middle].index < node ? middle + 1..<range.upperBound : first..<middle
    }
    return false
  }
}
