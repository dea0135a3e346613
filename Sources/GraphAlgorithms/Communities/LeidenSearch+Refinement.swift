extension LeidenSearch {
  /// Splits each community into well-connected parts.
  ///
  /// Inside a community `S` every node starts as a part of its own. In random order, a node that is
  /// still alone joins a part `C` that raises the quality, most likely the one that raises it most.
  /// Both must be well connected to the rest of the community:
  /// `E(C, S − C) ≥ λ K_C (K_S − K_C)`, with masses `K`.
  ///
  /// Communities are refined by several threads, each with random numbers of its own.
  ///
  /// - Returns: The part of each node, numbered from 0, community by community.
  /// - Complexity: O(*n* + *m*), *n* nodes and *m* links.
  mutating func refine(_ network: LeidenNetwork, communities: [UInt32], count: Int)
    -> (parts: [UInt32], count: Int)
  {
    let grouping = Grouping(communities, count: count)
    let (order, starts) = (grouping.order, grouping.starts)
    var places = [UInt32](repeating: 0, count: network.nodeCount)
    for (place, node) in order.enumerated() {
      places[Int(node)] = UInt32(truncatingIfNeeded: place)
    }
    let seed = generator.next()
    // For each place, the place in its community of the node that founded its part.
    var founders = [UInt32](repeating: 0, count: network.nodeCount)
    let borders = LeidenNetwork.stretches(of: starts)
    Parallel.update(
      &founders, parts: borders.map { starts[$0] }, threads: threads,
      scratch: { (Refinement(network, order: order, places: places), BondStorage()) }
    ) { part, founders, scratch in
      let first = starts[borders[part]]
      for community in borders[part]..<borders[part + 1] {
        let members = starts[community]..<starts[community + 1]
        if members.count > 1 {
          // The hash of a number keeps the sequences of neighbouring communities apart.
          var seeds = SplitMix64(seed: seed ^ UInt64(community))
          scratch.0.refine(
            members, search: self, seed: seeds.next(), storage: &scratch.1)
          for place in members {
            founders[place - first] = scratch.0.founders[place - members.lowerBound]
          }
        } else {
          founders[members.lowerBound - first] = 0
        }
      }
    }

    var parts = [UInt32](repeating: 0, count: network.nodeCount)
    var numbers = [UInt32](repeating: .max, count: network.nodeCount)
    var partCount: UInt32 = 0
    for community in 0..<count {
      for place in starts[community]..<starts[community + 1] {
        let founder = starts[community] + Int(founders[place])
        if numbers[founder] == .max {
          numbers[founder] = partCount
          partCount += 1
        }
        parts[Int(order[place])] = numbers[founder]
      }
    }
    return (parts, Int(partCount))
  }

  /// The refinement of one community after the other. Its nodes are known by their places, counted
  /// from the first of the community, so that little memory is read.
  private struct Refinement {
    private let network: LeidenNetwork
    /// The nodes by community, and where each stands.
    private let order: [UInt32]
    private let places: [UInt32]
    private let longestRow: Int
    /// For each node of the community, the founder of its part.
    private(set) var founders: [UInt32] = []
    private var isAlone: [Bool] = []
    /// Of each part, known by its founder: its mass, and its weight to the rest of the community.
    private var masses: [Double] = []
    private var ties: [Double] = []
    private var visits: [UInt32] = []
    private var candidates: [(part: Int, weight: Double, gain: Double)] = []

    init(_ network: LeidenNetwork, order: [UInt32], places: [UInt32]) {
      self.network = network
      self.order = order
      self.places = places
      longestRow = network.longestRow
    }

    mutating func refine(
      _ members: Range<Int>, search: LeidenSearch, seed: UInt64, storage: inout BondStorage
    ) {
      var bonds = BondTable(
        in: &storage, capacity: min(longestRow, members.count), communityCount: members.count)
      var generator = SplitMix64(seed: seed)
      let whole = prepare(members)
      generator.shuffle(&visits, in: 0..<members.count)
      for visit in 0..<members.count {
        let place = Int(visits[visit])
        guard isAlone[place] else { continue }
        let mass = masses[place]
        let pull = search.pull(ofMass: mass)
        guard ties[place] >= pull * (whole - mass) else { continue }

        let row = network.row(Int(order[members.lowerBound + place]))
        bonds.removeAll(reserving: min(row.count, members.count))
        for position in row {
          let other = Int(places[Int(network.neighbors[position])]) - members.lowerBound
          guard other >= 0 && other < members.count else { continue }
          bonds.add(network.weight(at: position), to: founders[other])
        }
        candidates.removeAll(keepingCapacity: true)
        var best = 0.0
        for index in 0..<bonds.count {
          let bond = bonds[index]
          let part = Int(bond.community)
          let gain = bond.weight - pull * masses[part]
          guard gain > 0 else { continue }
          let partPull = search.pull(ofMass: masses[part])
          guard ties[part] >= partPull * (whole - masses[part]) else { continue }
          candidates.append((part, bond.weight, gain))
          best = max(best, gain)
        }
        bonds.removeAll()
        guard !candidates.isEmpty else { continue }

        let chosen = candidates[choose(best: best, &generator)]
        ties[chosen.part] += ties[place] - 2 * chosen.weight
        masses[chosen.part] += mass
        founders[place] = UInt32(truncatingIfNeeded: chosen.part)
        isAlone[chosen.part] = false
      }
    }

    /// Puts each node of a community into a part of its own.
    ///
    /// - Returns: The mass of the community.
    private mutating func prepare(_ members: Range<Int>) -> Double {
      if founders.count < members.count {
        founders = [UInt32](repeating: 0, count: members.count)
        visits = founders
        isAlone = [Bool](repeating: true, count: members.count)
        masses = [Double](repeating: 0, count: members.count)
        ties = masses
      }
      var whole = 0.0
      for place in 0..<members.count {
        let node = Int(order[members.lowerBound + place])
        founders[place] = UInt32(truncatingIfNeeded: place)
        visits[place] = UInt32(truncatingIfNeeded: place)
        isAlone[place] = true
        masses[place] = network.masses[node]
        whole += network.masses[node]
        var tie = 0.0
        for position in network.row(node) {
          let other = Int(places[Int(network.neighbors[position])])
          if members.contains(other) { tie += network.weight(at: position) }
        }
        ties[place] = tie
      }
      return whole
    }

    /// Draws a candidate with probability proportional to the eighth power of its gain.
    ///
    /// A gain of half the best has a chance of 1/256 against it: nearly the greedy choice, whatever
    /// the unit of the weights, yet random enough that a later pass can leave a poor one.
    private mutating func choose(best: Double, _ generator: inout SplitMix64) -> Int {
      if candidates.count == 1 { return 0 }
      var total = 0.0
      for index in candidates.indices {
        let share = candidates[index].gain / best
        let square = share * share
        let fourth = square * square
        candidates[index].gain = fourth * fourth
        total += candidates[index].gain
      }
      var remaining = generator.unitInterval() * total
      for index in candidates.indices.dropLast() {
        remaining -= candidates[index].gain
        if remaining < 0 { return index }
      }
      return candidates.count - 1
    }
  }
}
