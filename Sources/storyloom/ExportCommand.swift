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
      "File to write, or folder for csv (default: standard output).", valueName: "path"))
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
    var text = ""
    switch format {
    case .dot: StoryDOT(of: analysis).write(to: &text)
    case .json:
      JSONValue(nodeLink: analysis).write(to: &text, indented: true)
      text += "\n"
    case .csv:
      let files = Report(of: analysis, csv: csv.writer).tableFiles()
      return try OutputFile.write(files, toFolder: output ?? ".")
    }
    if let output {
      try OutputFile.write(Array(text.utf8), toPath: output)
    } else {
      Console.output.write(text)
      Console.output.flush()
    }
  }
}
