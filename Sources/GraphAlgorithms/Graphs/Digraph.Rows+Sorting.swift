extension Digraph.Rows {
  /// Rows of links that come in any order; a row keeps the order in which its links come.
  ///
  /// A counting sort in two steps. First the links are put on piles, each of a range of rows and small
  /// enough for the processor's cache; then each pile is sorted by row. Both steps keep the order of
  /// equals, so the result depends neither on the piles nor on who works on what.
  ///
  /// - Complexity: O(*n* + *m*) time and space, *n* rows and *m* links.
  init(rowCount: Int, sorting source: some RowSource, threads: Int) {
    let shift = Self.pileShift(rowCount: rowCount)
    let pileCount = (rowCount + (1 << shift) - 1) >> shift
    let found = Parallel.map(count: source.partCount, threads: threads) { part in
      var counts = [Int](repeating: 0, count: pileCount)
      var isUnit = true
      source.forEach(inPart: part) { row, _, weight in
        counts[Int(row >> shift)] += 1
        if weight != 1 { isUnit = false }
      }
      return (counts: counts, isUnit: isUnit)
    }
    let counts = found.map(\.counts)
    self.init(offsets: [], nodes: [], weights: [])
    if found.allSatisfy(\.isUnit) {
      let (links, starts) = Parallel.piles(pileCount: pileCount, counts: counts, threads: threads) {
        part, piles in
        source.forEach(inPart: part) { row, node, _ in
          piles.put(UnitEntry(row: row, node: node), on: Int(row >> shift))
        }
      }
      sort(links, starts: starts, shift: shift, rowCount: rowCount, threads: threads)
    } else {
      let (links, starts) = Parallel.piles(pileCount: pileCount, counts: counts, threads: threads) {
        part, piles in
        source.forEach(inPart: part) { row, node, weight in
          piles.put(
            WeightedEntry(row: row, node: node, weight: weight),
            on: Int(row >> shift))
        }
      }
      sort(links, starts: starts, shift: shift, rowCount: rowCount, threads: threads)
    }
  }

  /// How many bits of a row's number tell rows of one pile apart: at most 256 piles of at least 1,024
  /// rows, so that a processor can write to all of them at the same time.
  private static func pileShift(rowCount: Int) -> Int {
    var shift = 10
    while rowCount >> shift >= 256 { shift += 1 }
    return shift
  }

  /// Sorts the links of each pile by row.
  private mutating func sort<Entry: RowEntry>(
    _ entries: [Entry], starts: [Int], shift: Int, rowCount: Int, threads: Int
  ) {
    let borders = Parallel.stretches(of: rowCount, length: 1 << shift)
    offsets = [Int](repeating: entries.count, count: rowCount + 1)
    Parallel.update(&offsets, parts: borders, threads: threads, scratch: {}) { pile, offsets, _ in
      for row in offsets.indices { offsets[row] = 0 }
      let first = borders[pile]
      for position in starts[pile]..<starts[pile + 1] {
        offsets[Int(entries[position].row) - first] += 1
      }
      var end = starts[pile]
      for row in offsets.indices {
        let count = offsets[row]
        offsets[row] = end
        end += count
      }
    }
    nodes = [NodeID](repeating: NodeID(rawValue: 0), count: entries.count)
    let offsets = offsets
    if Entry.isWeighted {
      weights = [Double](repeating: 0, count: entries.count)
      Parallel.update(&nodes, &weights, parts: starts, threads: threads, scratch: { [Int]() }) {
        pile, nodes, weights, next in
        let first = borders[pile]
        next = Array(offsets[first..<borders[pile + 1]])
        for position in starts[pile]..<starts[pile + 1] {
          let entry = entries[position]
          let slot = next[Int(entry.row) - first]
          next[Int(entry.row) - first] = slot + 1
          nodes[slot - starts[pile]] = NodeID(rawValue: entry.node)
          weights[slot - starts[pile]] = entry.weight
        }
      }
    } else {
      Parallel.update(&nodes, parts: starts, threads: threads, scratch: { [Int]() }) {
        pile, nodes, next in
        let first = borders[pile]
        next = Array(offsets[first..<borders[pile + 1]])
        for position in starts[pile]..<starts[pile + 1] {
          let entry = entries[position]
          let slot = next[Int(entry.row) - first]
          next[Int(entry.row) - first] = slot + 1
          nodes[slot - starts[pile]] = NodeID(rawValue: entry.node)
        }
      }
    }
  }
}

/// Links in a certain order, cut into parts: what rows are made of.
protocol RowSource {
  /// Number of parts; it must not depend on the number of threads.
  var partCount: Int { get }

  /// Calls `body` with the row, the node and the weight of each link of a part.
  func forEach(inPart part: Int, _ body: (UInt32, UInt32, Double) -> Void)
}

/// A link on a pile.
private protocol RowEntry: BitwiseCopyable, Sendable {
  static var isWeighted: Bool { get }
  var row: UInt32 { get }
  var node: UInt32 { get }
  var weight: Double { get }
}

private struct WeightedEntry: RowEntry {
  static var isWeighted: Bool { true }
  let row: UInt32
  let node: UInt32
  let weight: Double
}

/// A link of weight 1, which takes half the space.
private struct UnitEntry: RowEntry {
  static var isWeighted: Bool { false }
  let row: UInt32
  let node: UInt32
  var weight: Double { 1 }
}
