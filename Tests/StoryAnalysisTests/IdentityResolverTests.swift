import StoryAnalysis
import StoryParsing
import Testing

@Suite("Which mentions are one article")
struct IdentityResolverTests {
  @Test("Mentions that share any address key are one article")
  func sharedKey() {
    let graph = StoryGraph(records: [
      ArticleRecord(
        document: "a.md", article: mention("A", web: "https://a.com/a"),
        related: [
          mention("B", web: "http://www.b.com/b/?utm_source=x"),
          mention("B", web: "https://b.com/b"),
        ])
    ])
    #expect(graph.articles.map(\.title).sorted() == ["A", "B"])
    #expect(graph.linkTitles == ["A>B"])
  }

  @Test("Sharing is transitive: a later mention joins two articles that stood apart")
  func transitive() throws {
    let graph = StoryGraph(records: [
      ArticleRecord(
        document: "a.md", article: mention("A", web: "https://a.com/a"),
        related: [
          mention("B", web: "https://b.com/1", at: "2020-06-11T17:56:00Z"),
          mention("C", web: "https://b.com/2", at: "2020-06-11T18:49:00Z"),
          mention("D", web: "https://b.com/2", amp: "https://b.com/1"),
        ])
    ])
    #expect(graph.articles.count == 2)
    let joined = try #require(graph.article("B"))
    #expect(joined.keys.map(\.text) == ["b.com/1", "b.com/2"])
    #expect(joined.headlines.map(\.title) == ["B", "C", "D"])
    #expect(joined.mentionCount == 3)
    #expect(graph.linkTitles == ["A>B"])
  }

  @Test("An AMP cache address names the article that it caches")
  func cachedAMP() {
    let graph = StoryGraph(records: [
      ArticleRecord(
        document: "a.md", article: mention("A", web: "https://a.com/a"),
        related: [
          mention("B", cached: "https://b-com.cdn.ampproject.org/c/s/b.com/b"),
          mention("B", web: "https://www.b.com/b"),
        ])
    ])
    #expect(graph.articles.count == 2)
  }

  @Test("The own record speaks for an article even where mentions of it came before")
  func ownRecordFirst() throws {
    let graph = StoryGraph(records: [
      ArticleRecord(
        document: "a.md", article: mention("A", web: "https://a.com/a"),
        related: [
          mention(
            "As mentioned", web: "https://b.com/b", by: "mention.com", at: "2020-06-11T10:00:00Z",
            excerpt: "Mentioned.", quality: 10)
        ]),
      ArticleRecord(
        document: "b.md",
        article: mention(
          "As recorded", web: "https://b.com/b", by: "record.com", at: "2020-06-11T11:00:00Z",
          quality: 90, line: 2)),
    ])
    let article = try #require(graph.article("As recorded"))
    #expect(article.provider.map { graph[$0].key } == "record.com")
    #expect(article.quality == 90)
    // What the record leaves empty comes from the mention.
    #expect(article.excerpt == "Mentioned.")
    // The earliest time that any mention gives.
    #expect(article.published?.iso8601 == "2020-06-11T10:00:00Z")
    #expect(article.headlines.map(\.title) == ["As mentioned", "As recorded"])
    #expect(article.record == Article.Place(document: "b.md", line: 2))
    #expect(article.firstSeen == Article.Place(document: "a.md", line: 1))
    #expect(!article.isGhost)
    #expect(article.isRevised)
  }

  @Test("Of two records of one article the first in input order speaks, and both lists count")
  func twoRecords() throws {
    let graph = StoryGraph(records: [
      ArticleRecord(
        document: "a.md", article: mention("First", web: "https://a.com/a"),
        related: [plainMention("x"), plainMention("y")]),
      ArticleRecord(
        document: "b.md", article: mention("Second", web: "https://a.com/a"),
        related: [plainMention("y"), plainMention("z")]),
    ])
    let article = try #require(graph.article("First"))
    #expect(article.recordCount == 2)
    #expect(graph.linkTitles == ["First>x", "First>y", "First>z"])
    // One unit shared over three different articles.
    let third = 1.0 / 3
    #expect(graph.links.map(\.weight) == [third, third, third])
  }

  @Test("An article that is only mentioned is a ghost, and the first mention speaks for it")
  func ghost() throws {
    let graph = StoryGraph(records: [
      ArticleRecord(
        document: "a.md", article: mention("A", web: "https://a.com/a"),
        related: [
          mention("Earlier words", web: "https://b.com/b", at: "2020-06-12T00:00:00Z"),
          mention("Later words", web: "https://b.com/b", at: "2020-06-11T00:00:00Z"),
        ])
    ])
    let ghost = try #require(graph.article("Earlier words"))
    #expect(ghost.isGhost)
    #expect(ghost.published?.iso8601 == "2020-06-11T00:00:00Z")
    #expect(ghost.headlines.map(\.title) == ["Later words", "Earlier words"])
  }

  @Test("A mention without address joins the article with its headline, provider and time")
  func fingerprint() {
    let time = "2020-06-11T10:00:00Z"
    let graph = StoryGraph(records: [
      // The mention comes before the article that it means.
      ArticleRecord(
        document: "a.md", article: plainMention("a"),
        related: [mention("B", by: "www.B.com", at: time)]),
      ArticleRecord(
        document: "b.md", article: mention("B", web: "https://b.com/b", by: "b.com", at: time)),
    ])
    #expect(graph.articles.count == 2)
    #expect(graph.linkTitles == ["a>B"])
    #expect(graph.counts.resolvedByFingerprint == 1)
  }

