/// Places bubbles with labels in a rectangle so that linked ones lie near each other, large ones in the
/// middle, and nothing overlaps.
///
/// The bubbles begin on the spiral of a sunflower, the largest in the middle and linked ones side by
/// side; then links pull, the middle attracts, and whatever overlaps is pushed apart, for a fixed number
/// of steps. Where the
/// rectangle proves too small, all bubbles shrink together and the search begins again, so areas
/// stay in proportion. Only sums, differences, products, quotients and square roots are taken, whose
/// bits are the same everywhere; places are rounded to hundredths.
///
/// > Source: the separation by pairs of Jakobsen 2001, "Advanced character physics"; the spiral of
/// > Vogel 1979, doi:10.1016/0025-5564(79)90080-4.
struct BubbleLayout {
  /// What is placed: a circle, and the words beside it where they do not stand inside.
  struct Bubble {
    /// Radius in points.
    var radius: Double
    /// Width and height of the words beside it.
    var label: (width: Double, height: Double)?
  }

  /// Two bubbles that belong near each other.
  struct Link {
    var first: Int
    var second: Int
    /// From 0 to 1.
    var strength: Double
  }

  /// Room between two bubbles.
  static let gap = 9.0
  /// Room between two labels, and between a label and the bubble of another.
  static let labelGap = 3.0
  /// Length of the leader between a bubble and its label.
  static let leader = 6.0

  /// By how much less room than that is enough: exact distances would take endless steps.
  private static let tolerance = 0.5

  private let bubbles: [Bubble]
  private let links: [Link]
  private let width: Double
  private let height: Double
  /// Size of the bubbles, as a share of what it is to be.
  private var growth = 1.0
  /// The middle of each bubble, within the rectangle.
  private(set) var centers: [Drawing.Point]
  /// Whether the label of a bubble stands on its left.
  private(set) var isLabelLeft: [Bool]

  /// Places bubbles in a rectangle; nil where they do not fit.
  ///
  /// - Parameter start: Where the spiral begins, as a direction from the middle.
  /// - Complexity: O(*n*² + *m*), *n* bubbles, *m* links, for each of a fixed number of steps.
  init?(
    _ bubbles: [Bubble], links: [Link], width: Double, height: Double,
    towards start: (x: Double, y: Double) = (1, 0)
  ) {
    self.bubbles = bubbles
    self.links = links
    self.width = width
    self.height = height
    centers = Self.starts(
      Self.sunflower(count: bubbles.count, width: width, height: height, towards: start),
      links: links)
    isLabelLeft = Array(repeating: false, count: bubbles.count)
    guard bubbles.allSatisfy({ 2 * ($0.radius + Self.tolerance) <= min(width, height) }) else {
      return nil
    }
    for step in 0..<360 {
      // Once the bubbles have found their regions, words turn away from the middle.
      if step == 160 { isLabelLeft = centers.map { $0.x < width / 2 } }
      attract(strength: step < 240 ? 0.02 : 0.008)
      pull()
      // Small at first, so that linked bubbles find each other through the others.
      growth = min(1, 0.25 + Double(step) / 160)
      separate(withLabels: step >= 160)
    }
    var isClear = false
    for _ in 0..<500 where !isClear { isClear = !separate(withLabels: true) }
    guard isClear else { return nil }
    centers = centers.map {
      .init(x: ($0.x * 100).rounded() / 100, y: ($0.y * 100).rounded() / 100)
    }
  }

  private static func sunflower(
    count: Int, width: Double, height: Double, towards start: (x: Double, y: Double)
  ) -> [Drawing.Point] {
    // Cosine and sine of the golden angle, π (3 − √5).
    let (cosine, sine) = (-0.737_368_878_078_319_9, 0.675_490_294_261_523_6)
    var direction = start
    return (0..<count).map { position in
      let distance = 0.45 * ((Double(position) + 0.1) / Double(count)).squareRoot()
      defer {
        direction = (
          direction.x * cosine - direction.y * sine, direction.x * sine + direction.y * cosine
        )
      }
      return .init(
        x: width * (0.5 + distance * direction.x), y: height * (0.5 + distance * direction.y))
    }
  }

