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

    /// Rows by source. Sorted by target first, and then by source in the order of the targets, the
    /// links of a row ascend; parallel ones lie side by side in the order given, so their sum does not
    /// depend on anything else. Links that come in this order, and none twice, are rows already.
    init(nodeCount: Int, links: [Link], threads: Int) {
      if zip(links, links.dropFirst()).allSatisfy({
        ($0.source, $0.target) < ($1.source, $1.target)
      }) {
        self.init(nodeCount: nodeCount, ascending: links)
        return
      }
      let byTarget = Rows(
        rowCount: nodeCount, sorting: LinksByTarget(links: links, nodeCount: nodeCount),
        threads: threads)
      self = byTarget.transposed(threads: threads)
      sumParallels(threads: threads)
    }

    /// Rows of links by source and then target, none twice.
    private init(nodeCount: Int, ascending links: [Link]) {
      offsets = [Int](repeating: 0, count: nodeCount + 1)
      nodes = []
      nodes.reserveCapacity(links.count)
      for link in links {
        link.check(nodeCount: nodeCount)
        offsets[link.source.index + 1] += 1
        nodes.append(link.target)
      }
      for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
      weights = links.contains { $0.weight != 1 } ? links.map(\.weight) : []
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

    /// Whether a row holds a node.
    ///
    /// - Complexity: O(log *d*), *d* nodes of the row.
    func contains(_ node: Int, inRow row: Int) -> Bool {
      position(of: node, inRow: row) != nil
    }

    /// Where a row holds a node.
    ///
    /// - Complexity: O(log *d*), *d* nodes of the row.
    func position(of node: Int, inRow row: Int) -> Int? {
      var range = range(of: row)
      while let first = range.first {
        let middle = first + range.count / 2
        if nodes[middle].index == node { return middle }
        range = nodes[middle].index < node ? middle + 1..<range.upperBound : first..<middle
      }
      return nil
    }

    /// Restores the invariant that weights of 1 are not stored where there are no others.
    mutating func dropUnitWeights() {
      if weights.allSatisfy({ $0 == 1 }) { weights = [] }
    }
  }
}

extension Digraph.Rows {
  /// Makes one link of links that lie side by side in a row and lead to one node.
  private mutating func sumParallels(threads: Int) {
    let rowCount = offsets.count - 1
    let old = self
    let borders = Parallel.stretches(of: rowCount, length: 4096)
    var ends = [Int](repeating: 0, count: rowCount + 1)
    Parallel.update(&ends, parts: borders, threads: threads, scratch: {}) { part, counts, _ in
      let first = borders[part]
      for row in counts.indices {
        let range = old.offsets[first + row]..<old.offsets[first + row + 1]
        var count = range.isEmpty ? 0 : 1
        for position in range.dropFirst() where old.nodes[position - 1] != old.nodes[position] {
          count += 1
        }
        counts[row] = count
      }
    }
    var end = 0
    for row in 0...rowCount {
      let count = ends[row]
      ends[row] = end
      end += count
    }
    guard end < nodes.count else { return }
    offsets = ends
    nodes = [NodeID](repeating: NodeID(rawValue: 0), count: end)
    weights = [Double](repeating: 0, count: end)
    let starts = borders.map { ends[$0] }
    Parallel.update(&nodes, &weights, parts: starts, threads: threads, scratch: {}) {
      part, nodes, weights, _ in
      var slot = -1
      for row in borders[part]..<borders[part + 1] {
        let range = old.offsets[row]..<old.offsets[row + 1]
        for position in range {
          if position == range.lowerBound || nodes[slot] != old.nodes[position] {
            slot += 1
            nodes[slot] = old.nodes[position]
          }
          weights[slot] += old.weight(at: position)
        }
      }
    }
    dropUnitWeights()
  }

  /// The same links in rows by their other end.
  func transposed(threads: Int) -> Digraph.Rows {
    Digraph.Rows(rowCount: offsets.count - 1, sorting: Transposition(rows: self), threads: threads)
  }

