import StoryAnalysis
import StoryExport
import StoryTestSupport
import Testing

@Suite("Report")
struct ReportTests {
  private let titles: Report.Renderer = { drawing in Array("<\(drawing.title)>".utf8) }

  private let fileNames = [
    "overview.svg", "clusters.svg", "providers.svg", "timeline.svg", "spread.svg",
    "heatmap.svg", "clusters.csv", "threads.csv",
    "articles.csv", "links.csv", "providers.csv", "provider-links.csv", "concentration.csv",
    "leads.csv", "timeline.csv", "topics.csv", "bursts.csv", "silences.csv", "revisions.csv",
    "identity.csv", "syndication.csv", "graph.dot", "graph.graphml", "graph.gexf", "graph.json",
    "STUDY.md", "METHODS.md", "datapackage.json",
  ]

  private func files(
    _ study: ArchiveStudy, csv: CSVWriter = CSVWriter()
  ) async throws -> [String: String] {
    let files = try await Report(of: study, csv: csv).files(render: titles)
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test("A report is diagrams, tables, the graph and the methods, diagrams first")
  func names() async throws {
    let files = try await Report(of: try seedsStudy()).files(render: titles)
    #expect(files.map(\.name) == fileNames)
  }

  @Test("Each file holds what its name says")
  func contents() async throws {
    let study = try seedsStudy()
    let files = try await files(study)
    for view in DiagramView.reported {
      #expect(files["\(view.rawValue).svg"] == "<\(view.drawing(of: study).title)>")
    }
    for table in Report.tables(study) {
      let rows = try CSVText.rows(Array(try #require(files["\(table.name).csv"]).utf8))
      #expect(rows.count == table.rowCount + 1)
      #expect(rows.first == table.columns.map(\.name))
    }
    #expect(files["graph.dot"]?.hasPrefix("digraph") == true)
    #expect(files["graph.json"]?.hasPrefix("{") == true)
    #expect(files["graph.graphml"]?.contains("<graphml ") == true)
    #expect(files["graph.gexf"]?.contains("<gexf ") == true)
    #expect(files["METHODS.md"]?.hasPrefix("# Methods") == true)
    for (name, text) in files where !name.hasSuffix(".svg") {
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), "\(name)")
    }
  }

  @Test("The diagrams have different titles, and each says what it shows")
  func drawings() throws {
    let drawings = try DiagramView.allCases.map { $0.drawing(of: try seedsStudy()) }
    #expect(Set(drawings.map(\.title)).count == DiagramView.allCases.count)
    #expect(drawings.allSatisfy { !$0.summary.isEmpty })
  }

  @Test("The options of CSV hold for every table, and the methods state them")
  func csvOptions() async throws {
    let files = try await files(
      try seedsStudy(), csv: CSVWriter(guardsFormulas: false, isForExcel: true))
    let tables = files.filter { $0.key.hasSuffix(".csv") }
    #expect(tables.keys.sorted() == fileNames.filter { $0.hasSuffix(".csv") }.sorted())
    #expect(tables.values.allSatisfy { $0.unicodeScalars.first == "\u{FEFF}" })
    #expect(files["METHODS.md"]?.contains("| `--excel` | yes |") == true)
    #expect(files["METHODS.md"]?.contains("| `--csv-raw` | yes |") == true)
  }

  @Test(
    "The files of the database stand in the report and its data package; a failure is the report's")
  func database() async throws {
    let study = try seedsStudy()
    let files = try await Report(of: study).files(
      render: titles,
      database: { _ in
        [OutputFile(name: "stories.sqlite", text: "rows")]
      })
    #expect(files.first { $0.name == "stories.sqlite" }?.bytes == Array("rows".utf8))
    let package = try #require(files.first { $0.name == DataPackage.fileName })
    #expect(String(decoding: package.bytes, as: UTF8.self).contains("\"stories.sqlite\""))
    await #expect(throws: ExportError.self) {
      _ = try await Report(of: study).files(
        render: titles,
        database: { _ throws(ExportError) in
          throw ExportError(code: .notWritable, message: "no room")
        })
    }
  }

  @Test("A diagram that cannot be rendered fails the report")
  func failure() async throws {
    let study = try seedsStudy()
    await #expect {
      _ = try await Report(of: study).files { drawing throws(ExportError) in
        guard drawing.title != DiagramView.timeline.drawing(of: study).title else {
          throw ExportError(code: .notRendered, message: "no ink")
        }
        return []
      }
    } throws: {
      ($0 as? ExportError)?.code == .notRendered && "\($0)" == "no ink"
    }
  }

  @Test("Archives of nothing, of one article and of hostile texts have a report")
  func edges() async throws {
    let edges = [Hostile.nothing, cliques([1])].map { ArchiveStudy(of: $0) }
    for study in edges + [Hostile.study] {
      #expect(try await files(study).keys.sorted() == fileNames.sorted())
    }
  }
}
