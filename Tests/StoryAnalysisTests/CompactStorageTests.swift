import StoryParsing
import Testing

@testable import StoryAnalysis

@Suite("The compact storage of the resolver")
struct CompactStorageTests {
  /// Texts of all lengths up to 20 that differ in one byte, at each place, by either side of 0x80.
  private static let texts: [String] =
    (0...20).flatMap { length -> [String] in
      let plain = String(repeating: "a", count: length)
      return [plain]
        + (0..<length).flatMap { place in
          ["b", "A", "\u{E9}"].map {
            String(repeating: "a", count: place) + $0
              + String(repeating: "a", count: length - place - 1)
          }
        }
    }

  @Test("Numbers with one hash are told apart by what they stand for")
  func equalHashes() {
    var table = NumberTable()
    for number in 0..<100 { table.insert(UInt32(number), hash: number % 3) }
    for number in 0..<100 {
      #expect(table.find(hash: number % 3) { $0 == number } == UInt32(number))
      #expect(table.find(hash: (number + 1) % 3) { $0 == number } == nil)
    }
    #expect(NumberTable().find(hash: 1) { _ in true } == nil)
  }

  @Test("A pool gives each text one number, from a batch or from a string")
  func pool() {
    var batch = RecordBatch()
    for text in Self.texts { batch.append(nil, name: text, source: 0) }
    var pool = TextPool()
    let names = batch.documents.map(\.name)
    let numbers = names.map { pool.intern($0, of: batch) }
    #expect(Set(numbers).count == Self.texts.count)
    #expect(numbers[0] == 0)
    #expect(names.map { pool.intern($0, of: batch) } == numbers)
    #expect(Self.texts.map { pool.intern($0) } == numbers)
    #expect(numbers.map { pool.texts[$0] } == Self.texts)
    #expect(pool.texts.count == Self.texts.count)
  }

  @Test("The hash that a key brings is the one that the pool computes")
  func keyHash() throws {
    var batch = RecordBatch()
    batch.append(record("a"), name: "a.md", source: 0)
    var pool = TextPool()
    let key = try #require(batch.keys.first)
    #expect(pool.find(key, of: batch) == nil)
    #expect(pool.intern("a.com/a") == pool.find(key, of: batch))
  }

  @Test("Texts have the order of their bytes")
  func order() {
    var list = TextList()
    for text in Self.texts { list.append(text) }
    for first in Self.texts.indices.prefix(60) {
      for second in Self.texts.indices {
        #expect(
          list.precedes(UInt32(first), UInt32(second))
            == Self.texts[first].utf8.lexicographicallyPrecedes(Self.texts[second].utf8))
      }
    }
  }

  @Test("Mentions that repeat others add rows and nothing else")
  func repeats() {
    let headlines = (1...100).map { mention("Headline \($0)", web: "https://b.com/b", by: "b.com") }
    let nameless = (1...100).map { mention("Headline \($0)", by: "c.com") }
    let record = ArticleRecord(
      document: "a.md", article: plainMention("a"), related: headlines + nameless)
    var resolver = IdentityResolver()
    resolver.add(record)
    let before = [
      resolver.drafts.count, resolver.variants.variants.count, resolver.keys.texts.count,
      resolver.titles.texts.count, resolver.texts.texts.count,
      resolver.fingerprints.entries.count, resolver.aliases.count,
    ]
    #expect(before == [102, 201, 3, 105, 6, 201, 0])
    for _ in 0..<3 { resolver.add(record) }
    #expect(
      before == [
        resolver.drafts.count, resolver.variants.variants.count, resolver.keys.texts.count,
        resolver.titles.texts.count, resolver.texts.texts.count,
        resolver.fingerprints.entries.count, resolver.aliases.count,
      ])
    #expect(resolver.log.rows.count == 4 * 201)
  }

  @Test("The name of a document is found from each of its rows")
  func places() {
    var resolver = IdentityResolver()
    for (name, count) in [("a.md", 3), ("b.md", 0), ("c.md", 1)] {
      let related = (0..<count).map { mention("x", web: "https://x.com/x", line: 10 + $0) }
      resolver.add(ArticleRecord(document: name, article: plainMention("a"), related: related))
    }
    let log = resolver.log
    #expect(
      (0..<log.nextRow).map { log.place(ofRow: $0).description } == [
        "a.md:1", "a.md:10", "a.md:11", "a.md:12", "b.md:1", "c.md:1", "c.md:10",
      ])
    #expect((0..<log.documentCount).map { log.rows(ofDocument: $0) } == [0..<4, 4..<5, 5..<7])
  }
}
