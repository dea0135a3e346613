import Foundation
import GraphAlgorithms
import StoryParsing
import StoryTestSupport

/// A document made of front matter lines, the first of which is line 2.
func document(_ lines: String...) -> String { document(lines) }

/// A document made of front matter lines, the first of which is line 2.
func document(_ lines: [String]) -> String {
  (["---"] + lines + ["---", ""]).joined(separator: "\n")
}

extension DocumentReader {
  func read(_ text: String, document: String = "a.md") -> DocumentReading {
    read(bytes: Array(text.utf8), document: document)
  }
}

extension Diagnostic {
  /// Everything but the words: `invalid-date warning 4:20`.
  var place: String { "\(id.rawValue) \(severity.rawValue) \(line):\(column)" }
}

extension Package {
  /// What prints SHA-256 digests here; Linux has the first, macOS the second.
  static let digestCommand = [
    ["/usr/bin/sha256sum"], ["/usr/bin/shasum", "-a", "256"],
  ].first { FileManager.default.isExecutableFile(atPath: $0[0]) }
}

extension TemporaryFolder {
  /// Something in the folder as an input.
  func input(_ name: String = "") -> InputPath { InputPath(path(of: name)) }
}
