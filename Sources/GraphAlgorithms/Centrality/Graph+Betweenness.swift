extension Graph {
  /// Scores each node by how often it stands between others.
  ///
  /// What passes from one node to another by the shortest way passes through the nodes in between,
  /// which can hold it up, change it or profit from it: brokers. Where several ways are equally short,
  /// each counts for an equal part. `b(v) = Σ σ(s,t|v) / σ(s,t)` over the pairs of other nodes
  /// `s` and `t`, where `σ(s,t)` is the number of shortest paths between them, and `σ(s,t|v)` the
  /// number of those through `v`. Pairs without a path count nothing.
  ///
  /// - Parameters:
  ///   - length: What a weight says about the length of a link. Default: each link has length 1.
  ///     Otherwise all lengths are above 0, except that those of self links do not matter.
  ///   - isNormalized: Whether to divide by the number of pairs, (*n* − 1)(*n* − 2) / 2. Default no.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: One score for each node, at least 0: a number of pairs, or normalized a share from 0
  ///   to 1.
  /// - Complexity: O(*n* *m*) time, with lengths O(*n* *m* log *m*), *n* nodes and *m* links. For each
  ///   thread 25 bytes for each node and 4 for each link, with lengths 33 and up to 36; and the sums of
  ///   16 to 256 groups of sources, 8 bytes for each node, together at most 128 MiB, or 128 bytes for
  ///   each node where that is more.
  /// - Note: Self links have no effect. Two paths are equally long when the sums of their lengths,
  ///   added in `Double` from the source on, are the same: lengths such as 0.1 can make a difference
  ///   where there is none, whole numbers up to 2⁵³ never do. The number of shortest paths may be of
  ///   any size; it has the precision of `Double`. Sums run in a fixed order, so the result is the
  ///   same bits each time.
  /// > Source: Freeman 1977, doi:10.2307/3033543; the method by Brandes 2001,
  /// > doi:10.1080/0022250X.2001.9990249. Deviation: the links on shortest paths are kept by the rank
  /// > of their ends, as lists of successors. Lengths of 0 are refused, as there: they make ways
  /// > without number equally short.
  public func betweenness(
    length: LinkLength = .one, isNormalized: Bool = false, threads: Int? = nil
  ) -> [Double] {
    BetweennessSum(self, length: length).scores(isNormalized: isNormalized, threads: threads)
  }

  /// The part of betweenness that some sources account for.
  ///
  /// `b(v) = ½ Σ σ(s,t|v) / σ(s,t)` over the sources `s` given and all nodes `t`: half, because each
  /// pair of nodes has two ends. With every node as a source, it is the betweenness.
  ///
  /// - Parameters:
  ///   - sources: The sources. One that is given twice counts twice.
  ///   - length: As for ``betweenness(length:isNormalized:threads:)``.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: One score for each node, at least 0: a number of pairs.
  /// - Complexity: O(*k* *m*) time, with lengths O(*k* *m* log *m*), *k* sources and *m* links; space
  ///   as for ``betweenness(length:isNormalized:threads:)``.
  /// - Note: As for ``betweenness(length:isNormalized:threads:)``. The order of the sources may change
  ///   the last digits.
  /// > Source: Brandes 2008, doi:10.1016/j.socnet.2007.11.001. Deviation: none.
  public func betweenness(
    from sources: [NodeID], length: LinkLength = .one, threads: Int? = nil
  ) -> [Double] {
    let sum = BetweennessSum(self, length: length)
    return sum.scores(of: sources, factor: sum.factor(isNormalized: false), threads: threads)
  }

  /// Betweenness as a random sample of sources lets expect it.
  ///
  /// The sources are distinct, and each set of them is equally likely. What they account for is
  /// multiplied by `n / k`.
  ///
  /// - Parameters:
  ///   - sources: *k*, at least 1. From *n* on, every node is a source, and the result is exact.
  ///   - seed: Start of the random sequence. The same seed gives the same sources. Default 0.
  ///   - confidence: Chance that the error bound is to hold with, between 0 and 1. Default 0.95.
  ///   - length: As for ``betweenness(length:isNormalized:threads:)``.
  ///   - isNormalized: Whether to divide by the number of pairs, (*n* − 1)(*n* − 2) / 2. Default no.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: One score for each node, with a bound of the error.
  /// - Complexity: O(*n* + *k* *m*) time, with lengths O(*n* + *k* *m* log *m*), *n* nodes and *m*
  ///   links; space as for ``betweenness(length:isNormalized:threads:)``.
  /// - Note: As for ``betweenness(length:isNormalized:threads:)``. The error bound is that of
  ///   Hoeffding for all nodes at once, for sources without repetition, and from the largest component,
  ///   of *c* nodes: `½ n (c − 2) √((1 − (k − 1) / n) ln(2n / (1 − confidence)) / 2k)`.
  /// > Source: Brandes and Pich 2007, doi:10.1142/S0218127407018403; Hoeffding 1963,
  /// > doi:10.1080/01621459.1963.10500830; Serfling 1974, doi:10.1214/aos/1176342611. Deviation: the
  /// > factor is `n / k` for all nodes. networkx 3.6 multiplies by `(n − 1) / k`, and for the sources
  /// > themselves by `(n − 1) / (k − 1)`, which is nothing for a single source; on average over
  /// > all samples both give the betweenness.
  public func sampledBetweenness(
    sources: Int, seed: UInt64 = 0, confidence: Double = 0.95, length: LinkLength = .one,
    isNormalized: Bool = false, threads: Int? = nil
  ) -> SampledBetweenness {
    BetweennessSum(self, length: length).sampledScores(
      sources: sources, components: connectedComponents(), seed: seed, confidence: confidence,
      isNormalized: isNormalized, threads: threads)
  }
}
