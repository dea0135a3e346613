import StoryExport
import StoryGraphviz
import StoryTestSupport
import Testing

@Suite("Drawings rendered")
struct DrawingRenderingTests {
  private let renderer = GraphvizRenderer.shared

  private func render(
    _ drawing: Drawing, _ format: GraphvizRenderer.Format = .svg
  ) async throws -> [UInt8] {
    let rendering = try await renderer.render(
      dot: drawing.dot(), layout: .fixedPositions, format: format)
    #expect(rendering.warnings == [])
    return rendering.bytes
  }

  private func finished(_ drawing: Drawing) async throws -> PictureTree.Node {
    let svg = try await render(drawing)
    let finisher = SVGFinisher(title: drawing.title, summary: drawing.summary)
    return try #require(PictureTree.root(of: try finisher.finish(svg)))
  }

  private static let sample: Drawing = {
    var drawing = Drawing(width: 300, height: 200, title: "Stories", summary: "Two cards.")
    drawing.lines = [
      .init(
        [.init(x: 110, y: 40), .init(x: 150, y: 40), .init(x: 150, y: 120)],
        stroke: .init(.init(0x555555), isDashed: true), hasArrowhead: true, tooltip: "leads to")
    ]
    drawing.boxes = [
      .init(
        .init(x: 10, y: 10, width: 100, height: 60), shape: .roundedRectangle,
        fill: .init(0xe8f1fa), stroke: .init(.init(0x1f77b4), width: 1.5),
        label: .init(["IBM leaves", "the field"], fontSize: 11, alignment: .leading),
        tooltip: "IBM", link: "https://example.org/?a=1&b=2"),
      .init(
        .init(x: 110, y: 120, width: 80, height: 40), shape: .ellipse,
        stroke: .init(.init(0x333333), isDashed: true), label: .init(["7"], fontSize: 12)),
      .init(
        .init(x: 200, y: 100, width: 90, height: 30),
        label: .init(["right"], fontSize: 9, isBold: true, alignment: .trailing)),
    ]
    return drawing
  }()

  // MARK: Text

  static let hostile = [
    #"\N \G \L \E \T \H \l \n \r \\ \"#, #"end\"#, #"\"quoted\" 'single'"#, #"""#,
    "&amp; &lt; &#65; &nbsp; &copy & ;", "a < b > c && d", "<b>bold</b>", "]]> <!-- --> <?x?>",
    "{a|<p>b}", "%s %d %n", "digraph { a -> b }", "# not a comment // nor this /* or this",
    "👩‍👩‍👧‍👦 🇩🇪 👍🏽 e\u{301}", "שלום עולם مرحبا بالعالم", "日本語 한국어", "--", "-", "×·…—“”’",
    "\u{202e}override\u{202c}", "a\u{a0}b\u{ad}c", "\u{f0000}\u{e000}", "0", "''", "a;b,c=d[e]",
  ]

