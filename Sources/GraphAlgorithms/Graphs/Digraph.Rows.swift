extension Digraph {
  /// The links of every node in one direction: compressed sparse rows.
  ///
  /// Row `i` holds positions `offsets[i]..<offsets[i + 1]` of `nodes` and `weights`. Invariants:
  /// `offsets` has one element more than there are rows, starts at 0, never falls and ends at
  /// `nodes.count`; nodes ascend strictly inside a row; `weights` is as long as `nodes`, or empty
  /// where every weight is 1, and then only.
  struct Rows: Equatable, Sendable {
    var offsets: [Int]
    var nodes: [NodeID]
    var weights: [Double]

    init(offsets: [Int], nodes: [NodeID], weights: [Double]) {
      self.offsets = offsets
      self.nodes = nodes
      self.weights = weights
    }

    /// Rows by source, made by two counting sorts, each of which keeps the order of equals:
    /// parallel links end up side by side in the order given, so their sum does not depend on
    /// anything else.
    init(nodeCount: Int, links: [Link]) {
      var starts = [Int](repeating: 0, count: nodeCount + 1)
      offsets = starts
      for link in links {
        precondition(
          link.source.index < nodeCount && link.target.index < nodeCount,
          "The ends of a link belong to the graph.")
        starts[link.target.index + 1] += 1
        offsets[link.source.index + 1] += 1
      }
      for node in 0..<nodeCount {
        starts[node + 1] += starts[node]
        offsets[node + 1] += offsets[node]
      }
      var byTarget = [Int](repeating: 0, count: links.count)
      for position in links.indices {
        let target = links[position].target.index
        byTarget[starts[target]] = position
        starts[target] += 1
      }
      nodes = [NodeID](repeating: NodeID(rawValue: 0), count: links.count)
      weights = [Double](repeating: 0, count: links.count)
      starts = offsets
      for position in byTarget {
        let link = links[position]
        let slot = starts[link.source.index]
        nodes[slot] = link.target
        weights[slot] = link.weight
        starts[link.source.index] = slot + 1
      }
      sumParallels()
    }

    private mutating func sumParallels() {
      var end = 0
      var first = 0
      for row in 0..<offsets.count - 1 {
        let range = first..<offsets[row + 1]
        first = range.upperBound
        let start = end
        offsets[row] = start
        for position in range {
          if end > start && nodes[end - 1] == nodes[position] {
            weights[end - 1] += weights[position]
          } else {
            nodes[end] = nodes[position]
            weights[end] = weights[position]
            end += 1
          }
        }
      }
      offsets[offsets.count - 1] = end
      nodes.removeLast(nodes.count - end)
      weights.removeLast(weights.count - end)
      dropUnitWeights()
    }

    /// Restores the invariant that weights of 1 are not stored where there are no others.
    mutating func dropUnitWeights() {
      if weights.allSatisfy({ $0 == 1 }) { weights = [] }
    }

    /// Whether a weight differs from 1.
    var isWeighted: Bool { !weights.isEmpty }

    func weight(at position: Int) -> Double {
      weights.isEmpty ? 1 : weights[position]
    }

    /// Sum of all weights.
    var totalWeight: Double {
      isWeighted ? weights.reduce(0, +) : Double(nodes.count)
    }

    @_lifetime(borrow self)
    func neighbors(of row: Int) -> Neighbors {
      let range = range(of: row)
      return Neighbors(
        nodes: nodes.span.extracting(range),
        weights: isWeighted ? weights.span.extracting(range) : weights.span)
    }

    /// The same links in rows by their other end.
    func transposed() -> Rows {
      var result = self
      var starts = [Int](repeating: 0, count: offsets.count)
      for node in nodes { starts[node.index + 1] += 1 }
      for row in 0..<offsets.count - 1 { starts[row + 1] += starts[row] }
      result.offsets = starts
      for row in 0..<offsets.count - 1 {
        for position in offsets[row]..<offsets[row + 1] {
          let slot = starts[nodes[position].index]
          result.nodes[slot] = NodeID(rawValue: UInt32(truncatingIfNeeded: row))
          if isWeighted { result.weights[slot] = weights[position] }
          starts[nodes[position].index] = slot + 1
        }
      }
      return result
    }

    func range(of row: Int) -> Range<Int> {
      precondition(row < offsets.count - 1, "The node belongs to the graph.")
      return offsets[row]..<offsets[row + 1]
    }

    func strength(of row: Int) -> Double {
      let range = range(of: row)
      guard isWeighted else { return Double(range.count) }
      var sum = 0.0
      for position in range { sum += weights[position] }
      return sum
    }
  }
}
