/// All shortest paths from one source: the nodes that it reaches, nearest first, and the links that
/// lie on a shortest path.
///
/// A node is known here by its rank, its place in the order of distance, so that what a node leads
/// to lies close together in memory:
///
///     links 5–2  5–7  2–7  2–3  7–3    from 5    rank    0    1  2  3
///                                               order   5    2  7  3
///                                               arcs    1 2  3  3  –
///                                               counts  1    1  1  2
///
/// Between two searches `ranks` is `unreached` and `counts` is 0 throughout. A search changes, and
/// clears, what it reaches and nothing else, so the small components of a large graph cost little.
struct ShortestPathDAG<Count: PathCount>: Sendable {
  static var unreached: UInt32 { .max }

  /// For each node, its place in `order`.
  var ranks: ContiguousArray<UInt32>
  /// The nodes that are reached, nearest first; then one place that may hold anything.
  var order: ContiguousArray<UInt32>
  /// Number of nodes that are reached.
  var reached = 0
  /// For each rank, the number of shortest paths from the source.
  var counts: ContiguousArray<Count>
  /// For each rank, where its part of `arcs` ends; it begins where that of the rank before ends.
  var arcEnds: ContiguousArray<Int>
  /// The ranks that links on shortest paths lead to.
  var arcs: ContiguousArray<UInt32>
  /// Number of arcs.
  var arcCount = 0

  /// Room for searches.
  ///
  /// - Parameters:
  ///   - nodeCount: Number of nodes of the graph.
  ///   - arcCount: Most links that can lie on the shortest paths from one source.
  init(nodeCount: Int, arcCount: Int) {
    ranks = ContiguousArray(repeating: Self.unreached, count: nodeCount)
    order = ContiguousArray(repeating: 0, count: nodeCount + 1)
    counts = ContiguousArray(repeating: Count(0), count: nodeCount)
    arcEnds = ContiguousArray(repeating: 0, count: nodeCount)
    arcs = ContiguousArray(repeating: 0, count: arcCount)
  }

  /// Forgets what was found.
  mutating func clear() {
    for rank in 0..<reached {
      ranks[Int(order[rank])] = Self.unreached
      counts[rank] = Count(0)
    }
    reached = 0
    arcCount = 0
  }

  /// Adds to each node the source's dependency on it, and forgets what was found.
  ///
  /// The dependency on `v` is the share of the shortest paths to a node that lead through `v`, summed
  /// over all nodes: `δ(v) = Σ σ(v) / σ(w) × (1 + δ(w))` over the nodes `w` that an arc leads to from
  /// `v`, where `σ` is the number of shortest paths.
  ///
  /// - Parameter scores: One number for each node.
  mutating func moveDependencies(to scores: inout MutableSpan<Double>) {
    Self.addDependencies(
      to: &scores, order: order, reached: reached, &counts, arcEnds: arcEnds, arcs: arcs)
    clear()
  }

  // Spans of two arrays of one value exclude each other; those of two parameters do not.
  private static func addDependencies(
    to scores: inout MutableSpan<Double>, order: ContiguousArray<UInt32>, reached: Int,
    _ counts: inout ContiguousArray<Count>, arcEnds: ContiguousArray<Int>,
    arcs: ContiguousArray<UInt32>
  ) {
    var counts = counts.mutableSpan
    // The source itself, of rank 0, stands inside of no path.
    for rank in stride(from: reached - 1, to: 0, by: -1) {
      var sum = Count(0)
      for arc in arcEnds[rank - 1]..<arcEnds[rank] { sum += counts[Int(arcs[arc])] }
      let count = counts[rank]
      let dependency = (count * sum).rounded
      scores[Int(order[rank])] += dependency
      // No count is needed any more once its node is done: (1 + δ) / σ takes its place.
      counts[rank] = Count(1 + dependency) / count
    }
  }
}
