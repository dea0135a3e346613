/// How far a random sample leads astray at most, and the drawing of samples.
enum SamplingBound {
  /// Draws distinct nodes at random.
  ///
  /// - Returns: The nodes in ascending order.
  /// - Complexity: O(*n*) time and space, *n* nodes of the graph.
  static func nodes(_ count: Int, of nodeCount: Int, seed: UInt64) -> [NodeID] {
    var generator = SplitMix64(seed: seed)
    var nodes = (0..<nodeCount).map { NodeID($0) }
    for place in 0..<count {
      let left = UInt64(truncatingIfNeeded: nodeCount - place)
      nodes.swapAt(place, place + Int(truncatingIfNeeded: generator.integer(below: left)))
    }
    return nodes[..<count].sorted()
  }

  /// The bound that the means of samples without repetition keep to, all at once.
  ///
  /// - Parameters:
  ///   - samples: Number of samples.
  ///   - population: Number of things that they are drawn from.
  ///   - estimates: Number of means.
  ///   - confidence: Chance that no mean is farther from its expectation than the bound.
  /// - Returns: The bound for values from 0 to 1.
  /// > Source: Hoeffding 1963, doi:10.1080/01621459.1963.10500830; the factor for samples without
  /// > repetition by Serfling 1974, doi:10.1214/aos/1176342611.
  static func meanError(
    samples: Int, population: Int, estimates: Int, confidence: Double
  ) -> Double {
    guard samples < population else { return 0 }
    let left = 1 - Double(samples - 1) / Double(population)
    let logarithm = PortableMath.logarithm(2 * Double(estimates) / (1 - confidence))
    return (left * logarithm / (2 * Double(samples))).squareRoot()
  }
}
