import Foundation
import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

@Suite("The diagram of stories on a page")
struct ClusterDiagramPageTests {
  private static func options(
    _ page: DiagramOptions.Page, labels: Int? = nil
  ) -> DiagramOptions {
    var options = DiagramOptions()
    (options.page, options.labels) = (page, labels)
    return options
  }

  /// A record for each number, which names all that `names` gives it.
  private static func study(_ names: [[Int]], count: Int) -> ArchiveStudy {
    let mentions = (0..<count).map { number in
      var mention = Mention()
      let subjects = [
        "price rises again", "court hears appeal", "minister resigns", "storm warning",
      ]
      mention.title = "\(subjects[number % subjects.count]) \(number)"
      mention.provider.domain = "p\(number % 50).example"
      mention.addresses.web = "https://p\(number % 50).example/\(number)"
      mention.published = Timestamp(secondsSinceEpoch: 1_591_833_600 + Int64(number) * 1_800)
      return mention
    }
    let records = names.enumerated().map { number, related in
      ArticleRecord(
        document: "\(number).md", article: mentions[number], related: related.map { mentions[$0] })
    }
    return ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: records)))
  }

  /// The number before a word, summed over the headings of stories.
  private static func notShown(_ drawing: Drawing) -> Int {
    drawing.boxes.filter { $0.label?.fontSize == 9 }
      .compactMap { $0.label?.lines.joined(separator: " ") }
      .compactMap { facts -> Int? in
        guard facts.hasSuffix(" not shown"), let last = facts.split(separator: "·").last else {
          return nil
        }
        return Int(last.split(separator: " ")[0].filter { $0.isNumber })
      }
      .reduce(0, +)
  }

  @Test(
    "A sheet is filled and nothing runs over it; what is left out is counted for each story",
    arguments: [DiagramOptions.Page.a4, .a3])
  func sheets(page: DiagramOptions.Page) {
    let analysis = cliques([50, 40, 30, 20] + Array(repeating: 3, count: 20))
    let study = ArchiveStudy(of: analysis)
    let drawing = ClusterDiagram(of: study, options: Self.options(page)).drawing()
    let height: Double = page == .a4 ? 842 : 1_191
    #expect(drawing.height == height && drawing.width == (page == .a4 ? 595 : 842))
    expectReadable(drawing)
    expectApart(drawing.cards)
    let bottom = drawing.cards.map { $0.frame.y + $0.frame.height }.max() ?? 0
    #expect(bottom > 0.8 * height)
    let closing = drawing.words.last ?? ""
    #expect(closing.contains("Shown: \(drawing.cards.count) of 200 articles"))
    #expect(closing.contains("\(Self.notShown(drawing)) articles of the stories shown"))
    for box in drawing.boxes.dropLast() {
      #expect(box.frame.y + box.frame.height < drawing.boxes[drawing.boxes.count - 1].frame.y)
    }
    let smallest = drawing.boxes.compactMap { $0.label?.fontSize }.min() ?? 0
    #expect(smallest >= 7)
  }

  @Test("The number of labels bounds the cards", arguments: DiagramOptions.Page.allCases)
  func labels(page: DiagramOptions.Page) {
    let study = ArchiveStudy(of: cliques([30, 20, 10]))
    for labels in [1, 2, 7, 12] {
      let drawing = ClusterDiagram(of: study, options: Self.options(page, labels: labels)).drawing()
      #expect(drawing.cards.count == labels)
      expectReadable(drawing)
    }
    let all = ClusterDiagram(of: study, options: Self.options(.screen, labels: 500)).drawing()
    #expect(all.cards.count == 60)
    #expect(all.words.last == "All 60 articles of all stories are shown.")
  }

  @Test("The archive of the seeds fits a sheet", arguments: [DiagramOptions.Page.a4, .a3])
  func seeds(page: DiagramOptions.Page) throws {
    let drawing = ClusterDiagram(of: try seedsStudy(), options: Self.options(page)).drawing()
    expectReadable(drawing)
    expectApart(drawing.cards)
    #expect(drawing.cards.count >= 15)
    // Of the first story, each thread has a heading or is counted in the words below its cards.
    let study = try seedsStudy()
    let threads = study.threads.ids(of: ClusterID(0)).map { study.threads[$0] }
    let missing = threads.filter { !drawing.words.contains("\($0.name) · \($0.label)") }
    let words = drawing.words.filter { $0.hasPrefix("Not shown: ") && $0.contains(" t1.") }
    #expect(words.count == (missing.isEmpty ? 0 : 1))
    #expect(page == .a3 || !missing.isEmpty)
    let articles = missing.reduce(0) { $0 + $1.members.count }
    for text in words {
      #expect(text.hasPrefix("Not shown: \(missing.count) thread"))
      #expect(text.contains(" with \(articles) article"))
    }
  }

  @Test("Of a story of 43 records that all name each other, that is said once, not on each card")
  func clique() {
    let study = ArchiveStudy(of: cliques([43]))
    for page in DiagramOptions.Page.allCases {
      let drawing = ClusterDiagram(
        of: study, story: ClusterID(0), options: Self.options(page)
      ).drawing()
      #expect(drawing.cards.count + Self.notShown(drawing) == 43)
      #expect(drawing.words.count { $0.contains("all name each other") } == 1)
      #expect(!drawing.words.contains { $0.contains("named by") })
      expectReadable(drawing)
      expectApart(drawing.cards)
    }
  }

  // Record 0 names 1, 2 and 3, record 1 names 0 and 3: five links, two of them between records.
  @Test("How a story hangs together stands in its heading and on its cards")
  func cohesion() {
    let study = Self.study([[1, 2, 3], [0, 3]], count: 4)
    #expect(study.clusters.clusters.count == 1)
    let words = ClusterDiagram(of: study, story: ClusterID(0)).drawing().words
    // Five links of two records are 2.5 each, rounded up.
    #expect(words.contains { $0.contains("2 records, each names 3 of the 3 others on average") })
    #expect(words.count { $0 == "named by 1 of 1 record" } == 2)
    #expect(words.count { $0 == "named by 1 of 2 records" } == 1)
    #expect(words.count { $0 == "named by 2 of 2 records" } == 1)
    // Between other stories the cards say no more than they must.
    #expect(!ClusterDiagram(of: study).drawing().words.contains { $0.contains("named by") })
    let star = ClusterDiagram(of: Self.study([[1, 2, 3]], count: 4), story: ClusterID(0)).drawing()
    #expect(star.words.contains { $0.contains("1 record names all others") })
  }

  @Test("Every article of a story of 400 is on a card or counted, and so is every thread")
  func large() {
    let study = Self.study(
      (0..<4).map { record in (0..<400).filter { $0 != record } }, count: 400)
    #expect(study.clusters.clusters.count == 1)
    let threads = study.threads.ids(of: ClusterID(0)).map { study.threads[$0] }
    for page in DiagramOptions.Page.allCases {
      let drawing = ClusterDiagram(
        of: study, story: ClusterID(0), options: Self.options(page)
      ).drawing()
      #expect(drawing.cards.count >= 15)
      #expect(drawing.cards.count + Self.notShown(drawing) == 400)
      expectReadable(drawing)
      expectApart(drawing.cards)
      let headings = threads.count { thread in
        drawing.words.contains("\(thread.name) · \(thread.label)")
      }
      if headings > 0, threads.count > headings {
        let rest = "Not shown: \(threads.count - headings) thread"
        #expect(drawing.words.contains { $0.hasPrefix(rest) })
      }
    }
  }

  @Test("Hostile texts stay in their cards, and an archive of nothing says so, on every page")
  func hostile() {
    for page in DiagramOptions.Page.allCases {
      var options = Self.options(page)
      options.theme = .dark
      let drawing = DiagramView.clusters.drawing(of: Hostile.study, options: options)
      expectReadable(drawing)
      expectApart(drawing.cards)
      let nothing = DiagramView.clusters.drawing(
        of: ArchiveStudy(of: Hostile.nothing), options: options)
      #expect(nothing.words.contains("The archive holds no article."))
      expectReadable(nothing)
    }
  }

  @Test("A part that is shown is drawn alone, and a story without a part says so")
  func show() throws {
    let seeds = try seedsStudy()
    var options = ArchiveAnalysis.Options()
    options.filter.mode = .show
    options.filter.clusters = [2]
    let part = ArchiveStudy(of: ArchiveAnalysis(of: seeds.graph, options: options))
    let drawing = ClusterDiagram(of: part).drawing()
    #expect(drawing.cards.count == seeds.clusters[ClusterID(1)].members.count)
    expectReadable(drawing)
    let hidden = ClusterDiagram(of: part, story: ClusterID(0)).drawing()
    #expect(hidden.cards.isEmpty)
    #expect(hidden.words.contains("The filter shows no article of it."))
  }

  @Test(
    "Words have a contrast of at least 4.5 on their cards", arguments: DiagramOptions.Theme.allCases
  )
  func contrast(theme: DiagramOptions.Theme) throws {
    let generated = cliques(Array(repeating: 12, count: 8)) { story, number in
      ["price rises", "court hears", "minister resigns", "storm warning"][number % 4]
        + " \(story) \(number)"
    }
    var fills: Set<Drawing.Color> = []
    for study in [try seedsStudy(), ArchiveStudy(of: generated)] {
      var options = DiagramOptions()
      (options.theme, options.labels) = (theme, 200)
      let drawing = DiagramView.clusters.drawing(of: study, options: options)
      for card in drawing.cards {
        let fill = try #require(card.fill)
        fills.insert(fill)
        for box in drawing.boxes where card.frame.contains(box.frame) {
          guard let label = box.label else { continue }
          #expect(contrast(label.color, fill) >= 4.5, "\(label.color) on \(fill)")
        }
      }
    }
    // Seven hues, of most of them several shades.
    #expect(fills.count >= 10)
  }

  private func contrast(_ one: Drawing.Color, _ other: Drawing.Color) -> Double {
    let (first, second) = (luminance(one), luminance(other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  // The relative luminance of the Web Content Accessibility Guidelines 2.2.
  private func luminance(_ color: Drawing.Color) -> Double {
    let bits = Int(color.hex.dropFirst(), radix: 16) ?? 0
    return zip([16, 8, 0], [0.2126, 0.7152, 0.0722]).reduce(0) { sum, channel in
      let value = Double(bits >> channel.0 & 0xff) / 255
      let linear = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      return sum + channel.1 * linear
    }
  }
}
