/// Places circles with labels beside them so that linked ones stand close and nothing overlaps.
///
/// Each connected group is laid out by stress majorisation (the distance on the page follows the
/// distance in the graph), then whatever overlaps is pushed apart, then the groups are packed on
/// shelves. Only addition, multiplication, division and square roots are used, which IEEE 754 rounds
/// the same everywhere; so are the places.
///
/// > Source: Gansner, Koren, North 2005, doi:10.1007/978-3-540-31843-9_25, with localised updates.
struct ProviderLayout {
  /// What is placed: a circle and the label beside it.
  struct Node {
    var radius: Double
    var labelWidth: Double
    var labelHeight: Double
  }

  /// Where a node ended up.
  struct Place {
    var center: Drawing.Point
    var label: Drawing.Rectangle
  }

  /// The place of each node.
  private(set) var places: [Place] = []
  /// Extent of all groups.
  private(set) var width = 0.0
  /// Extent of all groups.
  private(set) var height = 0.0

  /// Places nodes.
  ///
  /// - Parameters:
  ///   - pageWidth: Where a shelf ends; a group that is wider reaches beyond it.
  ///   - spread: Length of the links, 1 where there is room.
  ///   - slimness: How much higher than wide the page is: 1 where it does not matter.
  init(
    nodes: [Node], links: [(source: Int, target: Int)], width pageWidth: Double,
    spread: Double = 1, slimness: Double = 1
  ) {
    var neighbours = [Set<Int>](repeating: [], count: nodes.count)
    for link in links where link.source != link.target {
      neighbours[link.source].insert(link.target)
      neighbours[link.target].insert(link.source)
    }
    places = nodes.map { node in
      Place(
        center: .init(x: 0, y: 0), label: Self.label(of: node, at: .init(x: 0, y: 0), side: .right))
    }
    var groups = Self.groups(neighbours).map { members in
      Group(
        members: members, nodes: nodes, neighbours: neighbours, spread: spread, slimness: slimness)
    }
    // Tall groups first keep the shelves even; equal ones stay in the order of their providers.
    groups.sort { ($1.height, $0.members[0]) < ($0.height, $1.members[0]) }

    var (x, y, shelf) = (0.0, 0.0, 0.0)
    for group in groups {
      if x > 0, x + group.width > pageWidth {
        (x, y, shelf) = (0, y + shelf + 14, 0)
      }
      for (position, member) in group.members.enumerated() {
        let center = group.centers[position]
        let moved = Drawing.Point(
          x: center.x - group.left + x, y: center.y - group.top + y)
        places[member] = Place(
          center: moved,
          label: Self.label(of: nodes[member], at: moved, side: group.sides[position]))
      }
      x += group.width + 18
      shelf = max(shelf, group.height)
      width = max(width, x - 18)
    }
    height = y + shelf
  }

  /// Moves everything apart from top to bottom, which brings nothing nearer to anything else.
  ///
  /// - Parameter most: The largest factor; it is smaller where the height has been reached.
  mutating func stretch(toHeight bound: Double, most: Double) {
    let highest = places.map { min($0.label.y, $0.center.y) }.min() ?? 0
    guard height > 0, bound > height else { return }
    // Circles and labels keep their sizes, so what is stretched is a little less than all.
    let factor = min(most, bound / height)
    for index in places.indices {
      let way = (places[index].center.y - highest) * (factor - 1)
      places[index].center.y += way
      places[index].label.y += way
    }
    height *= factor
  }

  /// Where a label stands from its circle.
  enum Side {
    case left
    case right
    case above
    case below
    case aboveLeft
    case aboveRight
    case belowLeft
    case belowRight

    static let all: [Side] = [
      .right, .left, .below, .above, .belowRight, .belowLeft, .aboveRight, .aboveLeft,
    ]
  }

  /// The frame of a label beside a circle.
  static func label(of node: Node, at center: Drawing.Point, side: Side) -> Drawing.Rectangle {
    var (x, y) = (center.x - node.labelWidth / 2, center.y - node.labelHeight / 2)
    switch side {
    case .left: x = center.x - node.radius - 2 - node.labelWidth
    case .right: x = center.x + node.radius + 2
    case .above: y = center.y - node.radius - 1 - node.labelHeight
    case .below: y = center.y + node.radius + 1
    case .aboveLeft, .aboveRight, .belowLeft, .belowRight:
      // The corner next to the circle stands at 45 degrees from its middle.
      let reach = 0.71 * node.radius + 1
      let isLeft = side == .aboveLeft || side == .belowLeft
      let isAbove = side == .aboveLeft || side == .aboveRight
      x = isLeft ? center.x - reach - node.labelWidth : center.x + reach
      y = isAbove ? center.y - reach - node.labelHeight : center.y + reach
    }
    return .init(x: x, y: y, width: node.labelWidth, height: node.labelHeight)
  }

  /// The connected groups, each in the order of its members.
  private static func groups(_ neighbours: [Set<Int>]) -> [[Int]] {
    var seen = [Bool](repeating: false, count: neighbours.count)
    var groups: [[Int]] = []
    for start in neighbours.indices where !seen[start] {
      var members = [start]
      seen[start] = true
      var next = 0
      while next < members.count {
        for neighbour in neighbours[members[next]].sorted() where !seen[neighbour] {
          seen[neighbour] = true
          members.append(neighbour)
        }
        next += 1
      }
      groups.append(members)
    }
    return groups
  }
}
