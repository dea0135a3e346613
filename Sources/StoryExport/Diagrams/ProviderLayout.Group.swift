extension ProviderLayout {
  /// One connected group on a plane of its own.
  struct Group {
    let members: [Int]
    private(set) var centers: [Drawing.Point]
    var sides: [Side]
    /// Length of the links, 1 where there is room.
    private let spread: Double
    let nodes: [Node]
    let neighbours: [[Int]]
    /// For each node the neighbours that have no other neighbour.
    private let leaves: [[Int]]
    private(set) var left = 0.0
    private(set) var top = 0.0
    private(set) var width = 0.0
    private(set) var height = 0.0

    init(members: [Int], nodes: [Node], neighbours: [Set<Int>], spread: Double, slimness: Double) {
      self.members = members
      self.spread = spread
      self.nodes = members.map { nodes[$0] }
      let positions = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
      let inside = members.map { member in
        neighbours[member].compactMap { positions[$0] }.sorted()
      }
      self.neighbours = inside
      leaves = inside.map { others in
        others.count > 1 ? others.filter { inside[$0].count == 1 } : []
      }
      centers = Self.circle(members.count)
      sides = Array(repeating: .right, count: members.count)
      majoriseStress()
      placeLeaves()
      for node in centers.indices {
        centers[node].x /= slimness
        centers[node].y *= slimness
      }
      chooseSides()
      pushApart()
      clearLinks()
      turnLabels()
      slideLeaves()
      measure()
    }

    /// Points round a circle in equal steps of the tangent of the half angle, which needs no
    /// trigonometric function.
    private static func circle(_ count: Int) -> [Drawing.Point] {
      (0..<count).map { index in
        let step = 4 * Double(index) / Double(max(count, 1))
        let quarter = Int(step)
        let t = step - Double(quarter)
        let (c, s) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
        let (x, y) =
          switch quarter {
          case 0: (c, s)
          case 1: (-s, c)
          case 2: (-c, -s)
          default: (s, -c)
          }
        return Drawing.Point(x: 100 * x, y: 100 * y)
      }
    }

    /// Radius of the ring that a node's leaves stand on.
    private func ring(_ node: Int) -> Double {
      guard !leaves[node].isEmpty else { return 0 }
      let (leafCount, count) = (leaves[node].count, neighbours[node].count)
      return spread * Double(max(50 + 7 * min(leafCount, 4), 6 * (leafCount + count)))
    }

    /// Length of the shortest path between each two nodes. A link is longer the more room the rings
    /// and the neighbours of its ends need.
    private func distances() -> [[Double]] {
      let count = members.count
      var distances = [[Double]](
        repeating: [Double](repeating: .infinity, count: count), count: count)
      for node in 0..<count {
        distances[node][node] = 0
        for other in neighbours[node] {
          let degree = Double(
            max(
              neighbours[node].count - leaves[node].count,
              neighbours[other].count - leaves[other].count))
          distances[node][other] =
            spread * (64 + 4 * degree) + 0.5 * (ring(node) + ring(other)) + nodes[node].radius
            + nodes[other].radius
        }
      }
      for middle in 0..<count {
        for first in 0..<count {
          for second in 0..<count {
            let way = distances[first][middle] + distances[middle][second]
            if way < distances[first][second] { distances[first][second] = way }
          }
        }
      }
      return distances
    }

    private mutating func majoriseStress() {
      let ideal = distances()
      guard members.count > 1 else { return }
      for _ in 0..<300 {
        for node in centers.indices {
          var (x, y, total) = (0.0, 0.0, 0.0)
          for other in centers.indices where other != node {
            let (dx, dy) = (centers[node].x - centers[other].x, centers[node].y - centers[other].y)
            let length = max((dx * dx + dy * dy).squareRoot(), 0.01)
            let distance = ideal[node][other]
            let weight = 1 / (distance * distance)
            x += weight * (centers[other].x + distance * dx / length)
            y += weight * (centers[other].y + distance * dy / length)
            total += weight
          }
          centers[node] = Drawing.Point(x: x / total, y: y / total)
        }
      }
    }

    /// Puts the leaves of each node on a ring round it, in directions that keep away from its other
    /// neighbours, so that no link runs through a leaf.
    private mutating func placeLeaves() {
      for node in centers.indices where !leaves[node].isEmpty {
        let center = centers[node]
        let others = neighbours[node].filter { !leaves[node].contains($0) }.map { other in
          Self.unit(centers[other].x - center.x, centers[other].y - center.y)
        }
        let radius = ring(node) + nodes[node].radius
        let directions = Self.directions(leaves[node].count, avoiding: others)
        for (leaf, direction) in zip(leaves[node], directions) {
          centers[leaf] = Drawing.Point(
            x: center.x + direction.x * radius, y: center.y + direction.y * radius)
        }
      }
    }

    private typealias Direction = (x: Double, y: Double)

    private static func unit(_ x: Double, _ y: Double) -> Direction {
      let length = (x * x + y * y).squareRoot()
      return length < 0.01 ? (1, 0) : (x / length, y / length)
    }

    /// So many directions round a point, in order, opposite to others as far as they can be.
    ///
    /// Of equal steps round the point, those next to one of the others are not used: each blocks two at
    /// most, so with two steps more for each there are always enough.
    private static func directions(_ count: Int, avoiding others: [Direction]) -> [Direction] {
      let stepCount = others.isEmpty ? count : count + 2 * others.count + 1
      let step = 2 * Double.pi / Double(stepCount)
      let sum = others.reduce((x: 0.0, y: 0.0)) { ($0.x - $1.x, $0.y - $1.y) }
      let start = others.isEmpty ? (1, 0) : unit(sum.x, sum.y)
      let limit = turned((1, 0), by: 0.7 * step).x
      let candidates = (0..<stepCount).map { turned(start, by: Double($0) * step) }
      let free = candidates.indices.filter { index in
        others.allSatisfy { $0.x * candidates[index].x + $0.y * candidates[index].y < limit }
      }
      let nearest = free.sorted { min($0, stepCount - $0) < min($1, stepCount - $1) }
      return nearest.prefix(count).sorted().map { candidates[$0] }
    }

    /// A direction turned by an angle in radians, in steps small enough for the tangent's series.
    private static func turned(
      _ direction: Direction, by angle: Double
    ) -> Direction {
      let parts = max(1, (angle.magnitude / 0.25).rounded(.up))
      let half = angle / parts / 2
      let square = half * half
      let t = half * (1 + square * (1.0 / 3 + square * (2.0 / 15 + square * 17.0 / 315)))
      let (c, s) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
      var result = direction
      for _ in 0..<Int(parts) {
        result = (c * result.x - s * result.y, s * result.x + c * result.y)
      }
      return result
    }

    /// Puts each label on the side that is turned away from the node's neighbours; those with leaves or
    /// with many neighbours carry it above or below, wherever fewer of their links run.
    private mutating func chooseSides() {
      for node in centers.indices where !neighbours[node].isEmpty {
        let others = neighbours[node].map { centers[$0] }
        if others.count > 2 || !leaves[node].isEmpty {
          let below = others.count { $0.y > centers[node].y + 1 }
          sides[node] = 2 * below > others.count ? .above : .below
        } else {
          let mean = others.reduce(0) { $0 + $1.x } / Double(others.count)
          sides[node] = centers[node].x >= mean ? .right : .left
        }
      }
    }

    /// The rectangle that holds a node's circle and label.
    private func extent(_ node: Int) -> (left: Double, top: Double, right: Double, bottom: Double) {
      let label = ProviderLayout.label(of: nodes[node], at: centers[node], side: sides[node])
      let (center, radius) = (centers[node], nodes[node].radius)
      return (
        min(label.x, center.x - radius), min(label.y, center.y - radius),
        max(label.x + label.width, center.x + radius),
        max(label.y + label.height, center.y + radius)
      )
    }

    /// Moves overlapping nodes apart, half of the way each, along the shorter way out.
    private mutating func pushApart() {
      let gap = 5.0
      for _ in 0..<2_000 {
        var isClear = true
        for first in centers.indices {
          for second in centers.indices where second > first {
            let (one, two) = (extent(first), extent(second))
            let overlapX = min(one.right, two.right) - max(one.left, two.left) + gap
            let overlapY = min(one.bottom, two.bottom) - max(one.top, two.top) + gap
            guard overlapX > 0, overlapY > 0 else { continue }
            isClear = false
            if overlapX < overlapY {
              let sign = one.left + one.right <= two.left + two.right ? 1.0 : -1.0
              centers[first].x -= sign * overlapX / 2
              centers[second].x += sign * overlapX / 2
            } else {
              let sign = one.top + one.bottom <= two.top + two.bottom ? 1.0 : -1.0
              centers[first].y -= sign * overlapY / 2
              centers[second].y += sign * overlapY / 2
            }
          }
        }
        if isClear { break }
      }
    }

    /// Moves nodes off the links that run through their circles and are none of theirs, and apart
    /// again where that made them overlap.
    private mutating func clearLinks() {
      for _ in 0..<60 {
        var isClear = true
        for first in centers.indices {
          for second in neighbours[first] where second > first {
            for node in centers.indices where node != first && node != second {
              isClear = !moveOff(node, link: (first, second)) && isClear
            }
          }
        }
        if isClear { break }
        pushApart()
      }
    }

    /// Moves a node square to a link until its circle is clear of it; false where it was already.
    private mutating func moveOff(_ node: Int, link: (first: Int, second: Int)) -> Bool {
      let (start, end) = (centers[link.first], centers[link.second])
      let along = Self.unit(end.x - start.x, end.y - start.y)
      let (dx, dy) = (centers[node].x - start.x, centers[node].y - start.y)
      let position = dx * along.x + dy * along.y
      let length = (end.x - start.x) * along.x + (end.y - start.y) * along.y
      let offset = dy * along.x - dx * along.y
      let clearance = nodes[node].radius + 5
      guard position > 0, position < length, offset.magnitude < clearance else { return false }
      let move = (clearance + 1 - offset.magnitude) * (offset < 0 ? -1 : 1)
      centers[node].x -= along.y * move
      centers[node].y += along.x * move
      return true
    }

    /// Puts a node at a place.
    mutating func move(_ node: Int, to place: Drawing.Point) { centers[node] = place }

    private mutating func measure() {
      let extents = centers.indices.map { extent($0) }
      left = extents.map(\.left).min() ?? 0
      top = extents.map(\.top).min() ?? 0
      width = (extents.map(\.right).max() ?? 0) - left
      height = (extents.map(\.bottom).max() ?? 0) - top
    }
  }
}
