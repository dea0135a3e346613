internal import GraphAlgorithms

/// The links between two of the bubbles of an overview.
struct BubbleTie: Equatable {
  var first: Int
  var second: Int
  /// Number of links in either direction.
  var linkCount: Int
}

extension BubbleTie {
  /// Those worth drawing: the strongest that hold together what hangs together, and of the others the
  /// strongest.
  ///
  /// - Parameters:
  ///   - ties: The strongest first.
  ///   - count: Number of bubbles.
  static func backbone(_ ties: [BubbleTie], count: Int) -> [BubbleTie] {
    var sets = DisjointSets(count: count)
    let isTree = ties.map { sets.join(UInt32($0.first), UInt32($0.second)) }
    var extra = max(4, count / 2)
    return zip(ties, isTree).compactMap { tie, isTree in
      if !isTree {
        guard extra > 0 else { return nil }
        extra -= 1
      }
      return tie
    }
  }
}
