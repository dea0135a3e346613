public import StoryAnalysis

/// Everything that is written about an archive, as one folder.
public struct Report: Sendable {
  /// Makes a picture of a drawing: the bytes of an SVG document.
  public typealias Renderer = @Sendable (Drawing) async throws(ExportError) -> [UInt8]

  private let analysis: ArchiveAnalysis
  private let csv: CSVWriter

  /// Creates the report of an analysis.
  public init(of analysis: ArchiveAnalysis, csv: CSVWriter = CSVWriter()) {
    self.analysis = analysis
    self.csv = csv
  }

  /// The tables of the report, in the order in which they are best read.
  public static func tables(_ analysis: ArchiveAnalysis) -> [Table] {
    [
      .clusters(analysis), .articles(analysis), .links(analysis), .providers(analysis),
      .providerLinks(analysis), .timeline(analysis), .revisions(analysis), .identity(analysis),
    ]
  }

  /// The tables as CSV files.
  public func tableFiles() -> [OutputFile] {
    Self.tables(analysis).map { table in
      OutputFile(name: table.name + ".csv") { [csv] in csv.write(table, to: &$0) }
    }
  }

  /// The graph for Graphviz.
  public var dotFile: OutputFile {
    OutputFile(name: "graph.dot") { [analysis] in StoryDOT(of: analysis).write(to: &$0) }
  }

  /// The graph as node-link JSON.
  public var jsonFile: OutputFile {
    OutputFile(name: "graph.json") { [analysis] in NodeLinkJSON(of: analysis).write(to: &$0) }
  }

  /// All files of the report.
  ///
  /// - Parameter render: Makes the SVG of a diagram.
  /// - Throws: ``ExportError`` where a diagram could not be rendered.
  public func files(render: Renderer) async throws(ExportError) -> [OutputFile] {
    var files: [OutputFile] = []
    for view in DiagramView.allCases {
      let bytes = try await render(view.drawing(of: analysis))
      files.append(OutputFile(name: view.rawValue + ".svg", bytes: bytes))
    }
    files += tableFiles() + [dotFile, jsonFile]
    files.append(OutputFile(name: "METHODS.md", text: Methods(of: analysis, csv: csv).text))
    return files
  }
}

/// The pictures that an archive has.
public enum DiagramView: String, Sendable, CaseIterable {
  /// The stories with their articles.
  case clusters
  /// The provider graph.
  case providers
  /// The coverage over time.
  case timeline

  /// The picture of an analysis as boxes, lines and words.
  public func drawing(of analysis: ArchiveAnalysis) -> Drawing {
    switch self {
    case .clusters: ClusterDiagram(of: analysis).drawing()
    case .providers: ProviderDiagram(of: analysis).drawing()
    case .timeline: TimelineDiagram(of: analysis).drawing()
    }
  }
}
