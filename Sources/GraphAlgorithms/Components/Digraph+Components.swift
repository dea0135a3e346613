extension Digraph {
  /// Splits the graph into its weakly connected components.
  ///
  /// Two nodes are in one component when a chain of links leads from one to the other, whichever
  /// way each link points.
  ///
  /// - Returns: One component for each node, numbered from 0 by size; a node without links is a
  ///   component of its own.
  /// - Complexity: O(*n* + *m* log *n*) time, in practice near O(*n*) where one component has most of
  ///   the nodes, and near O(*n* + *m*) elsewhere, *n* nodes and *m* links; O(*n*) space.
  /// - Note: Direction and weights do not matter, and a link of weight 0 connects like any other.
  ///   Self links have no effect. The result does not depend on the order of the links.
  /// > Source: union-find, Tarjan and van Leeuwen 1984, doi:10.1145/62.2160, and the order of the
  /// > joins in Afforest, Sutton, Ben-Nun, Barak 2018, doi:10.1109/IPDPS.2018.00012. Deviation: the
  /// > smaller root wins, so that each tree is known by its smallest node; one thread does all.
  public func connectedComponents() -> Partition {
    Partition(communities: outward.components(inward: inward).numbers)
  }
}

extension Graph {
  /// Splits the graph into its connected components.
  ///
  /// Two nodes are in one component when a chain of links leads from one to the other.
  ///
  /// - Returns: One component for each node, numbered from 0 by size; a node without links is a
  ///   component of its own.
  /// - Complexity: O(*n* + *m* log *n*) time, in practice near O(*n*) where one component has most of
  ///   the nodes, and near O(*n* + *m*) elsewhere, *n* nodes and *m* links; O(*n*) space.
  /// - Note: Weights do not matter, and a link of weight 0 connects like any other.
  /// > Source: union-find, Tarjan and van Leeuwen 1984, doi:10.1145/62.2160, and the order of the
  /// > joins in Afforest, Sutton, Ben-Nun, Barak 2018, doi:10.1109/IPDPS.2018.00012. Deviation: the
  /// > smaller root wins, so that each tree is known by its smallest node; one thread does all.
  public func connectedComponents() -> Partition {
    Partition(communities: rows.components(inward: nil).numbers)
  }
}

extension Digraph.Rows {
  /// The component of each row, numbered from 0 in the order of the smallest nodes.
  ///
  /// - Parameters:
  ///   - inward: The same links by their other end; nothing where the rows are symmetric.
  ///   - smallestForSampling: Rows from which on some are passed over: with fewer, to find out which
  ///     would take as long as to read them.
  func components(
    inward: Digraph.Rows?, smallestForSampling: Int = 1 << 14
  ) -> (numbers: [UInt32], count: Int) {
    var sets = DisjointSets(count: offsets.count - 1)
    if offsets.count - 1 < smallestForSampling {
      joinAll(&sets, isSymmetric: inward == nil)
    } else {
      joinMost(&sets, inward: inward)
    }
    return sets.numbered()
  }

  /// Joins the ends of each link.
  private func joinAll(_ sets: inout DisjointSets, isSymmetric: Bool) {
    let rowCount = offsets.count - 1
    for row in 0..<rowCount {
      var position = offsets[row]
      let end = offsets[row + 1]
      // What follows stands in the other row as well.
      let last = isSymmetric ? row : rowCount
      sets.join(UInt32(truncatingIfNeeded: row)) {
        guard position < end, nodes[position].index < last else { return nil }
        position += 1
        return nodes[position - 1].rawValue
      }
    }
  }

  /// Joins the ends of all links but many that join nothing.
  ///
  /// Most graphs have one component with most of the nodes, and a few links of each node nearly make
  /// it up. So those links are joined first; nodes that lie in the largest component by then are
  /// done, since a link between two of them joins nothing, and any other link is seen from its other
  /// end.
  private func joinMost(_ sets: inout DisjointSets, inward: Digraph.Rows?) {
    let rowCount = offsets.count - 1
    let firstCount = 2
    for row in 0..<rowCount {
      let start = offsets[row]
      for position in start..<min(start + firstCount, offsets[row + 1]) {
        sets.join(UInt32(truncatingIfNeeded: row), nodes[position].rawValue)
      }
    }
    sets.flatten()
    let largest = sets.frequentRoot(count: rowCount)
    for row in 0..<rowCount {
      let node = UInt32(truncatingIfNeeded: row)
      // Later joins may put the largest set below another root. Who still has the old root as parent
      // belongs to it all the same.
      if let largest, sets.parent(of: node) == largest { continue }
      for position in min(offsets[row] + firstCount, offsets[row + 1])..<offsets[row + 1] {
        sets.join(node, nodes[position].rawValue)
      }
      // Where nobody is left out, every link has been seen from its source.
      guard let inward, largest != nil else { continue }
      for position in inward.range(of: row) { sets.join(node, inward.nodes[position].rawValue) }
    }
  }
}

extension DisjointSets {
  /// The root that most of 1,024 members spread evenly have, if it is that of a quarter of them at
  /// least. The sets are flat.
  fileprivate func frequentRoot(count: Int) -> UInt32? {
    guard count > 0 else { return nil }
    let sampleCount = min(count, 1_024)
    let roots = (0..<sampleCount).map { number in
      parent(of: UInt32(truncatingIfNeeded: number * count / sampleCount))
    }.sorted()
    var best: (root: UInt32?, length: Int) = (nil, 0)
    var start = 0
    for end in 1...sampleCount where end == sampleCount || roots[end] != roots[start] {
      if end - start > best.length { best = (roots[start], end - start) }
      start = end
    }
    return 4 * best.length >= sampleCount ? best.root : nil
  }
}
