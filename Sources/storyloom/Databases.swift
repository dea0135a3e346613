internal import StoryExport
internal import StorySQLite

/// Databases of studies through SQLite.
enum Databases {
  /// The database of a study's tables, and what Datasette shows beside it.
  static let files: Report.DatabaseMaker = { study throws(ExportError) in
    try StoryDatabase(of: study).files()
  }
}
