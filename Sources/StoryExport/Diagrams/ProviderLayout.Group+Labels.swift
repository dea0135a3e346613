extension ProviderLayout.Group {
  /// Turns each label to the side where the fewest links run through it, of those where it overlaps no
  /// circle and no other label.
  ///
  /// - Complexity: O(*k* (*k* + *m*)), *k* nodes and *m* links.
  mutating func turnLabels() {
    let links = neighbours.indices.flatMap { first in
      neighbours[first].filter { $0 > first }.map { (first: first, second: $0) }
    }
    for node in centers.indices where nodes[node].labelWidth > 0 {
      var best = (side: sides[node], crossings: crossings(of: node, at: sides[node], links: links))
      for side in ProviderLayout.Side.all where best.crossings > 0 {
        guard isFree(node, at: side) else { continue }
        let count = crossings(of: node, at: side, links: links)
        if count < best.crossings { best = (side, count) }
      }
      sides[node] = best.side
    }
  }

  /// Moves leaves whose labels still lie on a link towards their neighbour or away from it, to the nearest
  /// place at which the label is on one side or another free of links, and nothing overlaps.
  ///
  /// - Complexity: O(*k* (*k* + *m*)), *k* nodes and *m* links.
  mutating func slideLeaves() {
    let links = neighbours.indices.flatMap { first in
      neighbours[first].filter { $0 > first }.map { (first: first, second: $0) }
    }
    for node in centers.indices where nodes[node].labelWidth > 0 && neighbours[node].count == 1 {
      guard crossings(of: node, at: sides[node], links: links) > 0 else { continue }
      let (old, oldSide, hub) = (centers[node], sides[node], centers[neighbours[node][0]])
      let isFound = Self.slides.contains { share in
        let place = Drawing.Point(
          x: hub.x + share * (old.x - hub.x), y: hub.y + share * (old.y - hub.y))
        move(node, to: place)
        return ProviderLayout.Side.all.contains { side in
          sides[node] = side
          return isFree(node, at: side) && isCircleFree(node, links: links)
            && crossings(of: node, at: side, links: links) == 0
        }
      }
      if !isFound {
        move(node, to: old)
        sides[node] = oldSide
      }
    }
  }

  /// Lengths of a link that are tried, as shares of what it was.
  private static let slides = [0.92, 1.08, 0.84, 1.16, 0.76, 1.24, 0.68, 1.32, 0.6, 1.4]

  /// Whether the circle of a leaf lies on no label and no link, and its own link on neither circles nor
  /// labels.
  private func isCircleFree(_ node: Int, links: [(first: Int, second: Int)]) -> Bool {
    let (center, reach) = (centers[node], nodes[node].radius + 5)
    let circle = Drawing.Rectangle(
      x: center.x - reach, y: center.y - reach, width: 2 * reach, height: 2 * reach)
    let neighbour = neighbours[node][0]
    return centers.indices.allSatisfy { other in
      guard other != node else { return true }
      let label = label(of: other, at: sides[other])
      let around = nodes[other].radius + 3
      let frame = Drawing.Rectangle(
        x: centers[other].x - around, y: centers[other].y - around, width: 2 * around,
        height: 2 * around)
      return !circle.meets(label) && !label.isCrossed(from: center, to: centers[neighbour])
        && (other == neighbour || !frame.isCrossed(from: center, to: centers[neighbour]))
    }
      && links.allSatisfy {
        $0.first == node || $0.second == node
          || !circle.isCrossed(from: centers[$0.first], to: centers[$0.second])
      }
  }

  private func label(of node: Int, at side: ProviderLayout.Side) -> Drawing.Rectangle {
    ProviderLayout.label(of: nodes[node], at: centers[node], side: side)
  }

  private func isFree(_ node: Int, at side: ProviderLayout.Side) -> Bool {
    let frame = label(of: node, at: side)
    return centers.indices.allSatisfy { other in
      guard other != node else { return true }
      let (center, reach) = (centers[other], nodes[other].radius + 2)
      let circle = Drawing.Rectangle(
        x: center.x - reach, y: center.y - reach, width: 2 * reach, height: 2 * reach)
      return !frame.meets(circle)
        && !frame.meets(label(of: other, at: sides[other]))
    }
  }

  private func crossings(
    of node: Int, at side: ProviderLayout.Side, links: [(first: Int, second: Int)]
  ) -> Int {
    let frame = label(of: node, at: side)
    return links.count { frame.isCrossed(from: centers[$0.first], to: centers[$0.second]) }
  }
}
