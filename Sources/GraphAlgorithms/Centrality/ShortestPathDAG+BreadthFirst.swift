extension ShortestPathDAG {
  /// Finds the shortest paths where each link has the same length.
  ///
  /// On a large graph nearly all of the time goes into waiting for memory. So the nodes are taken in
  /// batches, and each step is done for a whole batch: what the processor fetches for one node then
  /// does not depend on what it fetches for another, and it fetches much of it at once. For the same
  /// reason the inner loops do not branch.
  ///
  /// - Parameter batch: Room for the search, as it was left by the search before.
  /// - Returns: Whether all counts are in range.
  mutating func search(from source: Int, in rows: Digraph.Rows, batch: inout RowBatch) -> Bool {
    ranks[source] = 0
    order[0] = UInt32(truncatingIfNeeded: source)
    counts[0] = Count(1)
    reached = 1
    var head = 0
    // Ranks from here on are one step farther from the source than `head` is.
    var next = 0
    var isInRange = true
    while head < reached {
      if head == next {
        batch.close(order, next..<reached)
        next = reached
      }
      batch.load(order, head..<next, from: rows)
      batch.dropClosed()
      if !rank(from: head, batch) { isInRange = false }
      head += batch.nodeCount
    }
    batch.open(order, 0..<reached)
    return isInRange
  }

  /// Gives a rank to each neighbour of a batch that has none, and makes all of them arcs.
  private mutating func rank(from head: Int, _ batch: RowBatch) -> Bool {
    let found = Self.rank(
      from: head, batch, reached: reached, arcCount: arcCount, ranks: &ranks, order: &order,
      counts: &counts, arcEnds: &arcEnds, arcs: &arcs)
    reached = found.reached
    arcCount = found.arcCount
    return found.isInRange
  }

  // Spans of two arrays of one value exclude each other; those of two parameters do not.
  private static func rank(
    from head: Int, _ batch: RowBatch, reached: Int, arcCount: Int,
    ranks: inout ContiguousArray<UInt32>, order: inout ContiguousArray<UInt32>,
    counts: inout ContiguousArray<Count>, arcEnds: inout ContiguousArray<Int>,
    arcs: inout ContiguousArray<UInt32>
  ) -> (reached: Int, arcCount: Int, isInRange: Bool) {
    let neighbors = batch.neighbors
    let ends = batch.ends
    var ranks = ranks.mutableSpan
    var order = order.mutableSpan
    var counts = counts.mutableSpan
    var arcEnds = arcEnds.mutableSpan
    var arcs = arcs.mutableSpan
    var reached = reached
    var arcCount = arcCount
    var isInRange = true
    var start = 0
    for number in 0..<batch.nodeCount {
      let first = arcCount
      for place in start..<ends[number] {
        let node = neighbors[place]
        let known = ranks[Int(node)]
        let isNew = known == unreached
        let rank = isNew ? UInt32(truncatingIfNeeded: reached) : known
        ranks[Int(node)] = rank
        // Written over by the next new node where this one is not.
        order[reached] = node
        reached &+= isNew ? 1 : 0
        arcs[arcCount] = rank
        arcCount &+= 1
      }
      start = ends[number]
      let count = counts[head + number]
      isInRange = isInRange && count.isInRange
      for arc in first..<arcCount { counts[Int(arcs[arc])] += count }
      arcEnds[head + number] = arcCount
    }
    return (reached, arcCount, isInRange)
  }
}
