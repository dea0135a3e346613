/// Numbers from 0 sorted into groups by a counting sort: compressed sparse rows without weights.
///
/// The members of a group stand side by side and ascend.
struct Groups {
  private var starts: [UInt32]
  private var members: [UInt32]

  /// Sorts the numbers below `memberCount` into groups.
  ///
  /// - Parameter groupOf: The group of a number, below `count`.
  /// - Complexity: O(groups + members); `groupOf` is asked twice for each member.
  init(count: Int, memberCount: Int, groupOf: (Int) -> Int) {
    precondition(memberCount < Int(UInt32.max), "There are fewer than 2^32 members of groups.")
    starts = [UInt32](repeating: 0, count: count + 1)
    members = [UInt32](repeating: 0, count: memberCount)
    for member in 0..<memberCount { starts[groupOf(member) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    for member in 0..<memberCount {
      let group = groupOf(member)
      members[Int(next[group])] = UInt32(truncatingIfNeeded: member)
      next[group] += 1
    }
  }

  /// The members of a group.
  subscript(group: Int) -> ArraySlice<UInt32> {
    members[Int(starts[group])..<Int(starts[group + 1])]
  }
}
