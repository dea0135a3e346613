import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

@Suite("Text table")
struct TextTableWriterTests {
  private func text(_ table: Table, _ writer: TextTableWriter = TextTableWriter()) -> String {
    var text = ""
    writer.write(table, to: &text)
    return text
  }

  @Test("Columns are aligned, numbers to the right, and no line ends in blanks")
  func alignment() {
    let table = Row.table([
      Row(
        text: "first", integer: 5, number: 0.5, boolean: true,
        time: Timestamp(secondsSinceEpoch: 0), list: ["x", "y"]),
      Row(text: "2", integer: 12_345, number: -12),
    ])
    #expect(
      text(table) == """
        text   integer      number  boolean  time                  list
        first        5    0.500000  yes      1970-01-01T00:00:00Z  x; y
        2        12345  -12.000000

        """)
  }

  @Test("Headings choose columns and their order")
  func headings() {
    let table = Row.table([Row(text: "a", integer: 1)])
    #expect(
      text(table, TextTableWriter(headings: ["integer", "text"])) == """
        integer  text
              1  a

        """)
  }

  @Test("A cell that is too long ends with an ellipsis at the greatest width")
  func cut() {
    let table = Row.table(texts: ["abcdef", "abcdefg"])
    #expect(
      text(table, TextTableWriter(maximumColumnWidth: 6)) == "text\nabcdef\nabcde…\n")
  }

  @Test("Width is counted in characters as people see them")
  func characters() {
    let table = Row.table([Row(text: "👩‍👩‍👧‍👦e\u{301}", integer: 1), Row(text: "ab", integer: 2)])
    let lines = text(table, TextTableWriter(headings: ["text", "integer"])).split(separator: "\n")
    #expect(lines.map(\.count) == [13, 13, 13])
  }

  @Test("Every row is one line without control characters, whatever the archive says")
  func hostile() {
    let lines = text(Row.table(texts: Hostile.texts)).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    #expect(lines.count == Hostile.texts.count + 2)
    for line in lines {
      #expect(line.count <= 60)
      #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
  }

  @Test("A table without rows is its headings")
  func empty() {
    #expect(text(Row.table(texts: [])) == "text\n")
  }
}

@Suite("Text for a terminal")
struct TerminalTextTests {
  @Test(
    "Control characters and line ends become spaces",
    arguments: [
      ("a\nb", "a b"), ("a\r\nb", "a  b"), ("\u{1B}[31mred", " [31mred"), ("\u{9B}31m", " 31m"),
      ("a\tb\u{7F}c\u{0}", "a b c "), ("\u{2028}\u{2029}\u{85}", "   "), ("é 👩‍👩‍👧‍👦", "é 👩‍👩‍👧‍👦"), ("", ""),
    ])
  func plain(text: String, expected: String) {
    #expect(TerminalText.plain(text) == expected)
  }

  @Test("Nothing reverses the direction of writing; marks that letters need stay")
  func direction() {
    #expect(TerminalText.plain("a\u{202E}b\u{2066}c\u{2069}d") == "a b c d")
    #expect(TerminalText.plain("\u{202A}\u{202B}\u{202C}\u{202D}\u{2067}\u{2068}") == "      ")
    #expect(TerminalText.plain("می\u{200C}خواهم\u{200F}") == "می\u{200C}خواهم\u{200F}")
  }

  @Test("Of several lines the ends and the tabs stay, and nothing else that steers")
  func lines() {
    let text = "a\u{1B}[2Jb\n\tc\rd\u{85}e\u{2028}f\u{9B}1m\n"
    #expect(TerminalText.lines(text) == "a [2Jb\n\tc d e f 1m\n")
    // A carriage return and a line feed are one character to Swift, and two to a terminal.
    #expect(Array(TerminalText.lines("a\r\nb").utf8) == Array("a \nb".utf8))
  }
}
