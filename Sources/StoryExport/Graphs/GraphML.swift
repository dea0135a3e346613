public import StoryAnalysis
internal import StoryParsing

/// Writes the story graph as GraphML, which networkx, igraph, Gephi, Cytoscape and yEd open.
///
/// Every attribute has a key with its type and, in `desc`, its meaning. What is not known is left out;
/// the values of a list are joined by `; `; a time stands as text in ISO 8601 and again as a number,
/// under `_seconds`, because GraphML has no type for times. `x`, `y`, `size` and `color` are the look of a
/// node. The name of an edge is its `id`.
///
/// > Source: http://graphml.graphdrawing.org/specification.html, schema 1.1.
public struct GraphML: Sendable {
  private let document: GraphDocument

  /// Creates the file of a study.
  public init(of study: ArchiveStudy) {
    self.init(of: GraphDocument(of: study))
  }

  /// Creates the file of a document.
  public init(of document: GraphDocument) {
    self.document = document
  }

  /// Writes the file.
  ///
  /// - Complexity: O(*b*), *b* bytes written.
  public func write(to output: inout some UTF8OutputStream) {
    let nodeAttributes = GraphDocument.withSeconds(document.nodeAttributes)
    let edgeAttributes = GraphDocument.withSeconds(document.edgeAttributes)
    let nodeKeys = nodeAttributes.map { "n_" + $0.name }
    let edgeKeys = edgeAttributes.map { "e_" + $0.name }
    var bytes: [UInt8] = []
    bytes.append(
      text: """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
        xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
        http://graphml.graphdrawing.org/xmlns/1.1/graphml.xsd">

        """)
    for fact in document.facts {
      bytes.append(key: "g_" + fact.name, for: "graph", fact.name, fact.value.type, fact.summary)
    }
    bytes.append(key: "n_label", for: "node", "label", "string", "Headline, or the address key.")
    for (key, attribute) in zip(nodeKeys, nodeAttributes) {
      bytes.append(key: key, for: "node", attribute.name, attribute.kind.type, attribute.summary)
    }
    bytes.append(key: "n_x", for: "node", "x", "double", "Place on the page, in points.")
    bytes.append(key: "n_y", for: "node", "y", "double", "Place on the page, in points.")
    bytes.append(key: "n_size", for: "node", "size", "double", "Radius, in points.")
    bytes.append(key: "n_color", for: "node", "color", "string", "Colour of the cluster.")
    bytes.append(key: "e_weight", for: "edge", "weight", "double", "Fractional weight.")
    for (key, attribute) in zip(edgeKeys, edgeAttributes) {
      bytes.append(key: key, for: "edge", attribute.name, attribute.kind.type, attribute.summary)
    }
    bytes.append(text: "  <graph id=\"stories\" edgedefault=\"directed\">\n")
    for fact in document.facts { bytes.append(data: "g_" + fact.name, fact.value, indent: "    ") }
    bytes.append(rows: document.nodes, to: &output) { node, bytes in
      bytes.append(text: "    <node id=\"")
      bytes.append(xmlAttribute: document.identifier(of: node))
      bytes.append(text: "\">\n")
      bytes.append(data: "n_label", .text(document.label(of: node)))
      for (key, attribute) in zip(nodeKeys, nodeAttributes) {
        bytes.append(data: key, document.value(attribute, ofNode: node))
      }
      let look = document.looks[node]
      bytes.append(data: "n_x", .number(look.place.x))
      bytes.append(data: "n_y", .number(look.place.y))
      bytes.append(data: "n_size", .number(look.size))
      bytes.append(data: "n_color", .text(look.color.hex))
      bytes.append(text: "    </node>\n")
    }
    bytes.append(rows: document.edges.indices, to: &output) { index, bytes in
      let edge = document.edges[index]
      bytes.append(text: "    <edge id=\"")
      bytes.append(text: GraphDocument.identifier(ofEdge: index))
      bytes.append(text: "\" source=\"")
      bytes.append(xmlAttribute: document.identifier(of: edge.source))
      bytes.append(text: "\" target=\"")
      bytes.append(xmlAttribute: document.identifier(of: edge.target))
      bytes.append(text: "\">\n")
      bytes.append(data: "e_weight", .number(document.weight(of: edge)))
      for (key, attribute) in zip(edgeKeys, edgeAttributes) {
        bytes.append(data: key, document.value(attribute, of: edge))
      }
      bytes.append(text: "    </edge>\n")
    }
    bytes.append(text: "  </graph>\n</graphml>\n")
    bytes.handOn(to: &output, atLeast: 0)
  }
}

extension Table.Kind {
  /// The type of GraphML.
  fileprivate var type: String {
    switch self {
    case .text, .time, .list: "string"
    case .integer: "long"
    case .number: "double"
    case .boolean: "boolean"
    }
  }
}

extension Table.Cell {
  fileprivate var type: String {
    switch self {
    case .text, .time, .list, .absent: "string"
    case .integer: "long"
    case .number: "double"
    case .boolean: "boolean"
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(
    key: String, for element: StaticString, _ name: String, _ type: String, _ summary: String
  ) {
    append(text: "  <key")
    append(xmlAttribute: "id", key)
    append(xmlAttribute: "for", "\(element)")
    append(xmlAttribute: "attr.name", name)
    append(xmlAttribute: "attr.type", type)
    append(text: "><desc>")
    append(xml: summary)
    append(text: "</desc></key>\n")
  }

  /// Appends the value of an attribute; nothing where none is known, or where nothing of it is left.
  fileprivate mutating func append(data key: String, _ cell: Table.Cell, indent: String = "      ")
  {
    let start = count
    append(text: indent)
    append(text: "<data key=\"")
    append(text: key)
    append(text: "\">")
    let content = count
    append(xmlContent: cell)
    guard count > content else { return removeSubrange(start...) }
    append(text: "</data>\n")
  }

  private mutating func append(xmlContent cell: Table.Cell) {
    switch cell {
    case .text(let text): append(xml: text)
    case .list(let texts): append(xml: texts.joined(separator: "; "))
    case .integer(let value): append(decimal: value)
    case .number(let value): append(exact: value)
    case .boolean(let value): append(text: value ? "true" : "false")
    case .time(let time): append(time: time)
    case .absent: break
    }
  }
}
