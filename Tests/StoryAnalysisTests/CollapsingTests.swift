import GraphAlgorithms
import StoryAnalysis
import StoryParsing
import StoryTestSupport
import Testing

@Suite("Merging copies")
struct CollapsingTests {
  private static let text = "one two three four five six seven eight nine ten eleven twelve"
  private static let other = "a b c d e f g h i j k l m n o p"

  private func mention(
    _ title: String, by domain: String, hour: Int, excerpt: String = "", line: Int = 1
  ) -> Mention {
    StoryAnalysisTests.mention(
      title, web: "https://\(domain)/\(title)", by: domain,
      at: "2020-06-11T\(hour < 10 ? "0" : "")\(hour):00:00Z", excerpt: excerpt, line: line)
  }

  /// `first` at a.com is copied by `copy` at b.com, whose record names `first`, `third` and `fourth`;
  /// the record of `third` names both.
  private var graph: StoryGraph {
    let first = mention("first", by: "a.com", hour: 1, excerpt: Self.text, line: 2)
    let copy = mention("copy", by: "b.com", hour: 2, excerpt: Self.text + " ...", line: 3)
    let third = mention("third", by: "c.com", hour: 3, excerpt: Self.other, line: 4)
    let fourth = mention("fourth", by: "c.com", hour: 4, line: 5)
    return StoryGraph(records: [
      ArticleRecord(document: "1.md", article: copy, related: [first, third, fourth]),
      ArticleRecord(document: "2.md", article: third, related: [first, copy, fourth]),
    ])
  }

  private func collapsed(_ graph: StoryGraph) -> StoryGraph {
    graph.collapsing(Syndication(of: graph))
  }

