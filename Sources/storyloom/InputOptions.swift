public import ArgumentParser
public import StoryAnalysis
public import StoryExport
internal import StoryParsing

/// A command that reads an archive.
///
/// Its options stand in it group by group, and no group holds another one: a debug build of the parser looks
/// through every group, and through each one in it again and again.
protocol ArchiveCommand: ParsableCommand {
  var sources: SourceOptions { get }
  var reading: ReadingOptions { get }
  var faults: FaultOptions { get }
}

extension ArchiveCommand {
  func validate() throws { try sources.demandInput() }

  /// Where the archive is and how its faults are told.
  var input: ArchiveInput { ArchiveInput(sources: sources, reading: reading, faults: faults) }
}

/// Where the archive is and how its faults are told.
struct ArchiveInput {
  var sources: SourceOptions
  var reading: ReadingOptions
  var faults: FaultOptions

  var quiet: Bool { faults.quiet }

  /// Finds the documents.
  func archive() throws -> ArchiveReader { try sources.archive(reading) }

  /// Reads and analyses the archive, tells its faults and ends where there is nothing to go on with.
  ///
  /// - Parameter takesDigests: Whether the digests of the documents are taken.
  func analysis(
    _ options: ArchiveAnalysis.Options, takesDigests: Bool = false
  ) throws -> ArchiveAnalysis {
    try faults.analysis(of: try sources.archive(reading, takesDigests: takesDigests), options)
  }

  /// Ends where nothing was readable, or where there are faults under `--strict`.
  func demandRecords(in reading: ArchiveAnalysis.Reading) throws {
    try faults.demandRecords(in: reading)
  }
}

extension FaultOptions {
  /// Reads and analyses an archive, tells its faults and its filter, and ends where there is nothing to
  /// go on with.
  ///
  /// - Parameter name: Which of two archives it is, where there are two.
  func analysis(
    of archive: ArchiveReader, _ options: ArchiveAnalysis.Options, named name: String? = nil
  ) throws -> ArchiveAnalysis {
    var progress = ProgressLine(isQuiet: quiet)
    let analysis = ArchiveAnalysis(of: archive, options: options) { reading in
      progress.update(
        documents: reading.documentCount, of: archive.discovery.sources.count,
        bytes: reading.byteCount)
    }
    progress.finish()
    try tell(analysis, of: name)
    return analysis
  }

  /// Tells the faults of an archive and the filter, and ends where there is nothing to go on with.
  func tell(_ analysis: ArchiveAnalysis, of name: String? = nil) throws {
    var printer = FaultPrinter(self)
    printer.tell(analysis.reading.diagnostics)
    printer.finish()
    try demandRecords(in: analysis.reading)
    try tell(analysis.selection, of: name)
  }

  /// Ends where nothing was readable, or where there are faults under `--strict`.
  func demandRecords(in reading: ArchiveAnalysis.Reading) throws {
    try demandRecords(
      documents: reading.documentCount, skipped: reading.skippedCount,
      faults: reading.diagnostics.count)
  }
}

/// Where the archive is.
struct SourceOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      """
      Files, folders and archives (.tar .tar.gz .zip) of documents (.md .markdown .txt .yml .yaml), or \
      - for one document or archive on standard input.
      """,
      valueName: "input"), completion: .file())
  var inputs: [String] = []

  @Flag(help: "Read a list of paths from standard input, one on each line.")
  var stdinPaths = false

  func validate() throws {
    guard !(stdinPaths && inputs.contains("-")) else {
      throw ValidationError("Standard input holds either documents (-) or a list (--stdin-paths).")
    }
  }

  /// Whether nothing was named.
  var isEmpty: Bool { inputs.isEmpty && !stdinPaths }

  /// Ends where nothing was named.
  func demandInput() throws {
    guard !isEmpty else {
      throw ValidationError("Name a file or a folder to read, such as 'seeds'.")
    }
  }

  /// Finds the documents.
  ///
  /// - Parameters:
  ///   - reading: How they are read.
  ///   - takesDigests: Whether their digests are taken.
  ///   - limits: The limits that hold; those of the options where absent.
  func archive(
    _ reading: ReadingOptions, takesDigests: Bool = false, limits: ReadingLimits? = nil
  ) throws -> ArchiveReader {
    var paths = inputs.map { InputPath($0) }
    if stdinPaths { paths += InputPath.list(try Console.standardInput()) }
    return try ArchiveReader(
      paths, threadCount: reading.jobs, takesDigests: takesDigests,
      limits: limits ?? reading.limits)
  }
}

