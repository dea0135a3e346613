internal import ArgumentParser
internal import StoryAnalysis
internal import StoryExport
internal import StorySQLite

/// `storyloom export`
struct ExportCommand: ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the graph for another program.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case dot
    case graphml
    case gexf
    case json
    case cytoscape
    case pajek
    case csv
    case sqlite

    /// The format of the graph, where it is one.
    var graph: GraphFormat? { GraphFormat(rawValue: rawValue) }
  }

  @OptionGroup var sources: SourceOptions
  @OptionGroup var faults: FaultOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup(title: "Filters") var filter: FilterOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup var csv: CSVOptions
  @Option(
    help: """
      What to write: the graph for Graphviz (dot), Gephi (gexf), networkx and igraph (graphml), networkx \
      and D3 (json, node-link), Cytoscape (cytoscape) or Pajek (pajek); or all tables as csv or sqlite.
      """)
  var format: Format
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "File to write, or folder for csv (default: standard output).", valueName: "path"),
    completion: .file())
  var output: String?

  func validate() throws {
    try sources.demandInput()
    guard output?.isEmpty != true else {
      throw ValidationError("--output names a file or a folder.")
    }
    guard format != .csv || output != nil else {
      throw ValidationError("--format csv writes several tables; name a folder with --output.")
    }
    guard format != .sqlite || output != nil else {
      throw ValidationError("--format sqlite writes a database; name a file with --output.")
    }
  }

  func run() throws {
    let study = ArchiveStudy(of: try input.analysis(analysis.options(filter)))
    if format == .csv {
      let report = Report(of: study, csv: csv.writer)
      let tables = report.tableFiles()
      let package = report.packageFile(describing: tables.map(\.name))
      return try OutputFile.write(tables + [package], toFolder: output ?? ".")
    }
    let file = try file(of: study)
    if let output {
      try file.write(toPath: output)
    } else {
      file.write { Console.output.write($0) }
    }
  }

  private func file(of study: ArchiveStudy) throws -> OutputFile {
    guard let graph = format.graph else {
      let folder = output.flatMap(OutputFile.folder(ofPath:))
      return try StoryDatabase(of: study, workingFolder: folder).file()
    }
    let document = GraphDocument(of: study)
    if graph.isXML { input.faults.tell(ofTexts: document.diagnostics) }
    return graph.file(of: document)
  }
}
