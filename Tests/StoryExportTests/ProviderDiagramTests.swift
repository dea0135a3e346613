import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

@Suite("The diagram of providers")
struct ProviderDiagramTests {
  /// The circles of the providers; the disc inside one has its tooltip as well.
  private func circles(_ drawing: Drawing) -> [Drawing.Box] {
    var seen: Set<String> = []
    return drawing.boxes.filter {
      $0.shape == .ellipse && $0.tooltip.map { seen.insert($0).inserted } == true
    }
  }

  private func drawing(
    of analysis: ArchiveAnalysis, page: DiagramOptions.Page = .screen, labels: Int? = nil
  ) -> Drawing {
    var options = DiagramOptions()
    (options.page, options.labels) = (page, labels)
    return ProviderDiagram(of: analysis, options: options).drawing()
  }

  @Test("Every provider of the seeds has a circle and a label, and every link a line")
  func seeds() throws {
    let analysis = try seedsAnalysis()
    let drawing = ProviderDiagram(of: analysis).drawing()
    let circles = circles(drawing)
    #expect(circles.count == 37)
    for provider in analysis.graph.providers {
      #expect(drawing.words.contains(provider.key), "\(provider.key)")
    }
    // The legend has two lines of its own; no two providers of the seeds name each other.
    #expect(drawing.lines.count == 39 + 2)
    #expect(drawing.lines.count { $0.tooltip != nil && $0.hasArrowhead } == 39)
    #expect(drawing.words.last?.contains("All providers and all links") == true)
    expectReadable(drawing)
  }

  @Test(
    "Circles and labels do not overlap",
    arguments: [[43], [12, 9, 7, 5, 3], [2, 2, 2, 2], [60, 50, 40]])
  func apart(sizes: [Int]) throws {
    let drawing = ProviderDiagram(of: cliques(sizes)).drawing()
    let labels = drawing.boxes.filter { $0.label?.lines.first?.hasSuffix(".example") == true }
    #expect(!labels.isEmpty)
    expectApart(circles(drawing) + labels)
    expectReadable(drawing)
  }

