import Testing

/// Expects one score for each node, each within a tolerance of what it should be, and names the node
/// that is farthest off.
func expectNear(
  _ scores: [Double], _ expected: [Double], within tolerance: Double = 1e-12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard scores.count == expected.count else {
    Issue.record("\(scores.count) scores", sourceLocation: sourceLocation)
    return
  }
  let errors = zip(scores, expected).map { abs($0 - $1) }
  let worst = errors.indices.max { errors[$0] < errors[$1] } ?? 0
  #expect(
    errors.allSatisfy { $0 <= tolerance },
    "node \(worst): \(scores[worst]) rather than \(expected[worst])",
    sourceLocation: sourceLocation)
}
