import Foundation
import StoryAnalysis
import StoryParsing
import Testing

@Suite("Concentration")
struct ConcentrationTests {
  @Test("Shares of .5, .3 and .2 have the index .38 and the entropy that they have")
  func shares() throws {
    let found = Concentration(of: [2, 5, 3])
    // .25 + .09 + .04.
    #expect(abs(try #require(found.herfindahlHirschman) - 0.38) < 1e-15)
    let entropy = -(0.5 * log(0.5) + 0.3 * log(0.3) + 0.2 * log(0.2))
    #expect(abs(try #require(found.effectiveCount) - exp(entropy)) < 1e-12)
    // The six ordered pairs differ by 3, 2 and 1, each twice: 12 / (2 · 9 · 10/3) = 0.2.
    #expect(abs(try #require(found.gini) - 0.2) < 1e-15)
    #expect(found.count == 3 && found.total == 10)
  }

  @Test("Equal shares have a Gini coefficient of 0 and as many effective members as there are")
  func equal() throws {
    let found = Concentration(of: [1, 1, 1, 1])
    #expect(found.gini == 0)
    #expect(found.herfindahlHirschman == 0.25)
    #expect(abs(try #require(found.effectiveCount) - 4) < 1e-12)
  }

  @Test("Where one has all, the Gini coefficient is 1 - 1/n, and the effective number is 1")
  func monopoly() {
    let found = Concentration(of: [0, 0, 0, 1])
    #expect(found.gini == 0.75)
    #expect(found.herfindahlHirschman == 1)
    #expect(found.effectiveCount == 1)
    #expect(found.count == 4)
  }

  @Test("One member is a monopoly without inequality; nobody and nothing have no figures")
  func edges() {
    let one = Concentration(of: [7])
    #expect(one.herfindahlHirschman == 1 && one.effectiveCount == 1 && one.gini == 0)
    for none in [Concentration(of: []), Concentration(of: [0, 0])] {
      #expect(none.herfindahlHirschman == nil && none.effectiveCount == nil && none.gini == nil)
      #expect(none.total == 0)
    }
  }

  @Test("The figures are those of the formulas, term by term")
  func reference() throws {
    var random = RandomNumbers(seed: 3)
    for count in 1...40 {
      let amounts = (0..<count).map { _ in random.number(below: 9) }
      let found = Concentration(of: amounts)
      let total = Double(amounts.reduce(0, +))
      guard total > 0 else { continue }
      let shares = amounts.map { Double($0) / total }
      let hhi = shares.reduce(0) { $0 + $1 * $1 }
      let entropy = shares.reduce(0) { $1 > 0 ? $0 - $1 * log($1) : $0 }
      var differences = 0.0
      for one in amounts { for two in amounts { differences += abs(Double(one - two)) } }
      let gini = differences / (2 * Double(count * count) * total / Double(count))
      #expect(abs(try #require(found.herfindahlHirschman) - hhi) < 1e-12)
      #expect(abs(try #require(found.effectiveCount) - exp(entropy)) < 1e-9)
      #expect(abs(try #require(found.gini) - gini) < 1e-12)
    }
  }
}

@Suite("Concentration of an archive")
struct ArchiveConcentrationTests {
  /// p1 (p.com) names p2 (p.com), q1 (q.com), r1 (r.com) and one of nobody; s1 (s.com) stands alone.
  private let records = [
    ArticleRecord(
      document: "p.md", article: mention("p1", web: "https://p.com/1", by: "p.com"),
      related: [
        mention("p2", web: "https://p.com/2", by: "p.com"),
        mention("q1", web: "https://q.com/1", by: "q.com"),
        mention("r1", web: "https://r.com/1", by: "r.com"),
        mention("nobody", at: "2020-06-11T00:00:00Z"),
      ]),
    ArticleRecord(document: "s.md", article: mention("s1", web: "https://s.com/1", by: "s.com")),
  ]

