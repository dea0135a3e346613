import StoryParsing
import Testing

@Suite struct YAMLReaderTests {
  let reader = YAMLReader()

  /// The article of a document whose front matter is these lines and a provider.
  private func article(_ lines: String) throws -> Mention {
    let reading = reader.read("---\n" + lines + "\nprovider: {name: P}\n---\n")
    #expect(reading.diagnostics == [])
    return try #require(reading.record).article
  }

  @Test("Every field of a record is read, and nothing else")
  func allFields() throws {
    let text = document(
      "category: news", "title: \" A \\\"b\\\" \"", "excerpt: 'It''s'",
      "publishedDateTime: 2020-06-11T09:53:00Z", "originalUrl: http://o.com/a",
      "webUrl: https://w.com/a", "ampWebUrl: https://a.com/a", "cdnAmpWebUrl: https://c.com/a",
      "type: video", "quality: 116", "heat: -1", "published: false", "removed: true",
      "secured: \"never kept\"", "unknown: {deep: [1]}", "provider:", "  name: W",
      "  domain: W.com",
      "  images:", "    - {url: https://w.com/i, width: 50, height: 60}", "topics: [AI, 5, ~, '']",
      "images:", "  - url: https://i.com/1", "    width: 1200", "    height: 630",
      "    isCached: true", "    title: T", "  - url: https://i.com/2",
      "featuredContent: <iframe></iframe>", "related:", "  - title: R", "    webUrl: ''",
      "    provider: {domain: r.com}", "    related: [{title: never read}]")
    var article = Mention()
    article.category = "news"
    article.title = "A \"b\""
    article.excerpt = "It's"
    article.published = Timestamp.civil(year: 2020, month: 6, day: 11, hour: 9, minute: 53)
    article.addresses = Mention.Addresses(
      web: "https://w.com/a", original: "http://o.com/a", amp: "https://a.com/a",
      cachedAMP: "https://c.com/a")
    article.type = "video"
    article.quality = 116
    article.heat = -1
    article.isPublished = false
    article.isRemoved = true
    article.provider = Mention.Provider(
      name: "W", domain: "W.com",
      images: [Mention.Image(url: "https://w.com/i", width: 50, height: 60)])
    article.topics = ["AI", "5"]
    article.images = [
      Mention.Image(
        url: "https://i.com/1", width: 1200, height: 630, isCached: true, title: "T"),
      Mention.Image(url: "https://i.com/2"),
    ]
    article.featuredContent = "<iframe></iframe>"
    article.line = 2
    var related = Mention()
    related.title = "R"
    related.provider.domain = "r.com"
    related.line = 32
    let reading = reader.read(text, document: "x/a.md")
    #expect(reading.diagnostics == [])
    #expect(
      reading.record == ArticleRecord(document: "x/a.md", article: article, related: [related]))
  }

  @Test(
    "A scalar is its text, whatever it looks like",
    arguments: [
      ("2020", "2020"), ("Yes", "Yes"), ("0x1F", "0x1F"), ("2020-06-11", "2020-06-11"),
      ("true", "true"), ("\"null\"", "null"), ("'~'", "~"), ("\"2020\"", "2020"),
      ("!!str null", "null"), ("nullable", "nullable"), ("\"\\u00E9\\x41\\t.\"", "éA\t."),
      ("\"\\u00A0A\\u2003\"", "A"), ("\"a\\\n  b\"", "ab"), ("a\n  b", "a b"),
      ("|\n  a\n  b", "a\nb"),
      (">-\n  a\n  b", "a b"), ("a # comment", "a"), ("a#b", "a#b"), ("&x a", "a"),
      ("\"\\U0001F600\"", "😀"), ("<<", "<<"),
    ])
  func scalars(yaml: String, text: String) throws {
    #expect(try article("title: \(yaml)").title == text)
  }

  @Test(
    "Null, in every spelling of the core schema, is an absent field",
    arguments: ["", "~", "null", "Null", "NULL", "!!null ''", "\"\"", "' '", "# comment"])
  func absent(yaml: String) throws {
    let fields = [
      "excerpt", "category", "type", "publishedDateTime", "originalUrl", "ampWebUrl",
      "cdnAmpWebUrl",
      "featuredContent",
    ]
    let lines = fields.map { "\($0): \(yaml)" }.joined(separator: "\n")
    var expected = Mention()
    expected.title = "A"
    expected.provider.name = "P"
    expected.line = 2
    #expect(try article("title: A\n" + lines) == expected)
    guard !yaml.contains("\""), !yaml.contains("'") || yaml.hasPrefix("!!") else { return }
    let others = ["quality", "heat", "published", "removed", "topics", "images", "related"]
    #expect(
      try article("title: A\n" + others.map { "\($0): \(yaml)" }.joined(separator: "\n"))
        == expected)
  }

  @Test(
    "Whole numbers are read in decimal, with a fraction only where it says nothing",
    arguments: [
      ("84", 84), ("-1", -1), ("+7", 7), ("007", 7), ("0", 0), ("84.0", 84), ("84.", 84),
      ("8.4e1", 84), ("840e-1", 84), ("-1.0", -1), ("'84'", 84), ("\" 84 \"", 84),
      ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min),
      ("9007199254740992.0", 9_007_199_254_740_992),
    ])
  func numbers(yaml: String, value: Int) throws {
    #expect(try article("title: A\nquality: \(yaml)").quality == value)
  }

  @Test(
    "Truth values are those of the core schema",
    arguments: [
      ("true", true), ("True", true), ("TRUE", true), ("false", false), ("False", false),
      ("FALSE", false), ("'true'", true),
    ])
  func truths(yaml: String, value: Bool) throws {
    #expect(try article("title: A\npublished: \(yaml)").isPublished == value)
  }

  @Test("A mention without a title is kept where it has an address")
  func untitledMention() throws {
    let reading = reader.read(
      document(
        "title: A", "provider: {name: P}", "related:",
        "  - webUrl: https://e.com/a", "    provider: {name: P}"))
    #expect(reading.diagnostics.map(\.place) == ["missing-title warning 5:5"])
    #expect(reading.record?.related.map(\.addresses.web) == ["https://e.com/a"])
  }

  @Test("A mention without title and address is left out, and its neighbours stay")
  func unidentifiableMention() throws {
    let reading = reader.read(
      document(
        "title: A", "provider: {name: P}", "related:", "  - {title: B, provider: {name: P}}",
        "  - {webUrl: '', excerpt: C, provider: {name: P}}",
        "  - {webUrl: 'javascript:a', provider: {name: P}}", "  - {title: D, provider: {name: P}}"))
    #expect(
      reading.diagnostics.map(\.place) == [
        "unidentifiable-mention warning 6:5", "unidentifiable-mention warning 7:5",
        "invalid-address warning 7:14",
      ])
    #expect(reading.record?.related.map(\.title) == ["B", "D"])
  }

  @Test("An alias stands for what its anchor marks")
  func aliases() throws {
    let reading = reader.read(
      document(
        "title: A", "provider: &p", "  name: P", "  domain: p.com", "related:",
        "  - {title: B, provider: *p}"))
    #expect(reading.diagnostics == [])
    #expect(reading.record?.related.first?.provider == Mention.Provider(name: "P", domain: "p.com"))
  }

  @Test("Lines and columns are those of the file, whatever YAML counts as a line break")
  func unicodeLineBreaks() throws {
    let reading = reader.read(
      document(
        "title: \"A\u{2028}B\u{85}C\u{2029}D\"", "type: 'x\ry'", "provider: {name: P}",
        "topics: \"é\u{2028}", "  \" ", "related:", "  - title: R", "    heat: hot"))
    #expect(
      reading.diagnostics.map(\.place) == [
        "wrong-type warning 5:9", "missing-provider warning 8:5", "wrong-type warning 9:11",
      ])
    #expect(reading.diagnostics.map(\.excerpt).last == "    heat: hot")
    #expect(reading.record?.related.map(\.line) == [8])
  }
}
