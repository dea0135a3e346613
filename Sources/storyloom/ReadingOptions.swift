internal import ArgumentParser
internal import StoryParsing

/// How documents are read, and how much is taken on before the rest is left out, which is said.
struct ReadingOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Read with this many threads; the result is the same (default: one for each processor).",
      valueName: "number"))
  var jobs: Int?

  @Option(help: ArgumentHelp("Greatest length of one document.", valueName: "size"))
  var maxDocumentSize = ByteCount(64 << 20)

  @Option(help: ArgumentHelp("Greatest number of documents.", valueName: "number"))
  var maxDocuments = 10_000_000

  @Option(help: ArgumentHelp("Greatest depth of lists and mappings, to 1000.", valueName: "levels"))
  var maxNesting = 100

  @Option(
    help: ArgumentHelp("What the aliases of one document may stand for.", valueName: "size"))
  var maxAliases = ByteCount(16 << 20)

  @Option(
    help: ArgumentHelp("Greatest number of related articles in a record.", valueName: "number"))
  var maxMentions = 100_000

  @Option(help: ArgumentHelp("Faults of one document that are told.", valueName: "number"))
  var maxFaults = 10_000

  @Option(
    help: ArgumentHelp(
      "Greatest number of characters of a text in pictures and on the page.", valueName: "number"))
  var maxLabel = 1_000

  @Option(help: ArgumentHelp("Memory that one picture may take.", valueName: "size"))
  var maxPictureMemory = ByteCount(1 << 30)

  @Option(help: ArgumentHelp("Greatest number of members of an archive.", valueName: "number"))
  var maxMembers = 10_000_000

  @Option(help: ArgumentHelp("What an archive may unpack to.", valueName: "size"))
  var maxUnpacked = ByteCount(64 << 30)

  @Option(
    help: ArgumentHelp(
      "How many times its own length an archive may unpack to.", valueName: "times"))
  var maxRatio = 200

  func validate() throws {
    guard jobs.map({ (1...1_024).contains($0) }) ?? true else {
      throw ValidationError("--jobs is a number of threads from 1 to 1024.")
    }
    // A batch of documents has addresses of 32 bits, which a document and what is decoded of it share.
    try demand(maxDocumentSize.bytes, "--max-document-size", 1...512 << 20, "512M")
    try demand(maxAliases.bytes, "--max-aliases", 0...256 << 20, "256M")
    try demand(maxNesting, "--max-nesting", 1...1_000, "1000")
    try demand(maxMentions, "--max-mentions", 0...100_000_000, "100000000")
    try demand(maxPictureMemory.bytes, "--max-picture-memory", 1...1 << 50, "1024T")
    try demand(maxLabel, "--max-label", 10...1_000_000, "1000000")
    try demand(maxUnpacked.bytes, "--max-unpacked", 1...1 << 50, "1024T")
    for (value, name) in [
      (maxDocuments, "--max-documents"), (maxFaults, "--max-faults"), (maxMembers, "--max-members"),
      (maxRatio, "--max-ratio"),
    ] {
      try demand(value, name, 1...1_000_000_000, "1000000000")
    }
  }

  private func demand(
    _ value: Int, _ name: String, _ range: ClosedRange<Int>, _ greatest: String
  ) throws {
    guard range.contains(value) else {
      throw ValidationError("\(name) is \(range.lowerBound) to \(greatest).")
    }
  }

  /// The limits as the library takes them.
  var limits: ReadingLimits {
    ReadingLimits(
      documentSize: maxDocumentSize.bytes, documentCount: maxDocuments, nesting: maxNesting,
      aliasSize: maxAliases.bytes, mentionCount: maxMentions, faultCount: maxFaults,
      labelLength: maxLabel, pictureMemory: maxPictureMemory.bytes,
      archive: PackedArchive.Limits(
        memberCount: maxMembers, unpackedSize: maxUnpacked.bytes, ratio: maxRatio))
  }
}

/// A number of bytes as people write it: `1000`, `64K`, `64M`, `1G`, in powers of 1,024.
struct ByteCount: ExpressibleByArgument, CustomStringConvertible {
  var bytes: Int

  init(_ bytes: Int) {
    self.bytes = bytes
  }

  init?(argument: String) {
    var digits = argument[...]
    var unit = 1
    if let last = digits.last, let power = Self.letters.firstIndex(of: last) {
      unit = 1 << (10 * (power + 1))
      digits.removeLast()
    }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int(digits)
    else { return nil }
    let (product, overflows) = count.multipliedReportingOverflow(by: unit)
    guard !overflows else { return nil }
    bytes = product
  }

  var description: String {
    for (power, letter) in Self.letters.enumerated().reversed() {
      let unit = 1 << (10 * (power + 1))
      if bytes >= unit, bytes.isMultiple(of: unit) { return "\(bytes / unit)\(letter)" }
    }
    return "\(bytes)"
  }

  private static let letters: [Character] = ["K", "M", "G", "T"]
}
