internal import StoryAnalysis
internal import StoryExport

/// What a database says of itself.
struct DatabaseNotes: Sendable {
  /// Names and values of the table `about`.
  let about: [(name: String, value: String?)]
  /// Names and values of the options that the rows depend on.
  let options: [(name: String, value: String?)]

  /// The notes of a study.
  init(of study: ArchiveStudy) {
    about = [
      ("generator", "storyloom \(ToolVersion.current)"),
      ("form", "\(StoryDatabase.form)"),
      ("description", StudySummary.text(of: study)),
      ("filter", study.filterText),
    ]
    // How CSV is written is no matter of a database.
    let ofCSV: Set = ["excel", "csv-raw"]
    options = Manifest(of: study, csv: CSVWriter(), outputs: []).options
      .filter { !ofCSV.contains($0.name) }.map { ($0.name, $0.value) }
  }

  /// The tables that hold the notes, with what they are.
  static let tables = [
    (
      name: "about", summary: "What made this database, of what, and which filter is in force.",
      columns: [
        DatabaseColumn("name", .text, "What is told."),
        DatabaseColumn("value", .text, "The answer; nothing where there is none."),
      ]
    ),
    (
      name: "options", summary: "The options in force, by the names that the command takes.",
      columns: [
        DatabaseColumn("name", .text, "Name of the option, without its hyphens."),
        DatabaseColumn("value", .text, "Its value; nothing where the archive decides."),
      ]
    ),
    (
      name: "table_documentation", summary: "What each table and view holds.",
      columns: [
        DatabaseColumn("table_name", .text, "Name of the table or view."),
        DatabaseColumn("kind", .text, "table, view or search."),
        DatabaseColumn("description", .text, "What its rows are."),
      ]
    ),
    (
      name: "column_documentation", summary: "What each column of a table or view holds.",
      columns: [
        DatabaseColumn("table_name", .text, "Name of the table or view."),
        DatabaseColumn("column_name", .text, "Name of the column."),
        DatabaseColumn("position", .integer, "Place of the column, from 1."),
        DatabaseColumn("type", .text, "Type of its values."),
        DatabaseColumn("unit", .text, "Unit of its values; nothing for plain counts and words."),
        DatabaseColumn("description", .text, "What its values are, with their range."),
      ]
    ),
  ]
}
