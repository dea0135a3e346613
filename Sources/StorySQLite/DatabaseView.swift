internal import StoryExport

/// A view: a question that people ask, answered from the tables.
struct DatabaseView: Sendable {
  /// A column and the expression that it shows.
  struct Column: Sendable {
    var column: DatabaseColumn
    var expression: String
  }

  let name: String
  let summary: String
  let columns: [Column]
  /// What follows `SELECT` and the columns.
  let source: String

  /// The statement that creates the view.
  var creation: String {
    let shown = columns.map { "\($0.expression) AS \($0.column.name.quoted)" }
    return "CREATE VIEW \(name.quoted) AS\nSELECT\n  " + shown.joined(separator: ",\n  ") + "\n"
      + source
  }
}

/// Makes columns of views that show a column of a table, with what is documented of it.
struct DatabaseViewBuilder {
  private let columns: [String: DatabaseColumn]

  init(over tables: [DatabaseTable]) {
    columns = Dictionary(
      uniqueKeysWithValues: tables.flatMap { table in
        table.columns.map { ("\(table.name).\($0.name)", $0) }
      })
  }

  /// A column of a table.
  ///
  /// - Parameters:
  ///   - place: Table and column, such as `articles.Label`.
  ///   - alias: What the view's source calls the table.
  ///   - name: Its name in the view; that of the table's column where absent.
  func same(_ place: String, _ alias: String, as name: String? = nil) -> DatabaseView.Column {
    guard var column = columns[place] else { preconditionFailure("There is a column \(place).") }
    let expression = "\(alias).\(column.name.quoted)"
    column.name = name ?? column.name
    return DatabaseView.Column(column: column, expression: expression)
  }

  /// Columns of one table.
  func same(_ table: String, _ alias: String, _ names: [String]) -> [DatabaseView.Column] {
    names.map { same("\(table).\($0)", alias) }
  }

  /// A column that is computed.
  func new(
    _ name: String, _ kind: Table.Kind, unit: String = "", _ expression: String, _ summary: String
  ) -> DatabaseView.Column {
    DatabaseView.Column(
      column: DatabaseColumn(name, kind, unit: unit, summary), expression: expression)
  }
}
