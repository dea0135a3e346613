/// Searches a graph breadth first from up to 64 nodes at once, again and again in the same memory.
///
/// Each search owns one bit of a word, and each node has a word that tells which searches have
/// reached it. The searches of a batch mostly pass the same links, and pass them together.
///
/// > Source: Then et al. 2014, doi:10.14778/2735496.2735507. Deviation: words of 64 bits only.
struct BatchSearch {
  /// Most sources of a batch.
  static let capacity = 64

  private let links: Digraph.Rows
  private let backlinks: Digraph.Rows
  /// For each node, the searches that have reached it.
  private var seen: [UInt64]
  /// For each node, the searches that have reached it in the last step.
  private var fresh: [UInt64]
  /// The same for the step that is being made.
  private var coming: [UInt64]
  /// The nodes with bits in `fresh`, in `coming`, in `seen`.
  private var frontier: [UInt32] = []
  private var next: [UInt32] = []
  private var reached: [UInt32] = []

  /// - Parameters:
  ///   - links: The links to follow.
  ///   - backlinks: The same links in rows by their other end.
  init(links: Digraph.Rows, backlinks: Digraph.Rows) {
    self.links = links
    self.backlinks = backlinks
    seen = [UInt64](repeating: 0, count: links.offsets.count - 1)
    fresh = seen
    coming = seen
  }

  /// Searches from each node of a batch.
  ///
  /// - Parameters:
  ///   - sources: At most 64 distinct nodes; the search from the one at position *k* owns bit *k*.
  ///   - body: Gets each distance from 1 up at which a search reaches a node, all those nodes in no
  ///     certain order, and for every node of the graph the searches that reach it at that distance.
  /// - Complexity: O(*l* (*n* + *m*)) time, *n* nodes, *m* links and *l* distances, and no more
  ///   than 64 searches one by one.
  mutating func run(
    from sources: ArraySlice<UInt32>,
    body: (_ distance: Int, _ nodes: [UInt32], _ searches: [UInt64]) -> Void
  ) {
    precondition(sources.count <= Self.capacity, "A batch has at most 64 sources.")
    clear()
    for (bit, source) in sources.enumerated() {
      seen[Int(source)] |= 1 << UInt64(bit)
      fresh[Int(source)] |= 1 << UInt64(bit)
      frontier.append(source)
      reached.append(source)
    }
    let all: UInt64 = sources.count == Self.capacity ? .max : 1 << UInt64(sources.count) - 1
    var distance = 0
    while !frontier.isEmpty {
      var size = 0
      for node in frontier { size += links.range(of: Int(node)).count }
      // Both ways find the same. Asking every node pays as soon as most links lead to it anyway.
      if size > links.nodes.count / 8 { pull(all) } else { push() }
      for node in frontier { fresh[Int(node)] = 0 }
      swap(&fresh, &coming)
      swap(&frontier, &next)
      next.removeAll(keepingCapacity: true)
      distance += 1
      if !frontier.isEmpty { body(distance, frontier, fresh) }
    }
  }

  private mutating func clear() {
    for node in reached { seen[Int(node)] = 0 }
    reached.removeAll(keepingCapacity: true)
  }

  /// Makes a step from the nodes of the last one along their links.
  private mutating func push() {
    let offsets = links.offsets
    let nodes = links.nodes
    for node in frontier {
      let searches = fresh[Int(node)]
      for link in offsets[Int(node)]..<offsets[Int(node) + 1] {
        let other = nodes[link]
        let found = searches & ~seen[other.index]
        guard found != 0 else { continue }
        if coming[other.index] == 0 { next.append(other.rawValue) }
        coming[other.index] |= found
      }
    }
    for node in next {
      if seen[Int(node)] == 0 { reached.append(node) }
      seen[Int(node)] |= coming[Int(node)]
    }
  }

  /// Makes a step by asking each node that a search is missing whether it has just reached one
  /// from which a link leads here.
  private mutating func pull(_ all: UInt64) {
    let offsets = backlinks.offsets
    let nodes = backlinks.nodes
    for node in seen.indices {
      let old = seen[node]
      guard old != all else { continue }
      var searches: UInt64 = 0
      for link in offsets[node]..<offsets[node + 1] {
        searches |= fresh[nodes[link].index]
      }
      let found = searches & ~old
      guard found != 0 else { continue }
      coming[node] = found
      next.append(UInt32(truncatingIfNeeded: node))
      if old == 0 { reached.append(UInt32(truncatingIfNeeded: node)) }
      seen[node] = old | found
    }
  }
}

/// For each bit of a word, in how many of some words it is set.
///
/// Plane *p* holds bit *p* of all 64 counts, so a word is added like a number: its carry ripples
/// through the planes, for all counts at once.
struct BitCounts {
  private var planes: [UInt64] = []

  /// Counts anew, in the words at some positions.
  mutating func count(_ words: [UInt64], at positions: [UInt32]) {
    planes.removeAll(keepingCapacity: true)
    // Fifteen words of sixteen go no further than these.
    var (ones, twos, fours, eights) = (0, 0, 0, 0) as (UInt64, UInt64, UInt64, UInt64)
    for position in positions {
      let word = words[Int(position)]
      let first = ones & word
      ones ^= word
      let second = twos & first
      twos ^= first
      let third = fours & second
      fours ^= second
      var carry = eights & third
      eights ^= third
      var plane = 0
      while carry != 0 {
        if plane == planes.count { planes.append(0) }
        let old = planes[plane]
        planes[plane] = old ^ carry
        carry &= old
        plane += 1
      }
    }
    planes.insert(contentsOf: [ones, twos, fours, eights], at: 0)
  }

  /// In how many words a bit was set.
  subscript(bit: Int) -> Int {
    var result = 0
    for plane in planes.indices {
      result |= Int(truncatingIfNeeded: (planes[plane] >> UInt64(bit)) & 1) << plane
    }
    return result
  }
}

extension Digraph.Rows {
  /// All rows, near ones side by side: breadth first from the first row that is left, again and
  /// again.
  func searchOrder() -> [UInt32] {
    let count = offsets.count - 1
    var order: [UInt32] = []
    order.reserveCapacity(count)
    var isFound = [Bool](repeating: false, count: count)
    var position = 0
    for start in 0..<count where !isFound[start] {
      isFound[start] = true
      order.append(UInt32(truncatingIfNeeded: start))
      while position < order.count {
        let row = Int(order[position])
        position += 1
        for link in offsets[row]..<offsets[row + 1] where !isFound[nodes[link].index] {
          isFound[nodes[link].index] = true
          order.append(nodes[link].rawValue)
        }
      }
    }
    return order
  }
}
