import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

@Suite("The diagram of stories")
struct ClusterDiagramTests {
  @Test("Every article of the seeds has a card with its whole headline, byline and time")
  func seeds() throws {
    let analysis = try seedsAnalysis()
    let drawing = ClusterDiagram(of: try seedsStudy()).drawing()
    let words = drawing.words
    for article in analysis.graph.articles {
      #expect(words.contains(article.title), "\(article.title)")
      #expect(words.contains(article.byline), "\(article.byline)")
    }
    // CNET's article of 2020-06-11T17:28:00Z; its story's year stands in the heading and the tooltip.
    #expect(words.contains("11 Jun 17:28"))
    #expect(drawing.cards.contains { $0.tooltip?.hasSuffix("(CNET, 11 Jun 2020 17:28)") == true })
    #expect(drawing.cards.count == 46)
    #expect(words.last == "All 46 articles of all stories are shown.")
    expectReadable(drawing)
    expectApart(drawing.cards)
  }

  @Test(
    "Records have outlined cards, articles that are only mentioned have none; the legend says so")
  func ghosts() throws {
    let study = try seedsStudy()
    let drawing = ClusterDiagram(of: study).drawing()
    #expect(drawing.cards.count { $0.stroke != nil } == 5)
    #expect(drawing.cards.count { $0.stroke == nil } == 41)
    #expect(drawing.words.contains("record in the archive"))
    #expect(drawing.words.contains("no outline: only mentioned by a record"))
    let records = ClusterDiagram(of: ArchiveStudy(of: cliques([3]))).drawing().words
    #expect(records.contains("record in the archive"))
    #expect(!records.contains { $0.contains("only mentioned") })
  }

  @Test("Only the representative of each story is bold, apart from headings")
  func representatives() throws {
    let analysis = try seedsAnalysis()
    let drawing = ClusterDiagram(of: try seedsStudy()).drawing()
    let bold = Set(
      drawing.boxes.compactMap { box -> String? in
        guard let label = box.label, label.isBold, box.tooltip != nil else { return nil }
        return label.lines.joined(separator: " ")
      })
    let expected = Set(
      analysis.clusters.clusters.map { analysis.graph[$0.representative].title })
    #expect(bold == expected)
  }

  @Test("A story that does not fit shows its representative, and the page says what it left out")
  func budget() {
    let analysis = cliques([90, 40, 30] + Array(repeating: 2, count: 20))
    let drawing = ClusterDiagram(of: ArchiveStudy(of: analysis)).drawing()
    #expect(drawing.cards.count <= 60)
    expectReadable(drawing)
    expectApart(drawing.cards)
    let closing = drawing.words.last ?? ""
    #expect(closing.contains("Left out:"))
    // 23 stories with 200 articles; shown are the first twelve, which have 178.
    #expect(closing.contains("\(drawing.cards.count) of 200 articles"))
    #expect(closing.contains("\(178 - drawing.cards.count) articles of the stories shown"))
    #expect(closing.contains("11 other stories with 22 articles"))
    for cluster in analysis.clusters.clusters.prefix(12) {
      #expect(drawing.words.contains(analysis.graph[cluster.representative].title))
    }
  }

  @Test("A clique has no line between its articles: the only lines stand above threads")
  func noHairball() {
    let analysis = cliques([43])
    #expect(analysis.graph.links.count == 43 * 42)
    let study = ArchiveStudy(of: analysis)
    let drawing = ClusterDiagram(of: study).drawing()
    #expect(drawing.cards.count == 43)
    // The headlines differ in their numbers only: threads of one article each have no headings.
    #expect(drawing.lines.isEmpty)
    expectReadable(drawing)
    expectApart(drawing.cards)
  }

