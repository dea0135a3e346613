import StoryParsing
import StoryTestSupport
import Testing

@Suite("Limits of reading")
struct ReadingLimitTests {
  private static let article = ["title: A", "provider: {name: N}"]

  /// What the two readers say, which is the same.
  private func read(_ lines: [String], _ limits: ReadingLimits) -> DocumentReading {
    let text = document(lines)
    let reading = YAMLReader(limits: limits).read(text)
    let other = ScanningReader(limits: limits).read(text)
    #expect(reading.record == other.record)
    #expect(reading.diagnostics == other.diagnostics)
    return reading
  }

  @Test("Lists and mappings nest to the limit and no deeper", arguments: ["[]", "{}"])
  func nesting(brackets: String) {
    let (open, close) = (String(brackets.prefix(1)), String(brackets.suffix(1)))
    func nested(_ levels: Int) -> String {
      let before = brackets == "[]" ? open : open + "a: "
      return String(repeating: before, count: levels) + String(repeating: close, count: levels)
    }
    // The mapping of the whole front matter is the first level.
    let limits = ReadingLimits(nesting: 12)
    let within = read(Self.article + ["x: " + nested(11)], limits)
    #expect(within.record != nil)
    #expect(within.diagnostics.isEmpty)
    let beyond = read(Self.article + ["x: " + nested(12)], limits)
    #expect(beyond.record == nil)
    #expect(beyond.diagnostics.map(\.id) == [.nestingLimit])
    #expect(beyond.diagnostics.first?.line == 4)
    #expect(beyond.diagnostics.first?.message.contains("--max-nesting") == true)
  }

  @Test("Levels that aliases add count as levels")
  func nestingByAliases() {
    // Each list holds the one before, so number n is n + 1 levels deep, below the first two.
    func chain(_ count: Int) -> [String] {
      let links = (1..<count).map { "- &a\($0) [*a\($0 - 1)]" }
      return Self.article + ["x:", "- &a0 [x]"] + links
    }
    let limits = ReadingLimits(nesting: 12)
    #expect(read(chain(10), limits).record != nil)
    let reading = read(chain(11), limits)
    #expect(reading.record == nil)
    #expect(reading.diagnostics.map(\.place) == ["nesting-limit error 15:9"])
    // As long a chain as once exhausted the stack when it was let go.
    #expect(read(chain(200_000), .standard).diagnostics.map(\.id) == [.nestingLimit])
  }

  @Test("Aliases stand for so many bytes and no more")
  func aliases() {
    // The text and its value come to 84 + 16 bytes.
    func repeats(_ count: Int) -> [String] {
      Self.article + ["x: &x " + String(repeating: "y", count: 84), "topics:"]
        + Array(repeating: "- *x", count: count)
    }
    let limits = ReadingLimits(aliasSize: 1_000)
    let within = read(repeats(10), limits)
    #expect(within.record?.article.topics.count == 10)
    #expect(within.diagnostics.isEmpty)
    let beyond = read(repeats(11), limits)
    #expect(beyond.record == nil)
    #expect(beyond.diagnostics.map(\.place) == ["alias-limit error 16:3"])
    #expect(beyond.diagnostics.first?.message.contains("--max-aliases") == true)
  }

