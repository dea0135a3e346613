import Foundation
import GRDB
import StoryAnalysis
import StoryExport
import StoryParsing
import StorySQLite
import StoryTestSupport
import Testing

private typealias ReportTable = StoryExport.Table

@Suite("SQLite database")
struct StoryDatabaseTests {
  @Test("Every cell of every table is in the database with its type, whatever the archive holds")
  func cells() throws {
    for study in try Archives.all() {
      try study.withDatabase { database in
        for table in Report.tables(study) {
          let shown = table.columns.indices.filter { !isElsewhere(table, $0) }
          let names = shown.map { "\"\(table.columns[$0].name)\"" }
          let stored = try rows(
            of: database, "SELECT \(names.joined(separator: ", ")) FROM \(table.databaseName)")
          let expected = (0..<table.rowCount).map { row in
            shown.map { StoredValue(table[row, $0]) }
          }
          // Rows that join others stand in the order of their keys.
          #expect(stored.count == expected.count, "\(table.name)")
          #expect(Set(stored) == Set(expected), "\(table.name)")
        }
      }
    }
  }

  @Test("The words of lists stand in tables of their own, in order")
  func lists() throws {
    for study in try Archives.all() {
      try study.withDatabase { database in
        for table in Report.tables(study) {
          for (index, column) in table.columns.enumerated() where column.kind == .list {
            let owner = String(table.databaseName.dropLast())
            let stored = try rows(
              of: database,
              "SELECT * FROM \(owner)_\(column.name) ORDER BY 1, number")
            let key = try #require(table.columns.firstIndex { $0.name == table.keys.primary[0] })
            var expected: [[StoredValue]] = []
            for row in 0..<table.rowCount {
              guard case .list(let words) = table[row, index] else { continue }
              for (number, word) in words.enumerated() where !word.isEmpty {
                expected.append([StoredValue(table[row, key]), .integer(number + 1), .text(word)])
              }
            }
            // Spellings of one topic are one word there; `StoredValue` compares characters here.
            #expect(Set(stored) == Set(expected), "\(table.name).\(column.name)")
            #expect(stored.count == expected.count, "\(table.name).\(column.name)")
          }
        }
      }
    }
  }

  @Test("SQLite finds nothing wrong with the file, and every reference leads to a row")
  func checks() throws {
    for study in try Archives.all() {
      try study.withDatabase { database in
        #expect(try String.fetchAll(database, sql: "PRAGMA integrity_check") == ["ok"])
        #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
        let strict = try Row.fetchAll(
          database,
          sql: """
            SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict
            AND name NOT LIKE 'sqlite_%' AND schema = 'main'
            """)
        #expect(strict.isEmpty)
        try database.execute(
          sql: "INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
      }
    }
  }

  @Test("Keys of the tables are keys of the database")
  func keys() throws {
    let study = try Archives.seeds()
    try study.withDatabase { database in
      for table in Report.tables(study) {
        let name = table.databaseName
        let primary =
          table.keys.primary.isEmpty ? [] : try database.primaryKey(name).columns
        #expect(primary == table.keys.primary, "\(name)")
        let lists = Set(table.columns.filter { $0.kind == .list }.map(\.name))
        let texts = Archives.textTables[table.name] ?? [:]
        let references = table.keys.references.filter { lists.isDisjoint(with: $0.columns) }
        let stored = try database.foreignKeys(on: name).map {
          [$0.destinationTable] + $0.originColumns + $0.destinationColumns
        }
        #expect(
          Set(stored)
            == Set(
              references.map {
                [$0.table.replacing("-", with: "_")] + $0.columns + $0.targets
              } + texts.map { [$0.value, $0.key, "number"] }), "\(name)")
      }
    }
  }

  @Test("Two databases of one study have the same bytes, and no library's version")
  func determinism() throws {
    for study in try Archives.all() {
      let bytes = try StoryDatabase(of: study).file().bytes
      let again = try StoryDatabase(of: ArchiveStudy(of: study.analysis)).file().bytes
      #expect(bytes == again)
      // 3,037,000 in big-endian order; behind it the same number of changes as at 24.
      #expect(bytes[96..<100] == [0x00, 0x2E, 0x57, 0x48])
      #expect(bytes[92..<96] == bytes[24..<28])
      #expect(bytes[16..<18] == [0x10, 0x00])
      // The size in the header is that of the file.
      let pages = bytes[28..<32].reduce(0) { $0 << 8 | Int($1) }
      #expect(pages * 4_096 == bytes.count)
    }
  }

