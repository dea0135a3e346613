internal import ArgumentParser
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
      with status 65.
      """)

  @OptionGroup var sources: SourceOptions

  @Flag(help: "Read documents from standard input, each behind a line 'LENGTH NAME'.")
  var stdinFrames = false

  @Flag(help: "Print the JSON Schema of a line, and read nothing.")
  var schema = false

  @OptionGroup var faults: FaultOptions

  func validate() throws {
    guard [stdinFrames, schema, !sources.isEmpty].count(where: { $0 }) <= 1 else {
      throw ValidationError("Give inputs, --stdin-frames or --schema: one of the three.")
    }
    if !stdinFrames, !schema { try sources.demandInput() }
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

  private func extractFiles() throws {
    let archive = try sources.archive()
    let unreachable = archive.discovery.diagnostics
    var extraction = Extraction(faults, from: .files)
    extraction.total = archive.discovery.sources.count
    extraction.printer.tell(unreachable)
    extraction.skipped = unreachable.count { $0.severity == .error }
    extraction.documents = extraction.skipped
    archive.forEachDocument { document in
      extraction.note(
        document.record, document.diagnostics, bytes: extraction.bytes + document.byteCount)
    }
    try extraction.finish()
  }

  private func extractFrames() throws {
    let reader = ScanningReader()
    let lines = LineBuffer()
    var extraction = Extraction(faults, from: .frames, into: lines)
    var frames = FramedDocuments.ofStandardInput { lines.flush() }
    while let frame = frames.next() {
      switch frame {
      case .document(let name, let bytes):
        let (record, diagnostics) = reader.read(bytes: bytes, document: name)
        extraction.note(record, diagnostics, bytes: frames.offset)
      case .fault(let diagnostic):
        extraction.note(nil, [diagnostic], bytes: frames.offset)
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
  private let options: FaultOptions
  private let origin: FaultOptions.Origin
  private let lines: LineBuffer
  private var progress: ProgressLine
  var printer: FaultPrinter
  /// Number of documents to come, where it is known.
  var total: Int?
  var documents = 0
  var skipped = 0
  private(set) var bytes = 0

  init(
    _ options: FaultOptions, from origin: FaultOptions.Origin, into lines: LineBuffer = LineBuffer()
  ) {
    self.options = options
    self.origin = origin
    self.lines = lines
    progress = ProgressLine(isQuiet: options.quiet)
    printer = FaultPrinter(options, from: origin)
  }

  /// Writes the record of one more document and tells its faults.
  ///
  /// - Parameter bytes: Bytes read so far, this document included.
  mutating func note(_ record: ArticleRecord?, _ diagnostics: [Diagnostic], bytes: Int) {
    documents += 1
    self.bytes = bytes
    if let record { lines.write(record) } else { skipped += 1 }
    printer.tell(diagnostics)
    progress.update(documents: documents, of: total, bytes: bytes)
  }

  /// Prints what is left and decides how the command ends.
  func finish() throws {
    lines.flush()
    progress.finish()
    printer.finish()
    try options.demandRecords(
      documents: documents, skipped: skipped, faults: printer.count, from: origin)
  }
}