  /// A place for each bubble: those further out for smaller ones, and for each that is linked to one
  /// before it the nearest place that is free, so that the two need not find each other.
  private static func starts(_ places: [Drawing.Point], links: [Link]) -> [Drawing.Point] {
    var isFree = [Bool](repeating: true, count: places.count)
    var starts = [Drawing.Point?](repeating: nil, count: places.count)
    var neighbours = [[Int]](repeating: [], count: places.count)
    for link in links {
      neighbours[link.first].append(link.second)
      neighbours[link.second].append(link.first)
    }
    for bubble in places.indices where starts[bubble] == nil {
      guard let first = isFree.firstIndex(of: true) else { break }
      isFree[first] = false
      starts[bubble] = places[first]
      var queue = [bubble]
      var next = 0
      while next < queue.count {
        defer { next += 1 }
        guard let center = starts[queue[next]] else { continue }
        for other in neighbours[queue[next]] where starts[other] == nil {
          let nearest = places.indices.filter { isFree[$0] }.min { one, two in
            square(places[one], center) < square(places[two], center)
          }
          guard let nearest else { break }
          isFree[nearest] = false
          starts[other] = places[nearest]
          queue.append(other)
        }
      }
    }
    return zip(starts, places).map { $0 ?? $1 }
  }

  private static func square(_ one: Drawing.Point, _ two: Drawing.Point) -> Double {
    let (dx, dy) = (two.x - one.x, two.y - one.y)
    return dx * dx + dy * dy
  }

  /// Moves everything a little towards the middle.
  private mutating func attract(strength: Double) {
    for index in centers.indices {
      centers[index].x += (width / 2 - centers[index].x) * strength * min(1, height / width)
      centers[index].y += (height / 2 - centers[index].y) * strength * min(1, width / height)
    }
  }

  /// Moves linked bubbles towards each other, the smaller one more, as near as their size of the moment
  /// allows: where they stay in touch while all grow, no other comes between them.
  private mutating func pull() {
    for link in links {
      let (one, two) = (link.first, link.second)
      let (dx, dy) = (centers[two].x - centers[one].x, centers[two].y - centers[one].y)
      let length = (dx * dx + dy * dy).squareRoot()
      let excess =
        length - (bubbles[one].radius + bubbles[two].radius + Self.gap) * growth - Self.gap
      guard excess > 0, length > 0 else { continue }
      let move = excess / length * (0.04 + 0.08 * link.strength)
      shift(one, two, by: .init(x: -dx * move, y: -dy * move))
    }
  }

  /// Moves two bubbles apart by a distance in all, each by the other's share of their area.
  private mutating func shift(_ one: Int, _ two: Int, by way: Drawing.Point) {
    let (first, second) = (
      bubbles[one].radius * bubbles[one].radius, bubbles[two].radius * bubbles[two].radius
    )
    let share = second / (first + second)
    centers[one].x -= way.x * share
    centers[one].y -= way.y * share
    centers[two].x += way.x * (1 - share)
    centers[two].y += way.y * (1 - share)
  }

  /// How much further linked bubbles lie from each other than they must.
  var slack: Double {
    links.reduce(0) { sum, link in
      let (one, two) = (centers[link.first], centers[link.second])
      let touching = bubbles[link.first].radius + bubbles[link.second].radius + Self.gap
      return sum + max(0, Self.square(one, two).squareRoot() - touching)
    }
  }

  /// The radius of a bubble.
  func radius(_ index: Int) -> Double { bubbles[index].radius }

  /// The frame of the label beside a bubble.
  func labelFrame(_ index: Int) -> Drawing.Rectangle? {
    guard let label = bubbles[index].label else { return nil }
    let reach = bubbles[index].radius + Self.leader
    return .init(
      x: isLabelLeft[index]
        ? centers[index].x - reach - label.width : centers[index].x + reach,
      y: centers[index].y - label.height / 2, width: label.width, height: label.height)
  }

  /// Pushes apart what overlaps and back what left the rectangle; whether anything had to move.
  @discardableResult
  private mutating func separate(withLabels: Bool) -> Bool {
    var hasMoved = false
    for one in centers.indices {
      for two in (one + 1)..<max(centers.count, one + 1) {
        hasMoved = separateCircles(one, two) || hasMoved
        guard withLabels else { continue }
        hasMoved = separateLabel(of: one, fromCircle: two) || hasMoved
        hasMoved = separateLabel(of: two, fromCircle: one) || hasMoved
        hasMoved = separateLabels(one, two) || hasMoved
      }
    }
    for index in centers.indices {
      hasMoved = confine(index, withLabel: withLabels) || hasMoved
    }
    return hasMoved
  }

