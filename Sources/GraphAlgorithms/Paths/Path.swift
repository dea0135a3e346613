/// A way from one node to another along links.
public struct Path: Hashable, Sendable {
  /// The nodes from the start to the end, each once; a single one where start and end are the same.
  public let nodes: [NodeID]
  /// Sum of the lengths of the links, from the start to the end, at least 0; 0 for a single node.
  public let length: Double
  /// Smallest weight of a link, at least 0; infinite for a single node.
  public let width: Double
}
