import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

@Suite("The diagram of providers")
struct ProviderDiagramTests {
  private func circles(_ drawing: Drawing) -> [Drawing.Box] {
    drawing.boxes.filter { $0.shape == .ellipse && $0.tooltip != nil }
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

  @Test("Areas grow with the number of articles")
  func areas() throws {
    let analysis = try seedsAnalysis()
    for circle in circles(ProviderDiagram(of: analysis).drawing()) {
      let name = try #require(circle.tooltip?.split(separator: ":").first.map(String.init))
      let index = try #require(analysis.graph.providers.firstIndex { $0.key == name })
      let count = analysis.providers.standings[index].articleCount
      #expect(circle.label?.lines == [String(count)])
      let one = circles(ProviderDiagram(of: analysis).drawing()).first {
        $0.label?.lines == ["1"]
      }
      let unit = try #require(one).frame.width
      let ratio = circle.frame.width * circle.frame.width / (unit * unit)
      #expect((ratio - Double(count)).magnitude < 0.01)
    }
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
    expectReadable(drawing)
  }
}
