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
  /// - Complexity: O(*n*), *n* nodes; several times faster where labels are below 4 *n*.
  public init(communities labels: [UInt32]) {
    var (numbers, sizes) = Self.numbered(labels)
    let ranks = Self.ranks(bySize: sizes)
    for node in numbers.indices { numbers[node] = ranks[Int(numbers[node])] }
    communities = numbers
    count = sizes.count
  }

  /// Numbers labels from 0 in the order in which they first appear.
  ///
  /// - Returns: The number of each node's label, and how many nodes have each number.
  private static func numbered(_ labels: [UInt32]) -> (numbers: [UInt32], sizes: [UInt32]) {
    var numbers = [UInt32](repeating: 0, count: labels.count)
    var sizes: [UInt32] = []
    // No label has this number: there are fewer nodes than a UInt32 has values.
    let none = UInt32.max
    // Labels that are numbers of nodes or communities lie close together. They index a table that
    // takes no more memory than a dictionary would.
    if let largest = labels.max(), Int(largest) < 4 * labels.count {
      var table = [UInt32](repeating: none, count: Int(largest) + 1)
      for node in labels.indices {
        var number = table[Int(labels[node])]
        if number == none {
          number = UInt32(truncatingIfNeeded: sizes.count)
          table[Int(labels[node])] = number
          sizes.append(0)
        }
        numbers[node] = number
        sizes[Int(number)] += 1
      }
    } else {
      var table: [UInt32: UInt32] = [:]
      for node in labels.indices {
        var number = table[labels[node]] ?? none
        if number == none {
          number = UInt32(truncatingIfNeeded: sizes.count)
          table[labels[node]] = number
          sizes.append(0)
        }
        numbers[node] = number
        sizes[Int(number)] += 1
      }
    }
    return (numbers, sizes)
  }

  /// The rank of each size, the largest first, equal ones in their order: a counting sort.
  private static func ranks(bySize sizes: [UInt32]) -> [UInt32] {
    var next = [UInt32](repeating: 0, count: Int(sizes.max() ?? 0) + 1)
    for size in sizes { next[Int(size)] += 1 }
    var rank: UInt32 = 0
    for size in next.indices.reversed() {
      let count = next[size]
      next[size] = rank
      rank += count
    }
    var ranks = [UInt32](repeating: 0, count: sizes.count)
    for number in sizes.indices {
      let size = Int(sizes[number])
      ranks[number] = next[size]
      next[size] += 1
    }
    return ranks
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
