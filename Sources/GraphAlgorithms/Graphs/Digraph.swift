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
  /// - Complexity: O(*n* + *m*) time and space, *n* nodes and *m* links.
  public init(nodeCount: Int, links: some Sequence<Link>) {
    precondition(
      nodeCount >= 0 && nodeCount < Int(UInt32.max), "A graph has from 0 to 2^32 - 2 nodes.")
    self.nodeCount = nodeCount
    outward = Rows(nodeCount: nodeCount, links: Array(links))
    inward = outward.transposed()
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
  /// - Parameter nodes: Distinct nodes. The node at position *k* gets the number *k*.
  /// - Returns: A graph of `nodes.count` nodes; weights and self links are kept.
  /// - Complexity: O(*k* + *d*), *k* nodes given and *d* links that leave them.
  public func induced(by nodes: [NodeID]) -> Digraph {
    var numbers: [NodeID: NodeID] = [:]
    numbers.reserveCapacity(nodes.count)
    for (position, node) in nodes.enumerated() {
      precondition(node.index < nodeCount, "The nodes of a part belong to the graph.")
      precondition(
        numbers.updateValue(NodeID(position), forKey: node) == nil,
        "The nodes of a part are distinct.")
    }
    var links: [Link] = []
    for (position, node) in nodes.enumerated() {
      for link in outward.range(of: node.index) {
        guard let target = numbers[outward.nodes[link]] else { continue }
        links.append(
          Link(source: NodeID(position), target: target, weight: outward.weight(at: link)))
      }
    }
    return Digraph(nodeCount: nodes.count, links: links)
  }
}
