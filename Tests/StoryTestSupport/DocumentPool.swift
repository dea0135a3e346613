import Foundation

/// Documents by their bytes, as the tests and long runs that change them need them.
public enum DocumentPool {
  /// The seeds, in the order of their names.
  public static func seeds() throws -> [[UInt8]] { try documents(in: Package.seeds) }

  /// The shared corpus, in the order of its names; empty where it is absent.
  public static func news() throws -> [[UInt8]] {
    Package.hasNews ? try documents(in: URL(filePath: Package.news)) : []
  }

  private static func documents(in folder: URL) throws -> [[UInt8]] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { ["md", "txt"].contains($0.pathExtension) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
      .map { try Array(Data(contentsOf: $0)) }
  }
}