  /// The links among some of the nodes, in rows by their other end; the node at position *k* gets the
  /// number *k*.
  func transposed(of part: [NodeID], threads: Int) -> Digraph.Rows {
    Digraph.Rows(
      rowCount: part.count, sorting: PartTransposition(rows: self, part: part), threads: threads)
  }
}

extension Digraph.Link {
  fileprivate func check(nodeCount: Int) {
    precondition(
      source.index < nodeCount && target.index < nodeCount,
      "The ends of a link belong to the graph.")
  }
}

// MARK: What rows are made of

/// Links as they are given, in rows by target.
private struct LinksByTarget: RowSource {
  let links: [Digraph.Link]
  let nodeCount: Int
  let borders: [Int]

  init(links: [Digraph.Link], nodeCount: Int) {
    self.links = links
    self.nodeCount = nodeCount
    // At most 64 parts: each counts what it has for every pile.
    borders = Parallel.stretches(of: links.count, length: max(1 << 14, links.count / 64 + 1))
  }

  var partCount: Int { borders.count - 1 }

  func forEach(inPart part: Int, _ body: (UInt32, UInt32, Double) -> Void) {
    for position in borders[part]..<borders[part + 1] {
      let link = links[position]
      link.check(nodeCount: nodeCount)
      body(link.target.rawValue, link.source.rawValue, link.weight)
    }
  }
}

/// The links of rows, by their other end.
private struct Transposition: RowSource {
  let rows: Digraph.Rows
  let borders: [Int]

  init(rows: Digraph.Rows) {
    self.rows = rows
    borders = Parallel.stretches(
      of: rows.offsets.count - 1, length: max(1 << 12, rows.offsets.count / 64 + 1))
  }

  var partCount: Int { borders.count - 1 }

  func forEach(inPart part: Int, _ body: (UInt32, UInt32, Double) -> Void) {
    let nodes = rows.nodes
    let weights = rows.weights
    for row in borders[part]..<borders[part + 1] {
      for position in rows.offsets[row]..<rows.offsets[row + 1] {
        body(
          nodes[position].rawValue, UInt32(truncatingIfNeeded: row),
          weights.isEmpty ? 1 : weights[position])
      }
    }
  }
}

/// The links among some of the nodes, by their other end.
private struct PartTransposition: RowSource {
  let rows: Digraph.Rows
  let part: [NodeID]
  let borders: [Int]
  /// The new number of each node of the graph, where the part is a large one, and otherwise of each
  /// node of the part: who takes small parts from a large graph must not pay for the graph each time.
  private var table: [UInt32] = []
  private var numbers: [NodeID: UInt32] = [:]
  private static let none = UInt32.max

  init(rows: Digraph.Rows, part: [NodeID]) {
    self.rows = rows
    self.part = part
    borders = Parallel.stretches(of: part.count, length: max(1 << 12, part.count / 64 + 1))
    let nodeCount = rows.offsets.count - 1
    let isLarge = part.count >= nodeCount / 16
    if isLarge {
      table = [UInt32](repeating: Self.none, count: nodeCount)
    } else {
      numbers.reserveCapacity(part.count)
    }
    for (position, node) in part.enumerated() {
      precondition(node.index < nodeCount, "The nodes of a part belong to the graph.")
      precondition(number(of: node) == Self.none, "The nodes of a part are distinct.")
      let number = UInt32(truncatingIfNeeded: position)
      if isLarge { table[node.index] = number } else { numbers[node] = number }
    }
  }

  private func number(of node: NodeID) -> UInt32 {
    table.isEmpty ? numbers[node] ?? Self.none : table[node.index]
  }

  var partCount: Int { borders.count - 1 }

  func forEach(inPart number: Int, _ body: (UInt32, UInt32, Double) -> Void) {
    for position in borders[number]..<borders[number + 1] {
      for link in rows.range(of: part[position].index) {
        let other = self.number(of: rows.nodes[link])
        guard other != Self.none else { continue }
        body(other, UInt32(truncatingIfNeeded: position), rows.weight(at: link))
      }
    }
  }
}
