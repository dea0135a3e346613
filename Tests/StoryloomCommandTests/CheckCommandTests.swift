import Foundation
import StoryTestSupport
import Testing

@Suite("storyloom check", .timeLimit(.minutes(Patience.scaled(10))))
struct CheckCommandTests {
  /// A folder with three faults in two of its three documents.
  private func withArchive(_ body: (TemporaryFolder) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.good, to: "archive/good.md")
      try folder.write("", to: "archive/sub/empty.md")
      try folder.write(
        Documents.article("A", more: "quality: 1.5\nheat: \"<\\u2028>\""), to: "archive/b.md")
      try body(folder)
    }
  }

  @Test("Every fault is a line of standard output, and the count is one of standard error")
  func text() throws {
    try withArchive { folder in
      let run = try folder.storyloom("check", "archive")
      #expect(run.status == 0)
      let faults = run.lines.filter { $0.hasSuffix("]") }
      #expect(
        faults.map { $0.prefix { $0 != ":" } } == ["b.md", "b.md", "sub/empty.md"])
      #expect(faults[0].hasPrefix("b.md:6:10: warning: quality "))
      #expect(faults[0].hasSuffix("[invalid-number]"))
      #expect(faults[1].hasPrefix("b.md:7:7: warning: heat "))
      #expect(faults[2].hasPrefix("sub/empty.md:1:1: error: "))
      #expect(run.words == "2 of 3 files read, 3 faults\n")
    }
  }

  @Test("JSON has an object for each fault")
  func json() throws {
    try withArchive { folder in
      let run = try folder.storyloom("check", "archive", "--format", "json")
      #expect(run.status == 0)
      #expect(run.words == "2 of 3 files read, 3 faults\n")
      let faults = try #require(try run.json() as? [[String: Any]])
      let expected: [[String: Any]] = [
        [
          "document": "b.md", "line": 6, "column": 10, "severity": "warning",
          "id": "invalid-number", "message": "quality “1.5” is not a whole number; round it",
        ],
        [
          "document": "b.md", "line": 7, "column": 7, "severity": "warning", "id": "wrong-type",
          "message":
            "heat must be a whole number and is “<\u{FFFD}>”; correct it or delete the key",
        ],
        [
          "document": "sub/empty.md", "line": 1, "column": 1, "severity": "error",
          "id": "empty-file", "message": "the file is empty; fill it or delete it",
        ],
      ]
      #expect(faults as NSArray == expected as NSArray)
      let keys = ["document", "line", "column", "severity", "id", "message"]
      let row = try #require(run.lines.dropFirst().first)
      let written = row.matches(of: #/"(\w+)": /#).map { String($0.1) }
      #expect(written == keys)
    }
  }

  @Test("Without faults the text is empty and the JSON an empty list")
  func clean() throws {
    try TemporaryFolder.with { folder in
      let text = try folder.storyloom("check", Command.seeds, "--strict")
      #expect(text.status == 0)
      #expect(text.output == "")
      #expect(text.words == "5 of 5 files read, 0 faults\n")
      let json = try folder.storyloom("check", Command.seeds, "--format", "json", "--quiet")
      #expect(json.status == 0 && json.output == "[]\n" && json.words == "")
    }
  }

  @Test("Under --strict the list is still whole, and the status 65")
  func strict() throws {
    try withArchive { folder in
      let plain = try folder.storyloom("check", "archive", "--format", "json")
      let strict = try folder.storyloom("check", "archive", "--format", "json", "--strict")
      #expect(strict.status == 65)
      #expect(strict.bytes == plain.bytes)
      #expect(strict.words.contains("storyloom: error: 3 faults in the input"))
    }
  }
}
