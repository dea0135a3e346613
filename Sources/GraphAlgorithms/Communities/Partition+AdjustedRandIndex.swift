extension Partition {
  /// How well two partitions agree on which nodes belong together, beyond what chance would bring.
  ///
  /// Every pair of nodes is asked whether the two partitions say the same of it: together or apart.
  /// The share of such pairs is high by chance alone, so what random partitions with communities of
  /// the same sizes reach is taken off, and the rest is scaled so that equal partitions have 1:
  /// `(T − E) / ((A + B) / 2 − E)` with `E = A B / P`, where `P` counts all pairs, `A` and `B` those
  /// that are together in the one and in the other, and `T` those that are together in both.
  ///
  /// - Parameter other: A partition of the same nodes.
  /// - Returns: A number without unit, from −1/2 to 1: 1 for equal partitions, about 0 for ones that
  ///   have nothing to do with each other, below 0 for ones that agree less than by chance.
  /// - Complexity: O(*n*) time and space, *n* nodes.
  /// - Note: The same whichever partition comes first. Equal partitions have 1 also where nothing
  ///   could differ: no node, one node, one community. One community against single nodes has 0.
  ///   Pairs are counted exactly and only the quotient is rounded.
  /// > Source: Hubert and Arabie 1985, doi:10.1007/BF01908075. Deviation: none.
  public func adjustedRandIndex(with other: Partition) -> Double {
    var together = 0
    Overlaps(self, other).forEach { _, _, size in together += Self.pairs(size) }
    return Self.adjustedRandIndex(
      together: together, first: sizes.reduce(0) { $0 + Self.pairs($1) },
      second: other.sizes.reduce(0) { $0 + Self.pairs($1) }, all: Self.pairs(communities.count))
  }

  /// Number of pairs among so many nodes. Below 2^63 for all nodes that a graph can have, and so is
  /// the sum over the parts of a partition.
  static func pairs(_ count: Int) -> Int {
    count.isMultiple(of: 2) ? count / 2 * (count - 1) : (count - 1) / 2 * count
  }

  /// The index from numbers of pairs: together in both partitions, in the first, in the second, and
  /// all.
  static func adjustedRandIndex(together: Int, first: Int, second: Int, all: Int) -> Double {
    let onlyFirst = Int128(first - together)
    let onlySecond = Int128(second - together)
    if onlyFirst == 0 && onlySecond == 0 { return 1 }
    let apart = Int128(all - first) - onlySecond
    let difference = Int128(together) * apart - onlyFirst * onlySecond
    let range = Int128(first) * (onlyFirst + apart) + Int128(second) * (onlySecond + apart)
    return 2 * Double(difference) / Double(range)
  }
}
