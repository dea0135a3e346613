public import StoryAnalysis

/// The formats that the story graph is written in for other programs.
public enum GraphFormat: String, Sendable, CaseIterable {
  /// The language of Graphviz.
  case dot
  /// GraphML: networkx, igraph, Gephi, Cytoscape, yEd.
  case graphml
  /// GEXF 1.3: Gephi, with its timeline.
  case gexf
  /// Node-link JSON: networkx, D3.
  case json
  /// Cytoscape.js JSON: Cytoscape desktop, Cytoscape.js.
  case cytoscape
  /// A Pajek network: Pajek, networkx, igraph.
  case pajek

  /// The formats of a report.
  public static let reported: [GraphFormat] = [.dot, .graphml, .gexf, .json]

  /// Name of the file in a report, and where nobody gives another.
  public var fileName: String {
    switch self {
    case .dot: "graph.dot"
    case .graphml: "graph.graphml"
    case .gexf: "graph.gexf"
    case .json: "graph.json"
    case .cytoscape: "graph.cyjs"
    case .pajek: "graph.net"
    }
  }

  /// The media type; where none is registered, the one that the file's syntax has.
  public var mediaType: String {
    switch self {
    case .dot: "text/vnd.graphviz"
    case .graphml, .gexf: "application/xml"
    case .json, .cytoscape: "application/json"
    case .pajek: "text/plain"
    }
  }

  /// Whether the file is XML, which cannot hold every character.
  public var isXML: Bool { self == .graphml || self == .gexf }

  /// The file of a study; what it holds is computed when it is written.
  public func file(of study: ArchiveStudy) -> OutputFile {
    file { GraphDocument(of: study) }
  }

  /// The file of a document.
  public func file(of document: GraphDocument) -> OutputFile {
    file { document }
  }

  /// The file of a document that is made when it is asked for.
  func file(_ document: @escaping @Sendable () -> GraphDocument) -> OutputFile {
    OutputFile(name: fileName) { output in
      let document = document()
      switch self {
      case .dot: StoryDOT(of: document).write(to: &output)
      case .graphml: GraphML(of: document).write(to: &output)
      case .gexf: GEXF(of: document).write(to: &output)
      case .json: NodeLinkJSON(of: document).write(to: &output)
      case .cytoscape: CytoscapeJSON(of: document).write(to: &output)
      case .pajek: PajekNet(of: document).write(to: &output)
      }
    }
  }
}
