import StoryExport
import Testing

@Suite("Drawing to DOT")
struct DrawingDOTTests {
  private func page(_ boxes: [Drawing.Box] = [], lines: [Drawing.Line] = []) -> String {
    var drawing = Drawing(width: 300, height: 200, title: "t", summary: "s")
    drawing.boxes = boxes
    drawing.lines = lines
    return drawing.dot()
  }

  private func lines(_ dot: String, startingWith start: String) -> [String] {
    dot.split(separator: "\n").map { String($0).trimmingPrefix("  ") }.map { String($0) }
      .filter { $0.hasPrefix(start) }
  }

  @Test("An empty page states its size and holds two unseen corners")
  func emptyPage() {
    let dot = page()
    #expect(dot.contains(#"viewport="300,200,1,150,100""#))
    #expect(dot.contains("notranslate=true"))
    #expect(lines(dot, startingWith: "b").isEmpty)
    #expect(lines(dot, startingWith: "from ->").isEmpty)
  }

  @Test("A page of broken size is rounded up to whole points")
  func brokenSize() {
    let dot = Drawing(width: 99.2, height: 50.5, title: "", summary: "").dot()
    #expect(dot.contains(#"viewport="100,51,1,50,25.5""#))
  }

  @Test("A frame becomes a node at its centre, seen from the bottom")
  func frame() {
    let box = Drawing.Box(
      .init(x: 10, y: 20, width: 72, height: 36), fill: .init(0x1f77b4), stroke: .init(.init(0)))
    let node = lines(page([box]), startingWith: "b1 ")
    #expect(
      node == [
        "b1 [pos=\"46,162\", width=1, height=0.5, peripheries=1, fillcolor=\"#1f77b4\", "
          + "color=\"#000000\", style=\"filled\"];"
      ])
  }

  @Test("Frames that touch still touch after rounding")
  func touchingFrames() throws {
    let widths = [3.3, 4.45, 0.2, 7.7]
    var x = 10.0
    var boxes: [Drawing.Box] = []
    for width in widths {
      boxes.append(.init(.init(x: x, y: 0, width: width, height: 10), fill: .init(0)))
      x += width
    }
    let dot = page(boxes)
    var edges: [(Double, Double)] = []
    for index in 1...4 {
      let node = try #require(lines(dot, startingWith: "b\(index) ").first)
      let center = try #require(Double(between("pos=\"", ",", in: node)))
      let width = try #require(Double(between("width=", ",", in: node))) * 72
      edges.append((center - width / 2, center + width / 2))
    }
    for (first, second) in zip(edges, edges.dropFirst()) {
      // A frame narrower than a point is drawn one point wide.
      #expect(abs(first.1 - second.0) < 1.001)
    }
    #expect(abs(edges[0].1 - edges[1].0) < 0.001)
  }

  private func between(_ start: String, _ end: Character, in text: String) -> String {
    guard let range = text.ranges(of: start).first else { return "" }
    return String(text[range.upperBound...].prefix { $0 != end })
  }

  @Test("Shapes and outlines: rounded, dashed, ellipse, none")
  func shapes() {
    let frame = Drawing.Rectangle(x: 0, y: 0, width: 20, height: 20)
    let stroke = Drawing.Stroke(.init(0), width: 2.5, isDashed: true)
    let dot = page([
      .init(frame, shape: .roundedRectangle, fill: .init(0xffffff), stroke: stroke),
      .init(frame, shape: .ellipse, stroke: .init(.init(0))),
      .init(frame, fill: .init(0xff0000)),
    ])
    #expect(lines(dot, startingWith: "b1 ")[0].contains(#"style="rounded,filled,dashed""#))
    #expect(lines(dot, startingWith: "b1 ")[0].contains("penwidth=2.5"))
    #expect(lines(dot, startingWith: "b2 ")[0].contains("shape=ellipse"))
    #expect(!lines(dot, startingWith: "b2 ")[0].contains("filled"))
    #expect(lines(dot, startingWith: "b3 ")[0].contains(#"color="transparent""#))
  }

  @Test("Each line of words is a node; blank ones are left out")
  func words() {
    let label = Drawing.Label(["one", " ", "three"], fontSize: 10, isBold: true)
    let dot = page([.init(.init(x: 0, y: 0, width: 100, height: 60), label: label)])
    let nodes = lines(dot, startingWith: "b")
    #expect(nodes.count == 2)
    #expect(nodes.allSatisfy { $0.contains("fontname=\"Helvetica-Bold\"") })
    // The upper edge of the first is at 30 - 12.5 - 4.5 = 13 points, its middle 720 points lower.
    #expect(nodes[0].contains(#"pos="50,-533""#))
    #expect(nodes[1].contains(#"pos="50,-558""#))
  }

  @Test("Words on a box with a link or a tooltip carry the class that joins them to it")
  func wordsOnLinkedBox() {
    let card = Drawing.Box(
      .init(x: 10, y: 10, width: 100, height: 50), stroke: .init(.init(0)),
      label: .init(["own"], fontSize: 9), link: "https://example.org/?a=1&b=2")
    func words(_ text: String, x: Double) -> Drawing.Box {
      .init(.init(x: x, y: 20, width: 40, height: 12), label: .init([text], fontSize: 9))
    }
    let dot = page([card, words("inside", x: 20), words("outside", x: 200), words("late", x: 20)])
    let nodes = lines(dot, startingWith: "b")
    #expect(nodes.count == 5)
    #expect(nodes[0].contains(#"URL="https://example.org/?a=1&b=2", tooltip="own""#))
    #expect(nodes.map { $0.contains("class=words") } == [false, true, true, false, false])
  }

  @Test("A box without anything to see, say or follow leaves no node")
  func emptyBox() {
    let frame = Drawing.Rectangle(x: 0, y: 0, width: 10, height: 10)
    let dot = page([
      .init(frame), .init(frame, label: .init([], fontSize: 9), tooltip: " "),
      .init(frame, link: "javascript:alert(1)"),
    ])
    #expect(lines(dot, startingWith: "b").isEmpty)
  }

  @Test("A line is a chain of straight curves whose arrowhead ends at the last point")
  func arrow() {
    let line = Drawing.Line(
      [.init(x: 0, y: 0), .init(x: 50, y: 0), .init(x: 50, y: 0), .init(x: 50, y: 100)],
      stroke: .init(.init(0xff), width: 2, isDashed: true), hasArrowhead: true, tooltip: "a \"b\"")
    #expect(
      lines(page(lines: [line]), startingWith: "from ->") == [
        "from -> to [color=\"#0000ff\", penwidth=2, style=dashed, arrowhead=normal, arrowsize=1, "
          + "pos=\"e,50,100 0,200 0,200 50,200 50,200 50,200 50,110 50,110\", "
          + "tooltip=\"a \\\"b\\\"\"];"
      ])
  }

  @Test("The arrowhead of a short line is shorter than the line")
  func shortArrow() {
    let line = Drawing.Line(
      [.init(x: 0, y: 0), .init(x: 5, y: 0)], stroke: .init(.init(0)), hasArrowhead: true)
    let edge = lines(page(lines: [line]), startingWith: "from ->")[0]
    #expect(edge.contains("arrowsize=0.4"))
    #expect(edge.contains("pos=\"e,5,200 0,200 0,200 1,200 1,200\""))
  }

  @Test("A line without length is left out")
  func pointLine() {
    let point = Drawing.Point(x: 5, y: 5)
    let dot = page(lines: [.init([point, point], stroke: .init(.init(0)), hasArrowhead: true)])
    #expect(lines(dot, startingWith: "from ->").isEmpty)
  }

  @Test("Coordinates have at most two decimals, and the text is the same each time")
  func rounding() {
    let line = Drawing.Line(
      [.init(x: 1.0 / 3, y: -0.004), .init(x: 2.0051, y: 199.999)], stroke: .init(.init(0)))
    let dot = page(lines: [line])
    #expect(dot.contains(#"pos="0.33,200 0.33,200 2.01,0 2.01,0""#))
    #expect(dot == page(lines: [line]))
  }
}
