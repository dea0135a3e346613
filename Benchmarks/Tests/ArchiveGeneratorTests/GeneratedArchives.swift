import ArchiveGenerator
import Foundation
import StoryParsing

/// Archives that the tests share: small and large lists, single articles and large stories.
enum GeneratedArchives {
  static let shapes = [
    ArchiveShape(),
    ArchiveShape(related: 3, articlesPerStory: 1...6, providers: 3),
    ArchiveShape(related: 32, articlesPerStory: 40...60, providers: 1200),
    ArchiveShape(related: 8, articlesPerStory: 1...90, providers: 40),
    ArchiveShape(related: 0, articlesPerStory: 2...2, providers: 5),
  ]

  /// Each shape with a few seeds.
  static let generators = shapes.flatMap { shape in
    [1, UInt64.max].map { ArchiveGenerator(seed: $0, shape: shape) }
  }
}

extension ArchiveGenerator {
  /// The documents of a range, by their paths.
  func documents(_ records: Range<Int>) -> [String: [UInt8]] {
    var documents: [String: [UInt8]] = [:]
    forEachDocument(in: records) { documents[$0.path] = $0.bytes }
    return documents
  }

  /// The text of the documents of a range, one after the other.
  func text(_ records: Range<Int>) -> String {
    var bytes: [UInt8] = []
    forEachDocument(in: records) { bytes += $0.bytes }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What the reader makes of a range, in the order in which an archive is read.
  func readings(_ records: Range<Int>) -> [DocumentReading] {
    documents(records).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { YAMLReader().read(bytes: $0.value, document: $0.key) }
  }
}

/// Real documents beside the checkout and in it.
enum RealDocuments {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let seeds = root.appending(path: "seeds")
  static let corpus = root.deletingLastPathComponent().appending(path: "shared/corpora/diablo4")

  static var hasCorpus: Bool { FileManager.default.fileExists(atPath: corpus.path()) }

  /// The text of every document below a folder.
  static func texts(below folder: URL) throws -> [String] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let documents = (files?.compactMap { $0 as? URL } ?? []).filter {
      ["md", "txt"].contains($0.pathExtension)
    }
    return try documents.map { try String(contentsOf: $0, encoding: .utf8) }
  }
}
