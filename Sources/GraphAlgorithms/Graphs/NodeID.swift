/// The number of a node in a graph, from 0.
///
/// A type of its own keeps nodes apart from other numbers at no cost: it is one `UInt32` wide, so a
/// graph has at most 2³² − 1 nodes.
public struct NodeID: RawRepresentable, Hashable, Comparable, Sendable {
  /// The number.
  public let rawValue: UInt32

  /// Creates the node with the number `rawValue`.
  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// Creates the node at a position of an array that has one element for each node.
  ///
  /// - Parameter index: From 0 to 2³² − 2.
  public init(_ index: Int) {
    precondition(
      index >= 0 && index < Int(UInt32.max), "The index of a node is from 0 to 2^32 - 2.")
    rawValue = UInt32(truncatingIfNeeded: index)
  }

  /// The node's position in an array that has one element for each node.
  public var index: Int { Int(rawValue) }

  /// Whether the first node has the smaller number.
  public static func < (first: NodeID, second: NodeID) -> Bool {
    first.rawValue < second.rawValue
  }
}

extension NodeID: CustomStringConvertible {
  /// The number in decimal digits.
  public var description: String { String(rawValue) }
}

extension NodeID {
  /// The node that each number is given to.
  ///
  /// - Parameters:
  ///   - numbers: The new number of each node.
  ///   - count: Number of nodes.
  static func inverse(of numbers: [NodeID], count: Int) -> [NodeID] {
    precondition(numbers.count == count, "There is one new number for each node.")
    let none = NodeID(rawValue: .max)
    var nodes = [NodeID](repeating: none, count: count)
    for (node, number) in numbers.enumerated() {
      precondition(
        number.index < count && nodes[number.index] == none,
        "The new numbers are those below the number of nodes, each once.")
      nodes[number.index] = NodeID(node)
    }
    return nodes
  }
}
