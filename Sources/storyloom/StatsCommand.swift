internal import ArgumentParser
internal import StoryAnalysis
internal import StoryExport

/// `storyloom stats`
struct StatsCommand: ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Show on one screen what an archive holds.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @OptionGroup var sources: SourceOptions
  @OptionGroup var faults: FaultOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup(title: "Filters") var filter: FilterOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @Option(help: "How to print the figures.") var format: Format = .text

  func run() throws {
    let analysis = try input.analysis(analysis.options(filter))
    var output = Console.output
    switch format {
    case .text: SummaryText(of: analysis).write(to: &output)
    case .json:
      JSONValue(ArchiveSummary(of: analysis)).write(to: &output, indented: true)
      output.write("\n")
    }
    output.flush()
  }
}
