internal import Foundation
internal import GRDB
internal import GraphAlgorithms
internal import StoryAnalysis
internal import StoryExport
internal import StoryParsing

/// Writes the database of a study into a new file.
struct DatabaseWriter {
  let study: ArchiveStudy

  /// Name of the table of full-text search.
  static let search = "articles_fts"

  init(of study: ArchiveStudy) {
    self.study = study
  }

  /// Writes the file; on failure what it holds is of no use.
  ///
  /// What says only what was read, half of all rows and more, is written while the measures are computed
  /// that the other tables show.
  ///
  /// - Returns: What the database has.
  func write(toPath path: String) throws -> DatabaseSchema {
    var configuration = Configuration()
    // Rows that refer to later ones are checked by tests instead of one by one.
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      // The file has no name yet for any reader: there is nothing to roll back to and nothing to share.
      try database.execute(
        sql: """
          PRAGMA page_size = 4096;
          PRAGMA auto_vacuum = NONE;
          PRAGMA encoding = 'UTF-8';
          PRAGMA journal_mode = OFF;
          PRAGMA synchronous = OFF;
          PRAGMA locking_mode = EXCLUSIVE;
          PRAGMA temp_store = MEMORY;
          PRAGMA cache_size = -32768;
          """)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let schema = try queue.write { database in
      try database.execute(sql: "PRAGMA user_version = \(StoryDatabase.form)")
      var rows = try DatabaseRows(into: database)
      let (tables, _) = try Parallel.both { [study] in
        Self.computedTables(of: study)
      } and: {
        try Parallel.keepingProcessor {
          for table in [
            ReportTable.links(study), .identity(study), .providerLinks(study), .revisions(study),
          ] { try insert(table, into: &rows) }
        }
        // What is known by now, or waited for; providers, whose intervals take longest, come last.
        for table in [
          ReportTable.threads(study), .clusters(study), .articles(study), .syndication(study),
          .timeline(study),
        ] { try insert(table, into: &rows) }
      }
      let schema = DatabaseSchema(of: tables)
      for table in schema.tables { try rows.insert(table, among: tables) }
      for view in schema.views { try database.execute(sql: view.creation) }
      try writeSearch(into: database)
      try writeNotes(on: schema, into: database)
      return schema
    }
    try queue.close()
    try DatabaseHeader.removeLibraryVersion(fromFile: path)
    return schema
  }

  private func insert(_ table: ReportTable, into rows: inout DatabaseRows) throws {
    try rows.insert(DatabaseTable(of: table.naming(filter: study.filterText)), among: [])
  }

  /// The tables of the report, and computed what their cells show: the first row asks for all of it.
  private static func computedTables(of study: ArchiveStudy) -> [ReportTable] {
    let tables = Report.tables(study)
    for table in tables where table.rowCount > 0 {
      for column in table.columns.indices { _ = table[0, column] }
    }
    return tables
  }

  /// Full-text search over headlines, earlier ones too, and excerpts. The words stay in the tables and are
  /// read through a view, so that `snippet` and `highlight` find them and nothing is held twice.
  private func writeSearch(into database: Database) throws {
    let name = Self.search.quoted
    try database.execute(
      sql: """
        CREATE VIRTUAL TABLE \(name) USING fts5(
          headlines, excerpt,
          content=\(DatabaseView.searchedTexts.quoted), content_rowid="number",
          tokenize="unicode61 remove_diacritics 2"
        )
        """)
    try database.execute(sql: "INSERT INTO \(name) (\(name)) VALUES ('rebuild')")
    try database.execute(sql: "INSERT INTO \(name) (\(name)) VALUES ('optimize')")
  }

  private func writeNotes(on schema: DatabaseSchema, into database: Database) throws {
    let about = DatabaseNotes(of: study)
    for (name, _, columns) in DatabaseNotes.tables {
      let keys = columns.prefix(name == "column_documentation" ? 2 : 1).map(\.name)
      let lines = columns.map { $0.declaration(isKey: keys.contains($0.name)) }
      try database.execute(
        sql: """
          CREATE TABLE \(name.quoted) (
            \(lines.joined(separator: ",\n  ")),
            PRIMARY KEY (\(keys.map(\.quoted).joined(separator: ", ")))
          ) STRICT
          """)
    }
    func insert(_ table: String, _ values: [(any DatabaseValueConvertible)?]) throws {
      let places = values.map { _ in "?" }.joined(separator: ", ")
      try database.cachedStatement(sql: "INSERT INTO \(table.quoted) VALUES (\(places))")
        .execute(arguments: StatementArguments(values))
    }
    for (name, value) in about.about { try insert("about", [name, value]) }
    for (name, value) in about.options { try insert("options", [name, value]) }
    for relation in schema.relations {
      try insert("table_documentation", [relation.name, relation.kind, relation.summary])
      for (place, column) in relation.columns.enumerated() {
        try insert(
          "column_documentation",
          [
            relation.name, column.name, place + 1, column.typeWords,
            column.unit.isEmpty ? nil : column.unit, column.summary,
          ])
      }
    }
  }
}

extension DatabaseSchema {
  /// Everything that can be asked: tables, views and search, with what they hold.
  var relations: [(name: String, kind: String, summary: String, columns: [DatabaseColumn])] {
    tables.map { ($0.name, "table", $0.summary, $0.columns) }
      + views.map { ($0.name, "view", $0.summary, $0.columns.map(\.column)) }
      + [
        (
          DatabaseWriter.search, "search",
          "Full-text search over all headlines and the excerpts of articles; rowid is theirs.",
          [
            DatabaseColumn("headlines", .text, "Every headline of the article, each on a line."),
            DatabaseColumn("excerpt", .text, "The first sentences, as the archive cuts them."),
          ]
        )
      ] + DatabaseNotes.tables.map { ($0.name, "table", $0.summary, $0.columns) }
  }
}
