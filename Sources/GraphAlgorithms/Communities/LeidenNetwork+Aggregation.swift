extension LeidenNetwork {
  /// The rows of some neighbouring nodes of an aggregate.
  private struct Block {
    var lengths: [Int] = []
    var neighbors: [UInt32] = []
    var weights: [Double] = []
    var masses: [Double] = []
  }

  /// The network whose nodes are groups of this network's nodes.
  ///
  /// - Parameters:
  ///   - groups: The group of each node, numbered from 0 without gaps.
  ///   - count: Number of groups.
  ///   - threads: Most threads to work with.
  /// - Complexity: O(*n* + *m*), *n* nodes and *m* links.
  func aggregated(by groups: [UInt32], count: Int, threads: Int = 1) -> LeidenNetwork {
    let grouping = Grouping(groups, count: count)
    let (order, starts) = (grouping.order, grouping.starts)
    let borders = Self.stretches(of: starts)
    let blocks = Parallel.map(count: borders.count - 1, threads: threads) { part in
      block(of: borders[part]..<borders[part + 1], order: order, starts: starts, groups: groups)
    }
    let size = blocks.reduce(0) { $0 + $1.neighbors.count }
    var result = LeidenNetwork(offsets: [0], neighbors: [], weights: [], masses: [])
    result.offsets.reserveCapacity(count + 1)
    result.neighbors.reserveCapacity(size)
    result.weights.reserveCapacity(size)
    result.masses.reserveCapacity(count)
    var end = 0
    for block in blocks {
      for length in block.lengths {
        end += length
        result.offsets.append(end)
      }
      result.neighbors += block.neighbors
      result.weights += block.weights
      result.masses += block.masses
    }
    return result
  }

  /// The rows of the groups of a stretch. Sums run in the order of the nodes.
  private func block(of range: Range<Int>, order: [UInt32], starts: [Int], groups: [UInt32])
    -> Block
  {
    var block = Block()
    var storage = BondStorage()
    for group in range {
      let members = starts[group]..<starts[group + 1]
      var entries = 0
      for place in members { entries += row(Int(order[place])).count }
      entries = min(entries, starts.count - 1)
      var bonds = BondTable(in: &storage, capacity: entries, communityCount: starts.count - 1)
      bonds.removeAll(reserving: entries)
      var mass = 0.0
      for place in members {
        let node = Int(order[place])
        mass += masses[node]
        for position in row(node) {
          let other = groups[Int(neighbors[position])]
          if Int(other) != group { bonds.add(weight(at: position), to: other) }
        }
      }
      for index in 0..<bonds.count {
        let bond = bonds[index]
        block.neighbors.append(bond.community)
        block.weights.append(bond.weight)
      }
      block.lengths.append(bonds.count)
      bonds.removeAll()
      block.masses.append(mass)
    }
    return block
  }

  /// Cuts groups into stretches of about the same size, however many threads there are.
  ///
  /// - Parameters:
  ///   - starts: Where each group starts, with the end as last element.
  ///   - length: Nodes that end a stretch.
  /// - Returns: The first group of each stretch, with the number of groups as last element.
  static func stretches(of starts: [Int], length: Int = 4096) -> [Int] {
    var borders = [0]
    var begin = 0
    for group in 0..<starts.count - 1 where starts[group + 1] - begin >= length {
      borders.append(group + 1)
      begin = starts[group + 1]
    }
    if borders[borders.count - 1] != starts.count - 1 { borders.append(starts.count - 1) }
    return borders
  }

  /// Gives connected pieces of one group groups of their own.
  ///
  /// - Returns: Groups numbered from 0 in the order of their smallest nodes.
  /// - Complexity: O(*n* + *m* log *n*), in practice near O(*n* + *m*).
  func connectedPieces(of groups: [UInt32]) -> (groups: [UInt32], count: Int) {
    var sets = DisjointSets(count: nodeCount)
    for node in 0..<nodeCount {
      for position in row(node) {
        let neighbor = neighbors[position]
        if Int(neighbor) < node && groups[Int(neighbor)] == groups[node] {
          sets.join(UInt32(truncatingIfNeeded: node), neighbor)
        }
      }
    }
    let (pieces, count) = sets.numbered()
    return (pieces, count)
  }
}
