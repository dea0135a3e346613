internal import StoryExport
internal import StorySQLite

/// Databases of studies through SQLite.
enum Databases {
  /// Makes the database of a study's tables, and what Datasette shows beside it.
  ///
  /// - Parameter folder: Where they will be written, if anywhere.
  static func files(in folder: OutputFolder? = nil) -> Report.DatabaseMaker {
    { study throws(ExportError) in
      try StoryDatabase(of: study, workingFolder: try folder?.workingFolder()).files()
    }
  }
}
