extension Digraph {
  /// Splits the graph into its weakly connected components.
  ///
  /// Two nodes are in one component when a chain of links leads from one to the other, whichever
  /// way each link points.
  ///
  /// - Returns: One component for each node, numbered from 0 by size; a node without links is a
  ///   component of its own.
  /// - Complexity: O(*n* + *m* log *n*) time, in practice near O(*n* + *m*), *n* nodes and *m*
  ///   links; O(*n*) space.
  /// - Note: Direction and weights do not matter, and a link of weight 0 connects like any other.
  ///   Self links have no effect. The result does not depend on the order of the links.
  /// > Source: union-find, Tarjan and van Leeuwen 1984, doi:10.1145/62.2160. Deviation: the smaller
  /// > root wins, so that each tree is known by its smallest node.
  public func connectedComponents() -> Partition {
    Partition(communities: outward.components().numbers)
  }
}

extension Graph {
  /// Splits the graph into its connected components.
  ///
  /// Two nodes are in one component when a chain of links leads from one to the other.
  ///
  /// - Returns: One component for each node, numbered from 0 by size; a node without links is a
  ///   component of its own.
  /// - Complexity: O(*n* + *m* log *n*) time, in practice near O(*n* + *m*), *n* nodes and *m*
  ///   links; O(*n*) space.
  /// - Note: Weights do not matter, and a link of weight 0 connects like any other.
  /// > Source: union-find, Tarjan and van Leeuwen 1984, doi:10.1145/62.2160. Deviation: the smaller
  /// > root wins, so that each tree is known by its smallest node.
  public func connectedComponents() -> Partition {
    Partition(communities: rows.components().numbers)
  }
}

extension Digraph.Rows {
  /// The component of each row, numbered from 0 in the order of the smallest nodes.
  func components() -> (numbers: [UInt32], count: Int) {
    var sets = DisjointSets(count: offsets.count - 1)
    for source in 0..<offsets.count - 1 {
      for position in offsets[source]..<offsets[source + 1] {
        sets.join(UInt32(truncatingIfNeeded: source), nodes[position].rawValue)
      }
    }
    return sets.numbered()
  }
}
