/// How well a partition meets one that is held to be true, node by node.
public struct BCubed: Equatable, Sendable {
  /// Above 0 and at most 1; low where communities mix what does not belong together.
  public let precision: Double
  /// Above 0 and at most 1; low where communities tear apart what belongs together.
  public let recall: Double
  /// The harmonic mean of both, `2 P R / (P + R)`.
  public var f1: Double { 2 * precision * recall / (precision + recall) }
}

extension Partition {
  /// Measures how well this partition meets one that is held to be true, such as labels by hand.
  ///
  /// Each node looks round in its community. Its precision is the share of those there, itself
  /// included, that truly belong with it; its recall is the share of those who truly belong with it
  /// that are there. The result is the mean over all nodes:
  /// `P = (1/n) Σ n_ij² / a_i` and `R = (1/n) Σ n_ij² / b_j`, where `n_ij` nodes are in community `i`
  /// of this partition, which has `a_i` nodes, and truly in `j`, which has `b_j`.
  ///
  /// - Parameter truth: The partition of the same nodes that is held to be true.
  /// - Returns: Precision, recall and their harmonic mean, numbers without unit; all are 1 for equal
  ///   partitions, those without nodes among them.
  /// - Complexity: O(*n*) time and space, *n* nodes.
  /// - Note: Single nodes have the precision 1, and one community for all has the recall 1. Squares
  ///   are counted exactly and sums run in a fixed order, so the result is the same bits each time.
  /// > Source: Amigó, Gonzalo, Artiles, Verdejo 2009, doi:10.1007/s10791-008-9066-8, after Bagga and
  /// > Baldwin 1998, doi:10.3115/980845.980859. Deviation: none; the harmonic mean is that of the
  /// > two means.
  public func bCubed(against truth: Partition) -> BCubed {
    var grouped = [UInt64](repeating: 0, count: count)
    var labelled = [UInt64](repeating: 0, count: truth.count)
    Overlaps(self, truth).forEach { community, label, size in
      // The square of a number of nodes, and the sum of such squares over the parts of a community,
      // have up to 64 bits.
      let square = UInt64(size) * UInt64(size)
      grouped[community] += square
      labelled[label] += square
    }
    return BCubed(
      precision: Self.share(of: grouped, in: sizes),
      recall: Self.share(of: labelled, in: truth.sizes))
  }

  /// The sum of squares over sizes, for all nodes together.
  private static func share(of squares: [UInt64], in sizes: [Int]) -> Double {
    guard !sizes.isEmpty else { return 1 }
    var sum = 0.0
    for (square, size) in zip(squares, sizes) { sum += Double(square) / Double(size) }
    return sum / Double(sizes.reduce(0, +))
  }
}
