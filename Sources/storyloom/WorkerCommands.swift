internal import ArgumentParser
internal import Foundation
internal import StoryAnalysis
internal import StoryExport

/// `storyloom resolve`, for programs that share an archive out over many machines.
struct ResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Resolve blocks of mentions, line by line, as Spark/ hands them out.",
    shouldDisplay: false)

  @Option(help: "Print what is said of an archive with these counts (JSON), and read nothing.")
  var archive: String?

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions

  func run() throws {
    var options = try analysis.options
    options.limits = reading.limits
    if let archive {
      try describe(archive, options)
    } else {
      try resolve(options)
    }
  }

  private func describe(_ archive: String, _ options: ArchiveAnalysis.Options) throws {
    let counts: GraphTables.ArchiveCounts
    do {
      counts = try JSONDecoder().decode(GraphTables.ArchiveCounts.self, from: Data(archive.utf8))
    } catch {
      throw ValidationError("--archive takes the counts of an archive.")
    }
    var output = Console.output
    GraphTables.archive(counts, options: options).write(to: &output, indented: true)
    output.write("\n")
    output.flush()
  }

  private func resolve(_ options: ArchiveAnalysis.Options) throws {
    var resolution = BlockResolution(
      grouping: options.providerGrouping, registry: options.registry)
    try resolution.answerStandardInput()
  }
}

/// `storyloom communities`, for the same programs.
struct CommunitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "communities",
    abstract: "Search components for communities, line by line, as Spark/ hands them out.",
    shouldDisplay: false)

  @Option(help: "Weight of all links of the graph.")
  var totalWeight: Double

  @OptionGroup var analysis: AnalysisOptions

  func run() throws {
    var search = ComponentSearch(totalWeight: totalWeight, options: try analysis.options)
    try search.answerStandardInput()
  }
}

extension LineAnswering {
  /// Answers the lines of standard input.
  fileprivate mutating func answerStandardInput() throws {
    var answers: [UInt8] = []
    var rest: [UInt8] = []
    while let piece = try FileHandle.standardInput.read(upToCount: 1 << 16), !piece.isEmpty {
      // What was there before has no end of a line.
      var place = rest.count
      rest.append(contentsOf: piece)
      var start = 0
      while let end = rest[place...].firstIndex(of: UInt8(ascii: "\n")) {
        try take(orFail: Data(rest[start..<end]), into: &answers)
        start = end + 1
        place = start
      }
      rest.removeSubrange(..<start)
      // What is found out is handed over before more is waited for.
      Console.output.write(answers)
      answers.removeAll(keepingCapacity: true)
    }
    if !rest.isEmpty { try take(orFail: Data(rest), into: &answers) }
    finish(into: &answers)
    Console.output.write(answers)
  }

  private mutating func take(orFail line: Data, into bytes: inout [UInt8]) throws {
    do {
      try take(line, into: &bytes)
    } catch {
      throw ExitStatus.FaultyInput(
        message: "line \(error.line) of standard input: \(error.reason)")
    }
  }
}