  @Test("Aliases of aliases that stand for more than any memory are refused, as keys too")
  func laughs() {
    let tenfold = (1...30).map { level in
      "a\(level): &a\(level) ["
        + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",") + "]"
    }
    let bomb = Self.article + ["a0: &a0 [lol, lol, lol, lol, lol]"] + tenfold
    #expect(read(bomb, .standard).diagnostics.map(\.id) == [.aliasLimit])
    let key = Self.article + ["a0: &a0 [lol, lol]"] + tenfold.prefix(5) + ["? *a5", ": x"]
    #expect(read(key, .standard).diagnostics.map(\.id) == [.aliasLimit])
  }

  @Test("An alias that names nothing stays a fault of the YAML")
  func undefinedAlias() {
    #expect(read(Self.article + ["x: *y"], .standard).diagnostics.map(\.id) == [.invalidYAML])
  }

  @Test("Related articles beyond the limit are left out, counted, and the article is kept")
  func mentions() {
    let entries = (1...5).flatMap { ["- title: T\($0)", "  provider: {name: N}"] }
    let limits = ReadingLimits(mentionCount: 3)
    for lines in [Self.article + ["related:"] + entries, Self.scanned] {
      let reading = read(lines, limits)
      #expect(reading.record?.related.map(\.title) == ["T1", "T2", "T3"])
      #expect(reading.diagnostics.map(\.id) == [.mentionLimit])
      #expect(reading.diagnostics.first?.severity == .warning)
      #expect(reading.diagnostics.first?.message.contains("the last 2 ") == true)
      #expect(reading.diagnostics.first?.message.contains("--max-mentions") == true)
      #expect(read(lines, ReadingLimits(mentionCount: 5)).diagnostics.isEmpty)
    }
  }

  @Test("What stands behind related articles that are left out keeps its place and its meaning")
  func afterMentions() {
    let surplus = [
      "- title: \"T\u{2028}3\"", "  provider: {name: N}", "# a remark",
      "-", "  title: \"T\u{85}4\"", "  provider: {name: N}", "  topics:", "  - a", "  - [b]",
      "- T5", "",
    ]
    let lines =
      Self.article + ["related:", "- title: T1", "  provider: {name: N}"]
      + ["- title: T2", "  provider: {name: N}"] + surplus
      + ["excerpt: é", "quality: high", "category: c"]
    let reading = read(lines, ReadingLimits(mentionCount: 2))
    #expect(reading.record?.related.map(\.title) == ["T1", "T2"])
    #expect(reading.record?.article.excerpt == "é")
    #expect(reading.record?.article.category == "c")
    // The front matter begins on line 2.
    #expect(
      reading.diagnostics.map(\.place) == ["mention-limit warning 9:1", "wrong-type warning 21:10"])
    #expect(reading.diagnostics.first?.message.contains("the last 3 ") == true)
    #expect(reading.diagnostics.first?.excerpt == "- title: \"T\u{FFFD}3\"")
  }

  @Test("A value that is named among the related articles left out is still meant elsewhere")
  func anchorBeyondLimit() {
    let lines =
      Self.article + ["related:", "- title: T1", "  provider: {name: N}"]
      + ["- title: &t T2", "  provider: {name: N}", "excerpt: *t"]
    let reading = read(lines, ReadingLimits(mentionCount: 1))
    #expect(reading.record?.related.map(\.title) == ["T1"])
    #expect(reading.record?.article.excerpt == "T2")
    #expect(reading.diagnostics.map(\.id) == [.mentionLimit])
  }

  @Test("Related articles by the hundred thousand cost only those that are kept")
  func manyMentions() {
    let entries = (1...60_000).flatMap { ["- title: T\($0)", "  provider: {name: N}"] }
    // Their keys and values would be more than are kept of one document.
    let reading = read(Self.article + ["related:"] + entries, ReadingLimits(mentionCount: 10))
    #expect(reading.record?.related.count == 10)
    #expect(reading.diagnostics.map(\.id) == [.mentionLimit])
    #expect(reading.diagnostics.first?.message.contains("the last 59,990 ") == true)
  }

  @Test(
    "A text that is longer than pictures show is kept and told, counted in characters",
    arguments: ["x", "é", "👍"])
  func labels(letter: String) {
    let limits = ReadingLimits(labelLength: 20)
    func lines(_ count: Int) -> [String] {
      let text = String(repeating: letter, count: count)
      return ["title: \(text)", "provider:", "  name: \(text)", "topics:", "- \(text)"]
    }
    #expect(read(lines(20), limits).diagnostics.isEmpty)
    let reading = read(lines(21), limits)
    #expect(reading.record?.article.title.count == 21)
    #expect(reading.record?.article.topics.first?.count == 21)
    #expect(
      reading.diagnostics.map(\.place) == [
        "label-limit warning 2:8", "label-limit warning 4:9", "label-limit warning 6:3",
      ])
    #expect(
      reading.diagnostics.first?.message
        == "title has 21 characters, of which pictures and the page show 20; shorten it, or raise --max-label"
    )
  }

  /// Five related articles in the scanner's shape.
  private static let scanned =
    ["title: A", "provider:", "  name: N", "related:"]
    + (1...5).flatMap { ["- title: T\($0)", "  provider:", "    name: N"] }

  @Test("Faults beyond the limit are counted in one that comes last")
  func faults() {
    let reading = read(
      Self.article + ["related:"] + Array(repeating: "- x", count: 10),
      ReadingLimits(faultCount: 4))
    #expect(reading.record != nil)
    #expect(
      reading.diagnostics.map(\.id) == Array(repeating: .relatedEntryNotAMapping, count: 4)
        + [.faultLimit])
    #expect(reading.diagnostics.last?.message.contains("has 6 more faults") == true)
    #expect(reading.diagnostics.last?.message.contains("--max-faults") == true)
  }

  @Test("A line of twenty thousand faults is read in the time of its length")
  func faultsOnOneLine() {
    let images = Array(repeating: "{width: x}", count: 20_000).joined(separator: ",")
    let reading = read(Self.article + ["images: [\(images)]"], .standard)
    #expect(reading.record?.article.images.count == 20_000)
    #expect(reading.diagnostics.count == 10_001)
    #expect(reading.diagnostics.last?.message.contains("has 10,000 more faults") == true)
  }

  @Test("Directives in numbers that libyaml would compare each with each are refused")
  func directives() {
    let directives = (0..<101).map { "%TAG !a\($0)! tag:a" }
    let text = (directives + ["---"] + Self.article).joined(separator: "\n")
    let reading = YAMLReader().read(text, document: "a.yml")
    #expect(reading.diagnostics.map(\.place) == ["invalid-yaml error 101:1"])
    let fewer = (directives.dropLast() + ["---"] + Self.article).joined(separator: "\n")
    #expect(YAMLReader().read(fewer, document: "a.yml").record?.article.title == "A")
  }

  @Test("Documents beyond the limit are not read, and the first of them is named")
  func documents() throws {
    try TemporaryFolder.with { folder in
      for name in ["a.md", "b/c.md", "b/d.md", "e.md"] {
        try folder.write(document(Self.article), to: name)
      }
      let three = try ArchiveReader(
        [folder.input()], limits: ReadingLimits(documentCount: 3)
      ).contents()
      #expect(three.records.map(\.document) == ["a.md", "b/c.md", "b/d.md"])
      #expect(three.diagnostics.map(\.description.isEmpty) == [false])
      #expect(three.diagnostics.first?.document == "e.md")
      #expect(three.diagnostics.first?.id == .documentLimit)
      #expect(three.diagnostics.first?.message.contains("--max-documents") == true)
      let four = try ArchiveReader([folder.input()], limits: ReadingLimits(documentCount: 4))
      #expect(four.contents().records.count == 4)
      #expect(four.discovery.diagnostics.isEmpty)
      let files = try ArchiveReader(
        ["a.md", "e.md"].map { folder.input($0) }, limits: ReadingLimits(documentCount: 1))
      #expect(files.discovery.sources.map(\.name) == ["a.md"])
      #expect(files.discovery.diagnostics.map(\.id) == [.documentLimit])
    }
  }

  @Test("A document has so many bytes and no more, wherever it comes from")
  func documentSize() throws {
    try TemporaryFolder.with { folder in
      let text = document(Self.article)
      try folder.write(text, to: "a.md")
      let within = ReadingLimits(documentSize: text.utf8.count)
      #expect(try ArchiveReader([folder.input()], limits: within).contents().records.count == 1)
      let contents = try ArchiveReader(
        [folder.input()], limits: ReadingLimits(documentSize: text.utf8.count - 1)
      ).contents()
      #expect(contents.skippedCount == 1)
      #expect(contents.diagnostics.map(\.id) == [.documentTooLarge])
      #expect(contents.diagnostics.first?.message.contains("--max-document-size") == true)
    }
  }
}
