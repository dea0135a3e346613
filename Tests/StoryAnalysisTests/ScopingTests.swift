import GraphAlgorithms
import StoryAnalysis
import StoryParsing
import Testing

@Suite("The graph of a part of an archive")
struct ScopingTests {
  /// For each article whether it stays, by chance.
  private func draw(_ graph: StoryGraph, seed: UInt64) -> [Bool] {
    var random = SplitMix64(seed: seed)
    return graph.articles.map { _ in random.integer(below: 3) > 0 }
  }

  @Test("It is the graph of what is left by definition, on two thousand random archives")
  func definition() {
    var (partial, links) = (0, 0)
    for seed in 0..<UInt64(2_000) {
      var archive = RandomArchive(seed: seed)
      let records = archive.records()
      let graph = StoryGraph(records: records)
      let isKept = draw(graph, seed: seed)
      let kept = Set(zip(graph.articles, isKept).filter(\.1).map(\.0.identifier))
      let scoped = graph.scoped(to: isKept)
      let expected = ReferenceResolver(records, grouping: .domain).text { kept.contains($0) }
      #expect(GraphText(scoped) == expected, "seed \(seed)")
      if GraphText(scoped) != expected { return }
      if scoped.articles.count < graph.articles.count { partial += 1 }
      links += scoped.links.count
      for rule in IdentityLedger.Rule.allCases {
        let merges = scoped.ledger.merges
        #expect(merges.count(of: rule) == merges.count { $0.rule == rule })
      }
    }
    #expect(partial > 1_000 && links > 1_000)
  }

  @Test("Keeping all changes nothing, whatever was merged before")
  func whole() {
    for seed in 0..<UInt64(300) {
      var archive = RandomArchive(seed: seed)
      let graph = StoryGraph(records: archive.records())
      let all = graph.articles.map { _ in true }
      #expect(GraphText(graph.scoped(to: all)) == GraphText(graph))
      // A part and then all of the part: the counts are taken from the log and stay the same.
      let part = graph.scoped(to: draw(graph, seed: seed))
      #expect(GraphText(part.scoped(to: part.articles.map { _ in true })) == GraphText(part))
    }
  }

  @Test("A part of a part is the part of both")
  func twice() {
    for seed in 0..<UInt64(500) {
      var archive = RandomArchive(seed: seed)
      let graph = StoryGraph(records: archive.records())
      let one = draw(graph, seed: seed)
      let two = draw(graph, seed: seed + 1_000_000)
      let first = graph.scoped(to: one)
      let second = zip(one, two).filter(\.0).map(\.1)
      let both = zip(one, two).map { $0 && $1 }
      #expect(GraphText(first.scoped(to: second)) == GraphText(graph.scoped(to: both)))
    }
  }

  /// `a` names `b`, `c`, `d` and itself; `b` names `a` twice; `c` names `d`.
  private let archive = StoryGraph(records: [
    record("a", names: ["b", "c", "d", "a"]), record("b", names: ["a", "a"]),
    record("c", names: ["d"]),
  ])

  private func scoped(to titles: String) -> StoryGraph {
    archive.scoped(to: archive.articles.map { titles.contains($0.title) })
  }

  @Test("A record shares its unit over what is left of its list")
  func weights() throws {
    let graph = scoped(to: "abc")
    #expect(graph.linkTitles == ["a>b", "a>c", "b>a"])
    let weights = graph.links.map { [graph[$0.source].title: $0.weight] }
    #expect(weights.filter { $0["a"] == 0.5 }.count == 2 && weights.contains(["b": 1]))
    // `c` has nothing to name any more, and keeps its record.
    let article = try #require(graph.article("c"))
    #expect(article.recordCount == 1 && article.mentionCount == 1)
    #expect(graph.providers.map(\.key) == ["a.com", "b.com", "c.com"])
  }

  @Test("Entries count where both their ends are left, records where their articles are")
  func counts() {
    #expect(archive.counts == counts(records: 3, entries: 7, selfLinks: 1))
    #expect(scoped(to: "abc").counts == counts(records: 3, entries: 5, selfLinks: 1))
    #expect(scoped(to: "bcd").counts == counts(records: 2, entries: 1, selfLinks: 0))
    #expect(scoped(to: "d").counts == counts(records: 0, entries: 0, selfLinks: 0))
    #expect(scoped(to: "d").article("d")?.mentionCount == 0)
    #expect(scoped(to: "").articles.isEmpty && scoped(to: "").providers.isEmpty)
    #expect(scoped(to: "").ledger.merges.isEmpty)
  }

  private func counts(records: Int, entries: Int, selfLinks: Int) -> StoryGraph.Counts {
    var counts = StoryGraph.Counts()
    (counts.records, counts.relatedEntries, counts.selfLinks) = (records, entries, selfLinks)
    return counts
  }

  @Test("A neighbourhood follows links in both directions, and no further than it may")
  func neighborhood() throws {
    // x -> y <- z -> w, and v alone.
    let graph = StoryGraph(records: [
      record("x", names: ["y"]), record("z", names: ["y", "w"]), record("v"),
    ])
    func titles(_ title: String, depth: Int) -> String {
      let center = graph.articles.firstIndex { $0.title == title }.map { ArticleID($0) }
      return graph.neighborhood(of: center ?? ArticleID(0), depth: depth)
        .map { graph[$0].title }.sorted().joined()
    }
    #expect(titles("x", depth: 0) == "x")
    #expect(titles("x", depth: 1) == "xy")
    #expect(titles("x", depth: 2) == "xyz")
    #expect(titles("x", depth: 3) == "wxyz")
    #expect(titles("x", depth: .max) == "wxyz")
    #expect(titles("y", depth: 1) == "xyz")
    #expect(titles("v", depth: 9) == "v")
  }
}
