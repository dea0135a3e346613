import Foundation
import GraphAlgorithms
import StoryAnalysis
import StoryParsing
import StoryTestSupport
import Testing

@Suite("Blocks of mentions")
struct MentionBlockTests {
  /// A mention and its place in the archive.
  private struct Row {
    var mention: Mention
    var document: String
    var isRecord: Bool
    /// Number of the record that it stands in.
    var record: Int
  }

  /// What an archive comes to, as texts that can be compared.
  private struct Outcome: Equatable {
    var articles: [String] = []
    var providers: [String: Set<String>] = [:]
    var merges: [String] = []
    var contradictions: [String] = []
    var links: [String] = []
    var byFingerprint = 0
  }

  private func text(_ article: Article, by providers: [Provider]) -> String {
    var copy = article
    copy.provider = nil
    return "\(copy) \(article.provider.map { providers[$0.index].key } ?? "")"
  }

  private func text(_ merge: IdentityLedger.Merge, _ articles: [Article]) -> String {
    let name = articles[merge.article.index].identifier
    return "\(name) \(merge.rule) \(merge.known) \(merge.joined) \(merge.place)"
  }

  private func text(_ said: IdentityLedger.Contradiction, _ articles: [Article]) -> String {
    let name = articles[said.article.index].identifier
    return "\(name) \(said.conflict) \(said.known) \(said.other) \(said.place)"
  }

  private func whole(_ records: [ArticleRecord], _ grouping: ProviderGrouping) -> Outcome {
    let graph = StoryGraph(records: records, grouping: grouping)
    var outcome = Outcome()
    outcome.articles = graph.articles.map { text($0, by: graph.providers) }
    for provider in graph.providers { outcome.providers[provider.key] = Set(provider.domains) }
    outcome.merges = graph.ledger.merges.map { text($0, graph.articles) }
    outcome.contradictions = graph.ledger.contradictions.map { text($0, graph.articles) }
    outcome.links = graph.links.map {
      "\(graph[$0.source].identifier) \(graph[$0.target].identifier) \(graph.place(of: $0))"
    }
    outcome.byFingerprint = graph.counts.resolvedByFingerprint
    return outcome
  }

  /// The rows of each block: those that have a key in common, transitively.
  private func blocks(of rows: [Row]) -> [[Int]] {
    var sets = DisjointSets(count: rows.count)
    var first: [Int64: Int] = [:]
    for (index, row) in rows.enumerated() {
      for key in row.mention.blockingKeys(in: row.document) {
        if let other = first[key] {
          sets.join(UInt32(other), UInt32(index))
        } else {
          first[key] = index
        }
      }
    }
    return Dictionary(grouping: rows.indices) { sets.root(of: UInt32($0)) }.values.map(Array.init)
  }

  private func blockwise(_ records: [ArticleRecord], _ grouping: ProviderGrouping) -> Outcome {
    let rows = records.enumerated().flatMap { number, record in
      ([record.article] + record.related).enumerated().map { position, mention in
        Row(
          mention: mention, document: record.document, isRecord: position == 0, record: number)
      }
    }
    var outcome = Outcome()
    var articles: [(String, String)] = []
    var merges: [(Int, Int, String)] = []
    var contradictions: [(Int, Int, String)] = []
    var articleOf = [String](repeating: "", count: rows.count)
    for members in blocks(of: rows) {
      var block = MentionBlock(grouping: grouping)
      for row in members.map({ rows[$0] }) {
        block.add(row.mention, in: row.document, isRecord: row.isRecord)
      }
      let found = block.resolve()
      articles += found.articles.map { ($0.identifier, text($0, by: found.providers)) }
      for provider in found.providers {
        outcome.providers[provider.key, default: []].formUnion(provider.domains)
      }
      for (step, said) in found.merges.enumerated() {
        merges.append((members[said.mention], step, text(said.content, found.articles)))
      }
      for (step, said) in found.contradictions.enumerated() {
        contradictions.append((members[said.mention], step, text(said.content, found.articles)))
      }
      for (place, row) in members.enumerated() {
        articleOf[row] = found.articles[found.articleOf[place].index].identifier
        if !rows[row].isRecord, found.isByFingerprint[place] { outcome.byFingerprint += 1 }
      }
    }
    outcome.articles = articles.sorted { $0.0 < $1.0 }.map(\.1)
    outcome.merges = merges.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    outcome.contradictions = contradictions.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    var sources: [Int: String] = [:]
    var links: [String: String] = [:]
    for (index, row) in rows.enumerated() {
      if row.isRecord { sources[row.record] = articleOf[index] }
      guard let source = sources[row.record], source != articleOf[index] else { continue }
      let place = Article.Place(document: row.document, line: row.mention.line)
      let ends = "\(source) \(articleOf[index])"
      if links[ends] == nil { links[ends] = "\(ends) \(place)" }
    }
    outcome.links = links.sorted { $0.key < $1.key }.map(\.value)
    return outcome
  }

  @Test("Resolved block by block, two thousand random archives come to the same", arguments: 0..<4)
  func random(part: UInt64) {
    for seed in part * 500..<(part + 1) * 500 {
      var archive = RandomArchive(seed: seed)
      let records = archive.records()
      let grouping = seed % 4 == 0 ? ProviderGrouping.name : .domain
      let (expected, found) = (whole(records, grouping), blockwise(records, grouping))
      #expect(found == expected, "seed \(seed)")
      if found != expected { return }
    }
  }

  @Test("So do the seeds, which fall into a block for each article")
  func seeds() throws {
    let records = try ArchiveReader([InputPath(Package.seeds.path(percentEncoded: false))])
      .contents().records
    let rows = records.flatMap { record in
      ([record.article] + record.related).map {
        Row(mention: $0, document: record.document, isRecord: false, record: 0)
      }
    }
    #expect(blocks(of: rows).count == 46)
    #expect(blockwise(records, .domain) == whole(records, .domain))
  }

  @Test("A mention has a key for each address and for each domain that its fingerprint may have")
  func keys() {
    var mention = Mention()
    mention.line = 7
    #expect(mention.blockingKeys(in: "a.md").count == 1)
    #expect(mention.blockingKeys(in: "a.md") != mention.blockingKeys(in: "b.md"))
    mention.title = "A"
    #expect(mention.blockingKeys(in: "a.md") == mention.blockingKeys(in: "b.md"))
    mention.addresses = .init(web: "https://a.com/1", original: "https://b.com/2")
    #expect(mention.blockingKeys(in: "a.md").count == 4)
    mention.provider.domain = "c.com"
    #expect(mention.blockingKeys(in: "a.md").count == 3)
    // The identifier of an article is made of the hash of its smallest key.
    let graph = StoryGraph(records: [ArticleRecord(document: "a.md", article: mention)])
    let number = UInt64(bitPattern: mention.blockingKeys(in: "a.md")[0])
    #expect(graph.articles[0].identifier.dropFirst() == String(number, radix: 16).paddedTo16)
  }
}

extension String {
  fileprivate var paddedTo16: String { String(repeating: "0", count: 16 - count) + self }
}
