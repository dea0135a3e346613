/// What the Leiden method found, with the evidence of how it got there.
public struct LeidenResult: Equatable, Sendable {
  /// The communities. Each is connected.
  public let partition: Partition
  /// The quality of the partition. Modularity has no unit, is at most 1, and 0 where all links weigh
  /// nothing; where a total weight was handed over, it is the part that this graph adds to the
  /// modularity of the whole. The constant Potts model has the unit of the weights.
  public let quality: Double
  /// Most networks, the graph and its aggregates, that one pass over a component worked on.
  public let levels: Int
  /// Most passes that a component took, all attempts together.
  public let passes: Int
  /// Number of times that a node, or a node of an aggregate, changed its community.
  public let moves: Int
}

extension Graph {
  /// Splits the graph into communities with the Leiden method.
  ///
  /// A community is a group of nodes with more weight among them than elsewhere; how much more is
  /// what a ``CommunityQuality`` says. The method moves single nodes to better communities, splits
  /// the communities into well-connected parts, and repeats this with each part as one node; the
  /// whole is repeated from the communities found. Each connected component is searched on its own,
  /// and small ones several times.
  ///
  /// - Parameters:
  ///   - quality: What to make as large as possible. Default modularity.
  ///   - resolution: γ, above 0 and finite. Larger values give more, smaller communities. With
  ///     modularity it has no unit, with the constant Potts model that of the weights. Default 1.
  ///   - seed: Start of the random sequence, which begins anew in each component. The same seed
  ///     gives the same partition. Default 0.
  ///   - initial: Communities to begin with, such as those of an earlier state of the graph; the
  ///     quality is at least theirs. Default: each node alone.
  ///   - minimumGain: The search of a component ends with the first pass that raises the quality by
  ///     no more than this share of the component's weight; at least 0, where it ends when no node
  ///     moves any more. Default 0 in a component of up to 100,000 links and 1e-3 in a larger one,
  ///     where the last passes take most of the time and bring next to nothing.
  ///   - attempts: Most searches of a component, of which the best counts; at least 1. Every other
  ///     one begins with random communities. They end early where twenty have found the same quality
  ///     and none another; a pair of nodes needs none. Default 200 in a component of up to 1,000
  ///     links, where single searches differ most, 20 in one of up to 10,000, and 1 in a larger one.
  ///   - totalWeight: Weight of all links of the graph that this one is a part of: a component of a
  ///     larger graph gets the same communities alone as it gets there. At least the graph's own
  ///     weight but for rounding, which is the default. Only modularity depends on it.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: One community for each node, numbered from 0 by size. Each is connected by links
  ///   with a weight above 0; a node without any is a community of its own.
  /// - Complexity: Near O(*n* + *m*) time for each pass, *n* nodes and *m* links; O(*n* + *m*)
  ///   extra space.
  /// - Note: In modularity a self link adds twice its weight to its node's strength and so holds the
  ///   node back from joining others; in the constant Potts model it counts whatever the communities
  ///   are. Sums run in a fixed order, so the result is the same bits each time.
  /// > Source: Traag, Waltman, van Eck 2019, doi:10.1038/s41598-019-41695-z. Deviations: in the
  /// > refinement a part is chosen with probability proportional to the eighth power of the gain
  /// > rather than to its exponential, so the choice does not depend on the unit of the weights and
  /// > a merge without gain is never made; where no two nodes can be merged, the communities are
  /// > aggregated as they are; in a network of 20,000 nodes or more, some nodes are decided before
  /// > others move, which they then do only with a gain; components are searched one by one, small
  /// > ones several times, from single nodes and from random communities; pairs, and components of
  /// > which every search would find the whole, not at all.
  public func leiden(
    quality: CommunityQuality = .modularity, resolution: Double = 1, seed: UInt64 = 0,
    initial: Partition? = nil, minimumGain: Double? = nil, attempts: Int? = nil,
    totalWeight: Double? = nil, threads: Int? = nil
  ) -> LeidenResult {
    leiden(
      quality: quality, resolution: resolution, seed: seed, initial: initial,
      minimumGain: minimumGain, attempts: attempts, totalWeight: totalWeight, threads: threads,
      scale: LeidenScale())
  }

  func leiden(
    quality: CommunityQuality = .modularity, resolution: Double = 1, seed: UInt64 = 0,
    initial: Partition? = nil, minimumGain: Double? = nil, attempts: Int? = nil,
    totalWeight: Double? = nil, threads: Int? = nil, scale: LeidenScale
  ) -> LeidenResult {
    let totalWeight = totalWeight ?? self.totalWeight
    precondition(resolution > 0 && resolution.isFinite, "The resolution is above 0 and finite.")
    precondition(minimumGain ?? 0 >= 0, "The minimum gain is at least 0.")
    precondition(attempts ?? 1 >= 1, "The Leiden method needs at least one attempt.")
    precondition(
      totalWeight >= self.totalWeight * (1 - 1e-9) && (2 * totalWeight).isFinite,
      "The total weight is at least that of the graph, and finite when doubled.")
    precondition(
      initial?.communities.count ?? nodeCount == nodeCount,
      "The initial partition has one community for each node.")
    let search = ComponentSearch(
      graph: self, quality: quality, resolution: resolution, seed: seed, initial: initial,
      minimumGain: minimumGain, attempts: attempts, totalWeight: totalWeight, scale: scale)
    return search.result(threads: Parallel.threadCount(threads))
  }
}

