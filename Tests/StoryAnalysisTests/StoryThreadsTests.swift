import GraphAlgorithms
import StoryParsing
import StoryTestSupport
import Testing

@testable import StoryAnalysis

@Suite("Threads")
struct StoryThreadsTests {
  /// One story, whose first headline's record names all others; each is published by a provider of
  /// its own, an hour after the one before it unless a time is given.
  private func story(_ texts: [(title: String, time: String?)]) -> StoryGraph {
    let mentions = texts.enumerated().map { index, text in
      mention(text.title, web: "https://p\(index).com/1", by: "p\(index).com", at: text.time)
    }
    return StoryGraph(records: [
      ArticleRecord(document: "a.md", article: mentions[0], related: Array(mentions.dropFirst()))
    ])
  }

  private func story(_ titles: [String]) -> StoryGraph {
    story(titles.enumerated().map { ($1, "2020-06-11T\($0 < 10 ? "0" : "")\($0):00:00Z") })
  }

  private func threads(_ graph: StoryGraph, threads: Int? = nil) -> StoryThreads {
    StoryThreads(
      of: graph, clusters: StoryClusters(of: graph, method: .component), threads: threads)
  }

  private func titles(_ threads: StoryThreads, of graph: StoryGraph) -> [Set<String>] {
    threads.threads.map { Set($0.members.map { graph[$0].title }) }
  }

  private let birds = ["eagle nests", "eagle nests high", "eagle nests cliff", "eagle nests rock"]
  private let fish = [
    "salmon rivers", "salmon rivers upstream", "salmon rivers cold", "salmon rivers spawn",
    "salmon rivers leap",
  ]

  @Test("Articles that share words are a thread; those that share none are in others")
  func twoThreads() {
    let graph = story(fish + birds)
    let threads = threads(graph)
    #expect(titles(threads, of: graph) == [Set(fish), Set(birds)])
    #expect(threads.threads.map(\.name) == ["t1.1", "t1.2"])
    #expect(threads.threads.map(\.providerCount) == [5, 4])
    for id in threads.ids {
      for member in threads[id].members { #expect(threads[member] == id) }
    }
    #expect(Array(threads.ids(of: ClusterID(0))) == [ThreadID(0), ThreadID(1)])
  }

  @Test("Ten threads have ten names, of which none is a number")
  func names() {
    let words = (0..<10).map {
      String(repeating: Character(UnicodeScalar(UInt8(97 + $0))), count: 5)
    }
    let threads = threads(story(words.flatMap { ["\($0) one", "\($0) two"] }))
    #expect(threads.threads.map(\.name) == (1...10).map { "t1.\($0)" })
    #expect(Set(threads.threads.compactMap { Double($0.name) }).isEmpty)
  }

  @Test("A story of fewer than eight articles is one thread, with the terms of the story")
  func smallStories() {
    let graph = story(Array(fish.prefix(4)) + birds.prefix(3))
    let clusters = StoryClusters(of: graph)
    let threads = StoryThreads(of: graph, clusters: clusters)
    #expect(threads.threads.count == 1)
    #expect(threads.threads[0].terms == clusters.clusters[0].terms)
  }

  @Test("The same words a month apart are two threads")
  func time() {
    let early = (0..<4).map { (title: "salmon rivers \($0)th", time: "2020-06-01T0\($0):00:00Z") }
    let late = (0..<4).map { (title: "salmon rivers \($0)nd", time: "2020-07-01T0\($0):00:00Z") }
    let other = (0..<4).map { (title: "eagle nests \($0)rd", time: "2020-06-15T0\($0):00:00Z") }
    let graph = story(early + late + other)
    #expect(
      titles(threads(graph), of: graph)
        == [early, other, late].map { Set($0.map(\.title)) })
  }

  @Test("What every article of the story says does not hold its threads together")
  func commonWords() {
    let graph = story((fish + birds).map { "nature magazine: " + $0 })
    #expect(threads(graph).threads.map(\.members.count) == [5, 4])
  }

