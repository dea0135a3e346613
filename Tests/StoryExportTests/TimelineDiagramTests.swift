import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

@Suite("The diagram of coverage over time")
struct TimelineDiagramTests {
  private func analysis(
    times: [String?], options: ArchiveAnalysis.Options = .init()
  ) -> ArchiveAnalysis {
    let records = times.enumerated().map { number, time in
      var mention = Mention()
      mention.title = "Article \(number)"
      mention.addresses.web = "https://a.example/\(number)"
      mention.published = time.flatMap { Timestamp(iso8601: $0) }
      return ArticleRecord(document: "\(number).md", article: mention)
    }
    return ArchiveAnalysis(of: StoryGraph(records: records), options: options)
  }

  /// The pieces of bars: what they say on hovering, and their height.
  private func bars(_ drawing: Drawing) -> [(tooltip: String, frame: Drawing.Rectangle)] {
    drawing.boxes.compactMap { box in
      guard let tooltip = box.tooltip, tooltip.contains(": "), !tooltip.hasPrefix("Burst") else {
        return nil
      }
      return (tooltip, box.frame)
    }
  }

  /// The words below the axis: two lines each, the second of which may be empty.
  private func dates(_ drawing: Drawing) -> [Drawing.Box] {
    drawing.boxes.filter { $0.label?.fontSize == 8.5 && $0.label?.lines.count == 2 }
  }

  private func bands(_ drawing: Drawing) -> [Drawing.Box] {
    drawing.boxes.filter { $0.tooltip?.hasPrefix("Burst: ") == true }
  }

  /// The number of articles that a bar says on hovering.
  private func count(_ tooltip: String) throws -> Int {
    try #require(tooltip.split(separator: " ").dropFirst().first.flatMap { Int($0) })
  }

