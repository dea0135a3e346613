import StoryParsing
import Testing

@Suite struct YAMLReaderDiagnosticTests {
  let reader = YAMLReader()

  /// One fault: the lines of the front matter after a title and a provider, and what is expected.
  struct Case: CustomTestStringConvertible, Sendable {
    var lines: [String]
    var place: String
    /// Parts of the message: the value and the remedy.
    var words: [String]
    var testDescription: String { place }

    init(_ lines: String..., place: String, words: String...) {
      (self.lines, self.place, self.words) = (lines, place, words)
    }
  }

  @Test(
    "A faulty field is left out with a warning at its value, and the rest is read",
    arguments: [
      Case(
        "publishedDateTime: soon", place: "invalid-date warning 4:20",
        words: "“soon”", "2020-06-11T09:53:00Z"),
      Case(
        "publishedDateTime: 2021-02-29T00:00:00Z", place: "invalid-date warning 4:20",
        words: "2021-02-29T00:00:00Z"),
      Case(
        "publishedDateTime: {a: 1}", place: "wrong-type warning 4:20",
        words: "publishedDateTime must be text", "keys with values"),
      Case(
        "webUrl:   mailto:a@e.com", place: "invalid-address warning 4:11",
        words: "webUrl", "“mailto:a@e.com”", "https://"),
      Case("originalUrl: n/a", place: "invalid-address warning 4:14", words: "originalUrl"),
      Case("ampWebUrl: n/a", place: "invalid-address warning 4:12", words: "ampWebUrl"),
      Case("cdnAmpWebUrl: n/a", place: "invalid-address warning 4:15", words: "cdnAmpWebUrl"),
      Case("webUrl: [a]", place: "wrong-type warning 4:9", words: "webUrl", "a list"),
      Case(
        "related: none", place: "related-not-a-list warning 4:10", words: "“none”", "dash"),
      Case(
        "related: {title: A}", place: "related-not-a-list warning 4:10", words: "keys with values"),
      Case(
        "related:", "  - A", place: "related-entry-not-a-mapping warning 5:5", words: "“A”"),
      Case("related:", "  -", place: "related-entry-not-a-mapping warning 5:4", words: "nothing"),
      Case(
        "related: [[A]]", place: "related-entry-not-a-mapping warning 4:11", words: "a list"),
      Case(
        "excerpt: [A]", place: "wrong-type warning 4:10",
        words: "excerpt must be text and is a list", "correct it"),
      Case("category: {}", place: "wrong-type warning 4:11", words: "category"),
      Case("type: []", place: "wrong-type warning 4:7", words: "type"),
      Case("featuredContent: []", place: "wrong-type warning 4:18", words: "featuredContent"),
      Case(
        "quality: high", place: "wrong-type warning 4:10",
        words: "quality must be a whole number and is “high”"),
      Case("quality: 0x10", place: "wrong-type warning 4:10", words: "0x10"),
      Case("quality: 1_000", place: "wrong-type warning 4:10", words: "1_000"),
      Case("quality: [1]", place: "wrong-type warning 4:10", words: "a list"),
      Case("heat: .", place: "wrong-type warning 4:7", words: "heat"),
      Case("heat: 1e", place: "wrong-type warning 4:7", words: "heat"),
      Case("heat: infinity", place: "wrong-type warning 4:7", words: "heat"),
      Case("heat: 84.5", place: "invalid-number warning 4:7", words: "heat “84.5”", "whole"),
      Case("heat: -.inf", place: "invalid-number warning 4:7", words: "whole"),
      Case("heat: .nan", place: "invalid-number warning 4:7", words: "whole"),
      Case(
        "heat: 9223372036854775808", place: "invalid-number warning 4:7",
        words: "9223372036854775808", "64 bits"),
      Case("heat: 1e400", place: "invalid-number warning 4:7", words: "64 bits"),
      Case("heat: 9007199254740994.0", place: "invalid-number warning 4:7", words: "64 bits"),
      Case(
        "published: yes", place: "wrong-type warning 4:12",
        words: "published must be true or false and is “yes”"),
      Case("removed: 1", place: "wrong-type warning 4:10", words: "removed", "“1”"),
      Case("removed: {}", place: "wrong-type warning 4:10", words: "removed"),
      Case("topics: AI", place: "wrong-type warning 4:9", words: "topics must be a list", "“AI”"),
      Case(
        "topics:", "  - A", "  - [B]", place: "wrong-type warning 6:5", words: "topics[1]", "a list"
      ),
      Case("images: a.png", place: "wrong-type warning 4:9", words: "images must be a list"),
      Case(
        "images: [{}, a.png]", place: "wrong-type warning 4:14",
        words: "images[1] must be keys with values"),
      Case(
        "images:", "  - url: https://e.com/é", "    width: wide",
        place: "wrong-type warning 6:12", words: "images[0].width"),
      Case(
        "images: [{title: 'ééé', isCached: no}]", place: "wrong-type warning 4:35",
        words: "images[0].isCached"),
      Case(
        "images: [{height: 1.5}]", place: "invalid-number warning 4:19", words: "images[0].height"),
      Case("images: [{url: []}]", place: "wrong-type warning 4:16", words: "images[0].url"),
      Case("<<: {type: a}", place: "merge-key warning 4:1", words: "write the fields out"),
    ])
  func fieldFaults(fault: Case) throws {
    let text = document(["title: A", "provider: {name: P}"] + fault.lines)
    let reading = reader.read(text)
    #expect(reading.diagnostics.map(\.place) == [fault.place])
    let diagnostic = try #require(reading.diagnostics.first)
    for words in fault.words { #expect(diagnostic.message.contains(words), "\(diagnostic)") }
    #expect(diagnostic.document == "a.md")
    #expect(diagnostic.excerpt == text.split(separator: "\n")[diagnostic.line - 1])
    #expect(!diagnostic.message.hasSuffix("."))
    var article = try #require(reading.record).article
    // An address that is none is the one faulty value that is kept.
    article.addresses = Mention.Addresses()
    let images = article.images.map { image in
      image.width == nil && image.height == nil && image.isCached == nil
    }
    #expect(!images.contains(false))
    article.images = []
    article.topics.removeAll { $0 == "A" }
    var expected = Mention()
    expected.title = "A"
    expected.provider.name = "P"
    expected.line = 2
    #expect(article == expected)
    #expect(reading.record?.related == [])
  }

  @Test(
    "A provider without name and domain is reported where it stands or should stand",
    arguments: [
      (["title: A"], ["missing-provider warning 2:1"]),
      (["title: A", "provider:"], ["missing-provider warning 3:10"]),
      (["title: A", "provider: {}"], ["missing-provider warning 3:11"]),
      (["title: A", "provider:", "  name: ''"], ["missing-provider warning 4:3"]),
      (["title: A", "provider: CNN"], ["wrong-type warning 3:11"]),
      (["title: A", "provider: [CNN]"], ["wrong-type warning 3:11"]),
      (["title: A", "provider: {name: [a], domain: a.com}"], ["wrong-type warning 3:18"]),
      (
        ["title: A", "provider: {name: P, images: [{width: x}], domain: {}}"],
        ["wrong-type warning 3:38", "wrong-type warning 3:51"]
      ),
    ])
  func providers(lines: [String], places: [String]) {
    let reading = reader.read(document(lines))
    #expect(reading.diagnostics.map(\.place) == places)
    #expect(reading.record != nil)
  }

  @Test(
    "A title that is missing is reported where it stands or should stand",
    arguments: [
      (["webUrl: https://e.com", "provider: {name: P}"], "missing-title warning 2:1", true),
      (
        ["webUrl: https://e.com", "title:", "provider: {name: P}"], "missing-title warning 3:7",
        true
      ),
      (
        ["webUrl: https://e.com", "title: [a]", "provider: {name: P}"], "wrong-type warning 3:8",
        true
      ),
      (["layout: page"], "unidentifiable-mention error 2:1", false),
      (["title: ''", "webUrl: ''"], "unidentifiable-mention error 2:1", false),
    ])
  func titles(lines: [String], place: String, isRead: Bool) {
    let reading = reader.read(document(lines))
    #expect(reading.diagnostics.map(\.place) == [place])
    #expect((reading.record != nil) == isRead)
  }

  @Test(
    "Front matter that is no mapping leaves the document out",
    arguments: [
      ([], "front-matter-not-a-mapping error 2:1", "nothing"),
      (["# comment"], "front-matter-not-a-mapping error 2:1", "nothing"),
      (["just text"], "front-matter-not-a-mapping error 2:1", "“just text”"),
      (["", "- a", "- b"], "front-matter-not-a-mapping error 3:1", "a list"),
      (["~"], "front-matter-not-a-mapping error 2:1", "nothing"),
    ])
  func notAMapping(lines: [String], place: String, words: String) {
    let reading = reader.read(document(lines))
    #expect(reading.record == nil)
    #expect(reading.diagnostics.map(\.place) == [place])
    #expect(reading.diagnostics.first?.message.contains(words) == true)
  }

  @Test(
    "Front matter that is no YAML leaves the document out, with libyaml's place and words",
    arguments: [
      (["title: \"A"], "invalid-yaml error 2:8", "found unexpected end of stream"),
      (["title: a: b"], "invalid-yaml error 2:9", "mapping values are not allowed"),
      (["title: A", " type: b"], "invalid-yaml error 3:6", "mapping values are not allowed"),
      (["title: A", "\ttype: b"], "invalid-yaml error 3:1", "tab character"),
      (["title: [a, b"], "invalid-yaml error 2:8", "did not find expected ',' or ']'"),
      (["title: *a"], "invalid-yaml error 2:8", "undefined alias"),
      (["title: \"\\q\""], "invalid-yaml error 2:9", "unknown escape character"),
      (
        ["title: \"\\uD83D\\uDE00\""], "invalid-yaml error 2:11", "invalid Unicode character escape"
      ),
      (["title: é\u{1}b"], "invalid-yaml error 2:9", "control characters are not allowed (U+0001)"),
      (["title: A\u{0}"], "invalid-yaml error 2:9", "(U+0000)"),
      (["title: @a"], "invalid-yaml error 2:8", "cannot start any token"),
      (["title: A", "--- b"], "several-documents error 3:1", "file of its own"),
    ])
  func notYAML(lines: [String], place: String, words: String) throws {
    let text = document(lines)
    let reading = reader.read(text)
    #expect(reading.record == nil)
    #expect(reading.diagnostics.map(\.place) == [place])
    let diagnostic = try #require(reading.diagnostics.first)
    #expect(diagnostic.message.contains(words), "\(diagnostic)")
  }

  @Test("Nesting beyond what libyaml follows leaves the document out")
  func nesting() {
    let brackets = String(repeating: "[", count: 50_000)
    let reading = YAMLReader(limits: ReadingLimits(nesting: 1_000))
      .read(document("title: A", "x: \(brackets)"))
    #expect(reading.record == nil)
    #expect(reading.diagnostics.map(\.place) == ["nesting-limit error 3:5"])
    #expect(reading.diagnostics.first?.message.contains("1,000 levels") == true)
  }

  @Test(
    "A key that a mapping has twice leaves the document out; the message names both lines",
    arguments: [
      (["title: A", "type: b", "title: C"], "4:1", 2, 4, "title"),
      (["title: A", "\"title\": C"], "3:1", 2, 3, "title"),
      (["'title': A", "x:", "  title: B", "title : C"], "5:1", 2, 5, "title"),
      (["title: A", "related:", "- title: B", "  type: b", "  title: C"], "6:3", 4, 6, "title"),
      (["a:", "  - b: 1", "    c: |", "      b: 2", "# b: 3", "", "    b: 4"], "8:5", 3, 8, "b"),
      (["title: A", "é: {title: B, type: c, title: D}"], "3:24", 3, 3, "title"),
      (["é: {a: {a: 1}, b: 'a: 2, a: 3', c: [a, a], a: 4}"], "2:44", 2, 2, "a"),
      (["x: {a: 1,", "  b: 2,", "", "  'a': 3}"], "5:3", 2, 5, "a"),
      (["title: A", "title: B", "title: C"], "3:1", 2, 3, "title"),
      (["unknown:", "  deep: 1", "  deep: 2"], "4:3", 3, 4, "deep"),
      (["title: A\u{2028}", "type: b", "type: c"], "4:1", 3, 4, "type"),
    ])
  func duplicates(lines: [String], place: String, first: Int, second: Int, key: String) throws {
    let reading = reader.read(document(lines))
    #expect(reading.record == nil)
    #expect(reading.diagnostics.map(\.place) == ["duplicate-key error \(place)"])
    let diagnostic = try #require(reading.diagnostics.first)
    #expect(
      diagnostic.message.contains(
        "“\(key)” stands twice in one mapping, on line \(first) and on line \(second)"),
      "\(diagnostic)")
  }

