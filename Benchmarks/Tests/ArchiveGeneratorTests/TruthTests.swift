import ArchiveGenerator
import GraphAlgorithms
import StoryAnalysis
import StoryParsing
import Testing

/// The program must find what the plan says.
@Suite struct TruthTests {
  @Test(arguments: GeneratedArchives.generators.indices, [0..<1, 0..<90])
  func documentsAreReadWithoutAFaultAndHoldWhatThePlanSays(index: Int, records: Range<Int>) {
    let generator = GeneratedArchives.generators[index]
    expectAgreement(generator, records)
  }

  /// A piece cuts stories apart: articles lose their records, addresses what connects them.
  @Test(arguments: GeneratedArchives.generators.indices, [17..<50, 211..<260])
  func pieceHoldsWhatItsPlanSays(index: Int, records: Range<Int>) {
    expectAgreement(GeneratedArchives.generators[index], records)
  }

  private func expectAgreement(_ generator: ArchiveGenerator, _ records: Range<Int>) {
    let readings = generator.readings(records)
    #expect(readings.flatMap(\.diagnostics).map(\.message) == [])
    let found = readings.compactMap(\.record)
    // The plan knows no order of documents, so none may matter.
    let truth = generator.truth(of: records)
    #expect(ArchiveTruth(foundIn: StoryGraph(records: found)).json == truth.json)
    #expect(ArchiveTruth(foundIn: StoryGraph(records: found.reversed())).json == truth.json)
  }

  @Test func emptyArchiveHoldsNothing() {
    #expect(ArchiveGenerator(seed: 1).truth(of: 0..<0) == ArchiveTruth())
    #expect(ArchiveGenerator(seed: 1).truth(of: 7..<7) == ArchiveTruth())
  }

  @Test func jsonIsOneObjectOfAllFigures() {
    var truth = ArchiveTruth()
    truth.records = 2
    truth.links = 11
    #expect(
      truth.json == """
        {
          "records": 2,
          "relatedEntries": 0,
          "articles": 0,
          "ghosts": 0,
          "links": 11,
          "selfLinks": 0,
          "resolvedByFingerprint": 0,
          "providers": 0,
          "components": 0,
          "revisedArticles": 0
        }

        """)
  }
}

extension ArchiveTruth {
  /// The same figures as the program finds them.
  fileprivate init(foundIn graph: StoryGraph) {
    self.init()
    records = graph.counts.records
    relatedEntries = graph.counts.relatedEntries
    articles = graph.articles.count
    ghosts = graph.articles.count(where: \.isGhost)
    links = graph.links.count
    selfLinks = graph.counts.selfLinks
    resolvedByFingerprint = graph.counts.resolvedByFingerprint
    providers = graph.providers.count
    components = graph.digraph.connectedComponents().count
    revisedArticles = graph.articles.count(where: \.isRevised)
  }
}
