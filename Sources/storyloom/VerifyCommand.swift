internal import ArgumentParser
internal import StoryAnalysis
internal import StoryExport
internal import StoryParsing

/// `storyloom verify`
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Hold a report against its manifest: same inputs, same options, same bytes.",
    discussion: """
      Without inputs the files of the report are compared with the digests in its manifest.json; with \
      inputs the documents are, too; with --rerun the report is computed again with the options of \
      the manifest and compared byte for byte. Each thing that differs is named, and the status is 65 \
      then; it is 66 where the folder has no manifest. Names that the manifest does not know are told \
      and change nothing.
      """)

  @Argument(
    help: ArgumentHelp("Folder of the report.", valueName: "folder"), completion: .directory)
  var folder: String

  @OptionGroup var sources: SourceOptions

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Flag(help: "Compute the report again from the inputs and compare it byte for byte.")
  var rerun = false

  @Option(
    name: .customLong("providers"),
    help: ArgumentHelp("Table that --providers of the report named.", valueName: "file"),
    completion: .file())
  var registry: String?

  @Option(
    help: ArgumentHelp("Table that --identity of the report named.", valueName: "file"),
    completion: .file())
  var identity: String?

  @Flag(name: .shortAndLong, help: "Print no words on standard error but errors.")
  var quiet = false

  @Option(help: "How to print what was found.") var format: AnswerFormat = .text

  func validate() throws {
    guard rerun || (registry == nil && identity == nil) else {
      throw ValidationError("--providers and --identity belong to --rerun.")
    }
    guard !rerun || !sources.isEmpty else {
      throw ValidationError("--rerun needs the inputs that the report was made of.")
    }
  }

  func run() async throws {
    let manifest = try manifest()
    var verification = ReportVerification(of: manifest, inFolder: folder)
    if !sources.isEmpty {
      let settings = rerun ? try settings(of: manifest) : nil
      let archive = try sources.archive(
        reading, takesDigests: true, limits: settings?.options.limits)
      if let settings {
        let analysis = ArchiveAnalysis(of: archive, options: settings.options)
        verification.compare(inputs: analysis.reading.inventory)
        let report = Report(of: ArchiveStudy(of: analysis), csv: settings.csv)
        verification.compare(
          rerun: try await report.files(
            render: Pictures(isQuiet: quiet, memory: settings.options.limits.pictureMemory).svg,
            page: Pages.files, database: Databases.files()))
      } else {
        verification.compare(inputs: archive.inventory())
      }
    }
    let answer = VerificationAnswer(of: verification)
    format.print(text: answer.text, json: answer.json)
    if !quiet { for note in answer.notes { Console.error("storyloom: note: " + note) } }
    guard verification.faults.isEmpty else {
      let count = NumberText.counted(verification.faults.count, "thing")
      let verb = verification.faults.count == 1 ? "is" : "are"
      throw ExitStatus.FaultyInput(
        message: """
          \(count) in '\(folder)' \(verb) not as its \(Manifest.fileName) says; 'storyloom report' \
          writes the report anew
          """)
    }
  }

  /// The options of the report, with the files that it was made with.
  private func settings(
    of manifest: Manifest
  ) throws -> (options: ArchiveAnalysis.Options, csv: CSVWriter) {
    let registry = try registry.map { try ProviderRegistry(HandFile(readingPath: $0)) }
    let edits = try identity.map { try IdentityEdits(HandFile(readingPath: $0)) }
    return try damaged { () throws(Manifest.ReadingError) in
      try manifest.settings(
        registry: registry ?? ProviderRegistry(), edits: edits ?? IdentityEdits())
    }
  }

  private func manifest() throws -> Manifest {
    try damaged { () throws(Manifest.ReadingError) in try Manifest(inFolder: folder) }
  }

  /// Tells why a manifest is of no use.
  private func damaged<Result>(
    _ body: () throws(Manifest.ReadingError) -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch {
      let remedy = "'storyloom report' writes the report anew"
      switch error {
      case .missing:
        throw ExitStatus.MissingInput(
          message: """
            '\(folder)' has no \(Manifest.fileName), so it is no report that can be verified; \
            \(remedy)
            """)
      case .unreadable(let reason):
        throw ExitStatus.MissingInput(
          message: "the \(Manifest.fileName) in '\(folder)' cannot be read (\(reason))")
      case .otherFile(let option, let stated?):
        throw ExitStatus.FaultyInput(
          message: """
            the report was made with the table '\(stated)'; name the same with --\(option)
            """)
      case .otherFile(let option, nil):
        throw ExitStatus.FaultyInput(
          message: "the report was made without --\(option); leave it out")
      case .damaged(let reason):
        throw ExitStatus.FaultyInput(
          message: "the \(Manifest.fileName) in '\(folder)' is damaged: \(reason); \(remedy)")
      }
    }
  }
}
