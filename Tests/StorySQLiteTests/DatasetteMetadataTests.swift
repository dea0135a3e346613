import Foundation
import GRDB
import StoryExport
import StorySQLite
import StoryTestSupport
import Testing

@Suite("Description for Datasette")
struct DatasetteMetadataTests {
  private typealias Members = [String: Any]

  @Test("What it says of tables, columns, sorting, facets and search is true of the database")
  func names() throws {
    let study = try Archives.seeds()
    let files = try StoryDatabase(of: study).files()
    #expect(files.map(\.name) == ["stories.sqlite", "metadata.json"])
    let json = try JSONSerialization.jsonObject(with: Data(files[1].bytes)) as? Members
    let databases = try #require(json?["databases"] as? Members)
    #expect(Array(databases.keys) == ["stories"])
    let described = try #require(databases["stories"] as? Members)
    let tables = try #require(described["tables"] as? [String: Members])
    try study.withDatabase { database in
      let names = try String.fetchAll(database, sql: "SELECT table_name FROM table_documentation")
      #expect(Set(tables.keys) == Set(names))
      for (name, table) in tables {
        let columns = Set(try database.columns(in: name).map(\.name))
        #expect(Set((table["columns"] as? Members ?? [:]).keys) == columns, "\(name)")
        let mentioned =
          ["sort", "sort_desc", "label_column"].compactMap { table[$0] as? String }
          + (table["facets"] as? [String] ?? [])
        #expect(columns.isSuperset(of: mentioned), "\(name): \(mentioned)")
      }
      let query = try #require(
        ((described["queries"] as? Members)?["search"] as? Members)?["sql"] as? String)
      let found = try Row.fetchAll(database, sql: query, arguments: ["words": "moratorium"])
      #expect(!found.isEmpty)
      #expect(found.allSatisfy { ($0["words"] as String).contains("«") })
    }
    // Nothing is known of the rights to an archive's texts.
    #expect(json?["license"] == nil && described["license"] == nil)
  }
}
