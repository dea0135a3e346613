/// A node at the other end of a link.
public struct Neighbor: Hashable, Sendable {
  /// The neighbour.
  public var node: NodeID
  /// Weight of the link, at least 0.
  public var weight: Double

  /// Creates a neighbour.
  public init(node: NodeID, weight: Double) {
    self.node = node
    self.weight = weight
  }
}

/// The neighbours of one node, where they lie in the graph: nothing is copied.
///
///     let neighbors = graph.neighbors(of: node)
///     for position in neighbors.indices { sum += neighbors.weight(at: position) }
public struct Neighbors: ~Escapable {
  /// The neighbours in ascending order, each once.
  public let nodes: Span<NodeID>
  /// The weights in the order of the neighbours; empty where every weight of the graph is 1.
  private let weights: Span<Double>

  @_lifetime(copy nodes, copy weights)
  init(nodes: Span<NodeID>, weights: Span<Double>) {
    self.nodes = nodes
    self.weights = weights
  }

  /// Number of neighbours.
  public var count: Int { nodes.count }
  /// Whether the node has no neighbour.
  public var isEmpty: Bool { nodes.isEmpty }
  /// The positions, from 0.
  public var indices: Range<Int> { nodes.indices }

  /// Weight of the link to the neighbour at a position.
  public func weight(at position: Int) -> Double {
    weights.isEmpty ? 1 : weights[position]
  }

  /// The neighbour at a position, with the weight of the link.
  public subscript(position: Int) -> Neighbor {
    Neighbor(node: nodes[position], weight: weight(at: position))
  }
}

extension Array where Element == Neighbor {
  /// Copies the neighbours of a node.
  ///
  /// - Complexity: O(*d*), *d* neighbours.
  public init(_ neighbors: borrowing Neighbors) {
    self.init()
    reserveCapacity(neighbors.count)
    for position in neighbors.indices { append(neighbors[position]) }
  }
}
