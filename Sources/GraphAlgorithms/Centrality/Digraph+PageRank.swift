/// What PageRank found, with the evidence that it is exact enough.
public struct PageRank: Equatable, Sendable {
  /// One score for each node, above 0 where the damping is below 1; they sum to 1.
  public let scores: [Double]
  /// Number of sweeps over the links.
  public let iterations: Int
  /// Sum of what applying the formula once more would change. A score is off by at most
  /// `residual / (1 − damping)`.
  public let residual: Double
}

extension Digraph {
  /// Scores each node by the attention it receives, where attention from a node that itself
  /// receives much counts for more.
  ///
  /// A reader starts anywhere and follows links at random, a link of twice the weight twice as
  /// often; with probability 1 − α, or where no link leads on, the reader starts anew at any node.
  /// The score is the share of time spent at a node:
  /// `p(i) = (1 − α) / n + α Σⱼ p(j) w(j→i) / s(j) + α D / n`, where `s(j)` is the weight of all
  /// links that leave `j`, and `D` is the score of the nodes that nothing leaves.
  ///
  /// - Parameters:
  ///   - damping: α, from 0 up to, but not including, 1. Default 0.85.
  ///   - tolerance: The residual to reach, at least 0. Default 1e-12.
  ///   - maximumIterations: Number of sweeps after which to stop in any case, at least 1.
  ///     Default 1000.
  /// - Returns: One score for each node, sums to 1; none for a graph without nodes. Compare
  ///   ``PageRank/residual`` with the tolerance where `maximumIterations` is small.
  /// - Complexity: O(*m* + *n*) time for each sweep, *m* links and *n* nodes, with about
  ///   log(tolerance) / log(damping) sweeps at most; O(*m* + *n*) extra space.
  /// - Note: Links are read from source to target. A self link is a link like any other. A node
  ///   whose links all weigh 0 counts as one without links. The same bits each time.
  /// > Source: Brin and Page 1998, doi:10.1016/S0169-7552(98)00110-X. Deviation: scores sum to 1
  /// > rather than to *n*, nodes without links spread their score evenly, and each sweep uses the
  /// > scores that it has just found (Gauss-Seidel) rather than those of the sweep before.
  public func pageRank(
    damping: Double = 0.85, tolerance: Double = 1e-12, maximumIterations: Int = 1000
  ) -> PageRank {
    precondition(damping >= 0 && damping < 1, "The damping is from 0 to below 1.")
    precondition(tolerance >= 0, "The tolerance is at least 0.")
    precondition(maximumIterations >= 1, "PageRank needs at least one sweep.")
    guard nodeCount > 0 else { return PageRank(scores: [], iterations: 0, residual: 0) }
    var walk = RandomWalk(graph: self, damping: damping)
    var iterations = 0
    while true {
      iterations += 1
      let isLast = iterations == maximumIterations
      guard walk.sweep() <= tolerance || isLast else { continue }
      let (scores, residual) = walk.normalized()
      guard residual <= tolerance || isLast else { continue }
      return PageRank(scores: scores, iterations: iterations, residual: residual)
    }
  }
}

/// The state of a PageRank computation.
///
/// Where nodes without links spread their score evenly, they only add to the even share of all
/// nodes. So the scores are, up to their sum, the solution of
/// `y(i) = 1/n + α Σⱼ y(j) w(j→i) / s(j)`, which needs no sum over all nodes inside a sweep.
private struct RandomWalk {
  private var scores: [Double]
  private let graph: Digraph
  private let damping: Double
  /// For each link, in inward rows, α times the chance to follow it from its source.
  private var chances: [Double]
  /// For each node, α times the chance to stay by a self link.
  private var loops: [Double]
  private var isDangling: [Bool]

  init(graph: Digraph, damping: Double) {
    self.graph = graph
    self.damping = damping
    let start = 1 / (1 - damping) / Double(graph.nodeCount)
    scores = [Double](repeating: start, count: graph.nodeCount)
    let strengths = (0..<graph.nodeCount).map { graph.outward.strength(of: $0) }
    isDangling = strengths.map { $0 == 0 }
    loops = [Double](repeating: 0, count: graph.nodeCount)
    chances = [Double](repeating: 0, count: graph.linkCount)
    for target in 0..<graph.nodeCount {
      for position in graph.inward.offsets[target]..<graph.inward.offsets[target + 1] {
        let source = graph.inward.nodes[position].index
        let chance =
          isDangling[source] ? 0 : damping * (graph.inward.weight(at: position) / strengths[source])
        if source == target {
          loops[target] = chance
          chances[position] = 0
        } else {
          chances[position] = chance
        }
      }
    }
  }

  /// Solves each node's equation in turn.
  ///
  /// - Returns: Sum of the changes over the sum of the scores.
  mutating func sweep() -> Double {
    let even = 1 / Double(scores.count)
    var change = 0.0
    var total = 0.0
    for target in scores.indices {
      let score = (even + inflow(to: target)) / (1 - loops[target])
      change += (score - scores[target]).magnitude
      total += score
      scores[target] = score
    }
    return change / total
  }

  /// The scores scaled to the sum 1, and how much the formula would still change them.
  func normalized() -> (scores: [Double], residual: Double) {
    let total = scores.reduce(0, +)
    let normalized = scores.map { $0 / total }
    var dangling = 0.0
    for node in normalized.indices where isDangling[node] { dangling += normalized[node] }
    let even = (1 - damping + damping * dangling) / Double(normalized.count)
    var residual = 0.0
    for target in normalized.indices {
      let score = even + inflow(to: target) / total + loops[target] * normalized[target]
      residual += (score - normalized[target]).magnitude
    }
    return (normalized, residual)
  }

  private func inflow(to target: Int) -> Double {
    var sum = 0.0
    for position in graph.inward.offsets[target]..<graph.inward.offsets[target + 1] {
      sum += chances[position] * scores[graph.inward.nodes[position].index]
    }
    return sum
  }
}
