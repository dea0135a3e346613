extension LeidenSearch {
  /// Splits each community into well-connected parts.
  ///
  /// Inside a community `S` every node starts as a part of its own. In random order, a node that is
  /// still alone joins a part `C` that raises modularity, most likely the one that raises it most.
  /// Both must be well connected to the rest of the community:
  /// `E(C, S − C) ≥ γ K_C (K_S − K_C) / 2m`.
  ///
  /// - Returns: The part of each node, numbered from 0, community by community.
  /// - Complexity: O(*n* + *m*), *n* nodes and *m* links.
  mutating func refine(_ network: LeidenNetwork, communities: [UInt32], count: Int)
    -> (parts: [UInt32], count: Int)
  {
    var (order, starts) = LeidenNetwork.grouped(communities, count: count)
    var parts = (0..<network.nodeCount).map { UInt32(truncatingIfNeeded: $0) }
    var isAlone = [Bool](repeating: true, count: network.nodeCount)
    // Of each part, known by the node that founded it: its strength, and its weight to the rest of
    // its community.
    var strengths = network.strengths
    var bonds = [Double](repeating: 0, count: network.nodeCount)
    var sums = [Double](repeating: 0, count: network.nodeCount)
    var touched = [UInt32](repeating: 0, count: network.nodeCount)
    var gains = [Double](repeating: 0, count: network.nodeCount)

    for community in 0..<count {
      let members = starts[community]..<starts[community + 1]
      if members.count == 1 { continue }
      var whole = 0.0
      for place in members {
        let node = Int(order[place])
        whole += network.strengths[node]
        var bond = 0.0
        for position in network.offsets[node]..<network.offsets[node + 1]
        where Int(communities[Int(network.neighbors[position])]) == community {
          bond += network.weights[position]
        }
        bonds[node] = bond
      }
      generator.shuffle(&order, in: members)
      for place in members {
        let node = Int(order[place])
        guard isAlone[node] else { continue }
        let strength = network.strengths[node]
        let pull = resolution * (strength / doubledWeight)
        guard bonds[node] >= pull * (whole - strength) else { continue }

        var touchedCount = 0
        for position in network.offsets[node]..<network.offsets[node + 1] {
          let neighbor = Int(network.neighbors[position])
          guard Int(communities[neighbor]) == community else { continue }
          let part = Int(parts[neighbor])
          if sums[part] == 0 {
            touched[touchedCount] = UInt32(truncatingIfNeeded: part)
            touchedCount += 1
          }
          sums[part] += network.weights[position]
        }
        var candidates = 0
        var best = 0.0
        for place in 0..<touchedCount {
          let part = touched[place]
          let gain = sums[Int(part)] - pull * strengths[Int(part)]
          let share = resolution * (strengths[Int(part)] / doubledWeight)
          if gain > 0 && bonds[Int(part)] >= share * (whole - strengths[Int(part)]) {
            touched[candidates] = part
            gains[candidates] = gain
            best = max(best, gain)
            candidates += 1
          } else {
            sums[Int(part)] = 0
          }
        }
        guard candidates > 0 else { continue }

        let chosen = choose(among: &gains, count: candidates, best: best)
        let part = Int(touched[chosen])
        bonds[part] += bonds[node] - 2 * sums[part]
        strengths[part] += strength
        parts[node] = touched[chosen]
        isAlone[part] = false
        for place in 0..<candidates { sums[Int(touched[place])] = 0 }
      }
    }
    return Self.renumbered(parts, in: order)
  }

  /// Draws one of the first `count` gains with probability proportional to its eighth power.
  ///
  /// A gain of half the best has a chance of 1/256 against it: nearly the greedy choice, whatever
  /// the unit of the weights, yet random enough that a later pass can leave a poor one.
  private mutating func choose(among gains: inout [Double], count: Int, best: Double) -> Int {
    if count == 1 { return 0 }
    var total = 0.0
    for place in 0..<count {
      let share = gains[place] / best
      let square = share * share
      let fourth = square * square
      gains[place] = fourth * fourth
      total += gains[place]
    }
    var remaining = generator.unitInterval() * total
    for place in 0..<count - 1 {
      remaining -= gains[place]
      if remaining < 0 { return place }
    }
    return count - 1
  }

  /// Numbers parts from 0 in the order in which `order` comes upon them.
  private static func renumbered(_ parts: [UInt32], in order: [UInt32])
    -> (parts: [UInt32], count: Int)
  {
    var parts = parts
    var numbers = [UInt32](repeating: .max, count: parts.count)
    var count: UInt32 = 0
    for node in order {
      let part = Int(parts[Int(node)])
      if numbers[part] == .max {
        numbers[part] = count
        count += 1
      }
      parts[Int(node)] = numbers[part]
    }
    return (parts, Int(count))
  }
}
