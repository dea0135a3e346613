internal import Foundation
public import StoryAnalysis
public import StoryExport

/// All tables of a study in one SQLite file, with keys, indices, views and full-text search.
///
/// Each report table is one table of the same name, with `_` for `-`, and each column has the heading that
/// it has in CSV: SQL does not tell upper from lower case in names, and so one documentation serves both.
/// Booleans are 0 and 1, times are ISO 8601 in UTC, numbers are those that CSV shows. A column of lists is
/// a table of its own, with one row for each word. The links hold identifiers alone; what CSV says of
/// their ends stands in the view `links_described`.
///
/// The same study gives the same bytes with one version of SQLite: the file is written in one
/// transaction, rows first and indices after them, and says nothing of its time or place.
public struct StoryDatabase: Sendable {
  /// Name of the file in a report.
  public static let fileName = "stories.sqlite"
  /// Version of the database's form, which SQLite keeps as `user_version`.
  static let form = 1

  private let study: ArchiveStudy

  /// Creates the database of a study.
  public init(of study: ArchiveStudy) {
    self.study = study
  }

  /// What a report holds: the database, and its description for Datasette.
  ///
  /// - Throws: ``/StoryExport/ExportError`` where the database could not be made.
  public func files() throws(ExportError) -> [OutputFile] {
    let schema = DatabaseSchema(of: Report.tables(study))
    return [try file(schema), DatasetteMetadata(of: study, schema: schema).file]
  }

  /// The database as a file.
  ///
  /// It is made at once, in a temporary file that has lost its name by the time this returns, and
  /// written from there piece by piece: what is held in memory has a bound.
  ///
  /// - Complexity: O(*c* log *c*), *c* cells of all tables.
  /// - Throws: ``/StoryExport/ExportError`` with the code `notWritable` where there is no room for the temporary file.
  public func file() throws(ExportError) -> OutputFile {
    try file(DatabaseSchema(of: Report.tables(study)))
  }

  private func file(_ schema: DatabaseSchema) throws(ExportError) -> OutputFile {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("storyloom-\(UUID().uuidString)", isDirectory: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let path = folder.appendingPathComponent(Self.fileName).path
      try DatabaseWriter(schema: schema, about: DatabaseNotes(of: study)).write(toPath: path)
      let spool = try DatabaseSpool(path: path)
      return OutputFile(name: Self.fileName) { spool.write(to: &$0) }
    } catch {
      throw ExportError(
        code: .notWritable,
        message: """
          the database could not be made in '\(folder.deletingLastPathComponent().path)' (\(error)); \
          make room there, or name another folder in the environment as TMPDIR
          """)
    }
  }
}
