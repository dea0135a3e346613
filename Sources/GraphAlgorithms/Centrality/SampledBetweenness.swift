/// Betweenness as a random sample of sources lets expect it, with the size of the possible error.
public struct SampledBetweenness: Equatable, Sendable {
  /// One score for each node, at least 0; on average over all samples it is the betweenness.
  public let scores: [Double]
  /// Number of sources.
  public let samples: Int
  /// Chance, from 0 to 1, that all scores keep to the error bound.
  public let confidence: Double
  /// With the chance `confidence`, no score is farther than this from the node's betweenness; 0 where
  /// every node was a source. It holds for any graph of this size with components of this size, so
  /// the errors themselves are mostly far smaller.
  public let errorBound: Double
}
