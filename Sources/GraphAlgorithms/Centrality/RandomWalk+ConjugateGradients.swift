extension RandomWalk {
  /// Solves the equations of a graph without direction by conjugate gradients.
  ///
  /// The equations `y − W z = p` are symmetric once each is divided by the root of its strength:
  /// that is the same as to measure vectors by `Σ v(i)² / s(i)`, where `1 / s(i)` is the factor but
  /// for α, which cancels. Eigenvalues lie from 1 − α to 1 + α, so few steps suffice, and sums of
  /// products, added in a fixed order, steer them.
  ///
  /// - Returns: Scores that are at least 0, the number of sweeps, and a bound of what the formula
  ///   would still change twice from here, over the sum of the scores, but for rounding.
  func conjugateGradients(
    tolerance: Double, maximumIterations: Int
  ) -> (scores: [Double], iterations: Int, change: Double) {
    var scores = symmetricStart()
    var iterations = 0
    var change = Double.infinity
    var direction = scores
    var published = zip(direction, factors).map { $0 * $1 }
    var image = [Double](repeating: 0, count: nodeCount)
    _ = apply(direction, published, to: &image)
    // What the equations still lack: p − (y − W z).
    var rest = image
    let weights = Parallel.map(updating: &rest, parts: parts, threads: threads) { part, rest in
      var weight = 0.0
      for place in rest.indices {
        let lack = start(at: parts[part] + place) - rest[place]
        rest[place] = lack
        weight += factors[parts[part] + place] * lack * lack
      }
      return weight
    }
    var weight = weights.reduce(0, +)
    var ratio = 0.0

    while change > tolerance && iterations < maximumIterations && weight > 0 {
      Parallel.update(&direction, &published, parts: parts, threads: threads, scratch: {}) {
        part, direction, published, _ in
        let range = parts[part]..<parts[part + 1]
        let rest = rest.span.extracting(range)
        let factors = factors.span.extracting(range)
        for place in direction.indices {
          let value = rest[place] + ratio * direction[place]
          direction[place] = value
          published[place] = value * factors[place]
        }
      }
      let curvature = apply(direction, published, to: &image)
      iterations += 1
      let step = weight / curvature
      guard curvature > 0 && step.isFinite else { break }
      let sums = Parallel.map(updating: &scores, &rest, parts: parts, threads: threads) {
        part, scores, rest in
        advance(&scores, &rest, from: parts[part], step: step, direction, image)
      }
      let sum = sums.reduce(into: Sums()) { $0.add($1) }
      change = damping * (sum.rest.magnitude + sum.restMagnitude) / sum.scores.magnitude
      ratio = sum.weight / weight
      weight = sum.weight
    }
    // Rounding may leave less than nothing where there is almost nothing.
    return (scores.map { max($0, 0) }, iterations, change)
  }

  /// Sums over the nodes of a part.
  private struct Sums {
    var scores = 0.0
    var rest = 0.0
    var restMagnitude = 0.0
    /// `Σ rest(i)² α / s(i)`.
    var weight = 0.0

    mutating func add(_ other: Sums) {
      scores += other.scores
      rest += other.rest
      restMagnitude += other.restMagnitude
      weight += other.weight
    }
  }

  /// What new starts give, and the rest in the proportion of the strengths, which is where a reader
  /// who never starts anew ends up. Where starts are personal, a walk may never get there, and the
  /// scores that are 0 shall be exactly 0.
  private func symmetricStart() -> [Double] {
    guard starts.isEmpty else { return starts }
    let strengths = factors.map { $0 == 0 ? 0 : damping / $0 }
    let total = strengths.reduce(0, +)
    let each = total == 0 ? 0 : damping / (1 - damping) / total
    return strengths.map { 1 / Double(nodeCount) + each * $0 }
  }

  /// Sets `image` to the left side of the equations.
  ///
  /// - Returns: `Σ image(i) z(i)`.
  private func apply(
    _ vector: [Double], _ published: [Double], to image: inout [Double]
  ) -> Double {
    let sums = Parallel.map(updating: &image, parts: parts, threads: threads) { part, image in
      let first = parts[part]
      var sum = 0.0
      forEachInflow(first..<parts[part + 1], published) { node, inflow in
        let value = vector[node] - inflow
        sum += value * published[node]
        image[node - first] = value
      }
      return sum
    }
    return sums.reduce(0, +)
  }

  /// Takes a step along the direction in one part.
  private func advance(
    _ scores: inout MutableSpan<Double>, _ rest: inout MutableSpan<Double>, from first: Int,
    step: Double, _ direction: [Double], _ image: [Double]
  ) -> Sums {
    let range = first..<first + scores.count
    let direction = direction.span.extracting(range)
    let image = image.span.extracting(range)
    let factors = factors.span.extracting(range)
    var sums = Sums()
    for place in scores.indices {
      let score = scores[place] + step * direction[place]
      let lack = rest[place] - step * image[place]
      scores[place] = score
      rest[place] = lack
      sums.scores += score
      sums.rest += lack
      sums.restMagnitude += lack.magnitude
      sums.weight += factors[place] * lack * lack
    }
    return sums
  }
}
