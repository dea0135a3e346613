import Foundation
import ReadingComparison
import StoryParsing
import StoryTestSupport
import Testing

/// The scanner against Yams on archives, and on what chance makes of them.
@Suite struct DifferentialTests {
  private func compare(_ document: [UInt8], _ name: String) -> ReadingComparison {
    let comparison = ReadingComparison(document, name: name)
    if !comparison.differences.isEmpty { Issue.record("\(comparison)") }
    return comparison
  }

  @Test("The scanner reads every seed, as Yams does")
  func seeds() throws {
    for document in try DocumentPool.seeds() {
      #expect(compare(document, "seed.txt").isScanned)
    }
  }

  @Test(
    "The scanner reads every document of a real archive, as Yams does",
    .enabled(
      if: Package.hasNews,
      "the shared corpora are absent; STORYLOOM_CORPORA may name their folder"))
  func news() throws {
    let documents = try DocumentPool.news()
    #expect(documents.count == 1_611)
    #expect(documents.count { compare($0, "news.md").isScanned } == 1_611)
  }

  @Test("A document that ends anywhere is read alike, to the last byte before the end of memory")
  func prefixes() throws {
    let seed = try #require(try DocumentPool.seeds().first)
    var lengths = Array(0...200)
    // Beyond, the lengths at which words and blocks of the scanner begin and end, and their neighbours.
    lengths += seed.indices.dropFirst(201).filter { $0 % 32 < 3 || $0 % 32 > 29 }
    for length in lengths {
      for name in ["prefix.md", "prefix.yml"] {
        _ = compare(Array(seed[..<length]), name)
        _ = compare(Array(seed[3..<max(length, 3)]), name)
      }
    }
  }

  @Test("Mutated documents are read alike, and many of them by the scanner")
  func mutations() throws {
    // Small documents, so that an edit meets the front matter; `make test-differential` takes all.
    let pool = try DocumentPool.seeds().filter { $0.count < 5_000 }
    #expect(pool.count == 3)
    var mutator = DocumentMutator(pool: pool, seed: 2_020)
    var scanned = 0
    var records = 0
    for _ in 0..<2_000 {
      let (document, name) = mutator.next()
      let comparison = compare(document, name)
      if comparison.isScanned { scanned += 1 }
      if comparison.hasRecord { records += 1 }
    }
    #expect(scanned > 400, "Where most documents are handed over, Yams is compared with itself.")
    #expect(records > scanned)
    #expect(records < 2_000)
  }

  @Test("The same seed gives the same mutations")
  func seededMutations() {
    let pool = [Array("---\ntitle: A\n---\n".utf8)]
    var one = DocumentMutator(pool: pool, seed: 7)
    var other = DocumentMutator(pool: pool, seed: 7)
    var documents: Set<[UInt8]> = []
    for _ in 0..<100 {
      let (document, name) = one.next()
      #expect((document, name) == other.next())
      documents.insert(document)
    }
    #expect(documents.count > 60)
  }

  @Test(
    "What chance found is read alike",
    arguments: [
      ("a.yml", "title: A\nprovider:\n  name: P\n---\n"),
      ("a.yml", "title: A\nprovider:\n  name: P\n...\n\u{b}\n"),
      ("a.md", "---\ntitle: A\nprovider:\n  name: \"\\uFEFFP\"\n---\n"),
      ("a.yml", "? [x]\n: 1\n? [x]\n: 2\ny: 3\ny: 4\n"),
    ])
  func found(name: String, text: String) {
    // More than once, since what depends on the order of a hash table may well be the same by chance.
    for _ in 0..<8 { #expect(!compare(Array(text.utf8), name).isScanned) }
  }

  @Test("The texts that are compared byte by byte are all texts that a reading holds")
  func exactTexts() {
    var mention = Mention()
    mention.topics = ["a", "b"]
    mention.images = [Mention.Image(), Mention.Image()]
    mention.provider.images = [Mention.Image()]
    let record = ArticleRecord(document: "a.md", article: mention, related: [mention, mention])
    #expect(record.exactTexts.count == textCount(in: record))
    let diagnostic = Diagnostic(
      id: Diagnostic.ID(rawValue: "x"), severity: .error, document: "a.md", message: "m")
    // A severity is no text for reflection, and has one all the same.
    #expect(diagnostic.exactTexts.count == textCount(in: diagnostic) + 1)
    #expect("\u{e9}" == "e\u{301}")
    #expect(!["\u{e9}"].isByteEqual(to: ["e\u{301}"]))
  }

  private func textCount(in value: Any) -> Int {
    if value is String { return 1 }
    return Mirror(reflecting: value).children.reduce(0) { $0 + textCount(in: $1.value) }
  }
}
