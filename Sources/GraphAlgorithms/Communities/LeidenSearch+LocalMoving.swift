extension LeidenSearch {
  /// The network, and who is in which community.
  private struct Board {
    /// What is read of a neighbour, in eight bytes because it is read from anywhere in memory.
    struct Node {
      var community: UInt32
      /// Twice the number of the last batch in which a neighbour moved, and 1 while the node waits.
      var mark: UInt32 = 1

      var isWaiting: Bool { mark & 1 == 1 }
    }

    let network: LeidenNetwork
    var nodes: [Node]
    /// Of each community, the sum of the masses of its nodes, and their number.
    var masses: [Double]
    var sizes: [UInt32]
    /// The communities without nodes, the smallest last.
    var vacant: [UInt32] = []

    init(_ network: LeidenNetwork, communities: [UInt32]) {
      self.network = network
      nodes = communities.map { Node(community: $0) }
      masses = [Double](repeating: 0, count: communities.count)
      sizes = [UInt32](repeating: 0, count: communities.count)
      for (node, community) in communities.enumerated() {
        masses[Int(community)] += network.masses[node]
        sizes[Int(community)] += 1
      }
      for community in sizes.indices.reversed() where sizes[community] == 0 {
        vacant.append(UInt32(truncatingIfNeeded: community))
      }
    }
  }

  /// What a decision reads.
  private struct View: ~Escapable {
    let offsets: Span<Int>
    let neighbors: Span<UInt32>
    let weights: Span<Double>
    let ownMasses: Span<Double>
    let nodes: Span<Board.Node>
    let masses: Span<Double>
    let sizes: Span<UInt32>
    let resolution: Double
    let unit: Double

    @_lifetime(borrow board)
    init(of board: borrowing Board, resolution: Double, unit: Double) {
      offsets = board.network.offsets.span
      neighbors = board.network.neighbors.span
      weights = board.network.weights.span
      ownMasses = board.network.masses.span
      nodes = board.nodes.span
      masses = board.masses.span
      sizes = board.sizes.span
      self.resolution = resolution
      self.unit = unit
    }

    /// Decides where nodes are best.
    ///
    /// What is around them is read for all of them before any is decided: memory answers many
    /// questions at once sooner than one after the other.
    func decide(
      _ queue: Span<UInt32>, longestRow: Int, into decisions: inout MutableSpan<Decision>,
      _ around: inout Surroundings, _ storage: inout BondStorage
    ) {
      around.rows.removeAll(keepingCapacity: true)
      var end = 0
      for place in queue.indices {
        let node = Int(queue[place])
        let first = offsets[node]
        // A longer row is left out.
        let count = offsets[node + 1] - first <= longestRow ? offsets[node + 1] - first : 0
        around.rows.append(Surroundings.Row(first: first, count: count))
        end += count
      }
      around.communities.removeAll(keepingCapacity: true)
      around.communities.reserveCapacity(end)
      for row in around.rows {
        for position in row.first..<row.first + row.count {
          around.communities.append(neighbors[position])
        }
      }
      for place in around.communities.indices {
        around.communities[place] = nodes[Int(around.communities[place])].community
      }
      var bonds = BondTable(in: &storage, capacity: longestRow, communityCount: nodes.count)
      var first = 0
      for place in queue.indices {
        let row = around.rows[place]
        decisions[place] = decision(
          on: Int(queue[place]), row: row.first..<row.first + row.count,
          communities: around.communities.span.extracting(first..<first + row.count), &bonds)
        first += row.count
      }
      bonds.removeAll()
    }

    /// Decides where one node is best, in a network that fits into a cache.
    @_lifetime(bonds: copy bonds)
    func decision(on node: Int, _ bonds: inout BondTable) -> Decision {
      let row = offsets[node]..<offsets[node + 1]
      bonds.removeAll(reserving: row.count)
      var strength = Double(row.count)
      if weights.isEmpty {
        for position in row { bonds.add(1, to: nodes[Int(neighbors[position])].community) }
      } else {
        strength = 0
        for position in row {
          let weight = weights[position]
          bonds.add(weight, to: nodes[Int(neighbors[position])].community)
          strength += weight
        }
      }
      return decision(on: node, strength: strength, &bonds)
    }

    /// Where a node is best.
    private func decision(
      on node: Int, row: Range<Int>, communities: Span<UInt32>, _ bonds: inout BondTable
    ) -> Decision {
      bonds.removeAll(reserving: row.count)
      var strength = Double(row.count)
      if weights.isEmpty {
        for place in communities.indices { bonds.add(1, to: communities[place]) }
      } else {
        strength = 0
        for place in communities.indices {
          let weight = weights[row.lowerBound + place]
          bonds.add(weight, to: communities[place])
          strength += weight
        }
      }
      return decision(on: node, strength: strength, &bonds)
    }

    /// Where a node is best.
    ///
    /// - Parameters:
    ///   - strength: Weight of all links of the node.
    ///   - bonds: The communities around it.
    @inline(__always)
    private func decision(on node: Int, strength: Double, _ bonds: inout BondTable) -> Decision {
      let own = nodes[node].community
      let mass = ownMasses[node]
      let pull = resolution * (mass / unit)
      var decision = Decision()
      for index in 0..<bonds.count {
        let bond = bonds[index]
        if bond.community == own { decision.ownBond = bond.weight }
        bonds.rate(index, bond.weight - pull * masses[Int(bond.community)])
      }
      decision.threshold = strength * 1e-10
      let stay = decision.ownBond - pull * (masses[Int(own)] - mass)
      var best = stay + decision.threshold
      for index in 0..<bonds.count {
        let bond = bonds[index]
        if bond.gain > best && bond.community != own {
          best = bond.gain
          decision.bond = bond.weight
          decision.community = bond.community
        }
      }
      if best < 0 && sizes[Int(own)] > 1 { decision.community = Decision.vacancy }
      return decision
    }
  }

  /// The neighbours of some nodes.
  private struct Surroundings {
    struct Row {
      var first: Int
      var count: Int
    }

    var rows: [Row] = []
    /// The communities of the neighbours, row after row.
    var communities: [UInt32] = []
  }

  /// Where a node is best, as far as was known when it was decided.
  private struct Decision {
    /// The community to join, `nowhere` to stay, or `vacancy` to found one.
    var community = nowhere
    /// Weight between the node and its own community, and that to join.
    var ownBond = 0.0
    var bond = 0.0
    /// Smallest gain that is not just rounding: otherwise a node might move for ever.
    var threshold = 0.0

    static let nowhere = UInt32.max
    static let vacancy = UInt32.max - 1
  }

  /// Moves nodes to the neighbouring community that raises the quality most, until no single move
  /// raises it.
  ///
  /// Nodes wait in a queue, in random order at first. A node that moves sends its neighbours
  /// outside its new community back to the queue, because only their best choice may have changed.
  ///
  /// In a large network many nodes are decided at once, by several threads, each as if it were the
  /// first; then they move in their order. A node whose neighbour has moved meanwhile is decided
  /// anew, and any other moves only if that still raises the quality. So the result is that of one
  /// thread, which does the same.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - communities: The community of each node, below the number of nodes; replaced.
  ///   - isSorted: Whether nodes with near numbers are near in the network.
  /// - Complexity: Near O(*m*), *m* links.
  mutating func moveNodes(
    of network: LeidenNetwork, communities: inout [UInt32], isSorted: Bool = false
  ) {
    let count = network.nodeCount
    var board = Board(network, communities: communities)
    var queue = (0..<count).map { UInt32(truncatingIfNeeded: $0) }
    shuffle(&queue, inBlocks: isSorted)
    var head = 0
    var waiting = count
    let batchSize = count < scale.batchedNodeCount ? 1 : min(4096, max(1, count / 64))
    var decisions = [Decision](repeating: Decision(), count: batchSize)
    let longestRow = network.longestRow
    var single = [Decision()]
    var around = Surroundings()
    var storage = BondStorage()
    var batchNumber: UInt32 = 0

    while waiting > 0 {
      batchNumber += batchSize > 1 ? 2 : 0
      let batch = head..<min(head + min(batchSize, waiting), count)
      if batchSize > 1 {
        Parallel.update(
          &decisions, parts: Parallel.stretches(of: batch.count, length: 256), threads: threads,
          scratch: { (Surroundings(), BondStorage()) }
        ) { part, decisions, scratch in
          let first = batch.lowerBound + 256 * part
          View(of: board, resolution: resolution, unit: unit).decide(
            queue.span.extracting(first..<first + decisions.count),
            longestRow: min(longestRow, scale.longRow), into: &decisions, &scratch.0, &scratch.1)
        }
      }
      for place in batch {
        let node = Int(queue[place])
        waiting -= 1
        if batchSize == 1 {
          var bonds = BondTable(in: &storage, capacity: longestRow, communityCount: count)
          decisions[0] = View(of: board, resolution: resolution, unit: unit)
            .decision(on: node, &bonds)
          bonds.removeAll()
        } else if board.nodes[node].mark == batchNumber + 1
          || network.row(node).count > scale.longRow
        {
          var decision = single.mutableSpan
          View(of: board, resolution: resolution, unit: unit).decide(
            queue.span.extracting(place...place), longestRow: longestRow, into: &decision, &around,
            &storage)
          decisions[place - batch.lowerBound] = single[0]
        }
        board.nodes[node].mark = 0
        guard move(node, decisions[place - batch.lowerBound], &board) else { continue }

        let community = board.nodes[node].community
        for position in network.row(node) {
          let neighbor = Int(network.neighbors[position])
          if board.nodes[neighbor].isWaiting {
            board.nodes[neighbor].mark = batchNumber + 1
          } else if board.nodes[neighbor].community != community {
            board.nodes[neighbor].mark = 1
            let tail = place + 1 + waiting
            queue[tail < count ? tail : tail - count] = UInt32(truncatingIfNeeded: neighbor)
            waiting += 1
          }
        }
      }
      head = batch.upperBound == count ? 0 : batch.upperBound
    }
    for node in 0..<count { communities[node] = board.nodes[node].community }
  }

  /// Puts a queue in random order; blocks of 64 where the network is sorted, so that neighbouring
  /// nodes are read together.
  private mutating func shuffle(_ queue: inout [UInt32], inBlocks: Bool) {
    guard inBlocks else { return generator.shuffle(&queue, in: 0..<queue.count) }
    var blocks = Array(0..<(queue.count + 63) / 64)
    generator.shuffle(&blocks, in: 0..<blocks.count)
    var place = 0
    for block in blocks {
      for node in 64 * block..<min(64 * block + 64, queue.count) {
        queue[place] = UInt32(truncatingIfNeeded: node)
        place += 1
      }
    }
  }

  /// Moves a node as decided if that raises the quality now.
  ///
  /// - Returns: Whether it has moved.
  @inline(__always)
  private mutating func move(_ node: Int, _ decision: Decision, _ board: inout Board) -> Bool {
    guard decision.community != Decision.nowhere else { return false }
    let mass = board.network.masses[node]
    let pull = pull(ofMass: mass)
    let own = Int(board.nodes[node].community)
    let stay = decision.ownBond - pull * (board.masses[own] - mass)
    var target = Int(decision.community)
    var better = 0.0
    if decision.community == Decision.vacancy {
      guard board.sizes[own] > 1, let empty = board.vacant.last else { return false }
      target = Int(empty)
    } else {
      better = decision.bond - pull * board.masses[target]
    }
    guard better > stay + decision.threshold else { return false }

    moves += 1
    gain += better - stay
    if board.sizes[target] == 0 { board.vacant.removeLast() }
    board.sizes[own] -= 1
    board.sizes[target] += 1
    board.masses[target] += mass
    board.masses[own] -= mass
    if board.sizes[own] == 0 {
      board.masses[own] = 0
      board.vacant.append(UInt32(truncatingIfNeeded: own))
    }
    board.nodes[node].community = UInt32(truncatingIfNeeded: target)
    return true
  }
}
