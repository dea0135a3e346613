public import ArgumentParser
public import StoryAnalysis
public import StoryExport
internal import StoryParsing

/// Where the archive is and how its faults are told: what every command that reads takes.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files and folders of documents (.md .markdown .txt .yml .yaml), or - for one document on standard input.",
      valueName: "input"))
  var inputs: [String] = []

  @Flag(help: "Read a list of paths from standard input, one on each line.")
  var stdinPaths = false

  @Flag(help: "End with status 65 if the input has any fault.")
  var strict = false

  @Flag(name: .shortAndLong, help: "Print no words on standard error but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print every fault, not only the first ten.")
  var verbose = false

  func validate() throws {
    guard !inputs.isEmpty || stdinPaths else {
      throw ValidationError("Name a file or a folder to read, such as 'seeds'.")
    }
    guard !(stdinPaths && inputs.contains("-")) else {
      throw ValidationError("Standard input is either a document (-) or a list (--stdin-paths).")
    }
  }

  /// Finds the documents.
  func archive() throws -> ArchiveReader {
    var paths = inputs.map { InputPath($0) }
    if stdinPaths { paths += InputPath.list(Console.standardInput()) }
    return try ArchiveReader(paths)
  }

  /// Reads and analyses the archive, tells its faults and ends where there is nothing to go on with.
  func analysis(_ options: ArchiveAnalysis.Options) throws -> ArchiveAnalysis {
    let analysis = ArchiveAnalysis(of: try archive(), options: options)
    tell(analysis.reading)
    try demandRecords(in: analysis.reading)
    return analysis
  }

  /// Ends where nothing was readable, or where there are faults under `--strict`.
  func demandRecords(in reading: ArchiveAnalysis.Reading) throws {
    guard reading.documentCount > 0 else {
      throw ExitStatus.FaultyInput(
        message: """
          nothing to read: no file ending in .md .markdown .txt .yml or .yaml was found; name the \
          file itself to read it whatever its ending
          """)
    }
    guard reading.skippedCount < reading.documentCount else {
      throw ExitStatus.FaultyInput(
        message: """
          none of \(NumberText.counted(reading.documentCount, "file")) could be read; 'storyloom check' \
          lists every fault
          """)
    }
    guard !strict || reading.diagnostics.isEmpty else {
      throw ExitStatus.FaultyInput(
        message: """
          \(NumberText.counted(reading.diagnostics.count, "fault")) in the input, and --strict allows \
          none
          """)
    }
  }

  private func tell(_ reading: ArchiveAnalysis.Reading) {
    guard !quiet else { return }
    let shown = verbose ? reading.diagnostics[...] : reading.diagnostics.prefix(10)
    for diagnostic in shown {
      Console.error(Console.text(of: diagnostic, colour: Console.usesColour))
    }
    let rest = reading.diagnostics.count - shown.count
    if rest > 0 {
      Console.error(
        "and \(NumberText.counted(rest, "more fault")); 'storyloom check' lists them all")
    }
  }
}

/// The choices that figures depend on.
struct AnalysisOptions: ParsableArguments {
  @Option(help: "What makes articles the work of one provider.")
  var providerBy: ProviderGrouping = .domain

  @Option(help: "How articles are grouped into stories.")
  var clusterBy: StoryClusters.Method = .leiden

  @Option(help: "Resolution of the Leiden method, above 0; more gives more, smaller stories.")
  var resolution = 1.0

  @Option(help: "Start of the Leiden method's random sequence.")
  var seed: UInt64 = 0

  @Option(help: "How time is cut for counting; chosen from the span where absent.")
  var bin: CoverageUnit?

  @Option(help: "Time zone for days and diagrams, such as America/New_York.")
  var timezone = "UTC"

  func validate() throws {
    guard resolution > 0, resolution.isFinite else {
      throw ValidationError("--resolution is a number above 0.")
    }
    guard ArchiveCalendar(timeZone: timezone) != nil else {
      throw ValidationError(
        "There is no time zone '\(timezone)'; use a name such as UTC or America/New_York.")
    }
  }

  /// The choices as the library takes them.
  var options: ArchiveAnalysis.Options {
    var options = ArchiveAnalysis.Options()
    options.providerGrouping = providerBy
    options.clustering = clusterBy
    options.resolution = resolution
    options.seed = seed
    options.coverageUnit = bin
    options.calendar = ArchiveCalendar(timeZone: timezone) ?? .utc
    return options
  }
}

/// How CSV is written.
struct CSVOptions: ParsableArguments {
  @Flag(help: "Write CSV with the byte-order mark and line ends that Excel needs.")
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
