import GraphAlgorithms
import StoryAnalysis
import StoryParsing
import Testing

@Suite("The compact resolver against the plain one")
struct IdentityReferenceTests {
  /// The graph of records that come in batches of several documents, as from the disk.
  private func graph(
    of records: [ArticleRecord], in batch: inout RecordBatch, grouping: ProviderGrouping
  ) -> StoryGraph {
    var resolver = IdentityResolver(grouping: grouping)
    for start in stride(from: 0, to: records.count, by: 3) {
      batch.removeAll()
      batch.append(nil, name: "faulty.md", source: 0)
      for record in records[start..<min(start + 3, records.count)] {
        batch.append(record, name: record.document, source: 0)
      }
      for document in batch.documents { resolver.add(batch, document: document) }
    }
    return resolver.resolve()
  }

  @Test("Both give the same graph of four thousand random archives", arguments: 0..<8)
  func random(part: UInt64) {
    var batch = RecordBatch()
    for seed in part * 500..<(part + 1) * 500 {
      var archive = RandomArchive(seed: seed)
      let records = archive.records()
      let grouping = seed % 4 == 0 ? ProviderGrouping.name : .domain
      let expected = ReferenceResolver(records, grouping: grouping).text()
      let found = GraphText(graph(of: records, in: &batch, grouping: grouping))
      #expect(found == expected, "seed \(seed)")
      if found != expected { return }
    }
  }

  @Test("Records with strings of their own give the graph that batches give")
  func strings() {
    var batch = RecordBatch()
    for seed in 10_000..<UInt64(10_050) {
      var archive = RandomArchive(seed: seed)
      let records = archive.records()
      let found = StoryGraph(records: records)
      let expected = graph(of: records, in: &batch, grouping: .domain)
      #expect(GraphText(found) == GraphText(expected), "seed \(seed)")
      let merges = found.ledger.merges
      for rule in IdentityLedger.Rule.allCases {
        #expect(merges.count(of: rule) == merges.count { $0.rule == rule })
      }
    }
  }

  @Test("An article under thousands of headlines keeps each of them once")
  func manyHeadlines() {
    let related = (0..<2).flatMap { _ in
      (1...5_000).map { mention("Headline \($0)", web: "https://b.com/b", by: "b.com", line: $0) }
    }
    let graph = StoryGraph(records: [
      ArticleRecord(document: "a.md", article: plainMention("a"), related: related)
    ])
    let article = graph.article("Headline 1")
    #expect(article?.headlines.map(\.title) == (1...5_000).map { "Headline \($0)" })
    #expect(article?.headlines.map(\.place.line) == Array(1...5_000))
    #expect(article?.mentionCount == 10_000)
    #expect(graph.ledger.merges.count == 9_999)
    #expect(graph.ledger.merges.last?.joined == "Headline 5000")
  }
}
