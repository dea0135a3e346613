import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

@Suite("The diagram of a story's spread")
struct SpreadDiagramTests {
  /// An article of a story: who published it and when.
  private struct Piece {
    var provider: String
    var time: String?
    var title: String
    var excerpt = ""

    init(_ provider: String, _ time: String?, _ title: String = "", excerpt: String = "") {
      (self.provider, self.time, self.title) = (provider, time, title)
      self.excerpt = excerpt
    }
  }

  /// A story whose records all name each other, the last so many of them only mentioned.
  private func study(
    _ pieces: [Piece], ghosts: Int = 0, options: ArchiveAnalysis.Options = .init()
  ) -> ArchiveStudy {
    let mentions = pieces.enumerated().map { number, piece in
      var mention = Mention()
      mention.title = piece.title.isEmpty ? "Article \(number)" : piece.title
      mention.excerpt = piece.excerpt
      mention.provider.domain = piece.provider
      // The host of an address would be the provider.
      if !piece.provider.isEmpty { mention.addresses.web = "https://\(piece.provider)/\(number)" }
      mention.published = piece.time.flatMap { Timestamp(iso8601: $0) }
      return mention
    }
    let records = mentions.indices.dropLast(ghosts).map { number in
      var others = mentions
      others.remove(at: number)
      return ArticleRecord(document: "\(number).md", article: mentions[number], related: others)
    }
    return ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: records), options: options))
  }

  private func drawing(
    _ study: ArchiveStudy, _ page: DiagramOptions.Page = .screen, labels: Int? = nil
  ) -> Drawing {
    var options = DiagramOptions()
    (options.page, options.labels) = (page, labels)
    return SpreadDiagram(of: study, story: study.shownClusters.first, options: options).drawing()
  }

  /// The marks of articles: what says of them that they are records or mentioned, on hovering.
  private func marks(_ drawing: Drawing) -> [Drawing.Box] {
    drawing.boxes.filter { box in
      box.stroke != nil && box.tooltip != nil
    }
  }

  /// Words that are neither in a mark nor in the page's running text.
  private func labels(_ drawing: Drawing) -> [Drawing.Box] {
    drawing.boxes.filter { $0.label != nil && $0.stroke == nil && $0.fill == nil }
  }

  private func position(of word: String, in drawing: Drawing) -> Drawing.Rectangle? {
    drawing.boxes.first { $0.label?.lines == [word] }?.frame
  }

  private func expectSound(_ drawing: Drawing, sourceLocation: SourceLocation = #_sourceLocation) {
    expectReadable(drawing, sourceLocation: sourceLocation)
    expectApart(labels(drawing), sourceLocation: sourceLocation)
    expectApart(marks(drawing), sourceLocation: sourceLocation)
    let words = labels(drawing)
    for mark in marks(drawing) {
      for label in words where label.frame.overlaps(mark.frame) {
        Issue.record("\(label) lies on \(mark)", sourceLocation: sourceLocation)
      }
    }
  }

  @Test("Every article of a story of the seeds is a mark, on every page and in both themes")
  func seeds() throws {
    let study = try seedsStudy()
    for page in DiagramOptions.Page.allCases {
      for id in study.clusters.ids {
        var options = DiagramOptions()
        options.page = page
        let drawing = SpreadDiagram(of: study, story: id, options: options).drawing()
        expectSound(drawing)
        let members = study.clusters[id].members
        let drawn = Set(marks(drawing).compactMap(\.link))
        #expect(drawn.isSubset(of: Set(members.map { study.graph[$0].address })))
        if page == .screen { #expect(marks(drawing).count == members.count) }
        let size: [DiagramOptions.Page: [Double]] = [.a4: [842, 595], .a3: [1_191, 842]]
        if let size = size[page] { #expect([drawing.width, drawing.height] == size) }
        options.theme = .dark
        let dark = DiagramView.spread.drawing(of: study, story: id, options: options)
        #expect(dark.boxes.map(\.frame) == drawing.boxes.map(\.frame))
        #expect(dark.background != drawing.background)
      }
    }
  }

  // 17:28 cnet.com, 17:30, 17:32, 17:43, 17:50, 17:56 and 17:58 are within half an hour; 18:07 is not.
  @Test("Seven providers may have been first with the seeds' largest story, and the page says so")
  func window() throws {
    let study = try seedsStudy()
    let drawing = SpreadDiagram(of: study, story: ClusterID(0)).drawing()
    let words = drawing.words
    #expect(
      words.contains {
        $0.hasPrefix(
          "Nobody can tell who was first: cnet.com, venturebeat.com, geekwire.com and 4 more")
      })
    #expect(words.contains("the first 30 min: any of these 7 may have been first"))
    // CNET 17:28, The Verge 18:07, Mashable 19:46, GQ four days and 64 minutes later.
    for lag in ["0 min", "+39 min", "+2 h 18 min", "+4 d 1 h"] { #expect(words.contains(lag)) }
    let bold = drawing.boxes.filter { $0.label?.isBold == true && $0.frame.x == 24 }
      .compactMap { $0.label?.lines.first }
    #expect(
      bold.suffix(7) == [
        "cnet.com", "venturebeat.com", "geekwire.com", "techcrunch.com", "cnbc.com (2)",
        "reuters.com", "zdnet.com",
      ])
  }

  @Test("Lanes stand in the order of first articles, undated last; marks in the order of time")
  func order() throws {
    let study = study([
      Piece("late.example", "2020-06-11T18:00:00Z"), Piece("never.example", nil),
      Piece("early.example", "2020-06-11T10:00:00Z"),
      Piece("middle.example", "2020-06-11T13:20:00Z"),
      Piece("early.example", "2020-06-11T20:00:00Z"), Piece("", "2020-06-11T14:00:00Z"),
    ])
    let drawing = drawing(study)
    let names = [
      "early.example (2)", "middle.example", "provider unknown", "late.example", "never.example",
    ]
    let places = try names.map { try #require(position(of: $0, in: drawing)?.y, "\($0)") }
    #expect(places == places.sorted() && Set(places).count == 5)
    #expect(drawing.words.contains("+3 h 20 min"))
    #expect(
      drawing.words.contains(
        "early.example was first, on 11 Jun 2020 10:00; middle.example followed 3 h 20 min later."))
    #expect(drawing.words.contains("no time"))
    // Lengths on the axis are in the proportion of times: 10:00, 13:20, 14:00, 18:00, 20:00.
    let x = marks(drawing).map { $0.frame.x }.sorted()
    #expect(x.count == 6)
    let unit = (x[4] - x[0]) / 600
    for (place, minutes) in [0.0, 200, 240, 480, 600].enumerated() {
      #expect((x[place] - x[0] - minutes * unit).magnitude < 0.5)
    }
    #expect(x[5] > x[4] + 20)
    expectSound(drawing)
  }

  @Test("Records are filled, articles that are only mentioned hollow and dashed, copies square")
  func kinds() {
    let text = "The company said on Thursday that it would stop selling the software to all police."
    let study = study(
      [
        Piece("a.example", "2020-06-11T10:00:00Z", excerpt: text),
        Piece("b.example", "2020-06-11T12:00:00Z", excerpt: text),
        Piece("c.example", "2020-06-11T14:00:00Z"), Piece("d.example", "2020-06-11T15:00:00Z"),
      ], ghosts: 1)
    let drawing = drawing(study)
    let marks = marks(drawing)
    #expect(marks.count { $0.stroke?.isDashed == true } == 1)
    #expect(marks.count { $0.fill == drawing.background } == 1)
    #expect(marks.filter { $0.shape == .rectangle }.map(\.link) == ["https://b.example/1"])
    #expect(
      marks.first { $0.shape == .rectangle }?.tooltip?.contains("copy of a text of a.example")
        == true)
    #expect(drawing.words.contains("square: copy of an earlier text"))
    // The copy and its original are joined by a dashed line: along the lane, and down to it.
    #expect(drawing.lines.count { $0.stroke.isDashed } >= 2)
    expectSound(drawing)
  }

  @Test("A long silence is a break that says how long it is, and the first day keeps its room")
  func breaks() throws {
    var pieces = (0..<20).map { number in
      Piece("p\(number).example", "2020-06-11T\(number < 10 ? "0" : "")\(number):00:00Z")
    }
    pieces.append(Piece("last.example", "2020-07-11T19:00:00Z"))
    for page in DiagramOptions.Page.allCases {
      let drawing = drawing(study(pieces), page)
      let gap = try #require(
        drawing.boxes.first { $0.tooltip == "30 days without an article" }?.frame)
      let x = marks(drawing).map(\.frame.x).sorted()
      // Of 21 providers the latest share a lane on a small sheet.
      #expect(x.count == 21 || page == .a4 && x.count > 12)
      #expect(x.filter { $0 > gap.x }.count == (x.count == 21 ? 1 : 0))
      let before = x.filter { $0 < gap.x }
      let length = try #require(before.last) - before[0]
      #expect(length > drawing.width * 0.02 * Double(before.count))
      expectSound(drawing)
    }
  }

  @Test("Two articles of one minute are both seen; a lane that would be too high counts instead")
  func sameMinute() {
    let time = "2020-06-11T10:00:00Z"
    let two = drawing(study([Piece("a.example", time), Piece("a.example", time)]))
    #expect(marks(two).count == 2)
    expectSound(two)
    let many = drawing(study(Array(repeating: Piece("a.example", time), count: 9)))
    #expect(marks(many).isEmpty)
    #expect(many.boxes.contains { $0.tooltip == "9 articles, 11 Jun 2020 10:00" })
    #expect(
      many.words.last?.contains("9 articles of lanes that are too full are counted in columns")
        == true)
    expectSound(many)
  }

  @Test(
    "Of more providers than have room the earliest have lanes, and the others share the last one",
    arguments: DiagramOptions.Page.allCases)
  func manyProviders(page: DiagramOptions.Page) throws {
    let count = 120
    let study = study(
      (0..<400).map { number in
        let minutes = number % count * 40 + number / count * 1_440
        let time = Timestamp(secondsSinceEpoch: 1_591_833_600 + Int64(minutes) * 60)
        return Piece("p\(number % count).example", time.iso8601)
      })
    let drawing = drawing(study, page)
    expectSound(drawing)
    let drawn = marks(drawing).count
    let lane = try #require(drawing.words.first { $0.contains("more providers with") })
    let numbers = lane.split { !$0.isNumber }.compactMap { Int($0) }
    let columns = drawing.boxes.compactMap { box -> Int? in
      guard box.stroke == nil, let tooltip = box.tooltip, tooltip.contains(" article"),
        tooltip.contains(", "), let number = tooltip.split(separator: " ").first
      else { return nil }
      return Int(number)
    }
    #expect(drawn + numbers[1] == 400)
    #expect(columns.reduce(0, +) == numbers[1])
    let names = drawing.boxes.filter { $0.frame.x == 24 }.compactMap { $0.label?.lines.first }
      .filter { $0.contains(".example (") }
    #expect(names.count + numbers[0] == count)
    // The first provider, and no later one before an earlier.
    #expect(names == names.indices.map { "p\($0).example (\($0 < 40 ? 4 : 3))" })
    #expect(drawing.words.last?.contains("\(numbers[0]) providers") == true)
    if page != .screen { #expect(drawing.words.last?.contains("Left out") == true) }
  }

  @Test("As many headlines stand beside the marks as were asked for, that of the story first")
  func labelBudget() throws {
    let study = try seedsStudy()
    let story = study.clusters[ClusterID(0)]
    let titles = Set(story.members.map { study.graph[$0].title })
    for limit in [1, 5, 100] {
      var options = DiagramOptions()
      options.labels = limit
      let drawing = SpreadDiagram(of: study, story: ClusterID(0), options: options).drawing()
      let beside = drawing.boxes.filter { $0.link != nil && $0.stroke == nil }
      #expect(beside.count <= limit && beside.count >= min(limit, 20))
      #expect(beside.contains { $0.label?.lines == [study.graph[story.representative].title] })
      for words in beside.compactMap({ $0.label?.lines.first }) where !words.hasSuffix("…") {
        #expect(titles.contains(words))
      }
    }
  }

  @Test("One article, a story without any time and an archive of nothing have pages of their own")
  func little() {
    let one = drawing(study([Piece("a.example", "2020-06-11T10:00:00Z")]))
    #expect(marks(one).count == 1)
    #expect(
      one.words.contains(
        "a.example alone has articles with a time, the first of 11 Jun 2020 10:00."))
    expectSound(one)

    let pieces = (0..<30).map { Piece("p\($0 % 3).example", nil) }
    for page in DiagramOptions.Page.allCases {
      let undated = drawing(study(pieces), page)
      #expect(marks(undated).count == 30)
      #expect(
        undated.words.contains("No article states a time, so nobody can tell who was first."))
      expectSound(undated)
      let few = drawing(study(Array(pieces.prefix(4))), page)
      #expect(marks(few).count == 4)
      expectSound(few)
      let nothing = drawing(ArchiveStudy(of: Hostile.nothing), page)
      #expect(
        nothing.words.last == "The archive holds no article, so there is no story to draw.")
      expectSound(nothing)
    }
  }

  @Test("What a filter hides is not drawn, and lags are still those of the whole story")
  func shown() throws {
    var options = ArchiveAnalysis.Options()
    options.filter.mode = .show
    options.filter.providers = ["b.example"]
    let drawing = drawing(
      study(
        [
          Piece("a.example", "2020-06-11T10:00:00Z", "hidden headline"),
          Piece("b.example", "2020-06-11T15:30:00Z", "shown headline"),
        ], options: options))
    #expect(marks(drawing).count == 1)
    #expect(drawing.words.contains("+5 h 30 min"))
    let texts = drawing.words + drawing.boxes.compactMap(\.tooltip)
    #expect(!texts.contains { $0.contains("hidden headline") })
    #expect(texts.contains("shown headline"))
    #expect(texts.contains { $0.contains("1 not shown") })
    expectSound(drawing)
  }

  @Test("Times are of the archive's zone")
  func zone() throws {
    var options = ArchiveAnalysis.Options()
    options.calendar = try #require(ArchiveCalendar(timeZone: "America/New_York"))
    let drawing = drawing(
      study(
        [
          Piece("a.example", "2020-06-11T02:10:00Z"), Piece("b.example", "2020-06-11T05:50:00Z"),
        ], options: options))
    // Four hours behind: 22:10 of the day before to 1:50, so midnight is a tick.
    #expect(drawing.words.contains("00:00"))
    #expect(drawing.words.contains { $0.hasPrefix("10 Jun") })
    #expect(drawing.words.contains { $0.contains("on 10 Jun 2020 22:10") })
    #expect(drawing.words.last?.contains("America/New_York") == true)
    expectSound(drawing)
  }

  @Test(
    "Ticks are those that people use, whatever the span",
    arguments: [
      ("2020-06-11T10:00:00Z", "2020-06-11T10:40:00Z", "10:15"),
      ("2020-06-11T10:00:00Z", "2020-06-12T10:00:00Z", "12:00"),
      ("2020-06-11T10:00:00Z", "2020-06-18T10:00:00Z", "15 Jun"),
      ("2020-01-11T10:00:00Z", "2020-09-18T10:00:00Z", "Mar"),
      ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2000"),
    ])
  func ticks(first: String, last: String, expected: String) throws {
    // One article in each of a hundred equal parts, so that nothing is broken.
    let (start, end) = try (
      #require(Timestamp(iso8601: first)).secondsSinceEpoch,
      #require(Timestamp(iso8601: last)).secondsSinceEpoch
    )
    let pieces = (0...40).map { number in
      let time = Timestamp(secondsSinceEpoch: start + (end - start) / 40 * Int64(number))
      return Piece("p\(number % 8).example", time.iso8601)
    }
    let drawing = drawing(study(pieces))
    #expect(drawing.words.contains(expected), "\(drawing.words)")
    expectSound(drawing)
  }

  @Test("Hostile texts are text: nothing overlaps or runs over the page")
  func hostile() {
    for page in DiagramOptions.Page.allCases {
      expectSound(drawing(Hostile.study, page))
      for seed in 1...40 as ClosedRange<UInt64> {
        expectSound(drawing(OddArchives.study(seed: seed), page))
        var options = ArchiveAnalysis.Options()
        options.filter = OddArchives.filter(seed: seed)
        expectSound(drawing(OddArchives.study(seed: seed, options: options), page))
      }
    }
    let long = String(repeating: "<b>\"x\"]]>--></b> \u{202E}مرحبا 👩‍👩‍👧‍👦 ", count: 100)
    let study = study([
      Piece("a.example", "2020-06-11T10:00:00Z", long),
      Piece(String(repeating: "long", count: 90) + ".example", nil, long),
    ])
    for page in DiagramOptions.Page.allCases { expectSound(drawing(study, page)) }
  }

  @Test("The same study gives the same picture each time")
  func repeated() throws {
    let pieces = (0..<60).map { Piece("p\($0 % 13).example", $0 % 5 == 0 ? nil : "2020-06-11") }
    #expect(drawing(study(pieces)) == drawing(study(pieces)))
  }
}
