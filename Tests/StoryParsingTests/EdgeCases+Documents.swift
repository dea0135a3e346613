/// Whole documents at the edges.
extension EdgeCases {
  /// A record that the scanner reads.
  static let record = "title: A\nprovider:\n  name: P\n"

  static let documents: [String] = openings + closings + keys + indentations + lineBreaks

  /// What may stand before the first key.
  private static let openings: [String] = wrapped([
    "", "---\n", "---", "--- \n", "---\t \r\n", "---\r", "--- # c\n", "--- x\n", "----\n", "--\n",
    " ---\n",
    "\n---\n", "\u{feff}---\n", "\u{feff}\u{feff}---\n", "---\n\u{feff}", "\u{feff}", "# c\n---\n",
    "# c\n",
    "%YAML 1.2\n---\n", "%YAML 1.2\n", "---\n---\n", "---\n...\n", "...\n", "---\n# c\n",
    "---\n\n\n",
    "---\n  \n", "---\n\t\n", "---\n#\n", "---\n  # \u{e9}\n", "---\n# \u{85}\n", "---\n# \u{1}\n",
    "---\n# \u{2028}x: y\n", "---\n#\u{feff}\n", "---\n ", "---\n  ", "---\n- ", "---\n!!map\n",
    "---\n&a\n",
    "---\n{", "---\nx\n", "\r\n", "\r", "\u{0}", "---\u{0}\n", "---\u{b}\n", "---\u{a0}\n",
    "---\n\u{0}",
  ]) { opening in
    [opening + record + "---\n", opening + record]
  }

  /// What may stand behind the last value.
  private static let closings: [String] = wrapped([
    "---\n", "---", "--- \t\r\n", "---\r", "---\r\r\n", "---\u{0}", "---\u{b}\n", "---x\n",
    "--- x\n",
    "--- # c\n", "----\n", "...\n", "...", "... \n", "... x\n", "....\n", " ---\n", "--\n",
    "---\nBody",
    "---\n\u{ff}", "---\n \t\r\n\u{b}\u{c}\n", "...\n \n", "...\n\u{b}\n", "...\nx: y\n",
    "---\nx: y\n---\n",
    "...\n---\n", "", "\n", "\n\n", "  ", "  \n", "\t", "\t\n", "#", "# c", "  # c\n", "\r", "\r\n",
    "\u{0}",
    "\u{0}\n---\n", "x", "x:", "x: ", "x: y", "x: \"", "x: \"\\", "x: \"\\u", "x: \"\\u00",
    "x: \"y", "x: [",
    "x: []", "x: -", "x: \u{e9}", "heat:\n---\n", "topics:\n-", "topics:\n- ", "topics:\n- x",
    "topics:\n  -",
    "related:\n  -", "related:\n  - ", "related:\n  - t", "related:\n  - title",
    "related:\n  - title:",
    "related:\n  - title: x", "images:", "images:\n  - url:", "\"", "'", ":", "\u{fffd}",
    "x: y\r---\n",
  ]) { closing in
    ["---\n" + record + closing, record + closing]
  }

  private static let keyTexts: [String] = [
    "x", "x y", "x-y_9", "9x", "_x", "-x", "X", "title", "\"title\"", "'title'", "\"x\"", "title ",
    "x ",
    "titlE", "titl", "titles", "cdnAmpWebUr1", "publishedDateTimf", "publisheDDateTime",
    "featuredContenT",
    "secured", "null", "~", "true", "<<", "=", "y", "\u{e9}", "x\u{e9}", "?", "? x", "- x",
    "!!str x", "&a x",
    "*a", "[x]", "{x: y}", "", "a.b", "a/b", "a#b", "#a", "x\ty", "x\t", "\tx", "x:", "x:y", ":x",
    "%x", "@x",
    String(repeating: "x", count: 1_023),
    String(repeating: "x", count: 1_024), String(repeating: "x", count: 1_025),
    String(repeating: "x", count: 5_000),
  ]

  private static let longKeys: [String] = [
    7, 8, 9, 16, 17, 18, 23, 24, 31, 32, 33, 39, 40, 1_023, 1_024, 1_025, 5_000,
  ]
  .map { String(repeating: "x", count: $0) }

