/// Documents at the edges of YAML, of UTF-8 and of the scanner's shape.
///
/// What they mean is not said here: Yams says it, and the scanner must say the same or nothing.
enum EdgeCases {
  /// Values, each tried as that of fields of every kind.
  static let values: [String] =
    nulls + numbers + times + plain + quoted + structures

  private static let nulls = [
    "", " ", "~", "~ ", "~~", "~x", "null", "Null", "NULL", "nULL", "nullx", "null ", "\"null\"",
    "\"~\"", "'null'", "\"\"", "''", "\" \"", "\"\\n\"", "\"\\u00a0\"", "null # c", "~ # c", "# c",
    "#",
    "!!null ''", "!!null x", "\u{a0}", "\u{a0}null", "null\u{a0}", "\"\u{3000}\"",
  ]

  private static let numbers = [
    "0", "-0", "+0", "007", "-7", "+7", "--7", "- 7", "-", "-x", "84.0", "84.5", "84.", ".5", "8e1",
    "8E1",
    "8e", "0x1F", "0o17", "0b1", "1_000", "1,000", "12:30", "999999999999999999",
    "-99999999999999999", "-999999999999999999", "9223372036854775807", "9223372036854775808",
    "-9223372036854775808", "\"7\"", "\" 7 \"", "'7'", "\"\\u0037\"", "\"-\"", "\"+7\"", "7 8",
    "7a",
    "\u{a0}7", "7\u{2003}", "\u{ff17}", "\u{661}", ".inf", "-.inf", ".nan", "1e400", "true", "True",
    "TRUE",
    "tRUE", "false", "False", "FALSE", "\"true\"", "'true'", "\"True \"", "yes", "no", "on", "y",
    "1 #",
  ]

  private static let times = [
    "2020-06-11", "2020-06-11T09:53", "2020-06-11T09:53:00Z", "2020-06-11t09:53:00z",
    "2020-06-11 09:53:00", "2020-06-11 09:53:00 +0200", "2020-06-11T09:53:00.123Z",
    "2020-06-11T09:53:00+02:00", "2020-06-11T09:53:00-02", "2020-06-11T23:59:60Z",
    "2020-06-11T09:53:60Z", "2020-02-30", "2021-02-29", "0000-01-01", "9999-12-31T23:59:59Z",
    "9999-12-31T23:59:59-01", "0000-01-01T00:00:00+01", "20200611", "2020-6-1", "2020-06-11T",
    "\"2020-06-11\"", "\" 2020-06-11\\u2003\"", "'2020-06-11'", "2020-06-11T09:53:00Z x",
    "2020-06-11 ",
    "12020-06-11", "-2020-06-11", "2020-06-11T24:00", "2020-06-11Z", "2020-06-11T09:53:00.Z",
  ]

  private static let plain = [
    "x", "x y", "x  y", "x ", "x:y", "x: y", "x :y", "x : y", "x:", "x :", "x: ", "x::y", ":x",
    ": x",
    "x#y", "x #y", "x # y", "x#", "x #", "x:#y", "x: #y", "x\ty", "x\t", "\tx", "x\t# y", "x\"y",
    "x'y",
    "x\\ny", "x\\", "x[y]", "x{y}", "x, y", "x - y", "x -y", "x ? y", "(x)", "/x", ".x", "...",
    "....",
    "... x", "---", "--- x", "----", "$x", "+x", "_x", "=x", ";x", "^x", "<x", "<<", "=", "?", "?x",
    "? x",
    "-x", "- x", "-1", "--x", "@x", "`x", "%x", "!x", "!!str x", "! x", "&x", "&x y", "*x", "|x",
    ">x",
    "~x", ",x", "]x", "}x", "[x", "{x", "\u{e9}", "e\u{301}", "\u{1f600}", "x\u{a0}", "\u{a0}x",
    "\u{3000}x\u{2003}", "\u{1680}x", "\u{200b}x", "\u{180e}x", "x\u{85}y", "x\u{85}", "x\u{2028}y",
    "x\u{2029}", "x\u{feff}y", "\u{feff}x", "x\u{fffd}", "\u{10ffff}", "x\u{d7ff}", "x\u{e000}",
    "x\u{0}y", "x\u{0}", "\u{0}", "x\u{1}y", "x\u{7f}y", "x\u{80}y", "x\u{9f}y", "x\u{0b}",
    "x\u{0c}",
    "x\u{1b}", "\u{212a}", "null: x", "x: null", "https://e.com: x",
  ]

