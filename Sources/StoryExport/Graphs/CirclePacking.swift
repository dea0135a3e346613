/// Circles laid side by side without overlap, near a common middle.
///
/// The circles that may still be touched from outside form a closed chain. Each next circle is laid
/// against the two neighbours of the chain that are nearest to the middle; where it would overlap a
/// third one, what lies between that one and the pair is closed off, and another pair is tried.
///
/// > Source: Wang, Wang, Dai, Wang 2006, "Visualization of large hierarchical data by circle packing",
/// > doi:10.1145/1124772.1124851. Deviation: the nearest pair is judged by where its circles touch.
package enum CirclePacking {
  private struct Circle {
    var x: Double
    var y: Double
    var radius: Double

    /// How far two circles are from touching: negative where they overlap.
    func gap(to other: Circle) -> Double {
      let (dx, dy) = (x - other.x, y - other.y)
      return (dx * dx + dy * dy).squareRoot() - radius - other.radius
    }
  }

  /// By how much circles may overlap that only touch: what rounding makes of it.
  static let tolerance = 1e-6

  /// The middles of circles, in their order; the first is at the origin.
  ///
  /// - Parameter radii: Radii above 0, the largest first: a circle that is larger than those round it
  ///   might be laid over what the chain has closed off.
  /// - Complexity: O(*n* √*n*) for circles of similar sizes, O(*n*²) at worst.
  package static func centers(ofRadii radii: [Double]) -> [GraphLayout.Point] {
    var circles: [Circle] = []
    var next: [Int] = []
    var previous: [Int] = []
    func join(_ one: Int, _ two: Int) {
      next[one] = two
      previous[two] = one
    }
    /// Where the two circles after one another on the chain touch, as a squared distance from the
    /// middle.
    func distance(after index: Int) -> Double {
      let (one, two) = (circles[index], circles[next[index]])
      let share = one.radius / (one.radius + two.radius)
      let x = one.x + (two.x - one.x) * share
      let y = one.y + (two.y - one.y) * share
      return x * x + y * y
    }
    /// Of the chain after `last` and before `first` the nearest member, by steps from either end, that
    /// a circle overlaps; and whether it was met going forward.
    func obstacle(
      _ circle: Circle, after last: Int, before first: Int
    ) -> (index: Int, isForward: Bool)? {
      var (forward, backward) = (next[last], previous[first])
      guard forward != first else { return nil }
      while true {
        if circle.gap(to: circles[forward]) < -tolerance { return (forward, true) }
        if forward == backward { return nil }
        if circle.gap(to: circles[backward]) < -tolerance { return (backward, false) }
        if next[forward] == backward { return nil }
        (forward, backward) = (next[forward], previous[backward])
      }
    }

    precondition(
      zip(radii, radii.dropFirst()).allSatisfy { $0 >= $1 }, "The largest circles come first.")
    for (index, radius) in radii.enumerated() {
      precondition(radius > 0, "A circle has a radius above 0.")
      next.append(index)
      previous.append(index)
      switch index {
      case 0: circles.append(Circle(x: 0, y: 0, radius: radius))
      case 1:
        circles.append(Circle(x: circles[0].radius + radius, y: 0, radius: radius))
        join(0, 1)
        join(1, 0)
      case 2:
        // What lies outside is on the left of the way along the chain.
        circles.append(tangent(radius, to: circles[0], circles[1]))
        join(0, 2)
        join(2, 1)
        join(1, 0)
      default:
        let start = index - 1
        var first = start
        var best = distance(after: start)
        var member = next[start]
        while member != start {
          let found = distance(after: member)
          if found < best { (best, first) = (found, member) }
          member = next[member]
        }
        var last = next[first]
        var circle = tangent(radius, to: circles[first], circles[last])
        while let (index, isForward) = obstacle(circle, after: last, before: first) {
          if isForward { last = index } else { first = index }
          join(first, last)
          circle = tangent(radius, to: circles[first], circles[last])
        }
        circles.append(circle)
        join(first, index)
        join(index, last)
      }
    }
    return circles.map { GraphLayout.Point(x: $0.x, y: $0.y) }
  }

  /// A circle that touches two others, on the left of the way from the first to the second.
  private static func tangent(_ radius: Double, to one: Circle, _ two: Circle) -> Circle {
    let (dx, dy) = (two.x - one.x, two.y - one.y)
    let between = (dx * dx + dy * dy).squareRoot()
    let (toOne, toTwo) = (one.radius + radius, two.radius + radius)
    // Along the line of the middles, and across it.
    let along = (between * between + toOne * toOne - toTwo * toTwo) / (2 * between)
    let across = max(0, toOne * toOne - along * along).squareRoot()
    return Circle(
      x: one.x + (dx * along - dy * across) / between,
      y: one.y + (dy * along + dx * across) / between, radius: radius)
  }
}
