import StoryAnalysis
import StoryParsing
import Testing

@Suite("Asking for an article")
struct ArticleSearchTests {
  private let graph = StoryGraph(records: [
    ArticleRecord(
      document: "1.md",
      article: mention(
        "Amazon pauses police use", web: "https://www.a.com/1/?utm_source=x", by: "a.com",
        at: "2020-06-11T10:00:00Z"),
      related: [
        mention("IBM leaves", web: "https://b.com/2", by: "b.com", at: "2020-06-09T10:00:00Z"),
        mention("Police pause", web: "https://a.com/1", by: "a.com", line: 9),
        mention("IBM leaves the market", web: "https://c.com/3", by: "c.com"),
        mention("Naïve Städte", web: "https://d.com/4", by: "d.com"),
      ])
  ])

  private func titles(_ query: String) -> [String] {
    switch graph.find(query) {
    case .none: []
    case .one(let id): [graph[id].title]
    case .several(let ids): ids.map { graph[$0].title }
    }
  }

  @Test("An identifier finds its article, whole or by its beginning, in either case")
  func identifiers() {
    for article in graph.articles {
      for length in [5, 9, 17] {
        #expect(titles(String(article.identifier.prefix(length))) == [article.title])
        #expect(titles(article.identifier.prefix(length).uppercased()) == [article.title])
      }
      #expect(titles(String(article.identifier.prefix(4))) == [])
      #expect(titles(article.identifier + "0") == [])
    }
  }

  @Test(
    "Every form of an address finds its article",
    arguments: [
      "https://a.com/1", "http://www.A.com/1/", "a.com/1?fbclid=3", "//a.com/1#top",
      "https://x.cdn.ampproject.org/c/s/a.com/1",
    ])
  func addresses(address: String) {
    #expect(titles(address) == ["Amazon pauses police use"])
  }

  @Test("All words must be in one headline, in any case and order, revisions included")
  func words() {
    #expect(titles("POLICE amazon") == ["Amazon pauses police use"])
    #expect(titles("police pause") == ["Amazon pauses police use"])
    #expect(titles("amazon pause") == [])
    #expect(titles("naïve, STÄDTE!") == ["Naïve Städte"])
    // A dated article stands before an undated one.
    #expect(titles("ibm") == ["IBM leaves", "IBM leaves the market"])
    #expect(titles("leave") == [])
  }

  @Test("A whole headline finds its article where another has more words")
  func wholeHeadline() {
    #expect(titles("ibm leaves") == ["IBM leaves"])
    #expect(titles("leaves IBM") == ["IBM leaves", "IBM leaves the market"])
  }

  @Test("What is no word, and what nobody says, finds nothing")
  func nothing() {
    for query in ["", " ", "???", "e.com/9", "a0000"] { #expect(titles(query) == []) }
    #expect(StoryGraph(records: []).find("a") == .none)
  }

  @Test("A dossier has what the article names, who names it, its merges and contradictions")
  func dossier() throws {
    let graph = StoryGraph(records: [
      record("a", names: ["b", "c"]), record("b", names: ["a"]),
      ArticleRecord(
        document: "c.md",
        article: mention("c", web: "https://c.com/c", amp: "https://amp.c.com/c", by: "else.org"),
        related: [plainMention("b")]),
    ])
    let id = ArticleID(try #require(graph.articles.firstIndex { $0.title == "b" }))
    let dossier = ArticleDossier(of: id, in: graph)
    #expect(dossier.names.map { graph[$0.article].title } == ["a"])
    #expect(dossier.names.map(\.isMutual) == [true])
    let namers = dossier.namedBy.map { "\(graph[$0.article].title) \($0.isMutual)" }
    #expect(namers.sorted() == ["a true", "c false"])
    #expect(dossier.merges.map(\.place.document) == ["b.md", "c.md"])
    let other = ArticleID(try #require(graph.articles.firstIndex { $0.title == "c" }))
    let rest = ArticleDossier(of: other, in: graph)
    #expect(rest.names.count == 1 && rest.namedBy.count == 1)
    #expect(rest.merges.map(\.rule) == [.sameAddress, .alias])
    #expect(Set(rest.contradictions.map(\.conflict)) == [.foreignHost, .twoProviders])
    let all = graph.articles.indices.flatMap {
      ArticleDossier(of: ArticleID($0), in: graph).merges
    }
    #expect(all.count == graph.ledger.merges.count)
  }
}
