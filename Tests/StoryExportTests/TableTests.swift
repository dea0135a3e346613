import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

@Suite("Table")
struct TableTests {
  @Test("A cell has the value of its row under its column")
  func cells() {
    let table = Row.table([
      Row(
        text: "a", integer: -3, number: 0.5, boolean: false,
        time: Timestamp(secondsSinceEpoch: 60), list: ["x", "y"])
    ])
    let cells = table.columns.indices.map { table[0, $0] }
    #expect(
      cells == [
        .text("a"), .integer(-3), .number(0.5), .boolean(false),
        .time(Timestamp(secondsSinceEpoch: 60)), .list(["x", "y"]),
      ])
    #expect(table.rowCount == 1)
  }

  @Test("What is not known is absent, and so are empty words and empty lists")
  func absent() {
    let table = Row.table([Row(), Row(text: "")])
    for row in 0..<2 {
      #expect(table.columns.indices.allSatisfy { table[row, $0] == .absent })
    }
  }

  @Test("A column states its heading, type and unit")
  func columns() {
    let columns = Row.table([]).columns
    #expect(columns.map(\.name) == ["text", "integer", "number", "boolean", "time", "list"])
    #expect(columns.map(\.kind) == [.text, .integer, .number, .boolean, .time, .list])
    #expect(columns.map(\.unit) == ["", "articles", "hours", "", "UTC", ""])
  }

  @Test("A cell outside the table is a mistake of the programmer")
  func outside() async {
    await #expect(processExitsWith: .failure) { _ = Row.table([Row()])[1, 0] }
    await #expect(processExitsWith: .failure) { _ = Row.table([Row()])[0, 6] }
  }

  @Test("Two columns with one heading are a mistake of the programmer")
  func twice() async {
    await #expect(processExitsWith: .failure) {
      _ = Table(
        "t", "T.", rows: [1], columns: [.integer("a", "A.") { $0 }, .integer("a", "B.") { $0 }])
    }
  }
}

@Suite("Tables of an archive")
struct ArchiveTableTests {
  @Test("Every cell has the type that its column states, whatever the archive holds")
  func types() throws {
    let studies = [try seedsStudy(), Hostile.study, ArchiveStudy(of: Hostile.nothing)]
    for table in studies.flatMap({ Report.tables($0) }) {
      for (index, column) in table.columns.enumerated() {
        let kinds = Set((0..<table.rowCount).map { table[$0, index].kind }).subtracting([nil])
        #expect(kinds.isSubset(of: [column.kind]), "\(table.name).\(column.name)")
      }
    }
  }

  @Test("Every table and every column says in a sentence what it holds")
  func summaries() {
    for table in Report.tables(ArchiveStudy(of: Hostile.nothing)) + [.diagnostics([])] {
      #expect(table.rowCount == 0)
      #expect(!table.columns.isEmpty)
      for summary in [table.summary] + table.columns.map(\.summary) {
        #expect(summary.count > 5 && summary.hasSuffix("."), "\(table.name): \(summary)")
        #expect(!summary.contains("\n") && !summary.contains("|"), "\(table.name): \(summary)")
      }
    }
  }

  @Test("Gephi finds its headings in the tables of nodes and of edges")
  func gephi() {
    let tables = Report.tables(ArchiveStudy(of: Hostile.nothing))
    let headings = Dictionary(
      uniqueKeysWithValues: tables.map { ($0.name, Set($0.columns.map(\.name))) })
    for name in ["articles", "providers"] {
      #expect(headings[name]?.isSuperset(of: ["Id", "Label"]) == true)
    }
    for name in ["links", "provider-links"] {
      #expect(headings[name]?.isSuperset(of: ["Source", "Target", "Type", "Weight"]) == true)
    }
  }

