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
    let threads = Parallel.threadCount(threads)
    self.init(rows: Digraph.Rows(undirected: digraph, threads: threads), threads: threads)
  }

  /// The graph of symmetric rows.
  init(rows: Digraph.Rows, threads: Int) {
    nodeCount = rows.offsets.count - 1
    self.rows = rows
    // Each link stands in two rows, and a self link with twice its weight in one. The sum is that of
    // the rows, and not of what they were made from, so that equal rows are equal graphs.
    totalWeight = rows.totalWeight / 2
    let borders = Parallel.stretches(of: nodeCount, length: 4096)
    let loopCounts = Parallel.map(count: borders.count - 1, threads: threads) { part in
      var count = 0
      for node in borders[part]..<borders[part + 1] where rows.contains(node, inRow: node) {
        count += 1
      }
      return count
    }
    linkCount = (rows.nodes.count + loopCounts.reduce(0, +)) / 2
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
    self.init(Digraph(nodeCount: nodeCount, links: links, threads: threads), threads: threads)
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

extension Graph {
  /// The graph of some of the nodes and of the links among them.
  ///
  /// - Parameters:
  ///   - nodes: Distinct nodes. The node at position *k* gets the number *k*.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: A graph of `nodes.count` nodes; weights and self links are kept.
  /// - Complexity: O(*k* + *d*) time and space, *k* nodes given and *d* links at them.
  public func induced(by nodes: [NodeID], threads: Int? = nil) -> Graph {
    let threads = Parallel.threadCount(threads)
    // The rows are symmetric, so it does not matter by which end of a link they are.
    return Graph(rows: rows.transposed(of: nodes, threads: threads), threads: threads)
  }

  /// The same graph with other numbers for its nodes.
  ///
  /// - Parameters:
  ///   - numbers: The new number of each node: each of the numbers below `nodeCount` once.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: A graph with a link `numbers[i]–numbers[j]` for each link `i–j`, of the same weight.
  /// - Complexity: O(*n* + *m*) time and space, *n* nodes and *m* links.
  public func permuted(by numbers: [NodeID], threads: Int? = nil) -> Graph {
    induced(by: NodeID.inverse(of: numbers, count: nodeCount), threads: threads)
  }
}