  @Test("Whatever stands in a label arrives as the same text", arguments: hostile)
  func labels(text: String) async throws {
    var drawing = Drawing(width: 400, height: 60, title: text, summary: text)
    for alignment in [Drawing.Label.Alignment.leading, .center, .trailing] {
      drawing.boxes.append(
        .init(
          .init(x: 0, y: 0, width: 400, height: 60), stroke: .init(.init(0)),
          label: .init(["before", text, "after"], fontSize: 10, alignment: alignment)))
    }
    let root = try await finished(drawing)
    #expect(
      root.all("text").map(\.text)
        == Array(repeating: ["before", text, "after"], count: 3).flatMap { $0 })
    #expect(root.all("title").first?.text == text)
    #expect(root.all("desc").first?.text == text)
  }

  @Test("Whatever stands in a tooltip arrives as the same text", arguments: hostile)
  func tooltips(text: String) async throws {
    var drawing = Drawing(width: 400, height: 60, title: "t", summary: "")
    drawing.boxes = [
      .init(.init(x: 0, y: 0, width: 40, height: 40), fill: .init(0), tooltip: text),
      .init(
        .init(x: 50, y: 0, width: 40, height: 40), fill: .init(0), tooltip: text,
        link: "https://example.org"),
      .init(
        .init(x: 100, y: 0, width: 40, height: 40), label: .init([text], fontSize: 10),
        link: "https://example.org"),
    ]
    drawing.lines = [
      .init([.init(x: 0, y: 50), .init(x: 9, y: 50)], stroke: .init(.init(0)), tooltip: text)
    ]
    let titles = try await finished(drawing).all("title").map(\.text)
    #expect(titles == ["t", text, text, text, text])
  }

  @Test("Control characters become white space or U+FFFD, and the picture stays XML")
  func controlCharacters() async throws {
    var drawing = Drawing(width: 100, height: 60, title: "\u{0}\u{b}", summary: "\u{ffff}")
    let text = "a\u{0}b\u{1b}[31mc\td\ne\u{ffff}f"
    drawing.boxes = [
      .init(
        .init(x: 0, y: 0, width: 100, height: 60), stroke: .init(.init(0)),
        label: .init([text], fontSize: 10), tooltip: text)
    ]
    let root = try await finished(drawing)
    let expected = "a\u{fffd}b\u{fffd}[31mc d e\u{fffd}f"
    #expect(root.all("text").map(\.text) == [expected])
    #expect(root.all("title").map(\.text) == ["\u{fffd}\u{fffd}", expected])
  }

  @Test(
    "A link keeps its query in the picture",
    arguments: [
      "https://example.org/?a=1&b=2", "https://example.org/?a=1&amp;b=2&lt;&copy=1;",
      "http://example.org/#x(y),z;w=[1]", "HTTPS://EXAMPLE.ORG/%C3%A9",
    ])
  func links(address: String) async throws {
    var drawing = Drawing(width: 100, height: 60, title: "t", summary: "s")
    drawing.boxes = [
      .init(.init(x: 0, y: 0, width: 90, height: 40), stroke: .init(.init(0)), link: address)
    ]
    let links = try await finished(drawing).all("a")
    #expect(links.map { $0.attributes["xlink:href"] } == [address])
    let pdf = String(decoding: try await render(drawing, .pdf), as: UTF8.self)
    let escaped = address.replacing("(", with: "\\(").replacing(")", with: "\\)")
    #expect(pdf.contains("/URI (\(address))") || pdf.contains("/URI (\(escaped))"))
  }

  @Test(
    "Only web addresses become links",
    arguments: [
      "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "\u{1}https://a.b",
    ])
  func refusedLinks(address: String) async throws {
    var drawing = Self.sample
    drawing.boxes[0].link = address
    let svg = String(decoding: try await render(drawing), as: UTF8.self)
    #expect(!svg.contains("href=\""))
    #expect(try await finished(drawing).all("a").isEmpty)
  }

  // MARK: Shape

  @Test("The page has exactly its size, whatever reaches beyond it")
  func pageSize() async throws {
    var drawing = Self.sample
    drawing.lines.append(
      .init([.init(x: -500, y: -500), .init(x: 900, y: 900)], stroke: .init(.init(0))))
    drawing.boxes.append(
      .init(
        .init(x: 250, y: 150, width: 400, height: 400), fill: .init(0xff0000),
        label: .init([String(repeating: "W", count: 500)], fontSize: 40, alignment: .leading)))
    let root = try await finished(drawing)
    #expect(root.attributes["width"] == "300pt")
    #expect(root.attributes["height"] == "200pt")
    #expect(root.attributes["viewBox"] == "0.00 0.00 300.00 200.00")
    let background = try #require(root.all("polygon").first)
    #expect(background.attributes["fill"] == "#ffffff")
    #expect(background.attributes["points"] == "0,0 0,-200 300,-200 300,0 0,0")
  }

  @Test("Lines come first, then boxes in their order; shapes and dashes are painted")
  func shapes() async throws {
    let root = try await finished(Self.sample)
    let groups = root.all("g").compactMap { $0.attributes["class"] }
    #expect(groups == ["graph", "edge", "node", "node", "node", "node"])
    let edge = try #require(root.all("g").first { $0.attributes["class"] == "edge" })
    #expect(edge.all("path").map { $0.attributes["stroke-dasharray"] } == ["5,2"])
    #expect(
      edge.all("path").map { $0.attributes["d"] }
        == ["M110,-160C110,-160 150,-160 150,-160 150,-160 150,-87 150,-87"])
    // The point of the arrowhead, and its base where the line ends.
    #expect(
      edge.all("polygon").map { $0.attributes["points"] }
        == ["152.45,-87 150,-80 147.55,-87 152.45,-87"])
    let nodes = root.all("g").filter { $0.attributes["class"] == "node" }
    #expect(nodes[0].all("path").map { $0.attributes["fill"] } == ["#e8f1fa"])
    let ellipse = try #require(nodes[1].all("ellipse").first).attributes
    #expect(ellipse["stroke-dasharray"] == "5,2")
    #expect(
      [ellipse["cx"], ellipse["cy"], ellipse["rx"], ellipse["ry"]] == ["150", "-60", "40", "20"])
    #expect(nodes[3].all("text").map { $0.attributes["font-weight"] } == ["bold"])
  }

  @Test("Words on a card stand inside its link")
  func wordsInLink() async throws {
    var drawing = Self.sample
    drawing.boxes.insert(
      .init(.init(x: 20, y: 50, width: 80, height: 12), label: .init(["inside"], fontSize: 8)),
      at: 1)
    let link = try #require(try await finished(drawing).all("a").first)
    #expect(link.all("text").map(\.text) == ["IBM leaves", "the field", "inside"])
    #expect(link.children.first?.name == "title")
  }

  @Test("Words stand in the middle of their box, lines 1.25 times the type size apart")
  func positions() async throws {
    let texts = try await finished(Self.sample).all("text").map(\.attributes)
    #expect(texts.map { $0["text-anchor"] } == ["start", "start", "middle", "end"])
    #expect(texts.map { $0["x"] } == ["16", "16", "150", "290"])
    // The middle of the first box is 160 points from the bottom; its lines stand 6.875 points above
    // and below, their base lines 0.35 * 11 points lower.
    for (text, expected) in zip(texts, [160 + 6.875 - 3.85, 160 - 6.875 - 3.85]) {
      let y = try #require(text["y"].flatMap { Double($0) })
      #expect(abs(y + expected) < 0.011)
    }
  }

  // MARK: Independence

  @Test(
    "The fonts of the machine move nothing", arguments: ["DejaVu Serif", "DejaVu Sans Mono", "x"])
  func fonts(family: String) async throws {
    var drawing = Self.sample
    for alignment in [Drawing.Label.Alignment.leading, .center, .trailing] {
      drawing.boxes.append(
        .init(
          .init(x: 40, y: 40, width: 20, height: 10),
          label: .init(
            ["much wider than its box", "\u{200b}", "and a third line"], fontSize: 10.5,
            alignment: alignment)))
    }
    let dot = drawing.dot()
    let other = dot.replacing("\"Helvetica", with: "\"\(family)")
    #expect(other != dot)
    func marks(_ dot: String) async throws -> [[String: String]] {
      let rendering = try await renderer.render(dot: dot, layout: .fixedPositions, format: .svg)
      #expect(rendering.warnings == [])
      let root = try #require(PictureTree.root(of: rendering.bytes))
      return root.all.map { node in
        node.attributes.filter { !$0.key.hasPrefix("font-") }
      }
    }
    #expect(try await marks(other) == marks(dot))
  }

  @Test("The same drawing gives the same SVG")
  func sameSVG() async throws {
    let first = try await render(Self.sample)
    #expect(try await render(Self.sample) == first)
    #expect(!first.isEmpty)
  }

  @Test(
    "The same drawing gives the same bitmap and the same PDF",
    .enabled("Needs a font on the machine.", { await MachineFonts.exist() }),
    arguments: [GraphvizRenderer.Format.png, .pdf])
  func sameBytes(format: GraphvizRenderer.Format) async throws {
    let first = try await render(Self.sample, format)
    // Long enough for a time stamp to change.
    try await Task.sleep(for: .milliseconds(1100))
    #expect(try await render(Self.sample, format) == first)
    #expect(!first.isEmpty)
  }

  // MARK: Formats

  @Test(
    "A PNG has the signature, and its header the pixels of the page", arguments: [72, 144, 100])
  func png(resolution: Int) async throws {
    let rendering = try await renderer.render(
      dot: Self.sample.dot(), layout: .fixedPositions, format: .png, pixelsPerInch: resolution)
    let bytes = rendering.bytes
    #expect(bytes.prefix(8) == [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    func number(_ start: Int) -> Int { bytes[start..<(start + 4)].reduce(0) { $0 << 8 + Int($1) } }
    #expect(abs(Double(number(16)) - 300 * Double(resolution) / 72) < 1)
    #expect(abs(Double(number(20)) - 200 * Double(resolution) / 72) < 1)
  }

  @Test("A PDF has the page's size and the date 1 January 1970")
  func pdf() async throws {
    let text = String(decoding: try await render(Self.sample, .pdf), as: UTF8.self)
    #expect(text.hasPrefix("%PDF-"))
    #expect(text.contains("/MediaBox [ 0 0 300 200 ]"))
    #expect(text.contains("/CreationDate (D:19700101000000Z)"))
    #expect(text.contains("%%EOF"))
  }

  // Seconds on a shared machine say nothing; what must not happen is a layout that never ends. Waiting
  // for the one renderer, which all tests share, is part of the time.
  @Test(
    "A page of 2,000 boxes and 3,000 lines renders whole and without warnings",
    .timeLimit(.minutes(Patience.scaled(30))))
  func large() async throws {
    var drawing = Drawing(width: 2000, height: 2000, title: "Large", summary: "")
    for index in 0..<2000 {
      let (column, row) = (Double(index % 40), Double(index / 40))
      drawing.boxes.append(
        .init(
          .init(x: column * 50 + 2, y: row * 40 + 2, width: 44, height: 34),
          shape: index % 3 == 0 ? .ellipse : .rectangle, fill: .init(UInt32(index)),
          stroke: .init(.init(0)),
          label: .init(["Box \(index)", "second line"], fontSize: 7, alignment: .leading),
          tooltip: "Tooltip of box \(index)", link: "https://example.org/\(index)?a=1&b=2"))
    }
    for index in 0..<3000 {
      let x = Double(index % 40) * 50
      let y = Double(index / 40) * 26
      drawing.lines.append(
        .init(
          [.init(x: x, y: y), .init(x: x + 20, y: y), .init(x: x + 20, y: y + 30)],
          stroke: .init(.init(0x777777), width: 0.5), hasArrowhead: true))
    }
    let rendering = try await renderer.render(
      dot: drawing.dot(), layout: .fixedPositions, format: .svg)
    #expect(rendering.warnings == [])
    let finisher = SVGFinisher(title: "Large", summary: "")
    let root = try #require(PictureTree.root(of: try finisher.finish(rendering.bytes)))
    #expect(root.all("a").count == 2000)
    #expect(root.all("text").count == 4000)
    #expect(root.all("g").filter { $0.attributes["class"] == "edge" }.count == 3000)
  }
}
