internal import StoryExport

/// What tables, indices and views a database has.
struct DatabaseSchema: Sendable {
  /// The tables: each of the report, followed by those of its lists; behind them the vocabularies.
  let tables: [DatabaseTable]
  /// The views.
  let views: [DatabaseView]

  /// The schema for the tables of a report.
  init(of reportTables: [Table]) {
    tables =
      reportTables.flatMap { table in
        [DatabaseTable(of: table)]
          + table.columns.indices.filter { table.columns[$0].kind == .list }
          .map { DatabaseTable(ofList: $0, of: table) }
      } + DatabaseVocabulary.all.map { DatabaseTable(of: $0) }
    views = DatabaseView.all(over: tables, of: reportTables)
  }
}

/// A column of a table or a view.
struct DatabaseColumn: Hashable, Sendable {
  var name: String
  var kind: Table.Kind
  var unit = ""
  var summary: String

  init(_ name: String, _ kind: Table.Kind, unit: String = "", _ summary: String) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.summary = summary
  }

  /// A column of a report's table.
  init(_ column: Table.Column) {
    self.init(column.name, column.kind, unit: column.unit, column.summary)
  }

  /// The column as a table declares it.
  func declaration(isKey: Bool) -> String {
    let check = kind == .boolean ? " CHECK (\(name.quoted) IN (0, 1))" : ""
    return "\(name.quoted) \(kind.storage)\(isKey ? " NOT NULL" : "")\(check)"
  }

  /// The type in words, for the documentation inside the database.
  var typeWords: String {
    switch kind {
    case .text, .list: "text"
    case .integer: "integer"
    case .number: "real"
    case .boolean: "boolean (0 or 1)"
    case .time: "time (ISO 8601)"
    }
  }
}

extension Table.Kind {
  /// The type of a strict table's column.
  fileprivate var storage: String {
    switch self {
    case .text, .time, .list: "TEXT"
    case .integer, .boolean: "INTEGER"
    case .number: "REAL"
    }
  }
}

extension String {
  /// The name between the quotation marks of SQL.
  var quoted: String {
    let scalars = unicodeScalars.flatMap { $0 == "\"" ? ["\"", "\""] : [$0] }
    return "\"" + String(String.UnicodeScalarView(scalars)) + "\""
  }

  /// The name of a table or column in the singular: `articles` are made of `article`s.
  var singular: String { hasSuffix("s") ? String(dropLast()) : self }
}
