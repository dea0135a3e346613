public import Foundation

/// A folder that exists while a test runs.
public struct TemporaryFolder: Sendable {
  /// Where it is.
  public let url: URL

  /// Where it is, as a path.
  public var path: String { url.path(percentEncoded: false) }

  private init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "storyloom-\(UUID().uuidString)")
      .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// Creates a folder, runs the test, and removes the folder whatever happens.
  public static func with<Result>(_ body: (TemporaryFolder) throws -> Result) throws -> Result {
    let folder = try TemporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder.url) }
    return try body(folder)
  }

  /// Creates a folder, runs the test, and removes the folder whatever happens.
  public static func with<Result>(
    _ body: (TemporaryFolder) async throws -> Result
  ) async throws -> Result {
    let folder = try TemporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder.url) }
    return try await body(folder)
  }

  /// The path of something in the folder.
  public func path(of name: String) -> String {
    url.appending(path: name).path(percentEncoded: false)
  }

  /// Writes a file, and the folders that it lies in.
  public func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Makes a symbolic link.
  public func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: self.path(of: path), withDestinationPath: target)
  }
}
