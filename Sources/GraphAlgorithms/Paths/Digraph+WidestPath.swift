extension Digraph {
  /// Finds a widest way from one node to another, along the links: the chain whose weakest link is
  /// as strong as possible.
  ///
  /// The width of a path is the smallest weight of its links. Of several widest paths it is the one
  /// with the fewest links; of those, the one with the smallest node before the end, then with the
  /// smallest node before that, and so on back to the start.
  ///
  /// - Parameters:
  ///   - source: Where the path begins.
  ///   - target: Where it ends.
  /// - Returns: The path, with its number of links as its length; for a node and itself it is that
  ///   node alone, of infinite width. `nil` where no way leads to the target.
  /// - Complexity: O(*n* + *m* log *m*) time, *n* nodes and *m* links; O(*n* + *m*) space.
  /// - Note: Links are followed from source to target, and self links have no effect. A link of
  ///   weight 0 connects, at width 0. Widths are compared and never summed, so nothing is rounded.
  /// > Source: Pollack 1960, doi:10.1287/opre.8.5.733, found as Dijkstra 1959,
  /// > doi:10.1007/BF01386390, finds shortest paths. Deviation: the choice between equals.
  public func widestPath(from source: NodeID, to target: NodeID) -> Path? {
    Rows.widestPath(from: source, to: target, outward: outward, inward: inward)
  }
}

extension Graph {
  /// Finds a widest way from one node to another: the chain whose weakest link is as strong as
  /// possible.
  ///
  /// The width of a path is the smallest weight of its links. Of several widest paths it is the one
  /// with the fewest links; of those, the one with the smallest node before the end, then with the
  /// smallest node before that, and so on back to the start.
  ///
  /// - Parameters:
  ///   - source: Where the path begins.
  ///   - target: Where it ends.
  /// - Returns: The path, with its number of links as its length; for a node and itself it is that
  ///   node alone, of infinite width. `nil` where no way leads to the target.
  /// - Complexity: O(*n* + *m* log *m*) time, *n* nodes and *m* links; O(*n* + *m*) space.
  /// - Note: Self links have no effect. A link of weight 0 connects, at width 0. Widths are compared
  ///   and never summed, so nothing is rounded.
  /// > Source: Pollack 1960, doi:10.1287/opre.8.5.733, found as Dijkstra 1959,
  /// > doi:10.1007/BF01386390, finds shortest paths. Deviation: the choice between equals.
  public func widestPath(from source: NodeID, to target: NodeID) -> Path? {
    Digraph.Rows.widestPath(from: source, to: target, outward: rows, inward: rows)
  }
}

extension Digraph.Rows {
  fileprivate static func widestPath(
    from source: NodeID, to target: NodeID, outward: Self, inward: Self
  ) -> Path? {
    precondition(
      max(source, target).index < outward.offsets.count - 1,
      "The ends of a path belong to the graph.")
    // A beginning of a widest path may be narrower than the widest way to where it ends. So the
    // width comes first, and then the path, over all links that are wide enough.
    guard let width = outward.width(from: source.index, to: target.index) else { return nil }
    return fewestLinks(
      from: source.index, to: target.index, outward: outward, inward: inward,
      where: { $2 >= width }
    ).map { Path(nodes: $0.nodes, length: Double($0.nodes.count - 1), width: $0.width) }
  }

  /// The width of the widest way, or `nil` where none leads to the target.
  private func width(from source: Int, to target: Int) -> Double? {
    var widths = [Double](repeating: -1, count: offsets.count - 1)
    widths[source] = .infinity
    var heap = Heap<DistanceSearch.Candidate>()
    // The widest comes out first: its negative is the smallest.
    heap.insert(.init(distance: -.infinity, node: UInt32(truncatingIfNeeded: source)))
    while let widest = heap.removeFirst() {
      let node = Int(widest.node)
      guard -widest.distance == widths[node] else { continue }
      if node == target { return widths[node] }
      for link in offsets[node]..<offsets[node + 1] {
        let other = nodes[link]
        let width = min(widths[node], weight(at: link))
        guard width > widths[other.index] else { continue }
        widths[other.index] = width
        heap.insert(.init(distance: -width, node: other.rawValue))
      }
    }
    return nil
  }
}
