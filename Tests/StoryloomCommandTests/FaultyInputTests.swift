import Foundation
import StoryTestSupport
import Testing

@Suite("Faulty input", .timeLimit(.minutes(Patience.scaled(10))))
struct FaultyInputTests {
  /// A faulty document, what is said of it and what is still read of it.
  struct Fault: CustomTestStringConvertible, Sendable {
    var name: String
    var bytes: [UInt8]
    /// Line, column and severity, as in `3:1: error`.
    var place: String
    var id: String
    /// Words of the message.
    var words: String
    /// Headlines, or keys in their place, that stand in the tables although the document is faulty.
    var kept: Set<String>

    var testDescription: String { name }
    var isError: Bool { place.hasSuffix("error") }
    /// The document, once written as `NAME.md`.
    var document: String { name.replacing(" ", with: "-") + ".md" }
    /// How the message begins and ends.
    var beginning: String { "\(document):\(place): " }
    var end: String { " [\(id)]" }

    init(
      _ name: String, _ text: String, at place: String, _ id: String, _ words: String,
      keeps kept: String...
    ) {
      self.init(name, Array(text.utf8), at: place, id, words, keeps: kept)
    }

    init(
      _ name: String, _ bytes: [UInt8], at place: String, _ id: String, _ words: String,
      keeps kept: [String] = []
    ) {
      (self.name, self.bytes, self.place, self.id) = (name, bytes, place, id)
      (self.words, self.kept) = (words, Set(kept))
    }
  }

  /// The fields of an article that is whole, on the lines 2 to 4.
  private static let head =
    "---\ntitle: Kept\nwebUrl: https://kept.example/1\nprovider: {domain: kept.example}\n"

  /// Ten aliases of one anchor.
  private static func tenfold(_ anchor: String) -> String {
    Array(repeating: "*" + anchor, count: 10).joined(separator: ", ")
  }

  /// Five hundred lists in each other.
  private static let nested =
    String(repeating: "[", count: 500) + String(repeating: "]", count: 500)

  static let faults = [
    Fault(
      "alias bomb",
      head + "a: &a \(String(repeating: "x", count: 1_000))\nb: &b [\(tenfold("a"))]\n"
        + "c: &c [\(tenfold("b"))]\nd: &d [\(tenfold("c"))]\ne: &e [\(tenfold("d"))]\n"
        + "f: [\(tenfold("e"))]\n---\n",
      // Up to e they stand for 11 million bytes, and the first of f for 10 million more.
      at: "10:5: error", "alias-limit", "--max-aliases"),
    Fault(
      "a hundred levels", head + "a: " + nested + "\n---\n",
      at: "5:103: error", "nesting-limit", "--max-nesting"),
    Fault("empty file", "", at: "1:1: error", "empty-file", "the file is empty"),
    Fault("blank file", "\n \n", at: "1:1: error", "empty-file", "the file is empty"),
    Fault(
      "no front matter", "Just words.\n", at: "1:1: error", "missing-front-matter",
      "begin it with a line ---"),
    Fault(
      "open front matter", "---\ntitle: A\n", at: "1:1: error", "unclosed-front-matter",
      "add a line --- after it"),
    Fault(
      "broken YAML", "---\ntitle: A\nwebUrl: [1\n---\n", at: "3:9: error", "invalid-yaml",
      "the front matter is not YAML"),
    Fault(
      "equal keys", head + "title: Again\n---\n", at: "5:1: error", "duplicate-key",
      "the key “title” stands twice in one mapping, on line 2 and on line 5"),
    Fault(
      "a list", "---\n- A\n---\n", at: "2:1: error", "front-matter-not-a-mapping",
      "the front matter must be keys with values"),
    Fault(
      "not UTF-8", Array("---\ntitle: caf".utf8) + [0xE9] + Array("\n---\n".utf8),
      at: "2:11: error", "invalid-utf8", "the byte 0xE9 is not UTF-8"),
    Fault(
      "UTF-16", [0xFF, 0xFE, 0x2D, 0x00], at: "1:1: error", "invalid-utf8", "UTF-16"),
    Fault(
      "record without title and address", "---\ncategory: news\n---\n", at: "2:1: error",
      "unidentifiable-mention", "has neither a title nor an address"),
    Fault(
      "related is no list", head + "related: none\n---\n", at: "5:10: warning",
      "related-not-a-list", "related must be a list and is the text “none”", keeps: "Kept"),
    Fault(
      "entry is no mapping",
      head + "related:\n  - just words\n  - title: Other\n    provider: {name: O}\n---\n",
      at: "6:5: warning", "related-entry-not-a-mapping", "“just words”", keeps: "Kept", "Other"),
    Fault(
      "mention without title",
      head + "related:\n  - webUrl: https://www.other.example/2\n    provider: {name: O}\n---\n",
      at: "6:5: warning", "missing-title", "will be shown by its address", keeps: "Kept",
      "other.example/2"),
    Fault(
      "mention without title and address",
      head + "related:\n  - excerpt: Lost\n  - title: Other\n    provider: {name: O}\n---\n",
      at: "6:5: warning", "unidentifiable-mention", "the related article has neither",
      keeps: "Kept",
      "Other"),
    Fault(
      "no date", head + "publishedDateTime: last week\n---\n", at: "5:20: warning", "invalid-date",
      "publishedDateTime “last week” is no time; write it as 2020-06-11T09:53:00Z", keeps: "Kept"),
    Fault(
      "a day that is none", head + "publishedDateTime: 2021-02-29\n---\n", at: "5:20: warning",
      "invalid-date", "“2021-02-29” is no time", keeps: "Kept"),
  ]