  @Test("The tables of the seeds have a row for each thing that the seeds hold")
  func seeds() throws {
    let counts = Dictionary(
      uniqueKeysWithValues: Report.tables(try seedsStudy()).map {
        ($0.name, $0.rowCount)
      })
    #expect(counts["articles"] == 46)
    #expect(counts["links"] == 47)
    #expect(counts["providers"] == 37)
    #expect(counts["provider-links"] == 39)
    // Reuters changed its headline once.
    #expect(counts["revisions"] == 2)
    // No two articles carry one text.
    #expect(counts["syndication"] == 0)
    // No two providers share five stories.
    #expect(counts["leads"] == 0)
    #expect(counts["topics"] == 5)
    // Articles, texts, clusters and links of providers; no registry states owners.
    #expect(counts["concentration"] == 4)
    #expect(counts.count == 15)
  }

  @Test("Figures of different tables agree")
  func agreement() throws {
    for study in [try seedsStudy(), Hostile.study] {
      let (articles, links) = (Table.articles(study), Table.links(study))
      let (clusters, providers) = (Table.clusters(study), Table.providers(study))
      #expect(Set(articles.texts("Id")).count == articles.rowCount)
      #expect(Set(links.texts("Source") + links.texts("Target")).isSubset(of: articles.texts("Id")))
      #expect(articles.integers("in_links").reduce(0, +) == links.rowCount)
      #expect(articles.integers("out_links").reduce(0, +) == links.rowCount)
      #expect(clusters.integers("articles").reduce(0, +) == articles.rowCount)
      #expect(clusters.integers("cluster") == Array(1...clusters.rowCount))
      for number in 1...clusters.rowCount {
        #expect(
          articles.integers("cluster").count { $0 == number }
            == clusters.integers("articles")[number - 1])
      }
      let withProvider = articles["provider"].count { $0 != .absent }
      #expect(providers.integers("articles").reduce(0, +) == withProvider)
      #expect(abs(articles.numbers("pagerank").reduce(0, +) - 1) < 1e-9)
      #expect(abs(providers.numbers("pagerank").reduce(0, +) - 1) < 1e-9)
      let pairs = Table.providerLinks(study).integers("Weight").reduce(0, +)
      #expect(pairs == providers.integers("in_strength").reduce(0, +))
      #expect(pairs == providers.integers("out_strength").reduce(0, +))
    }
  }

  @Test("Copies stand with their origins, and every table counts them as one text")
  func copies() throws {
    let study = ArchiveStudy(of: Self.copies)
    let table = Table.syndication(study)
    #expect(table.integers("group") == [1, 1, 2, 2])
    #expect(table.integers("number") == [1, 2, 1, 2])
    #expect(table.texts("headline").prefix(2) == ["wire", "copy"])
    // Without times the identifiers decide.
    #expect(Set(table.texts("headline").suffix(2)) == ["undated", "undated too"])
    #expect(table.texts("article")[2] < table.texts("article")[3])
    #expect(
      table["is_origin"] == [.boolean(true), .boolean(false), .boolean(true), .boolean(false)])
    #expect(table.texts("kind") == ["exact", "near", "exact", "exact"])
    // 12 words have 10 shingles, 14 have 12; 90 minutes are 1.5 hours.
    #expect(table.numbers("similarity") == [1, 10.0 / 12, 1, 1])
    #expect(table["lag"] == [.number(0), .number(1.5), .absent, .absent])

    let articles = Table.articles(study)
    let copies = zip(articles.texts("Label"), articles["is_copy"]).filter { $1 == .boolean(true) }
    #expect(Set(copies.map(\.0)) == ["copy", table.texts("headline")[3]])
    let alone = zip(articles.texts("Label"), articles["syndication"]).filter { $1 == .absent }
    #expect(alone.map(\.0) == ["alone"])
    // A record and what it names are one story.
    #expect(Table.clusters(study).integers("distinct_texts") == [3])
    let providers = Table.providers(study)
    #expect(providers.texts("Id") == ["b.com", "a.com"])
    #expect(providers.integers("articles") == [3, 2])
    #expect(providers.integers("distinct_texts") == [3, 2])
    #expect(providers.numbers("distinct_share") == [1, 2.0 / 3])
  }

  /// A wire story and its copy, an article without a time and its copy, and another one.
  private static let copies: ArchiveAnalysis = {
    func mention(_ title: String, _ key: String, _ words: [Int], minute: Int?) -> Mention {
      var mention = Mention()
      mention.title = title
      mention.addresses.web = "https://\(key)"
      mention.provider.domain = String(key.prefix(5))
      mention.excerpt = words.map { "w\($0)" }.joined(separator: " ")
      mention.published = minute.map { Timestamp(secondsSinceEpoch: Int64($0) * 60) }
      return mention
    }
    let all = [
      mention("wire", "a.com/1", Array(1...12), minute: 0),
      mention("copy", "b.com/2", Array(1...14), minute: 90),
      mention("undated", "a.com/3", Array(31...50), minute: nil),
      mention("undated too", "b.com/4", Array(31...50), minute: nil),
      mention("alone", "b.com/5", Array(1...11), minute: 1),
    ]
    let graph = StoryGraph(records: [
      ArticleRecord(document: "a.md", article: all[0], related: Array(all.dropFirst()))
    ])
    return ArchiveAnalysis(of: graph)
  }()

  @Test("The links of each article share one unit of weight")
  func weights() throws {
    let links = Table.links(try seedsStudy())
    var sums: [String: Double] = [:]
    for (source, weight) in zip(links.texts("Source"), links.numbers("Weight")) {
      sums[source, default: 0] += weight
    }
    #expect(sums.count == 5)
    #expect(sums.values.allSatisfy { abs($0 - 1) < 1e-12 })
  }

  @Test("Each series of the timeline counts every article once, in bins without gaps")
  func timeline() throws {
    let table = Table.timeline(try seedsStudy())
    var sums: [String: Int] = [:]
    for (series, articles) in zip(table.texts("series"), table.integers("articles")) {
      sums[series, default: 0] += articles
    }
    // The stories of 26 and of 12 articles are divided.
    #expect(sums == ["all": 46, "cluster": 46, "thread": 38, "provider": 46])
    // From 11 June 2020 to 26 May 2021.
    #expect(table.texts("series").count { $0 == "all" } == 350)
    #expect(table["bin"].prefix(2) == [.text("2020-06-11"), .text("2020-06-12")])
    #expect(table["bin"][349] == .text("2021-05-26"))
  }

  // On the one day: wire, its copy and another text; without a time: a text and its copy.
  @Test("The timeline counts texts and stories beside articles, in each bin by itself")
  func threeCounts() {
    var options = ArchiveAnalysis.Options()
    options.coverageUnit = .day
    let analysis = ArchiveAnalysis(of: Self.copies.graph, options: options)
    let table = Table.timeline(ArchiveStudy(of: analysis))
    let all = table.texts("series").indices.filter { table.texts("series")[$0] == "all" }
    #expect(all.map { table.integers("articles")[$0] } == [3, 2])
    #expect(all.map { table.integers("distinct_texts")[$0] } == [2, 1])
    #expect(all.map { table.integers("clusters")[$0] } == [1, 1])
  }

  @Test("An article without a time stands in the timeline in a row without a bin")
  func undated() {
    let table = Table.timeline(Hostile.study)
    let rows = table["bin"].indices.filter { table["bin"][$0] == .absent }
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { table["start"][$0] == .absent })
    #expect(rows.allSatisfy { table["articles"][$0] == .integer(1) })
    #expect(rows.map { table.texts("series")[$0] }.contains("all"))
  }

  @Test("A diagnostic is a row with its place, its name and its message")
  func diagnostics() {
    let table = Table.diagnostics([
      Diagnostic(
        id: .missingTitle, severity: .warning, document: "a.md", line: 3, column: 7, message: "m",
        excerpt: "e")
    ])
    #expect(
      table.columns.map(\.name) == ["document", "line", "column", "severity", "id", "message"])
    #expect(
      table.columns.indices.map { table[0, $0] } == [
        .text("a.md"), .integer(3), .integer(7), .text("warning"), .text("missing-title"),
        .text("m"),
      ])
  }
}

extension Table.Cell {
  /// The type of the value; nil where there is none.
  fileprivate var kind: Table.Kind? {
    switch self {
    case .text: .text
    case .integer: .integer
    case .number: .number
    case .boolean: .boolean
    case .time: .time
    case .list: .list
    case .absent: nil
    }
  }
}
