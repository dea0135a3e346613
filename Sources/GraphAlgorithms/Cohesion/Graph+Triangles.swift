extension Graph {
  /// Counts, for each node, the triangles that it is a corner of.
  ///
  /// A triangle is three nodes that are all linked with each other: two sources that both name me
  /// and also name one another.
  ///
  /// - Parameter threads: Most threads to work with, at least 1; without it, one for each processor.
  ///   It does not change the result.
  /// - Returns: One count for each node; their sum is three times the number of triangles.
  /// - Complexity: O(*n* + *m*√*m*) time at most, *n* nodes and *m* links; O(*m*) extra space, and
  ///   O(*n*) for each thread.
  /// - Note: Weights do not matter, and a link of weight 0 counts like any other. Self links have no
  ///   effect.
  /// > Source: Latapy 2008, doi:10.1016/j.tcs.2008.07.017. Deviation: two rows are compared by marks
  /// > on the nodes of one of them, in place of a merge of both in order.
  public func triangles(threads: Int? = nil) -> [Int] {
    let threads = Parallel.threadCount(threads)
    let oriented = OrientedRows(rows, threads: threads)
    let borders = Parallel.stretches(of: nodeCount, length: 1024)
    let tallies = Parallel.gather(
      partCount: borders.count - 1, threads: threads,
      scratch: { OrientedRows.Tally(nodeCount: nodeCount) },
      body: { part, tally in
        oriented.addTriangles(
          endingAt: borders[part]..<borders[part + 1], to: &tally.counts,
          isMarked: &tally.isMarked)
      })
    var sums = [Int](repeating: 0, count: nodeCount)
    for tally in tallies {
      for rank in 0..<nodeCount { sums[rank] += tally.counts[rank] }
    }
    var counts = [Int](repeating: 0, count: nodeCount)
    for rank in 0..<nodeCount { counts[Int(oriented.order[rank])] = sums[rank] }
    return counts
  }
}
