extension Digraph {
  /// Finds a shortest way from one node to another, along the links.
  ///
  /// It is the least chain of links that explains how the two hang together. Of several shortest
  /// paths it is the one with the fewest links; of those, the one with the smallest node before
  /// the end, then with the smallest node before that, and so on back to the start.
  ///
  /// - Parameters:
  ///   - source: Where the path begins.
  ///   - target: Where it ends.
  ///   - length: What makes a link long. Default ``LinkLength/one``.
  /// - Returns: The path, which for a node and itself is that node alone; `nil` where no way of
  ///   finite length leads to the target.
  /// - Complexity: O(*n* + *m*) time where every link has length 1, else O(*n* + *m* log *m*), *n*
  ///   nodes and *m* links; O(*n* + *m*) space.
  /// - Note: Links are followed from source to target, and self links have no effect. Two paths are
  ///   equally long when their lengths, summed from the start and rounded at each link, are equal
  ///   numbers, and every beginning of the path is a shortest one, too.
  /// > Source: Dijkstra 1959, doi:10.1007/BF01386390. Deviation: the choice between equals.
  public func shortestPath(
    from source: NodeID, to target: NodeID, length: LinkLength = .one
  ) -> Path? {
    Rows.shortestPath(
      from: source, to: target, length: length, outward: outward, inward: inward)
  }
}

extension Graph {
  /// Finds a shortest way from one node to another.
  ///
  /// It is the least chain of links that explains how the two hang together. Of several shortest
  /// paths it is the one with the fewest links; of those, the one with the smallest node before
  /// the end, then with the smallest node before that, and so on back to the start.
  ///
  /// - Parameters:
  ///   - source: Where the path begins.
  ///   - target: Where it ends.
  ///   - length: What makes a link long. Default ``LinkLength/one``.
  /// - Returns: The path, which for a node and itself is that node alone; `nil` where no way of
  ///   finite length leads to the target.
  /// - Complexity: O(*n* + *m*) time where every link has length 1, else O(*n* + *m* log *m*), *n*
  ///   nodes and *m* links; O(*n* + *m*) space.
  /// - Note: Self links have no effect. Two paths are equally long when their lengths, summed from
  ///   the start and rounded at each link, are equal numbers, and every beginning of the path is a
  ///   shortest one, too. The way back need not be the way there, where several are as short.
  /// > Source: Dijkstra 1959, doi:10.1007/BF01386390. Deviation: the choice between equals.
  public func shortestPath(
    from source: NodeID, to target: NodeID, length: LinkLength = .one
  ) -> Path? {
    Digraph.Rows.shortestPath(
      from: source, to: target, length: length, outward: rows, inward: rows)
  }
}

extension Digraph.Rows {
  fileprivate static func shortestPath(
    from source: NodeID, to target: NodeID, length: LinkLength, outward: Self, inward: Self
  ) -> Path? {
    precondition(
      max(source, target).index < outward.offsets.count - 1,
      "The ends of a path belong to the graph.")
    let lengths = outward.lengths(length)
    guard lengths.isWeighted else {
      return fewestLinks(
        from: source.index, to: target.index, outward: outward, inward: inward,
        where: { _, _, _ in true }
      ).map { Path(nodes: $0.nodes, length: Double($0.nodes.count - 1), width: $0.width) }
    }
    var search = DistanceSearch(lengths: lengths)
    search.run(from: source.index, asFarAs: target.index)
    let distances = search.distances
    guard distances[target.index] < .infinity else { return nil }
    // The shortest paths are the ways over links that are as long as what they add to the distance.
    return fewestLinks(
      from: source.index, to: target.index, outward: outward, inward: inward,
      where: { distances[$0] + length.length(ofWeight: $2) == distances[$1] }
    ).map { Path(nodes: $0.nodes, length: distances[target.index], width: $0.width) }
  }
}
