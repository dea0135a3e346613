extension Digraph.Rows {
  /// Finds the path with the fewest links, over some of the links.
  ///
  /// Of several such paths it is the one with the smallest node before the end, then with the
  /// smallest node before that, and so on back to the start.
  ///
  /// - Parameters:
  ///   - source: Where the path begins.
  ///   - target: Where it ends.
  ///   - outward: The links by the node that they leave.
  ///   - inward: The same links by the node that they enter.
  ///   - isOpen: Whether a path may use a link; gets its two ends and its weight.
  /// - Returns: The nodes of the path and the smallest weight of its links, or `nil` where no way
  ///   leads to the target.
  /// - Complexity: O(*n* + *m*) time, *n* nodes and *m* links; O(*n*) space.
  static func fewestLinks(
    from source: Int, to target: Int, outward: Self, inward: Self,
    where isOpen: (_ source: Int, _ target: Int, _ weight: Double) -> Bool
  ) -> (nodes: [NodeID], width: Double)? {
    var levels = [UInt32](repeating: .max, count: outward.offsets.count - 1)
    levels[source] = 0
    var queue = [UInt32(truncatingIfNeeded: source)]
    var position = 0
    // When the target is found, so are all nodes that are nearer than it.
    while levels[target] == .max && position < queue.count {
      let node = Int(queue[position])
      position += 1
      for link in outward.offsets[node]..<outward.offsets[node + 1] {
        let other = outward.nodes[link]
        guard levels[other.index] == .max && isOpen(node, other.index, outward.weight(at: link))
        else { continue }
        levels[other.index] = levels[node] + 1
        queue.append(other.rawValue)
      }
    }
    guard levels[target] != .max else { return nil }
    var nodes = [NodeID(target)]
    var width = Double.infinity
    var node = target
    while node != source {
      let previous = inward.range(of: node).first { link in
        let other = inward.nodes[link].index
        return levels[other] != .max && levels[other] + 1 == levels[node]
          && isOpen(other, node, inward.weight(at: link))
      }
      guard let previous else { preconditionFailure("A node that was found has one before it.") }
      width = min(width, inward.weight(at: previous))
      node = inward.nodes[previous].index
      nodes.append(NodeID(node))
    }
    nodes.reverse()
    return (nodes, width)
  }
}
