import Foundation
import StoryExport
import StoryGraphviz
import StoryTestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("storyloom export", .timeLimit(.minutes(Patience.scaled(10))))
struct ExportCommandTests {
  @Test("Graphviz reads 46 nodes and 47 edges from the DOT of the seeds, as the tables say")
  func dot() async throws {
    let (dot, articles, links) = try TemporaryFolder.with { folder in
      (
        try folder.storyloom("export", Command.seeds, "--format", "dot"),
        try CSVText.records(
          folder.storyloom("articles", Command.seeds, "--format", "csv").bytes),
        try CSVText.records(folder.storyloom("links", Command.seeds, "--format", "csv").bytes)
      )
    }
    #expect(dot.status == 0 && dot.words == "")
    let graph = try await GraphvizRenderer.shared.parse(dot: dot.output)
    #expect(graph.isDirected)
    #expect(graph.nodes == 46)
    #expect(graph.edges == 47)
    let identifiers = graph.nodeAttributes.compactMapValues { $0["article"] }
    #expect(Set(identifiers.values) == Set(articles.compactMap { $0["Id"] }))
    let ends = Set(graph.edgeEnds.map { [identifiers[$0.tail], identifiers[$0.head]] })
    #expect(ends == Set(links.map { [$0["Source"], $0["Target"]] }))
    let stories = Dictionary(uniqueKeysWithValues: articles.map { ($0["Id"], $0["cluster"]) })
    for node in graph.nodeAttributes.values {
      #expect(node["story"] == stories[node["article"]])
    }
  }

  /// Headlines that end a string, an attribute list or a graph, or that Graphviz has escapes for.
  private static let hostile = [
    #"say "hi""#, #"\"#, #"ends with \"#, #"\N \G \E \T \H \L"#, #"\""#, #"two \\ three \\\"#,
    #""]; evil [label="x"#, #""; } graph {"#, "<b>bold</b>", "&amp; &lt; &#65; & AT&T",
    "// comment", "# comment", "/* comment */", "a -> b; c -- d", "{ record | <port> field }",
    "Ümlaut, 日本語, مرحبا, 👩‍👩‍👧‍👦", "a\u{301}", "%s %n", "line\nfeed", "tab\there",
    "<![CDATA[x]]>", "$HOME `id`", "cluster_1", "node", "strict digraph",
  ]

  @Test("Graphviz shows every hostile headline as it was, and no more nodes than articles")
  func hostileTitles() async throws {
    let dot = try TemporaryFolder.with { folder in
      for (number, title) in Self.hostile.enumerated() {
        try folder.write(Documents.article(title), to: "a/\(number).md")
      }
      return try folder.storyloom("export", "a", "--format", "dot").output
    }
    let graph = try await GraphvizRenderer.shared.parse(dot: dot)
    #expect(graph.nodes == Self.hostile.count)
    #expect(graph.edges == 0)
    let picture = try await GraphvizRenderer.shared.render(dot: dot, layout: .dot, format: .svg)
    #expect(picture.warnings == [])
    let shown = try #require(SVGTexts(picture.bytes)?.tooltips)
    let expected = Self.hostile.map {
      $0.replacing("\n", with: " ").replacing("\t", with: " ")
    }
    #expect(Set(expected).subtracting(shown) == [])
  }

  @Test("The JSON has 46 nodes and 47 links whose ends are nodes, and no null")
  func json() throws {
    let run = try TemporaryFolder.with {
      try $0.storyloom("export", Command.seeds, "--format", "json")
    }
    #expect(run.status == 0 && run.words == "")
    let document = try #require(try run.json() as? [String: Any])
    let nodes = try #require(document["nodes"] as? [[String: Any]])
    let edges = try #require(document["edges"] as? [[String: Any]])
    let links = try #require(document["links"] as? [[String: Any]])
    #expect(nodes.count == 46 && edges.count == 47)
    #expect(edges as NSArray == links as NSArray)
    let ids = Set(nodes.compactMap { $0["id"] as? String })
    #expect(ids.count == 46)
    for edge in edges {
      #expect(ids.contains(edge["source"] as? String ?? ""))
      #expect(ids.contains(edge["target"] as? String ?? ""))
    }
    #expect(!(nodes + edges).contains { $0.values.contains { $0 is NSNull } })
  }