  @Test("Bars stack what each story published, as high as it is many")
  func heights() throws {
    let drawing = TimelineDiagram(of: ArchiveStudy(of: try seedsAnalysis())).drawing()
    let bars = bars(drawing)
    // 20 articles on 11 June 2020: 17 of story 1 and 3 of story 3.
    let first = bars.filter { $0.tooltip.hasPrefix("2020-06-11:") }
    #expect(
      first.map(\.tooltip) == [
        "2020-06-11: 17 articles, story 1", "2020-06-11: 3 articles, story 3",
      ])
    let unit = first[0].frame.height / 17
    for bar in bars {
      let count = try #require(
        bar.tooltip.split(separator: " ").dropFirst().first.flatMap { Double($0) })
      #expect((bar.frame.height - count * unit).magnitude < 0.01, "\(bar.tooltip)")
    }
    // The second piece stands on the first.
    #expect((first[1].frame.y + first[1].frame.height - first[0].frame.y).magnitude < 0.01)
    let counts = bars.compactMap {
      $0.tooltip.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    }
    #expect(counts.reduce(0, +) == 46)
    expectReadable(drawing)
  }

  @Test("A long stretch without articles is a break that says how long it is")
  func breaks() throws {
    let drawing = TimelineDiagram(of: ArchiveStudy(of: try seedsAnalysis())).drawing()
    let tooltips = drawing.boxes.compactMap(\.tooltip)
    // 18 June to 1 July 2020, and 4 July 2020 to 24 May 2021.
    #expect(tooltips.contains("14 days without an article"))
    #expect(tooltips.contains("325 days without an article"))
    // 14 June is a single day and keeps its place.
    #expect(drawing.words.contains("14 Jun "))
  }

  @Test("Dates do not run into each other")
  func dates() throws {
    let times = (0..<120).map { day in
      Timestamp(secondsSinceEpoch: 1_577_836_800 + Int64(day) * 86_400).iso8601
    }
    let drawing = TimelineDiagram(of: ArchiveStudy(of: analysis(times: times))).drawing()
    let labels = dates(drawing)
    #expect(labels.count > 10)
    expectApart(labels)
    expectReadable(drawing)
  }

  @Test("The year stands on the first date that is shown after a break, whichever that is")
  func yearsOfDates() {
    // One month of 2010 and many from 2020 on: thin bars on both sides of a break.
    let times =
      ["2010-01-01T00:00:00Z"]
      + (0..<80).map { month in
        Timestamp.civil(year: 2020 + month / 12, month: month % 12 + 1, day: 1).iso8601
      }
    let drawing = TimelineDiagram(of: ArchiveStudy(of: analysis(times: times))).drawing()
    let labels = dates(drawing)
      .sorted { $0.frame.x + $0.frame.width / 2 < $1.frame.x + $1.frame.width / 2 }
      .compactMap { $0.label?.lines }
    #expect(labels.first == ["Jan", "2010"])
    #expect(labels.dropFirst().first == ["119", "months"])
    let years = labels.dropFirst(2).map { $0[1] }
    #expect(years.first == "2020")
    #expect(years.filter { !$0.isEmpty } == (2020...2026).map(String.init))
  }

  @Test("However many breaks there are, bars keep half of the axis")
  func manyBreaks() {
    let times = (0..<60).map { Timestamp.civil(year: 1900 + 2 * $0, month: 6, day: 11).iso8601 }
    let drawing = TimelineDiagram(of: ArchiveStudy(of: analysis(times: times))).drawing()
    let bars = bars(drawing)
    #expect(bars.count == 60)
    #expect(bars.allSatisfy { $0.frame.width > 4 })
    expectReadable(drawing)
    expectApart(dates(drawing))
  }

  @Test("Bars that would be too thin are drawn in a coarser unit")
  func coarser() {
    let times = (0..<1_000).map { day in
      Timestamp(secondsSinceEpoch: 1_577_836_800 + Int64(day) * 86_400).iso8601
    }
    var options = ArchiveAnalysis.Options()
    options.coverageUnit = .day
    let drawing = TimelineDiagram(of: ArchiveStudy(of: analysis(times: times, options: options)))
      .drawing()
    #expect(drawing.words.last?.hasPrefix("Each bar is one week") == true)
    expectReadable(drawing)
  }

  @Test("Articles without a time are named in the closing line")
  func undated() {
    let drawing = TimelineDiagram(
      of: ArchiveStudy(of: analysis(times: ["2020-06-11T00:00:00Z", nil, nil]))
    ).drawing()
    #expect(drawing.words.last?.hasSuffix("Left out: 2 articles without a time.") == true)
    let nothing = TimelineDiagram(of: ArchiveStudy(of: analysis(times: [nil]))).drawing()
    #expect(nothing.words.last == "No article of the archive states a time.")
  }

  @Test(
    "The scale has at most six steps of 1, 2 or 5 times a power of ten",
    arguments: [
      (1, ["0", "1"]), (6, ["0", "1", "2", "3", "4", "5", "6"]), (7, ["0", "2", "4", "6", "8"]),
      (20, ["0", "5", "10", "15", "20"]), (61, ["0", "20", "40", "60", "80"]),
    ])
  func scale(count: Int, expected: [String]) {
    let times = Array(repeating: "2020-06-11T00:00:00Z", count: count)
    let drawing = TimelineDiagram(of: ArchiveStudy(of: analysis(times: times))).drawing()
    let ticks = drawing.boxes.filter { $0.label?.alignment == .trailing }
    #expect(ticks.compactMap { $0.label?.lines.first } == expected)
  }

  @Test("A band lies along the days of its burst, with whose it is and its days beside it")
  func bursts() throws {
    let drawing = TimelineDiagram(of: try seedsStudy()).drawing()
    let bands = bands(drawing)
    // bursts.csv of the seeds has these two and no other.
    #expect(
      bands.map(\.tooltip) == [
        "Burst: all articles, 11 to 17 Jun 2020 (41 articles)",
        "Burst: 2 · facial, recognition, technology, 13 to 17 Jun 2020 (10 articles)",
      ])
    for band in bands {
      #expect(drawing.words.contains(String(try #require(band.tooltip).dropFirst("Burst: ".count))))
    }
    func bar(_ day: String) throws -> Drawing.Rectangle {
      try #require(bars(drawing).first { $0.tooltip.hasPrefix(day) }).frame
    }
    let story = bands[1].frame
    #expect(try bar("2020-06-12").x + bar("2020-06-12").width <= story.x)
    #expect(try bar("2020-06-13").x >= story.x)
    #expect(try bar("2020-06-17").x + bar("2020-06-17").width <= story.x + story.width)
    #expect(try bar("2020-07-02").x >= story.x + story.width)
    #expect(try bands[0].frame.x <= bar("2020-06-11").x)
  }

  @Test(
    "Every burst of the archive and of its stories has a band or is counted in the closing line")
  func countedBursts() throws {
    // Twelve stories of 18 hours each, ten days apart: each bursts on its own days.
    let study = ArchiveStudy(of: cliques([Int](repeating: 18, count: 12)))
    let all = study.bursts.bursts.count { if case .topic = $0.subject { false } else { true } }
    #expect(all >= 12)
    for (page, most) in [(DiagramOptions.Page.screen, 6), (.a4, 6), (.a3, 10)] {
      for labels in [nil, 1, 3, 99] {
        var options = DiagramOptions()
        (options.page, options.labels) = (page, labels)
        let drawing = TimelineDiagram(of: study, options: options).drawing()
        #expect(bands(drawing).count == min(labels ?? most, most))
        let closing = try #require(drawing.words.last)
        #expect(closing.contains("Not drawn: \(all - bands(drawing).count) other bursts"))
        #expect(drawing.words.count { $0.hasSuffix("(18 articles)") && !$0.contains(",") } <= 6)
      }
    }
  }

  @Test("Stories without a colour stand together in the legend")
  func labels() throws {
    var options = DiagramOptions()
    options.labels = 2
    let drawing = TimelineDiagram(of: try seedsStudy(), options: options).drawing()
    #expect(drawing.words.contains("3 other stories (8 articles)"))
    #expect(!bars(drawing).contains { $0.tooltip.hasSuffix("story 3") })
    #expect(try bars(drawing).map { try count($0.tooltip) }.reduce(0, +) == 46)
  }

  @Test("What a filter hides is not drawn, and the closing line counts it")
  func hidden() throws {
    var options = ArchiveAnalysis.Options()
    options.filter.clusters = [2, 5]
    options.filter.mode = .show
    let study = ArchiveStudy(of: ArchiveAnalysis(of: try seedsStudy().graph, options: options))
    let drawing = TimelineDiagram(of: study).drawing()
    #expect(try bars(drawing).map { try count($0.tooltip) }.reduce(0, +) == 14)
    #expect(
      bars(drawing).allSatisfy {
        $0.tooltip.hasSuffix("story 2") || $0.tooltip.hasSuffix("story 5")
      })
    #expect(bands(drawing).count == 1)
    #expect(drawing.words.last?.hasSuffix("Left out: 32 articles that the filter hides.") == true)
    options.filter.clusters = []
    options.filter.topics = ["nothing"]
    let nothing = ArchiveStudy(of: ArchiveAnalysis(of: try seedsStudy().graph, options: options))
    #expect(TimelineDiagram(of: nothing).drawing().words.last == "The filter shows no article.")
  }

  @Test("A shown part that is short has bars of days, or of hours, whatever the archive has")
  func shortPart() {
    var times: [Timestamp] = []
    for month in 0..<90 {
      times.append(Timestamp.civil(year: 2010 + month / 12, month: month % 12 + 1, day: 9))
    }
    for hour in 0..<6 { times.append(Timestamp.civil(year: 2018, month: 3, day: 1, hour: hour)) }
    var options = ArchiveAnalysis.Options()
    options.filter.mode = .show
    options.filter.since = .init("2018-03-01")
    let study = ArchiveStudy(of: analysis(times: times.map(\.iso8601), options: options))
    #expect(study.coverage.unit == .month)
    let drawing = TimelineDiagram(of: study).drawing()
    #expect(bars(drawing).count == 6)
    #expect(drawing.words.last?.hasPrefix("Each bar is one hour") == true)
    options.coverageUnit = .week
    let weeks = ArchiveStudy(of: analysis(times: times.map(\.iso8601), options: options))
    #expect(
      TimelineDiagram(of: weeks).drawing().words.last?.hasPrefix("Each bar is one week") == true)
  }

  @Test("Where months are too thin, bars are years, decades or centuries")
  func years() throws {
    func drawing(_ years: Range<Int>) -> Drawing {
      let times = years.flatMap { year in
        (1...12).map { Timestamp.civil(year: year, month: $0, day: 2).iso8601 }
      }
      return TimelineDiagram(of: ArchiveStudy(of: analysis(times: times))).drawing()
    }
    let cases: [(Range<Int>, String, Int, Int)] = [
      (1995..<2025, "Each bar is one year", 30, 12), (1530..<2030, "Each bar is 10 years", 50, 120),
    ]
    for (years, closing, count, height) in cases {
      let drawing = drawing(years)
      #expect(drawing.words.last?.hasPrefix(closing) == true)
      // The first six stories have colours, so the first bar has pieces.
      #expect(Set(bars(drawing).map(\.frame.x)).count == count)
      #expect(drawing.words.contains("\(height)"))
      expectReadable(drawing)
      expectApart(dates(drawing))
    }
  }

  @Test("Bars are cut by the calendar of the time zone")
  func timeZone() throws {
    var options = ArchiveAnalysis.Options()
    options.calendar = try #require(ArchiveCalendar(timeZone: "America/New_York"))
    options.coverageUnit = .day
    let drawing = TimelineDiagram(
      of: ArchiveStudy(
        of: analysis(times: ["2020-06-11T02:00:00Z", "2020-06-11T05:00:00Z"], options: options))
    ).drawing()
    #expect(
      bars(drawing).map(\.tooltip) == [
        "2020-06-10: 1 article, story 1", "2020-06-11: 1 article, story 2",
      ])
    #expect(drawing.words.contains("10 Jun 2020"))
    #expect(drawing.words.last?.contains("(America/New_York)") == true)
  }

  @Test("Numbers stand above their bars, and none in the bar of another", arguments: [7, 60, 150])
  func counts(days: Int) throws {
    // Heights that rise and fall from day to day.
    var times: [String?] = []
    for day in 0..<days {
      let morning: Int64 = 1_577_836_800 + Int64(day) * 86_400
      for article in 0...(day * 37 % 23) {
        times.append(Timestamp(secondsSinceEpoch: morning + Int64(article)).iso8601)
      }
    }
    var options = ArchiveAnalysis.Options()
    options.coverageUnit = .day
    let drawing = TimelineDiagram(of: ArchiveStudy(of: analysis(times: times, options: options)))
      .drawing()
    let pieces = bars(drawing)
    let numbers = drawing.boxes.filter { $0.label?.isBold == true && $0.label?.fontSize == 9 }
    #expect(!numbers.isEmpty)
    for number in numbers {
      #expect(!pieces.contains { $0.frame.overlaps(number.frame) }, "\(number)")
      let middle = number.frame.x + number.frame.width / 2
      var sum = 0
      for piece in pieces
      where piece.frame.x <= middle && middle <= piece.frame.x + piece.frame.width {
        sum += try count(piece.tooltip)
      }
      #expect(number.label?.lines == ["\(sum)"])
    }
    expectApart(drawing.boxes.filter { $0.label != nil })
    expectReadable(drawing)
  }

  @Test(
    "A diagram fits its page, with type that can be read", arguments: DiagramOptions.Page.allCases)
  func pages(page: DiagramOptions.Page) throws {
    for study in try OddPictures.studies() {
      for theme in DiagramOptions.Theme.allCases {
        OddPictures.expectFits(.timeline, study, page: page, theme: theme)
      }
    }
  }
}
