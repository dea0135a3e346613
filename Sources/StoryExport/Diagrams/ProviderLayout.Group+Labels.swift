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
