/// A division of a graph's nodes into communities: each node belongs to exactly one.
///
/// Communities are numbered from 0 by size, the largest first; of two equal ones the one with the
/// smallest node comes first. So equal divisions are equal values, however they were found.
public struct Partition: Hashable, Sendable {
  /// The community of each node.
  public let communities: [UInt32]
  /// Number of communities; none is empty.
  public let count: Int

  /// Creates a partition from any labels.
  ///
  /// - Parameter labels: One label for each node; nodes with equal labels form a community.
  /// - Complexity: O(*n* + *k* log *k*), *n* nodes and *k* communities.
  public init(communities labels: [UInt32]) {
    var numbers: [UInt32: Int] = [:]
    var found: [Int] = []
    var sizes: [Int] = []
    found.reserveCapacity(labels.count)
    for label in labels {
      if let number = numbers[label] {
        found.append(number)
        sizes[number] += 1
      } else {
        found.append(sizes.count)
        numbers[label] = sizes.count
        sizes.append(1)
      }
    }
    let order = sizes.indices.sorted {
      sizes[$0] != sizes[$1] ? sizes[$0] > sizes[$1] : $0 < $1
    }
    var ranks = [UInt32](repeating: 0, count: sizes.count)
    for (rank, number) in order.enumerated() { ranks[number] = UInt32(rank) }
    communities = found.map { ranks[$0] }
    count = sizes.count
  }

  /// Number of nodes of each community, never rising.
  ///
  /// - Complexity: O(*n*), *n* nodes.
  public var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: count)
    for community in communities { sizes[Int(community)] += 1 }
    return sizes
  }

  /// The nodes of each community in ascending order.
  ///
  /// - Complexity: O(*n*), *n* nodes.
  public var members: [[NodeID]] {
    var members = sizes.map { size in
      var nodes: [NodeID] = []
      nodes.reserveCapacity(size)
      return nodes
    }
    for (node, community) in communities.enumerated() {
      members[Int(community)].append(NodeID(node))
    }
    return members
  }
}
