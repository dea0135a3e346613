import ReadingComparison
import StoryParsing

/// Front matter: the scanner and Yams read the same, and what is said about it steers no terminal.
enum ReadingFuzzer {
  static func faults(of bytes: [UInt8]) -> [String] {
    // Under another name than that of YAML, a document needs its first line; under this one it may have
    // it, and what ends it is another.
    let isYAML = !bytes.starts(with: "---".utf8) || bytes.count.isMultiple(of: 2)
    let comparison = ReadingComparison(bytes, name: isYAML ? "fuzz.yml" : "fuzz.md")
    guard comparison.differences.isEmpty else { return ["\(comparison)"] }
    return YAMLReader().read(bytes: bytes, document: "fuzz.md").diagnostics.filter { diagnostic in
      diagnostic.message.unicodeScalars.contains { TerminalFuzzer.steers($0) }
        || diagnostic.excerpt.unicodeScalars.contains { TerminalFuzzer.steers($0) && $0 != "\t" }
    }.map { "A diagnostic steers a terminal: \($0.annotated.debugDescription)" }
  }
}