/// The choices that figures depend on.
struct AnalysisOptions: ParsableArguments {
  @Option(help: "What makes articles the work of one provider.")
  var providerBy: ProviderGrouping = .domain

  @Option(
    name: .customLong("providers"),
    help: ArgumentHelp(
      "Table of domain, provider and owner (CSV): joins domains to providers and states owners.",
      valueName: "file"), completion: .file())
  var registry: String?

  @Option(
    help: ArgumentHelp(
      "Table of action (merge, separate), first and second article (CSV): identity by hand.",
      valueName: "file"), completion: .file())
  var identity: String?

  @Option(help: "How articles are grouped into stories.")
  var clusterBy: StoryClusters.Method = .leiden

  @Option(
    parsing: .unconditional,
    help: "Resolution of the Leiden method, above 0; more gives more, smaller stories.")
  var resolution = 1.0

  @Option(help: "Start of the Leiden method's random sequence.")
  var seed: UInt64 = 0

  @Option(
    help: ArgumentHelp(
      "Searches with other seeds that stories are compared with; 0 for none.", valueName: "number"))
  var stabilityRuns = 20

  @Flag(help: "Merge articles that carry one text into the earliest before anything is measured.")
  var collapseSyndicated = false

  @Option(help: "How time is cut for counting; chosen from the span where absent.")
  var bin: CoverageUnit?

  @Option(help: "Time zone for days and diagrams, such as America/New_York.")
  var timezone = "UTC"

  // A value that begins with a hyphen is a number below 0, which is refused with its reason.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Stated times that differ by no more do not tell who was first.", valueName: "minutes"))
  var clockError = 30.0

  func validate() throws {
    guard resolution > 0, resolution.isFinite else {
      throw ValidationError("--resolution is a number above 0.")
    }
    guard (0...10_000).contains(stabilityRuns) else {
      throw ValidationError("--stability-runs is a number from 0 to 10000.")
    }
    guard ArchiveCalendar(timeZone: timezone) != nil else {
      throw ValidationError(
        "There is no time zone '\(timezone)'; use a name such as UTC or America/New_York.")
    }
    // A year is more than any clock is off; seconds of much more would not fit a whole number.
    guard (0...525_600).contains(clockError) else {
      throw ValidationError("--clock-error is a number of minutes from 0 to 525600 (a year).")
    }
  }

  /// The choices as the library takes them. Files that they name are read here, before any archive.
  var options: ArchiveAnalysis.Options {
    get throws {
      var options = ArchiveAnalysis.Options()
      options.providerGrouping = providerBy
      if let registry {
        options.registry = try ProviderRegistry(HandFile(readingPath: registry))
      }
      if let identity {
        options.identityEdits = try IdentityEdits(HandFile(readingPath: identity))
      }
      options.clustering = clusterBy
      options.resolution = resolution
      options.seed = seed
      options.stabilityRuns = stabilityRuns
      options.collapsesSyndicated = collapseSyndicated
      options.clockError = Int64((clockError * 60).rounded())
      options.coverageUnit = bin
      options.calendar = ArchiveCalendar(timeZone: timezone) ?? .utc
      return options
    }
  }
}

/// How CSV is written.
struct CSVOptions: ParsableArguments {
  @Flag(help: "Write CSV with the byte-order mark, line ends and times that Excel needs.")
  var excel = false

  @Flag(help: "Write text cells as they are, even those that a spreadsheet would run as formulas.")
  var csvRaw = false

  /// The writer that these options ask for.
  var writer: CSVWriter { CSVWriter(guardsFormulas: !csvRaw, isForExcel: excel) }
}

extension ProviderGrouping: ExpressibleByArgument {}
extension StoryClusters.Method: ExpressibleByArgument {}
extension CoverageUnit: ExpressibleByArgument {}
extension DiagramView: ExpressibleByArgument {}
extension DiagramOptions.Page: ExpressibleByArgument {}
extension DiagramOptions.Theme: ExpressibleByArgument {}
