/// A directed graph with weighted links that never changes once it is made.
///
/// Nodes are numbered from 0. The links of a node lie side by side in memory, once by their source
/// and once by their target (compressed sparse rows), so both directions are read at the same
/// speed:
///
///     links   0→1  0→2  2→1           outward rows   0: 1 2    1: –     2: 1
///                                     inward rows    0: –      1: 0 2   2: 0
///
/// Rows are sorted by the node at the other end. Parallel links count as one link with the sum of
/// their weights; a self link is kept, as one link that leaves its node and enters it.
public struct Digraph: Equatable, Sendable {
  /// Number of nodes.
  public let nodeCount: Int
  /// Sum of the weights of all links.
  public let totalWeight: Double
  let outward: Rows
  let inward: Rows

  /// Creates a graph.
  ///
  /// - Parameters:
  ///   - nodeCount: Number of nodes, at least 0.
  ///   - links: The links in any order. Parallel links are summed in the order given.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Complexity: O(*n* + *m*) time and space, *n* nodes and *m* links.
  public init(nodeCount: Int, links: some Sequence<Link>, threads: Int? = nil) {
    precondition(
      nodeCount >= 0 && nodeCount < Int(UInt32.max), "A graph has from 0 to 2^32 - 2 nodes.")
    let threads = Parallel.threadCount(threads)
    let outward = Rows(nodeCount: nodeCount, links: Array(links), threads: threads)
    self.init(outward: outward, inward: outward.transposed(threads: threads))
  }

  /// The graph of rows that hold the same links both ways.
  init(outward: Rows, inward: Rows) {
    nodeCount = outward.offsets.count - 1
    self.outward = outward
    self.inward = inward
    totalWeight = outward.totalWeight
    precondition(
      (2 * totalWeight).isFinite, "Twice the weight of all links of a graph is a finite number.")
  }

  /// Number of links, parallel ones counted once and self links included.
  public var linkCount: Int { outward.nodes.count }

  /// Whether the weight of a link differs from 1.
  public var isWeighted: Bool { outward.isWeighted }

  /// The nodes that a node's links lead to, in ascending order, with the weights of the links.
  ///
  /// - Complexity: O(1).
  @_lifetime(borrow self)
  public func successors(of node: NodeID) -> Neighbors {
    outward.neighbors(of: node.index)
  }

  /// The nodes whose links lead to a node, in ascending order, with the weights of the links.
  ///
  /// - Complexity: O(1).
  @_lifetime(borrow self)
  public func predecessors(of node: NodeID) -> Neighbors {
    inward.neighbors(of: node.index)
  }

  /// Sum of the weights of the links that leave a node: `Σⱼ w(i→j)`, a self link counted once.
  ///
  /// - Complexity: O(*d*), *d* links that leave the node.
  public func outStrength(of node: NodeID) -> Double {
    outward.strength(of: node.index)
  }

  /// Sum of the weights of the links that enter a node: `Σⱼ w(j→i)`, a self link counted once.
  ///
  /// - Complexity: O(*d*), *d* links that enter the node.
  public func inStrength(of node: NodeID) -> Double {
    inward.strength(of: node.index)
  }
}

extension Digraph {
  /// The graph of some of the nodes and of the links among them.
  ///
  /// - Parameters:
  ///   - nodes: Distinct nodes. The node at position *k* gets the number *k*.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: A graph of `nodes.count` nodes; weights and self links are kept.
  /// - Complexity: O(*k* + *d*) time and space, *k* nodes given and *d* links that leave them.
  public func induced(by nodes: [NodeID], threads: Int? = nil) -> Digraph {
    let threads = Parallel.threadCount(threads)
    let inward = outward.transposed(of: nodes, threads: threads)
    return Digraph(outward: inward.transposed(threads: threads), inward: inward)
  }

  /// The same graph with other numbers for its nodes.
  ///
  /// - Parameters:
  ///   - numbers: The new number of each node: each of the numbers below `nodeCount` once.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: A graph with a link `numbers[i]→numbers[j]` for each link `i→j`, of the same weight.
  /// - Complexity: O(*n* + *m*) time and space, *n* nodes and *m* links.
  public func permuted(by numbers: [NodeID], threads: Int? = nil) -> Digraph {
    induced(by: NodeID.inverse(of: numbers, count: nodeCount), threads: threads)
  }

  /// The graph with every link turned round.
  ///
  /// - Complexity: O(1); O(*m*) where the graph is weighted, *m* links, since the weights are summed in
  ///   the order in which the new graph holds them.
  public func reversed() -> Digraph {
    Digraph(outward: inward, inward: outward)
  }
}
