/// What the Leiden method found, with the evidence of how it got there.
public struct LeidenResult: Equatable, Sendable {
  /// The communities. Each is connected.
  public let partition: Partition
  /// Modularity of the partition, without unit, at most 1; 0 where all links weigh nothing. Where a
  /// total weight was handed over, the part that this graph adds to the modularity of the whole.
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
  /// A community is a group of nodes with more weight among them than chance would put there
  /// (see ``Partition/modularity(in:resolution:)``). The method moves single nodes to better
  /// communities, splits the communities into well-connected parts, and repeats this with each part
  /// as one node; the whole is repeated from the communities found. Each connected component is
  /// searched on its own, the one with the smallest node first, and small ones several times.
  ///
  /// - Parameters:
  ///   - resolution: γ, above 0 and finite. Larger values give more, smaller communities. Default
  ///     1.
  ///   - seed: Start of the random sequence, which begins anew in each component. The same seed
  ///     gives the same partition. Default 0.
  ///   - minimumGain: The search of a component ends with the first pass that raises modularity by
  ///     no more than this share of the component's part of all weight; at least 0, where it ends
  ///     when no node moves any more. Default 0 in a component of up to 100,000 links and 1e-4 in a
  ///     larger one, where the last passes take most of the time and bring next to nothing.
  ///   - attempts: Most searches of a component, each with fresh random numbers, of which the best
  ///     counts; at least 1. They end early when the best quality so far was found five times.
  ///     Default 10 in a component of up to 10,000 links, where single searches differ most, and 1
  ///     in a larger one.
  ///   - totalWeight: Weight of all links of the graph that this one is a part of: a component of a
  ///     larger graph gets the same communities alone as it gets there. At least the graph's own
  ///     weight, which is the default.
  /// - Returns: One community for each node, numbered from 0 by size. Each is connected by links
  ///   with a weight above 0; a node without any is a community of its own.
  /// - Complexity: Near O(*n* + *m*) time for each pass, *n* nodes and *m* links; O(*n* + *m*)
  ///   extra space.
  /// - Note: A self link adds twice its weight to its node's strength and so holds the node back
  ///   from joining others. Sums run in a fixed order, so the result is the same bits each time.
  /// > Source: Traag, Waltman, van Eck 2019, doi:10.1038/s41598-019-41695-z. Deviations: in the
  /// > refinement a part is chosen with probability proportional to the eighth power of the gain
  /// > rather than to its exponential, so the choice does not depend on the unit of the weights and
  /// > a merge without gain is never made; where no two nodes can be merged, the communities are
  /// > aggregated as they are; components are searched one by one, small ones several times.
  public func leiden(
    resolution: Double = 1, seed: UInt64 = 0, minimumGain: Double? = nil,
    attempts: Int? = nil, totalWeight: Double? = nil
  ) -> LeidenResult {
    let totalWeight = totalWeight ?? self.totalWeight
    precondition(resolution > 0 && resolution.isFinite, "The resolution is above 0 and finite.")
    precondition(minimumGain ?? 0 >= 0, "The minimum gain is at least 0.")
    precondition(attempts ?? 1 >= 1, "The Leiden method needs at least one attempt.")
    precondition(
      totalWeight >= self.totalWeight && (2 * totalWeight).isFinite,
      "The total weight is at least that of the graph, and finite when doubled.")
    let (components, componentCount) = rows.components()
    let (order, starts) = LeidenNetwork.grouped(components, count: componentCount)
    var numbers = [UInt32](repeating: 0, count: nodeCount)
    for component in 0..<componentCount {
      for place in starts[component]..<starts[component + 1] {
        numbers[Int(order[place])] = UInt32(truncatingIfNeeded: place - starts[component])
      }
    }
    var communities = components
    var communityCount = 0
    var quality = 0.0
    var levels = 0
    var passes = 0
    var moves = 0
    for component in 0..<componentCount {
      let members = order[starts[component]..<starts[component + 1]]
      let network = LeidenNetwork(graph: self, members: members, numbers: numbers)
      let share = minimumGain ?? (network.neighbors.count <= 200_000 ? 0 : 1e-4)
      var search = LeidenSearch(
        resolution: resolution, doubledWeight: 2 * totalWeight,
        minimumGain: share * (network.strengths.reduce(0, +) / 2), seed: seed)
      let found = search.best(
        of: attempts ?? (network.neighbors.count <= 20_000 ? 10 : 1), in: network)
      for (node, group) in zip(members, found.groups) {
        communities[Int(node)] = UInt32(truncatingIfNeeded: communityCount) + group
      }
      communityCount += found.count
      quality += found.quality
      levels = max(levels, search.levels)
      passes = max(passes, search.passes)
      moves += search.moves
    }
    return LeidenResult(
      partition: Partition(communities: communities), quality: quality, levels: levels,
      passes: passes, moves: moves)
  }
}