  private func rows(
    registry: ProviderRegistry = ProviderRegistry(), textOf: ((StoryGraph) -> [Int])? = nil
  ) -> (rows: [ArchiveConcentration.Row], clusters: [Concentration?], graph: StoryGraph) {
    let graph = StoryGraph(records: records, registry: registry)
    let found = ArchiveConcentration(
      of: graph, clusters: StoryClusters(of: graph, method: .component),
      textOf: textOf.map { $0(graph) })
    return (found.rows, found.clusters, graph)
  }

  @Test("Providers share articles, clusters and links; articles of nobody have no share")
  func providers() throws {
    let (rows, clusters, _) = rows()
    #expect(rows.map(\.level) == [.provider, .provider, .provider])
    #expect(rows.map(\.basis) == [.articles, .clusters, .links])
    // Articles 2, 1, 1, 1; clusters 1 each; links from others: q and r one each, p and s none.
    #expect(rows.map(\.concentration.total) == [5, 4, 2])
    #expect(rows.map(\.concentration.count) == [4, 4, 4])
    let indices = try rows.map { try #require($0.concentration.herfindahlHirschman) }
    #expect(zip(indices, [7.0 / 25, 0.25, 0.5]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(rows.map(\.largest) == ["p.com", "p.com", "q.com"])
    #expect(rows.map(\.largestShare) == [0.4, 0.25, 0.5])
    #expect(rows.map(\.articlesWithoutProvider) == [1, 1, 1])
    // The cluster of p, q and r has 2, 1 and 1 articles; that of one article has no figure.
    #expect(clusters.count == 2)
    #expect(clusters[0]?.herfindahlHirschman == 0.375 && clusters[0]?.count == 3)
    #expect(clusters[1] == nil)
  }

  @Test("Owners have all their providers; a provider without an owner is its own")
  func owners() throws {
    let registry = try ProviderRegistry(
      HandFile(name: "r.csv", text: "domain,provider,owner\np.com,,Z\nq.com,,Z\n"))
    let owners = rows(registry: registry).rows.filter { $0.level == .owner }
    #expect(owners.map(\.basis) == [.articles, .clusters, .links])
    // Z has three articles, r.com and s.com one each; Z and r.com have one link from others each:
    // p1 names q1 inside Z.
    #expect(owners.map(\.concentration.count) == [3, 3, 3])
    #expect(owners.map(\.concentration.total) == [5, 3, 1])
    #expect(owners.map(\.largest) == ["Z", "Z", "r.com"])
    #expect(owners.map(\.largestShare) == [0.6, 1.0 / 3, 1])
  }

  @Test("A text counts once for each provider that has it, however often")
  func texts() throws {
    // Each headline's first letter is its text: p1 and p2 are copies of one text.
    let found = rows { graph in
      graph.articles.map { Int($0.title.utf8.first ?? 0) }
    }
    let row = try #require(found.rows.first { $0.basis == .texts })
    #expect(row.concentration == Concentration(of: [1, 1, 1, 1]))
    let same = rows { graph in graph.articles.map { _ in 0 } }
    #expect(same.rows.first { $0.basis == .texts }?.concentration.total == 4)
  }

  @Test("An archive without providers has rows without figures, one of nothing has none")
  func nothing() {
    for records in [[], [ArticleRecord(document: "a.md", article: mention("a"))]] {
      let graph = StoryGraph(records: records)
      let found = ArchiveConcentration(of: graph, clusters: StoryClusters(of: graph))
      #expect(found.rows.count == 3 * records.count)
      for row in found.rows {
        #expect(row.concentration.count == 0 && row.concentration.herfindahlHirschman == nil)
        #expect(row.largest == nil && row.largestShare == nil)
        #expect(row.articlesWithoutProvider == records.count)
      }
      #expect(found.clusters.allSatisfy { $0 == nil })
    }
  }
}
