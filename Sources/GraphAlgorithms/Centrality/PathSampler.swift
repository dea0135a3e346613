/// Draws shortest paths between two nodes at random.
///
/// Two searches go step by step from both ends towards each other, each time the one with fewer links
/// to follow. When they have met, the nodes where they did stand between the two ends, one on each
/// shortest path; one of them is drawn, and from there, node by node, the path back to either end.
///
/// > Source: Riondato and Kornaropoulos 2016, doi:10.1007/s10618-015-0423-0, with the search from both
/// > ends by Borassi and Natale 2019, doi:10.1145/3284359.
struct PathSampler<Count: PathCount>: Sendable {
  private var forward: Side
  private var backward: Side

  /// - Parameters:
  ///   - outward: The rows to follow from the source.
  ///   - inward: The rows to follow from the target, against the direction of the links.
  init(outward: Digraph.Rows, inward: Digraph.Rows) {
    forward = Side(rows: outward)
    backward = Side(rows: inward)
  }

  /// Draws a shortest path; each is equally likely.
  ///
  /// - Parameters:
  ///   - source: The node that the path leaves.
  ///   - target: Another node, which it enters.
  ///   - generator: Where the random numbers come from.
  ///   - nodes: Gets the nodes between the two, if there is a path, in any order.
  /// - Returns: Whether all counts were in range; if not, nothing is drawn.
  mutating func draw(
    from source: Int, to target: Int, generator: inout SplitMix64, into nodes: inout [NodeID]
  ) -> Bool {
    forward.start(at: source)
    backward.start(at: target)
    defer {
      forward.clear()
      backward.clear()
    }
    var meeting: [UInt32] = []
    while meeting.isEmpty {
      guard !forward.isExhausted && !backward.isExhausted else { return true }
      meeting =
        forward.effort <= backward.effort
        ? forward.step(towards: backward) : backward.step(towards: forward)
    }
    let counts = meeting.map { forward.counts[Int($0)] * backward.counts[Int($0)] }
    var total = Count(0)
    for count in counts { total += count }
    guard total.isInRange else { return false }
    var choice = Choice<Count>(of: total, generator: &generator)
    let middle = Int(meeting[counts.firstIndex { choice.takes($0) } ?? counts.count - 1])
    if middle != source && middle != target { nodes.append(NodeID(middle)) }
    forward.walk(from: middle, by: backward.rows, generator: &generator, into: &nodes)
    backward.walk(from: middle, by: forward.rows, generator: &generator, into: &nodes)
    return true
  }

  /// A random choice among things of which some count for more.
  private struct Choice<Weight: PathCount> {
    private let total: Weight
    private let mark: Double
    private var sum = 0.0

    init(of total: Weight, generator: inout SplitMix64) {
      self.total = total
      mark = generator.unitInterval()
    }

    /// Whether the next thing, which counts for `count` of the total, is the one.
    mutating func takes(_ count: Weight) -> Bool {
      sum += (count / total).rounded
      return mark < sum
    }
  }

  /// The search from one end.
  private struct Side {
    static var unreached: UInt32 { .max }

    let rows: Digraph.Rows
    /// For each node, its distance from the end.
    private var distances: ContiguousArray<UInt32>
    /// For each node that is reached, the number of shortest paths from the end.
    private(set) var counts: ContiguousArray<Count>
    /// The nodes that are reached, nearest first.
    private var order: [UInt32] = []
    /// Where in `order` the nodes at the largest distance begin.
    private var frontier = 0
    /// That distance.
    private var distance: UInt32 = 0
    /// Number of links that the next step follows.
    private(set) var effort = 0

    init(rows: Digraph.Rows) {
      self.rows = rows
      let nodeCount = rows.offsets.count - 1
      distances = ContiguousArray(repeating: Self.unreached, count: nodeCount)
      counts = ContiguousArray(repeating: Count(0), count: nodeCount)
    }

    /// Whether the search is at its end.
    var isExhausted: Bool { frontier == order.count }

    mutating func start(at end: Int) {
      distances[end] = 0
      counts[end] = Count(1)
      order.append(UInt32(truncatingIfNeeded: end))
      frontier = 0
      distance = 0
      effort = rows.range(of: end).count
    }

    /// Reaches the nodes that are one step farther.
    ///
    /// - Returns: Those among them that the search from the other end has reached.
    mutating func step(towards other: Side) -> [UInt32] {
      var meeting: [UInt32] = []
      let offsets = rows.offsets
      let neighbors = rows.nodes
      let level = frontier..<order.count
      frontier = order.count
      distance += 1
      effort = 0
      for place in level {
        let node = Int(order[place])
        let count = counts[node]
        for position in offsets[node]..<offsets[node + 1] {
          let neighbor = neighbors[position].index
          if distances[neighbor] == Self.unreached {
            distances[neighbor] = distance
            counts[neighbor] = count
            order.append(UInt32(truncatingIfNeeded: neighbor))
            effort += offsets[neighbor + 1] - offsets[neighbor]
            if other.distances[neighbor] != Self.unreached {
              meeting.append(UInt32(truncatingIfNeeded: neighbor))
            }
          } else if distances[neighbor] == distance {
            counts[neighbor] += count
          }
        }
      }
      return meeting
    }

    /// Draws the way from a node back to the end, and adds what lies between them.
    func walk(
      from start: Int, by opposite: Digraph.Rows, generator: inout SplitMix64,
      into nodes: inout [NodeID]
    ) {
      var node = start
      while distances[node] > 1 && distances[node] != Self.unreached {
        var choice = Choice<Count>(of: counts[node], generator: &generator)
        var chosen = node
        for position in opposite.range(of: node) {
          let neighbor = opposite.nodes[position].index
          guard distances[neighbor] == distances[node] - 1 else { continue }
          chosen = neighbor
          if choice.takes(counts[neighbor]) { break }
        }
        nodes.append(NodeID(chosen))
        node = chosen
      }
    }

    /// Forgets what was found, and looks at nothing else.
    mutating func clear() {
      for node in order { distances[Int(node)] = Self.unreached }
      order.removeAll(keepingCapacity: true)
    }
  }
}
