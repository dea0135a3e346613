/// Every link of a graph once, in the row of the end that has fewer neighbours.
///
/// Nodes are known by their rank: the one with the most neighbours has rank 0, and of two equal ones
/// the one with the smaller number comes first. A row holds those neighbours of its node that come
/// before it. So no row is longer than √(2m), however many neighbours a node has, and what is read
/// most lies close together.
struct OrientedRows {
  /// The node at each rank.
  let order: [UInt32]
  /// Where the row of each rank starts in `ranks`, with the end of the last as one more element.
  let offsets: [Int]
  /// The ranks of the neighbours in all rows, in no order inside a row.
  let ranks: [UInt32]

  init(_ rows: Digraph.Rows, threads: Int) {
    let count = rows.offsets.count - 1
    let (order, ranks) = Self.byDegree(rows)
    // How many of a row's nodes come before it, then the nodes themselves.
    var offsets = [Int](repeating: 0, count: count + 1)
    Parallel.update(&offsets, stretch: 4096, threads: threads) { range, lengths in
      let (starts, nodes) = (rows.offsets.span, rows.nodes.span)
      let (order, ranks) = (order.span, ranks.span)
      for rank in range where rank < count {
        let node = Int(order[rank])
        var length = 0
        for position in starts[node]..<starts[node + 1]
        where Int(ranks[nodes[position].index]) < rank {
          length += 1
        }
        lengths[rank - range.lowerBound] = length
      }
    }
    var end = 0
    for rank in 0...count {
      let length = offsets[rank]
      offsets[rank] = end
      end += length
    }
    var earlier = [UInt32](repeating: 0, count: end)
    let borders = Parallel.stretches(of: count, length: 4096)
    Parallel.update(
      &earlier, parts: borders.map { offsets[$0] }, threads: threads, scratch: {}
    ) { part, earlier, _ in
      let (starts, nodes) = (rows.offsets.span, rows.nodes.span)
      let (order, ranks) = (order.span, ranks.span)
      var next = 0
      for rank in borders[part]..<borders[part + 1] {
        let node = Int(order[rank])
        for position in starts[node]..<starts[node + 1] {
          let other = ranks[nodes[position].index]
          guard Int(other) < rank else { continue }
          earlier[next] = other
          next += 1
        }
      }
    }
    self.order = order
    self.offsets = offsets
    self.ranks = earlier
  }

  /// Sorts the nodes by their number of neighbours, the most first.
  ///
  /// - Returns: The node at each rank, and the rank of each node.
  private static func byDegree(_ rows: Digraph.Rows) -> (order: [UInt32], ranks: [UInt32]) {
    let degrees = zip(rows.offsets, rows.offsets.dropFirst()).map { $1 - $0 }
    let most = degrees.max() ?? 0
    let order = Grouping(
      degrees.map { UInt32(truncatingIfNeeded: most - $0) }, count: most + 1
    ).order
    var ranks = [UInt32](repeating: 0, count: order.count)
    for (rank, node) in order.enumerated() { ranks[Int(node)] = UInt32(truncatingIfNeeded: rank) }
    return (order, ranks)
  }
}

extension OrientedRows {
  /// What a thread needs to count triangles.
  struct Tally: Sendable {
    /// The triangles found so far at each rank.
    var counts: [Int]
    /// Whether a rank is in the row that is being looked at.
    var isMarked: [Bool]

    init(nodeCount: Int) {
      counts = [Int](repeating: 0, count: nodeCount)
      isMarked = [Bool](repeating: false, count: nodeCount)
    }
  }

  /// Adds the triangles whose last corner has one of the ranks given, each to its three corners.
  func addTriangles(endingAt last: Range<Int>, to counts: inout [Int], isMarked: inout [Bool]) {
    let (offsets, ranks) = (offsets.span, ranks.span)
    var counts = counts.mutableSpan
    var isMarked = isMarked.mutableSpan
    for rank in last {
      let row = offsets[rank]..<offsets[rank + 1]
      guard row.count > 1 else { continue }
      for position in row { isMarked[Int(ranks[position])] = true }
      var found = 0
      for position in row {
        let second = Int(ranks[position])
        var closed = 0
        for position in offsets[second]..<offsets[second + 1] {
          let first = Int(ranks[position])
          if isMarked[first] {
            counts[first] += 1
            closed += 1
          }
        }
        counts[second] += closed
        found += closed
      }
      counts[rank] += found
      for position in row { isMarked[Int(ranks[position])] = false }
    }
  }
}