  @Test("One story can be drawn alone")
  func oneStory() throws {
    let analysis = try seedsAnalysis()
    let drawing = ClusterDiagram(of: try seedsStudy(), story: ClusterID(1)).drawing()
    #expect(drawing.cards.count == analysis.clusters[ClusterID(1)].members.count)
    #expect(drawing.title == "Story 2 and its articles")
    #expect(
      drawing.words.last
        == "Shown: 12 of 46 articles. Left out: 4 other stories with 34 articles; all are in articles.csv."
    )
    expectReadable(drawing)
  }

  @Test("Links with other stories stand on the card in words")
  func links() throws {
    let drawing = ClusterDiagram(of: try seedsStudy()).drawing()
    // BuzzFeed's record in story 2 names four articles that Digital Trends' in story 1 names too;
    // Digital Trends' names BuzzFeed's.
    #expect(drawing.words.contains("links with story 1"))
    #expect(drawing.words.contains("links with story 2"))
  }

  @Test("Headlines of any length and script stay inside their cards")
  func hostileHeadlines() {
    let titles = [
      String(repeating: "Word ", count: 400), String(repeating: "x", count: 2_000),
      "<script>alert(1)</script> & \"quotes\" \\N \\", "شرطة التعرف على الوجوه",
      "警察による顔認識の利用を一時停止", "👩‍👩‍👧‍👦👍🏽 emoji e\u{301}", "tab\tnew\nline\u{0}nul", "",
    ]
    let analysis = cliques([titles.count]) { titles[$1] }
    let drawing = ClusterDiagram(of: ArchiveStudy(of: analysis)).drawing()
    #expect(drawing.cards.count == titles.count)
    expectReadable(drawing)
    expectApart(drawing.cards)
  }

  @Test("An archive without articles has a page that says so much")
  func empty() {
    let drawing = ClusterDiagram(of: ArchiveStudy(of: Hostile.nothing)).drawing()
    #expect(drawing.cards.isEmpty)
    #expect(drawing.words.first == "Stories and their articles")
    expectReadable(drawing)
  }

  @Test("Cards stand below the heading of their thread, in the order of time, in one shade")
  func threads() throws {
    let study = try seedsStudy()
    let drawing = ClusterDiagram(of: study).drawing()
    var headings = 0
    for id in study.clusters.ids {
      let threads = study.threads.ids(of: id)
      for thread in threads.map({ study.threads[$0] }) {
        let cards = thread.members.compactMap { member in
          drawing.cards.first {
            $0.tooltip?.hasPrefix(study.graph[member].displayTitle + " (") == true
          }
        }
        #expect(cards.count == thread.members.count)
        #expect(Set(cards.map(\.fill)).count == 1)
        for (one, next) in zip(cards, cards.dropFirst()) {
          #expect((one.frame.y, one.frame.x) < (next.frame.y, next.frame.x))
        }
        let title = "\(thread.name) · \(thread.label)"
        let heading = drawing.boxes.filter { $0.label?.lines.joined(separator: " ") == title }
        #expect(heading.count == (threads.count > 1 ? 1 : 0))
        guard let heading = heading.first, let card = cards.first else { continue }
        headings += 1
        #expect(heading.frame.x == card.frame.x)
        #expect(heading.frame.y + heading.frame.height <= card.frame.y)
      }
      // Neighbours differ, so that a thread ends where its shade does.
      let shades = threads.map { thread in
        drawing.cards.first {
          $0.tooltip?.hasPrefix(study.graph[study.threads[thread].members[0]].displayTitle) == true
        }?.fill
      }
      for (one, next) in zip(shades, shades.dropFirst()) { #expect(one != next) }
    }
    #expect(headings > 5)
    #expect(!drawing.words.contains { $0.hasPrefix("thread ") })
  }

  private static let legend = "unstable: changes its story under other seeds"

  // Forty articles in a ring, each naming the next: where the ring is cut, only the seed decides.
  @Test("Unstable articles are marked on their cards, and the legend explains the mark")
  func unstable() {
    let names = (0..<40).map { "https://p\($0).example/ring" }
    let mentions = names.enumerated().map { number, address in
      var mention = Mention()
      mention.title = "ring \(number)"
      mention.addresses.web = address
      return mention
    }
    let records = mentions.indices.map {
      ArticleRecord(
        document: "\($0).md", article: mentions[$0],
        related: [mentions[($0 + 1) % mentions.count]])
    }
    let study = ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: records)))
    #expect(study.stability.unstableCount > 20)
    let drawing = ClusterDiagram(of: study).drawing()
    #expect(drawing.cards.count == 40)
    #expect(
      drawing.words.count { $0.hasPrefix("unstable") && $0 != Self.legend }
        == study.stability.unstableCount)
    #expect(drawing.words.contains(Self.legend))
    expectReadable(drawing)
    expectApart(drawing.cards)
  }

  @Test("Where no article that is drawn is unstable, nothing is marked or explained")
  func stable() {
    let study = ArchiveStudy(of: cliques([5, 4]))
    #expect(study.stability.unstableCount == 0)
    #expect(!ClusterDiagram(of: study).drawing().words.contains { $0.contains("unstable") })
  }
}
