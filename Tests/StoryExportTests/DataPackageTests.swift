import Foundation
import StoryAnalysis
import StoryExport
import StoryTestSupport
import Testing

@Suite("Data package")
struct DataPackageTests {
  private typealias Members = [String: Any]

  private func package(
    _ study: ArchiveStudy, csv: CSVWriter = CSVWriter(), names: [String]
  ) throws -> Members {
    let bytes = DataPackage(of: study, csv: csv, names: names).file.bytes
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? Members)
  }

  private let tableNames = Report.tables(ArchiveStudy(of: Hostile.nothing)).map { $0.name + ".csv" }

  @Test("Each table states every column in order with type, meaning and, where it has one, unit")
  func columns() throws {
    let study = try seedsStudy()
    let resources = try #require(
      try package(study, names: tableNames)["resources"] as? [Members])
    let tables = Report.tables(study)
    #expect(resources.map { $0["path"] as? String } == tables.map { $0.name + ".csv" })
    for (resource, table) in zip(resources, tables) {
      let schema = try #require(resource["schema"] as? Members)
      let fields = try #require(schema["fields"] as? [Members])
      #expect(fields.map { $0["name"] as? String } == table.columns.map(\.name))
      #expect(schema["missingValues"] as? [String] == [""])
      #expect(schema["primaryKey"] as? [String] ?? [] == table.keys.primary)
      for (field, column) in zip(fields, table.columns) {
        let type =
          switch column.kind {
          case .text, .list: "string"
          case .integer: "integer"
          case .number: "number"
          case .boolean: "boolean"
          case .time: "datetime"
          }
        #expect(field["type"] as? String == type)
        #expect((field["description"] as? String)?.hasPrefix(column.summary) == true)
        #expect(field["unit"] as? String ?? "" == column.unit)
        #expect((field["separator"] as? String == "; ") == (column.kind == .list))
        #expect((field["constraints"] != nil) == table.keys.primary.contains(column.name))
      }
    }
  }

  @Test("References that the folder cannot resolve are left out, and so are those of lists")
  func references() throws {
    func foreignKeys(_ names: [String]) throws -> [[String]] {
      let resources = try #require(
        try package(seedsStudy(), names: names)["resources"] as? [Members])
      return try resources.flatMap { resource in
        let keys = (resource["schema"] as? Members)?["foreignKeys"] as? [Members] ?? []
        return try keys.map { key in
          let reference = try #require(key["reference"] as? Members)
          return [
            try #require(key["fields"] as? [String])[0], reference["resource"] as? String ?? "",
          ]
        }
      }
    }
    #expect(try foreignKeys(["articles.csv"]) == [])
    #expect(try foreignKeys(["articles.csv", "topics.csv"]) == [])
    #expect(
      try foreignKeys(["articles.csv", "providers.csv", "links.csv"]) == [
        ["provider", "providers"], ["Source", "articles"], ["Target", "articles"],
      ])
  }

  @Test("The package says how tables are written, and what the other files are")
  func files() throws {
    let csv = CSVWriter(isForExcel: true)
    let package = try package(
      seedsStudy(), csv: csv, names: ["topics.csv", "graph.dot", "METHODS.md", "x.sqlite", "odd"])
    let resources = try #require(package["resources"] as? [Members])
    #expect(resources[0]["encoding"] as? String == "utf-8-sig")
    #expect((resources[0]["dialect"] as? Members)?["lineTerminator"] as? String == "\r\n")
    #expect(
      resources.dropFirst().map { $0["mediatype"] as? String } == [
        "text/vnd.graphviz", "text/markdown", "application/vnd.sqlite3", "application/octet-stream",
      ])
    // Names of resources are in lower case.
    #expect(resources[2]["name"] as? String == "methods.md")
    #expect(resources[2]["path"] as? String == "METHODS.md")
    #expect(package["licenses"] == nil)
    #expect(
      (package["description"] as? String)?.hasPrefix("46 articles in 5 stories of 37") == true)
  }

  @Test("The description names the filter in force, and each table has its column")
  func filter() throws {
    let graph = try seedsStudy().graph
    for mode in ArticleFilter.Mode.allCases {
      var options = ArchiveAnalysis.Options()
      options.stabilityRuns = 1
      options.filter.mode = mode
      options.filter.providers = ["zdnet.com"]
      let study = ArchiveStudy(of: ArchiveAnalysis(of: graph, options: options))
      let text = try #require(study.filterText)
      let package = try package(study, names: tableNames)
      #expect((package["description"] as? String)?.hasSuffix(". \(text)") == true)
      for resource in try #require(package["resources"] as? [Members]) {
        let fields = (resource["schema"] as? Members)?["fields"] as? [Members]
        #expect(fields?.last?["name"] as? String == "filter")
      }
    }
    let whole = try package(seedsStudy(), names: tableNames)["description"] as? String
    #expect(whole?.contains("show: ") == false && whole?.contains("scope: ") == false)
  }

  @Test("A report describes each of its files but itself, an archive of nothing included")
  func report() async throws {
    for study in [try seedsStudy(), ArchiveStudy(of: Hostile.nothing), Hostile.study] {
      let files = try await Report(of: study).files { _ in [] }
      let file = try #require(files.first { $0.name == DataPackage.fileName })
      let package = try JSONSerialization.jsonObject(with: Data(file.bytes)) as? Members
      let paths = (package?["resources"] as? [Members])?.compactMap { $0["path"] as? String }
      #expect(paths == files.map(\.name).filter { $0 != DataPackage.fileName })
    }
  }
}
