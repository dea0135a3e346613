public import StoryAnalysis
internal import StoryParsing

/// Writes the story graph as GEXF 1.3, the format of Gephi, with its timeline.
///
/// Every node that is dated has the moment of its publication as `timestamp` (UTC), so Gephi can play the
/// coverage; undated ones are always there, and so is an edge while both its ends are. Attributes are
/// typed; what is not known is left out; lists are lists. Each node has a place, a size and a colour.
/// The date of the last change is left out: the same archive gives the same bytes on any day.
///
/// > Source: https://gexf.net, schema 1.3. Lists are written as Gephi's own table of nodes shows them.
public struct GEXF: Sendable {
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
    var bytes: [UInt8] = []
    bytes.append(
      text: """
        <?xml version="1.0" encoding="UTF-8"?>
        <gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
        xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
          <meta>

        """)
    bytes.append(element: "creator", "storyloom \(ToolVersion.current)")
    bytes.append(element: "description", description)
    bytes.append(
      text: """
          </meta>
          <graph mode="dynamic" defaultedgetype="directed" idtype="string" timeformat="dateTime" \
        timerepresentation="timestamp" timezone="UTC">

        """)
    bytes.append(attributes: document.nodeAttributes, of: "node")
    bytes.append(attributes: document.edgeAttributes, of: "edge")
    writeNodes(to: &output, by: &bytes)
    writeEdges(to: &output, by: &bytes)
    bytes.append(text: "  </graph>\n</gexf>\n")
    bytes.handOn(to: &output, atLeast: 0)
  }

  /// What is said of the graph as a whole, in one line.
  private var description: String {
    "Related stories. "
      + document.facts.dropFirst().map { fact in
        var text: [UInt8] = []
        text.append(value: fact.value)
        return "\(fact.name): " + String(decoding: text, as: UTF8.self)
      }.joined(separator: "; ") + "."
  }

  private func writeNodes(to output: inout some UTF8OutputStream, by bytes: inout [UInt8]) {
    let published = document.nodeAttributes.first { $0.kind == .time }
    bytes.append(text: "    <nodes count=\"\(document.nodes.count)\">\n")
    bytes.append(rows: document.nodes, to: &output) { node, bytes in
      bytes.append(text: "      <node id=\"")
      bytes.append(xmlAttribute: document.identifier(of: node))
      bytes.append(text: "\" label=\"")
      bytes.append(xmlAttribute: document.label(of: node))
      bytes.append(text: "\"")
      if let published, case .time(let time) = document.value(published, ofNode: node) {
        bytes.append(text: " timestamp=\"")
        bytes.append(time: time)
        bytes.append(text: "\"")
      }
      bytes.append(text: ">\n        <attvalues>\n")
      for attribute in document.nodeAttributes {
        bytes.append(attribute.name, document.value(attribute, ofNode: node))
      }
      bytes.append(text: "        </attvalues>\n")
      bytes.append(look: document.looks[node])
      bytes.append(text: "      </node>\n")
    }
    bytes.append(text: "    </nodes>\n")
  }

  private func writeEdges(to output: inout some UTF8OutputStream, by bytes: inout [UInt8]) {
    bytes.append(text: "    <edges count=\"\(document.edges.count)\">\n")
    bytes.append(rows: document.edges.indices, to: &output) { index, bytes in
      let edge = document.edges[index]
      bytes.append(text: "      <edge id=\"")
      bytes.append(text: GraphDocument.identifier(ofEdge: index))
      bytes.append(text: "\" source=\"")
      bytes.append(xmlAttribute: document.identifier(of: edge.source))
      bytes.append(text: "\" target=\"")
      bytes.append(xmlAttribute: document.identifier(of: edge.target))
      bytes.append(text: "\" weight=\"")
      bytes.append(exact: document.weight(of: edge))
      bytes.append(text: "\">\n        <attvalues>\n")
      for attribute in document.edgeAttributes {
        bytes.append(attribute.name, document.value(attribute, of: edge))
      }
      bytes.append(text: "        </attvalues>\n      </edge>\n")
    }
    bytes.append(text: "    </edges>\n")
  }
}

extension Table.Kind {
  /// The type of GEXF.
  fileprivate var type: String {
    switch self {
    case .text, .time: "string"
    case .list: "liststring"
    case .integer: "long"
    case .number: "double"
    case .boolean: "boolean"
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(element name: StaticString, _ text: String) {
    append(text: "    <\(name)>")
    append(xml: text)
    append(text: "</\(name)>\n")
  }

  fileprivate mutating func append(
    attributes: [GraphDocument.Attribute], of element: StaticString
  ) {
    append(text: "    <attributes class=\"\(element)\" mode=\"static\">\n")
    for attribute in attributes {
      append(text: "      <attribute")
      append(xmlAttribute: "id", attribute.name)
      append(xmlAttribute: "title", attribute.name)
      append(xmlAttribute: "type", attribute.kind.type)
      append(text: "/>\n")
    }
    append(text: "    </attributes>\n")
  }

  /// Appends the value of an attribute; nothing where none is known, or where nothing of it is left.
  fileprivate mutating func append(_ name: String, _ cell: Table.Cell) {
    let start = count
    append(text: "          <attvalue for=\"")
    append(text: name)
    append(text: "\" value=\"")
    let content = count
    append(value: cell)
    guard count > content else { return removeSubrange(start...) }
    append(text: "\"/>\n")
  }

  fileprivate mutating func append(value cell: Table.Cell) {
    switch cell {
    case .text(let text): append(xmlAttribute: text)
    case .list(let texts):
      let quoted = texts.map { "\"" + $0.escapingScalars("\\\"", with: "\\") + "\"" }
      append(xmlAttribute: "[" + quoted.joined(separator: ", ") + "]")
    case .integer(let value): append(decimal: value)
    case .number(let value): append(exact: value)
    case .boolean(let value): append(text: value ? "true" : "false")
    case .time(let time): append(time: time)
    case .absent: break
    }
  }

  fileprivate mutating func append(look: GraphDocument.Look) {
    append(text: "        <viz:size value=\"")
    append(exact: look.size)
    append(text: "\"/>\n        <viz:position x=\"")
    append(exact: look.place.x)
    append(text: "\" y=\"")
    append(exact: look.place.y)
    append(text: "\" z=\"0\"/>\n        <viz:color")
    let channels = look.color.channels
    for (name, value) in zip(["r", "g", "b"], [channels.red, channels.green, channels.blue]) {
      append(text: " \(name)=\"\(value)\"")
    }
    append(text: "/>\n")
  }
}

extension Drawing.Color {
  /// The three parts, each from 0 to 255.
  fileprivate var channels: (red: Int, green: Int, blue: Int) {
    let bits = Int(hex.dropFirst(), radix: 16) ?? 0
    return (bits >> 16, bits >> 8 & 0xff, bits & 0xff)
  }
}
