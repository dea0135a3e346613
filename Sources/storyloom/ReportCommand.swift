internal import ArgumentParser
internal import StoryAnalysis
internal import StoryExport
internal import StoryParsing

/// `storyloom report`
struct ReportCommand: AsyncParsableCommand, ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a page, diagrams, tables, the graph and the methods into one folder.")

  @OptionGroup var sources: SourceOptions
  @OptionGroup var source: TableSource
  @OptionGroup var faults: FaultOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup(title: "Filters") var filter: FilterOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @OptionGroup var csv: CSVOptions
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Folder to write into.", valueName: "folder"),
    completion: .directory)
  var output = "Reports"

  func validate() throws {
    try source.demandInput(or: sources)
    guard !output.isEmpty else { throw ValidationError("--output names a folder.") }
  }

  func run() async throws {
    let analysis = try input.analysis(
      of: source, analysis.options(filter), takesDigests: true)
    let study = ArchiveStudy(of: analysis)
    let report = Report(of: study, csv: csv.writer)
    // Nothing is made on the disk before all pictures are: Graphviz may end the process.
    let folder = OutputFolder(output)
    let files = try await report.files(
      render: Pictures(isQuiet: input.quiet, memory: study.options.limits.pictureMemory).svg,
      page: Pages.files,
      database: Databases.files(in: folder))
    try folder.write(files, sealedBy: report.seal)
    guard !input.quiet else { return }
    if let warning = report.graphWarning { Console.warn(warning) }
    if let warning = study.volumeDependence.warning { Console.warn(warning) }
    let summary = ArchiveSummary(of: analysis)
    Console.error(
      """
      \(NumberText.counted(summary.articles, "article")), \
      \(NumberText.counted(summary.clusters, "story", "stories")), \
      \(NumberText.counted(summary.providers, "provider")). Wrote into \(output):
        \((files.map(\.name) + [report.seal.name]).joined(separator: " "))
      Open \(output)/index.html first; STUDY.md says it in words, METHODS.md explains every figure.
      """)
  }
}
