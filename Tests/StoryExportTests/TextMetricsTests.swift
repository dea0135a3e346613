import StoryExport
import Testing

@Suite("Text metrics")
struct TextMetricsTests {
  // MARK: Length

  @Test("A text without an end is broken and cut as fast as a page of it")
  func endless() {
    let lines = TextMetrics.wrap(
      String(repeating: "ab ", count: 1_000_000), width: 100, fontSize: 10, maximumLines: 2)
    #expect(lines.count == 2)
    #expect(lines.last?.hasSuffix("…") == true)
    #expect(TextMetrics.collapsed(String(repeating: "x", count: 5_000)).count == 4_000)
  }

  @Test(
    "A shown text has so many characters at most, the last of them an ellipsis where it is cut",
    arguments: [
      ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("", 3, ""), ("éé", 2, "éé"), ("e\u{301}x", 2, "e…"),
      ("👍👍👍", 2, "👍…"), ("abc", 1, "…"),
    ])
  func shown(text: String, count: Int, expected: String) {
    #expect(ShownText.cut(text, to: count) == expected)
  }

  // MARK: Width

  @Test("Width grows with the type size and is the sum of its parts")
  func sums() {
    let parts = ["The Verge", " – ", "IBM", "日本", "é"]
    let whole = TextMetrics.width(of: parts.joined(), fontSize: 10)
    let sum = parts.reduce(0) { $0 + TextMetrics.width(of: $1, fontSize: 10) }
    #expect(abs(whole - sum) < 1e-9)
    #expect(abs(TextMetrics.width(of: parts.joined(), fontSize: 25) - 2.5 * whole) < 1e-9)
    #expect(TextMetrics.width(of: "", fontSize: 10) == 0)
  }

  /// Advance widths in 1/1000 em of "Hamburgefonstiv 0123456789 W@%" from the metric files of the
  /// fonts: Helvetica and Helvetica-Bold (Adobe Core 14), Verdana.
  @Test(
    "The estimate is at least the width in Helvetica and in Verdana",
    arguments: [
      ("H", 722, 751), ("a", 556, 601), ("m", 833, 973), ("W", 944, 989),
      ("@", 1015, 1000), ("%", 889, 1076), ("0", 556, 636), (" ", 278, 352), ("Æ", 1000, 984),
    ])
  func againstMetrics(text: String, helvetica: Double, verdana: Double) {
    let width = TextMetrics.width(of: text, fontSize: 1000)
    #expect(width >= max(helvetica, verdana))
    #expect(width <= 1.1 * max(helvetica, verdana))
    #expect(TextMetrics.width(of: text, fontSize: 1000, isBold: true) >= width * 0.95)
  }