  private static let quoted = [
    "\"x\"", "\"x\" ", "\" x \"", "\"x\"y", "\"x\" y", "\"x\"#y", "\"x\" #y", "\"x\":", "\"x\": y",
    "\"x", "x\"", "\"x\"\"", "\"\"\"", "\"x\\\"y\"", "\"x\\\\\"", "\"x\\\"", "\"x\\/y\"",
    "\"x\\ty\"",
    "\"\\tx\\n\"", "\"x\\ny\"", "\"\\r\\nx\"", "\"\\bx\\f\"", "\"\\0\"", "\"\\a\"", "\"\\v\"",
    "\"\\e\"",
    "\"\\ x\"", "\"\\_x\"", "\"\\Nx\"", "\"\\Lx\\P\"", "\"\\x41\"", "\"\\x4\"", "\"\\xe9\"",
    "\"\\xg0\"",
    "\"\\u0041\"", "\"\\u00e9\"", "\"\\u00E9\"", "\"e\\u0301\"", "\"\\u004\"", "\"\\u\"",
    "\"\\u12\"",
    "\"\\u+041\"", "\"\\u 041\"", "\"\\u0000\"", "\"x\\u0000y\"", "\"\\u0001\"", "\"\\u0020x\"",
    "\"\\u0085x\\u0085\"", "\"\\u00a0x\"", "\"x\\u2028\"", "\"x\\u2029y\"", "\"\\uFEFFx\"",
    "\"x\\uFEFF\"",
    "\"\\ufeff\"", "\" \\uFEFFx\"", "\"\\uFFFE\"", "\"\\uFFFFx\"", "\"\\uD7FF\\uE000\"",
    "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\\ude00\"", "\"\\U0001F600\"", "\"\\U00110000\"",
    "\"\\U0000D800\"", "\"\\u005Cx\"", "\"\\u0022x\"", "\"\\q\"", "\"\\'\"", "\"\\\n  x\"",
    "\"x\n  y\"",
    "\"x\n\n  y\"", "\"x\ny\"", "\"\u{1f600}\"", "\"\u{85}x\"", "\"x\u{2028}y\"", "\"x\ty\"",
    "\"x\u{0}\"",
    "\"x\u{7f}\"", "\"x\u{feff}y\"", "\"\u{a0}x\u{3000}\"", "\"x: y\"", "\"x #y\"", "\"---\"",
    "\"- x\"",
    "\"{}\"", "\"[]\"", "'x'", "'x", "'x''y'", "'x\\ny'", "''''", "'x'y", "'x\n  y'", "'x: y'",
    "'x' # c",
    "\"\\u00e9\u{e9}\\\"\u{1f600}\"", "\"\u{e9}\\u00e9", "\"\\\u{e9}\"",
  ]

