import StoryAnalysis
import StoryParsing
import StoryTestSupport
import Testing

@Suite("Syndication")
struct SyndicationTests {
  /// Words of which each is another one: `w1 w2 w3 …`.
  private func words(_ numbers: ClosedRange<Int>) -> String {
    numbers.map { "w\($0)" }.joined(separator: " ")
  }

  /// The groups of articles with some excerpts, in the order of time, as positions of excerpts.
  private func groups(_ excerpts: [String]) -> [[Int]] {
    let graph = StoryGraph(excerpts: excerpts)
    return Syndication(of: graph).groups.map {
      $0.members.compactMap { Int(graph[$0.article].title) }
    }
  }

  @Test(
    "Case, punctuation, white space, quotation marks, references and dots make no other text",
    arguments: [
      "“DIABLO 4’S BETA”—it said—isn’t over: ‘two weekends’ more, #café & all …",
      "Diablo 4 's beta it said isn't over\ntwo   weekends more, café, all...",
      "Diablo 4&#39;s beta it said isn&amp;#39;t over &quot;two weekends&quot; more CAFÉ &amp; all",
      "Diablo 4's \u{FEFF}beta it said isn't over two week\u{AD}ends more café ⬇️ all 🎙️",
    ])
  func normalisation(excerpt: String) {
    let plain = "Diablo 4's beta it said isn't over, two weekends more; café, all."
    #expect(groups([plain, excerpt]) == [[0, 1]])
    let syndication = Syndication(of: StoryGraph(excerpts: [plain, excerpt]))
    #expect(syndication.groups.map(\.isExact) == [true])
    #expect(syndication.pairs.isEmpty)
  }

  @Test("Another word, another order and another language are another text")
  func otherTexts() {
    let text = "one two three four five six seven eight nine ten eleven twelve"
    #expect(groups([text, "twelve eleven ten nine eight seven six five four three two one"]) == [])
    #expect(groups([text, "uno dos tres cuatro cinco seis siete ocho nueve diez once doce"]) == [])
  }

  @Test("A text of eleven words is evidence of nothing, one of twelve is")
  func shortTexts() {
    #expect(groups([words(1...11), words(1...11)]) == [])
    #expect(groups([words(1...12), words(1...12)]) == [[0, 1]])
    #expect(groups(["", ""]) == [])
  }

  @Test("A similarity of exactly 0.8 is enough")
  func boundary() {
    // 29 words have 27 shingles. Another word in the middle changes 3: 24 are shared, 30 are there,
    // 24 / 30 = 0.8. Of 28 words: 23 / 29 = 0.793.
    let changed = words(1...14) + " other " + words(16...29)
    #expect(groups([words(1...29), changed]) == [[0, 1]])
    let syndication = Syndication(of: StoryGraph(excerpts: [words(1...29), changed]))
    #expect(syndication.groups[0].similarity == 0.8)
    #expect(syndication.groups[0].isExact == false && syndication.groups[0].textCount == 2)
    #expect(syndication.groups[0].members.map(\.isExact) == [true, false])
    #expect(syndication.groups[0].members.map(\.similarity) == [1, 0.8])
    #expect(syndication.pairs.map(\.similarity) == [0.8])
    #expect(groups([words(1...28), words(1...14) + " other " + words(16...28)]) == [])
  }

  @Test("A cut costs a shingle for each word: two of twelve are few enough, three are not")
  func cuts() {
    // 12 words have 10 shingles, 14 have 12, 15 have 13: 10 / 12 = 0.83, 10 / 13 = 0.77.
    #expect(groups([words(1...14), words(1...12)]) == [[0, 1]])
    #expect(groups([words(1...15), words(1...12)]) == [])
  }

  @Test("A shingle counts once, so a text and one that repeats it more often are near, not equal")
  func repetition() {
    // Both have the shingles abc, bca, cab.
    let (four, five) = ("a b c a b c a b c a b c", "a b c a b c a b c a b c a b c")
    let syndication = Syndication(of: StoryGraph(excerpts: [four, five]))
    #expect(syndication.groups.map(\.similarity) == [1])
    #expect(syndication.groups.map(\.textCount) == [2])
    #expect(syndication.groups.flatMap(\.members).map(\.isExact) == [true, false])
  }

  @Test("An equal headline alone is no copy")
  func headlines() {
    let graph = StoryGraph(records: [
      ArticleRecord(
        document: "a.md", article: mention("Same", web: "https://a.com/1", excerpt: words(1...20))),
      ArticleRecord(
        document: "b.md", article: mention("Same", web: "https://b.com/2", excerpt: words(31...50))),
    ])
    #expect(Syndication(of: graph).groups.isEmpty)
  }

  @Test("A chain of cuts is not one group: its two most similar texts are")
  func chain() {
    // 22, 27 and 33 words have 20, 25 and 31 shingles: 20 / 25 = 0.8, 25 / 31 = 0.806, 20 / 31 = 0.65.
    let excerpts = [words(1...22), words(1...27), words(1...33)]
    #expect(groups(excerpts) == [[1, 2]])
    let syndication = Syndication(of: StoryGraph(excerpts: excerpts))
    #expect(syndication.pairs.map(\.similarity) == [0.8, 25.0 / 31])
    #expect(syndication.distinctTextCount == 2)
  }

