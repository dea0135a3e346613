extension Digraph {
  /// A graph read without the direction of its links; nothing is copied. What reads neighbours
  /// more than once or twice is faster on a ``Graph`` made of it.
  ///
  /// Two nodes are neighbours when a link leads from one to the other, either way, and the weight
  /// between them is `A(i,j) = w(i→j) + w(j→i)`. A self link makes a node its own neighbour with
  /// `A(i,i) = 2 w(i→i)`, so that the row sums of `A` are the strengths that modularity needs.
  public struct Undirected: Sendable {
    let graph: Digraph

    /// Number of nodes.
    public var nodeCount: Int { graph.nodeCount }

    /// The neighbours of a node in ascending order, each once.
    ///
    /// - Complexity: O(1); O(*d*) for reading all, *d* links at the node.
    public func neighbors(of node: NodeID) -> MergedNeighbors {
      MergedNeighbors(
        graph: graph, outward: graph.outward.range(of: node.index),
        inward: graph.inward.range(of: node.index))
    }

    /// Sum of a node's weights: `k(i) = Σⱼ A(i,j)`, a self link counted twice.
    ///
    /// - Complexity: O(*d*), *d* links at the node.
    public func strength(of node: NodeID) -> Double {
      graph.outStrength(of: node) + graph.inStrength(of: node)
    }
  }

  /// The graph without the direction of its links.
  public var undirected: Undirected { Undirected(graph: self) }
}

extension Digraph.Undirected {
  /// The neighbours of one node in ascending order: its two rows, merged while they are read.
  public struct MergedNeighbors: Sequence, IteratorProtocol, Sendable {
    private let graph: Digraph
    private var outward: Range<Int>
    private var inward: Range<Int>

    init(graph: Digraph, outward: Range<Int>, inward: Range<Int>) {
      self.graph = graph
      self.outward = outward
      self.inward = inward
    }

    /// The next neighbour, or `nil` after the last.
    public mutating func next() -> Neighbor? {
      guard let outPosition = outward.first else { return nextInward() }
      let target = graph.outward.nodes[outPosition]
      if let inPosition = inward.first, graph.inward.nodes[inPosition] < target {
        return nextInward()
      }
      outward.removeFirst()
      var weight = graph.outward.weight(at: outPosition)
      if let inPosition = inward.first, graph.inward.nodes[inPosition] == target {
        inward.removeFirst()
        weight += graph.inward.weight(at: inPosition)
      }
      return Neighbor(node: target, weight: weight)
    }

    private mutating func nextInward() -> Neighbor? {
      guard let position = inward.first else { return nil }
      inward.removeFirst()
      return Neighbor(node: graph.inward.nodes[position], weight: graph.inward.weight(at: position))
    }
  }
}
