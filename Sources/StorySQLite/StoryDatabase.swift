internal import Foundation
public import StoryAnalysis
public import StoryExport

/// All tables of a study in one SQLite file, with keys, indices, views and full-text search.
///
/// Each report table is one table of the same name, with `_` for `-`, and each column has the heading that
/// it has in CSV: SQL does not tell upper from lower case in names, and so one documentation serves both.
/// Booleans are 0 and 1, times are ISO 8601 in UTC, numbers are those that CSV shows. A column of lists is
/// a table of its own, with one row for each word. Links and the entries of identity hold identifiers
/// and the numbers of texts that stand in tables of their own; the views `links_described` and
/// `identity_described` have what CSV says.
///
/// The same study gives the same bytes with one version of SQLite: the file is written in one
/// transaction, rows first and indices after them, and says nothing of its time or place.
public struct StoryDatabase: Sendable {
  /// Name of the file in a report.
  public static let fileName = "stories.sqlite"
  /// Version of the database's form, which SQLite keeps as `user_version`.
  static let form = 1

  private let study: ArchiveStudy
  private let workingFolder: String?

  /// Creates the database of a study.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - workingFolder: Folder to make the file in, in a hidden folder; from the one in which it will
  ///     stay it is moved, not copied. The system's folder for temporary files where absent or not
  ///     there.
  public init(of study: ArchiveStudy, workingFolder: String? = nil) {
    self.study = study
    self.workingFolder = workingFolder
  }

  /// What a report holds: the database, and its description for Datasette.
  ///
  /// - Throws: ``/StoryExport/ExportError`` where the database could not be made.
  public func files() throws(ExportError) -> [OutputFile] {
    let (file, schema) = try made()
    return [file, DatasetteMetadata(of: study, schema: schema).file]
  }

  /// The database as a file.
  ///
  /// It is made at once, in a temporary file: what is held in memory has a bound.
  ///
  /// - Complexity: O(*c* log *c*), *c* cells of all tables.
  /// - Throws: ``/StoryExport/ExportError`` with the code `notWritable` where there is no room for the temporary file.
  public func file() throws(ExportError) -> OutputFile { try made().file }

  private func made() throws(ExportError) -> (file: OutputFile, schema: DatabaseSchema) {
    let folder = usedFolder
    do {
      let working = try WorkingFolder(in: folder.path, for: Self.fileName)
      let path = working.path + "/" + Self.fileName
      let schema = try DatabaseWriter(of: study).write(toPath: path)
      let spool = try SpooledFile(path: path, in: working)
      return (OutputFile(name: Self.fileName, spool: spool), schema)
    } catch {
      // Of a hidden folder nobody knows; the one that it lies in says which disk it is.
      let isHidden = folder.lastPathComponent.hasPrefix(".")
      let place = isHidden ? folder.deletingLastPathComponent() : folder
      throw ExportError(
        code: .notWritable,
        message: """
          the database could not be made in '\(place.path)' (\(error)); make room there, or name another \
          place
          """)
    }
  }

  private var usedFolder: URL {
    var isFolder: ObjCBool = false
    if let workingFolder,
      FileManager.default.fileExists(atPath: workingFolder, isDirectory: &isFolder),
      isFolder.boolValue, FileManager.default.isWritableFile(atPath: workingFolder)
    {
      return URL(fileURLWithPath: workingFolder, isDirectory: true)
    }
    return FileManager.default.temporaryDirectory
  }
}
