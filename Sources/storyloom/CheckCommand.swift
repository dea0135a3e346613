internal import ArgumentParser
internal import StoryAnalysis
internal import StoryExport
internal import StoryParsing

/// `storyloom check`
struct CheckCommand: ArchiveCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "List every fault of the input as file:line:column: severity: message [id].",
    discussion: """
      There is no filter here, as other commands have: a fault has no date and no provider, and it is \
      often the reason why a document has none.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @OptionGroup var sources: SourceOptions
  @OptionGroup var faults: FaultOptions
  @OptionGroup(title: "Reading") var reading: ReadingOptions
  @Option(help: "How to print the faults.") var format: Format = .text

  func run() throws {
    let archive = try input.archive()
    var reading = ArchiveAnalysis.Reading(of: archive.discovery)
    var progress = ProgressLine(isQuiet: input.quiet)
    archive.forEachDocument { document in
      reading.note(document)
      progress.update(
        documents: reading.documentCount, of: archive.discovery.sources.count,
        bytes: reading.byteCount)
    }
    progress.finish()
    var output = Console.output
    switch format {
    case .text:
      for diagnostic in reading.diagnostics {
        output.write(Console.text(of: diagnostic, colour: false) + "\n")
      }
    case .json:
      JSONTableWriter().write(Table.diagnostics(reading.diagnostics), to: &output)
    }
    output.flush()
    if !input.quiet {
      let read = NumberText.grouped(reading.documentCount - reading.skippedCount)
      Console.error(
        """
        \(read) of \(NumberText.counted(reading.documentCount, "file")) read, \
        \(NumberText.counted(reading.diagnostics.count, "fault"))
        """)
    }
    try input.demandRecords(in: reading)
  }
}
