extension Graph {
  /// How deep inside a dense part of the graph each node lies.
  ///
  /// The *k*-core is the largest part of a graph in which every node has at least *k* neighbours of
  /// that part. A node's core number is the largest *k* for which it is in the *k*-core: a node with
  /// many neighbours that have no others lies at the rim, and one of a close-knit group lies deep.
  ///
  /// `core(i) = max { k : i ∈ S, and |N(j) ∩ S| ≥ k for every j ∈ S, for some set of nodes S }`
  ///
  /// - Returns: One number for each node, from 0 (no neighbours) to the largest number of neighbours.
  /// - Complexity: O(*n* + *m*) time, *n* nodes and *m* links; O(*n*) space.
  /// - Note: Weights do not matter, and a link of weight 0 counts like any other. Self links do not
  ///   count. The result does not depend on the order of the links.
  /// > Source: Seidman 1983, doi:10.1016/0378-8733(83)90028-X; nodes are taken away in the order of
  /// > their degrees as in Batagelj and Zaveršnik 2003, arXiv:cs/0310049. Deviation: in place of an
  /// > order that is kept up to date, the nodes that remain are searched once for each core.
  public func coreNumbers() -> [Int] {
    // A node's degree among those that remain. It does not fall below the core at work, so what a
    // taken node is left with is its core number.
    var degrees = degreesWithoutLoops()
    var remaining = (0..<nodeCount).map { UInt32(truncatingIfNeeded: $0) }
    var taken = [UInt32](repeating: 0, count: nodeCount + 1)
    var core: UInt32 = 0
    while true {
      let counts = Self.sift(&remaining, above: core, degrees: degrees.span, taken: &taken)
      remaining.removeLast(remaining.count - counts.kept)
      guard let smallest = counts.smallest else { break }
      core = smallest
      takeAway(&taken, count: counts.taken, core: core, degrees: &degrees)
    }
    return degrees.map { Int($0) }
  }

  /// Leaves out the nodes that were taken, and finds those with the smallest degree now.
  ///
  /// - Parameters:
  ///   - remaining: The nodes; those that are kept are moved to its beginning.
  ///   - core: A node with no larger degree was taken.
  ///   - degrees: How many neighbours each node has left.
  ///   - taken: The nodes with the smallest degree are put at its beginning.
  /// - Returns: The smallest degree, if a node is left, how many have it, and how many are kept.
  private static func sift(
    _ remaining: inout [UInt32], above core: UInt32, degrees: Span<UInt32>, taken: inout [UInt32]
  ) -> (smallest: UInt32?, taken: Int, kept: Int) {
    var smallest = UInt32.max
    for node in remaining {
      let degree = degrees[Int(node)]
      smallest = min(smallest, degree > core ? degree : .max)
    }
    // Every node is written, and counts only if it is to be there: no branch depends on a degree.
    var remaining = remaining.mutableSpan
    var taken = taken.mutableSpan
    var keptCount = 0
    var takenCount = 0
    for place in remaining.indices {
      let node = remaining[place]
      let degree = degrees[Int(node)]
      remaining[keptCount] = node
      keptCount += degree > core ? 1 : 0
      taken[takenCount] = node
      takenCount += degree == smallest ? 1 : 0
    }
    return (keptCount > 0 ? smallest : nil, takenCount, keptCount)
  }

  private func degreesWithoutLoops() -> [UInt32] {
    // A link stands in two rows, a self link in one.
    let hasLoops = rows.nodes.count < 2 * linkCount
    var degrees = [UInt32](repeating: 0, count: nodeCount)
    for node in 0..<nodeCount {
      var degree = rows.offsets[node + 1] - rows.offsets[node]
      if hasLoops && rows.contains(node, inRow: node) { degree -= 1 }
      degrees[node] = UInt32(truncatingIfNeeded: degree)
    }
    return degrees
  }

  /// Takes nodes away, and then every node that has no more than `core` neighbours left.
  ///
  /// - Parameters:
  ///   - taken: The nodes to begin with, each with `core` neighbours left; those that follow are put
  ///     behind them. It has one place more than the graph has nodes.
  ///   - count: How many nodes to begin with.
  ///   - core: At least 1.
  ///   - degrees: How many neighbours each node has left.
  private func takeAway(
    _ taken: inout [UInt32], count: Int, core: UInt32, degrees: inout [UInt32]
  ) {
    let offsets = rows.offsets.span
    let nodes = rows.nodes.span
    var taken = taken.mutableSpan
    var degrees = degrees.mutableSpan
    // Several rows are looked up together, so that the memory answers for all at once: that is where
    // the time goes in a large graph.
    let batchSize = 32
    var ranges = [Range<Int>](repeating: 0..<0, count: batchSize)
    var firsts = [NodeID](repeating: NodeID(rawValue: 0), count: batchSize)
    var end = count
    var next = 0
    while next < end {
      let batch = min(end - next, batchSize)
      for place in 0..<batch {
        let node = Int(taken[next + place])
        ranges[place] = offsets[node]..<offsets[node + 1]
      }
      // A node that had a neighbour has a row that is not empty.
      for place in 0..<batch { firsts[place] = nodes[ranges[place].lowerBound] }
      next += batch
      for place in 0..<batch {
        var other = firsts[place]
        var position = ranges[place].lowerBound + 1
        let rowEnd = ranges[place].upperBound
        while true {
          let degree = degrees[other.index]
          // No branch depends on the degree, since none would be foreseen: the place after the last
          // is free, and what is written there counts only if the neighbour is to be taken.
          degrees[other.index] = degree - (degree > core ? 1 : 0)
          taken[end] = other.rawValue
          end += degree == core + 1 ? 1 : 0
          guard position < rowEnd else { break }
          other = nodes[position]
          position += 1
        }
      }
    }
  }
}
