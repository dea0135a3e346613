extension ShortestPathDAG {
  /// Finds the shortest paths where links have lengths of their own, with Dijkstra's method.
  ///
  /// Two paths are equally long when the sums of their lengths, from the source on, are the same
  /// `Double`.
  ///
  /// - Parameters:
  ///   - lengths: For each place of `rows`, a length above 0; one that is infinite leads nowhere.
  ///   - settling: Room for the search, as it was left by the search before.
  /// - Returns: Whether all counts are in range.
  mutating func search(
    from source: Int, in rows: Digraph.Rows, lengths: [Double], settling: inout Settling
  ) -> Bool {
    settle(from: source, in: rows, lengths: lengths, settling: &settling)
    return link(in: rows, lengths: lengths, settling: &settling)
  }

  /// Finds the distances and the order.
  private mutating func settle(
    from source: Int, in rows: Digraph.Rows, lengths: [Double], settling: inout Settling
  ) {
    let offsets = rows.offsets
    let nodes = rows.nodes
    settling.distances[source] = 0
    settling.heap.insert(.init(distance: 0, node: UInt32(truncatingIfNeeded: source)))
    var tail = 0
    while let entry = settling.heap.removeFirst() {
      let node = Int(entry.node)
      // A node stands in the heap once for each time that a shorter way to it was found.
      guard ranks[node] == Self.unreached else { continue }
      ranks[node] = UInt32(truncatingIfNeeded: tail)
      order[tail] = entry.node
      tail += 1
      for position in offsets[node]..<offsets[node + 1] {
        let other = nodes[position]
        let distance = entry.distance + lengths[position]
        guard distance < settling.distances[other.index] else { continue }
        settling.distances[other.index] = distance
        settling.heap.insert(.init(distance: distance, node: other.rawValue))
      }
    }
    reached = tail
  }

  /// Finds the links on shortest paths from the distances, and counts the paths.
  private mutating func link(
    in rows: Digraph.Rows, lengths: [Double], settling: inout Settling
  ) -> Bool {
    let offsets = rows.offsets
    let nodes = rows.nodes
    counts[0] = Count(1)
    arcCount = 0
    var isInRange = true
    for rank in 0..<reached {
      let node = Int(order[rank])
      let count = counts[rank]
      isInRange = isInRange && count.isInRange
      for position in offsets[node]..<offsets[node + 1] {
        let other = nodes[position].index
        // A node that was settled before is no farther away: where the sum is the same all the same,
        // the length is too small beside the distance to change it.
        guard
          settling.distances[node] + lengths[position] == settling.distances[other],
          settling.distances[other] < .infinity, ranks[other] > rank
        else { continue }
        arcs[arcCount] = ranks[other]
        arcCount += 1
        counts[Int(ranks[other])] += count
      }
      arcEnds[rank] = arcCount
    }
    for rank in 0..<reached { settling.distances[Int(order[rank])] = .infinity }
    return isInRange
  }
}

/// What Dijkstra's method works with beside its result.
struct Settling: Sendable {
  /// For each node, the length of the shortest way that is known; between two searches infinite.
  fileprivate var distances: ContiguousArray<Double>
  /// Empty between two searches.
  fileprivate var heap = Heap<DistanceSearch.Candidate>()

  init(nodeCount: Int) {
    distances = ContiguousArray(repeating: .infinity, count: nodeCount)
  }
}
