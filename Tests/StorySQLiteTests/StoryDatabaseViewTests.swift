import Foundation
import GRDB
import StoryAnalysis
import StoryExport
import StoryParsing
import StorySQLite
import StoryTestSupport
import Testing

@Suite("Views and search of the database")
struct StoryDatabaseViewTests {
  @Test("The described views equal links.csv and identity.csv", arguments: ["links", "identity"])
  func described(name: String) throws {
    for study in try Archives.all() {
      try study.withDatabase { database in
        let table = try #require(Report.tables(study).first { $0.name == name })
        let names = try database.columns(in: "\(name)_described").map(\.name)
        #expect(names == table.columns.map(\.name))
        let order = table.keys.primary.isEmpty ? "" : "ORDER BY \"Source\", \"Target\""
        let stored = try rows(of: database, "SELECT * FROM \(name)_described \(order)")
        let expected = (0..<table.rowCount).map { row in
          table.columns.indices.map { StoredValue(table[row, $0]) }
        }
        #expect(stored == expected)
      }
    }
  }

  @Test("Search finds articles by every headline and by the excerpt, with the words around")
  func search() throws {
    try Archives.small.withDatabase { database in
      func found(_ words: String) throws -> [String] {
        try String.fetchAll(
          database,
          sql: """
            SELECT a.address FROM articles_fts JOIN articles AS a ON a.rowid = articles_fts.rowid
            WHERE articles_fts MATCH ? ORDER BY 1
            """, arguments: [words])
      }
      #expect(try found("declines") == ["https://a.com/1"])
      #expect(try found("bans") == ["https://a.com/1"])
      #expect(try found("\"wire text\"") == ["https://a.com/1", "https://b.com/2"])
      #expect(try found("ecole") == ["https://c.com/3"])
      #expect(try found("nowhere") == [])
      let snippet = try String.fetchOne(
        database,
        sql: """
          SELECT snippet(articles_fts, 1, '<', '>', '…', 4) FROM articles_fts
          WHERE articles_fts MATCH 'wire' LIMIT 1
          """)
      #expect(snippet?.contains("<wire>") == true)
    }
  }

  // Article 1 (a.com, 10:00) names 2 (b.com, 12:00, the same text) and 3 (c.com, the day after); 2 names 3.
  @Test("Views answer what they are for")
  func answers() throws {
    let answers: [(question: String, answer: [[StoredValue]])] = [
      (
        "SELECT day, articles, not_copies, providers, recorded FROM daily_coverage",
        [
          [.text("2020-06-11"), .integer(2), .integer(1), .integer(2), .integer(2)],
          [.text("2020-06-12"), .integer(1), .integer(1), .integer(1), .integer(0)],
        ]
      ),
      (
        "SELECT provider, articles, not_copies, lag FROM provider_stories",
        [
          [.text("a.com"), .integer(1), .integer(1), .number(0)],
          [.text("b.com"), .integer(1), .integer(0), .number(2)],
          [.text("c.com"), .integer(1), .integer(1), .number(26)],
        ]
      ),
      (
        "SELECT first_provider, may_be_first FROM first_movers",
        [[.text("a.com"), .text("a.com 2020-06-11T10:00:00Z")]]
      ),
      (
        "SELECT provider, origin_provider, lag FROM copies",
        [[.text("b.com"), .text("a.com"), .number(2)]]
      ),
      ("SELECT before, after FROM headline_changes", [[.text("M declines"), .text("M bans")]]),
      (
        "SELECT address, in_links FROM most_linked_articles",
        [[.text("https://c.com/3"), .integer(2)], [.text("https://b.com/2"), .integer(1)]]
      ),
      (
        "SELECT address, mentions FROM missing_records",
        [[.text("https://c.com/3"), .integer(3)]]
      ),
      (
        """
        SELECT direction, other_provider, r."Weight" FROM related_articles AS r
        JOIN articles AS a ON a."Id" = r.article WHERE a.provider = 'b.com' ORDER BY 1
        """,
        [
          [.text("is-named-by"), .text("a.com"), .number(0.5)],
          [.text("names"), .text("c.com"), .number(1)],
        ]
      ),
      ("SELECT topic, provider FROM topic_articles", [[.text("Technology"), .text("a.com")]]),
      (
        "SELECT cluster, articles, providers FROM top_stories",
        [[.integer(1), .integer(3), .integer(3)]]
      ),
    ]
    try Archives.small.withDatabase { database in
      for (question, answer) in answers {
        let found = try rows(of: database, question)
        #expect(found == answer, "\(question)")
      }
    }
  }

  @Test("Every table, view and column is documented inside the database, and nothing else is")
  func documentation() throws {
    try Archives.seeds().withDatabase { database in
      let relations = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM sqlite_master WHERE type IN ('table', 'view')
          AND name NOT LIKE 'articles_fts_%' AND name NOT LIKE 'sqlite_%' ORDER BY 1
          """)
      let documented = try String.fetchAll(
        database, sql: "SELECT table_name FROM table_documentation ORDER BY 1")
      #expect(relations == documented)
      for relation in relations {
        let names = try String.fetchAll(
          database,
          sql: """
            SELECT column_name FROM column_documentation WHERE table_name = ? ORDER BY position
            """, arguments: [relation])
        #expect(try database.columns(in: relation).map(\.name) == names, "\(relation)")
        // Names that differ in upper and lower case alone are one to SQL.
        #expect(Set(names.map { $0.lowercased() }).count == names.count)
      }
      let empty = try Int.fetchOne(
        database,
        sql: "SELECT count(*) FROM column_documentation WHERE length(coalesce(description, '')) < 6"
      )
      #expect(empty == 0)
      #expect(
        try String.fetchOne(
          database,
          sql: """
            SELECT unit FROM column_documentation
            WHERE table_name = 'clusters' AND column_name = 'half_life'
            """) == "hours")
    }
  }

  @Test("The database names what made it and the options, and no place of this machine")
  func about() throws {
    let study = try Archives.seeds()
    try study.withDatabase { database in
      var about: [String: String?] = [:]
      for row in try Row.fetchAll(database, sql: "SELECT * FROM about") {
        about[row["name"]] = row["value"] as String?
      }
      #expect(about["generator"] == "storyloom \(ToolVersion.current)")
      #expect((about["description"] ?? nil)?.hasPrefix("46 articles in 5 stories") == true)
      let seed = try String.fetchOne(
        database, sql: "SELECT value FROM options WHERE name = 'seed'")
      #expect(seed == "0")
    }
    let text = String(decoding: try StoryDatabase(of: study).file().bytes, as: UTF8.self)
    #expect(!text.contains(Package.seeds.deletingLastPathComponent().path(percentEncoded: false)))
  }
}
