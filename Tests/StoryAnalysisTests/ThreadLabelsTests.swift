import Foundation
import GraphAlgorithms
import StoryAnalysis
import StoryParsing
import StoryTestSupport
import Testing

/// Threads against those that a reader found: all articles of the two stories of the seeds that can be
/// divided, and the five largest stories of a real archive that is not part of the package.
///
/// The reader saw headline, first sentences, provider and time, and no result of the program.
struct LabelledThreads {
  /// For each story, the articles and the thread that each was put into.
  private var labels: [String: [String: String]] = [:]

  init(archive: String) throws {
    let file = Package.root.appending(path: "Tests/StoryAnalysisTests/Fixtures/threads.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    for line in lines {
      let cells = line.split(separator: ",").map(String.init)
      guard cells[0] == archive else { continue }
      labels[cells[1], default: [:]][cells[2]] = cells[3]
    }
  }

  var articleCount: Int { labels.values.reduce(0) { $0 + $1.count } }

  /// How well groups meet the labels: each story measured alone, then the mean over all articles.
  func score(of graph: StoryGraph, group: (ArticleID) -> Int) throws -> (
    precision: Double, recall: Double, f1: Double
  ) {
    let ids = Dictionary(
      uniqueKeysWithValues: graph.articles.enumerated().map { ($1.identifier, ArticleID($0)) })
    var (precision, recall) = (0.0, 0.0)
    for (_, story) in labels.sorted(by: { $0.key < $1.key }) {
      let articles = story.sorted { $0.key < $1.key }
      let names = Set(story.values).sorted()
      let truth = try articles.map { UInt32(try #require(names.firstIndex(of: $0.value))) }
      let found = try articles.map { UInt32(group(try #require(ids[$0.key], "\($0.key)"))) }
      let score = Partition(communities: found).bCubed(against: Partition(communities: truth))
      precision += score.precision * Double(articles.count) / Double(articleCount)
      recall += score.recall * Double(articles.count) / Double(articleCount)
    }
    return (precision, recall, 2 * precision * recall / (precision + recall))
  }
}

@Suite("Threads that a reader found")
struct ThreadLabelsTests {
  /// The score of the method; both of whoever says nothing, all apart and all together, are below it.
  private func score(_ archive: String, _ analysis: ArchiveAnalysis) throws -> (
    precision: Double, recall: Double, f1: Double
  ) {
    let labels = try LabelledThreads(archive: archive)
    let graph = analysis.graph
    let threads = StoryThreads(of: graph, clusters: analysis.clusters)
    let score = try labels.score(of: graph) { threads[$0].index }
    let apart = try labels.score(of: graph) { $0.index }
    let together = try labels.score(of: graph) { _ in 0 }
    #expect(score.f1 > apart.f1 && score.f1 > together.f1)
    print(
      "\(archive): \(labels.articleCount) articles, precision", score.precision, "recall",
      score.recall, "F1", score.f1, "(apart \(apart.f1), together \(together.f1))")
    return score
  }

  // The constant Potts model at γ = 0.02 on plain TF-IDF, computed with igraph 1.0, has F1 0.851.
  @Test("On the seeds B-cubed F1 is above 0.88")
  func seeds() throws {
    #expect(try score("seeds", seedsAnalysis()).f1 > 0.88)
  }

  // The same there: 0.747.
  @Test(
    "On two hundred articles of a real archive B-cubed F1 is above 0.75",
    .enabled(
      if: Package.hasNews,
      "the shared corpora are absent; STORYLOOM_CORPORA may name their folder"))
  func news() throws {
    #expect(try score("diablo4", CorpusFiguresTests.analysis.get()).f1 > 0.75)
  }

  @Test("On the seeds the threads are those that a reader knows")
  func known() throws {
    let analysis = try seedsAnalysis()
    let graph = analysis.graph
    let threads = StoryThreads(of: graph, clusters: analysis.clusters)
    let oliver = graph.articles.indices.filter { graph.articles[$0].title.contains("John Oliver") }
    #expect(oliver.count == 2)
    let first = threads[ArticleID(oliver[0])]
    #expect(Set(threads[first].members.map(\.index)) == Set(oliver))

    // Everything that Microsoft's announcement of 11 June is in the headline of.
    let announcements = graph.articles.indices.filter {
      let article = graph.articles[$0]
      return article.published?.iso8601.hasPrefix("2020-06-11") == true
        && article.title.hasPrefix("Microsoft")
    }
    #expect(announcements.count == 15)
    #expect(Set(announcements.map { threads[ArticleID($0)] }).count == 1)
  }
}
