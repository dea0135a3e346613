/// Finds ways for lines between bubbles that run through no other bubble and no words, so that a line
/// never seems to lead to a bubble that it only passes.
///
/// A line is straight where it can be. Otherwise it turns at points round the bubbles that are in its
/// way, by the shortest way, each turn counting as a detour of its own; no two lines turn at one point. A
/// line that would go far out of its way is not drawn. Only products, quotients and square roots are
/// taken, whose bits are the same everywhere.
///
/// > Source: Hart, Nilsson, Raphael 1968, doi:10.1109/TSSC.1968.300136, on the points that see each
/// > other (Lozano-Pérez, Wesley 1979, doi:10.1145/359156.359164).
struct BubbleRoutes {
  private struct Circle {
    var center: Drawing.Point
    var radius: Double
  }

  /// What a turn costs, as a length.
  private static let turn = 14.0
  /// Room between the middle of a line and a bubble that it goes round: half of what lies between two.
  private static let clearance = BubbleLayout.gap / 2 - 0.25
  /// Room between the middle of a line and words.
  private static let labelClearance = 3.0
  /// Widest line that fits between two bubbles and touches neither.
  static let widest = 5.0

  private let circles: [Circle]
  private let labels: [Drawing.Rectangle]
  /// Where earlier lines turn.
  private var taken: [Drawing.Point] = []

  init(_ layout: BubbleLayout) {
    circles = layout.centers.indices.map {
      Circle(center: layout.centers[$0], radius: layout.radius($0))
    }
    labels = layout.centers.indices.compactMap { layout.labelFrame($0) }
  }

  /// The corners of a line between the middles of two bubbles; nil where there is no way that is not far
  /// longer than the straight one.
  ///
  /// - Complexity: O(*w*² *b*) at worst, *w* points between the bubbles, *b* bubbles.
  mutating func route(from first: Int, to second: Int, width: Double) -> [Drawing.Point]? {
    let (start, end) = (circles[first].center, circles[second].center)
    let direct = Self.distance(start, end)
    let outside = direct - circles[first].radius - circles[second].radius
    let limit = direct + max(0.6 * outside, 40)
    func isNear(_ point: Drawing.Point, _ reach: Double) -> Bool {
      Self.distance(start, point) + Self.distance(point, end) <= limit + 2 * reach
    }
    let near = Near(
      first: circles[first], second: circles[second],
      others: circles.indices.filter {
        $0 != first && $0 != second && isNear(circles[$0].center, circles[$0].radius)
      }.map { circles[$0] },
      labels: labels.filter {
        isNear(
          .init(x: $0.x + $0.width / 2, y: $0.y + $0.height / 2), ($0.width + $0.height) / 2)
      },
      reach: width / 2 + 0.4)
    if near.isFree(start, end, ends: (true, true)) { return [start, end] }
    var points = [start, end]
    for circle in [near.first, near.second] + near.others {
      points += Self.points(round: circle)
    }
    for label in near.labels {
      let room = Self.labelClearance + 1
      for x in [label.x - room, label.x + label.width + room] {
        for y in [label.y - room, label.y + label.height + room] {
          points.append(.init(x: x, y: y))
        }
      }
    }
    let free = points.indices.filter { index in
      index < 2
        || isNear(points[index], 0) && near.isFree(points[index])
          && taken.allSatisfy { Self.distance($0, points[index]) > 4 }
    }
    guard let way = Self.shortest(free.map { points[$0] }, limit: limit, near: near) else {
      return nil
    }
    taken += way.dropFirst().dropLast()
    return way
  }

  /// The shortest way from the first point to the second through the others.
  private static func shortest(
    _ points: [Drawing.Point], limit: Double, near: Near
  ) -> [Drawing.Point]? {
    var costs = [Double](repeating: .infinity, count: points.count)
    var previous = [Int?](repeating: nil, count: points.count)
    var isDone = [Bool](repeating: false, count: points.count)
    let rest = points.map { distance($0, points[1]) }
    // The turns do not count against the length that a line may have.
    let bound = limit + 5 * turn
    costs[0] = 0
    while true {
      var next: Int?
      for index in points.indices where !isDone[index] && costs[index] < .infinity {
        if next.map({ costs[index] + rest[index] < costs[$0] + rest[$0] }) ?? true { next = index }
      }
      guard let node = next else { return nil }
      if node == 1 { break }
      isDone[node] = true
      for other in points.indices where !isDone[other] {
        let cost = costs[node] + distance(points[node], points[other]) + (other == 1 ? 0 : turn)
        guard cost < costs[other], cost + rest[other] <= bound,
          near.isFree(points[node], points[other], ends: (node == 0, other == 1))
        else { continue }
        costs[other] = cost
        previous[other] = node
      }
    }
    var way = [points[1]]
    var node = 1
    while let before = previous[node] {
      way.append(points[before])
      node = before
    }
    return way.reversed()
  }

  private static func distance(_ one: Drawing.Point, _ two: Drawing.Point) -> Double {
    let (dx, dy) = (two.x - one.x, two.y - one.y)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// Points round a circle, so many that the straight pieces between them do not come near it, in equal
  /// steps of the tangent of the half angle, which needs no trigonometric function.
  private static func points(round circle: Circle) -> [Drawing.Point] {
    let quarter = circle.radius < 40 ? 4 : circle.radius < 90 ? 6 : 10
    let reach = circle.radius + clearance
    return (0..<quarter).flatMap { step -> [Drawing.Point] in
      let t = Double(step) / Double(quarter)
      let (c, s) = (reach * (1 - t * t) / (1 + t * t), reach * 2 * t / (1 + t * t))
      return [(c, s), (-s, c), (-c, -s), (s, -c)].map {
        .init(
          x: ((circle.center.x + $0.0) * 100).rounded() / 100,
          y: ((circle.center.y + $0.1) * 100).rounded() / 100)
      }
    }
  }

  /// What a line may meet on its way.
  private struct Near {
    var first: Circle
    var second: Circle
    var others: [Circle]
    var labels: [Drawing.Rectangle]
    /// Room between the middle of the line and a bubble.
    var reach: Double

    func isFree(_ point: Drawing.Point) -> Bool {
      ([first, second] + others).allSatisfy {
        BubbleRoutes.distance($0.center, point) >= $0.radius + reach
      } && labels.allSatisfy { !$0.widened(by: BubbleRoutes.labelClearance).contains(point) }
    }

    /// Whether a straight piece meets nothing but the bubbles in which it begins or ends.
    func isFree(
      _ start: Drawing.Point, _ end: Drawing.Point, ends: (first: Bool, second: Bool)
    ) -> Bool {
      (ends.first || isClear(first, start, end)) && (ends.second || isClear(second, start, end))
        && others.allSatisfy { isClear($0, start, end) }
        && labels.allSatisfy {
          !$0.widened(by: BubbleRoutes.labelClearance).isCrossed(from: start, to: end)
        }
    }

    private func isClear(_ circle: Circle, _ start: Drawing.Point, _ end: Drawing.Point) -> Bool {
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      let (x, y) = (circle.center.x - start.x, circle.center.y - start.y)
      let square = dx * dx + dy * dy
      let share = square > 0 ? min(1, max(0, (x * dx + y * dy) / square)) : 0
      let (offX, offY) = (x - share * dx, y - share * dy)
      let room = circle.radius + reach
      return offX * offX + offY * offY >= room * room
    }
  }
}
