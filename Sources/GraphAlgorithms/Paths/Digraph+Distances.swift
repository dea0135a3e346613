extension Digraph {
  /// Finds how far each node is from one, along the links.
  ///
  /// The distance `d(i,j)` is the length of the shortest way from `i` to `j`: in how few steps, or
  /// over how close ties, one gets from an article, or an outlet, to another.
  ///
  /// - Parameters:
  ///   - source: Where the ways begin.
  ///   - length: What makes a link long. Default ``LinkLength/one``: distances are numbers of links.
  /// - Returns: One distance for each node, in the unit of the lengths: 0 for the source, infinite
  ///   where no way leads.
  /// - Complexity: O(*n* + *m*) time where every link has length 1, else O(*n* + *m* log *m*), *n*
  ///   nodes and *m* links; O(*n* + *m*) space.
  /// - Note: Links are followed from source to target. Self links have no effect. Lengths are summed
  ///   from the source on, so the same bits each time.
  /// > Source: Dijkstra 1959, doi:10.1007/BF01386390. Deviation: none.
  public func distances(from source: NodeID, length: LinkLength = .one) -> [Double] {
    outward.distances(from: source, length: length)
  }
}

extension Graph {
  /// Finds how far each node is from one.
  ///
  /// The distance `d(i,j)` is the length of the shortest way from `i` to `j`: in how few steps, or
  /// over how close ties, one gets from an article, or an outlet, to another.
  ///
  /// - Parameters:
  ///   - source: Where the ways begin.
  ///   - length: What makes a link long. Default ``LinkLength/one``: distances are numbers of links.
  /// - Returns: One distance for each node, in the unit of the lengths: 0 for the source, infinite
  ///   where no way leads.
  /// - Complexity: O(*n* + *m*) time where every link has length 1, else O(*n* + *m* log *m*), *n*
  ///   nodes and *m* links; O(*n* + *m*) space.
  /// - Note: Self links have no effect. Lengths are summed from the source on, so the same bits each
  ///   time, but `d(i,j)` and `d(j,i)` may differ by rounding.
  /// > Source: Dijkstra 1959, doi:10.1007/BF01386390. Deviation: none.
  public func distances(from source: NodeID, length: LinkLength = .one) -> [Double] {
    rows.distances(from: source, length: length)
  }
}

extension Digraph.Rows {
  fileprivate func distances(from source: NodeID, length: LinkLength) -> [Double] {
    precondition(source.index < offsets.count - 1, "The source belongs to the graph.")
    var search = DistanceSearch(lengths: lengths(length))
    search.run(from: source.index)
    return search.distances
  }
}
