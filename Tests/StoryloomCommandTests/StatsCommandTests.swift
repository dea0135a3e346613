import Foundation
import StoryTestSupport
import Testing

@Suite("storyloom stats", .timeLimit(.minutes(Patience.scaled(10))))
struct StatsCommandTests {
  /// The keys that programs may rely on, in their order.
  private static let contract = [
    "records", "relatedEntries", "articles", "distinctTexts", "links", "selfLinks",
    "resolvedByFingerprint",
    "providers", "providerLinks", "components", "largestComponents", "mutualPairs",
    "revisedArticles", "clusters", "modularity", "firstPublished", "lastPublished", "days",
    "busiestDay", "skippedFiles", "warnings",
  ]

  @Test("The JSON has the keys of the contract in their order, and six more")
  func keys() throws {
    let run = try TemporaryFolder.with {
      try $0.storyloom("stats", Command.seeds, "--format", "json")
    }
    let keys = run.lines.compactMap { line -> String? in
      guard line.hasPrefix("  \""), let end = line.dropFirst(3).firstIndex(of: "\"") else {
        return nil
      }
      return String(line.dropFirst(3)[..<end])
    }
    #expect(keys.filter(Self.contract.contains) == Self.contract)
    #expect(
      Set(keys).subtracting(Self.contract) == [
        "ghosts", "syndicatedGroups", "undatedArticles", "filter", "archiveArticles",
        "shownArticles",
      ])
    #expect(keys.count == Self.contract.count + 6)
  }

  @Test("The figures of the seeds are those that the research knows")
  func figures() throws {
    let run = try TemporaryFolder.with {
      try $0.storyloom("stats", Command.seeds, "--format", "json")
    }
    #expect(run.status == 0)
    #expect(run.words == "")
    var figures = try #require(try run.json() as? [String: Any])
    let modularity = try #require(figures.removeValue(forKey: "modularity") as? Double)
    #expect(modularity >= 0.760541 - 1e-6 && modularity < 1)
    let clusters = try #require(figures.removeValue(forKey: "clusters") as? Int)
    #expect((4...46).contains(clusters))
    let expected: [String: Any] = [
      "records": 5, "relatedEntries": 48, "articles": 46, "distinctTexts": 46,
      "syndicatedGroups": 0, "ghosts": 41, "links": 47,
      "selfLinks": 0, "resolvedByFingerprint": 0, "providers": 37, "providerLinks": 39,
      "components": 4, "largestComponents": [38, 3, 3, 2], "mutualPairs": 0,
      "revisedArticles": 1, "firstPublished": "2020-06-11T09:53:00Z",
      "lastPublished": "2021-05-26T05:00:00Z", "undatedArticles": 0, "days": 10,
      "busiestDay": ["date": "2020-06-11", "articles": 20] as [String: Any], "skippedFiles": 0,
      "warnings": 0, "filter": NSNull(), "archiveArticles": 46, "shownArticles": 46,
    ]
    #expect(figures as NSDictionary == expected as NSDictionary)
  }

  @Test("The text shows the figures on one screen")
  func text() throws {
    let run = try TemporaryFolder.with { try $0.storyloom("stats", Command.seeds) }
    #expect(run.status == 0)
    #expect(run.words == "")
    #expect(run.lines.count <= 40)
    for line in [
      "Read       5 records with 48 related entries; 0 files skipped, 0 warnings",
      "Articles   46, of which 41 are only mentioned; 1 seen under more than one headline",
      "Texts      46 distinct; 0 groups of articles with one text, 0 copies",
      "Links      47 between articles, 0 of the pairs mutual; 39 between providers",
      "Providers  37",
      "Time       2020-06-11T09:53:00Z to 2021-05-26T05:00:00Z",
      "Days       10 days (UTC) with an article, the busiest 2020-06-11 with 20",
    ] {
      #expect(run.lines.contains(Substring(line)), "\(line)")
    }
  }

  @Test("Days are those of the time zone that is asked for")
  func timeZone() throws {
    let run = try TemporaryFolder.with {
      try $0.storyloom("stats", Command.seeds, "--timezone", "Asia/Tokyo")
    }
    #expect(run.status == 0)
    #expect(run.output.contains("days (Asia/Tokyo) with an article, the busiest 2020-06-12 with"))
    #expect(run.output.contains("Time       2020-06-11T09:53:00Z to 2021-05-26T05:00:00Z"))
  }

  @Test("Clusters by component are the components, and providers by name are the names")
  func options() throws {
    try TemporaryFolder.with { folder in
      func figures(_ option: String, _ value: String) throws -> [String: Any] {
        let run = try folder.storyloom("stats", Command.seeds, "--format", "json", option, value)
        return try #require(try run.json() as? [String: Any])
      }
      #expect(try figures("--cluster-by", "component")["clusters"] as? Int == 4)
      #expect(try figures("--resolution", "0.01")["clusters"] as? Int == 4)
      #expect(try figures("--resolution", "1000")["clusters"] as? Int == 46)
      #expect(try figures("--seed", "7")["articles"] as? Int == 46)
      let names = try #require(try figures("--provider-by", "name")["providers"] as? Int)
      #expect(names >= 37 && names <= 46)
    }
  }
}