  @Test("Articles without words or without a time are not lost")
  func empty() {
    let graph = story(
      (0..<9).map { _ in ("", nil) } + [("salmon rivers", nil), ("salmon rivers", nil)])
    let threads = threads(graph)
    #expect(threads.threads.reduce(0) { $0 + $1.members.count } == graph.articles.count)
    #expect(
      threads.threads[0].members.map { graph[$0].title } == ["salmon rivers", "salmon rivers"])
    #expect(threads.threads.dropFirst().allSatisfy { $0.members.count == 1 })
  }

  @Test("No label stands twice, not even in two stories that tell the same")
  func labels() {
    let stories = ["a", "b"].map { name in
      let mentions = (fish + birds).enumerated().map { index, title in
        mention(
          title, web: "https://\(name)\(index).com/1", by: "\(name)\(index).com",
          at: "2020-06-11T0\(index):00:00Z")
      }
      return ArticleRecord(
        document: name, article: mentions[0], related: Array(mentions.dropFirst()))
    }
    let graph = StoryGraph(records: stories)
    let clusters = StoryClusters(of: graph)
    let threads = StoryThreads(of: graph, clusters: clusters)
    #expect(threads.threads.map(\.members.count) == [5, 4, 5, 4])
    let labels =
      threads.threads.map { $0.terms.sorted() } + clusters.clusters.map { $0.terms.sorted() }
    #expect(Set(labels).count == 6)
    #expect(threads.threads[0].terms.contains("salmon"))
  }

  @Test("The representative is the article that is most like the others of its thread")
  func representative() {
    // The first two say the same, and of them the second is an hour nearer to all that come later.
    let graph = story(
      [
        "salmon rivers upstream", "rivers salmon upstream", "salmon rivers", "salmon leap",
        "rivers run",
      ]
        + birds)
    let thread = threads(graph).threads[0]
    #expect(graph[thread.representative].title == "rivers salmon upstream")
  }

  @Test("The same threads come from one thread of the processor and from four")
  func parallel() throws {
    let graph = try seedsAnalysis().graph
    let (one, four) = (threads(graph, threads: 1), threads(graph, threads: 4))
    #expect(one.threadOf == four.threadOf)
    #expect(one.threads.map(\.label) == four.threads.map(\.label))
  }
}

@Suite("Likeness of texts")
struct TextLikenessTests {
  private func likeness(_ texts: [(String, String)]) -> [[Double]] {
    let mentions = texts.enumerated().map {
      mention($1.0, web: "https://a.com/\($0)", at: $1.1)
    }
    let graph = StoryGraph(records: [
      ArticleRecord(document: "a.md", article: mentions[0], related: Array(mentions.dropFirst()))
    ])
    let order = texts.map { text in
      ArticleID(graph.articles.firstIndex { $0.title == text.0 } ?? 0)
    }
    var matrix = [[Double]](
      repeating: [Double](repeating: 0, count: texts.count), count: texts.count)
    for link in TextLikeness(of: order, in: graph).links() {
      matrix[link.source.index][link.target.index] = link.weight
      matrix[link.target.index][link.source.index] = link.weight
    }
    return matrix
  }

  // Of three articles, two have each of `salmon` and `river`: weight √ln(3/2) = 0.6368. One has each
  // of `cold` and `eagle`: √ln 3 = 1.0481. All have `news`: 0. So 1 = (s, r), 2 = (s, r, c) and 3 = (e).
  // cos(1, 2) = 2 · 0.4055 / (√(2 · 0.4055) √(2 · 0.4055 + 1.0986)) = √(0.8109 / 1.9095) = 0.65166.
  @Test("The cosine is that of the roots of the inverse document frequencies")
  func cosine() {
    let time = "2020-06-11T00:00:00Z"
    let matrix = likeness([
      ("News: salmon river", time), ("News: cold salmon river", time), ("News: eagle", time),
    ])
    #expect((matrix[0][1] - 0.651_66).magnitude < 1e-5)
    #expect(matrix[0][2] == 0 && matrix[1][2] == 0)
  }

  @Test("Forty-eight hours divide the likeness by e")
  func time() {
    let near = likeness([
      ("salmon river", "2020-06-11T00:00:00Z"), ("river salmon cold", "2020-06-11T00:00:00Z"),
      ("eagle", "2020-06-11T00:00:00Z"),
    ])
    let far = likeness([
      ("salmon river", "2020-06-11T00:00:00Z"), ("river salmon cold", "2020-06-13T00:00:00Z"),
      ("eagle", "2020-06-11T00:00:00Z"),
    ])
    #expect((far[0][1] / near[0][1] - 0.367_879_441_171).magnitude < 1e-12)
  }

  @Test("A story above the limit keeps each article's nearest neighbours, each pair once")
  func large() {
    let count = TextLikeness.pairLimit + 1
    let mentions = (0..<count).map {
      mention("w\($0 / 3) salmon\($0 % 50)", web: "https://a.com/\($0)")
    }
    let graph = StoryGraph(records: [
      ArticleRecord(document: "a.md", article: mentions[0], related: Array(mentions.dropFirst()))
    ])
    let links = TextLikeness(of: graph.articles.indices.map { ArticleID($0) }, in: graph).links()
    #expect(
      Set(links.map { [$0.source.index, $0.target.index].sorted() }).count == links.count)
    #expect(links.count <= count * TextLikeness.neighborLimit)
    // The three of a number are nearest to one another: each pair of them is there.
    let pairs = Set(
      links.map {
        [graph.articles[$0.source.index].title, graph.articles[$0.target.index].title].sorted()
      })
    for group in 0..<(count / 3) {
      let titles = (0..<3).map { "w\(group) salmon\((3 * group + $0) % 50)" }
      #expect(pairs.contains([titles[0], titles[1]].sorted()))
      #expect(pairs.contains([titles[1], titles[2]].sorted()))
    }
  }
}
