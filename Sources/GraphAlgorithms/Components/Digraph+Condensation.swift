extension Digraph {
  /// The graph between the communities of a partition.
  ///
  /// Each community becomes one node, and all links from one community to another become one link:
  /// `w(C→D) = Σ w(i→j)` over `i ∈ C`, `j ∈ D`. Made of the strongly connected components, it has no
  /// cycle: it tells which parts of a graph lead to which.
  ///
  /// - Parameters:
  ///   - partition: One community for each node.
  ///   - threads: Most threads to work with, at least 1; without it, one for each processor. It does
  ///     not change the result.
  /// - Returns: A graph with one node for each community, numbered like it.
  /// - Complexity: O(*n* + *m*) time and space, *n* nodes and *m* links.
  /// - Note: Links inside a community, self links among them, are left out. Weights are summed by
  ///   source, then by target.
  public func condensed(by partition: Partition, threads: Int? = nil) -> Digraph {
    let communities = partition.communities
    precondition(communities.count == nodeCount, "A partition has a community for each node.")
    var between: [Link] = []
    for node in 0..<nodeCount {
      let community = communities[node]
      for position in outward.offsets[node]..<outward.offsets[node + 1] {
        let other = communities[outward.nodes[position].index]
        guard other != community else { continue }
        between.append(
          Link(
            source: NodeID(rawValue: community), target: NodeID(rawValue: other),
            weight: outward.weight(at: position)))
      }
    }
    return Digraph(nodeCount: partition.count, links: between, threads: threads)
  }
}
