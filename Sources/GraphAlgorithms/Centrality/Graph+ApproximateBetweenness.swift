extension Graph {
  /// Scores each node by how often it stands between others, from a sample of shortest paths that is
  /// large enough for a given error.
  ///
  /// Two different nodes are drawn, then one of the shortest paths between them; the nodes inside
  /// of it score. How many times this is needed depends on how long shortest paths can be, and hardly
  /// on the size of the graph: `(½ / ε'²) (⌊log₂(d − 2)⌋ + 1 + ln(1 / δ))` times, with at most `d`
  /// nodes on a path, `ε' = ε (n − 2) / n` and `δ = 1 − confidence`.
  ///
  /// - Parameters:
  ///   - error: ε, between 0 and 1: how far a score may be from normalized betweenness, which is the
  ///     share of pairs that a node stands between. Half of it takes four times as long.
  ///   - confidence: 1 − δ, between 0 and 1: the chance that all nodes keep to the error at once.
  ///     Default 0.9.
  ///   - seed: Start of the random sequence. The same seed gives the same scores. Default 0.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: One score for each node, from 0 on, without unit, with the number of samples.
  /// - Complexity: O(*n* + *m*) time, *n* nodes and *m* links, and O(*m*) for each sample, in practice
  ///   far less; for each thread O(*n*) space.
  /// - Note: Each link has length 1. Self links have no effect. The number of shortest paths may be of
  ///   any size; it has the precision of `Double`. Each sample has random numbers of its own, so the
  ///   result is the same bits each time.
  /// > Source: Riondato and Kornaropoulos 2016, doi:10.1007/s10618-015-0423-0; c = ½ is the constant
  /// > that they use, found by experiment (Löffler and Phillips 2009, arXiv:0812.2967).
  /// > Deviations: the search runs from both ends; scores are divided by (*n* − 1)(*n* − 2), as
  /// > everywhere here, and not by *n*(*n* − 1), with an error that is smaller in the same
  /// > measure; the search for the diameter starts from the node of each component that has most
  /// > neighbours.
  public func approximateBetweenness(
    error: Double, confidence: Double = 0.9, seed: UInt64 = 0, threads: Int? = nil
  ) -> ApproximateBetweenness {
    PathSampling(outward: rows, inward: rows, vertexDiameterBound: vertexDiameterBound)
      .scores(error: error, confidence: confidence, seed: seed, threads: threads)
  }

  /// A bound of the number of nodes on a shortest path, at most twice as large as it need be.
  ///
  /// A path between two nodes is no longer than the way over a third, so the two largest distances
  /// from any node of a component bound all in it.
  private var vertexDiameterBound: Int {
    let components = rows.components(inward: nil)
    var centers = [Int](repeating: -1, count: components.count)
    for node in 0..<nodeCount {
      let component = Int(components.numbers[node])
      if centers[component] < 0
        || rows.range(of: node).count > rows.range(of: centers[component]).count
      {
        centers[component] = node
      }
    }
    var bound = 0
    var distances = [UInt32](repeating: .max, count: nodeCount)
    var order: [Int] = []
    order.reserveCapacity(nodeCount)
    for center in centers {
      let first = order.count
      var head = first
      order.append(center)
      distances[center] = 0
      while head < order.count {
        let node = order[head]
        head += 1
        for position in rows.range(of: node) {
          let neighbor = rows.nodes[position].index
          guard distances[neighbor] == .max else { continue }
          distances[neighbor] = distances[node] + 1
          order.append(neighbor)
        }
      }
      let farthest = order[first...].suffix(2).map { Int(distances[$0]) }
      bound = max(bound, farthest.reduce(0, +) + 1)
    }
    return bound
  }
}
