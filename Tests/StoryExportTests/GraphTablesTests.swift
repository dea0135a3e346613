import Foundation
import StoryAnalysis
import StoryExport
import StoryParsing
import StoryTestSupport
import Testing

@Suite("Graph tables")
struct GraphTablesTests {
  /// Every file of a report with its manifest; a picture is its drawing.
  private func report(_ analysis: ArchiveAnalysis) async throws -> [String: [UInt8]] {
    let report = Report(of: ArchiveStudy(of: analysis))
    let files = try await report.files(render: { drawing in Array(drawing.dot().utf8) })
    var bytes = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) })
    bytes[report.seal.name] = report.seal.file([]).bytes
    return bytes
  }

  private func write(_ analysis: ArchiveAnalysis, to folder: TemporaryFolder) throws {
    try OutputFile.write(GraphTables(of: analysis).files, toFolder: folder.path)
  }

  private func restored(
    _ folder: TemporaryFolder, _ options: ArchiveAnalysis.Options
  ) throws -> ArchiveAnalysis {
    let stored = try GraphTables.Stored(inFolder: folder.path)
    return ArchiveAnalysis(
      of: try StoryGraph(stored.parts), reading: stored.reading,
      options: try stored.options(options))
  }

  private func expectSame(_ analysis: ArchiveAnalysis) async throws {
    let again = try TemporaryFolder.with { folder in
      try write(analysis, to: folder)
      return try restored(folder, analysis.options)
    }
    #expect(analysis.graph.articles.isEmpty || !again.graph.hasMentions)
    let (files, others) = (try await report(analysis), try await report(again))
    #expect(files.keys.sorted() == others.keys.sorted())
    for (name, bytes) in files { #expect(others[name] == bytes, "\(name)") }
  }

  @Test("The seeds give the same report from their graph tables, to the byte")
  func seeds() async throws {
    let archive = try ArchiveReader(
      [InputPath(Package.seeds.path(percentEncoded: false))], takesDigests: true)
    try await expectSame(ArchiveAnalysis(of: archive))
  }

  @Test("So do an archive of hostile texts and one of nothing")
  func hostile() async throws {
    var reading = ArchiveAnalysis.Reading()
    for (number, text) in Hostile.texts.enumerated() {
      reading.diagnostics.append(
        Diagnostic(
          id: .missingTitle, severity: number % 2 == 0 ? .warning : .error, document: text,
          line: number + 1, column: number + 2, message: text, excerpt: text))
    }
    try await expectSame(Hostile.analysis(reading: reading))
    try await expectSame(Hostile.nothing)
  }

  @Test(
    "So does a real archive",
    .enabled(
      if: Package.hasNews,
      "the shared corpora are absent; STORYLOOM_CORPORA may name their folder"))
  func news() async throws {
    try await expectSame(ArchiveAnalysis(of: try ArchiveReader([InputPath(Package.news)])))
  }

  @Test("A table may be a folder of parts, read in the order of their names once it is whole")
  func folders() throws {
    let analysis = try seedsAnalysis()
    try TemporaryFolder.with { folder in
      try write(analysis, to: folder)
      let lines = try String(contentsOf: folder.url.appending(path: "links.jsonl"), encoding: .utf8)
        .split(separator: "\n")
      try FileManager.default.removeItem(at: folder.url.appending(path: "links.jsonl"))
      try folder.write(lines[20...].joined(separator: "\n"), to: "links.jsonl/part-00001.json")
      try folder.write(
        lines[..<20].joined(separator: "\n") + "\n", to: "links.jsonl/part-00000.json")
      try folder.write("no row", to: "links.jsonl/.part-00000.json.crc")
      #expect(throws: GraphTables.ReadingError.unfinished("links")) {
        try GraphTables.Stored(inFolder: folder.path)
      }
      try folder.write("", to: "links.jsonl/_SUCCESS")
      let graph = try StoryGraph(GraphTables.Stored(inFolder: folder.path).parts)
      #expect(graph.parts.links == analysis.graph.parts.links)
    }
  }

  @Test(
    "What is missing or damaged is told with table and line",
    arguments: [
      ("links.jsonl", nil, GraphTables.ReadingError.missing("links")),
      ("archive.json", nil, .missing("archive.json")),
      (
        "archive.json", "{}",
        .damaged("archive.json", line: 1, "it is not what Storyloom writes")
      ),
      ("merges.jsonl", "[]", .damaged("merges", line: 1, "it is not what Storyloom writes")),
      (
        "links.jsonl", #"{"source":"a0","target":"a1","document":"a.md","line":1}"#,
        .damaged("links", line: 1, "there is no article 'a0'")
      ),
      (
        "documents.jsonl", #"{"path":"a.md","size":1,"sha256":"x"}"#,
        .damaged("documents", line: 1, "the digest is none")
      ),
    ] as [(String, String?, GraphTables.ReadingError)])
  func faults(name: String, text: String?, error: GraphTables.ReadingError) throws {
    try TemporaryFolder.with { folder in
      try write(try seedsAnalysis(), to: folder)
      try FileManager.default.removeItem(at: folder.url.appending(path: name))
      if let text { try folder.write(text, to: name) }
      #expect(throws: error) { try GraphTables.Stored(inFolder: folder.path) }
    }
  }

  @Test("Parts that do not fit together make no graph")
  func parts() throws {
    let parts = try seedsAnalysis().graph.parts
    func fault(_ change: (inout StoryGraph.Parts) -> Void) -> StoryGraph.Parts.Fault? {
      var parts = parts
      change(&parts)
      do {
        _ = try StoryGraph(parts)
        return nil
      } catch {
        return error
      }
    }
    #expect(fault { _ in } == nil)
    #expect(
      fault { $0.articles.swapAt(0, 1) } == .articleOrder(parts.articles[0].identifier))
    #expect(
      fault { $0.articles.insert($0.articles[3], at: 3) }
        == .articleOrder(parts.articles[3].identifier))
    #expect(fault { $0.providers.swapAt(4, 5) } == .providerOrder(parts.providers[4].key))
    #expect(fault { $0.links.swapAt(7, 8) } == .linkOrder(8))
    #expect(fault { $0.links[0].target = $0.links[0].source } == .linkOrder(0))
    #expect(
      fault { $0.links[46].target = ArticleID(46) }
        == .unknownEnd("\(parts.links[46].place)"))
    #expect(
      fault { $0.articles[0].provider = ProviderID(37) }
        == .unknownEnd(parts.articles[0].identifier))
    #expect(fault { $0.merges[0].article = ArticleID(46) } == .unknownEnd("article 46"))
  }
}
