import StoryAnalysis
import StoryExport
import StoryParsing
import Testing

@Suite("Tables of time")
struct TimeTableTests {
  private let seeds = Result { try seedsStudy() }

  /// Stories of some providers, each a record that names the others; minutes of one day, day by day.
  private func study(_ stories: [[(provider: String, minute: Int?)]]) -> ArchiveStudy {
    var records: [ArticleRecord] = []
    for (day, story) in stories.enumerated() {
      let mentions = story.enumerated().map { number, article in
        var mention = Mention()
        mention.title = "storm \(day) \(number)"
        mention.provider.domain = article.provider
        mention.topics = ["day \(day)"]
        if !article.provider.isEmpty {
          mention.addresses.web = "https://\(article.provider)/\(day)/\(number)"
        }
        mention.published = article.minute.map {
          Timestamp(secondsSinceEpoch: Int64(day) * 86_400 + Int64($0) * 60)
        }
        return mention
      }
      records.append(
        ArticleRecord(
          document: "\(day).md", article: mentions[0], related: Array(mentions.dropFirst())))
    }
    return ArchiveStudy(of: ArchiveAnalysis(of: StoryGraph(records: records)))
  }

  @Test("The first provider stands only where it can be told, the window always")
  func firsts() {
    let table = Table.clusters(
      study([
        [("a.com", 0), ("b.com", 31), ("", nil), ("", nil)],
        [("b.com", 30), ("a.com", 0), ("", 7)],
        [("a.com", nil), ("b.com", nil)],
      ]))
    #expect(table["first_provider"] == [.text("a.com"), .absent, .absent])
    #expect(table.texts("first_verdict") == ["first", "cannot-tell", "unknown"])
    #expect(
      table["first_window"] == [
        .list(["a.com 1970-01-01T00:00:00Z"]),
        .list([
          "a.com 1970-01-02T00:00:00Z", "? 1970-01-02T00:07:00Z", "b.com 1970-01-02T00:30:00Z",
        ]),
        .absent,
      ])
    #expect(table.integers("undated") == [2, 0, 2])
    #expect(table["peak"].last == .absent && table["peak_articles"].last == .absent)
    #expect(table["half_life"].last == .absent && table["longest_gap"].last == .absent)
    #expect(table["longest_gap_start"].last == .absent && table["censored"].last == .absent)
  }

  @Test("Lives are in hours")
  func lives() {
    let table = Table.clusters(
      study([[("a.com", 0), ("b.com", 90), ("a.com", 240), ("a.com", 300)]]))
    #expect(table.numbers("half_life") == [1.5])
    #expect(table.numbers("longest_gap") == [2.5])
    #expect(table["longest_gap_start"] == [.time(Timestamp(secondsSinceEpoch: 5_400))])
    #expect(table.texts("peak") == ["1970-01-01T00"] && table.integers("peak_articles") == [1])
    #expect(table.texts("censored") == ["both"])
  }

  @Test("A provider that was never in a contested story has no rate, no interval and no lag")
  func noStory() throws {
    let table = Table.providers(study([[("a.com", 0), ("b.com", 60)], [("c.com", 0)]]))
    let rows = table.texts("Id")
    let c = try #require(rows.firstIndex(of: "c.com"))
    let a = try #require(rows.firstIndex(of: "a.com"))
    for heading in ["first_rate", "first_rate_low", "first_rate_high", "median_lag"] {
      #expect(table[heading][c] == .absent && table[heading][a] != .absent)
    }
    #expect(table["first_stories"][c] == .integer(0) && table["sole_stories"][c] == .integer(1))
    #expect(table["firsts"][a] == .integer(1) && table["median_lag"][a] == .number(0))
  }

  @Test("Two providers with five common stories have a row")
  func leads() {
    let story: [(provider: String, minute: Int?)] = [("b.com", 0), ("a.com", 120)]
    let table = Table.leads(study([story, story, story, story, story]))
    #expect(table.texts("provider") == ["b.com"] && table.texts("other") == ["a.com"])
    #expect(table.integers("stories") == [5] && table.integers("led") == [5])
    #expect(table.integers("tied") == [0] && table.integers("trailed") == [0])
    #expect(table.numbers("median_lead") == [2])
  }

  @Test("Every burst stands with its subject, and topics count theirs")
  func bursts() throws {
    let quiet: [(provider: String, minute: Int?)] = [("a.com", 0), ("b.com", 60)]
    let loud = (0..<20).map { (provider: "p\($0).com", minute: Int?.some($0)) }
    let study = study([quiet, quiet, loud, quiet, quiet])
    let table = Table.bursts(study)
    #expect(table.texts("kind") == ["archive", "cluster", "topic"])
    #expect(table["cluster"] == [.absent, .integer(1), .absent])
    #expect(table["topic"] == [.absent, .absent, .text("day 2")])
    #expect(table.texts("label") == [study.clusters[ClusterID(0)].label])
    #expect(table.texts("start") == Array(repeating: "1970-01-03", count: 3))
    #expect(table.texts("end") == table.texts("start"))
    #expect(table.integers("days") == [1, 1, 1] && table.integers("articles") == [20, 20, 20])
    let topics = Table.topics(study)
    #expect(topics.texts("topic") == ["day 2", "day 0", "day 1", "day 3", "day 4"])
    #expect(topics.integers("bursts") == [1, 0, 0, 0, 0])
  }

  @Test("A stretch of silent days has no provider, a silent provider no days")
  func silences() throws {
    let table = Table.silences(try seeds.get())
    let kinds = table.texts("kind")
    #expect(
      kinds.count == table.rowCount && Set(kinds).isSubset(of: ["archive", "thread", "cluster"]))
    for row in kinds.indices {
      let isStretch = kinds[row] == "archive"
      for heading in ["start", "end", "days"] {
        #expect((table[heading][row] == .absent) != isStretch)
      }
      for heading in ["cluster", "provider", "articles", "sibling_articles", "chance"] {
        #expect((table[heading][row] == .absent) == isStretch)
      }
      #expect((table["thread"][row] == .absent) == (kinds[row] != "thread"))
    }
    // Of the days from 11 June 2020 to 26 May 2021, ten have articles.
    #expect(table.integers("days").reduce(0, +) == 340)
  }

  @Test("The first story of the seeds has no first mover")
  func microsoft() throws {
    let table = Table.clusters(try seeds.get())
    #expect(table["first_provider"][0] == .absent)
    #expect(table.texts("first_verdict")[0] == "cannot-tell")
    guard case .list(let window) = table["first_window"][0] else {
      Issue.record("no window")
      return
    }
    #expect(
      window.prefix(3) == [
        "cnet.com 2020-06-11T17:28:00Z", "venturebeat.com 2020-06-11T17:30:00Z",
        "geekwire.com 2020-06-11T17:32:00Z",
      ])
  }
}