  @Test("Accents and joiners take no room; Chinese characters are square; faces are wider")
  func classes() {
    #expect(
      TextMetrics.width(of: "e\u{301}", fontSize: 10) == TextMetrics.width(of: "e", fontSize: 10))
    #expect(TextMetrics.width(of: "\u{200d}\u{200b}\u{fe0f}", fontSize: 10) == 0)
    #expect(abs(TextMetrics.width(of: "漢字かな한글", fontSize: 10) - 61.8) < 1e-9)
    #expect(TextMetrics.width(of: "😀", fontSize: 10) > 12)
  }

  // MARK: Lines

  private static let texts = [
    "IBM will no longer offer, develop, or research facial recognition technology",
    "  many\t spaces \n and\r\nbreaks  ",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "see https://www.theverge.com/2020/6/8/21284683/ibm-no-longer-general-purpose-facial",
    "日本語のとても長い見出しがここに入りますので折り返しを確認する必要があります",
    "👩‍👩‍👧‍👦👍🏽🇩🇪 e\u{301}e\u{301}e\u{301} שלום עולם", "a", "…", "--- / ---", "x\u{0}\u{7}y",
  ]

  private func isOneCharacter(_ line: String) -> Bool { line.count == 1 }

  private func withoutSpaces(_ text: String) -> String { text.filter { $0 != " " } }

  @Test(
    "Without a limit nothing is lost, and no line is wider than allowed unless it is one character",
    arguments: texts, [4.0, 20, 55, 130, 1000])
  func laws(text: String, width: Double) {
    for isBold in [false, true] {
      let lines = TextMetrics.wrap(
        text, width: width, fontSize: 9.5, isBold: isBold, maximumLines: 1000)
      for line in lines {
        #expect(
          TextMetrics.width(of: line, fontSize: 9.5, isBold: isBold) <= width + 1e-9
            || isOneCharacter(line), "\(line)")
        #expect(line == TextMetrics.collapsed(line))
        #expect(!line.isEmpty)
      }
      // Where lines end inside a word no space was lost, so only spaces are left out on both sides.
      let collapsed = TextMetrics.collapsed(text)
      #expect(withoutSpaces(lines.joined()) == withoutSpaces(collapsed))
      #expect(
        lines.joined().map { $0 }.filter { $0 != " " } == collapsed.filter { $0 != " " }.map { $0 })
      if width == 1000 { #expect(lines == [collapsed]) }
    }
  }

  @Test(
    "With a limit there are never more lines, and a text that was cut ends with an ellipsis",
    arguments: texts, [1, 2, 3])
  func limited(text: String, maximum: Int) {
    for width in [10.0, 40, 90, 300] {
      let all = TextMetrics.wrap(text, width: width, fontSize: 10, maximumLines: 1000)
      let lines = TextMetrics.wrap(text, width: width, fontSize: 10, maximumLines: maximum)
      #expect(lines.count == min(maximum, all.count))
      if all.count > maximum {
        #expect(lines.last?.hasSuffix("…") == true)
        #expect(lines.dropLast() == all.prefix(maximum - 1))
        #expect(all[maximum - 1].hasPrefix(lines[maximum - 1].dropLast()))
      } else {
        #expect(lines == all)
      }
      for line in lines {
        #expect(
          TextMetrics.width(of: line, fontSize: 10) <= width + 1e-9 || isOneCharacter(line))
      }
    }
  }

  @Test("Lines end at spaces where they can")
  func spaces() {
    // Each word of four letters is 25.3 points wide, a space 3.6.
    #expect(
      TextMetrics.wrap("aaaa aaaa aaaa aaaa aaaa", width: 55, fontSize: 10, maximumLines: 9)
        == ["aaaa aaaa", "aaaa aaaa", "aaaa"])
  }

  @Test("A word that is too wide ends a line after a hyphen or a slash first")
  func hyphens() {
    #expect(
      TextMetrics.wrap("facial-recognition/ban", width: 70, fontSize: 10, maximumLines: 9)
        == ["facial-", "recognition/", "ban"])
    #expect(
      TextMetrics.wrap("no-break stays", width: 70, fontSize: 10, maximumLines: 9)
        == ["no-break", "stays"])
  }

  @Test("Characters of several code points are never cut")
  func clusters() {
    let family = "👩‍👩‍👧‍👦"
    let lines = TextMetrics.wrap(
      String(repeating: family, count: 3), width: 5, fontSize: 10, maximumLines: 9)
    #expect(lines == [family, family, family])
    #expect(
      TextMetrics.wrap("e\u{301}e\u{301}", width: 7, fontSize: 10, maximumLines: 9)
        == ["e\u{301}", "e\u{301}"])
  }

  @Test("Cutting drops whole words before it cuts into one")
  func ellipsis() {
    #expect(TextMetrics.fit("IBM will no longer", width: 55, fontSize: 10) == "IBM will…")
    #expect(TextMetrics.fit("Unbelievable", width: 40, fontSize: 10) == "Unbe…")
    #expect(TextMetrics.fit("short", width: 40, fontSize: 10) == "short")
    #expect(TextMetrics.fit("  ", width: 40, fontSize: 10) == "")
    #expect(TextMetrics.fit("wide", width: 1, fontSize: 10) == "…")
  }

  @Test("White space collapses, control characters go, no-break spaces stay")
  func collapsing() {
    #expect(TextMetrics.collapsed(" a\t\u{0}\nb\u{7f}c\u{2003}d ") == "a bc d")
    #expect(TextMetrics.collapsed("10\u{a0}%") == "10\u{a0}%")
    #expect(TextMetrics.wrap("", width: 10, fontSize: 10, maximumLines: 3) == [])
  }
}
