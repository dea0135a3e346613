internal import ArgumentParser
internal import StoryExport
internal import StoryGraphviz
internal import StoryParsing

/// The one place that decides how the command ends.
///
/// The numbers are those of `sysexits.h`.
enum ExitStatus: Int32 {
  /// Arguments that are wrong, or may mean several things.
  case usage = 64
  /// Faulty input under `--strict`, or nothing readable at all.
  case faultyInput = 65
  /// An input, an article or a manifest that does not exist.
  case missingInput = 66
  /// Anything else that failed.
  case internalFailure = 70
  /// An output that cannot be written.
  case unwritableOutput = 73

  /// Every status with what it means, for the manual.
  static let manual: [(number: Int32, meaning: String)] = [
    (0, "Done; also where the reader of standard output went away."),
    (usage.rawValue, "The arguments are wrong, or may mean several things."),
    (
      faultyInput.rawValue,
      "Faulty input under --strict, nothing readable at all, or a report that its manifest denies."
    ),
    (missingInput.rawValue, "An input, an article or a manifest does not exist."),
    (internalFailure.rawValue, "Anything else failed."),
    (unwritableOutput.rawValue, "An output cannot be written."),
  ]

  /// The input gave nothing, or had faults and was to have none.
  struct FaultyInput: Error {
    var message: String
  }

  /// What was asked for may be one of several things.
  struct Ambiguity: Error {
    var message: String
    /// A line for each of them.
    var candidates: [String]
  }

  /// What was asked for is not there: an article in the archive, a manifest in a folder.
  struct MissingInput: Error {
    var message: String
  }

  /// Ends the process with the status and the message of an error.
  static func end(with error: any Error) -> Never {
    switch error {
    case let error as FaultyInput: fail(.faultyInput, error.message)
    case let error as HandTableFaults: fail(error)
    case let error as Ambiguity:
      Console.error("storyloom: error: " + TerminalText.plain(error.message))
      for candidate in error.candidates { Console.error("  " + TerminalText.plain(candidate)) }
      Console.exit(ExitStatus.usage.rawValue)
    case let error as MissingInput: fail(.missingInput, error.message)
    case let error as InputError: fail(.missingInput, error.description)
    case let error as ExportError where error.code == .notWritable:
      fail(.unwritableOutput, error.message)
    case let error as ExportError: fail(.internalFailure, error.message)
    case let error as GraphvizError: fail(.internalFailure, error.description)
    default: endParsing(with: error)
    }
  }

  /// Ends the process for a hand-written file, after all its faults.
  private static func fail(_ faults: HandTableFaults) -> Never {
    for diagnostic in faults.diagnostics { Console.error(diagnostic) }
    let count = NumberText.counted(faults.diagnostics.count, "fault")
    let name = faults.diagnostics.first?.document ?? ""
    fail(.faultyInput, "\(count) in \(name), and no archive was read; mend the file")
  }

  /// Ends the process for what the argument parser threw: help, the version, or a usage error (64).
  private static func endParsing(with error: any Error) -> Never {
    let code = Storyloom.exitCode(for: error)
    let text = Storyloom.fullMessage(for: error)
    if code == .success {
      Console.output.write(HelpEpilogue.appended(to: text, arguments: CommandLine.arguments) + "\n")
      Console.output.flush()
    } else if code == .validationFailure {
      Console.error(text)
    } else {
      fail(.internalFailure, text)
    }
    Console.exit(code.rawValue)
  }

  private static func fail(_ status: ExitStatus, _ message: String) -> Never {
    Console.error("storyloom: error: " + TerminalText.plain(message))
    Console.exit(status.rawValue)
  }
}
