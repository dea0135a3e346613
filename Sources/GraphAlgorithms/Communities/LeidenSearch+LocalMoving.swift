extension LeidenSearch {
  /// A community as the node that is being looked at sees it. The two stand side by side because
  /// they are always read together, from anywhere in memory.
  private struct Tally {
    /// Weight between the node and the community; 0 between two looks.
    var bond = 0.0
    /// Sum of the strengths of its nodes.
    var strength = 0.0
  }

  /// Moves nodes to the neighbouring community that raises modularity most, until no single move
  /// raises it.
  ///
  /// Nodes wait in a queue, in random order at first. A node that moves sends its neighbours
  /// outside its new community back to the queue, because only their best choice may have changed.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - communities: The community of each node, below the number of nodes; replaced.
  /// - Complexity: Near O(*m*), *m* links.
  mutating func moveNodes(of network: LeidenNetwork, communities: inout [UInt32]) {
    let count = network.nodeCount
    var tallies = [Tally](repeating: Tally(), count: count)
    var sizes = [UInt32](repeating: 0, count: count)
    for node in 0..<count {
      tallies[Int(communities[node])].strength += network.strengths[node]
      sizes[Int(communities[node])] += 1
    }
    var vacant: [UInt32] = []
    for community in (0..<count).reversed() where sizes[community] == 0 {
      vacant.append(UInt32(truncatingIfNeeded: community))
    }
    var queue = (0..<count).map { UInt32(truncatingIfNeeded: $0) }
    generator.shuffle(&queue, in: 0..<count)
    var isWaiting = [Bool](repeating: true, count: count)
    var head = 0
    var waiting = count
    var touched = [UInt32](repeating: 0, count: count)

    while waiting > 0 {
      let node = Int(queue[head])
      head = head + 1 == count ? 0 : head + 1
      waiting -= 1
      isWaiting[node] = false

      let own = Int(communities[node])
      let strength = network.strengths[node]
      let row = network.offsets[node]..<network.offsets[node + 1]
      var touchedCount = 0
      for position in row {
        let community = Int(communities[Int(network.neighbors[position])])
        if tallies[community].bond == 0 {
          touched[touchedCount] = UInt32(truncatingIfNeeded: community)
          touchedCount += 1
        }
        tallies[community].bond += network.weights[position]
      }

      let pull = resolution * (strength / doubledWeight)
      let stay = tallies[own].bond - pull * (tallies[own].strength - strength)
      // What rounding can feign is no reason to move: otherwise a node might move for ever.
      var bestGain = stay + strength * 1e-10
      var best = own
      for place in 0..<touchedCount {
        let community = Int(touched[place])
        let gain = tallies[community].bond - pull * tallies[community].strength
        tallies[community].bond = 0
        if gain > bestGain && community != own {
          bestGain = gain
          best = community
        }
      }
      if bestGain < 0, sizes[own] > 1, let empty = vacant.last {
        bestGain = 0
        best = Int(empty)
      }
      guard best != own else { continue }

      moves += 1
      gain += bestGain - stay
      if sizes[best] == 0 { vacant.removeLast() }
      sizes[own] -= 1
      sizes[best] += 1
      tallies[best].strength += strength
      tallies[own].strength -= strength
      if sizes[own] == 0 {
        tallies[own].strength = 0
        vacant.append(UInt32(truncatingIfNeeded: own))
      }
      communities[node] = UInt32(truncatingIfNeeded: best)
      for position in row {
        let neighbor = Int(network.neighbors[position])
        guard !isWaiting[neighbor] && communities[neighbor] != communities[node] else { continue }
        isWaiting[neighbor] = true
        let tail = head + waiting
        queue[tail < count ? tail : tail - count] = UInt32(truncatingIfNeeded: neighbor)
        waiting += 1
      }
    }
  }
}
