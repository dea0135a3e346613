import GraphAlgorithms
import StoryAnalysis
import StoryParsing
import Testing

@Suite("Edits of identity")
struct IdentityEditsTests {
  /// The faults of rows below a header, as `line:column id`.
  private func faults(_ rows: String...) -> [String] {
    do {
      _ = try edits(rows)
      return []
    } catch {
      return error.diagnostics.map { "\($0.line):\($0.column) \($0.id.rawValue)" }
    }
  }

  @Test("Each fault is told with its line")
  func faulty() {
    #expect(faults("join,https://a.com,https://b.com") == ["2:1 unknown-action"])
    #expect(faults("merge,a.com,https://b.com") == ["2:7 invalid-article"])
    #expect(faults("merge,https://a.com,") == ["2:21 invalid-article"])
    #expect(faults("merge,a012345678901234,https://b.com") == ["2:7 invalid-article"])
    #expect(faults("merge,a01234567890123AB,https://b.com") == ["2:7 invalid-article"])
    #expect(faults("merge,https://a.com/x,http://www.a.com/x/?utm_source=y") == ["2:23 self-edit"])
    #expect(faults("merge,https://a.com") == ["2:1 malformed-row"])
    #expect(
      faults("merge,a0123456789012345,https://b.com", "separate,https://b.com,https://c.com")
        .isEmpty)
  }

  @Test("The same edit twice, in either order, and its opposite are refused at the later line")
  func duplicates() {
    #expect(
      faults("merge,https://a.com,https://b.com", "merge,https://b.com,https://a.com")
        == ["3:1 duplicate-edit"])
    #expect(
      faults("merge,https://a.com,https://b.com", "separate,https://a.com,https://b.com")
        == ["3:1 contradictory-edit"])
  }

  @Test("What merges join through others cannot be separate; all lines are named")
  func contradiction() throws {
    let error = #expect(throws: HandTableFaults.self) {
      try edits([
        "separate,https://a.com,https://c.com", "merge,https://a.com,https://b.com",
        "merge,https://d.com,https://a.com", "merge,https://b.com,https://c.com",
      ])
    }
    let fault = try #require(error?.diagnostics.first)
    #expect(error?.diagnostics.count == 1)
    #expect(
      fault.description
        == "e.csv:2:1: error: lines 3, 5 merge what is separated here; leave one of them out "
        + "[contradictory-edit]")
  }

  @Test("A merge by address makes two articles one, with the line of the file in the ledger")
  func merge() throws {
    let records = [record("a", names: ["b", "c"])]
    let graph = StoryGraph(
      records: records, edits: try edits(["merge,https://www.b.com/b#x,https://c.com/c"]))
    #expect(graph.articles.count == 2)
    #expect(graph.articles.contains { $0.keys.map(\.text) == ["b.com/b", "c.com/c"] })
    #expect(graph.linkTitles == ["a>b"])
    let merge = try #require(graph.ledger.merges.last)
    #expect(merge.rule == .byHand && graph.ledger.merges.count(of: .byHand) == 1)
    #expect(merge.known == "b.com/b" && merge.joined == "c.com/c")
    #expect(merge.place == Article.Place(document: "e.csv", line: 2))
    #expect(graph[merge.article].keys.count == 2)
    #expect(graph.ledger.editWarnings.isEmpty)
  }

  @Test("An identifier names an article as the tables do, one without an address too")
  func identifiers() throws {
    let records = [
      ArticleRecord(
        document: "a.md", article: plainMention("a"),
        related: [plainMention("b"), mention("nameless", by: "n.com")])
    ]
    let plain = StoryGraph(records: records)
    let b = try #require(plain.article("b")).identifier
    let nameless = try #require(plain.article("nameless")).identifier
    let graph = StoryGraph(records: records, edits: try edits(["merge,\(nameless),\(b)"]))
    #expect(graph.articles.count == 2)
    #expect(graph.article("b")?.identifier == b && graph.article("b")?.mentionCount == 2)
    #expect(graph.ledger.merges.last?.known == "b.com/b")
    #expect(graph.ledger.merges.last?.joined == "nameless | n.com | undated")
  }

  @Test("Of a mention that gives two separate addresses, the first decides")
  func separate() throws {
    let both = mention("one", web: "https://a.com/1", amp: "https://a.com/2")
    let second = mention("two", web: "https://a.com/2")
    let separation = try edits(["separate,https://a.com/1,https://a.com/2"])
    for related in [[both, second], [second, both]] {
      let records = [
        ArticleRecord(document: "r.md", article: plainMention("r"), related: related)
      ]
      #expect(StoryGraph(records: records).articles.count == 2)
      let graph = StoryGraph(records: records, edits: separation)
      #expect(graph.articles.count == 3)
      #expect(graph.article("one")?.keys.map(\.text) == ["a.com/1"])
      #expect(graph.article("two")?.keys.map(\.text) == ["a.com/2"])
    }
    // Nobody speaks of the second address first, so there is no article of it.
    let alone = StoryGraph(
      records: [ArticleRecord(document: "r.md", article: both)], edits: separation)
    #expect(alone.articles.count == 1 && alone.ledger.editWarnings.count == 1)
  }

  @Test("A third address does not join what is separate; what comes first in input order wins")
  func chain() throws {
    let records = [
      ArticleRecord(
        document: "r.md", article: plainMention("r"),
        related: [
          mention("one", web: "https://a.com/1", amp: "https://a.com/3"),
          mention("two", web: "https://a.com/2", amp: "https://a.com/3"),
        ])
    ]
    let graph = StoryGraph(
      records: records, edits: try edits(["separate,https://a.com/1,https://a.com/2"]))
    #expect(graph.article("one")?.keys.map(\.text) == ["a.com/1", "a.com/3"])
    #expect(graph.article("two")?.keys.map(\.text) == ["a.com/2"])
  }

  @Test("A fingerprint does not join what is separate")
  func fingerprint() throws {
    let records = [
      ArticleRecord(
        document: "r.md", article: plainMention("r"),
        related: [
          mention("same", web: "https://n.com/1", by: "n.com"), mention("same", by: "n.com"),
        ])
    ]
    #expect(StoryGraph(records: records).articles.count == 2)
    // The identifier that the mention without an address has where nobody else has its fingerprint.
    let alone = StoryGraph(records: [
      ArticleRecord(document: "r.md", article: mention("same", by: "n.com"))
    ])
    let graph = StoryGraph(
      records: records,
      edits: try edits(["separate,https://n.com/1,\(alone.articles[0].identifier)"]))
    #expect(graph.articles.count == 3 && graph.counts.resolvedByFingerprint == 0)
  }

  @Test("An edit of an article that the archive does not have warns with its place")
  func unknown() throws {
    let records = [record("a", names: ["b"])]
    let graph = StoryGraph(
      records: records,
      edits: try edits([
        "merge,https://a.com/a,https://gone.com", "separate,a0123456789abcdef,https://b.com/b",
      ]))
    #expect(
      graph.articles.map(\.identifier) == StoryGraph(records: records).articles.map(\.identifier))
    #expect(
      graph.ledger.editWarnings.map { "\($0.severity.rawValue) \($0.line):\($0.column)" }
        == ["warning 2:23", "warning 3:10"])
    #expect(graph.ledger.editWarnings.allSatisfy { $0.id == .unknownArticle })
  }

  @Test("Separate addresses end in different articles and merged ones in one, whatever the archive")
  func laws() throws {
    let keys = [
      "https://a.com/1", "https://b.com/2", "https://a.com/3", "https://m.b.com/2",
      "https://a.com/7",
    ]
    var kept = 0
    for seed in 0..<300 {
      var random = RandomArchive(seed: UInt64(seed))
      let records = random.records()
      let found = try edits([
        "separate,\(keys[seed % 5]),\(keys[(seed + 1) % 5])",
        "merge,\(keys[(seed + 2) % 5]),\(keys[(seed + 3) % 5])",
        "separate,\(keys[(seed + 2) % 5]),\(keys[seed % 5])",
      ])
      let graph = StoryGraph(records: records, edits: found)
      func article(_ position: Int) -> Int? {
        graph.articles.firstIndex {
          $0.keys.contains { $0 == AddressKey(keys[(seed + position) % 5]) }
        }
      }
      for (one, two) in [(0, 1), (2, 0), (3, 0)] {
        guard let first = article(one), let second = article(two) else { continue }
        kept += 1
        #expect(first != second, "archive \(seed)")
      }
      if let first = article(2), let second = article(3) { #expect(first == second) }
      // Every mention still belongs to one article.
      let mentions = graph.articles.reduce(0) { $0 + $1.recordCount + $1.mentionCount }
      #expect(mentions == records.reduce(0) { $0 + 1 + $1.related.count })
      #expect(graph.articles.allSatisfy { $0.recordCount + $0.mentionCount > 0 })
    }
    #expect(kept > 100)
  }

  @Test("Edits of what the archive does not have change nothing")
  func nothing() throws {
    let idle = try edits([
      "separate,https://x.org/1,https://x.org/2", "merge,https://x.org/1,https://x.org/3",
    ])
    for seed in 0..<200 {
      var random = RandomArchive(seed: UInt64(seed))
      let records = random.records()
      let (plain, edited) = (
        StoryGraph(records: records), StoryGraph(records: records, edits: idle)
      )
      #expect(edited.articles.map(\.identifier) == plain.articles.map(\.identifier))
      #expect(edited.articles.map(\.keys) == plain.articles.map(\.keys))
      #expect(edited.placedLinks == plain.placedLinks && edited.counts == plain.counts)
      #expect(Array(edited.ledger.merges) == Array(plain.ledger.merges))
    }
  }
}

/// Edits with the columns `action`, `first` and `second`.
private func edits(_ rows: [String]) throws(HandTableFaults) -> IdentityEdits {
  try IdentityEdits(
    HandFile(
      name: "e.csv", text: (["action,first,second"] + rows).joined(separator: "\n")))
}
