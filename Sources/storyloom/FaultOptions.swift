internal import ArgumentParser
internal import StoryExport
internal import StoryParsing

/// How the faults of the input are told, and what they do to the exit status.
struct FaultOptions: ParsableArguments {
  @Flag(help: "End with status 65 if the input has any fault.")
  var strict = false

  @Flag(name: .shortAndLong, help: "Print no words on standard error but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print every fault, not only the first ten.")
  var verbose = false

  /// Where documents come from, which decides what can be done about faults in them.
  enum Origin {
    case files
    /// A stream, which is gone when it has been read.
    case frames
    /// Documents whose texts a format cannot hold, which is no fault of theirs.
    case texts
  }

  /// Ends where nothing was readable, or where there are faults under `--strict`.
  func demandRecords(
    documents: Int, skipped: Int, faults: Int, from origin: Origin = .files
  ) throws {
    // A stream says itself that it has no documents; a worker's share of a large archive may be empty.
    guard documents > 0 || origin == .frames else {
      throw ExitStatus.FaultyInput(
        message: """
          nothing to read: no file ending in .md .markdown .txt .yml or .yaml was found; name the \
          file itself to read it whatever its ending
          """)
    }
    guard documents == 0 || skipped < documents else {
      let thing = origin == .files ? "file" : "frame"
      let things =
        documents == 1
        ? "the \(thing) could not" : "none of \(NumberText.counted(documents, thing)) could"
      throw ExitStatus.FaultyInput(message: "\(things) be read; \(remedy(origin)) every fault")
    }
    guard !strict || faults == 0 else {
      throw ExitStatus.FaultyInput(
        message: """
          \(NumberText.counted(faults, "fault")) in the input, and --strict allows none
          """)
    }
  }

  /// Prints what a format cannot hold.
  func tell(ofTexts diagnostics: [Diagnostic]) {
    var printer = FaultPrinter(self, from: .texts)
    printer.tell(diagnostics)
    printer.finish()
  }

  private func remedy(_ origin: Origin) -> String {
    origin == .files ? "'storyloom check' lists" : "--verbose prints"
  }
}

/// Prints faults as they are met: the first ten, or all, and at the end how many more there were. So
/// it needs no memory of them.
struct FaultPrinter {
  private let options: FaultOptions
  private let origin: FaultOptions.Origin
  /// Number of faults met, printed or not.
  private(set) var count = 0

  /// The number of faults that are printed unless all are asked for.
  private static let limit = 10

  init(_ options: FaultOptions, from origin: FaultOptions.Origin = .files) {
    self.options = options
    self.origin = origin
  }

  /// Prints what there is still room for.
  mutating func tell(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      count += 1
      guard !options.quiet, options.verbose || count <= Self.limit else { continue }
      Console.error(diagnostic)
    }
  }

  /// Says how many were not printed.
  func finish() {
    guard !options.quiet, !options.verbose, count > Self.limit else { return }
    let rest = NumberText.counted(count - Self.limit, "more fault")
    switch origin {
    case .files: Console.error("and \(rest); 'storyloom check' lists them all")
    case .frames, .texts: Console.error("and \(rest); --verbose prints them all")
    }
  }
}
