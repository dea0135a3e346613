/// Numbers from 0 sorted by the group that each belongs to; inside a group they ascend.
struct Grouping {
  /// The numbers, group after group.
  let order: [UInt32]
  /// Where each group starts in `order`, with the end of the last as one more element.
  let starts: [Int]

  /// Sorts by counting.
  ///
  /// - Parameters:
  ///   - groups: The group of each number, below `count`.
  ///   - count: Number of groups.
  /// - Complexity: O(*n* + *k*), *n* numbers and *k* groups.
  init(_ groups: [UInt32], count: Int) {
    var starts = [Int](repeating: 0, count: count + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    self.starts = starts
    var order = [UInt32](repeating: 0, count: groups.count)
    for (number, group) in groups.enumerated() {
      order[starts[Int(group)]] = UInt32(truncatingIfNeeded: number)
      starts[Int(group)] += 1
    }
    self.order = order
  }

  /// Number of groups.
  var count: Int { starts.count - 1 }

  /// The positions of a group in `order`.
  func range(of group: Int) -> Range<Int> { starts[group]..<starts[group + 1] }
}
