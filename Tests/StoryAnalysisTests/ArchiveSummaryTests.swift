import Foundation
import StoryAnalysis
import StoryParsing
import StoryTestSupport
import Testing

@Suite("The figures of an archive")
struct ArchiveSummaryTests {
  @Test("The seeds have the figures that PyYAML and networkx give")
  func seeds() throws {
    let summary = ArchiveSummary(of: try seedsAnalysis())
    #expect(summary.records == 5)
    #expect(summary.relatedEntries == 48)
    #expect(summary.articles == 46)
    #expect(summary.distinctTexts == 46)
    #expect(summary.syndicatedGroups == 0)
    #expect(summary.ghosts == 41)
    #expect(summary.links == 47)
    #expect(summary.selfLinks == 0)
    #expect(summary.resolvedByFingerprint == 0)
    #expect(summary.providers == 37)
    #expect(summary.providerLinks == 39)
    #expect(summary.components == 4)
    #expect(summary.largestComponents == [38, 3, 3, 2])
    #expect(summary.mutualPairs == 0)
    #expect(summary.revisedArticles == 1)
    #expect(summary.firstPublished?.iso8601 == "2020-06-11T09:53:00Z")
    #expect(summary.lastPublished?.iso8601 == "2021-05-26T05:00:00Z")
    #expect(summary.undatedArticles == 0)
    #expect(summary.days == 10)
    #expect(summary.busiestDay == .init(date: "2020-06-11", articles: 20))
    #expect(summary.skippedFiles == 0)
    #expect(summary.warnings == 0)
  }

  @Test("Reuters changed its headline within the hour, and only the AMP address tells")
  func revision() throws {
    let graph = try seedsAnalysis().graph
    let revised = try #require(graph.articles.first { $0.isRevised })
    #expect(revised.provider.map { graph[$0].key } == "reuters.com")
    #expect(
      revised.headlines.map(\.title) == [
        "Microsoft declines to sell facial recognition tech to police",
        "Microsoft bans police face recognition sales as Big Tech reacts to protests",
      ])
    #expect(
      revised.headlines.map { $0.published?.iso8601 } == [
        "2020-06-11T17:56:00Z", "2020-06-11T18:49:00Z",
      ])
    #expect(Set(revised.headlines.map(\.address)).count == 2)
  }

  @Test("Faulty documents and fields are counted apart")
  func faults() {
    var reading = ArchiveAnalysis.Reading()
    reading.documentCount = 3
    reading.skippedCount = 1
    reading.diagnostics = [
      Diagnostic(id: .init(rawValue: "x"), severity: .error, document: "a.md", message: "m"),
      Diagnostic(id: .init(rawValue: "y"), severity: .warning, document: "b.md", message: "m"),
      Diagnostic(id: .init(rawValue: "y"), severity: .warning, document: "b.md", message: "m"),
    ]
    let analysis = ArchiveAnalysis(of: StoryGraph(records: [record("b")]), reading: reading)
    let summary = ArchiveSummary(of: analysis)
    #expect(summary.skippedFiles == 1)
    #expect(summary.warnings == 2)
  }

  @Test("An archive without articles has figures too")
  func empty() {
    let summary = ArchiveSummary(of: ArchiveAnalysis(of: StoryGraph(records: [])))
    #expect(summary.articles == 0 && summary.clusters == 0 && summary.days == 0)
    #expect(summary.busiestDay == nil && summary.firstPublished == nil)
    #expect(summary.modularity == 0)
  }

  @Test("Of two equally busy days the earlier is named")
  func busiestDay() {
    let times = ["2020-06-12T01:00:00Z", "2020-06-11T01:00:00Z"]
    let graph = StoryGraph(
      records: times.enumerated().map { index, time in
        ArticleRecord(
          document: "d.md", article: mention("\(index)", web: "https://a.com/\(index)", at: time))
      })
    let summary = ArchiveSummary(of: ArchiveAnalysis(of: graph))
    #expect(summary.busiestDay == .init(date: "2020-06-11", articles: 1))
  }

  @Test("The order in which documents are read changes no figure and no identifier")
  func order() throws {
    let seeds = Package.seeds
    let folder = seeds.path(percentEncoded: false)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    func analysis(_ names: [String]) throws -> ArchiveAnalysis {
      let inputs = names.map { InputPath(seeds.appending(path: $0).path(percentEncoded: false)) }
      return ArchiveAnalysis(of: try ArchiveReader(inputs))
    }
    let (one, two) = (try analysis(names), try analysis(names.reversed()))
    #expect(ArchiveSummary(of: one) == ArchiveSummary(of: two))
    #expect(one.graph.articles.map(\.identifier) == two.graph.articles.map(\.identifier))
    // A link knows its document by number, and numbers go by input order.
    #expect(one.graph.placedLinks == two.graph.placedLinks)
    #expect(one.clusters.clusterOf == two.clusters.clusterOf)
  }
}