  @Test("The database names the filter in force, where there is one")
  func filter() throws {
    for study in try Archives.all() {
      try study.withDatabase { database in
        let filter = try String.fetchOne(
          database, sql: "SELECT value FROM about WHERE name = 'filter'")
        #expect(filter == study.filterText)
        let description = try String.fetchOne(
          database, sql: "SELECT value FROM about WHERE name = 'description'")
        #expect(description?.hasSuffix(filter.map { ". \($0)" } ?? ".") == true)
      }
    }
    let parts = try Archives.parts()
    #expect(parts.allSatisfy { $0.filterText != nil })
    #expect(parts.map(\.shownArticleCount).contains(0))
    #expect(parts.contains { $0.hidesPart && ReportTable.links($0).rowCount > 0 })
  }

  @Test("A headline keeps the character U+0000, which ends words elsewhere")
  func nul() throws {
    let study = ArchiveStudy(of: Archives.hostile)
    try study.withDatabase { database in
      let titles = try rows(
        of: database, "SELECT \"Label\" FROM articles WHERE instr(CAST(\"Label\" AS BLOB), x'00')")
      #expect(Set(titles) == [[.text("before\u{0}after")], [.text("\u{0}")]])
      let found = try String.fetchAll(
        database,
        sql: """
          SELECT a.address FROM articles_fts JOIN articles AS a ON a.rowid = articles_fts.rowid
          WHERE articles_fts MATCH 'headlines: after'
          """)
      #expect(found.count == 1)
    }
  }

  @Test("A text that many rows repeat stands in the database once, in each of its spellings")
  func texts() throws {
    try ArchiveStudy(of: Archives.hostile).withDatabase { database in
      for table in ["documents", "identity_texts"] {
        let stored = try rows(of: database, "SELECT * FROM \(table)").map { row -> [UInt8] in
          guard case .text(let text) = row[1] else { return [] }
          return Array(text.utf8)
        }
        #expect(Set(stored).count == stored.count && !stored.contains([]))
        let numbers = try Int.fetchAll(database, sql: "SELECT number FROM \(table) ORDER BY 1")
        #expect(numbers == Array(1...stored.count))
      }
      // One letter, and a letter with a mark: equal to Swift, and two texts.
      let spellings = try Int.fetchOne(
        database,
        sql: """
          SELECT count(DISTINCT hex(other)) FROM identity_described
          WHERE other IN (char(233), 'e' || char(769))
          """)
      #expect(spellings == 2)
    }
  }

  @Test("The file is made in the folder it is for, and leaves nothing there but itself")
  func workingFolder() throws {
    try TemporaryFolder.with { folder in
      let place = folder.url.appending(path: "stories.sqlite").path(percentEncoded: false)
      let names = { try FileManager.default.contentsOfDirectory(atPath: folder.path) }
      let database = StoryDatabase(of: Archives.small, workingFolder: folder.path)
      do {
        let file = try database.file()
        #expect(try names().count == 1)
        #expect(try names() != ["stories.sqlite"])
        try file.write(toPath: place)
        #expect(try names() == ["stories.sqlite"])
        // Written a second time, it is copied.
        let other = folder.url.appending(path: "other.sqlite").path(percentEncoded: false)
        try file.write(toPath: other)
        let bytes = try Data(contentsOf: URL(filePath: place))
        #expect(try Data(contentsOf: URL(filePath: other)) == bytes)
        #expect(Array(bytes) == (try StoryDatabase(of: Archives.small).file().bytes))
      }
      // What is never written goes with the object that held it.
      _ = try database.file()
      #expect(try Set(names()) == ["stories.sqlite", "other.sqlite"])
      // A folder that is not there is none to work in.
      let elsewhere = StoryDatabase(of: Archives.small, workingFolder: folder.path + "/nowhere")
      #expect(try elsewhere.file().bytes == Array(Data(contentsOf: URL(filePath: place))))
    }
  }

  @Test("An archive of nothing has all tables and views, and no row")
  func nothing() throws {
    let study = ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: [])))
    try study.withDatabase { database in
      let relations = try String.fetchAll(
        database, sql: "SELECT table_name FROM table_documentation WHERE kind <> 'search'")
      for relation in relations {
        let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM \"\(relation)\"")
        let isNote = ["about", "options"].contains(relation) || relation.hasSuffix("documentation")
        #expect((count == 0) == !isNote, "\(relation)")
      }
    }
  }

  /// Whether a column stands in another table or is read from there.
  private func isElsewhere(_ table: ReportTable, _ index: Int) -> Bool {
    let column = table.columns[index]
    guard column.kind != .list else { return true }
    let ofEnds = ["Type", "source_", "target_"].contains { column.name.hasPrefix($0) }
    let ofTexts = Archives.textTables[table.name]?[column.name] != nil
    return (table.name == "links" && ofEnds) || ofTexts
  }
}
