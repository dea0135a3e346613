import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

@Suite("The diagram of who published when")
struct HeatmapDiagramTests {
  private struct Cell: Hashable {
    var provider: String
    var bin: String
    var count: Int
  }

  /// The cells by what they say on hovering, with their boxes.
  private func cells(_ drawing: Drawing) -> [(cell: Cell, box: Drawing.Box)] {
    drawing.boxes.compactMap { box in
      guard let tooltip = box.tooltip, let colon = tooltip.lastIndex(of: ":"),
        let comma = tooltip[..<colon].lastIndex(of: ","),
        let count = tooltip[colon...].dropFirst(2).split(separator: " ").first.flatMap({
          Int($0.filter { $0 != "," })
        })
      else { return nil }
      let cell = Cell(
        provider: String(tooltip[..<comma]), bin: String(tooltip[comma..<colon].dropFirst(2)),
        count: count)
      return (cell, box)
    }
  }

  /// The totals at the right: bold, and smaller than the heading.
  private func totals(_ drawing: Drawing) -> [Int] {
    drawing.boxes.filter { $0.label?.isBold == true && $0.label?.fontSize == 9 }.compactMap {
      $0.label?.lines.first.flatMap { Int($0.filter { $0 != "," }) }
    }
  }

  /// The names at the left, from top to bottom.
  private func names(_ drawing: Drawing) -> [String] {
    drawing.boxes.filter { $0.label?.alignment == .trailing && $0.frame.x == 24 }
      .compactMap { $0.label?.lines.first }
  }

  /// The numbers that the legend gives to each colour.
  private func legend(_ drawing: Drawing) -> [String] {
    let start = drawing.boxes.firstIndex { $0.label?.lines == ["Articles:"] } ?? 0
    return drawing.boxes[(start + 1)...].prefix { $0.frame.y < drawing.boxes[start].frame.y + 5 }
      .compactMap { $0.label?.lines.first }
  }

  private func luminance(_ color: Drawing.Color) -> Double {
    let bits = UInt32(color.hex.dropFirst(), radix: 16) ?? 0
    // A weighted sum of the channels is enough for an order.
    return Double(bits >> 16) * 0.2126 + Double(bits >> 8 & 255) * 0.7152 + Double(bits & 255)
      * 0.0722
  }

  private static let day: Int64 = 86_400

  @Test("A cell holds what one provider published on one day, at the place of both")
  func grid() throws {
    let articles: [(String, Int64?)] = [
      ("b.example", 0), ("a.example", 10), ("b.example", 20), ("b.example", 2 * Self.day),
      ("c.example", 2 * Self.day + 5), ("a.example", nil),
    ]
    var options = ArchiveAnalysis.Options()
    options.coverageUnit = .day
    let drawing = HeatmapDiagram(
      of: ArchiveStudy(of: OddPictures.analysis(articles, options: options))
    ).drawing()
    let cells = cells(drawing)
    #expect(
      cells.map(\.cell) == [
        Cell(provider: "b.example", bin: "2020-01-01", count: 2),
        Cell(provider: "b.example", bin: "2020-01-03", count: 1),
        Cell(provider: "a.example", bin: "2020-01-01", count: 1),
        Cell(provider: "a.example", bin: "without a time", count: 1),
        Cell(provider: "c.example", bin: "2020-01-03", count: 1),
      ])
    #expect(names(drawing) == ["b.example", "a.example", "c.example"])
    #expect(totals(drawing) == [3, 2, 1])
    #expect(drawing.words.contains("without a time"))
    #expect(legend(drawing) == ["1", "2"])
    // Equal days stand below each other, later ones further right, undated ones last.
    let x = cells.map(\.box.frame.x)
    #expect(x[0] == x[2] && x[1] == x[4] && x[0] < x[1] && x[1] < x[3])
    // The day between has its column: two columns lie between the first and the third.
    #expect((x[1] - x[0] - 2 * (cells[0].box.frame.width + 1)).magnitude < 0.01)
    for (cell, box) in cells { #expect(box.label?.lines == ["\(cell.count)"]) }
  }

