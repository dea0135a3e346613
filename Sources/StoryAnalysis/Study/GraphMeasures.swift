public import GraphAlgorithms

/// Measures of a graph that were computed elsewhere, such as by many machines, and need not be computed again.
///
/// They take the place of what an analysis would compute itself; each has one entry for each article.
public struct GraphMeasures: Sendable {
  /// The weakly connected components.
  public var components: Partition
  /// PageRank of each article, damping 0.85; sums to 1.
  public var pageRank: [Double]
  /// The communities in force, then those of further searches with the seeds that follow; absent where the
  /// stories are to be searched for.
  public var communities: [Partition]?

  /// Creates measures.
  public init(components: Partition, pageRank: [Double], communities: [Partition]?) {
    (self.components, self.pageRank, self.communities) = (components, pageRank, communities)
  }
}
