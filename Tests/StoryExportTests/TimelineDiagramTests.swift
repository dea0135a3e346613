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
      guard let tooltip = box.tooltip, tooltip.contains(": ") else { return nil }
      return (tooltip, box.frame)
    }
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
    let labels = drawing.boxes.filter { $0.label?.fontSize == 8.5 }
    #expect(labels.count > 10)
    expectApart(labels)
    expectReadable(drawing)
  }

  @Test("The year stands on the first date that is shown after a break, whichever that is")
  func years() {
    // One month of 2010 and many from 2020 on: thin bars on both sides of a break.
    let times =
      ["2010-01-01T00:00:00Z"]
      + (0..<80).map { month in
        Timestamp.civil(year: 2020 + month / 12, month: month % 12 + 1, day: 1).iso8601
      }
    let drawing = TimelineDiagram(of: ArchiveStudy(of: analysis(times: times))).drawing()
    let labels = drawing.boxes.filter { $0.label?.fontSize == 8.5 }
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
    expectApart(drawing.boxes.filter { $0.label?.fontSize == 8.5 })
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
}
