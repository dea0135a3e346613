internal import ArchiveGenerator
internal import Foundation

/// What is measured on.
enum BenchmarkInput: String, CaseIterable {
  /// The documents of the checkout.
  case seeds
  /// The real archive beside the checkout, where it is there.
  case corpus
  /// A generated archive, the same at every run, in a temporary folder outside the checkout.
  case generated

  /// Documents in memory.
  struct Documents: Sendable {
    var all: [(name: String, bytes: [UInt8])] = []
    var count: Int { all.count }
    var byteCount: Int { all.reduce(0) { $0 + $1.bytes.count } }
  }

  /// Documents in files.
  struct Folder: Sendable {
    var path: String
    var count: Int
    var byteCount: Int
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let generator = ArchiveGenerator(seed: 1)
  private static let generatedRecords = 0..<1000

  /// Where the files are; the temporary folder is that of this process.
  private var location: URL {
    switch self {
    case .seeds: Self.root.appending(path: "seeds")
    case .corpus: Self.root.deletingLastPathComponent().appending(path: "shared/corpora/diablo4")
    case .generated:
      FileManager.default.temporaryDirectory.appending(
        path: "storyloom-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    }
  }

  /// Whether the input is here or can be made.
  var isPresent: Bool {
    self == .generated || FileManager.default.fileExists(atPath: location.path())
  }

  /// The documents, read or generated into memory.
  func documents() throws -> Documents {
    var documents = Documents()
    if self == .generated {
      Self.generator.forEachDocument(in: Self.generatedRecords) {
        documents.all.append(($0.path, $0.bytes))
      }
    } else {
      let files = FileManager.default.enumerator(at: location, includingPropertiesForKeys: nil)
      for case let file as URL in files ?? .init() where ["md", "txt"].contains(file.pathExtension)
      {
        documents.all.append((file.lastPathComponent, try [UInt8](Data(contentsOf: file))))
      }
    }
    return documents
  }

  /// The folder of the documents, made where it is generated.
  func folder() throws -> Folder {
    if self == .generated {
      try Self.generator.write(Self.generatedRecords, toFolder: location.path())
    }
    let documents = try documents()
    return Folder(
      path: location.path(), count: documents.count, byteCount: documents.byteCount)
  }

  /// Removes what ``folder()`` has made.
  func removeFolder() {
    if self == .generated { try? FileManager.default.removeItem(at: location) }
  }
}
