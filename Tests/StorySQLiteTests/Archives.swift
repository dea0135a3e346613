import Foundation
import GRDB
import StoryAnalysis
import StoryExport
import StoryParsing
import StorySQLite
import StoryTestSupport

/// Archives that databases are made of in tests.
enum Archives {
  private static let study = Result {
    ArchiveStudy(
      of: ArchiveAnalysis(
        of: try ArchiveReader([InputPath(Package.seeds.path(percentEncoded: false))])))
  }

  /// For columns that hold numbers of texts, by table, where the texts stand.
  static let textTables = [
    "links": ["document": "documents"],
    "identity": [
      "known": "identity_texts", "other": "identity_texts", "document": "documents",
    ],
  ]

  /// The documents in `seeds/`.
  static func seeds() throws -> ArchiveStudy { try study.get() }

  /// Three articles: a wire story whose headline changed, its copy, and one that both name.
  static let small: ArchiveStudy = {
    var first = mention("M declines", "https://a.com/1", at: 10)
    first.excerpt = "the long wire text of the agency about faces and what police do with them"
    first.topics = ["Technology"]
    var changed = first
    changed.title = "M bans"
    changed.published = first.published.map {
      Timestamp(secondsSinceEpoch: $0.secondsSinceEpoch + 600)
    }
    var copy = mention("A copy", "https://b.com/2", at: 12)
    copy.excerpt = first.excerpt
    var last = mention("\u{C9}cole", "https://c.com/3", at: 36)
    last.excerpt = "something else that was said on the following day"
    return ArchiveStudy(
      of: ArchiveAnalysis(
        of: StoryGraph(records: [
          ArticleRecord(document: "1.md", article: first, related: [copy, last]),
          ArticleRecord(document: "2.md", article: copy, related: [last]),
          ArticleRecord(document: "3.md", article: changed, related: [copy, last]),
        ])))
  }()

  /// Texts that end strings, statements and lines, in every field.
  static let hostile: ArchiveAnalysis = {
    let texts = [
      "before\u{0}after", "\u{0}", "quote ' and \"", "'); DROP TABLE articles; --", "", "=1+1",
      "line\r\nfeed", "\u{FEFF}\u{202E}\u{FFFF}", "e\u{301}", "\u{E9}", "NULL", "1e5",
      String(repeating: "very long ", count: 20_000),
    ]
    let mentions = texts.enumerated().map { number, text in
      var mention = mention(text, "https://p\(number).example/\(number)?a='\"", at: number)
      mention.excerpt = text
      mention.category = text
      mention.topics = [text, text, "shared"]
      mention.provider.name = text
      return mention
    }
    var bare = Mention()
    bare.title = "nothing but a headline"
    var options = ArchiveAnalysis.Options()
    options.stabilityRuns = 2
    let records = mentions.enumerated().map { number, mention in
      ArticleRecord(
        document: "\(number)\u{0}'.md", article: mention,
        related: [mentions[(number + 1) % mentions.count], bare])
    }
    return ArchiveAnalysis(of: StoryGraph(records: records), options: options)
  }()

  /// All of them, an archive of nothing, and parts.
  static func all() throws -> [ArchiveStudy] {
    [
      try seeds(), small, ArchiveStudy(of: hostile),
      ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: []))),
    ] + (try parts())
  }

  /// Parts of the archives, the rest dropped or hidden; of one, nothing is shown.
  static func parts() throws -> [ArchiveStudy] {
    let seeds = try seeds().graph
    var changes: [(StoryGraph, (inout ArticleFilter) -> Void)] = [
      (small.graph, { $0.providers = ["b.com"] }),
      (hostile.graph, { $0.until = .init("2020-06-11T06:00:00Z") }),
    ]
    for mode in ArticleFilter.Mode.allCases {
      changes += [
        (
          seeds,
          {
            $0.mode = mode
            $0.since = .init("2020-06-11")
            $0.providers = ["cnet.com", "zdnet.com", "reuters.com", "geekwire.com"]
          }
        ),
        (
          seeds,
          {
            $0.mode = mode
            $0.topics = ["nothing"]
          }
        ),
      ]
    }
    return changes.map { graph, change in
      var options = ArchiveAnalysis.Options()
      options.stabilityRuns = 2
      options.filter.mode = .show
      change(&options.filter)
      return ArchiveStudy(of: ArchiveAnalysis(of: graph, options: options))
    }
  }

  private static func mention(_ title: String, _ address: String, at hour: Int) -> Mention {
    var mention = Mention()
    mention.title = title
    mention.addresses.web = address
    mention.provider.domain = address.split(separator: "/")[1].description
    mention.published = Timestamp(secondsSinceEpoch: 1_591_833_600 + Int64(hour) * 3_600)
    return mention
  }
}

extension ArchiveStudy {
  /// Opens the database of the study.
  func withDatabase<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try TemporaryFolder.with { folder in
      let file = folder.url.appending(path: "stories.sqlite")
      try Data(StoryDatabase(of: self).file().bytes).write(to: file)
      return try DatabaseQueue(path: file.path(percentEncoded: false)).inDatabase(body)
    }
  }
}

/// A value as SQLite holds it.
enum StoredValue: Hashable {
  case text(String)
  case integer(Int)
  case number(Double)
  case null

  /// A cell as the database should hold it.
  init(_ cell: StoryExport.Table.Cell) {
    self =
      switch cell {
      case .text(let text): .text(text)
      case .integer(let value): .integer(value)
      case .number(let value): Double(NumberText.exact(value)).map { .number($0) } ?? .null
      case .boolean(let value): .integer(value ? 1 : 0)
      case .time(let time): .text(time.iso8601)
      case .list, .absent: .null
      }
  }
}

/// The rows of a query; words through their bytes, because GRDB ends them at U+0000.
func rows(of database: Database, _ sql: String) throws -> [[StoredValue]] {
  let statement = try database.makeStatement(sql: sql)
  let values = statement.columnNames.indices.map {
    "CASE typeof(c\($0)) WHEN 'text' THEN CAST(c\($0) AS BLOB) ELSE c\($0) END"
  }
  let columns = statement.columnNames.indices.map { "c\($0)" }
  return try Row.fetchAll(
    database,
    sql: """
      WITH q(\(columns.joined(separator: ", "))) AS (\(sql))
      SELECT \(values.joined(separator: ", ")) FROM q
      """
  ).map { row in
    row.databaseValues.map { value in
      switch value.storage {
      case .blob(let data): .text(String(decoding: data, as: UTF8.self))
      case .int64(let number): .integer(Int(number))
      case .double(let number): .number(number)
      case .string(let text): .text("not through bytes: " + text)
      case .null: .null
      }
    }
  }
}

extension StoryExport.Table {
  /// Name of the table in a database.
  var databaseName: String { name.replacing("-", with: "_") }
}