  /// Documents that `Documents.good` gives beside a faulty one.
  private static let good: Set<String> = ["Good", "Named"]

  @Test("A fault is told with its place, and all the rest is read", arguments: faults)
  func besideGood(fault: Fault) throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.good, to: "archive/good.md")
      try folder.write(fault.bytes, to: "archive/\(fault.document)")
      let run = try folder.storyloom("stats", "archive", "--format", "json")
      #expect(run.status == 0)
      let message = try #require(run.words.split(separator: "\n").first)
      #expect(message.hasPrefix(fault.beginning) && message.hasSuffix(fault.end), "\(message)")
      #expect(message.contains(fault.words), "\(message)")

      let figures = try #require(try run.json() as? [String: Any])
      #expect(figures["records"] as? Int == (fault.isError ? 1 : 2))
      #expect(figures["skippedFiles"] as? Int == (fault.isError ? 1 : 0))
      #expect(figures["warnings"] as? Int == (fault.isError ? 0 : 1))
      let articles = try CSVText.records(
        folder.storyloom("articles", "archive", "--quiet", "--format", "csv").bytes)
      #expect(Set(articles.compactMap { $0["Label"] }) == Self.good.union(fault.kept))
      #expect(articles.count == Self.good.count + fault.kept.count)
    }
  }

  @Test(
    "Under --strict a fault ends the run with status 65 before anything is written",
    arguments: faults)
  func strict(fault: Fault) throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.good, to: "archive/good.md")
      try folder.write(fault.bytes, to: "archive/\(fault.document)")
      let run = try folder.storyloom("report", "archive", "--strict")
      #expect(run.status == 65)
      #expect(run.output == "")
      #expect(run.words.contains(fault.beginning))
      #expect(
        run.words.contains("storyloom: error: 1 fault in the input, and --strict allows none"))
      #expect(try folder.files(below: "archive").count == 2)
      #expect(try folder.files().count == 2)
    }
  }

  @Test("Alone, a document that gives nothing ends the run with status 65", arguments: faults)
  func alone(fault: Fault) throws {
    try TemporaryFolder.with { folder in
      try folder.write(fault.bytes, to: "archive/\(fault.document)")
      let run = try folder.storyloom("stats", "archive/\(fault.document)", "--format", "json")
      #expect(run.status == (fault.isError ? 65 : 0))
      #expect(run.words.hasPrefix(fault.beginning))
      #expect(run.words.contains("the file could not be read") == fault.isError)
      #expect(run.output.isEmpty == fault.isError)
    }
  }

  @Test("In a mixed folder every readable document is read, and the counts add up")
  func mixed() throws {
    try TemporaryFolder.with { folder in
      for (number, fault) in Self.faults.enumerated() {
        try folder.write(fault.bytes, to: "archive/\(number % 3)/\(fault.document)")
        // Addresses of their own, so that no two of them are one article.
        try folder.write(Documents.article("good \(number)"), to: "archive/good/\(number).yaml")
      }
      let run = try folder.storyloom("stats", "archive", "--format", "json", "--verbose")
      #expect(run.status == 0)
      let figures = try #require(try run.json() as? [String: Any])
      let errors = Self.faults.count(where: \.isError)
      let all = 2 * Self.faults.count
      #expect(figures["records"] as? Int == all - errors)
      #expect(figures["skippedFiles"] as? Int == errors)
      #expect(figures["warnings"] as? Int == Self.faults.count - errors)
      for fault in Self.faults { #expect(run.words.contains("/" + fault.beginning)) }

      let articles = try CSVText.records(
        folder.storyloom("articles", "archive", "--quiet", "--format", "csv").bytes)
      let labels = Set(articles.compactMap { $0["Label"] })
      let good = Set(Self.faults.indices.map { "good \($0)" })
      #expect(labels == good.union(Self.faults.flatMap(\.kept)))
    }
  }

  @Test("An archive of nothing but faulty files ends with status 65 and writes nothing")
  func allFaulty() throws {
    try TemporaryFolder.with { folder in
      for fault in Self.faults where fault.isError {
        try folder.write(fault.bytes, to: "archive/\(fault.document)")
      }
      let count = try folder.files().count
      for command in [
        ["report"], ["stats"], ["check"], ["extract"], ["export", "--format", "dot"],
      ] {
        let run = try folder.storyloom(command + ["archive"])
        #expect(run.status == 65)
        #expect(run.words.contains("none of \(count) files could be read"), "\(run.words)")
      }
      #expect(try folder.files().count == count)
    }
  }

  @Test("A folder in which nothing has the name of a document ends with status 65")
  func nothingToRead() throws {
    try TemporaryFolder.with { folder in
      try folder.write("words", to: "archive/image.png")
      try folder.write(Documents.good, to: "archive/.hidden.md")
      let run = try folder.storyloom("stats", "archive")
      #expect(run.status == 65)
      #expect(run.output == "")
      #expect(
        run.words.contains("nothing to read: no file ending in .md .markdown .txt .yml or .yaml"))
      // Named itself, a file is read whatever its name.
      #expect(try folder.storyloom("stats", "archive/.hidden.md").status == 0)
    }
  }

  @Test("An input that does not exist ends the run with status 66 and is named")
  func missing() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.good, to: "archive/good.md")
      for input in ["nowhere", "archive/nowhere.md", "archive/good.md/below"] {
        let run = try folder.storyloom("report", "archive", input)
        #expect(run.status == 66)
        #expect(run.output == "")
        #expect(run.words.contains("storyloom: error: \(input): "), "\(run.words)")
        #expect(run.words.contains("it does not exist; check the path"))
      }
      let run = try folder.storyloom("stats", "--stdin-paths", input: "archive\nnowhere\n")
      #expect(run.status == 66)
      #expect(try folder.files().count == 1)
    }
  }

  @Test("A pipe that is named like a document is passed over, and a link to nothing is told")
  func specialFiles() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.good, to: "archive/good.md")
      #expect(try folder.shell("mkfifo archive/pipe.md").status == 0)
      try folder.link("archive/gone.md", to: "nowhere")
      try folder.link("archive/loop", to: ".")
      let run = try folder.storyloom("stats", "archive", "--format", "json")
      #expect(run.status == 0)
      #expect(run.words.contains("pipe.md:1:1: warning: "))
      #expect(run.words.contains("[not-a-regular-file]"))
      #expect(run.words.contains("gone.md:1:1: error: the file cannot be read"))
      #expect(run.words.contains("[unreadable-file]"))
      let figures = try #require(try run.json() as? [String: Any])
      #expect(figures["records"] as? Int == 1)
      #expect(figures["articles"] as? Int == 2)
    }
  }

  @Test("Ten faults are shown and the rest is counted; --verbose shows them all")
  func manyFaults() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.good, to: "archive/good.md")
      for number in 10..<22 { try folder.write("", to: "archive/\(number).md") }
      func messages(_ options: String...) throws -> [Substring] {
        try folder.storyloom(["stats", "archive"] + options).words.split(separator: "\n")
      }
      let short = try messages()
      #expect(short.count { $0.hasSuffix("[empty-file]") } == 10)
      #expect(short.last == "and 2 more faults; 'storyloom check' lists them all")
      let long = try messages("--verbose")
      #expect(long.count == 12 && long.allSatisfy { $0.hasSuffix("[empty-file]") })
    }
  }

  @Test("A message shows its line with a caret below the place")
  func caret() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.article("A", more: "quality: high"), to: "a.md")
      let run = try folder.storyloom("stats", "a.md")
      let lines = run.words.split(separator: "\n").map(String.init)
      #expect(lines.count == 3)
      #expect(lines[0].hasPrefix("a.md:6:10: warning: ") && lines[0].hasSuffix(" [wrong-type]"))
      #expect(lines[1].hasSuffix("quality: high"))
      let caret = try #require(lines[2].firstIndex(of: "^"))
      let column = lines[2].distance(from: lines[2].startIndex, to: caret)
      #expect(lines[1].dropFirst(column).hasPrefix("high"))
    }
  }
}
