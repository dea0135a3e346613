public import StoryAnalysis

/// Writes the story graph as node-link JSON, with the columns of the tables as attributes.
///
/// The links stand under `edges`, as networkx 3.4 and later read them, and again under `links`, as
/// earlier versions and D3 do. Each node and each link is one line. What is not known is left out.
public struct NodeLinkJSON: Sendable {
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
    bytes.append(text: "{\n  \"directed\": true,\n  \"multigraph\": false,\n  \"graph\": ")
    bytes.append(jsonFacts: document.facts)
    bytes.append(text: ",\n  \"nodes\": ")
    bytes.append(jsonRows: document.nodes, to: &output) { node, bytes in
      bytes.append(text: "{\"id\": ")
      bytes.append(json: document.identifier(of: node))
      bytes.append(text: ", \"label\": ")
      bytes.append(json: document.label(of: node))
      for attribute in document.nodeAttributes {
        bytes.append(jsonMember: attribute.name, document.value(attribute, ofNode: node))
      }
      bytes.append(text: "}")
    }
    for name in ["edges", "links"] {
      bytes.append(text: ",\n  \"\(name)\": ")
      bytes.append(jsonRows: document.edges.indices, to: &output) { index, bytes in
        let edge = document.edges[index]
        bytes.append(text: "{\"source\": ")
        bytes.append(json: document.identifier(of: edge.source))
        bytes.append(text: ", \"target\": ")
        bytes.append(json: document.identifier(of: edge.target))
        bytes.append(text: ", \"weight\": ")
        bytes.append(exact: document.weight(of: edge))
        for attribute in document.edgeAttributes {
          bytes.append(jsonMember: attribute.name, document.value(attribute, of: edge))
        }
        bytes.append(text: "}")
      }
    }
    bytes.append(text: "\n}\n")
    bytes.handOn(to: &output, atLeast: 0)
  }
}

// Objects of JSON that stand on one line each.
extension [UInt8] {
  /// Appends an object of what is said of the graph.
  mutating func append(jsonFacts facts: [GraphDocument.Fact]) {
    append(text: "{")
    for (index, fact) in facts.enumerated() {
      append(jsonMember: fact.name, fact.value, isFirst: index == 0)
    }
    append(text: "}")
  }

  /// Appends a member to an object; nothing where nothing is known.
  ///
  /// - Parameter marksNumbers: Whether a number that happens to be whole is written with `.0`, for
  ///   readers that take a column's type from its first value.
  mutating func append(
    jsonMember name: String, _ cell: Table.Cell, isFirst: Bool = false, marksNumbers: Bool = false
  ) {
    if cell == .absent { return }
    if case .number(let value) = cell, !value.isFinite { return }
    append(text: isFirst ? "\"" : ", \"")
    append(text: name)
    append(text: "\": ")
    switch cell {
    case .text(let text): append(json: text)
    case .list(let texts): append(jsonTexts: texts)
    case .integer(let value): append(decimal: value)
    case .number(let value):
      let start = count
      append(exact: value)
      let isWhole = !self[start...].contains {
        $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e")
      }
      if marksNumbers && isWhole { append(text: ".0") }
    case .boolean(let value): append(json: value)
    case .time(let time): append(json: time)
    case .absent: break
    }
  }

  /// Appends a list of objects, each on a line of its own.
  mutating func append(
    jsonRows rows: Range<Int>, to output: inout some UTF8OutputStream,
    row: @Sendable (Int, inout [UInt8]) -> Void
  ) {
    append(text: "[")
    append(rows: rows, to: &output) { index, bytes in
      bytes.append(text: index == rows.lowerBound ? "\n    " : ",\n    ")
      row(index, &bytes)
    }
    append(text: rows.isEmpty ? "]" : "\n  ]")
  }

  private mutating func append(jsonTexts texts: [String]) {
    append(text: "[")
    for (index, text) in texts.enumerated() {
      if index > 0 { append(text: ", ") }
      append(json: text)
    }
    append(text: "]")
  }
}