  @Test(
    "A character that XML cannot hold is told where XML is written, with the line of its article")
  func forbiddenCharacter() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.article("Bell \u{7} rings"), to: "a/1.md")
      for format in ["graphml", "gexf"] {
        let run = try folder.storyloom("export", "a", "--format", format)
        #expect(run.status == 0)
        #expect(
          run.words.contains("1.md:2:1: warning: GraphML and GEXF are without U+0007 in label"))
        #expect(run.output.contains("Bell  rings"))
        #expect(try folder.storyloom("export", "a", "--format", format, "--quiet").words == "")
      }
      let json = try folder.storyloom("export", "a", "--format", "json")
      #expect(json.words == "" && json.output.contains("Bell \\u0007 rings"))
    }
  }

  @Test("The graph files of a report are those of the export")
  func reported() throws {
    try TemporaryFolder.with { folder in
      _ = try folder.storyloom("report", Command.seeds, "--output", "report")
      let report = try folder.files(below: "report")
      for format in GraphFormat.reported {
        let run = try folder.storyloom("export", Command.seeds, "--format", format.rawValue)
        #expect(report[format.fileName] == run.bytes)
      }
    }
  }

  @Test("The CSV export is the tables of the report")
  func csv() throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom("export", Command.seeds, "--format", "csv", "-o", "x/tables")
      #expect(run.status == 0 && run.output == "" && run.words == "")
      let tables = try folder.files(below: "x/tables")
      let names = [
        "articles", "bursts", "clusters", "concentration", "identity", "leads", "links",
        "provider-links", "providers", "revisions", "silences", "syndication", "threads",
        "timeline", "topics",
      ]
      #expect(
        tables.keys.sorted() == (names.map { "\($0).csv" } + ["datapackage.json"]).sorted())
      _ = try folder.storyloom("report", Command.seeds, "--output", "report")
      let report = try folder.files(below: "report").filter { $0.key.hasSuffix(".csv") }
      #expect(tables.filter { $0.key.hasSuffix(".csv") } == report)
      let package = try JSONSerialization.jsonObject(
        with: Data(try #require(tables["datapackage.json"])))
      let resources = (package as? [String: Any])?["resources"] as? [[String: Any]]
      #expect(Set(resources?.compactMap { $0["path"] as? String } ?? []) == Set(report.keys))
    }
  }

  @Test("The SQLite export is the database of the report, and metadata.json describes its tables")
  func sqlite() throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom(
        "export", Command.seeds, "--format", "sqlite", "-o", "x.sqlite")
      #expect(run.status == 0 && run.output == "" && run.words == "")
      _ = try folder.storyloom("report", Command.seeds, "--output", "report")
      let files = try folder.files(below: "report")
      #expect(try folder.files()["x.sqlite"] == files["stories.sqlite"])
      #expect(files["stories.sqlite"]?.starts(with: "SQLite format 3\0".utf8) == true)
      let metadata = try JSONSerialization.jsonObject(
        with: Data(try #require(files["metadata.json"])))
      let databases = (metadata as? [String: Any])?["databases"] as? [String: Any]
      let tables = (databases?["stories"] as? [String: Any])?["tables"] as? [String: Any]
      #expect(tables?.keys.contains("links_described") == true)
      for name in files.keys where name.hasSuffix(".csv") {
        #expect(tables?[String(name.dropLast(4)).replacing("-", with: "_")] != nil, "\(name)")
      }
    }
  }

  @Test(
    "A file gets the same bytes as standard output",
    arguments: ["dot", "graphml", "gexf", "json", "cytoscape", "pajek"])
  func file(format: String) throws {
    try TemporaryFolder.with { folder in
      let arguments = ["export", Command.seeds, "--format", format]
      let toFile = try folder.storyloom(arguments + ["--output", "graph"])
      #expect(toFile.status == 0 && toFile.output == "" && toFile.words == "")
      #expect(try folder.files() == ["graph": try folder.storyloom(arguments).bytes])
      // A device is written into.
      #expect(
        try folder.storyloom(arguments + ["--output", "/dev/stdout"]).bytes
          == folder.storyloom(arguments).bytes)
    }
  }
}
