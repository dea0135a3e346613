extension FaultTables {
  /// An article of a hostile headline, in every output.
  private static func text(_ name: String, _ title: String, run: String, then: String) -> FaultCase
  {
    FaultCase(
      name,
      given: """
        mkdir a; cat > a/a.md <<'END'
        ---
        title: \(title)
        webUrl: https://x.example/1
        provider: {domain: x.example}
        ---
        END
        """, run: run, then: then)
  }

  private static let script = "'</title><script>alert(1)</script>'"
  private static let formula = "'=HYPERLINK(\"http://evil.example\")'"
  private static let escape = #""\e[31mred\a""#
  private static let quotes = #"'a"]; b [URL="javascript:alert(1)"'"#

  static let safety: [FaultCase] = [
    text(
      "a script in the page", script, run: "storyloom report a -q",
      then: "! grep -q '<script>alert(1)' Reports/index.html && storyloom verify -q Reports"),
    text(
      "a script in pictures", script, run: "storyloom report a -q",
      then: "! grep -ql '<script' Reports/*.svg"),
    text(
      "a script in GraphML", script, run: "storyloom export a -q --format graphml -o g",
      then: "! grep -q '<script' g && python3 -c 'import xml.dom.minidom as m; m.parse(\"g\")'"),
    text(
      "a script in GEXF", script, run: "storyloom export a -q --format gexf -o g",
      then: "! grep -q '<script' g && python3 -c 'import xml.dom.minidom as m; m.parse(\"g\")'"),
    text(
      "a formula in CSV", formula, run: "storyloom articles a -q --format csv > t",
      then: "grep -q \"'=HYPERLINK\" t"),
    text(
      "a formula in CSV that is raw", formula,
      run: "storyloom articles a -q --format csv --csv-raw > t",
      then: "! grep -q \"'=HYPERLINK\" t && grep -q =HYPERLINK t"),
    text(
      "quotation marks in DOT", quotes, run: "storyloom export a -q --format dot > g",
      then: #"grep -qF '\"]; b [URL=\"' g"#),
    text(
      "quotation marks in JSON", quotes, run: "storyloom export a -q --format json > g",
      then: "python3 -m json.tool g > /dev/null"),
    text(
      "quotation marks in SQL", "\"'); DROP TABLE articles; --\"",
      run: "storyloom export a -q --format sqlite -o g",
      then:
        "python3 -c 'import sqlite3; assert sqlite3.connect(\"g\").execute(\"select count(*) from articles\").fetchone()==(1,)'"
    ),
    text(
      "an escape sequence on the terminal", escape, run: "storyloom articles a",
      then: "! grep -q $'\\e' ../output ../words"),
    text(
      "an escape sequence in a message", escape + "\nquality: \"\\e[31m\"",
      run: "storyloom check a",
      then: "! grep -q $'\\e' ../output ../words"),
    FaultCase(
      "an escape sequence in the name of a file",
      given: "mkdir a; article good > a/g.md; : > $'a/\\e[31m.md'",
      run: "storyloom check a", then: "! grep -q $'\\e' ../output ../words"),
    FaultCase(
      "an address that is a script",
      given: """
        mkdir a; article good 'related:\\n  - {title: evil, webUrl: "javascript:alert(1)"}\\n' > a/a.md
        """, run: "storyloom report a -q",
      then: "! grep -qi 'href=\"javascript:' Reports/*.svg Reports/index.html"),
  ]
}
