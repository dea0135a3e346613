/// What one step of the Leiden method works on: a component of a graph, or its aggregate, in which
/// each node stands for a set of nodes that were merged.
///
/// Undirected compressed sparse rows: row `i` holds positions `offsets[i]..<offsets[i + 1]` of
/// `neighbors` and `weights`, and every link stands in the rows of both its ends. Weights are above
/// 0 and no row holds its own node; what lies inside a node only shows in its strength.
struct LeidenNetwork {
  var offsets: [Int]
  var neighbors: [UInt32]
  var weights: [Double]
  /// Sum of the weights at each node, what lies inside counted twice.
  var strengths: [Double]

  var nodeCount: Int { strengths.count }
}

extension LeidenNetwork {
  /// A part of a graph that no link leaves.
  ///
  /// - Parameters:
  ///   - graph: The whole graph.
  ///   - members: The nodes of the part in ascending order; the node at position *k* gets number
  ///     *k*.
  ///   - numbers: For each node of the graph, its position in its own part.
  init(graph: Graph, members: ArraySlice<UInt32>, numbers: [UInt32]) {
    let rows = graph.rows
    var size = 0
    for member in members { size += rows.range(of: Int(member)).count }
    offsets = [0]
    offsets.reserveCapacity(members.count + 1)
    strengths = []
    strengths.reserveCapacity(members.count)
    neighbors = []
    neighbors.reserveCapacity(size)
    weights = []
    weights.reserveCapacity(size)
    for member in members {
      var strength = 0.0
      for position in rows.range(of: Int(member)) {
        let weight = rows.weight(at: position)
        let neighbor = rows.nodes[position]
        strength += weight
        guard neighbor.rawValue != member && weight > 0 else { continue }
        neighbors.append(numbers[neighbor.index])
        weights.append(weight)
      }
      strengths.append(strength)
      offsets.append(neighbors.count)
    }
  }

  /// The network whose nodes are groups of this network's nodes.
  ///
  /// - Parameters:
  ///   - groups: The group of each node, numbered from 0 without gaps.
  ///   - count: Number of groups.
  /// - Complexity: O(*n* + *m*), *n* nodes and *m* links.
  func aggregated(by groups: [UInt32], count: Int) -> LeidenNetwork {
    let (order, starts) = Self.grouped(groups, count: count)
    var result = LeidenNetwork(offsets: [0], neighbors: [], weights: [], strengths: [])
    result.offsets.reserveCapacity(count + 1)
    result.strengths.reserveCapacity(count)
    var sums = [Double](repeating: 0, count: count)
    var touched = [UInt32](repeating: 0, count: count)
    for group in 0..<count {
      var strength = 0.0
      var touchedCount = 0
      for place in starts[group]..<starts[group + 1] {
        let node = Int(order[place])
        strength += strengths[node]
        for position in offsets[node]..<offsets[node + 1] {
          let other = groups[Int(neighbors[position])]
          guard Int(other) != group else { continue }
          if sums[Int(other)] == 0 {
            touched[touchedCount] = other
            touchedCount += 1
          }
          sums[Int(other)] += weights[position]
        }
      }
      for place in 0..<touchedCount {
        let other = touched[place]
        result.neighbors.append(other)
        result.weights.append(sums[Int(other)])
        sums[Int(other)] = 0
      }
      result.strengths.append(strength)
      result.offsets.append(result.neighbors.count)
    }
    return result
  }

  /// Sorts nodes by group; inside a group they ascend.
  ///
  /// - Returns: The nodes, and where each group starts among them, with the end as last element.
  static func grouped(_ groups: [UInt32], count: Int) -> (order: [UInt32], starts: [Int]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    var order = [UInt32](repeating: 0, count: groups.count)
    for (node, group) in groups.enumerated() {
      order[next[Int(group)]] = UInt32(truncatingIfNeeded: node)
      next[Int(group)] += 1
    }
    return (order, starts)
  }

  /// Gives connected pieces of one group groups of their own.
  ///
  /// - Returns: Groups numbered from 0 in the order of their smallest nodes.
  /// - Complexity: O(*n* + *m* log *n*), in practice near O(*n* + *m*).
  func connectedPieces(of groups: [UInt32]) -> (groups: [UInt32], count: Int) {
    var sets = DisjointSets(count: nodeCount)
    for node in 0..<nodeCount {
      for position in offsets[node]..<offsets[node + 1] {
        let neighbor = neighbors[position]
        if Int(neighbor) < node && groups[Int(neighbor)] == groups[node] {
          sets.join(UInt32(truncatingIfNeeded: node), neighbor)
        }
      }
    }
    let (pieces, count) = sets.numbered()
    return (pieces, count)
  }

  /// The part of the graph's modularity that comes from this network's groups.
  ///
  /// `Σ_c [ I_c / 2m − γ (K_c / 2m)² ]`, where `I_c` is what the strengths of group `c` leave when
  /// the links to other groups are taken away.
  func modularity(of groups: [UInt32], count: Int, doubledWeight: Double, resolution: Double)
    -> Double
  {
    var strength = [Double](repeating: 0, count: count)
    var crossing = [Double](repeating: 0, count: count)
    for node in 0..<nodeCount {
      let group = groups[node]
      strength[Int(group)] += strengths[node]
      for position in offsets[node]..<offsets[node + 1]
      where groups[Int(neighbors[position])] != group {
        crossing[Int(group)] += weights[position]
      }
    }
    guard doubledWeight > 0 else { return 0 }
    var sum = 0.0
    for group in 0..<count {
      let share = strength[group] / doubledWeight
      sum += (strength[group] - crossing[group]) / doubledWeight - resolution * share * share
    }
    return sum
  }
}
