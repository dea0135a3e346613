extension Drawing.Rectangle {
  /// Whether two rectangles have a part in common.
  func meets(_ other: Drawing.Rectangle) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height
      && other.y < y + height
  }

  /// Whether a point lies in it.
  func contains(_ point: Drawing.Point) -> Bool {
    x < point.x && point.x < x + width && y < point.y && point.y < y + height
  }

  /// The rectangle with room on all sides.
  func widened(by room: Double) -> Drawing.Rectangle {
    .init(x: x - room, y: y - room, width: width + 2 * room, height: height + 2 * room)
  }

  /// Whether a straight line runs through it: what is left of the line between the four sides.
  func isCrossed(from start: Drawing.Point, to end: Drawing.Point) -> Bool {
    var (first, last) = (0.0, 1.0)
    for (from, way, low, high) in [
      (start.x, end.x - start.x, x, x + width), (start.y, end.y - start.y, y, y + height),
    ] {
      guard way.magnitude > 1e-9 else {
        if from < low || from > high { return false }
        continue
      }
      let (one, two) = ((low - from) / way, (high - from) / way)
      first = max(first, min(one, two))
      last = min(last, max(one, two))
    }
    return first < last
  }
}
