extension Digraph {
  /// Scores each node twice: as a hub, which points at good authorities, and as an authority, at
  /// which good hubs point.
  ///
  /// In a debate, authorities are the texts that everybody refers to, hubs those that survey the
  /// debate. The scores hold each other up: `a(j) ∝ Σᵢ w(i→j) h(i)` and `h(i) ∝ Σⱼ w(i→j) a(j)`.
  /// They are what repeating both from equal hubs leads to.
  ///
  /// - Parameters:
  ///   - tolerance: The residual to reach, at least 0. Default 1e-12.
  ///   - maximumIterations: Number of rounds after which to stop in any case, at least 1.
  ///     Default 1000.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: Two scores for each node; hubs sum to 1 and authorities sum to 1. A node that nothing
  ///   leaves is no hub, one that nothing enters is no authority: its score is 0. Where no link weighs
  ///   more than 0, all scores are 0. Compare ``HITS/residual`` with the tolerance where
  ///   `maximumIterations` is small.
  /// - Complexity: O(*m* + *kn*) time for each round, *m* links, *n* nodes and *k* of the rounds
  ///   before, which are kept: O(*kn*) space, *k* from 12 to 256, the fewer the larger the graph.
  ///   Rounds are about log(1 / tolerance) / (2 √(1 − (σ₂ / σ₁)²)) while *k* suffices, more after
  ///   that.
  /// - Note: Scores are high in one part of the graph only, the one of the largest singular value, and
  ///   0 or almost 0 in all parts that no link joins to it. Where several parts have the same largest
  ///   value, or cannot be told apart within rounding, each keeps what it gets from equal hubs at the
  ///   start; programs that ask for an eigenvector may return any mixture of the parts instead. A self
  ///   link is a link like any other. The same bits each time.
  /// > Source: Kleinberg 1999, doi:10.1145/324133.324140; the way to the limit: Golub and Kahan 1965,
  /// > doi:10.1137/0702016, with all directions kept orthogonal. Deviation: scores sum to 1 rather than
  /// > their squares; weights count; and instead of the last round alone, the best mixture of the last
  /// > *k* rounds goes on, which has the same limit and gets there in far fewer rounds.
  public func hits(
    tolerance: Double = 1e-12, maximumIterations: Int = 1000, threads: Int? = nil
  ) -> HITS {
    precondition(tolerance >= 0, "The tolerance is at least 0.")
    precondition(maximumIterations >= 1, "HITS needs at least one round.")
    let search = HITSSearch(graph: self, threads: Parallel.threadCount(threads))
    return search.search(tolerance: tolerance, maximumIterations: maximumIterations)
  }
}
