internal import ArgumentParser
internal import StoryAnalysis
internal import StoryExport
internal import StoryParsing

/// `storyloom extract`
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print each record as a line of JSON, for jq, DuckDB, pandas and Spark.",
    discussion: """
      One line for each document that can be read, with all keys in one order and null for what is \
      absent. With --stdin-frames each document comes as a line 'LENGTH NAME' and then as many bytes \
      as LENGTH says; line ends between two frames are passed over. A stream that breaks off ends \
      with status 65. Filters ask for what a record says itself, as it is read: records are not yet \
      articles, so no other record's headline or time counts, and there are no clusters and no links.
      """)

  @OptionGroup var sources: SourceOptions

  @Flag(help: "Read documents from standard input, each behind a line 'LENGTH NAME'.")
  var stdinFrames = false

  @Flag(
    help: """
      Print a line for each document, read or not: its faults, digest and mentions, as Spark/ needs them.
      """)
  var answers = false

  @Flag(help: "Print the JSON Schema of a line, and read nothing.")
  var schema = false

  @OptionGroup var faults: FaultOptions

  @OptionGroup(title: "Filters") var filter: FilterOptions

  @OptionGroup(title: "Reading") var reading: ReadingOptions

  @Option(help: "Time zone for the days of --since and --until, such as America/New_York.")
  var timezone = "UTC"

  func validate() throws {
    guard filter.clusters.isEmpty, filter.around == nil else {
      throw ValidationError(
        """
        --cluster and --around are of articles and their links, which are not known while records \
        are read one by one; use 'storyloom articles' with them.
        """)
    }
    guard filter.mode != .show else {
      throw ValidationError(
        "--show has nothing to do here: nothing is measured but what is printed.")
    }
    guard ArchiveCalendar(timeZone: timezone) != nil else {
      throw ValidationError(
        "There is no time zone '\(timezone)'; use a name such as UTC or America/New_York.")
    }
    guard [stdinFrames, schema, !sources.isEmpty].count(where: { $0 }) <= 1 else {
      throw ValidationError("Give inputs, --stdin-frames or --schema: one of the three.")
    }
    if !stdinFrames, !schema { try sources.demandInput() }
    guard !answers || filter.isEmpty && !schema else {
      throw ValidationError(
        "--answers says what each document holds; it takes no filter and no --schema.")
    }
  }

  func run() throws {
    if schema {
      var output = Console.output
      RecordSchema.json.write(to: &output, indented: true)
      output.write("\n")
      output.flush()
    } else if stdinFrames {
      try extractFrames()
    } else {
      try extractFiles()
    }
  }

  /// The filter in force; absent where there is none.
  private var choice: Extraction.Choice? {
    get throws {
      guard !filter.isEmpty else { return nil }
      let filter = try filter.filter
      return Extraction.Choice(
        filter: RecordFilter(filter, calendar: ArchiveCalendar(timeZone: timezone) ?? .utc),
        conditions: filter.conditions().joined(separator: ", "))
    }
  }

  private func extractFiles() throws {
    let archive = try sources.archive(reading, takesDigests: answers)
    let unreachable = archive.discovery.diagnostics
    var extraction = Extraction(faults, from: .files, answers: answers)
    extraction.choice = try choice
    extraction.total = archive.discovery.sources.count
    extraction.printer.tell(unreachable)
    if answers { extraction.answer(unreachable) }
    extraction.skipped = unreachable.count { $0.severity == .error }
    extraction.documents = extraction.skipped
    archive.forEachDocument { document in
      extraction.note(
        DocumentAnswer(
          file: FileDigest(
            path: document.source.name, byteCount: document.byteCount, digest: document.digest),
          record: document.record, diagnostics: document.diagnostics),
        bytes: extraction.bytes + document.byteCount)
    }
    try extraction.finish()
  }

  private func extractFrames() throws {
    let limits = reading.limits
    let reader = ScanningReader(limits: limits)
    let lines = LineBuffer()
    var extraction = Extraction(faults, from: .frames, into: lines, answers: answers)
    extraction.choice = try choice
    var frames = FramedDocuments.ofStandardInput(limit: limits.documentSize) { lines.flush() }
    while let frame = frames.next() {
      switch frame {
      case .document(let name, let bytes):
        let (record, diagnostics) = reader.read(bytes: bytes, document: name)
        let digest = answers ? ContentDigest(of: bytes) : nil
        let file = FileDigest(path: name, byteCount: bytes.count, digest: digest)
        extraction.note(
          DocumentAnswer(file: file, record: record, diagnostics: diagnostics),
          bytes: frames.offset)
      case .fault(let diagnostic):
        let file = FileDigest(path: diagnostic.document, byteCount: 0, digest: nil)
        extraction.note(
          DocumentAnswer(file: file, record: nil, diagnostics: [diagnostic]), bytes: frames.offset)
      }
    }
    try extraction.finish()
    guard !frames.isBroken else {
      throw ExitStatus.FaultyInput(
        message: "the stream broke off, so what came after it is not read; send it again")
    }
  }
}

