extension Digraph.Rows {
  /// The rows of a graph read without direction: each node's two rows, merged.
  ///
  /// A self link stands in both of its node's rows, so it is counted twice here.
  init(undirected digraph: Digraph, threads: Int) {
    let outward = digraph.outward
    let inward = digraph.inward
    let borders = Parallel.stretches(of: digraph.nodeCount, length: 4096)
    var offsets = [Int](repeating: 0, count: digraph.nodeCount + 1)
    Parallel.update(&offsets, parts: borders, threads: threads, scratch: {}) { part, lengths, _ in
      let first = borders[part]
      for row in lengths.indices {
        lengths[row] = Self.unionCount(of: first + row, outward, inward)
      }
    }
    var end = 0
    for row in offsets.indices {
      let length = offsets[row]
      offsets[row] = end
      end += length
    }
    let starts = borders.map { offsets[$0] }
    var nodes = [NodeID](repeating: NodeID(rawValue: 0), count: end)
    var weights: [Double] = []
    if digraph.isWeighted || end < 2 * digraph.linkCount {
      weights = [Double](repeating: 0, count: end)
      Parallel.update(&nodes, &weights, parts: starts, threads: threads, scratch: {}) {
        part, nodes, weights, _ in
        var slot = 0
        Self.forEachMerged(in: borders[part]..<borders[part + 1], outward, inward) { node, weight in
          nodes[slot] = node
          weights[slot] = weight
          slot += 1
        }
      }
    } else {
      // Every weight is 1, and nothing was added to another.
      Parallel.update(&nodes, parts: starts, threads: threads, scratch: {}) { part, nodes, _ in
        var slot = 0
        Self.forEachMerged(in: borders[part]..<borders[part + 1], outward, inward) { node, _ in
          nodes[slot] = node
          slot += 1
        }
      }
    }
    self.init(offsets: offsets, nodes: nodes, weights: weights)
    dropUnitWeights()
  }

  /// How many nodes two rows hold, those of both counted once.
  private static func unionCount(of row: Int, _ first: Digraph.Rows, _ second: Digraph.Rows) -> Int
  {
    let nodes = first.nodes
    let others = second.nodes
    var place = first.offsets[row]
    var other = second.offsets[row]
    let end = first.offsets[row + 1]
    let otherEnd = second.offsets[row + 1]
    var count = end - place + otherEnd - other
    while place < end && other < otherEnd {
      // No branch depends on which is the smaller, since none would be foreseen.
      let node = nodes[place]
      let otherNode = others[other]
      count -= node == otherNode ? 1 : 0
      place += node <= otherNode ? 1 : 0
      other += otherNode <= node ? 1 : 0
    }
    return count
  }

  /// Calls `body` with what two rows hold in ascending order; of a node in both the weights are added.
  private static func forEachMerged(
    in rows: Range<Int>, _ first: Digraph.Rows, _ second: Digraph.Rows,
    _ body: (NodeID, Double) -> Void
  ) {
    for row in rows {
      var place = first.offsets[row]
      var other = second.offsets[row]
      let end = first.offsets[row + 1]
      let otherEnd = second.offsets[row + 1]
      while place < end && other < otherEnd {
        let node = first.nodes[place]
        let otherNode = second.nodes[other]
        let weight = node <= otherNode ? first.weight(at: place) : 0
        let otherWeight = otherNode <= node ? second.weight(at: other) : 0
        body(min(node, otherNode), weight + otherWeight)
        place += node <= otherNode ? 1 : 0
        other += otherNode <= node ? 1 : 0
      }
      while place < end {
        body(first.nodes[place], first.weight(at: place))
        place += 1
      }
      while other < otherEnd {
        body(second.nodes[other], second.weight(at: other))
        other += 1
      }
    }
  }
}
