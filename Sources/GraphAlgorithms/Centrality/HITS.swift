/// What HITS found, with the evidence that it is exact enough.
public struct HITS: Equatable, Sendable {
  /// One score for each node, at least 0: how much it points at good authorities. They sum to 1, or
  /// are all 0 where no link weighs more than 0.
  public let hubs: [Double]
  /// One score for each node, at least 0: how much good hubs point at it. They sum to 1, or are all 0
  /// where no link weighs more than 0.
  public let authorities: [Double]
  /// Number of rounds; each goes over all links twice.
  public let iterations: Int
  /// Sum of what the last round changed of the hubs, 0 where there is no hub. With σ₁ > σ₂ for the two
  /// largest singular values of the matrix of weights, the hubs are off by about
  /// `residual / (1 − (σ₂ / σ₁)²)`.
  public let residual: Double
}
