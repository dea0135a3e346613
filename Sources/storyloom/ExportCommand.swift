internal import ArgumentParser
internal import StoryAnalysis
internal import StoryExport

/// `storyloom export`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the graph for another program.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case dot
    case json
    case csv
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var csv: CSVOptions
  @Option(help: "What to write: the graph as dot or node-link json, or all tables as csv.")
  var format: Format
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "File to write, or folder for csv (default: standard output).", valueName: "path"),
    completion: .file())
  var output: String?

  func validate() throws {
    guard output?.isEmpty != true else {
      throw ValidationError("--output names a file or a folder.")
    }
    guard format != .csv || output != nil else {
      throw ValidationError("--format csv writes several tables; name a folder with --output.")
    }
  }

  func run() throws {
    let analysis = try input.analysis(analysis.options)
    let report = Report(of: ArchiveStudy(of: analysis), csv: csv.writer)
    let file: OutputFile
    switch format {
    case .dot: file = report.dotFile
    case .json: file = report.jsonFile
    case .csv:
      let tables = report.tableFiles()
      let package = report.packageFile(describing: tables.map(\.name))
      return try OutputFile.write(tables + [package], toFolder: output ?? ".")
    }
    if let output {
      try file.write(toPath: output)
    } else {
      file.write { Console.output.write($0) }
    }
  }
}
