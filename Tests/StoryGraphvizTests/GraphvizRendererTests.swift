import Foundation
import StoryExport
import StoryGraphviz
import Testing

@Suite("Graphviz renderer")
struct GraphvizRendererTests {
  private let renderer = GraphvizRenderer.shared

  private func failure(
    _ dot: String, layout: GraphvizRenderer.Layout = .dot, format: GraphvizRenderer.Format = .svg
  ) async -> GraphvizError? {
    do {
      _ = try await renderer.render(dot: dot, layout: layout, format: format)
      return nil
    } catch {
      return error
    }
  }

  @Test("Graphviz reads back names, attributes and ends")
  func contents() async throws {
    let contents = try await renderer.parse(
      dot: "digraph { a [label=\"x\", note=\"1\"]; a -> b; a -> b; subgraph cluster_1 { c } }")
    #expect(contents.isDirected)
    #expect(contents.nodes == 3)
    #expect(contents.edges == 2)
    #expect(contents.nodeAttributes["a"] == ["label": "x", "note": "1"])
    #expect(contents.edgeEnds == [.init(tail: "a", head: "b"), .init(tail: "a", head: "b")])
    #expect(try await renderer.parse(dot: "graph { x -- y }").isDirected == false)
    #expect(try await renderer.parse(dot: "graph {}").nodes == 0)
  }

  @Test(
    "A stored text is read back as it was written",
    arguments: DrawingRenderingTests.hostile.filter { !$0.hasSuffix("\\") && !$0.contains("\\\"") })
  func storedText(text: String) async throws {
    let contents = try await renderer.parse(
      dot: "digraph { a [note=\(DOTText.quoted(text))]; after }")
    #expect(contents.nodeAttributes["a"]?["note"] == text)
    #expect(contents.nodes == 2)
  }

