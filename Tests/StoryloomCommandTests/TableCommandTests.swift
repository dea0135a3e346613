import Foundation
import StoryAnalysis
import StoryExport
import StoryTestSupport
import Testing

@Suite(
  "storyloom articles, links, clusters, threads, providers, timeline",
  .timeLimit(.minutes(Patience.scaled(10))))
struct TableCommandTests {
  /// A command and the number of rows that it prints of the seeds.
  struct Listing: CustomTestStringConvertible, Sendable {
    var command: String
    var rows: Int
    var columns: [String]
    var testDescription: String { command }

    init(_ table: Table, rows: Int) {
      command = table.name
      columns = table.columns.map(\.name)
      self.rows = rows
    }
  }

  private static let nothing = ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: [])))

  /// Of each series the timeline has every day from its first article to its last: 350 for the archive.
  static let listings = [
    Listing(.articles(nothing), rows: 46), Listing(.links(nothing), rows: 47),
    Listing(.clusters(nothing), rows: 5), Listing(.threads(nothing), rows: 14),
    Listing(.providers(nothing), rows: 37),
    Listing(.timeline(nothing), rows: 778),
  ]

  @Test("CSV has a header and a row for each thing", arguments: listings)
  func csv(listing: Listing) throws {
    let run = try TemporaryFolder.with {
      try $0.storyloom(listing.command, Command.seeds, "--format", "csv")
    }
    #expect(run.status == 0 && run.words == "")
    let rows = try CSVText.rows(run.bytes)
    #expect(rows.first == listing.columns)
    #expect(rows.count == listing.rows + 1)
  }

  @Test("JSON is a list of objects that say the same as the CSV", arguments: listings)
  func json(listing: Listing) throws {
    try TemporaryFolder.with { folder in
      let run = try folder.storyloom(listing.command, Command.seeds, "--format", "json")
      #expect(run.status == 0 && run.words == "")
      let objects = try #require(try run.json() as? [[String: Any]])
      #expect(objects.count == listing.rows)
      let csv = try folder.storyloom(listing.command, Command.seeds, "--format", "csv", "--csv-raw")
      let records = try CSVText.records(csv.bytes)
      for (object, record) in zip(objects, records) {
        #expect(Set(object.keys) == Set(listing.columns))
        for (heading, field) in record {
          switch object[heading] {
          case is NSNull: #expect(field == "", "\(heading)")
          case let text as String: #expect(field == text, "\(heading)")
          case let texts as [String]: #expect(field == texts.joined(separator: "; "), "\(heading)")
          case let number as NSNumber:
            let truth = ["true": 1.0, "false": 0.0][field]
            #expect((truth ?? Double(field)) == number.doubleValue, "\(heading)")
          default: Issue.record("\(heading) is \(String(describing: object[heading]))")
          }
        }
      }
    }
  }

  @Test("Text has a line of headings and a line for each thing", arguments: listings)
  func text(listing: Listing) throws {
    let run = try TemporaryFolder.with { try $0.storyloom(listing.command, Command.seeds) }
    #expect(run.status == 0 && run.words == "")
    #expect(run.lines.count == listing.rows + 1)
    let headings = run.lines[0].split(separator: " ").map(String.init)
    #expect(Set(headings).isSubset(of: listing.columns) && headings.count >= 5)
  }

  @Test("Excel gets the byte-order mark and its line ends")
  func excel() throws {
    let run = try TemporaryFolder.with {
      try $0.storyloom("articles", Command.seeds, "--format", "csv", "--excel")
    }
    #expect(run.bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
    #expect(try CSVText.rows(Array(run.bytes.dropFirst(3)), lineEnd: "\r\n").count == 47)
  }

  @Test("A headline that a spreadsheet would run is guarded, unless raw CSV is asked for")
  func formulas() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.article("=HYPERLINK(1)", more: "quality: -5"), to: "a/a.md")
      let run = try folder.storyloom("articles", "a", "--format", "csv")
      let guarded = try CSVText.records(run.bytes)[0]
      #expect(guarded["Label"] == "'=HYPERLINK(1)")
      #expect(guarded["quality"] == "-5")
      let raw = try folder.storyloom("articles", "a", "--format", "csv", "--csv-raw")
      #expect(try CSVText.records(raw.bytes)[0]["Label"] == "=HYPERLINK(1)")
      let json = try folder.storyloom("articles", "a", "--format", "json")
      let object = try #require(try json.json() as? [[String: Any]])[0]
      #expect(object["Label"] as? String == "=HYPERLINK(1)")
    }
  }

  @Test("The bins of the timeline are those that are asked for")
  func bins() throws {
    try TemporaryFolder.with { folder in
      for (unit, first) in [
        ("hour", "2020-06-11T09"), ("day", "2020-06-11"), ("week", "2020-06-08"),
        ("month", "2020-06"),
      ] {
        let run = try folder.storyloom("timeline", Command.seeds, "--format", "csv", "--bin", unit)
        let rows = try CSVText.records(run.bytes).filter { $0["series"] == "all" }
        #expect(rows.first?["bin"] == first)
        #expect(rows.allSatisfy { $0["unit"] == unit })
        #expect(rows.compactMap { Int($0["articles"] ?? "") }.reduce(0, +) == 46)
      }
    }
  }

  @Test("No headline moves the cursor or adds a line to the text")
  func controlCharacters() throws {
    try TemporaryFolder.with { folder in
      try folder.write(Documents.article("a\u{1B}[2Jb\nc\u{9B}1md"), to: "a/a.md")
      let run = try folder.storyloom("articles", "a")
      #expect(run.lines.count == 2)
      #expect(run.lines[1].hasSuffix("a [2Jb c 1md"))
    }
  }
}
