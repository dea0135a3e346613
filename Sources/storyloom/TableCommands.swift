internal import ArgumentParser
internal import StoryAnalysis
internal import StoryExport

/// What every command takes that prints one table.
struct TableOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case csv
    case json
  }

  @OptionGroup var sources: SourceOptions
  @OptionGroup var faults: FaultOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup(title: "Filters") var filter: FilterOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @Option(help: "How to print the table.") var format: Format = .text
  @OptionGroup var csv: CSVOptions

  func validate() throws { try sources.demandInput() }

  private var input: ArchiveInput {
    ArchiveInput(sources: sources, reading: reading, faults: faults)
  }

  /// Reads the archive and prints a table of it.
  ///
  /// - Parameters:
  ///   - headings: The columns that a terminal has room for.
  ///   - warning: What to know before the table is read, if anything.
  ///   - table: The table of a study.
  func print(
    headings: [String], warning: (ArchiveStudy) -> String? = { _ in nil },
    _ table: (ArchiveStudy) -> Table
  ) throws {
    let study = ArchiveStudy(of: try input.analysis(analysis.options(filter)))
    if !input.quiet, let warning = warning(study) { Console.warn(warning) }
    let table = table(study).naming(filter: study.filterText)
    var output = Console.output
    switch format {
    case .text:
      TextTableWriter(headings: headings).write(table, to: &output)
      if let filter = study.filterText { output.write("\n\(TerminalText.plain(filter))\n") }
    case .csv: csv.writer.write(table, to: &output)
    case .json:
      JSONTableWriter().write(table, to: &output)
    }
    output.flush()
  }
}

/// `storyloom articles`
struct ArticlesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "articles", abstract: "List the articles by story and time.")

  @OptionGroup var options: TableOptions

  func run() throws {
    try options.print(headings: ["cluster", "published", "provider", "is_ghost", "Label"]) {
      .articles($0)
    }
  }
}

/// `storyloom links`
struct LinksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links", abstract: "List which article names which as related.")

  @OptionGroup var options: TableOptions

  func run() throws {
    try options.print(headings: [
      "Weight", "source_provider", "source_title", "target_provider", "target_title",
    ]) { .links($0) }
  }
}

/// `storyloom clusters`
struct ClustersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clusters", abstract: "List the stories, largest first.")

  @OptionGroup var options: TableOptions

  func run() throws {
    try options.print(headings: [
      "cluster", "articles", "providers", "first", "last", "label", "headline",
    ]) { .clusters($0) }
  }
}

/// `storyloom threads`
struct ThreadsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "threads", abstract: "List what happened inside each story, event by event.")

  @OptionGroup var options: TableOptions

  func run() throws {
    try options.print(headings: [
      "thread", "articles", "providers", "first", "last", "label", "headline",
    ]) { .threads($0) }
  }
}

/// `storyloom providers`
struct ProvidersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "providers", abstract: "List the providers, the one with most articles first.")

  @OptionGroup var options: TableOptions

  func run() throws {
    try options.print(
      headings: [
        "Id", "Label", "articles", "coverage_share", "clusters", "in_strength", "out_strength",
        "pagerank",
      ], warning: \.volumeDependence.warning
    ) { .providers($0) }
  }
}

/// `storyloom timeline`
struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Count the articles over time: all, by story, by provider.")

  @OptionGroup var options: TableOptions

  func run() throws {
    try options.print(headings: ["series", "cluster", "provider", "bin", "articles"]) {
      .timeline($0)
    }
  }
}
