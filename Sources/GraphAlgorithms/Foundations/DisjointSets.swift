/// Sets of numbers from 0 that share no member and can be joined: union-find.
///
/// A set is a tree whose root is its smallest member, so what comes out does not depend on the
/// order of the joins.
///
/// > Source: path halving after Tarjan and van Leeuwen 1984, doi:10.1145/62.2160. Deviation: the
/// > smaller root wins, in place of the larger or deeper tree.
public struct DisjointSets: Sendable {
  private var parents: [UInt32]

  /// Every number below `count` in a set of its own.
  ///
  /// - Parameter count: Number of members, below 2^32. Default 0.
  public init(count: Int = 0) {
    parents = (0..<count).map { UInt32(truncatingIfNeeded: $0) }
  }

  /// Adds the next number as a set of its own.
  ///
  /// - Complexity: O(1) amortised.
  public mutating func append() {
    parents.append(UInt32(truncatingIfNeeded: parents.count))
  }

  /// The smallest member of the set that holds `member`.
  ///
  /// - Complexity: O(log *n*) amortised, *n* members; in practice near O(1).
  public mutating func root(of member: UInt32) -> UInt32 {
    var parents = parents.mutableSpan
    return Self.root(of: member, in: &parents)
  }

  @inline(__always)
  private static func root(of member: UInt32, in parents: inout MutableSpan<UInt32>) -> UInt32 {
    var member = member
    var parent = parents[Int(member)]
    while parent != member {
      let grandparent = parents[Int(parent)]
      parents[Int(member)] = grandparent
      member = grandparent
      parent = parents[Int(member)]
    }
    return member
  }

  /// Joins the sets of two members.
  ///
  /// - Returns: Whether they were two sets until now.
  /// - Complexity: O(log *n*) amortised, *n* members; in practice near O(1).
  @discardableResult
  public mutating func join(_ first: UInt32, _ second: UInt32) -> Bool {
    let one = root(of: first)
    let other = root(of: second)
    parents[Int(max(one, other))] = min(one, other)
    return one != other
  }

  /// Joins the set of a member with those of others, most of which it may hold already.
  ///
  /// - Parameter next: The next of the others, or nothing where there is none left.
  /// - Complexity: that of as many single joins.
  @inline(__always)
  mutating func join(_ member: UInt32, next: () -> UInt32?) {
    var parents = parents.mutableSpan
    var root = Self.root(of: member, in: &parents)
    while let other = next() {
      guard parents[Int(other)] != root else { continue }
      let otherRoot = Self.root(of: other, in: &parents)
      parents[Int(max(root, otherRoot))] = min(root, otherRoot)
      root = min(root, otherRoot)
    }
  }

  /// Makes every member's parent the root of its set, so that a look at ``parent(of:)`` finds it.
  ///
  /// - Complexity: O(*n*), *n* members.
  mutating func flatten() {
    // A parent is never larger than its child, so it has its root already.
    for member in parents.indices { parents[member] = parents[Int(parents[member])] }
  }

  /// A member of the same set that is not larger: the root itself after ``flatten()``, until the
  /// next join.
  func parent(of member: UInt32) -> UInt32 { parents[Int(member)] }

  /// Numbers the sets from 0 in the order of their smallest members.
  ///
  /// - Returns: The number of each member's set, and how many sets there are.
  mutating func numbered() -> (numbers: [UInt32], count: Int) {
    var numbers = [UInt32](repeating: 0, count: parents.count)
    var count: UInt32 = 0
    for member in parents.indices {
      // A parent is never larger than its child, so its set has its number already.
      if parents[member] == member {
        numbers[member] = count
        count += 1
      } else {
        numbers[member] = numbers[Int(parents[member])]
      }
    }
    return (numbers, Int(count))
  }
}
