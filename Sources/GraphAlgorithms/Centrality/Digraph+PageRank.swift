extension Digraph {
  /// Scores each node by the attention it receives, where attention from a node that itself
  /// receives much counts for more.
  ///
  /// A reader starts somewhere and follows links at random, a link of twice the weight twice as
  /// often; with probability 1 − α, or where no link leads on, the reader starts anew. The score is
  /// the share of time spent at a node:
  /// `x(i) = α Σⱼ x(j) w(j→i) / s(j) + (1 − α + α D) p(i)`, where `s(j)` is the weight of all links
  /// that leave `j`, `D` is the score of the nodes that nothing leaves, and `p(i)` is the chance to
  /// start at `i`: `1 / n` unless a personalization says otherwise.
  ///
  /// - Parameters:
  ///   - damping: α, from 0 up to, but not including, 1. Default 0.85.
  ///   - personalization: Where the reader starts, as one number for each node, finite and at least
  ///     0, one of them above 0; only their proportions count. Then the scores tell what is near to
  ///     those nodes, and a node that no walk from them reaches has score 0. Without it (the
  ///     default) every node is as likely as any other.
  ///   - tolerance: The residual to reach, at least 0. Default 1e-12.
  ///   - maximumIterations: Number of sweeps after which to stop in any case, at least 1.
  ///     Default 1000.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: One score for each node, sums to 1; none for a graph without nodes. Compare
  ///   ``PageRank/residual`` with the tolerance where `maximumIterations` is small.
  /// - Complexity: O(*m* + *n*) time for each sweep, *m* links and *n* nodes, with about
  ///   log(tolerance) / log(damping) sweeps at most; O(*n*) extra space.
  /// - Note: Links are read from source to target. A self link is a link like any other. A node
  ///   whose links all weigh 0 counts as one without links. The same bits each time.
  /// > Source: Brin and Page 1998, doi:10.1016/S0169-7552(98)00110-X; personalization: Haveliwala
  /// > 2003, doi:10.1109/TKDE.2003.1208999. Deviation: scores sum to 1 rather than to *n*; the score
  /// > of nodes without links goes where the reader starts anew, so it follows the personalization
  /// > too; sweeps use scores that they have just found (Gauss-Seidel) rather than only those of the
  /// > sweep before; and the first few keep the share that starts anew.
  public func pageRank(
    damping: Double = 0.85, personalization: [Double]? = nil, tolerance: Double = 1e-12,
    maximumIterations: Int = 1000, threads: Int? = nil
  ) -> PageRank {
    RandomWalk.check(
      damping: damping, personalization: personalization, nodeCount: nodeCount,
      tolerance: tolerance, maximumIterations: maximumIterations)
    let walk = RandomWalk(
      inward: inward, outward: outward, damping: damping, personalization: personalization,
      threads: Parallel.threadCount(threads))
    return walk.pageRank(tolerance: tolerance, maximumIterations: maximumIterations)
  }
}
