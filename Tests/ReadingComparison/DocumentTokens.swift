/// What a document is changed with.
package enum DocumentTokens {
  /// Pieces that mean something to a reader of YAML, wherever they stand.
  package static let all: [String] =
    signs + escapes + scalars + nonCharacters + keys.map { "\n" + $0 + ": " }
    + keys.map { "\n    " + $0 + ":" }

  private static let signs = [
    "\"", "'", ":", ": ", ":\n", " :", "-", "- ", "\n- ", "\n  - ", "--", "---", "\n---\n",
    "\n...\n",
    "...", " ", "  ", "\n", "\r\n", "\r", "\t", " #", "#", "\n# ", "[", "]", "[]", "{", "}", "{}",
    ",", "&a ", "*a", "!", "!!str ", "|", ">", "|-\n", "%", "@", "`", "?", "? ", "~", "null",
    "<<: ",
    "\n  ", "\n    ", "(", "/", ".", "$", "+", "_", "=", ";", "0", "9", "true", "x", "Z", "www.",
    "https://", "//", "http://", "?utm_x=1", "&amp", "cdn.ampproject.org/c/s/", "@e.com", ":80",
    " /",
  ]

  private static let escapes = [
    "\\", "\\\"", "\\\\", "\\/", "\\n", "\\t", "\\r", "\\b", "\\f", "\\0", "\\a", "\\e", "\\v",
    "\\N",
    "\\_", "\\L", "\\P", "\\ ", "\\x41", "\\xe9", "\\u00e9", "\\u0041", "\\u0000", "\\u0020",
    "\\u00A0", "\\u2028", "\\u0085", "\\uFEFF", "\\uFFFE", "\\ud83d\\ude00", "\\ud800", "\\uDFFF",
    "\\U0001F600", "\\u12", "\\u+123", "\\\n",
  ]

  private static let scalars = [
    "\u{e9}", "e\u{301}", "\u{212a}", "\u{a0}", "\u{85}", "\u{2028}", "\u{2029}", "\u{feff}",
    "\u{fffd}", "\u{1f600}", "\u{10ffff}", "\u{3000}", "\u{200b}", "\u{0}", "\u{1}",
    "\u{7f}", "\u{9f}", "\u{1680}", "\u{d7ff}", "\u{e000}", "\u{ac00}", "\u{0b}",
  ]

  // Swift allows them in a text, but not in a literal.
  private static let nonCharacters = [0xFDD0, 0xFFFE, 0xFFFF, 0x1_FFFE].map { (value: UInt32) in
    Unicode.Scalar(value).map { String($0) } ?? ""
  }

  package static let keys = [
    "category", "title", "excerpt", "publishedDateTime", "originalUrl", "webUrl", "ampWebUrl",
    "cdnAmpWebUrl", "type", "quality", "heat", "published", "removed", "provider", "topics",
    "images",
    "featuredContent", "secured", "related", "name", "domain", "url", "width", "height", "isCached",
    "unknown",
  ]

  /// Lines that may stand in a mapping or a sequence.
  package static let lines =
    keys.map { $0 + ": x" } + keys.map { $0 + ":" } + [
      "topics: []", "images: []", "related: []", "provider: ~", "- x", "- title: \"T\"", "-", "- ",
      "# comment", "", "quality: 7", "removed: true", "webUrl: https://example.com/a", "key : x",
      "\"title\": x", "? title", "<<: x", "a-b_c9: x", "related:\n- title: x", "topics:\n- x\n- y",
      "images:\n  - url: x\n    width: 3", "---", "...", "- name: P", "null: x",
    ]

  /// What may stand after a key or a dash, on its line or below.
  package static let values = [
    "", "\"\"", "''", "~", "null", "Null", "NULL", "nULL", "\"null\"", "[]", "[ ]", "{}", "x",
    "\"x\"",
    "'x'", "x y", "x:y", "x: y", "x #y", "x#y", "\"x\" # y", "-", "-1", "- x", "--1", "+1", "007",
    "84.0", "8e1", "0x1F", "1_000", "999999999999999999", "9999999999999999999", "true", "True",
    "TRUE", "false", "yes", "2020-06-11", "2020-06-11T09:53:00Z", "2020-06-11 09:53:00 +0200",
    "2020-06-11t09:53z", "2021-02-29", "\"2020-06-11T23:59:60Z\"", "\" x \"", "\"\\u00a0x\\u2003\"",
    "\u{a0}x\u{3000}", "\"\\uFEFFx\"", "\"x\\uFEFF\"", "\"\u{1f600}\"", "\u{1f600}", "e\u{301}",
    "https://www.Example.com/A/?utm_x=1&b=2#c", "HTTP://example.com:80", "https://example.com:443/",
    "http://u@example.com:8080/a//", "//example.com/a", "https://example.com/ #x", "mailto:a@b.c",
    "https://x.cdn.ampproject.org/c/s/www.example.com/a/", "https://x.cdn.ampproject.org/v/e.com/a",
    "https://cdn.ampproject.org/c/s/", "https://[::1]:80/a", "https://www.www.e.com",
    "https://www./",
    "https://e.com/\u{e9}", "\"https://e.com/\\u00e9\"", "https://\u{e9}.com", "WWW.Example.com",
    "www.www.e.com", "\u{c9}.com", "www.", "\u{130}.com", "\"a\\nb\"", "\"a\\\"b\\\\c\\/d\"",
    "\"\\x41\"", "\"\\u0000\"", "\"a", "'a", "a\n  b", "\"a\n  b\"", "|\n  a", ">-\n  a", "&a x",
    "*a",
    "!!str x", "!!null ''", "%x", "@x", "`x", "(x)", "/x", ".x", "$x", "+x", "_x", "=x", "?x",
    "? x",
    ":x", "\"x\":", "\n  - x", "\n- x", "\n  name: P", "\n  - title: x",
  ]
}