  @Test("The earliest article stays and has the keys, records and mentions of its copies")
  func articles() throws {
    let graph = graph
    let collapsed = collapsed(graph)
    #expect(Set(collapsed.articles.map(\.title)) == ["first", "third", "fourth"])
    let first = try #require(collapsed.article("first"))
    let (old, copy) = (try #require(graph.article("first")), try #require(graph.article("copy")))
    #expect(first.identifier == old.identifier && first.published == old.published)
    #expect(first.keys.map(\.text).sorted() == (old.keys + copy.keys).map(\.text).sorted())
    #expect(first.recordCount == 1)
    // Two lists name it, one its copy.
    #expect(first.mentionCount == 3)
    #expect(first.provider.map { collapsed[$0].key } == "a.com")
    // Only the copy has a record, which speaks for the earliest now.
    #expect(old.isGhost && !first.isGhost && first.record == copy.record)
  }

  @Test("A copy's headline is no revision")
  func revisions() throws {
    let first = try #require(collapsed(graph).article("first"))
    #expect(first.headlines.map(\.title) == ["first"] && !first.isRevised)
  }

  @Test("Links of copies become the earliest's: pairs joined, self links counted, weights anew")
  func links() throws {
    let graph = graph
    #expect(
      graph.linkTitles == [
        "copy>first", "copy>fourth", "copy>third", "third>copy", "third>first", "third>fourth",
      ])
    let collapsed = collapsed(graph)
    #expect(
      collapsed.linkTitles == ["first>fourth", "first>third", "third>first", "third>fourth"])
    #expect(collapsed.links.allSatisfy { $0.weight == 0.5 })
    #expect(collapsed.counts.selfLinks == graph.counts.selfLinks + 1)
    // The pair that two entries make is the first one's.
    let joined = try #require(
      collapsed.links.first {
        collapsed[$0.source].title == "third" && collapsed[$0.target].title == "first"
      })
    #expect(collapsed.place(of: joined) == Article.Place(document: "2.md", line: 2))
  }

  @Test("A provider with nothing but copies is left out")
  func providers() {
    #expect(graph.providers.map(\.key) == ["a.com", "b.com", "c.com"])
    #expect(collapsed(graph).providers.map(\.key) == ["a.com", "c.com"])
  }

  @Test(
    "The ledger names each copy with its key and place, and speaks of the earliest from then on")
  func ledger() throws {
    let (graph, collapsed) = (graph, collapsed(graph))
    let merges = collapsed.ledger.merges
    #expect(merges.count == graph.ledger.merges.count + 1)
    #expect(merges.count(of: .syndicated) == 1)
    let merge = try #require(merges.last)
    #expect(merge.rule == .syndicated)
    #expect(collapsed[merge.article].title == "first")
    #expect(merge.known == "a.com/first" && merge.joined == "b.com/copy")
    #expect(merge.place == Article.Place(document: "1.md", line: 3))
    for (before, after) in zip(graph.ledger.merges, merges) {
      let title = graph[before.article].title
      #expect(collapsed[after.article].title == (title == "copy" ? "first" : title))
      #expect(before.rule == after.rule && before.joined == after.joined)
    }
  }

  @Test("Without copies nothing changes")
  func nothingToMerge() throws {
    let graph = try seedsAnalysis().graph
    #expect(GraphText(collapsed(graph)) == GraphText(graph))
    #expect(collapsed(StoryGraph(records: [])).articles.isEmpty)
  }

  @Test("An analysis merges copies only where it is asked to, and then has none")
  func option() {
    var options = ArchiveAnalysis.Options()
    let plain = ArchiveAnalysis(of: graph, options: options)
    #expect(plain.graph.articles.count == 4 && plain.syndication.copyCount == 1)
    options.collapsesSyndicated = true
    let merged = ArchiveAnalysis(of: graph, options: options)
    #expect(merged.graph.articles.count == 3 && merged.syndication.copyCount == 0)
    #expect(merged.syndication.articleCount == 3)
    #expect(merged.clusters.clusterOf.count == 3)
  }

  @Test("Whatever is merged, nothing is lost and each record still gives one unit")
  func laws() {
    var copies = 0
    for seed in 0..<200 as Range<UInt64> {
      let graph = randomGraph(seed: seed)
      let syndication = Syndication(of: graph)
      let collapsed = graph.collapsing(syndication)
      copies += syndication.copyCount
      #expect(collapsed.articles.count == graph.articles.count - syndication.copyCount)
      #expect(collapsed.articles.count == syndication.distinctTextCount)
      #expect(sums(collapsed) == sums(graph))
      let identifiers = collapsed.articles.map(\.identifier)
      #expect(identifiers == identifiers.sorted())
      #expect(Set(identifiers).isSubset(of: graph.articles.map(\.identifier)))

      var units: [ArticleID: Double] = [:]
      for link in collapsed.links {
        #expect(link.source != link.target)
        units[link.source, default: 0] += link.weight
      }
      #expect(units.values.allSatisfy { abs($0 - 1) < 1e-12 })
      let pairs = collapsed.links.map { [$0.source, $0.target] }
      #expect(Set(pairs).count == pairs.count)
      #expect(Set(collapsed.articles.compactMap(\.provider)).count == collapsed.providers.count)
      #expect(
        collapsed.ledger.merges.count == graph.ledger.merges.count + syndication.copyCount)

      // The pairs of titles, each title standing for that of its origin.
      var origins: [String: String] = [:]
      for group in syndication.groups {
        for member in group.members {
          origins[graph[member.article].title] = graph[group.origin].title
        }
      }
      let expected = Set(
        graph.links.compactMap { link -> String? in
          let (source, target) = (graph[link.source].title, graph[link.target].title)
          let (one, two) = (origins[source] ?? source, origins[target] ?? target)
          return one == two ? nil : "\(one)>\(two)"
        })
      #expect(collapsed.linkTitles == expected.sorted())
    }
    #expect(copies > 400)
  }

  /// Records, mentions and keys of all articles.
  private func sums(_ graph: StoryGraph) -> [Int] {
    [
      graph.articles.reduce(0) { $0 + $1.recordCount },
      graph.articles.reduce(0) { $0 + $1.mentionCount },
      graph.articles.reduce(0) { $0 + $1.keys.count },
    ]
  }

  /// Twelve articles with few texts, whose records name each other by chance.
  private func randomGraph(seed: UInt64) -> StoryGraph {
    var random = SplitMix64(seed: seed)
    let articles = (0..<12).map { number in
      mention(
        "t\(number)", by: "p\(random.integer(below: 4)).com", hour: Int(random.integer(below: 24)),
        excerpt: [Self.text, Self.text + " thirteen", Self.other, ""][
          Int(random.integer(below: 4))])
    }
    return StoryGraph(
      records: (0..<8).map { _ in
        ArticleRecord(
          document: "\(random.integer(below: 100)).md",
          article: articles[Int(random.integer(below: 12))],
          related: (0..<random.integer(below: 6)).map { _ in
            articles[Int(random.integer(below: 12))]
          })
      })
  }
}