  @Test("A repeated key that cannot be found again is reported where it stands first")
  func hiddenDuplicate() {
    let reading = reader.read(document("title: A", "? &x title", ": B"))
    #expect(reading.diagnostics.map(\.place) == ["duplicate-key error 2:1"])
    #expect(reading.record == nil)
    // The same key of the next mapping, in the same column, is not the one.
    let neighbours = reader.read(
      document("related:", "- title: B", "  \"\\x74itle\": C", "- x: y", "  title: D"))
    #expect(neighbours.diagnostics.map(\.place) == ["duplicate-key error 3:3"])
    #expect(neighbours.diagnostics.first?.message.contains("more than once") == true)
  }

  @Test(
    "Of repeated keys that Yams cannot put in order none is named, so every run says the same",
    arguments: [
      ["? [x]", ": 1", "? [x]", ": 2", "y: 3", "y: 4"], ["!x a: 1", "!x a: 2", "a: 3", "a: 4"],
      ["? [x]", ": 1", "? [x]", ": 2", "? {y: z}", ": 3", "? {y: z}", ": 4"],
    ])
  func unorderedDuplicates(lines: [String]) {
    let diagnostics = reader.read(document(lines)).diagnostics
    #expect(diagnostics.map(\.place) == ["duplicate-key error 2:1"])
    #expect(diagnostics.first?.message.contains("several keys") == true)
  }

