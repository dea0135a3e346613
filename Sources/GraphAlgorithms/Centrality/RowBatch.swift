/// The neighbours of some nodes at one distance from the source, without those that are no farther.
struct RowBatch: Sendable {
  /// Nodes in a batch, at most; and neighbours after which no more nodes are added.
  private static let size = (nodes: 64, neighbors: 1024)

  /// Number of nodes of the batch.
  private(set) var nodeCount = 0
  /// The neighbours of all nodes, one node after the other; then places that may hold anything.
  private(set) var neighbors: ContiguousArray<UInt32>
  /// For each node of the batch, where its neighbours end.
  private(set) var ends: ContiguousArray<Int>
  private var starts: ContiguousArray<Int>
  /// One bit for each node: whether it is no farther from the source than the batch. Their ranks
  /// tell the same, but do not fit into the processor's nearer caches.
  private var closed: ContiguousArray<UInt64>

  init(rows: Digraph.Rows) {
    let nodeCount = rows.offsets.count - 1
    var longest = 0
    for row in 0..<nodeCount { longest = max(longest, rows.range(of: row).count) }
    neighbors = ContiguousArray(repeating: 0, count: Self.size.neighbors + longest)
    ends = ContiguousArray(repeating: 0, count: Self.size.nodes)
    starts = ends
    closed = ContiguousArray(repeating: 0, count: nodeCount / 64 + 1)
  }

  /// Notes that some nodes of `order` are no farther from the source than the batches to come.
  mutating func close(_ order: ContiguousArray<UInt32>, _ range: Range<Int>) {
    for place in range {
      let node = order[place]
      closed[Int(node >> 6)] |= 1 << UInt64(node & 63)
    }
  }

  /// Forgets the nodes of a search, which are all that are closed.
  mutating func open(_ order: ContiguousArray<UInt32>, _ range: Range<Int>) {
    for place in range { closed[Int(order[place] >> 6)] = 0 }
  }

  /// Takes the rows of the first few nodes of a part of `order`, at least of one.
  mutating func load(
    _ order: ContiguousArray<UInt32>, _ range: Range<Int>, from rows: Digraph.Rows
  ) {
    // Spans of two arrays of one value exclude each other; those of two parameters do not.
    nodeCount = Self.load(
      order, range, from: rows, neighbors: &neighbors, starts: &starts, ends: &ends)
  }

  private static func load(
    _ order: ContiguousArray<UInt32>, _ range: Range<Int>, from rows: Digraph.Rows,
    neighbors: inout ContiguousArray<UInt32>, starts: inout ContiguousArray<Int>,
    ends: inout ContiguousArray<Int>
  ) -> Int {
    let offsets = rows.offsets
    let nodes = rows.nodes
    var neighbors = neighbors.mutableSpan
    var starts = starts.mutableSpan
    var ends = ends.mutableSpan
    let nodeCount = min(range.count, size.nodes)
    for number in 0..<nodeCount {
      let node = Int(order[range.lowerBound + number])
      starts[number] = offsets[node]
      ends[number] = offsets[node + 1]
    }
    var number = 0
    var end = 0
    while number < nodeCount && end < size.neighbors {
      for position in starts[number]..<ends[number] {
        neighbors[end] = nodes[position].rawValue
        end &+= 1
      }
      ends[number] = end
      number += 1
    }
    return number
  }

  /// Leaves out neighbours that are no farther than the batch.
  mutating func dropClosed() {
    Self.drop(closed, nodeCount: nodeCount, neighbors: &neighbors, ends: &ends)
  }

  private static func drop(
    _ closed: ContiguousArray<UInt64>, nodeCount: Int, neighbors: inout ContiguousArray<UInt32>,
    ends: inout ContiguousArray<Int>
  ) {
    var neighbors = neighbors.mutableSpan
    var ends = ends.mutableSpan
    var start = 0
    var kept = 0
    for number in 0..<nodeCount {
      for place in start..<ends[number] {
        let node = neighbors[place]
        neighbors[kept] = node
        kept &+= Int(~(closed[Int(node >> 6)] >> UInt64(node & 63)) & 1)
      }
      start = ends[number]
      ends[number] = kept
    }
  }
}
