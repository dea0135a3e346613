import Foundation
import StoryTestSupport

/// The page of an archive, written for a while.
enum ArchivePage {
  /// Reports on an archive and gives the page's file, which goes with its folder in the end.
  static func with<Result>(
    of archive: String, by program: String, _ body: (URL) async throws -> Result
  ) async throws -> Result {
    try await TemporaryFolder.with { folder in
      let process = Process()
      process.executableURL = URL(filePath: program)
      process.arguments = ["report", archive, "--output", folder.path(of: "report"), "--quiet"]
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        throw Browser.Failure(description: "No report on \(archive) could be written.")
      }
      return try await body(folder.url.appending(path: "report/index.html"))
    }
  }

  /// A word for an archive that names files.
  static func name(of archive: String) -> String {
    let parts = archive.split(separator: "/").suffix(2)
    return parts.joined(separator: "-").replacing("_", with: "")
  }
}
