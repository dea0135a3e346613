import ArchiveGenerator
import Foundation
import StoryAnalysis
import StoryParsing
import Testing

/// Generated documents look like real ones.
@Suite struct RealShapeTests {
  static let text = ArchiveGenerator(seed: 4).text(0..<800)
  static let records = ArchiveGenerator(seed: 4).readings(0..<400).compactMap(\.record)

  @Test func linesHaveTheFormsOfTheSeeds() throws {
    let real = Set(try RealDocuments.texts(below: RealDocuments.seeds).flatMap(lineForms))
    #expect(!real.isEmpty)
    #expect(real.subtracting(lineForms(Self.text)) == [])
  }

  @Test(.enabled(if: RealDocuments.hasCorpus, "The shared corpus is not here."))
  func linesHaveTheFormsOfTheCorpusAndTheSeeds() throws {
    let folders = [RealDocuments.corpus, RealDocuments.seeds]
    let texts = try folders.flatMap(RealDocuments.texts)
    #expect(Set(texts.flatMap(lineForms)) == lineForms(Self.text))
    // And the keys come in one of the orders that real documents have.
    let orders = Set(texts.flatMap(keyOrders))
    #expect(keyOrders(Self.text).subtracting(orders) == [])
  }

  @Test(arguments: [
    "heat: -1", "webUrl: \"\"", ".cdn.ampproject.org/c/s/", "featuredContent: \"<iframe width=\\\"",
    "utm_source=", "fbclid=", " on MSN", "’", "“", "–", "webUrl: \"http://", "published: false",
    "  - \n", "#comments", "?amp\"", "&amp\"", "/google-amp/",
  ])
  func textHolds(part: String) {
    #expect(Self.text.contains(part))
  }

  @Test func listsAreOrderedByQualityAndSomeRatingsAreAbove100() {
    let lists = Self.records.map { $0.related.map { $0.quality ?? 0 } }
    #expect(lists.allSatisfy { $0 == $0.sorted(by: >) })
    #expect(lists.joined().contains { $0 > 100 })
    #expect(lists.map(\.count).max() ?? 0 >= 32)
    #expect(lists.contains([]))
  }

  @Test func archiveHoldsWhatIdentityMustMeet() {
    let graph = StoryGraph(records: Self.records)
    #expect(graph.articles.contains { $0.recordCount > 1 })
    #expect(graph.articles.contains { $0.isRevised })
    #expect(graph.articles.contains { $0.isGhost })
    #expect(graph.articles.contains { $0.key.contains("|") && $0.isGhost })
    #expect(graph.counts.selfLinks > 0)
    #expect(graph.ledger.contradictions.contains { $0.conflict == .foreignHost })

    let copies = Dictionary(grouping: graph.articles) { $0.excerpt }
    #expect(copies.values.contains { Set($0.map(\.provider)).count > 1 })
    let first = graph.providers.max { $0.names.count < $1.names.count }
    #expect(first?.key == "youtube.com" || first?.key == "msn.com")
  }

  /// `secured` is 17 to 25 blocks in base 64, a semicolon and one block more.
  @Test func secretsAreBase64() throws {
    let lines = Self.text.split(separator: "\n").filter { $0.hasPrefix("secured: ") }
    #expect(lines.count == 800)
    for line in lines.prefix(100) {
      let parts = line.dropFirst(10).dropLast().split(separator: ";")
      let sizes = try parts.map { try #require(Data(base64Encoded: String($0))).count }
      #expect(sizes.count == 2 && sizes[0] % 16 == 0 && (17...25).contains(sizes[0] / 16))
      #expect(sizes.last == 16)
    }
  }
}

/// The forms of the lines of front matter: indentation, dash and key.
private func lineForms(_ text: String) -> Set<String> {
  Set(frontMatterForms(text))
}

/// The orders of the keys without indentation, and of those of related entries.
private func keyOrders(_ text: String) -> Set<String> {
  var orders: Set<String> = []
  var fields: [String] = []
  var entry: [String] = []
  for form in frontMatterForms(text) where form != "" {
    if !form.hasPrefix(" ") {
      fields.append(form)
    } else if fields.last == "related", form == "  - title" {
      orders.insert(entry.joined(separator: " "))
      entry = ["title"]
    } else if fields.last == "related", form.hasPrefix("    "), !form.hasPrefix("     ") {
      entry.append(String(form.dropFirst(4)))
    }
    if form == "secured" {
      orders.insert(fields.joined(separator: " "))
      orders.insert(entry.joined(separator: " "))
      (fields, entry) = ([], [])
    }
  }
  return orders
}

/// The form of each line between the lines `---`, of one document or of several. Bytes, because
/// going through characters takes minutes where nothing is optimised.
private func frontMatterForms(_ text: String) -> [String] {
  var isInside = false
  var forms: [String] = []
  for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
    if line.elementsEqual("---".utf8) {
      isInside.toggle()
    } else if isInside {
      let indent = line.prefix { $0 == UInt8(ascii: " ") }
      let isItem = line.dropFirst(indent.count).starts(with: "- ".utf8)
      let start = line.dropFirst(indent.count + (isItem ? 2 : 0))
      let key = start.prefix { UInt8(ascii: "A")...UInt8(ascii: "z") ~= $0 }
      let hasKey = start.dropFirst(key.count).first == UInt8(ascii: ":")
      forms.append("\(Substring(indent))\(isItem ? "- " : "")\(hasKey ? Substring(key) : "")")
    }
  }
  return forms
}
