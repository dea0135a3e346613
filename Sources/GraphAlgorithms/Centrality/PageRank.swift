/// What PageRank found, with the evidence that it is exact enough.
public struct PageRank: Equatable, Sendable {
  /// One score for each node, at least its share of the new starts times 1 − α; they sum to 1.
  public let scores: [Double]
  /// Number of sweeps over the links that looked for the scores; one or more that only check them
  /// are not counted.
  public let iterations: Int
  /// Bound of the sum of what applying the formula once more would change. The scores are off by at
  /// most `residual / (1 − damping)` in all.
  public let residual: Double
}

extension RandomWalk {
  /// What both kinds of graph ask of the caller.
  static func check(
    damping: Double, personalization: [Double]?, nodeCount: Int, tolerance: Double,
    maximumIterations: Int
  ) {
    precondition(damping >= 0 && damping < 1, "The damping is from 0 to below 1.")
    precondition(tolerance >= 0, "The tolerance is at least 0.")
    precondition(maximumIterations >= 1, "PageRank needs at least one sweep.")
    guard let personalization else { return }
    precondition(
      personalization.count == nodeCount, "A personalization has one number for each node.")
    precondition(
      personalization.allSatisfy { $0 >= 0 && $0.isFinite },
      "The numbers of a personalization are finite and at least 0.")
    precondition(
      nodeCount == 0 || personalization.contains { $0 > 0 },
      "A number of a personalization is above 0.")
  }
}
