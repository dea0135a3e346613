internal import ArgumentParser
internal import StoryAnalysis
internal import StoryExport

/// Tables that stand in the place of an archive's documents.
struct TableSource: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Graph tables (export --format jsonl, or of Spark) to work on in the place of documents.",
      valueName: "folder"), completion: .directory)
  var tables: String?

  /// Ends where neither or both are named.
  func demandInput(or sources: SourceOptions) throws {
    guard let tables else { return try sources.demandInput() }
    guard sources.isEmpty else {
      throw ValidationError("Name documents to read, or --tables: one of the two.")
    }
    guard !tables.isEmpty else { throw ValidationError("--tables names a folder.") }
  }
}

extension ArchiveInput {
  /// Analyses what tables hold or, where none are named, reads and analyses the archive.
  func analysis(
    of source: TableSource, _ options: ArchiveAnalysis.Options, takesDigests: Bool = false
  ) throws -> ArchiveAnalysis {
    guard let folder = source.tables else {
      return try analysis(options, takesDigests: takesDigests)
    }
    var given = options
    given.limits = reading.limits
    let stored = try stored(folder)
    let settings = try choices(given, of: stored, folder)
    guard !settings.collapsesSyndicated, settings.filter.isEmpty || settings.filter.mode == .show
    else {
      throw ValidationError(
        """
        Tables do not hold the mentions one by one, which measuring a part of an archive or merging copies \
        needs; leave --collapse-syndicated out and use --show with filters, or name the documents.
        """)
    }
    let graph: StoryGraph
    do {
      graph = try StoryGraph(stored.parts)
    } catch {
      throw damaged(folder, "\(error)")
    }
    let measures = stored.measures(for: settings)
    if let note = stored.storiesNote, measures?.communities != nil, !faults.quiet {
      Console.error("storyloom: note: " + TerminalText.plain(note))
    }
    let analysis = ArchiveAnalysis(
      of: graph, reading: stored.reading, options: settings, measures: measures)
    try faults.tell(analysis)
    return analysis
  }

  private func stored(_ folder: String) throws -> GraphTables.Stored {
    do {
      return try GraphTables.Stored(inFolder: folder)
    } catch {
      switch error {
      case .missing(let table):
        throw ExitStatus.MissingInput(
          message: """
            '\(folder)' has no table '\(table)'; 'storyloom export --format jsonl' writes graph tables
            """)
      case .unreadable(let table, let reason):
        throw ExitStatus.MissingInput(
          message: "the table '\(table)' in '\(folder)' cannot be read (\(reason))")
      case .unfinished(let table):
        throw ExitStatus.FaultyInput(
          message: """
            the table '\(table)' in '\(folder)' is not whole: who wrote it has not finished (no _SUCCESS)
            """)
      case .damaged(let table, let line, let reason):
        throw damaged(folder, "line \(line) of '\(table)': \(reason)")
      }
    }
  }

  private func choices(
    _ given: ArchiveAnalysis.Options, of stored: GraphTables.Stored, _ folder: String
  ) throws -> ArchiveAnalysis.Options {
    do {
      let settings = try stored.options(given)
      guard [.domain, settings.providerGrouping].contains(given.providerGrouping) else {
        throw ExitStatus.FaultyInput(
          message: """
            the tables were made with --provider-by \(settings.providerGrouping.rawValue); leave the option out, \
            or make them anew
            """)
      }
      return settings
    } catch let error as Manifest.ReadingError {
      switch error {
      case .otherFile(let option, let stated?):
        throw ExitStatus.FaultyInput(
          message: "the tables were made with the table '\(stated)'; name the same with --\(option)"
        )
      case .otherFile(let option, nil):
        throw ExitStatus.FaultyInput(
          message: "the tables were made without --\(option); leave it out")
      case .damaged(let reason): throw damaged(folder, reason)
      case .missing, .unreadable: throw damaged(folder, "archive.json")
      }
    }
  }

  private func damaged(_ folder: String, _ reason: String) -> ExitStatus.FaultyInput {
    ExitStatus.FaultyInput(
      message: "the graph tables in '\(folder)' are damaged: \(reason); write them anew")
  }
}
