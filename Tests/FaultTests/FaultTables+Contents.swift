extension FaultTables {
  private static let head =
    "---\\ntitle: Kept\\nwebUrl: https://kept.example/1\\nprovider: {domain: kept.example}\\n"

  /// A document that is left out, beside a good one.
  private static func lost(_ name: String, _ bytes: String, _ id: String) -> FaultCase {
    FaultCase(
      name, given: "mkdir a; article good > a/good.md; printf -- '\(bytes)' > a/bad.md",
      run: "timeout 20 storyloom stats a --format json", says: ["bad.md:", "error", "[\(id)]"],
      prints: ["\"records\": 1,", "\"skippedFiles\": 1,"])
  }

  /// A document that is read although a field of it is not.
  private static func kept(_ name: String, _ lines: String, _ id: String?) -> FaultCase {
    FaultCase(
      name,
      given: "mkdir a; article good > a/good.md; printf -- '\(head)\(lines)\\n---\\n' > a/bad.md",
      run: "timeout 20 storyloom stats a --format json",
      says: id.map { ["bad.md:", "[\($0)]"] } ?? [],
      prints: ["\"records\": 2,", "\"skippedFiles\": 0,"],
      then: "storyloom articles a -q --format csv | grep -q Kept")
  }

  static let contents: [FaultCase] =
    [
      lost("an empty document", "", "empty-file"),
      lost("a document of blanks", "\\n \\n\\t\\n", "empty-file"),
      lost("a document of words", "words\\n", "missing-front-matter"),
      lost("front matter without an end", "---\\ntitle: A\\n", "unclosed-front-matter"),
      lost("nothing but the first line", "---\\n", "unclosed-front-matter"),
      lost("a list of which no end is seen", "---\\ntitle: [a\\n---\\n", "invalid-yaml"),
      lost("a mapping of which no end is seen", "---\\ntitle: {a\\n---\\n", "invalid-yaml"),
      lost("a text of which no end is seen", "---\\ntitle: \"a\\n---\\n", "invalid-yaml"),
      lost("an alias of nothing", "---\\ntitle: *a\\n---\\n", "invalid-yaml"),
      lost("a list for a mapping", "---\\n- a\\n---\\n", "front-matter-not-a-mapping"),
      lost("a number for a mapping", "---\\n1\\n---\\n", "front-matter-not-a-mapping"),
      lost("a key twice", "---\\ntitle: A\\ntitle: B\\n---\\n", "duplicate-key"),
      FaultCase(
        "a key twice, with both lines named",
        given:
          "mkdir a; article good > a/g.md; printf -- '---\\ntitle: A\\nheat: 1\\ntitle: B\\n---\\n' > a/b.md",
        run: "storyloom stats a --format json",
        says: ["b.md:4:1: error", "on line 2 and on line 4"],
        prints: ["\"records\": 1,"]),
      kept("the year 0", "publishedDateTime: 0000-01-01T00:00:00Z", nil),
      kept("a year of five digits", "publishedDateTime: 10000-01-01T00:00:00Z", "invalid-date"),
      kept("a leap second", "publishedDateTime: 2016-12-31T23:59:60Z", nil),
      kept("a number beyond Int64", "heat: 9223372036854775808", "invalid-number"),
      kept("the least number of Int64", "heat: -9223372036854775808", nil),
      lost(
        "a key twice below another", "---\\ntitle: A\\nprovider:\\n  name: a\\n  name: b\\n---\\n",
        "duplicate-key"),
      lost("a byte that is not UTF-8", "---\\ntitle: \\xe9\\n---\\n", "invalid-utf8"),
      lost("a character that is cut", "---\\ntitle: \\xe2\\x82\\n---\\n", "invalid-utf8"),
      lost("a character in too many bytes", "---\\ntitle: \\xc0\\xaf\\n---\\n", "invalid-utf8"),
      lost("half a pair of UTF-16", "---\\ntitle: \\xed\\xa0\\x80\\n---\\n", "invalid-utf8"),
      lost("UTF-16", "\\xff\\xfe-\\0-\\0-\\0", "invalid-utf8"),
      lost("neither title nor address", "---\\ncategory: x\\n---\\n", "unidentifiable-mention"),
      kept("related is a text", "related: none", "related-not-a-list"),
      kept("related is a mapping", "related: {a: b}", "related-not-a-list"),
      kept("related is nothing", "related:", nil),
      kept("an entry of related is a text", "related:\\n  - words", "related-entry-not-a-mapping"),
      kept("an entry of related is a list", "related:\\n  - [a]", "related-entry-not-a-mapping"),
      kept("an entry of related is empty", "related:\\n  - {}", "unidentifiable-mention"),
      kept("a time that is words", "publishedDateTime: last week", "invalid-date"),
      kept("a day that is none", "publishedDateTime: 2021-02-29", "invalid-date"),
      kept("an hour that is none", "publishedDateTime: 2021-02-28T25:00:00Z", "invalid-date"),
      kept("a time that is a list", "publishedDateTime: [2021]", "wrong-type"),
      kept("the year 9999", "publishedDateTime: 9999-12-31T23:59:59Z", nil),
      kept("a fraction of a second", "publishedDateTime: 2021-02-28T10:00:00.123456789Z", nil),
      kept("an offset", "publishedDateTime: 2021-02-28T10:00:00+14:00", nil),
      kept("quality is a word", "quality: high", "wrong-type"),
      kept(
        "quality is beyond every number", "quality: 99999999999999999999999999", "wrong-type|number"
      ),
      kept("a provider that is a text", "provider2: x\\ntopics: [a]\\nheat: {a: b}", "wrong-type"),
      kept("topics are a mapping", "topics: {a: b}", "wrong-type"),
      kept("published is a word", "published: perhaps", "wrong-type"),
      kept(
        "a title of a mention that is a list",
        "related:\\n  - title: [a]\\n    webUrl: https://x.example/", "wrong-type"),
      kept("line ends of three kinds", "a: b\\r\\nc: d\\re: f", nil),
    ] + [
      FaultCase(
        "a byte-order mark", given: "mkdir a; { printf '\\xef\\xbb\\xbf'; article good; } > a/a.md",
        run: "storyloom stats a --format json", prints: ["\"records\": 1,"]),
      FaultCase(
        "line ends of Windows", given: "mkdir a; article good | sed 's/$/\\r/' > a/a.md",
        run: "storyloom stats a --format json", prints: ["\"records\": 1,"]),
      FaultCase(
        "a zero byte",
        given: "mkdir a; article good > a/a.md; printf -- '---\\ntitle: a\\0b\\n---\\n' > a/b.md",
        run: "storyloom stats a --format json", says: ["b.md:2:"], prints: ["\"records\": "]),
      FaultCase(
        "broken, empty and good documents add up",
        given: """
          mkdir a; for i in $(seq 1 60); do article g$i > a/g$i.md; : > a/e$i.md; echo x > a/b$i.md; done
          """,
        run: "storyloom stats a --format json",
        says: ["and 110 more faults; 'storyloom check' lists them all"],
        prints: ["\"records\": 60,", "\"skippedFiles\": 120,"],
        then: "[ \"$(storyloom check a --format json -q | grep -c '\"id\"')\" = 120 ]"),
    ]
}
