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
    let logarithm = logarithm(2 * Double(estimates) / (1 - confidence))
    return (left * logarithm / (2 * Double(samples))).squareRoot()
  }

  /// The natural logarithm, with the same bits on every platform, which a C library does not promise.
  ///
  /// - Parameter value: Above 0 and finite.
  static func logarithm(_ value: Double) -> Double {
    // 2^exponent × significand, with a significand near 1.
    var significand = value.significand
    var exponent = Double(value.exponent)
    if significand > 1.414 {
      significand /= 2
      exponent += 1
    }
    // ln s = 2 (t + t³/3 + t⁵/5 + …) with t = (s − 1) / (s + 1), here below 0.172.
    let ratio = (significand - 1) / (significand + 1)
    var sum = 0.0
    for power in stride(from: 23.0, through: 1, by: -2) {
      sum = sum * ratio * ratio + 1 / power
    }
    return exponent * 0.693_147_180_559_945_3 + 2 * ratio * sum
  }
}
