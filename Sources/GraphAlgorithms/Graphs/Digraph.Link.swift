extension Digraph {
  /// A link from one node to another, or to itself.
  public struct Link: Hashable, Sendable {
    /// The node that the link leaves.
    public var source: NodeID
    /// The node that the link enters.
    public var target: NodeID
    /// How much the link counts, finite and at least 0. A link of weight 0 still connects.
    public var weight: Double

    /// Creates a link.
    ///
    /// - Parameters:
    ///   - source: The node that the link leaves.
    ///   - target: The node that the link enters.
    ///   - weight: Finite and at least 0. Default 1.
    public init(source: NodeID, target: NodeID, weight: Double = 1) {
      precondition(weight >= 0 && weight.isFinite, "A weight is finite and at least 0.")
      self.source = source
      self.target = target
      self.weight = weight
    }
  }

  /// The links of a graph by source, then by target.
  public struct Links: Sequence, Sendable {
    let graph: Digraph

    /// Starts at the first link.
    public func makeIterator() -> Iterator {
      Iterator(graph: graph)
    }

    /// Number of links.
    public var underestimatedCount: Int { graph.linkCount }

    /// A position in the links of a graph.
    public struct Iterator: IteratorProtocol, Sendable {
      let graph: Digraph
      private var source = 0
      private var position = 0

      init(graph: Digraph) {
        self.graph = graph
      }

      /// The next link, or `nil` after the last.
      public mutating func next() -> Link? {
        guard position < graph.linkCount else { return nil }
        while graph.outward.offsets[source + 1] <= position { source += 1 }
        defer { position += 1 }
        return Link(
          source: NodeID(source), target: graph.outward.nodes[position],
          weight: graph.outward.weight(at: position))
      }
    }
  }

  /// The links by source, then by target; parallel links appear once, with the sum of their
  /// weights.
  public var links: Links { Links(graph: self) }
}
