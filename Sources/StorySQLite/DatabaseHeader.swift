internal import Foundation

/// The first hundred bytes of an SQLite file.
enum DatabaseHeader {
  /// The oldest SQLite that reads what is written here: 3.37.0 brought strict tables.
  static let oldestVersion = 3_037_000

  /// Replaces the version of the library that wrote a file by that of the oldest that reads it.
  ///
  /// The four bytes from 96 on hold the number of the library that changed the file last, for who looks
  /// into a damaged file; no library reads them to decide anything. The counter at 92, which says for which
  /// change they hold, stays, because the size of the file in the header counts only where that counter
  /// equals the one at 24.
  ///
  /// > Source: SQLite, "Database File Format", on the in-header database size and on the write library
  /// > version and version-valid-for numbers, https://sqlite.org/fileformat2.html.
  ///
  /// - Parameter path: A whole file that nobody has open.
  static func removeLibraryVersion(fromFile path: String) throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    defer { try? file.close() }
    try file.seek(toOffset: 96)
    try file.write(contentsOf: withUnsafeBytes(of: UInt32(oldestVersion).bigEndian) { Data($0) })
  }
}
