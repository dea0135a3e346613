extension Partition {
  /// How much more weight lies inside the communities than a fixed price for each pair of nodes.
  ///
  /// `Q = Σ_c [ w_c − γ n_c (n_c − 1) / 2 ]`, where `w_c` is the weight of the links with both ends
  /// in community `c`, and `n_c` the number of its nodes. A community pays where its nodes are
  /// linked by more than γ on average; two communities are better apart where the links between
  /// them weigh less than γ for each pair. So γ says in the unit of the weights how tightly knit a
  /// group must be to count as one, and what that means does not depend on the rest of the graph, as
  /// it does for ``modularity(in:resolution:)-(Graph,_)``.
  ///
  /// - Parameters:
  ///   - graph: The graph, with as many nodes as the partition.
  ///   - resolution: γ, at least 0 and finite, in the unit of the weights. No default: what is tightly
  ///     knit depends on the data.
  ///   - nodeSizes: How many nodes each node stands for, at least 0 and finite; `n_c` is their sum.
  ///     Without it, 1 for each.
  /// - Returns: A number in the unit of the weights; 0 for single nodes without self links. It is not
  ///   divided by anything.
  /// - Complexity: O(*n* + *m*) time, *n* nodes and *m* links; O(*k*) space, *k* communities.
  /// - Note: A self link counts once in `w_c`. With sizes, what pairs inside a node cost is part of
  ///   the result, so a graph whose nodes were merged, with their sizes and with the weight inside
  ///   them as self links, has the quality of the graph that it was made of. Sums run in a fixed
  ///   order, so the result is the same bits each time.
  /// > Source: Traag, Van Dooren, Nesterov 2011, doi:10.1103/PhysRevE.84.016114, in the form of Traag,
  /// > Waltman, van Eck 2019, doi:10.1038/s41598-019-41695-z, and of their leidenalg. Deviation: none.
  /// > The former, like igraph, take `n_c²` in place of `n_c (n_c − 1)`, which is the same for all
  /// > partitions but for a constant: igraph's quality times the weight of all links is this less
  /// > `γ/2` for each node.
  public func constantPottsQuality(
    in graph: Graph, resolution: Double, nodeSizes: [Double]? = nil
  ) -> Double {
    precondition(
      graph.nodeCount == communities.count, "The partition has one community for each node.")
    precondition(resolution >= 0 && resolution.isFinite, "The resolution is at least 0 and finite.")
    precondition(
      nodeSizes?.count ?? communities.count == communities.count, "There is one size for each node."
    )
    precondition(
      nodeSizes?.allSatisfy { $0 >= 0 && $0.isFinite } ?? true,
      "The size of a node is at least 0 and finite.")
    var inner = [Double](repeating: 0, count: count)
    var sizes = [Double](repeating: 0, count: count)
    for node in communities.indices { sizes[Int(communities[node])] += nodeSizes?[node] ?? 1 }
    let rows = graph.rows
    for node in communities.indices {
      let community = communities[node]
      for position in rows.offsets[node]..<rows.offsets[node + 1] {
        let other = rows.nodes[position].index
        guard other <= node && communities[other] == community else { continue }
        // A self link stands once in its row, with twice its weight.
        inner[Int(community)] +=
          other == node ? rows.weight(at: position) / 2 : rows.weight(at: position)
      }
    }
    var sum = 0.0
    for community in 0..<count {
      sum += inner[community] - resolution * (sizes[community] * (sizes[community] - 1) / 2)
    }
    return sum
  }
}