/// Lines on their way to standard output.
private final class LineBuffer {
  private let writer = RecordLineWriter()
  private var bytes: [UInt8] = []

  func write(_ record: ArticleRecord) {
    writer.write(record, to: &bytes)
    handOn()
  }

  func write(_ answer: DocumentAnswer) {
    answer.write(to: &bytes)
    handOn()
  }

  private func handOn() {
    if bytes.count >= 1 << 16 { flush() }
  }

  func flush() {
    guard !bytes.isEmpty else { return }
    Console.output.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// What extracting has met so far; of the documents themselves it keeps nothing.
private struct Extraction {
  /// A filter, and how many of the records it has chosen.
  struct Choice {
    let filter: RecordFilter
    let conditions: String
    var chosen = 0
    var all = 0

    /// Whether a record is chosen; it is counted.
    mutating func chooses(_ record: ArticleRecord) -> Bool {
      let isChosen = filter.chooses(record)
      all += 1
      if isChosen { chosen += 1 }
      return isChosen
    }

    /// Tells what was chosen.
    func tell() {
      if chosen == 0 { Console.warn("the filter keeps no record") }
      let words = "scope: \(conditions); \(chosen) of \(all) records"
      Console.error("storyloom: note: " + TerminalText.plain(words))
    }
  }

  private let options: FaultOptions
  private let origin: FaultOptions.Origin
  private let lines: LineBuffer
  /// Whether there is a line for each document, not for each record.
  private let answers: Bool
  private var progress: ProgressLine
  var printer: FaultPrinter
  var choice: Choice?
  /// Number of documents to come, where it is known.
  var total: Int?
  var documents = 0
  var skipped = 0
  private(set) var bytes = 0

  init(
    _ options: FaultOptions, from origin: FaultOptions.Origin,
    into lines: LineBuffer = LineBuffer(),
    answers: Bool
  ) {
    self.options = options
    self.origin = origin
    self.lines = lines
    self.answers = answers
    progress = ProgressLine(isQuiet: options.quiet)
    printer = FaultPrinter(options, from: origin)
  }

  /// Writes the record of one more document, or what there is to answer, and tells its faults.
  ///
  /// - Parameter bytes: Bytes read so far, this document included.
  mutating func note(_ answer: DocumentAnswer, bytes: Int) {
    documents += 1
    self.bytes = bytes
    if answers {
      lines.write(answer)
    } else if let record = answer.record, choice?.chooses(record) ?? true {
      lines.write(record)
    }
    if answer.record == nil { skipped += 1 }
    printer.tell(answer.diagnostics)
    progress.update(documents: documents, of: total, bytes: bytes)
  }

  /// Answers for what was found in the place of documents.
  func answer(_ unreachable: [Diagnostic]) {
    for diagnostic in unreachable { lines.write(DocumentAnswer(unreachable: diagnostic)) }
  }

  /// Prints what is left and decides how the command ends.
  func finish() throws {
    lines.flush()
    progress.finish()
    printer.finish()
    // Whoever asks for answers judges the archive as a whole.
    if answers { return }
    try options.demandRecords(
      documents: documents, skipped: skipped, faults: printer.count, from: origin)
    if !options.quiet { choice?.tell() }
  }
}