  @Test(
    "A backslash before a quotation mark or at the end is doubled, and ends nothing",
    arguments: [(#"end\"#, #"end\\"#), (#"\"x"#, #"\\"x"#), (#"\\"x"#, #"\\"x"#)])
  func storedBackslash(text: String, expected: String) async throws {
    let contents = try await renderer.parse(dot: "digraph { a [note=\(DOTText.quoted(text))]; b }")
    #expect(contents.nodeAttributes["a"]?["note"] == expected)
    #expect(contents.nodes == 2)
  }

  // MARK: Faults

  private static let broken = [
    "", "   ", "hello", "digraph {", "digraph { a -> }", "digraph { a [label=\"open", "\"",
    "digraph { a /* open", "/*", "digraph { a [label=<b> <i", "digraph { subgraph { a [x=",
    "graph { a -> b }", "digraph { a } } }", "digraph { a } digraph { b }", "digraph { a } {",
    "digraph { a\u{0}b }", "\u{0}", "digraph { \u{1} }",
    "digraph { a } hello", String(repeating: "digraph { a }", count: 40),
    "digraph {" + String(repeating: "{", count: 3000),
  ]

  @Test(
    "A broken text is refused, and the next good one is read as if nothing had been",
    arguments: broken)
  func brokenText(text: String) async throws {
    let error = try #require(await failure(text))
    #expect(error.code == .unreadableGraph)
    #expect(!error.message.isEmpty)
    for _ in 0..<2 {
      let contents = try await renderer.parse(dot: "digraph { ok -> fine }")
      #expect(contents.nodeAttributes.keys.sorted() == ["fine", "ok"])
      #expect(contents.edges == 1)
    }
  }

  @Test("What stays open behind a graph does no harm", arguments: ["\"", "/*", "#", "\"}", "}\""])
  func openEnd(rest: String) async throws {
    _ = try? await renderer.parse(dot: "digraph { a } " + rest)
    #expect(try await renderer.parse(dot: "digraph { b -> c }").nodes == 2)
  }

  @Test("The error carries Graphviz's message with the place")
  func message() async throws {
    let error = try #require(await failure("digraph {\n a -> ;\n}"))
    #expect(error.warnings.contains { $0.contains("syntax error in line 2") })
    #expect(error.description.hasPrefix(error.message))
    #expect(error.description.contains("syntax error in line 2"))
  }

  @Test("Fixed positions without positions fail as a layout")
  func missingPositions() async throws {
    let error = try #require(await failure("digraph { a; b }", layout: .fixedPositions))
    #expect(error.code == .layoutFailed)
    #expect(error.warnings.contains { $0.contains("no position") })
    #expect(await failure("digraph { a [pos=\"x,y\"] }", layout: .fixedPositions) != nil)
  }

  @Test("Nothing that Graphviz says is printed")
  func silence() async throws {
    let printed = try await standardError {
      _ = await failure("digraph { a -> }")
      _ = await failure("digraph { a }", layout: .fixedPositions)
      let rendering = try await renderer.render(
        dot: "digraph { a [fixedsize=true, width=0.1, height=0.1, label=\"far too wide\"] }",
        layout: .dot, format: .svg)
      #expect(rendering.warnings.contains { $0.contains("too small for label") })
      // An apostrophe and letters that are not ASCII would make cairo give up.
      let linked = try await renderer.render(
        dot: "digraph { a [URL=\"https://example.org/?q='é&b=1\"] }", layout: .dot, format: .pdf)
      #expect(String(decoding: linked.bytes, as: UTF8.self).contains("/URI"))
      let large = try await renderer.render(
        dot: "digraph { graph [viewport=\"40000,30\"] a }", layout: .dot, format: .png)
      #expect(large.warnings.contains { $0.contains("too large") })
    }
    for word in [
      "syntax error in line", "has no position.", "too small for label", "cairo:",
      "too large for cairo",
    ] {
      #expect(!printed.contains(word), "\(printed)")
    }
  }

  /// What is written to standard error while a body runs, other tests' lines included; it is passed
  /// on afterwards.
  private func standardError(during body: () async throws -> Void) async throws -> String {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("stderr-\(UUID().uuidString)").path
    let file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
    try #require(file >= 0)
    fflush(nil)
    let saved = dup(2)
    dup2(file, 2)
    let result: Result<Void, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    fflush(nil)
    dup2(saved, 2)
    close(saved)
    close(file)
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    try FileManager.default.removeItem(atPath: path)
    FileHandle.standardError.write(data)
    try result.get()
    return String(decoding: data, as: UTF8.self)
  }

  // MARK: Layouts

  @Test("Every layout draws a small graph", arguments: GraphvizRenderer.Layout.allCases)
  func layouts(layout: GraphvizRenderer.Layout) async throws {
    let dot = "digraph { a [pos=\"0,0\"]; b [pos=\"90,90\"]; a -> b }"
    let rendering = try await renderer.render(dot: dot, layout: layout, format: .svg)
    let root = try #require(PictureTree.root(of: rendering.bytes))
    #expect(root.all("ellipse").count == 2)
    #expect(root.all("text").map(\.text).sorted() == ["a", "b"])
  }

  @Test("The version is numbers and full stops")
  func version() {
    #expect(GraphvizRenderer.version.wholeMatch(of: /\d+\.\d+\.\d+.*/) != nil)
  }

  @Test("Many renderings at the same time give what each gives alone")
  func concurrency() async throws {
    let renderer = renderer
    let dots = (0..<12).map { "digraph g { n\($0) -> m\($0) }" }
    var alone: [[UInt8]] = []
    for dot in dots {
      alone.append(try await renderer.render(dot: dot, layout: .dot, format: .svg).bytes)
    }
    let together = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
      for (index, dot) in dots.enumerated() {
        group.addTask {
          (index, try await renderer.render(dot: dot, layout: .dot, format: .svg).bytes)
        }
      }
      var results = [[UInt8]](repeating: [], count: dots.count)
      for try await (index, bytes) in group { results[index] = bytes }
      return results
    }
    #expect(together == alone)
  }
}