  @Test("Headline, provider and time must all be equal")
  func fingerprintDiffers() {
    let time = "2020-06-11T10:00:00Z"
    let article = mention("B", web: "https://b.com/b", by: "b.com", at: time)
    let graph = StoryGraph(records: [
      ArticleRecord(
        document: "a.md", article: plainMention("a"),
        related: [
          mention("Other", by: "b.com", at: time),
          mention("B", by: "other.com", at: time),
          mention("B", by: "b.com", at: "2020-06-11T10:00:01Z"),
          mention("B", by: "b.com"),
        ]),
      ArticleRecord(document: "b.md", article: article),
    ])
    #expect(graph.articles.count == 6)
    #expect(graph.counts.resolvedByFingerprint == 0)
  }

  @Test("Mentions without address that nothing matches are articles of their own, each once")
  func unmatchedWithoutAddress() throws {
    let time = "2020-06-11T10:00:00Z"
    let graph = StoryGraph(records: [
      ArticleRecord(
        document: "a.md", article: plainMention("a"),
        related: [
          mention("B", by: "b.com", at: time), mention("C", by: "c.com", at: time),
        ]),
      ArticleRecord(
        document: "d.md", article: plainMention("d"), related: [mention("B", by: "b.com", at: time)]
      ),
    ])
    #expect(graph.linkTitles == ["a>B", "a>C", "d>B"])
    // The second mention of B was found by the fingerprint of the first.
    #expect(graph.counts.resolvedByFingerprint == 1)
    #expect(graph.ledger.merges.map(\.place.document) == ["d.md"])
    let article = try #require(graph.article("B"))
    #expect(article.key == "B | b.com | 2020-06-11T10:00:00Z")
    #expect(article.address == "")
  }

  @Test("Mentions with neither address nor headline never become one article")
  func unknown() {
    let graph = StoryGraph(records: [
      ArticleRecord(
        document: "a.md", article: plainMention("a"),
        related: [mention(by: "b.com", line: 3), mention(by: "b.com", line: 4)])
    ])
    #expect(graph.articles.count == 3)
    #expect(Set(graph.articles.map(\.key)) == ["a.com/a", "unknown | a.md:3", "unknown | a.md:4"])
  }

  @Test("Entries that point at their own article are counted and make no link")
  func selfLinks() {
    let graph = StoryGraph(records: [
      ArticleRecord(
        document: "a.md", article: mention("A", web: "https://a.com/a", amp: "https://amp.a.com/a"),
        related: [
          mention("A", web: "https://a.com/a"), mention("A again", web: "https://amp.a.com/a"),
          plainMention("b"), plainMention("b"),
        ])
    ])
    #expect(graph.counts.relatedEntries == 4)
    #expect(graph.counts.selfLinks == 2)
    #expect(graph.linkTitles == ["A>b"])
    // Self links and repeated entries take no share of the record's one unit.
    #expect(graph.links.map(\.weight) == [1])
  }

  @Test("An identifier stays the same while the archive grows, in whatever order")
  func stableIdentifiers() throws {
    let small = StoryGraph(records: [record("a", names: ["b"])])
    let large = StoryGraph(records: [
      record("c", names: ["b", "d"]), record("a", names: ["b", "e"]),
    ])
    for title in ["a", "b"] {
      #expect(small.article(title)?.identifier == large.article(title)?.identifier)
    }
    #expect(Set(large.articles.map(\.identifier)).count == 5)
    let identifier = try #require(small.article("a")).identifier
    #expect(identifier.count == 17 && identifier.hasPrefix("a"))
    let isHexadecimal = identifier.dropFirst().allSatisfy { $0.isHexDigit }
    #expect(isHexadecimal)
  }

  @Test("A provider is its domain; without one, the host of the address stands in")
  func providers() {
    let graph = StoryGraph(records: [
      ArticleRecord(
        document: "a.md",
        article: mention(
          "A", web: "https://www.msn.com/a", by: "msn.com", named: "Game Rant on MSN"),
        related: [
          mention("B", web: "https://www.msn.com/b", by: "WWW.MSN.com", named: "IGN on MSN"),
          mention("C", web: "https://www.msn.com/c", by: "msn.com", named: "IGN on MSN"),
          mention("D", web: "https://www.d.com/d"),
          mention("E"),
        ])
    ])
    #expect(graph.providers.map(\.key) == ["d.com", "msn.com"])
    #expect(graph.providers.map(\.names) == [[], ["IGN on MSN", "Game Rant on MSN"]])
    #expect(graph.article("A")?.byline == "Game Rant on MSN")
    #expect(graph.article("E")?.provider == nil)
  }

  @Test("Providers can be grouped by printed name instead")
  func providersByName() {
    let records = [
      ArticleRecord(
        document: "a.md",
        article: mention("A", web: "https://bbc.com/a", by: "bbc.com", named: "BBC"),
        related: [
          mention("B", web: "https://bbc.co.uk/b", by: "bbc.co.uk", named: "BBC"),
          mention("C", web: "https://c.com/c", by: "c.com"),
        ])
    ]
    #expect(StoryGraph(records: records).providers.map(\.key) == ["bbc.co.uk", "bbc.com", "c.com"])
    let byName = StoryGraph(records: records, grouping: .name)
    #expect(byName.providers.map(\.key) == ["BBC", "c.com"])
    #expect(byName.providers.map(\.domain) == ["bbc.co.uk", "c.com"])
  }

  @Test("An empty archive gives an empty graph")
  func empty() {
    let graph = StoryGraph(records: [])
    #expect(graph.articles.isEmpty && graph.links.isEmpty && graph.providers.isEmpty)
  }
}
