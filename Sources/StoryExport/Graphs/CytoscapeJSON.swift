public import StoryAnalysis
internal import StoryParsing

/// Writes the story graph as Cytoscape.js JSON (`.cyjs`), which Cytoscape desktop and Cytoscape.js open,
/// and networkx through `cytoscape_graph`.
///
/// `name` is the headline, which Cytoscape shows; `value` is the identifier again, by which networkx
/// names a node. A number of a column of numbers always has a decimal point or an exponent, because
/// Cytoscape takes a column's type from its first value. Times stand as text in ISO 8601, and again as
/// a number under `_seconds`. `position` is the place of a node, with *y* downwards.
///
/// > Source: https://js.cytoscape.org/#notation/elements-json,
/// > https://manual.cytoscape.org/en/stable/Supported_Network_File_Formats.html.
public struct CytoscapeJSON: Sendable {
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
    var bytes: [UInt8] = []
    bytes.append(
      text: """
        {
          "format_version": "1.0",
          "generated_by": "storyloom-\(ToolVersion.current)",
          "target_cytoscapejs_version": "~2.1",
          "directed": true,
          "multigraph": false,
          "data": {"name": "Related stories"
        """)
    for fact in document.facts {
      bytes.append(jsonMember: fact.name, fact.value, marksNumbers: true)
    }
    bytes.append(text: "},\n  \"elements\": {\n  \"nodes\": ")
    bytes.append(jsonRows: document.nodes, to: &output) { node, bytes in
      let identifier = document.identifier(of: node)
      bytes.append(text: "{\"data\": {\"id\": ")
      bytes.append(json: identifier)
      bytes.append(text: ", \"value\": ")
      bytes.append(json: identifier)
      let label = Table.Cell.text(document.label(of: node))
      bytes.append(jsonMember: "name", label)
      bytes.append(jsonMember: "label", label)
      for attribute in nodeAttributes {
        bytes.append(
          jsonMember: attribute.name, document.value(attribute, ofNode: node), marksNumbers: true)
      }
      let look = document.looks[node]
      bytes.append(jsonMember: "color", .text(look.color.hex))
      bytes.append(text: "}, \"position\": {")
      bytes.append(jsonMember: "x", .number(look.place.x), isFirst: true)
      bytes.append(jsonMember: "y", .number(0 - look.place.y))
      bytes.append(text: "}, \"selected\": false}")
    }
    bytes.append(text: ",\n  \"edges\": ")
    bytes.append(jsonRows: document.edges.indices, to: &output) { index, bytes in
      let edge = document.edges[index]
      bytes.append(text: "{\"data\": {\"id\": \"")
      bytes.append(text: GraphDocument.identifier(ofEdge: index))
      bytes.append(text: "\", \"source\": ")
      bytes.append(json: document.identifier(of: edge.source))
      bytes.append(text: ", \"target\": ")
      bytes.append(json: document.identifier(of: edge.target))
      bytes.append(text: ", \"interaction\": \"names\"")
      bytes.append(
        jsonMember: "weight", .number(document.weight(of: edge)), marksNumbers: true)
      for attribute in edgeAttributes {
        bytes.append(
          jsonMember: attribute.name, document.value(attribute, of: edge), marksNumbers: true)
      }
      bytes.append(text: "}, \"selected\": false}")
    }
    bytes.append(text: "\n  }\n}\n")
    bytes.handOn(to: &output, atLeast: 0)
  }
}
