extension Partition {
  /// How many nodes two partitions of the same nodes have in common, for each community of the one
  /// and each of the other: their contingency table, without its zeros.
  ///
  /// An entry is known by its smallest node, which gives the entries one order whichever partition
  /// comes first.
  struct Overlaps {
    let first: Partition
    let second: Partition
    /// For each node that is the smallest of an entry, the entry's number of nodes; otherwise 0.
    private let sizes: [UInt32]

    /// Counts.
    ///
    /// - Complexity: O(*n*) time and space, *n* nodes.
    init(_ first: Partition, _ second: Partition) {
      let count = first.communities.count
      precondition(
        count == second.communities.count, "The partitions divide the same number of nodes.")
      precondition(
        count <= Int(UInt32.max), "Partitions that are compared have at most 2^32 - 1 nodes.")
      let members = Grouping(first.communities, count: first.count)
      // For each community of the second, what it shares with the one of the first being looked at.
      var smallest = [UInt32](repeating: 0, count: second.count)
      var shared = [UInt32](repeating: 0, count: second.count)
      var sizes = [UInt32](repeating: 0, count: count)
      for community in 0..<members.count {
        for place in members.range(of: community) {
          let node = members.order[place]
          let other = Int(second.communities[Int(node)])
          if shared[other] == 0 { smallest[other] = node }
          shared[other] += 1
        }
        for place in members.range(of: community) {
          let node = members.order[place]
          let other = Int(second.communities[Int(node)])
          guard smallest[other] == node && shared[other] > 0 else { continue }
          sizes[Int(node)] = shared[other]
          shared[other] = 0
        }
      }
      self.first = first
      self.second = second
      self.sizes = sizes
    }

    /// Calls `body` with each entry that is not 0: the community of the first partition, that of the
    /// second, and how many nodes they share, by the smallest of these nodes.
    func forEach(_ body: (Int, Int, Int) -> Void) {
      for node in sizes.indices where sizes[node] > 0 {
        body(Int(first.communities[node]), Int(second.communities[node]), Int(sizes[node]))
      }
    }
  }
}
