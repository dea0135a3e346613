/// What one step of the Leiden method works on: a component of a graph, or its aggregate, in which
/// each node stands for a set of nodes that were merged.
///
/// Undirected compressed sparse rows: row `i` holds positions `offsets[i]..<offsets[i + 1]` of
/// `neighbors` and `weights`, and every link stands in the rows of both its ends. Weights are above
/// 0, or not stored where all are 1, and no row holds its own node; what lies inside a node only
/// shows in its mass.
struct LeidenNetwork {
  var offsets: [Int]
  var neighbors: [UInt32]
  var weights: [Double]
  /// What counts against putting two nodes together: with modularity the sum of the weights at each
  /// node, what lies inside counted twice; with the constant Potts model the number of nodes.
  var masses: [Double]

  var nodeCount: Int { masses.count }
  /// Number of links.
  var linkCount: Int { neighbors.count / 2 }
  var hasUnitWeights: Bool { weights.isEmpty && !neighbors.isEmpty }

  func row(_ node: Int) -> Range<Int> { offsets[node]..<offsets[node + 1] }

  /// Most neighbours of a node.
  var longestRow: Int {
    var longest = 0
    for node in 0..<nodeCount { longest = max(longest, row(node).count) }
    return longest
  }

  func weight(at position: Int) -> Double { weights.isEmpty ? 1 : weights[position] }

  /// Weight of all links.
  var weight: Double {
    hasUnitWeights ? Double(linkCount) : weights.reduce(0, +) / 2
  }
}

extension LeidenNetwork {
  /// A part of a graph that no link leaves.
  ///
  /// - Parameters:
  ///   - graph: The whole graph.
  ///   - members: The nodes of the part in ascending order; the node at position *k* gets number
  ///     *k*.
  ///   - numbers: For each node of the graph, its position in its own part.
  ///   - quality: What masses are.
  init(
    graph: Graph, members: ArraySlice<UInt32>, numbers: [UInt32], quality: CommunityQuality,
    threads: Int = 1
  ) {
    let rows = graph.rows
    let first = members.startIndex
    var lengths = [Int](repeating: 0, count: members.count + 1)
    masses = [Double](repeating: 1, count: members.count)
    let borders = Parallel.stretches(of: members.count, length: 4096)
    Parallel.update(&lengths, &masses, parts: borders, threads: threads, scratch: {}) {
      part, lengths, masses, _ in
      for place in lengths.indices {
        let member = members[first + borders[part] + place]
        var length = 0
        var strength = 0.0
        for position in rows.range(of: Int(member)) {
          let weight = rows.weight(at: position)
          strength += weight
          if weight > 0 && rows.nodes[position].rawValue != member { length += 1 }
        }
        lengths[place] = length
        if quality == .modularity { masses[place] = strength }
      }
    }
    offsets = Self.ends(of: lengths)
    neighbors = [UInt32](repeating: 0, count: offsets[members.count])
    weights = rows.isWeighted ? [Double](repeating: 0, count: neighbors.count) : []
    let starts = borders.map { [offsets] in offsets[$0] }
    let hasWeights = rows.isWeighted
    Parallel.update(
      &neighbors, &weights, parts: starts,
      threads: threads, scratch: {}
    ) { part, neighbors, weights, _ in
      var place = 0
      for index in borders[part]..<borders[part + 1] {
        let member = members[first + index]
        for position in rows.range(of: Int(member)) {
          let weight = rows.weight(at: position)
          let neighbor = rows.nodes[position]
          guard weight > 0 && neighbor.rawValue != member else { continue }
          neighbors[place] = numbers[neighbor.index]
          if hasWeights { weights[place] = weight }
          place += 1
        }
      }
    }
  }

  /// The same network with its nodes in another order, for the sake of memory: nodes that are read
  /// together should lie together.
  ///
  /// - Parameter order: The node that gets number 0, the one that gets number 1, and so on.
  func reordered(by order: [UInt32], threads: Int) -> LeidenNetwork {
    var places = [UInt32](repeating: 0, count: nodeCount)
    var lengths = [Int](repeating: 0, count: nodeCount + 1)
    for (place, node) in order.enumerated() {
      places[Int(node)] = UInt32(truncatingIfNeeded: place)
      lengths[place] = row(Int(node)).count
    }
    let ends = Self.ends(of: lengths)
    var result = LeidenNetwork(
      offsets: ends, neighbors: [UInt32](repeating: 0, count: neighbors.count),
      weights: [Double](repeating: 0, count: weights.count), masses: order.map { masses[Int($0)] })
    let borders = Parallel.stretches(of: nodeCount, length: 4096)
    let starts = borders.map { ends[$0] }
    Parallel.update(
      &result.neighbors, &result.weights, parts: starts,
      threads: threads, scratch: {}
    ) { part, neighbors, weights, _ in
      var slot = 0
      for place in borders[part]..<borders[part + 1] {
        for position in row(Int(order[place])) {
          neighbors[slot] = places[Int(self.neighbors[position])]
          if !self.weights.isEmpty { weights[slot] = self.weights[position] }
          slot += 1
        }
      }
    }
    return result
  }

  /// Where stretches with these lengths begin, one after the other; the last length is not read, and
  /// its place takes the end.
  static func ends(of lengths: [Int]) -> [Int] {
    var offsets = lengths
    var end = 0
    for index in offsets.indices {
      let length = offsets[index]
      offsets[index] = end
      end += length
    }
    return offsets
  }
}