  private static let structures = [
    "[]", "[ ]", "[]x", "[] ", "[] # c", "[]#", "[x]", "[x", "[\n  ]", "[],", "[[]]", "[]:",
    "[]: x",
    "{}", "{ }", "{}x", "{x: y}", "{name: x}", "[{title: x}]", "{x", "|", "|\n  x", "|-\n  x\n   y",
    "|+\n\n",
    "|2\n    x", ">\n  x\n  y", ">-\n  x", "> x", "| x", "x\n  y", "x\n  # c\n  y", "x\n\n  y",
    "x\n y: z",
    "\n  x", "\n  x\n  y", "\n  \"x\"", "\n  x: y", "\nx", "\n- x", "\n  - x", "\n - x\n - y",
    "\n  - x\n - y",
    "\n  - x\n  y: z", "\n-", "\n  -", "\n  - \n", "\n  -\n    x", "\n  - - x", "\n  - x: y",
    "\n  - x: y\n    z: w", "\n  - x: y\n   z: w", "\n  - x: y\n     z: w",
    "\n  -   x: y\n      z: w",
    "\n  -\tx", "\n\t- x", "\n  -x", "\n  - ~", "\n  - null", "\n  - \"\"", "\n  - []", "\n  - {}",
    "\n  - # c", "\n  - x # c", "\n  # c\n  - x", "\n# c\n  - x", "\n\n  - x\n\n  - y\n",
    "\n  name: x",
    "\n  name: x\n  name: y", "\n  name: x\n   domain: y", "\n  name: x\n domain: y", "\n name: x",
    "\n  domain: WWW.\u{c9}.com", "\n  domain: www.", "\n  domain: \u{130}",
    "\n  domain: www.www.X",
    "\n  domain: www.www.x", "\n  domain: \"x\\u0041\"", "\n  name:\n    x", "\n  <<: x",
    "\n  ? name\n  : x",
    "\n  images:\n  - url: x\n    width: 7", "\n  images:\n    - url: x\n      width: x",
    "\n  - url: x\n    height: 7\n    isCached: true\n    title: t",
    "\n  - url: x\n  - url: y\n    url: z",
    "\n  - title: x\n    provider:\n      name: y",
    "\n- title: x\n  provider:\n    name: y\n- title: z",
    "\n  - title: x\n    webUrl: y\n    provider:\n      name: z", "\n  - webUrl: https://e.com",
    "\n  - title: x\n    provider:\n      name: y\n    related:\n      - title: z",
    "\n  - title: x\n    provider:\n      name: y\n    related:\n    - title: z",
    "\n  - title: x\n    topics:\n    - y\n    provider: {name: z}", "&a\n  name: x", "*a",
    "!!map\n  name: x",
    "!!seq\n- x", "&a [x]", "\n  name: &a x\n  domain: *a",
  ]

  /// Addresses: those whose key is a part of them, and all others.
  static let addresses: [String] =
    prefixes.flatMap { prefix in rests.map { prefix + $0 } } + [
      "e.com/a", "mailto:a@e.com", "javascript:x", "/a", "https:/e.com", "https//e.com",
      "ftp://e.com",
      "x https://e.com", "HTTPS://cdn.ampproject.org/c/s/e.com", "https:// e.com", "https://",
    ]

  private static let prefixes = [
    "https://", "http://", "//", "HTTP://", "\"https://", "https://www.", "https://www.www.",
    "https://x.cdn.ampproject.org/c/s/", "https://cdn.ampproject.org/c/s/",
    "https://X.cdn.ampproject.org/c/", "https://x.cdn.ampproject.org/v/s/www.",
    "https://x.cdn.ampproject.org/c/s/y.cdn.ampproject.org/c/s/",
    "https://xcdn.ampproject.org/c/s/",
    "https://www.cdn.ampproject.org/c/s/", "https://x.cdn.ampproject.org:443/c/s/",
    "https://x.cdn.ampproject.org/c/S/", "https://x.cdn.ampproject.org//c/s/",
  ]

  private static let rests = [
    "e.com", "e.com/", "e.com//", "e.com/a", "e.com/a/", "e.com/A/b.html", "E.com/a", "e.com:80/a",
    "e.com:443/a", "e.com:8080", "e.com:", "e.com:x", "e.com:99999", "u:p@e.com/a", "@e.com",
    "e.com?a",
    "e.com/?a=1&utm_x=2", "e.com/a?utm_x", "e.com/a/?", "e.com/a#f", "e.com/a/#", "e.com/a /#f",
    "e.com/a b", "e.com/\u{e9}", "\u{e9}.com/a", "e.com/a?x=\u{e9}", "e.com/%20", "e.com/a\\b",
    "e_f.com",
    "e.com./", ".", "-", "www.", "www.e.com", "www.com", "", "/", "/a", "?a", "#a", "[::1]:80/a",
    "e com/a",
    "e.com/a\"", "e.com/a\" ", "e.com/\\u00e9\"", "e.com/a/\\n\"", "e.com/a\\tb\"",
    "cdn.ampproject.org",
    "cdn.ampproject.org/c/s", "cdn.ampproject.org/c/s/", "e.com/\u{7f}", "e.com/a\u{a0}",
    "e.com/?a&amp ",
  ]
}
