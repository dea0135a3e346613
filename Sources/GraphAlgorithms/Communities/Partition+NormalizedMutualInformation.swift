extension Partition {
  /// How much one partition tells about another, as a share of what there is to tell.
  ///
  /// To know a node's community in one partition makes its community in the other easier to guess.
  /// By how much is the mutual information `I = Σ (n_ij / n) ln(n n_ij / (a_i b_j))`, where `n_ij`
  /// nodes are in community `i` of the one, which has `a_i` nodes, and `j` of the other, with `b_j`.
  /// It is divided by the mean of what there is to guess in each, the entropies
  /// `H = Σ (a_i / n) ln(n / a_i)`: the result is `2 I / (H_A + H_B)`.
  ///
  /// - Parameter other: A partition of the same nodes.
  /// - Returns: A number without unit, from 0 to 1: 1 for equal partitions, 0 where the one says
  ///   nothing about the other.
  /// - Complexity: O(*n*) time and space, *n* nodes.
  /// - Note: The same bits whichever partition comes first. Equal partitions have 1 also where there
  ///   is nothing to tell: no node, one node, one community. One community against several has 0.
  ///   Partitions into many small communities agree well by chance alone, which
  ///   ``adjustedRandIndex(with:)`` takes off and this does not. The logarithm is one that has the
  ///   same bits on every platform.
  /// > Source: Danon, Díaz-Guilera, Duch, Arenas 2005, doi:10.1088/1742-5468/2005/09/P09008.
  /// > Deviation: none.
  public func normalizedMutualInformation(with other: Partition) -> Double {
    let overlaps = Overlaps(self, other)
    if self == other { return 1 }
    let sizes = (first: sizes, second: other.sizes)
    let count = communities.count
    var information = 0.0
    overlaps.forEach { first, second, size in
      // Products of two numbers of nodes have up to 64 bits.
      let joint = Double(UInt64(count) * UInt64(size))
      let independent = Double(UInt64(sizes.first[first]) * UInt64(sizes.second[second]))
      information += Double(size) * PortableMath.logarithm(joint / independent)
    }
    let entropies = Self.entropy(of: sizes.first) + Self.entropy(of: sizes.second)
    // Rounding may put it a little outside of its range.
    return min(1, max(0, 2 * information / entropies))
  }

  /// `Σ a ln(n / a)` for the sizes `a` of communities with `n` nodes in all.
  private static func entropy(of sizes: [Int]) -> Double {
    let count = Double(sizes.reduce(0, +))
    return sizes.reduce(0.0) { $0 + Double($1) * PortableMath.logarithm(count / Double($1)) }
  }
}
