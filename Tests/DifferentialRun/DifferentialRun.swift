import Foundation
import ReadingComparison
import StoryTestSupport

/// Holds the scanner to Yams on very many mutated documents; see `make test-differential`.
///
/// `STORYLOOM_MUTATIONS` is their number, `STORYLOOM_SEED` the start of the random sequence. The
/// same numbers and the same archives give the same documents. The exit status is 1 where a document
/// is read in two ways, and then that document and both results are all that is printed.
@main
enum DifferentialRun {
  static func main() throws {
    let count = number("STORYLOOM_MUTATIONS", default: 100_000)
    let seed = UInt64(number("STORYLOOM_SEED", default: 1))
    let pool = try DocumentPool.seeds() + DocumentPool.news()
    var mutator = DocumentMutator(pool: pool, seed: seed)
    var scanned = 0
    var records = 0
    var changed = 0
    for index in 0..<count {
      let (document, name) = mutator.next()
      let comparison = ReadingComparison(document, name: name)
      guard comparison.differences.isEmpty else {
        print("seed \(seed), document \(index): \(comparison)")
        exit(1)
      }
      if comparison.isScanned { scanned += 1 }
      if comparison.hasRecord { records += 1 }
      changed += document.count
    }
    print(
      """
      \(count) documents made from \(pool.count) with seed \(seed), \(changed) bytes: no difference.
      \(scanned) were scanned (\(scanned * 100 / max(count, 1)) %), \(count - scanned) handed over; \
      \(records) had a record.
      """)
    if !Package.hasNews {
      print("The shared corpora are absent, so the documents were made from the seeds alone.")
    }
  }

  private static func number(_ name: String, default value: Int) -> Int {
    guard let text = ProcessInfo.processInfo.environment[name], !text.isEmpty else { return value }
    guard let number = Int(text), number >= 0 else {
      FileHandle.standardError.write(Data("\(name) must be a whole number.\n".utf8))
      exit(64)
    }
    return number
  }
}
