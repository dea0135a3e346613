import Foundation
import StoryAnalysis
import StoryExport
import StoryParsing
import StoryTestSupport
import Testing

@testable import StoryPage

@Suite("Data of the page")
struct ExplorerDataTests {
  /// What the script reads.
  private struct Content: Decodable {
    struct Articles: Decodable {
      var id: [String]
      var headline: [String]
      var address: [String]
      var published: [Int?]
      var offset: [Int]
      var provider: [Int?]
      var story: [Int]
      var thread: [Int]
      var topics: [[Int]]
      var marks: [Int]
      var namedBy: [Int]
      var x: [Int]
      var y: [Int]
      var radius: [Int]
    }
    struct Revisions: Decodable {
      var article: [Int]
      var headline: [String]
      var published: [Int?]
    }
    struct Links: Decodable {
      var counts: [Int]
      var differences: [Int]
    }
    struct Stories: Decodable {
      var number: [Int]
      var label: [String]
      var radius: [Int]
    }
    struct Threads: Decodable {
      var name: [String]
      var label: [String]
      var radius: [Int]
    }
    var zone: String
    var providers: [String]
    var topics: [String]
    var articles: Articles
    var revisions: Revisions
    var links: Links
    var stories: Stories
    var threads: Threads

    /// The links as pairs of identifiers.
    var pairs: Set<[String]> {
      var pairs: Set<[String]> = []
      var next = links.differences[...]
      for (source, count) in links.counts.enumerated() {
        var target = source
        for _ in 0..<count {
          target += next.removeFirst()
          pairs.insert([articles.id[source], articles.id[target]])
        }
      }
      return pairs
    }
  }

  private func content(of data: ExplorerData) throws -> Content {
    try JSONDecoder().decode(Content.self, from: Data(data.json))
  }

  @Test("Every article stands in the data with all that the archive says of it")
  func articles() throws {
    for study in try Studies.all() {
      let content = try content(of: ExplorerData(of: study))
      let graph = study.graph
      #expect(content.articles.id.sorted() == graph.articles.map(\.identifier).sorted())
      let known = Dictionary(uniqueKeysWithValues: graph.articles.map { ($0.identifier, $0) })
      for (place, identifier) in content.articles.id.enumerated() {
        let article = try #require(known[identifier])
        // A text of thousands of characters is shown by its beginning.
        #expect(content.articles.headline[place] == ShownText.cut(article.displayTitle, to: 1_000))
        #expect(
          content.articles.published[place]
            == article.published.map { Int($0.secondsSinceEpoch) })
        #expect(
          content.articles.provider[place].map { content.providers[$0] }
            == article.provider.map { graph[$0].key })
        #expect(
          content.articles.topics[place].map { content.topics[$0] }
            == article.topics.map { ShownText.cut($0, to: 1_000) })
        #expect((content.articles.marks[place] & 1 == 1) == article.isGhost)
        let address = content.articles.address[place]
        #expect(address.isEmpty || ["http://", "https://"].contains { address.hasPrefix($0) })
        #expect(address.isEmpty == !article.address.hasPrefix("http"))
      }
      let columns = content.articles
      let counts = [
        columns.story.count, columns.thread.count, columns.marks.count, columns.namedBy.count,
        columns.x.count, columns.y.count, columns.radius.count, content.links.counts.count,
      ]
      #expect(Set(counts + [graph.articles.count]).count == 1)
    }
  }

  @Test("Stories and threads hold the members that they have in the study")
  func groups() throws {
    let study = try Studies.seeds()
    let content = try content(of: ExplorerData(of: study))
    #expect(content.stories.number == [1, 2, 3, 4, 5])
    #expect(content.threads.name.count == 14)
    for (place, identifier) in content.articles.id.enumerated() {
      let article = try #require(
        study.graph.articles.firstIndex { $0.identifier == identifier }.map { ArticleID($0) })
      #expect(
        content.stories.number[content.articles.story[place]] == study.clusters[article].number)
      let thread = study.threads[study.threads[article]]
      #expect(content.threads.name[content.articles.thread[place]] == thread.name)
      #expect(content.articles.namedBy[place] == study.graph.inLinkCount(of: article))
    }
    #expect(content.stories.label == study.clusters.clusters.map(\.label))
    #expect(content.stories.radius == content.stories.radius.sorted(by: >))
  }

  @Test("The links are those of the graph")
  func links() throws {
    for study in try Studies.all() {
      let content = try content(of: ExplorerData(of: study))
      let graph = study.graph
      let expected = graph.links.map { [graph[$0.source].identifier, graph[$0.target].identifier] }
      #expect(content.pairs == Set(expected))
      #expect(content.links.differences.count == graph.links.count)
    }
  }

  @Test("The one article of the seeds with two headlines has both, the earlier first")
  func revisions() throws {
    let study = try Studies.seeds()
    let content = try content(of: ExplorerData(of: study))
    let revised = try #require(study.graph.articles.first { $0.isRevised })
    #expect(
      content.revisions.article.map { content.articles.id[$0] } == [
        revised.identifier, revised.identifier,
      ])
    #expect(content.revisions.headline == revised.headlines.map(\.title))
  }

  @Test("With each time goes what clocks of the archive's time zone showed")
  func zone() throws {
    var options = ArchiveAnalysis.Options()
    options.stabilityRuns = 1
    options.calendar = try #require(ArchiveCalendar(timeZone: "America/New_York"))
    let study = ArchiveStudy(of: ArchiveAnalysis(of: try Studies.seeds().graph, options: options))
    let content = try content(of: ExplorerData(of: study))
    #expect(content.zone == "America/New_York")
    // All articles of the seeds were published in summer, four hours after UTC.
    #expect(content.articles.offset == [Int](repeating: -4 * 3_600, count: 46))
    #expect(try self.content(of: ExplorerData(of: Studies.seeds())).articles.offset.isEmpty)
  }

  @Test(
    "Beyond its limits the page carries the articles of the largest stories and says how many it lacks"
  )
  func limits() throws {
    let study = try Studies.seeds()
    let few = ExplorerData(of: study, limit: .init(articles: 30))
    let content = try content(of: few)
    // The first story has 26 articles; four of the second one's largest thread follow.
    #expect(few.articles.count == 30 && few.leftOut == 16)
    #expect(
      content.articles.story == Array(repeating: 0, count: 26) + Array(repeating: 1, count: 4))
    #expect(content.stories.number == [1, 2])
    let known = Set(content.articles.id)
    #expect(content.pairs.allSatisfy { known.contains($0[0]) && known.contains($0[1]) })
    let graph = study.graph
    let within = graph.links.count {
      known.contains(graph[$0.source].identifier) && known.contains(graph[$0.target].identifier)
    }
    #expect(content.pairs.count == within && within > 0 && within < graph.links.count)
    let none = ExplorerData(of: study, limit: .init(articles: 0))
    #expect(none.leftOut == 46 && none.articles.isEmpty)
    #expect(ExplorerData(of: study, limit: .init(links: 0)).articles.count < 46)
  }

  @Test("Under a filter that hides a part only the rest is carried")
  func filter() throws {
    var options = ArchiveAnalysis.Options()
    options.filter.mode = .show
    options.filter.providers = ["cnet.com"]
    options.stabilityRuns = 1
    let study = ArchiveStudy(of: ArchiveAnalysis(of: try Studies.seeds().graph, options: options))
    let content = try content(of: ExplorerData(of: study))
    #expect(content.providers == ["cnet.com"])
    #expect(content.articles.id.count == study.shownArticles.count)
    #expect(content.articles.provider.allSatisfy { $0 == 0 })
  }
}
