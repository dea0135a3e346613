extension Partition {
  /// How much more of the graph's weight lies inside the communities than chance would put there.
  ///
  /// `Q = Σ_c [ L_c / m − γ (K_c / 2m)² ]`, where `m` is the weight of all links, `L_c` the weight
  /// of those with both ends in community `c`, and `K_c` the summed strengths of its nodes. 0 means
  /// no more than in a random graph with the same strengths; above 0.3 is commonly called a clear
  /// structure.
  ///
  /// - Parameters:
  ///   - graph: The graph, with as many nodes as the partition.
  ///   - resolution: γ, at least 0 and finite. Larger values ask for more, smaller communities.
  ///     Default 1.
  /// - Returns: A number without unit, from −1/2 to 1 where γ = 1; 0 for a graph whose links weigh
  ///   nothing.
  /// - Complexity: O(*n* + *m*) time, *n* nodes and *m* links; O(*k*) space, *k* communities.
  /// - Note: Links are read as undirected: the weight between two nodes is `w(i→j) + w(j→i)`. A
  ///   self link counts once in `L_c` and twice in its node's strength. Sums run in a fixed order,
  ///   so the result is the same bits each time.
  /// > Source: Newman 2006, doi:10.1073/pnas.0601602103; γ after Reichardt and Bornholdt 2006,
  /// > doi:10.1103/PhysRevE.74.016110. Deviation: weights in place of counts of links.
  public func modularity(in graph: Digraph, resolution: Double = 1) -> Double {
    modularity(
      links: graph.links, nodeCount: graph.nodeCount, totalWeight: graph.totalWeight,
      resolution: resolution)
  }

  /// The same for a graph whose links have no direction.
  ///
  /// - Parameters:
  ///   - graph: The graph, with as many nodes as the partition.
  ///   - resolution: γ, at least 0 and finite. Default 1.
  public func modularity(in graph: Graph, resolution: Double = 1) -> Double {
    modularity(
      links: graph.links, nodeCount: graph.nodeCount, totalWeight: graph.totalWeight,
      resolution: resolution)
  }

  private func modularity(
    links: some Sequence<Digraph.Link>, nodeCount: Int, totalWeight: Double, resolution: Double
  ) -> Double {
    precondition(
      nodeCount == communities.count, "The partition has one community for each node.")
    precondition(resolution >= 0 && resolution.isFinite, "The resolution is at least 0 and finite.")
    guard totalWeight > 0 else { return 0 }
    // One community holds everything; the sums below would only add rounding.
    guard count > 1 else { return 1 - resolution }
    var inner = [Double](repeating: 0, count: count)
    var strength = [Double](repeating: 0, count: count)
    for link in links {
      let source = Int(communities[link.source.index])
      let target = Int(communities[link.target.index])
      if source == target { inner[source] += link.weight }
      strength[source] += link.weight
      strength[target] += link.weight
    }
    var sum = 0.0
    for community in 0..<count {
      let share = strength[community] / totalWeight / 2
      sum += inner[community] / totalWeight - resolution * share * share
    }
    return sum
  }
}
