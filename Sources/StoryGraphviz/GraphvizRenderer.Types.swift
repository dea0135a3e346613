extension GraphvizRenderer {
  /// A kind of picture.
  public enum Format: String, Sendable, CaseIterable {
    /// Scalable Vector Graphics, as Graphviz writes it; ``SVGFinisher`` completes it.
    case svg
    /// A bitmap.
    case png
    /// A page for print; its dates are fixed.
    case pdf
  }

  /// How positions are found.
  public enum Layout: String, Sendable, CaseIterable {
    /// Every node and edge brings its `pos`; nothing is moved (`neato -n2`).
    case fixedPositions
    /// Layers from top to bottom or from left to right.
    case dot
    /// Springs between all pairs; for up to some hundred nodes.
    case neato
    /// Springs on a hierarchy of graphs; for thousands of nodes.
    case sfdp
    /// Springs with cluster boxes.
    case fdp
    /// Circles.
    case circo
    /// Rings round a centre.
    case twopi

    /// Graphviz's name.
    var engine: String { self == .fixedPositions ? "nop2" : rawValue }
  }

  /// A picture.
  public struct Rendering: Equatable, Sendable {
    /// The file.
    public var bytes: [UInt8]
    /// What Graphviz said, one message an element; nothing of it was printed.
    public var warnings: [String]

    /// Creates a picture.
    public init(bytes: [UInt8], warnings: [String]) {
      self.bytes = bytes
      self.warnings = warnings
    }
  }

  /// What a graph holds, as Graphviz reads it.
  public struct Contents: Hashable, Sendable {
    /// Whether the edges have a direction.
    public var isDirected: Bool
    /// The attributes of each node by the node's name, those with an empty value left out.
    public var nodeAttributes: [String: [String: String]]
    /// The ends of each edge, node by node.
    public var edgeEnds: [Ends]

    /// Number of nodes.
    public var nodes: Int { nodeAttributes.count }
    /// Number of edges.
    public var edges: Int { edgeEnds.count }
  }

  /// The nodes that an edge joins.
  public struct Ends: Hashable, Sendable {
    /// Name of the node where the edge begins.
    public var tail: String
    /// Name of the node where the edge ends.
    public var head: String

    /// Creates the ends of an edge.
    public init(tail: String, head: String) {
      self.tail = tail
      self.head = head
    }
  }
}
