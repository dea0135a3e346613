extension Graph {
  /// Scores each node by the attention it receives, where attention from a node that itself
  /// receives much counts for more; every link is read both ways.
  ///
  /// A reader starts somewhere and follows links at random, a link of twice the weight twice as
  /// often; with probability 1 − α, or where there is no link, the reader starts anew. The score is
  /// the share of time spent at a node:
  /// `x(i) = α Σⱼ x(j) A(i,j) / k(j) + (1 − α + α D) p(i)`, where `k(j)` is the strength of `j`, `D`
  /// is the score of the nodes without links, and `p(i)` is the chance to start at `i`: `1 / n`
  /// unless a personalization says otherwise. Without new starts the score would be the node's share
  /// of all strength; what differs from it tells of the place in the graph.
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
  ///   log(2 / tolerance) / (2 √(1 − damping)) sweeps; O(*n*) extra space.
  /// - Note: A self link leads back with twice its weight, as in `A(i,i)`. A node whose links all
  ///   weigh 0 counts as one without links. The same bits each time.
  /// > Source: Brin and Page 1998, doi:10.1016/S0169-7552(98)00110-X; personalization: Haveliwala
  /// > 2003, doi:10.1109/TKDE.2003.1208999; the way to the solution: Hestenes and Stiefel 1952,
  /// > doi:10.6028/jres.049.044. Deviation: scores sum to 1 rather than to *n*; the score of nodes
  /// > without links follows the personalization; and since chances between two nodes become equal
  /// > both ways once they are scaled by the strengths, conjugate gradients find the scores in about
  /// > half the sweeps that Gauss-Seidel needs, which only finishes the work.
  public func pageRank(
    damping: Double = 0.85, personalization: [Double]? = nil, tolerance: Double = 1e-12,
    maximumIterations: Int = 1000, threads: Int? = nil
  ) -> PageRank {
    RandomWalk.check(
      damping: damping, personalization: personalization, nodeCount: nodeCount,
      tolerance: tolerance, maximumIterations: maximumIterations)
    let walk = RandomWalk(
      symmetric: rows, damping: damping, personalization: personalization,
      threads: Parallel.threadCount(threads))
    return walk.pageRank(tolerance: tolerance, maximumIterations: maximumIterations)
  }
}