/// The search for communities, component by component.
private struct ComponentSearch {
  /// What one component was found to be.
  private struct Found {
    var groups: [UInt32] = [0]
    var count = 1
    var quality = 0.0
    var levels = 0
    var passes = 0
    var moves = 0
  }

  let graph: Graph
  let quality: CommunityQuality
  let resolution: Double
  let seed: UInt64
  let initial: Partition?
  let minimumGain: Double?
  let attempts: Int?
  let totalWeight: Double
  let scale: LeidenScale
  /// The nodes by component, where each component starts, and each node's position in its own.
  private let order: [UInt32]
  private let starts: [Int]
  private let numbers: [UInt32]

  init(
    graph: Graph, quality: CommunityQuality, resolution: Double, seed: UInt64, initial: Partition?,
    minimumGain: Double?, attempts: Int?, totalWeight: Double, scale: LeidenScale
  ) {
    self.graph = graph
    self.quality = quality
    self.resolution = resolution
    self.seed = seed
    self.initial = initial
    self.minimumGain = minimumGain
    self.attempts = attempts
    self.totalWeight = totalWeight
    self.scale = scale
    let (components, count) = graph.rows.components(inward: nil)
    let grouping = Grouping(components, count: count)
    order = grouping.order
    starts = grouping.starts
    var numbers = [UInt32](repeating: 0, count: graph.nodeCount)
    for component in 0..<count {
      for place in starts[component]..<starts[component + 1] {
        numbers[Int(order[place])] = UInt32(truncatingIfNeeded: place - starts[component])
      }
    }
    self.numbers = numbers
  }

  /// Searches small components side by side, each on one thread, and large ones one after the other,
  /// each on all threads.
  func result(threads: Int) -> LeidenResult {
    // Short ones: a small component is searched many times.
    let borders = LeidenNetwork.stretches(of: starts, length: 64)
    var found = [Found](repeating: Found(), count: starts.count - 1)
    Parallel.update(&found, parts: borders, threads: threads, scratch: {}) { part, found, _ in
      for index in found.indices {
        let component = borders[part] + index
        if !isLarge(component) { found[index] = search(component, threads: 1) }
      }
    }
    for component in found.indices where isLarge(component) {
      found[component] = search(component, threads: threads)
    }

    var communities = [UInt32](repeating: 0, count: graph.nodeCount)
    var communityCount = 0
    var quality = 0.0
    for (component, found) in found.enumerated() {
      for (node, group) in zip(order[starts[component]..<starts[component + 1]], found.groups) {
        communities[Int(node)] = UInt32(truncatingIfNeeded: communityCount) + group
      }
      communityCount += found.count
      quality += found.quality
    }
    return LeidenResult(
      partition: Partition(communities: communities), quality: quality,
      levels: found.reduce(0) { max($0, $1.levels) },
      passes: found.reduce(0) { max($0, $1.passes) },
      moves: found.reduce(0) { $0 + $1.moves })
  }

  private func isLarge(_ component: Int) -> Bool {
    starts[component + 1] - starts[component] >= scale.sharedNodeCount
  }

  private func search(_ component: Int, threads: Int) -> Found {
    let members = order[starts[component]..<starts[component + 1]]
    let network = LeidenNetwork(
      graph: graph, members: members, numbers: numbers, quality: quality, threads: threads)
    let share = minimumGain ?? (network.linkCount <= 100_000 ? 0 : 1e-3)
    let unit = quality == .modularity ? network.masses.reduce(0, +) / 2 : network.weight
    var search = LeidenSearch(
      quality: quality, resolution: resolution, doubledWeight: 2 * totalWeight,
      minimumGain: share * unit, seed: seed, threads: threads, scale: scale)
    let found = search.best(
      of: attempts ?? defaultAttempts(network.linkCount), in: network, from: start(members))
    return Found(
      groups: found.groups, count: found.count, quality: found.quality + loops(members),
      levels: search.levels, passes: search.passes, moves: search.moves)
  }

  private func defaultAttempts(_ linkCount: Int) -> Int {
    switch linkCount {
    case ...1_000: 200
    case ...10_000: 20
    default: 1
    }
  }

  /// What self links add to the constant Potts model, whatever the communities are.
  private func loops(_ members: ArraySlice<UInt32>) -> Double {
    guard quality == .constantPotts else { return 0 }
    var sum = 0.0
    for member in members {
      for position in graph.rows.range(of: Int(member))
      where graph.rows.nodes[position].rawValue == member {
        sum += graph.rows.weight(at: position) / 2
      }
    }
    return sum
  }

  /// The communities of a component to begin with, numbered below the number of its nodes.
  private func start(_ members: ArraySlice<UInt32>) -> [UInt32] {
    guard let initial else { return members.indices.map { UInt32($0 - members.startIndex) } }
    var numbers: [UInt32: UInt32] = [:]
    return members.map { member in
      let community = initial.communities[Int(member)]
      let number = numbers[community] ?? UInt32(truncatingIfNeeded: numbers.count)
      numbers[community] = number
      return number
    }
  }
}