  @Test("Of two groups that are as similar the earlier one gets the text between them")
  func ties() {
    // The 27 words share 20 of 25 shingles with their first 22 and with their last 22, which share 15
    // of 25 with each other.
    let (whole, head, tail) = (words(1...27), words(1...22), words(6...27))
    #expect(groups([head, whole, tail]) == [[0, 1]])
    #expect(groups([tail, whole, head]) == [[0, 1]])
    #expect(groups([whole, head, tail]) == [[0, 1]])
    #expect(groups([head, tail, whole]) == [[0, 2]])
  }

  @Test("All articles with a text are in its group; larger groups come first, then earlier ones")
  func numbering() {
    let (one, two, three) = (words(1...29), words(31...59), words(61...89))
    let near = words(1...28)
    // 26 of 27 shingles.
    #expect(
      groups([three, two, one, near, two, three, one, near])
        == [[2, 3, 6, 7], [0, 5], [1, 4]])
  }

  @Test("The earliest article is the origin; one without a time never is where another has one")
  func origin() throws {
    let text = words(1...20)
    let graph = StoryGraph(
      records: [nil, "2020-06-12T00:00:00Z", "2020-06-11T00:00:00Z"].enumerated().map {
        ArticleRecord(
          document: "a.md",
          article: mention("\($0)", web: "https://a.com/\($0)", at: $1, excerpt: text))
      })
    let group = try #require(Syndication(of: graph).groups.first)
    #expect(group.members.map { graph[$0.article].title } == ["2", "1", "0"])
    #expect(graph[group.origin].title == "2")
  }

  @Test("Articles, distinct texts and copies add up, for some articles and for each provider")
  func counts() {
    // a.com has a text twice and another one; b.com has the first text and one too short to compare.
    let (one, two) = (words(1...20), words(31...50))
    let excerpts = [("a", one), ("a", one), ("a", two), ("b", one), ("b", "short")]
    let graph = StoryGraph(
      records: excerpts.enumerated().map { number, excerpt in
        ArticleRecord(
          document: "a.md",
          article: mention(
            "\(number)", web: "https://\(excerpt.0).com/\(number)", by: "\(excerpt.0).com",
            at: "2020-06-11T0\(number):00:00Z", excerpt: excerpt.1))
      })
    let syndication = Syndication(of: graph)
    #expect(syndication.articleCount == 5 && syndication.copyCount == 2)
    #expect(syndication.distinctTextCount == 3)
    let all = graph.articles.indices.map { ArticleID($0) }
    #expect(syndication.distinctTextCount(of: all) == 3)
    #expect(syndication.distinctTextCount(of: all.filter { syndication.isCopy($0) }) == 1)
    #expect(syndication.distinctTextCount(of: []) == 0)
    #expect(syndication.distinctTextCounts(ofProvidersIn: graph) == [2, 2])
    #expect(Set(all.filter { syndication.isCopy($0) }.map { graph[$0].title }) == ["1", "3"])
    #expect(all.count { syndication.groupIndex(of: $0) == 0 } == 3)
  }

  @Test("An archive without articles has no text")
  func nothing() {
    let syndication = Syndication(of: StoryGraph(records: []))
    #expect(syndication.groups.isEmpty && syndication.pairs.isEmpty)
    #expect(syndication.distinctTextCount == 0)
  }

  @Test("Ten thousand copies are one text, and hundreds of near copies one group")
  func manyCopies() {
    let copies = Array(repeating: words(1...40), count: 10_000)
    #expect(Syndication(of: StoryGraph(excerpts: copies)).groups.map(\.members.count) == [10_000])
    // 38 shingles are common to all, 2 are each one's own: 38 / 42 = 0.905.
    let near = (0..<300).map { words(1...40) + " x\($0) y\($0)" }
    let syndication = Syndication(of: StoryGraph(excerpts: near))
    #expect(syndication.groups.map(\.members.count) == [300])
    #expect(syndication.groups.map(\.similarity) == [38.0 / 42])
    #expect(syndication.pairs.count == 300 * 299 / 2)
  }

  @Test("In the seeds no two articles carry one text")
  func seeds() throws {
    let analysis = try seedsAnalysis()
    // The most similar are Reuters's and NBC's accounts of Microsoft's announcement, at 0.3.
    #expect(analysis.syndication.groups.isEmpty && analysis.syndication.pairs.isEmpty)
    #expect(analysis.syndication.distinctTextCount == 46)
  }
}

extension StoryGraph {
  /// Articles with some excerpts, an hour apart, each titled with the position of its own.
  init(excerpts: [String]) {
    self.init(
      records: excerpts.enumerated().map { number, excerpt in
        var article = mention("\(number)", web: "https://a.com/\(number)", excerpt: excerpt)
        article.published = Timestamp(secondsSinceEpoch: Int64(number) * 3_600)
        return ArticleRecord(document: "\(number).md", article: article)
      })
  }
}
