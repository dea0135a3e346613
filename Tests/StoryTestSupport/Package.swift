public import Foundation

/// Places that tests read from, found from this file upward.
public enum Package {
  /// The folder of the package.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The five documents that the package holds.
  public static let seeds = root.appending(path: "seeds")

  /// Folder of real archives that are not part of the package; `STORYLOOM_CORPORA` names another.
  public static let corpora: URL = {
    if let path = ProcessInfo.processInfo.environment["STORYLOOM_CORPORA"] {
      return URL(filePath: path)
    }
    return root.deletingLastPathComponent().appending(path: "shared/corpora")
  }()

  /// A real archive of 1,611 documents, whose known answers come from PyYAML, networkx and igraph.
  public static let news = corpora.appending(path: "diablo4/_news").path(percentEncoded: false)

  /// Whether that archive is here.
  public static let hasNews = FileManager.default.fileExists(atPath: news)
}
