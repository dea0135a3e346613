import Foundation
import StoryAnalysis
import StoryExport
import StoryParsing

/// Texts that break writers which forget one rule of their format.
enum Hostile {
  static let texts = [
    "plain", "comma, and; semicolon", "say \"hi\"", "\"", "\"\"", "ends with \"", "line\nfeed",
    "carriage\rreturn", "both\r\nends", "\n", "tab\there", "=1+1", "+1", "-1", "@SUM(A1)",
    "\t=1", "\r=1", "=cmd|' /C calc'!A0", "'=1", "-", "a=1", " =1", "back\\slash", "\\", "\\N \\G",
    "trailing\\", "\\\"", "\"]; evil [label=\"x", "\"; } graph {", "// no comment", "/* none */",
    "<b>&amp;</b>", "</script><script>alert(1)</script>", "]]>", "`code`", "| cell |", "\u{0}nul",
    "\u{1B}[31mred", "\u{7F}", "\u{9B}31m", "\u{2028}\u{2029}", "\u{202E}right to left",
    "\u{FEFF}mark", "\u{FFFD}\u{FFFF}", "e\u{301} and \u{E9}", "👩‍👩‍👧‍👦 🏳️‍🌈", "日本語の見出し",
    "مرحبا بالعالم", String(repeating: "long ", count: 40), "null", "NaN", "1e5", "007", "true",
    "%s %n %d", "../../etc/passwd",
  ]

  /// An archive in which every text is the headline of a record, and each record names the next; the
  /// last article has neither address nor time nor provider.
  ///
  /// Where a path of so many is best cut, each search decides anew and at length, so the stories are
  /// searched but twice again.
  static func analysis(reading: ArchiveAnalysis.Reading = .init()) -> ArchiveAnalysis {
    var options = ArchiveAnalysis.Options()
    options.stabilityRuns = 2
    let mentions = texts.enumerated().map { number, text in
      var mention = Mention()
      mention.title = text
      mention.excerpt = text
      mention.category = text
      mention.topics = [text, text]
      mention.provider = .init(name: text, domain: "p\(number).example")
      mention.addresses.web = "https://p\(number).example/\(number)?a=\"b\"&c='<d>'"
      mention.published = Timestamp(secondsSinceEpoch: 1_591_833_600 + Int64(number) * 60)
      return mention
    }
    var last = Mention()
    last.title = "nothing but a headline"
    let next = mentions.dropFirst() + [last]
    let records = zip(mentions, next).enumerated().map { number, pair in
      ArticleRecord(document: "\(number).md", article: pair.0, related: [pair.1])
    }
    return ArchiveAnalysis(of: StoryGraph(records: records), reading: reading, options: options)
  }

  /// The study of that archive: one for all tests, so each measure is computed once.
  static let study = ArchiveStudy(of: analysis())

  /// An archive of no article.
  static let nothing = ArchiveAnalysis(of: StoryGraph(records: []))
}

/// A row with a value of each kind.
struct Row: Sendable {
  var text: String?
  var integer: Int?
  var number: Double?
  var boolean: Bool?
  var time: Timestamp?
  var list: [String] = []

  /// A table with one column of each kind.
  static func table(_ rows: [Row]) -> Table {
    Table(
      "rows", "One row for each row.", rows: rows,
      columns: [
        .text("text", "Words.") { $0.text },
        .integer("integer", unit: "articles", "A whole number.") { $0.integer },
        .number("number", unit: "hours", "A number.") { $0.number },
        .boolean("boolean", "Yes or no.") { $0.boolean },
        .time("time", "A moment.") { $0.time },
        .list("list", "Several words.") { $0.list },
      ])
  }

  /// A table of one column of words.
  static func table(texts: [String]) -> Table {
    Table("texts", "One row for each text.", rows: texts, columns: [.text("text", "Words.") { $0 }])
  }
}

extension Table {
  /// The values below a heading.
  subscript(heading: String) -> [Cell] {
    guard let column = columns.firstIndex(where: { $0.name == heading }) else { return [] }
    return (0..<rowCount).map { self[$0, column] }
  }

  /// The whole numbers below a heading.
  func integers(_ heading: String) -> [Int] {
    self[heading].compactMap { if case .integer(let value) = $0 { value } else { nil } }
  }

  /// The numbers below a heading.
  func numbers(_ heading: String) -> [Double] {
    self[heading].compactMap { if case .number(let value) = $0 { value } else { nil } }
  }

  /// The words below a heading.
  func texts(_ heading: String) -> [String] {
    self[heading].compactMap { if case .text(let value) = $0 { value } else { nil } }
  }
}

extension String {
  /// The code points: two texts that look the same may differ in them.
  var scalars: [Unicode.Scalar] { Array(unicodeScalars) }
}
