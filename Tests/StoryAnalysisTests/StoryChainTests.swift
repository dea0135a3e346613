import GraphAlgorithms
import StoryAnalysis
import StoryParsing
import Testing

@Suite("Chains between articles")
struct StoryChainTests {
  /// An archive in which articles name others; an hour of 11 June 2020 dates an article.
  private func graph(
    _ names: [(String, [String])], hours: [String: Int] = [:]
  ) -> StoryGraph {
    func article(_ name: String) -> Mention {
      var mention = plainMention(name)
      mention.published = hours[name].flatMap {
        Timestamp(iso8601: "2020-06-11T\($0 < 10 ? "0" : "")\($0):00:00Z")
      }
      return mention
    }
    return StoryGraph(
      records: names.map { name, others in
        ArticleRecord(document: name + ".md", article: article(name), related: others.map(article))
      })
  }

  private func chain(_ from: String, _ to: String, in graph: StoryGraph) throws -> StoryChain? {
    func id(_ title: String) throws -> ArticleID {
      ArticleID(try #require(graph.articles.firstIndex { $0.title == title }))
    }
    return StoryChain(from: try id(from), to: try id(to), in: graph)
  }

  private func titles(_ chain: StoryChain?, in graph: StoryGraph) -> [String]? {
    chain?.articles.map { graph[$0].title }
  }

  // p names e and m: 1/2 each, so s(p,e) = s(p,m) = 1/4. e names q alone: s(e,q) = 1/2. m names q and
  // z: s(m,q) = 1/4. So the way over e has the strength 1/8, that over m 1/16.
  private let diamond = [("p", ["e", "m"]), ("e", ["q"]), ("m", ["q", "z"])]

  @Test("The strongest chain in time order is taken before a stronger one that is not")
  func timeOrder() throws {
    let graph = graph(diamond, hours: ["p": 10, "e": 8, "m": 11, "q": 12])
    let forward = try chain("p", "q", in: graph)
    #expect(titles(forward, in: graph) == ["p", "m", "q"])
    #expect(forward?.order == .forward)
    #expect(forward?.strength == 1.0 / 16)
    #expect(forward?.steps.map(\.weight) == [0.5, 0.5])
    #expect(forward?.steps.map { graph.place(of: $0.links[0]).document } == ["p.md", "m.md"])
    let backward = try chain("q", "p", in: graph)
    #expect(titles(backward, in: graph) == ["q", "m", "p"])
    #expect(backward?.order == .backward)
  }

  @Test("Where time gives no chain, the strongest of all is taken and says that it is in no order")
  func noTimeOrder() throws {
    for hours in [
      ["p": 10, "e": 8, "m": 13, "q": 12], ["p": 10, "q": 12], ["e": 8, "m": 11, "q": 12],
      ["p": 10, "e": 8, "m": 11],
    ] {
      let graph = graph(diamond, hours: hours)
      let found = try chain("p", "q", in: graph)
      #expect(titles(found, in: graph) == ["p", "e", "q"])
      #expect(found?.order == StoryChain.Order.none)
      #expect(found?.strength == 1.0 / 8)
    }
  }

  @Test("Equal times are in order, and the stronger of two chains in order is taken")
  func equalTimes() throws {
    let graph = graph(diamond, hours: ["p": 10, "e": 10, "m": 10, "q": 10])
    #expect(titles(try chain("p", "q", in: graph), in: graph) == ["p", "e", "q"])
    #expect(try chain("q", "p", in: graph)?.order == .forward)
  }

  // a names p, q and 18 others: s = 1/40 twice, 1/1600. b names p and 9 others: s = 1/20; q names b and
  // 39 others: s = 1/80; 1/1600, too. The logarithms of the two products differ in their last bits.
  @Test(
    "Of chains that are equally strong the first by identifier is taken, whatever rounding says")
  func ties() throws {
    for (one, two) in [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")] {
      let graph = graph([
        (one, ["p", "q"] + (0..<18).map { "x\($0)" }), (two, ["p"] + (0..<9).map { "y\($0)" }),
        ("q", [two] + (0..<39).map { "z\($0)" }),
      ])
      let first = try #require(
        [one, two].min { graph.article($0)!.identifier < graph.article($1)!.identifier })
      #expect(titles(try chain("p", "q", in: graph), in: graph) == ["p", first, "q"])
      #expect(titles(try chain("q", "p", in: graph), in: graph) == ["q", first, "p"])
    }
  }

  @Test("Two articles that name each other alone are a step of strength 1 with both links")
  func mutual() throws {
    let graph = graph([("a", ["b"]), ("b", ["a"])])
    let found = try #require(try chain("a", "b", in: graph))
    #expect(found.strength == 1 && found.steps.map(\.weight) == [2])
    #expect(found.steps[0].links.map { graph.place(of: $0).document } == ["a.md", "b.md"])
  }

  @Test("No chain leads from one component to another; from an article to itself leads none but it")
  func edges() throws {
    let graph = graph([("a", ["b"]), ("c", [])], hours: ["a": 1, "b": 2, "c": 3])
    #expect(try chain("a", "c", in: graph) == nil)
    let alone = try #require(try chain("c", "c", in: graph))
    #expect(alone.articles.count == 1 && alone.steps.isEmpty && alone.strength == 1)
  }

  /// The greatest product of strengths between any two articles, by Floyd and Warshall.
  private func strengths(
    of graph: StoryGraph, where allowed: (ArticleID, ArticleID) -> Bool
  ) -> [[Double]] {
    let count = graph.articles.count
    var best = (0..<count).map { row in (0..<count).map { $0 == row ? 1.0 : 0 } }
    for one in 0..<count {
      for two in 0..<count where one != two && allowed(ArticleID(one), ArticleID(two)) {
        let weights = [(one, two), (two, one)].compactMap {
          graph.link(from: ArticleID($0), to: ArticleID($1))?.weight
        }
        best[one][two] = weights.reduce(0, +) / 2
      }
    }
    for middle in 0..<count {
      for one in 0..<count {
        for two in 0..<count {
          best[one][two] = max(best[one][two], best[one][middle] * best[middle][two])
        }
      }
    }
    return best
  }

  @Test("On random archives the chain has the strength that all pairs at once give")
  func reference() {
    for seed in 0..<UInt64(120) {
      var archive = RandomArchive(seed: seed)
      let graph = StoryGraph(records: archive.records())
      let all = strengths(of: graph) { _, _ in true }
      let later = strengths(of: graph) { one, two in
        guard let first = graph[one].published, let second = graph[two].published else {
          return false
        }
        return first <= second
      }
      for one in graph.articles.indices {
        for two in graph.articles.indices where one != two {
          let found = StoryChain(from: ArticleID(one), to: ArticleID(two), in: graph)
          let isForward =
            (graph.articles[one].published.map { first in
              graph.articles[two].published.map { first <= $0 } ?? true
            }) ?? true
          let inTime = isForward ? later[one][two] : later[two][one]
          let expected = inTime > 0 ? inTime : all[one][two]
          #expect((found == nil) == (expected == 0), "seed \(seed)")
          guard let found else { continue }
          #expect((found.order != .none) == (inTime > 0), "seed \(seed)")
          #expect(abs(found.strength / expected - 1) < 1e-8, "seed \(seed)")
          #expect(found.articles.first == ArticleID(one) && found.articles.last == ArticleID(two))
          #expect(Set(found.articles).count == found.articles.count)
        }
      }
    }
  }
}