  @Test("On the seeds no link runs through the circle of a provider that it does not join")
  func links() throws {
    let drawing = ProviderDiagram(of: try seedsAnalysis()).drawing()
    for line in drawing.lines where line.tooltip != nil {
      let (start, end) = (line.points[0], line.points[1])
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      let length = (dx * dx + dy * dy).squareRoot()
      for circle in circles(drawing) {
        let (x, y) = (
          circle.frame.x + circle.frame.width / 2 - start.x,
          circle.frame.y + circle.frame.height / 2 - start.y
        )
        let position = (x * dx + y * dy) / length
        guard position > 0, position < length else { continue }
        let distance = ((y * dx - x * dy) / length).magnitude
        #expect(
          distance > circle.frame.width / 2, "\(line.tooltip ?? "") at \(circle.tooltip ?? "")")
      }
    }
  }

  @Test("Areas grow with the number of articles, which stands in each circle")
  func areas() throws {
    let analysis = try seedsAnalysis()
    let drawing = drawing(of: analysis)
    let circles = circles(drawing)
    let unit = try #require(circles.first { $0.tooltip?.contains(": 1 article,") == true })
    for circle in circles {
      let name = try #require(circle.tooltip?.split(separator: ":").first.map(String.init))
      let index = try #require(analysis.graph.providers.firstIndex { $0.key == name })
      let count = analysis.providers.standings[index].articleCount
      let middle = circle.frame.x + circle.frame.width / 2
      #expect(
        drawing.boxes.contains { box in
          box.label?.lines == [String(count)]
            && (box.frame.x + box.frame.width / 2 - middle).magnitude < 0.01
        })
      let ratio = circle.frame.width * circle.frame.width / (unit.frame.width * unit.frame.width)
      #expect((ratio - Double(count)).magnitude < 0.01)
    }
  }

  @Test("The disc in a circle has the share of articles with a record as its share of the area")
  func discs() throws {
    // ZDNet has three articles, one of them with a record.
    let drawing = drawing(of: try seedsAnalysis())
    let both = drawing.boxes.filter {
      $0.tooltip?.hasPrefix("zdnet.com: 3 articles, 1 with") == true
    }
    #expect(both.count == 2)
    let share = try #require(both.last).frame.width / both[0].frame.width
    #expect((share * share - 1.0 / 3).magnitude < 0.0001)
    // Of a provider that is only mentioned nothing is filled, of one with records only all is.
    let paper = Drawing.Color(0xffffff)
    let cnet = drawing.boxes.filter { $0.tooltip?.hasPrefix("cnet.com: ") == true }
    #expect(cnet.map(\.fill) == [paper])
    let trends = drawing.boxes.filter { $0.tooltip?.hasPrefix("digitaltrends.com: ") == true }
    #expect(trends.count == 1 && trends[0].fill != paper)
  }

  @Test(
    "Every sheet is as wide and as high as it is, and holds what is drawn",
    arguments: [[43], [60, 50, 40], [2, 2, 2, 2], [1], Array(repeating: 3, count: 40)],
    DiagramOptions.Page.allCases)
  func pages(sizes: [Int], page: DiagramOptions.Page) {
    let analysis = cliques(sizes)
    let drawing = drawing(of: analysis, page: page)
    let size: [Double] = page == .screen ? [896] : page == .a4 ? [595, 842] : [842, 1191]
    #expect(drawing.width == size[0])
    if let height = size.dropFirst().first { #expect(drawing.height == height) }
    expectReadable(drawing)
    let labels = drawing.boxes.filter { $0.fill != nil && $0.label != nil }
    expectApart(circles(drawing) + labels)
    let closing = drawing.boxes[drawing.boxes.count - 1]
    let lowest = (circles(drawing) + labels).map { $0.frame.y + $0.frame.height }.max() ?? 0
    #expect(lowest <= closing.frame.y)
    #expect(closing.frame.y + closing.frame.height <= drawing.height - 24)
    let hidden = analysis.graph.providers.count - circles(drawing).count
    if hidden > 0 {
      #expect(drawing.words.last?.contains("Left out: \(hidden) provider") == true)
    }
  }

  @Test("Names stand at no more providers than are asked for, the largest first")
  func labels() throws {
    let analysis = try seedsAnalysis()
    let words = drawing(of: analysis, labels: 4).words
    let named = analysis.graph.providers.filter { words.contains($0.key) }.map(\.key)
    // Three providers have three articles each.
    #expect(named.count == 4)
    #expect(Set(["forbes.com", "mashable.com", "zdnet.com"]).isSubset(of: named))
    #expect(words.last?.contains("Without a name: 33 providers.") == true)
  }

  @Test("Hostile names stay text inside the page", arguments: DiagramOptions.Page.allCases)
  func hostile(page: DiagramOptions.Page) {
    let texts = Hostile.texts.filter { $0.contains { !$0.isWhitespace } }
    let records = texts.enumerated().map { number, text in
      var (article, other) = (Mention(), Mention())
      (article.title, other.title) = (text, text)
      article.provider = .init(name: text, domain: text)
      other.provider = .init(name: text, domain: String(repeating: text, count: 9))
      article.addresses.web = "https://a.example/\(number)"
      other.addresses.web = "https://b.example/\(number)"
      return ArticleRecord(document: "\(number).md", article: article, related: [other])
    }
    let drawing = drawing(of: ArchiveAnalysis(of: StoryGraph(records: records)), page: page)
    #expect(!circles(drawing).isEmpty)
    expectReadable(drawing)
  }

  @Test(
    "Of providers with equal numbers of articles those that name the others stay on a small sheet")
  func hubs() throws {
    let drawing = drawing(of: try seedsAnalysis(), page: .a4)
    let words = drawing.words
    #expect(words.contains("digitaltrends.com"))
    #expect(words.contains("buzzfeednews.com"))
    // All links between those shown are drawn: no spanning forest is spoken of.
    #expect(words.last?.contains("spanning forest") == false)
  }

  @Test("Hidden providers are not drawn")
  func shown() throws {
    var options = ArchiveAnalysis.Options()
    options.filter.mode = .show
    options.filter.clusters = [3]
    let analysis = ArchiveAnalysis(of: try seedsAnalysis().graph, options: options)
    let drawing = drawing(of: analysis)
    // Story 3 has three articles of three providers.
    #expect(circles(drawing).count == 3)
    #expect(drawing.words.last?.contains("those that the filter hides") == true)
  }

  @Test("Of many providers and links a backbone is drawn, and the page says what it left out")
  func budget() {
    let analysis = cliques([60, 50])
    let drawing = ProviderDiagram(of: analysis).drawing()
    #expect(circles(drawing).count == 40)
    #expect(drawing.lines.count <= 2 * 40)
    let closing = drawing.words.last ?? ""
    #expect(closing.contains("Left out: 20 providers"))
    #expect(closing.contains("of 3,540 links"))
  }

  @Test("An archive without providers has a page")
  func empty() {
    let drawing = ProviderDiagram(of: ArchiveAnalysis(of: StoryGraph(records: []))).drawing()
    #expect(circles(drawing).isEmpty)
    #expect(drawing.words.last == "There is no provider to draw.")
    expectReadable(drawing)
  }
}