  private static let keys: [String] = wrapped(keyTexts + longKeys) { key in
    let rests = [": y", ":y", ":", ": ", ":  y", ":\ty", " : y", ":\r\n", ":\ry", ": y\n\(key): z"]
    return wrapped(rests) { rest in
      let line = key + rest + "\n"
      return [
        framed(record + line), framed(line + record), framed("\(record)  \(line)"),
        framed("\(record)related:\n  - \(line)    title: B\n    provider:\n      name: P\n"),
      ]
    }
  }

  /// Lines at every column from 0 to 5.
  private static let indentations: [String] = wrapped(columns) { first in
    wrapped(columns) { second in
      let lines = [
        "title: A\nprovider:\n\(first)name: P\n\(second)domain: e.com\n",
        "title: A\nprovider:\n  name: P\n\(first)images:\n\(second)- url: x\n",
        "\(record)topics:\n\(first)- x\n\(second)- y\n",
        "\(record)topics:\n\(first)- x\n\(second)y: z\n",
        "\(record)related:\n\(first)- title: B\n\(second)provider:\n\(second)  name: P\n",
        "\(record)related:\n\(first)-  title: B\n\(second)provider:\n\(second) name: P\n",
        "\(record)images:\n\(first)- url: x\n\(second)  width: 7\n",
        "\(first)title: A\n\(second)x: y\n",
        "\(record)related:\n- title: B\n  provider:\n\(first)  name: P\n\(second)x: y\n",
        "\(record)related:\n- title: B\n  topics:\n\(first)- x\n\(second)provider:\n\(second)  name: P\n",
        "\(record)x:\n\(first)y\n\(second)z: w\n", "\(record)x: y\n\(first)# c\n\(second)z: w\n",
        "\(record)x: y\n\(first)\n\(second)z: w\n", "\(record)x:\n\(first)# c\n\(second)- y\n",
      ]
      return lines.map { framed($0) }
    }
  }

  private static let columns: [String] = (0...5).map { String(repeating: " ", count: $0) }

  private static let lineBreaks: [String] = wrapped(
    ["\r\n", "\n\n", "\r", "\n\r", "\r\r\n", "\u{85}", "\u{2028}", "\n\t"]
  ) { lineBreak in
    let lines = "type: \"x\"\ntopics:\n  - y\nrelated:\n  - title: B\n    webUrl: \"\"\n"
    let parts = framed(record + lines).split(separator: "\n", omittingEmptySubsequences: false)
    let everywhere = parts.joined(separator: lineBreak)
    return [everywhere]
      + parts.indices.dropFirst().map { place in
        parts[..<place].joined(separator: "\n") + lineBreak
          + parts[place...].joined(separator: "\n")
      }
  }

  /// Several documents for each text. A function of its own, so that the types are plain.
  private static func wrapped(_ texts: [String], _ body: (String) -> [String]) -> [String] {
    texts.flatMap(body)
  }

  private static func framed(_ lines: String) -> String { "---\n" + lines + "---\n" }
}

/// Bytes that are no text.
extension EdgeCases {
  /// Sequences of every class that is not UTF-8, and some that are.
  static let sequences: [[UInt8]] = [
    [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xC2, 0x80], [0xC2, 0x9F],
    [0xC2, 0xA0], [0xDF, 0xBF], [0xDF, 0xC0], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
    [0xE0, 0xA0, 0x80], [0xE0], [0xE0, 0xA0], [0xE1, 0x80], [0xE1, 0x80, 0x41], [0xED, 0x9F, 0xBF],
    [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xEE, 0x80, 0x80], [0xEF, 0xB7, 0x90],
    [0xEF, 0xBF, 0xBD], [0xEF, 0xBF, 0xBE], [0xEF, 0xBF, 0xBF], [0xEF, 0xBB, 0xBF],
    [0xE2, 0x80, 0xA7], [0xE2, 0x80, 0xA8], [0xE2, 0x80, 0xA9], [0xE2, 0x80, 0xAA],
    [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80], [0xF0, 0x9F],
    [0xF0, 0x9F, 0x98], [0xF0, 0x9F, 0x98, 0x41], [0xF4, 0x8F, 0xBF, 0xBF],
    [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE],
    [0xFF], [0xFF, 0xFE], [0xFE, 0xFF], [0x00], [0x7F], [0x1F], [0x0B],
  ]
}
