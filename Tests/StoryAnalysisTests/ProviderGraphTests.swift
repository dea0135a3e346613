import StoryAnalysis
import StoryParsing
import Testing

@Suite("Providers and their standing")
struct ProviderGraphTests {
  /// Articles of three providers: p names q twice and itself once; q names r.
  private let graph = StoryGraph(records: [
    ArticleRecord(
      document: "p.md", article: mention("p1", web: "https://p.com/1", by: "p.com"),
      related: [
        mention("q1", web: "https://q.com/1", by: "q.com"),
        mention("q2", web: "https://q.com/2", by: "q.com"),
        mention("p2", web: "https://p.com/2", by: "p.com"),
        mention("nobody", web: ""),
      ]),
    ArticleRecord(
      document: "q.md", article: mention("q1", web: "https://q.com/1", by: "q.com"),
      related: [mention("r1", web: "https://r.com/1", by: "r.com")]),
  ])

  private var standings: ProviderGraph {
    ProviderGraph(of: graph, clusters: StoryClusters(of: graph, method: .component))
  }

  @Test("Links are summed over ordered pairs of different providers, with their fractions")
  func links() {
    let rows = standings.links.map {
      "\(graph[$0.source].key)>\(graph[$0.target].key) \($0.linkCount) \($0.weight)"
    }
    // p1 shares its unit over four articles, one of them without a provider.
    #expect(rows == ["p.com>q.com 2 0.5", "q.com>r.com 1 1.0"])
  }

  @Test("Strengths, coverage and shares are counted for each provider")
  func standing() {
    let rows = standings.standings
    #expect(rows.map(\.articleCount) == [2, 2, 1])
    #expect(rows.map(\.recordedCount) == [1, 1, 0])
    #expect(rows.map(\.outStrength) == [2, 1, 0])
    #expect(rows.map(\.inStrength) == [0, 2, 1])
    #expect(rows.map(\.weightedInStrength) == [0, 0.5, 1])
    #expect(rows.map(\.weightedOutStrength) == [0.5, 1, 0])
    #expect(rows.map(\.linkingProviderCount) == [0, 1, 1])
    #expect(rows.map(\.linkedProviderCount) == [1, 1, 0])
    #expect(rows.map(\.selfLinkCount) == [1, 0, 0])
    // Six articles, the one without a provider among them, in one component.
    let shares: [Double] = [1.0 / 3, 1.0 / 3, 1.0 / 6]
    #expect(rows.map(\.coverageShare) == shares)
    #expect(rows.map(\.clusterShare) == [1, 1, 1])
  }

  @Test("PageRank of a provider named by one other is what the equation gives")
  func pageRank() {
    let pair = StoryGraph(records: [record("a", names: ["b"])])
    let standings = ProviderGraph(of: pair, clusters: StoryClusters(of: pair))
    // b is dangling, so a = 0.15/2 + 0.85 b/2 and a + b = 1: a = 0.5/1.425.
    #expect((standings[ProviderID(0)].pageRank - 0.5 / 1.425).magnitude < 1e-9)
    #expect((standings[ProviderID(1)].pageRank - 0.925 / 1.425).magnitude < 1e-9)
  }

  @Test("The ranking goes by articles, then PageRank, then key")
  func ranking() {
    // p and q have two articles each; q is named by p, so its PageRank is higher.
    #expect(standings.ranking.map { graph[$0].key } == ["q.com", "p.com", "r.com"])
  }

  @Test("The backbone of a dense graph connects what was connected, by the strongest links")
  func backbone() {
    typealias Link = ProviderGraph.Link
    func link(_ source: Int, _ target: Int, _ count: Int) -> Link {
      Link(source: ProviderID(source), target: ProviderID(target), linkCount: count, weight: 0)
    }
    // A triangle whose weakest side is 0–2; node 3 names 0 and hangs on it.
    let links = [link(0, 1, 5), link(0, 2, 1), link(1, 2, 4), link(2, 1, 3), link(3, 0, 2)]
    let backbone = ProviderGraph.backbone(links, providerCount: 4)
    #expect(backbone == [link(0, 1, 5), link(1, 2, 4), link(2, 1, 3), link(3, 0, 2)])
  }

  @Test("On the seeds PageRank equals that of networkx to six decimals")
  func seeds() throws {
    let analysis = try seedsAnalysis()
    let scores = Dictionary(
      uniqueKeysWithValues: zip(
        analysis.graph.providers.map(\.key), analysis.providers.standings.map(\.pageRank)))
    // networkx 3.6.1, pagerank(weight="weight"), on links found by PyYAML.
    let expected = [
      "infoq.com": 0.047456, "businessinsider.com": 0.034431, "washingtonpost.com": 0.034431,
      "mercurynews.com": 0.034431, "timesofisrael.com": 0.034431,
    ]
    for (provider, score) in expected {
      let found = try #require(scores[provider])
      #expect((found - score).magnitude < 1e-6, "\(provider)")
    }
    #expect(scores.values.max() == scores["infoq.com"])
    #expect((scores.values.reduce(0, +) - 1).magnitude < 1e-9)
    let fractional = analysis.providers.standings.map(\.weightedPageRank).reduce(0, +)
    #expect((fractional - 1).magnitude < 1e-9)
  }
}
