extension Digraph {
  /// Scores each node by how often it stands between others, from a sample of shortest paths that is
  /// large enough for a given error.
  ///
  /// Two different nodes are drawn, then one of the shortest paths from the first to the second, if
  /// there is any; the nodes inside of it score. How many times this is needed depends on how long
  /// shortest paths can be: `(½ / ε'²) (⌊log₂(d − 2)⌋ + 1 + ln(1 / δ))` times, with at most `d` nodes on
  /// a path, `ε' = ε (n − 2) / n` and `δ = 1 − confidence`. Here `d` is the size of the largest weakly
  /// connected component, for want of a quick bound that is better.
  ///
  /// - Parameters:
  ///   - error: ε, between 0 and 1: how far a score may be from normalized betweenness, which is the
  ///     share of ordered pairs that a node stands between. Half of it takes four times as long.
  ///   - confidence: 1 − δ, between 0 and 1: the chance that all nodes keep to the error at once.
  ///     Default 0.9.
  ///   - seed: Start of the random sequence. The same seed gives the same scores. Default 0.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: One score for each node, from 0 on, without unit, with the number of samples.
  /// - Complexity: O(*n* + *m*) time, *n* nodes and *m* links, and O(*m*) for each sample, in practice
  ///   far less; for each thread O(*n*) space.
  /// - Note: Links lead from source to target only, and each has length 1. Self links have no effect.
  ///   The number of shortest paths may be of any size; it has the precision of `Double`. Each sample
  ///   has random numbers of its own, so the result is the same bits each time.
  /// > Source: Riondato and Kornaropoulos 2016, doi:10.1007/s10618-015-0423-0; c = ½ is the constant
  /// > that they use, found by experiment (Löffler and Phillips 2009, arXiv:0812.2967).
  /// > Deviations: the search runs from both ends; scores are divided by (*n* − 1)(*n* − 2), as
  /// > everywhere here, and not by *n*(*n* − 1), with an error that is smaller in the same
  /// > measure.
  public func approximateBetweenness(
    error: Double, confidence: Double = 0.9, seed: UInt64 = 0, threads: Int? = nil
  ) -> ApproximateBetweenness {
    let largest = connectedComponents().sizes.first ?? 0
    return PathSampling(outward: outward, inward: inward, vertexDiameterBound: largest)
      .scores(error: error, confidence: confidence, seed: seed, threads: threads)
  }
}
