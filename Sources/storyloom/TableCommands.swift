internal import ArgumentParser
internal import StoryAnalysis
internal import StoryExport

/// How a table is printed.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case csv
  case json
}

/// A command that prints one table.
protocol TableCommand: AsyncParsableCommand {
  var input: InputOptions { get }
  var analysis: AnalysisOptions { get }
  var format: TableFormat { get }
  var csv: CSVOptions { get }

  /// The table of an analysis.
  static func table(_ analysis: ArchiveAnalysis) -> Table
  /// Headings of the columns that a terminal has room for.
  static var textHeadings: [String] { get }
}

extension TableCommand {
  mutating func run() async throws {
    let table = Self.table(try input.analysis(analysis.options))
    var output = Console.output
    switch format {
    case .text: TextTableWriter(headings: Self.textHeadings).write(table, to: &output)
    case .csv: csv.writer.write(table, to: &output)
    case .json:
      JSONValue(table).write(to: &output, indented: true)
      output.write("\n")
    }
    output.flush()
  }
}

/// `storyloom articles`
struct ArticlesCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "articles", abstract: "List the articles by story and time.")

  @OptionGroup var input: InputOptions
  @OptionGroup var analysis: AnalysisOptions
  @Option(help: "How to print the table.") var format: TableFormat = .text
  @OptionGroup var csv: CSVOptions

  static func table(_ analysis: ArchiveAnalysis) -> Table { .articles(analysis) }
  static let textHeadings = ["cluster", "published", "provider", "is_ghost", "Label"]
}

/// `storyloom links`
struct LinksCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links", abstract: "List which article names which as related.")

  @OptionGroup var input: InputOptions
  @OptionGroup var analysis: AnalysisOptions
  @Option(help: "How to print the table.") var format: TableFormat = .text
  @OptionGroup var csv: CSVOptions

  static func table(_ analysis: ArchiveAnalysis) -> Table { .links(analysis) }
  static let textHeadings = [
    "Weight", "source_provider", "source_title", "target_provider", "target_title",
  ]
}

/// `storyloom clusters`
struct ClustersCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clusters", abstract: "List the stories, largest first.")

  @OptionGroup var input: InputOptions
  @OptionGroup var analysis: AnalysisOptions
  @Option(help: "How to print the table.") var format: TableFormat = .text
  @OptionGroup var csv: CSVOptions

  static func table(_ analysis: ArchiveAnalysis) -> Table { .clusters(analysis) }
  static let textHeadings = [
    "cluster", "articles", "providers", "first", "last", "label", "headline",
  ]
}

/// `storyloom providers`
struct ProvidersCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "providers", abstract: "List the providers, the one with most articles first.")

  @OptionGroup var input: InputOptions
  @OptionGroup var analysis: AnalysisOptions
  @Option(help: "How to print the table.") var format: TableFormat = .text
  @OptionGroup var csv: CSVOptions

  static func table(_ analysis: ArchiveAnalysis) -> Table { .providers(analysis) }
  static let textHeadings = [
    "Id", "Label", "articles", "coverage_share", "clusters", "in_strength", "out_strength",
    "pagerank",
  ]
}

/// `storyloom timeline`
struct TimelineCommand: TableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Count the articles over time: all, by story, by provider.")

  @OptionGroup var input: InputOptions
  @OptionGroup var analysis: AnalysisOptions
  @Option(help: "How to print the table.") var format: TableFormat = .text
  @OptionGroup var csv: CSVOptions

  static func table(_ analysis: ArchiveAnalysis) -> Table { .timeline(analysis) }
  static let textHeadings = ["series", "cluster", "provider", "bin", "articles"]
}
