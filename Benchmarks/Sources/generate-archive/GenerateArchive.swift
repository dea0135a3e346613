internal import ArchiveGenerator
internal import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `generate-archive`: an archive of any size, and what must be found in it.
@main
struct GenerateArchive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-archive",
    abstract: "Write an archive in the shape of real ones, and print what must be found in it.",
    discussion: """
      The same seed and shape give the same bytes on any machine. A document does not depend on how \
      many are written, so a large archive can be made in pieces:

        generate-archive --records 1000000 --to 500000 --output archive
        generate-archive --records 1000000 --from 500000 --output archive

      The figures are those of the whole archive; with --truth-of-piece, of the piece alone.
      """)

  @Option(help: "Documents of the whole archive.") var records: Int
  @Option(help: "Start of the random sequence.") var seed: UInt64 = 1
  @Option(help: "Folder to write to; without one, only the figures are printed.")
  var output: String?
  @Option(help: "The most other articles that a related list names.") var related = 32
  @Option(help: "Articles of a story: the fewest and the most, such as 1-400.")
  var articlesPerStory = SizeRange(bounds: 1...400)
  @Option(help: "Providers to choose from, 3 to 1200.") var providers = 600
  @Option(help: "First document to write, counted from 0.") var from = 0
  @Option(help: "Document before which to end; the last one where absent.") var to: Int?
  @Option(help: "File for the figures, as JSON.") var truth: String?
  @Flag(help: "Give the figures of the piece, not of the whole archive.") var truthOfPiece = false

  /// Two sizes joined by a hyphen.
  struct SizeRange: ExpressibleByArgument {
    var bounds: ClosedRange<Int>

    init(bounds: ClosedRange<Int>) { self.bounds = bounds }

    init?(argument: String) {
      let parts = argument.split(separator: "-").map { Int($0) }
      guard parts.count == 2, let low = parts[0], let high = parts[1], low >= 1, low <= high else {
        return nil
      }
      bounds = low...high
    }

    var defaultValueDescription: String { "\(bounds.lowerBound)-\(bounds.upperBound)" }
  }

  func validate() throws {
    guard records >= 0, related >= 0 else {
      throw ValidationError("--records and --related take numbers from 0 on.")
    }
    guard (3...1200).contains(providers) else {
      throw ValidationError("--providers takes a number from 3 to 1200.")
    }
    guard from >= 0, from <= to ?? records, to ?? records <= records else {
      throw ValidationError("--from and --to lie between 0 and --records, in this order.")
    }
  }

  func run() throws {
    let shape = ArchiveShape(
      related: related, articlesPerStory: articlesPerStory.bounds, providers: providers)
    let generator = ArchiveGenerator(seed: seed, shape: shape)
    let piece = from..<(to ?? records)
    if let output {
      let clock = ContinuousClock()
      var byteCount = 0
      let time = try clock.measure { byteCount = try generator.write(piece, toFolder: output) }
      let speed = Double(byteCount) / 1e6 / (time / .seconds(1))
      note("\(piece.count) documents, \(byteCount) bytes in \(time), \(Int(speed)) MB/s")
    }
    let figures = generator.truth(of: truthOfPiece ? piece : 0..<records)
    if let truth {
      guard let file = fopen(truth, "w") else {
        throw ValidationError("\(truth): the figures cannot be written there.")
      }
      fputs(figures.json, file)
      fclose(file)
    }
    print(figures.json, terminator: "")
  }

  /// Words go to standard error, figures to standard output.
  private func note(_ text: String) {
    // Reached by its number: the C variable cannot be used safely from Swift 6.
    let bytes = Array("\(text)\n".utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress!, $0.count) }
  }
}
