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
    case jsonl
    case sqlite

    /// The format of the graph, where it is one.
    var graph: GraphFormat? { GraphFormat(rawValue: rawValue) }
  }

  @OptionGroup var sources: SourceOptions
  @OptionGroup var source: TableSource
  @OptionGroup var faults: FaultOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup(title: "Filters") var filter: FilterOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup var csv: CSVOptions
  @Option(
    help: """
      What to write: the graph for Graphviz (dot), Gephi (gexf), networkx and igraph (graphml), networkx \
      and D3 (json, node-link), Cytoscape (cytoscape) or Pajek (pajek); all tables as csv or sqlite; or \
      graph tables, from which --tables computes all again without the documents (jsonl).
      """)
  var format: Format
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "File to write, or folder for csv and jsonl (default: standard output).", valueName: "path"),
    completion: .file())
  var output: String?
  @Option(
    help: ArgumentHelp(
      "Folder for the same CSV with --csv-raw, as Spark/ needs it.", visibility: .hidden))
  var rawTo: String?

  func validate() throws {
    try source.demandInput(or: sources)
    guard output?.isEmpty != true else {
      throw ValidationError("--output names a file or a folder.")
    }
    guard output != nil || ![.csv, .jsonl].contains(format) else {
      throw ValidationError(
        "--format \(format.rawValue) writes several tables; name a folder with --output.")
    }
    guard format != .sqlite || output != nil else {
      throw ValidationError("--format sqlite writes a database; name a file with --output.")
    }
    guard format != .jsonl || filter.isEmpty && !analysis.collapseSyndicated else {
      throw ValidationError(
        """
        Graph tables hold a whole archive, each article as it is: leave filters and --collapse-syndicated out, \
        and use --show where --tables names them.
        """)
    }
  }

  func run() throws {
    let analysis = try input.analysis(
      of: source, analysis.options(filter), takesDigests: format == .jsonl)
    if format == .jsonl {
      return try OutputFile.write(GraphTables(of: analysis).files, toFolder: output ?? ".")
    }
    let study = ArchiveStudy(of: analysis)
    if format == .csv {
      if let rawTo {
        try write(Report(of: study, csv: CSVWriter(guardsFormulas: false)), toFolder: rawTo)
      }
      return try write(Report(of: study, csv: csv.writer), toFolder: output ?? ".")
    }
    let file = try file(of: study)
    if let output {
      try file.write(toPath: output)
    } else {
      file.write { Console.output.write($0) }
    }
  }

  private func write(_ report: Report, toFolder folder: String) throws {
    let tables = report.tableFiles()
    let package = report.packageFile(describing: tables.map(\.name))
    try OutputFile.write(tables + [package], toFolder: folder)
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
