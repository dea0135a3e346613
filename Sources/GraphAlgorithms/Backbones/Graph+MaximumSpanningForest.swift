extension Graph {
  /// Finds the strongest links that hold the graph together without a cycle.
  ///
  /// Each connected component keeps a tree: one link less than it has nodes, and among all such
  /// trees one of the greatest weight. Between any two nodes the tree's only path is a widest one,
  /// so the forest is the thinnest drawing of who hangs together with whom, and how strongly.
  ///
  /// - Returns: The links by their smaller end, then by the larger, each with its weight and from
  ///   the smaller end to the larger; `nodeCount` − *c* links, *c* components.
  /// - Complexity: O(*n* log *n* + *m* log *m*) time, *n* nodes and *m* links, mostly near
  ///   O(*n* log *n* + *m*), and near O(*n* + *m*) where every weight is 1; O(*n* + *m*) space.
  /// - Note: Self links are never kept; a link of weight 0 connects like any other. Of two equally
  ///   strong links the one with the smaller ends goes first (the smaller end decides, then the
  ///   larger), which makes the forest the only one.
  /// > Source: Kruskal 1956, doi:10.1090/S0002-9939-1956-0078686-7, with the filter of Osipov,
  /// > Sanders, Singler 2009, doi:10.1137/1.9781611972894.5. Deviation: none.
  public func maximumSpanningForest() -> [Digraph.Link] {
    guard rows.isWeighted else {
      var sets = DisjointSets(count: nodeCount)
      return links.filter { sets.join($0.source.rawValue, $0.target.rawValue) }
    }
    var growth = ForestGrowth(graph: self)
    // Twice what even halves would take, after which sorting is surely faster.
    growth.grow(
      growth.candidates.indices, halvings: 2 * (Int.bitWidth - linkCount.leadingZeroBitCount))
    return growth.kept.sorted {
      $0.source != $1.source ? $0.source < $1.source : $0.target < $1.target
    }
  }
}

/// A forest that grows by the strongest link that closes no cycle, again and again.
private struct ForestGrowth {
  private(set) var candidates: [Digraph.Link]
  private(set) var kept: [Digraph.Link] = []
  private var sets: DisjointSets

  init(graph: Graph) {
    candidates = []
    candidates.reserveCapacity(graph.linkCount)
    let rows = graph.rows
    for row in 0..<graph.nodeCount {
      for link in rows.range(of: row) where rows.nodes[link].index > row {
        candidates.append(
          Digraph.Link(
            source: NodeID(row), target: rows.nodes[link], weight: rows.weight(at: link)))
      }
    }
    sets = DisjointSets(count: graph.nodeCount)
  }

  private static func isBefore(_ first: Digraph.Link, _ second: Digraph.Link) -> Bool {
    if first.weight != second.weight { return first.weight > second.weight }
    if first.source != second.source { return first.source < second.source }
    return first.target < second.target
  }

  /// Adds what a part of the candidates has to add, all stronger ones being through.
  ///
  /// The part is not sorted as a whole but halved: what the stronger half has joined need not be
  /// sorted in the weaker one.
  mutating func grow(_ range: Range<Int>, halvings: Int) {
    var rest = range
    var halvings = halvings
    while rest.count > 4096 && halvings > 0 {
      halvings -= 1
      let middle = halve(rest)
      grow(rest.lowerBound..<middle, halvings: halvings)
      var end = middle
      for position in middle..<rest.upperBound {
        let link = candidates[position]
        if sets.root(of: link.source.rawValue) != sets.root(of: link.target.rawValue) {
          candidates[end] = link
          end += 1
        }
      }
      rest = middle..<end
    }
    candidates[rest].sort(by: Self.isBefore)
    for link in candidates[rest] where sets.join(link.source.rawValue, link.target.rawValue) {
      kept.append(link)
    }
  }

  /// Puts the stronger candidates of a part before the others.
  ///
  /// - Returns: Where the weaker ones begin; neither half is empty.
  private mutating func halve(_ range: Range<Int>) -> Int {
    let samples = 65
    let pivot = (0..<samples).map {
      candidates[range.lowerBound + (range.count - 1) / (samples - 1) * $0]
    }.sorted(by: Self.isBefore)[samples / 2]
    var low = range.lowerBound
    var high = range.upperBound
    // All below `low` are before the pivot, none from `high` on is. The pivot is never before
    // itself, and half of the others looked at are.
    while low < high {
      if Self.isBefore(candidates[low], pivot) {
        low += 1
      } else {
        high -= 1
        candidates.swapAt(low, high)
      }
    }
    return low
  }
}