  @Test("Several faults come in the order of their places")
  func order() {
    let reading = reader.read(
      document(
        "related:", "  - webUrl: https://e.com", "    heat: x", "title: A", "heat: y",
        "provider: {name: P}"))
    #expect(
      reading.diagnostics.map(\.place) == [
        "missing-title warning 3:5", "missing-provider warning 3:5", "wrong-type warning 4:11",
        "wrong-type warning 6:7",
      ])
  }

  @Test("Messages and excerpts are short, on one line, and harmless to a terminal")
  func harmless() throws {
    let long = String(repeating: "é", count: 5_000)
    let reading = reader.read(
      document("title: A", "provider: {name: P}", "type: \(long)", "heat: \"\\e[31m\\n\(long)\""))
    let diagnostic = try #require(reading.diagnostics.first)
    #expect(diagnostic.place == "wrong-type warning 5:7")
    #expect(diagnostic.message.contains("“\u{FFFD}[31m\u{FFFD}é"))
    #expect(diagnostic.message.unicodeScalars.count < 200)
    #expect(diagnostic.excerpt.unicodeScalars.count == 2_000)
  }

  @Test("The caret stands under the place of the fault")
  func caret() {
    let diagnostic = Diagnostic(
      id: .invalidDate, severity: .warning, document: "a.md", line: 4, column: 4,
      message: "no time",
      excerpt: "é\tx soon")
    #expect(
      diagnostic.annotated == "a.md:4:4: warning: no time [invalid-date]\né\tx soon\n \t ^")
    var bare = diagnostic
    bare.excerpt = ""
    #expect(bare.annotated == bare.description)
    bare.excerpt = "é"
    #expect(bare.annotated == bare.description + "\né")
  }

  // Hundreds of digits, in which each place can be told; the caret is above the digit of its column.
  @Test(
    "Of a long line the part around the fault is shown",
    arguments: [
      (column: 1, start: 0, end: 120), (column: 61, start: 0, end: 120),
      (column: 62, start: 1, end: 121),
      (column: 150, start: 89, end: 209), (column: 300, start: 180, end: 300),
      (column: 301, start: 180, end: 300),
    ])
  func longLine(column: Int, start: Int, end: Int) {
    let line = (0..<30).map { "\($0 % 10)abcdefghi" }.joined()
    let diagnostic = Diagnostic(
      id: .invalidDate, severity: .warning, document: "a.md", line: 4, column: column,
      message: "no time", excerpt: line)
    let shown = line.dropFirst(start).prefix(end - start)
    let before = start > 0 ? "…" : ""
    let blanks = String(repeating: " ", count: column - 1 - start + before.count)
    #expect(
      diagnostic.annotated
        == diagnostic.description + "\n" + before + shown + (end < 300 ? "…" : "") + "\n" + blanks
        + "^")
  }

  @Test("Of a line whose excerpt ends before the fault the beginning is shown")
  func endlessLine() {
    let diagnostic = Diagnostic(
      id: .invalidDate, severity: .warning, document: "a.md", line: 1, column: 90_000,
      message: "no time", excerpt: String(repeating: "x", count: 2_000))
    #expect(
      diagnostic.annotated
        == diagnostic.description + "\n" + String(repeating: "x", count: 120) + "…")
  }
}
