import StoryAnalysis
import StoryParsing
import Testing

@Suite("The ledger of merges and contradictions")
struct IdentityLedgerTests {
  /// Where the graph of `records` says what; articles by headline.
  private func ledger(_ records: [ArticleRecord]) -> (merges: [String], contradictions: [String]) {
    let graph = StoryGraph(records: records)
    return (
      graph.ledger.merges.map {
        "\(graph[$0.article].title): \($0.rule.rawValue) \($0.known) + \($0.joined) @\($0.place)"
      },
      graph.ledger.contradictions.map {
        "\(graph[$0.article].title): \($0.conflict.rawValue) \($0.known) / \($0.other) @\($0.place)"
      }
    )
  }

  @Test("Every merge has its rule and the place that says so")
  func merges() {
    let time = "2020-06-11T10:00:00Z"
    let (merges, contradictions) = ledger([
      ArticleRecord(
        document: "a.md",
        article: mention("A", web: "https://a.com/a", amp: "https://a.com/amp", by: "a.com"),
        related: [
          mention("B", web: "https://b.com/b", by: "b.com", at: time, line: 10),
          mention("B", by: "b.com", at: time, line: 20),
          mention("A changed", web: "https://a.com/amp", by: "a.com", line: 30),
        ])
    ])
    #expect(
      merges == [
        "A: alias a.com/a + a.com/amp @a.md:1",
        "B: fingerprint B | b.com | 2020-06-11T10:00:00Z + B @a.md:20",
        "A: same-address a.com/amp + A changed @a.md:30",
      ])
    #expect(contradictions.isEmpty)
  }

  @Test("An article under two providers is a contradiction, told once for each other provider")
  func twoProviders() {
    let (_, contradictions) = ledger([
      ArticleRecord(
        document: "a.md", article: mention("A", web: "https://a.com/a", by: "a.com"),
        related: [
          mention("A", web: "https://a.com/a", by: "b.com", line: 5),
          mention("A", web: "https://a.com/a", by: "b.com", line: 9),
        ])
    ])
    #expect(
      contradictions == [
        // The second provider's domain is not that of the address either.
        "A: foreign-host b.com / a.com @a.md:5",
        "A: two-providers a.com / b.com @a.md:5",
      ])
  }

  @Test("A host below the provider's domain is its own; any other one is foreign")
  func foreignHost() {
    let (_, contradictions) = ledger([
      ArticleRecord(
        document: "a.md", article: mention("A", web: "https://amp.a.com/a", by: "a.com"),
        related: [mention("B", web: "https://notb.com/b", by: "b.com", line: 7)])
    ])
    #expect(contradictions == ["B: foreign-host b.com / notb.com @a.md:7"])
  }

  @Test("Equal headline, provider and time under two addresses stay two articles, and it is told")
  func twoAddresses() {
    let time = "2020-06-11T10:00:00Z"
    let records = [
      ArticleRecord(
        document: "a.md", article: mention("A", web: "https://a.com/1", by: "a.com", at: time),
        related: [
          mention("A", web: "https://a.com/2", by: "a.com", at: time, line: 4)
        ])
    ]
    #expect(StoryGraph(records: records).articles.count == 2)
    #expect(ledger(records).contradictions == ["A: two-addresses a.com/1 / a.com/2 @a.md:4"])
  }

  @Test("Two addresses that a later mention joins are no contradiction in the end")
  func resolvedAddresses() {
    let time = "2020-06-11T10:00:00Z"
    let (_, contradictions) = ledger([
      ArticleRecord(
        document: "a.md", article: mention("A", web: "https://a.com/1", by: "a.com", at: time),
        related: [
          mention("A", web: "https://a.com/2", by: "a.com", at: time),
          mention("A", web: "https://a.com/2", amp: "https://a.com/1", by: "a.com", at: time),
        ])
    ])
    #expect(contradictions.isEmpty)
  }
}