  private mutating func separateCircles(_ one: Int, _ two: Int) -> Bool {
    let (dx, dy) = (centers[two].x - centers[one].x, centers[two].y - centers[one].y)
    let reach = (bubbles[one].radius + bubbles[two].radius + Self.gap) * growth
    let square = dx * dx + dy * dy
    guard square < reach * reach else { return false }
    let length = square.squareRoot()
    let way = reach - length
    shift(
      one, two,
      by: length < 0.001
        ? .init(x: way, y: 0) : .init(x: dx / length * way, y: dy / length * way))
    return way > Self.tolerance
  }

  private mutating func separateLabel(of one: Int, fromCircle two: Int) -> Bool {
    guard let frame = labelFrame(one) else { return false }
    let (center, reach) = (centers[two], bubbles[two].radius + Self.labelGap)
    let near = Drawing.Point(
      x: min(max(center.x, frame.x), frame.x + frame.width),
      y: min(max(center.y, frame.y), frame.y + frame.height))
    let (dx, dy) = (center.x - near.x, center.y - near.y)
    let square = dx * dx + dy * dy
    guard square < reach * reach else { return false }
    let overlap = reach - square.squareRoot()
    part(one, two, by: overlap, shortest: .init(x: dx, y: dy))
    return overlap > Self.tolerance
  }

  private mutating func separateLabels(_ one: Int, _ two: Int) -> Bool {
    guard let first = labelFrame(one), let second = labelFrame(two) else { return false }
    let gap = Self.labelGap
    let overlapX =
      min(first.x + first.width, second.x + second.width) - max(first.x, second.x) + gap
    let overlapY =
      min(first.y + first.height, second.y + second.height) - max(first.y, second.y) + gap
    guard overlapX > 0, overlapY > 0 else { return false }
    let isAcross = overlapX < overlapY
    part(
      one, two, by: min(overlapX, overlapY),
      shortest: .init(
        x: isAcross ? second.x + second.width / 2 - first.x - first.width / 2 : 0,
        y: isAcross ? 0 : second.y + second.height / 2 - first.y - first.height / 2))
    return min(overlapX, overlapY) > Self.tolerance
  }

  /// Moves two bubbles apart, partly along the shortest way out and partly along the line of their
  /// middles: the shortest ways of a whole column, all up and down, would have no end.
  private mutating func part(_ one: Int, _ two: Int, by way: Double, shortest: Drawing.Point) {
    func unit(_ x: Double, _ y: Double) -> Drawing.Point {
      let length = (x * x + y * y).squareRoot()
      return length < 0.001 ? .init(x: 0, y: 1) : .init(x: x / length, y: y / length)
    }
    let direct = unit(shortest.x, shortest.y)
    let middle = unit(centers[two].x - centers[one].x, centers[two].y - centers[one].y)
    shift(
      one, two,
      by: .init(
        x: way * (0.5 * direct.x + 0.7 * middle.x), y: way * (0.5 * direct.y + 0.7 * middle.y)))
  }

  /// The rectangle that holds a bubble and its label.
  func extent(_ index: Int, withLabel: Bool = true) -> Drawing.Rectangle {
    let (center, radius) = (centers[index], bubbles[index].radius)
    let circle = Drawing.Rectangle(
      x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius)
    guard withLabel, let label = labelFrame(index) else { return circle }
    let (left, top) = (min(circle.x, label.x), min(circle.y, label.y))
    return .init(
      x: left, y: top,
      width: max(circle.x + circle.width, label.x + label.width) - left,
      height: max(circle.y + circle.height, label.y + label.height) - top)
  }

  private mutating func confine(_ index: Int, withLabel: Bool) -> Bool {
    let frame = extent(index, withLabel: withLabel)
    // What stays within the tolerance stays within the rectangle.
    let inset = Self.tolerance
    let x = max(0, inset - frame.x) - max(0, frame.x + frame.width - width + inset)
    let y = max(0, inset - frame.y) - max(0, frame.y + frame.height - height + inset)
    centers[index].x += x
    centers[index].y += y
    return max(x.magnitude, y.magnitude) > inset
  }
}