  @Test("All articles of the seeds are in one cell each, the largest providers first")
  func seeds() throws {
    let study = try seedsStudy()
    let drawing = HeatmapDiagram(of: study).drawing()
    let cells = cells(drawing)
    #expect(cells.reduce(0) { $0 + $1.cell.count } == 46)
    #expect(totals(drawing).reduce(0, +) == 46)
    // 37 providers, of which 30 have rows.
    #expect(totals(drawing).count == 31)
    #expect(names(drawing).last == "7 other providers")
    let single = totals(drawing).dropLast()
    #expect(Array(single) == single.sorted(by: >))
    #expect(drawing.boxes.compactMap(\.tooltip).contains("325 days without an article"))
    expectReadable(drawing)
  }

  @Test("More articles have a colour further from the ground, and the legend has all colours")
  func shades() throws {
    // Day n has 8n articles of one provider, up to 120.
    var articles: [(String, Int64?)] = []
    for day in 1...15 {
      for number in 0..<(day * 8) {
        articles.append(("a.example", Int64(day) * Self.day + Int64(number)))
      }
    }
    let study = ArchiveStudy(of: OddPictures.analysis(articles))
    for theme in DiagramOptions.Theme.allCases {
      var options = DiagramOptions()
      options.theme = theme
      let drawing = DiagramView.heatmap.drawing(of: study, options: options)
      let cells = cells(drawing).sorted { $0.cell.count < $1.cell.count }
      #expect(cells.map(\.cell.count) == (1...15).map { $0 * 8 })
      let tones = try cells.map { luminance(try #require($0.box.fill)) }
      #expect(tones == (theme == .light ? tones.sorted(by: >) : tones.sorted()))
      // 1, 2, 5, 10, 20, 50 and 100 reach 120; five of them, evenly.
      #expect(legend(drawing) == ["1 to 4", "5 to 9", "10 to 49", "50 to 99", "100 to 120"])
      // 8, from 16 and from 56 and from 104.
      #expect(Set(tones).count == 4)
    }
  }

  @Test(
    "Every number stands in its cell: where it has no room, the stretches are coarser",
    arguments: DiagramOptions.Page.allCases)
  func numbers(page: DiagramOptions.Page) throws {
    // 72 months with 1 to 40 articles each, the last with 120.
    var articles: [(String, Int64?)] = []
    for month in 0..<72 {
      for number in 0..<(month == 71 ? 120 : 1 + month % 40) {
        articles.append(("a.example", Int64(month) * 30 * Self.day + Int64(number)))
      }
    }
    let study = ArchiveStudy(of: OddPictures.analysis(articles))
    var options = DiagramOptions()
    options.page = page
    let drawing = HeatmapDiagram(of: study, options: options).drawing()
    let cells = cells(drawing)
    #expect(cells.reduce(0) { $0 + $1.cell.count } == articles.count)
    for (cell, box) in cells { #expect(box.label?.lines == ["\(cell.count)"]) }
    #expect(drawing.words.last?.hasPrefix("Each column is one quarter (UTC)") == true)
    // 1 January 2020 plus 72 times 30 days ends in November 2025: 24 quarters.
    #expect(cells.count == 24)
    #expect(cells.first?.cell.bin == "Jan to Mar 2020")
    #expect(cells.last?.cell.bin == "Oct to Dec 2025")
    expectReadable(drawing)
  }

  @Test("As many providers have rows as are asked for and as a sheet holds")
  func labels() throws {
    var articles: [(String, Int64?)] = []
    for provider in 0..<120 {
      for day in 0...(provider / 10) {
        articles.append(("p\(provider).example", Int64(day) * Self.day))
      }
    }
    let study = ArchiveStudy(of: OddPictures.analysis(articles))
    for (page, labels, expected) in [
      (DiagramOptions.Page.screen, nil, 30), (.screen, 5, 5), (.screen, 70, 70), (.a4, 5, 5),
    ] as [(DiagramOptions.Page, Int?, Int)] {
      var options = DiagramOptions()
      (options.page, options.labels) = (page, labels)
      let drawing = HeatmapDiagram(of: study, options: options).drawing()
      #expect(names(drawing).count == expected + 1)
      #expect(names(drawing).last == "\(120 - expected) other providers")
      #expect(totals(drawing).reduce(0, +) == study.graph.articles.count)
      #expect(
        drawing.words.last?.contains("adds up \(120 - expected) providers with fewer articles")
          == true)
    }
  }

  @Test("Cells are bounded in number: with more, the last providers have no row of their own")
  func budget() throws {
    var articles: [(String, Int64?)] = []
    for provider in 0..<90 {
      for day in 0..<50 { articles.append(("p\(provider).example", Int64(day) * Self.day)) }
    }
    var options = DiagramOptions()
    options.labels = 90
    let drawing = HeatmapDiagram(
      of: ArchiveStudy(of: OddPictures.analysis(articles)), options: options
    ).drawing()
    // 29 rows of 50 days, and the last.
    #expect(cells(drawing).count == 1_500)
    #expect(names(drawing).last == "61 other providers")
    #expect(totals(drawing).reduce(0, +) == 4_500)
  }

  @Test("Articles without a provider are in the last row")
  func unknown() throws {
    let articles: [(String, Int64?)] = [("a.example", 0), ("", 1), ("", 2)]
    var records: [ArticleRecord] = []
    for (number, article) in articles.enumerated() {
      var mention = Mention()
      mention.title = "Article \(number)"
      mention.provider.domain = article.0
      mention.published = Timestamp(secondsSinceEpoch: article.1 ?? 0)
      records.append(ArticleRecord(document: "\(number).md", article: mention))
    }
    let study = ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: records)))
    let unknown = study.graph.articles.count { $0.provider == nil }
    try #require(unknown == 2)
    let drawing = HeatmapDiagram(of: study).drawing()
    #expect(names(drawing) == ["a.example", "provider unknown"])
    #expect(totals(drawing) == [1, 2])
    #expect(
      drawing.words.last?.contains("The last row holds the articles without a provider") == true)
  }

  @Test("What a filter hides is not drawn, and the closing line counts it")
  func hidden() throws {
    var options = ArchiveAnalysis.Options()
    options.filter.providers = ["zdnet.com", "reuters.com"]
    options.filter.mode = .show
    let study = ArchiveStudy(of: ArchiveAnalysis(of: try seedsStudy().graph, options: options))
    let drawing = HeatmapDiagram(of: study).drawing()
    // Three articles of zdnet.com and one of reuters.com.
    #expect(names(drawing) == ["zdnet.com", "reuters.com"])
    #expect(totals(drawing) == [3, 1])
    #expect(drawing.words.last?.hasSuffix("Left out: 42 articles that the filter hides.") == true)
  }

  @Test("An archive without an article, or without a time, has a page that says so")
  func nothing() {
    let drawing = HeatmapDiagram(of: ArchiveStudy(of: Hostile.nothing)).drawing()
    #expect(drawing.words.last == "The archive holds no article.")
    let undated = OddPictures.analysis([("a.example", nil), ("b.example", nil)])
    #expect(
      HeatmapDiagram(of: ArchiveStudy(of: undated)).drawing().words.last
        == "No article of the archive states a time.")
  }

  @Test(
    "A diagram fits its page, with type that can be read", arguments: DiagramOptions.Page.allCases)
  func pages(page: DiagramOptions.Page) throws {
    for study in try OddPictures.studies() {
      for theme in DiagramOptions.Theme.allCases {
        OddPictures.expectFits(.heatmap, study, page: page, theme: theme)
      }
    }
  }
}
