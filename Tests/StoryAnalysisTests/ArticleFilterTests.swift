import GraphAlgorithms
import StoryAnalysis
import StoryParsing
import Testing

@Suite("Choosing articles")
struct ArticleFilterTests {
  /// The titles that a filter chooses of the articles below, in the order of the alphabet.
  private func titles(
    _ graph: StoryGraph? = nil, zone: String = "UTC", _ change: (inout ArticleFilter) -> Void
  ) -> [String] {
    analysis(of: graph, zone: zone, change).graph.articles.map(\.title).sorted()
  }

  private func analysis(
    of graph: StoryGraph? = nil, zone: String = "UTC", _ change: (inout ArticleFilter) -> Void
  ) -> ArchiveAnalysis {
    var options = ArchiveAnalysis.Options()
    options.calendar = ArchiveCalendar(timeZone: zone) ?? .utc
    change(&options.filter)
    return ArchiveAnalysis(of: graph ?? Self.graph, options: options)
  }

  private static func article(
    _ title: String, by domain: String, named name: String = "", at time: String? = nil,
    topics: [String] = [], type: String = "", quality: Int? = nil, excerpt: String = ""
  ) -> Mention {
    var mention = mention(
      title, web: "https://\(domain)/\(title.count)\(title.prefix(3))", by: domain, named: name,
      at: time, excerpt: excerpt, quality: quality)
    (mention.topics, mention.type) = (topics, type)
    return mention
  }

  private static let graph = StoryGraph(
    records: [
      article(
        "Early", by: "www.One.com", named: "One News", at: "2020-05-31T23:30:00Z",
        topics: ["Police"], type: "article", quality: 90),
      article(
        "Noon", by: "two.com", at: "2020-06-11T12:00:00Z", topics: ["police", "Law"],
        type: "Article", quality: 50, excerpt: "Amazon bans the police"),
      article(
        "Night", by: "two.com", at: "2020-06-11T23:59:59Z", topics: ["Law"], type: "video",
        quality: -1),
      article("Later", by: "three.com", at: "2020-06-12T00:00:00Z", excerpt: "BANNED (again)"),
      article("Never", by: "three.com", topics: ["Law"], quality: 70),
    ].enumerated().map {
      ArticleRecord(document: "\($0).md", article: $1, related: [])
    })

  @Test("Years, months and days are whole, and undated articles fall out")
  func days() {
    let all = ["Early", "Later", "Never", "Night", "Noon"]
    #expect(titles { _ in } == all)
    #expect(titles { $0.since = .init("2020-06-11") } == ["Later", "Night", "Noon"])
    #expect(titles { $0.until = .init("2020-06-11") } == ["Early", "Night", "Noon"])
    #expect(titles { $0.since = .init("2020-06") } == ["Later", "Night", "Noon"])
    #expect(titles { $0.until = .init("2020-05") } == ["Early"])
    #expect(titles { $0.since = .init("2020") } == ["Early", "Later", "Night", "Noon"])
    #expect(titles { $0.until = .init("2019") }.isEmpty)
    #expect(
      titles {
        $0.since = .init("2020-06-12")
        $0.until = .init("2020-06-11")
      }.isEmpty)
  }

  @Test("Times are instants; the minute or second that is named is included")
  func times() {
    #expect(titles { $0.since = .init("2020-06-11T12:00:00Z") } == ["Later", "Night", "Noon"])
    #expect(titles { $0.since = .init("2020-06-11T12:00:01Z") } == ["Later", "Night"])
    #expect(titles { $0.until = .init("2020-06-11T23:59:59Z") } == ["Early", "Night", "Noon"])
    #expect(titles { $0.until = .init("2020-06-11T23:59:58Z") } == ["Early", "Noon"])
    #expect(titles { $0.until = .init("2020-06-11T23:59Z") } == ["Early", "Night", "Noon"])
    #expect(titles { $0.since = .init("2020-06-12T02:00+02:00") } == ["Later"])
  }

  @Test("Days are those of the calendar, and so are times without a zone")
  func calendar() {
    // At UTC+2 the first article is of June and the last of the eleventh is of the twelfth.
    let zone = "Europe/Berlin"
    #expect(titles(zone: zone) { $0.until = .init("2020-05") }.isEmpty)
    #expect(titles(zone: zone) { $0.until = .init("2020-06-11") } == ["Early", "Noon"])
    #expect(titles(zone: zone) { $0.since = .init("2020-06-12T02:00") } == ["Later"])
    #expect(titles { $0.since = .init("2020-06-12T02:00") }.isEmpty)
  }

  @Test(
    "What is no time is refused",
    arguments: [
      "", "20", "2020-", "2020-13", "2020-06-31", "June", "2020-6-1", "2020-06-11T25:00",
      "2020-06-11 ", "+020", "2020-06-11T12",
    ])
  func noTime(_ text: String) {
    #expect(ArticleFilter.Time(text) == nil)
  }

  @Test("A provider is named by key, domain or name, whatever the case")
  func providers() {
    for words in ["one.com", "WWW.ONE.COM", "One news"] {
      #expect(titles { $0.providers = [words] } == ["Early"], "\(words)")
    }
    #expect(titles { $0.providers = ["one.com", "three.com"] } == ["Early", "Later", "Never"])
    let analysis = analysis { $0.providers = ["one.co", "two.com"] }
    #expect(analysis.graph.articles.count == 2)
    #expect(
      analysis.selection?.unknownValues == [
        .init(condition: "provider", value: "one.co", nearest: ["one.com"])
      ])
  }

  @Test("Topics and kinds are compared in any case, and any of several will do")
  func topicsAndTypes() {
    #expect(titles { $0.topics = ["POLICE"] } == ["Early", "Noon"])
    #expect(titles { $0.topics = ["police", "law"] } == ["Early", "Never", "Night", "Noon"])
    #expect(titles { $0.types = ["ARTICLE"] } == ["Early", "Noon"])
    let analysis = analysis {
      $0.topics = ["polize", "law"]
      $0.types = ["xyz"]
    }
    #expect(analysis.graph.articles.isEmpty)
    #expect(
      analysis.selection?.unknownValues == [
        .init(condition: "topic", value: "polize", nearest: ["Police", "police"]),
        .init(condition: "type", value: "xyz", nearest: []),
      ])
  }

  @Test(
    "A pattern is looked for in headlines and excerpts, without regard to case unless it says so")
  func patterns() throws {
    func titles(_ text: String) throws -> [String] {
      let pattern = try ArticleFilter.Pattern(text)
      return self.titles { $0.pattern = pattern }
    }
    #expect(try titles("ban") == ["Later", "Noon"])
    #expect(try titles("(?-i)ban") == ["Noon"])
    #expect(try titles("^n.*t$") == ["Night"])
    #expect(try titles("\\bban\\b").isEmpty)
    #expect(try titles("^n|again\\)") == ["Later", "Never", "Night", "Noon"])
  }

  @Test("Every headline of an article counts, not only the one in force")
  func revisions() throws {
    let first = mention("Declines to sell", web: "https://a.com/1", by: "a.com")
    let second = mention("Bans the police", web: "https://a.com/1", by: "a.com")
    let graph = StoryGraph(records: [
      ArticleRecord(document: "1.md", article: first, related: []),
      ArticleRecord(document: "2.md", article: plainMention("b"), related: [second]),
    ])
    let pattern = try ArticleFilter.Pattern("bans")
    #expect(titles(graph) { $0.pattern = pattern } == ["Declines to sell"])
  }

  @Test(
    "A bad pattern says what is wrong and where",
    arguments: [
      ("(abc", "expected ')'", 5), ("a)b", "closing ')' does not balance any groups openings", 2),
      ("é[z-a]", "character 'z' must compare less than or equal to 'a'", 4),
    ])
  func badPattern(text: String, reason: String, position: Int) {
    #expect(throws: ArticleFilter.Pattern.Fault(reason: reason, position: position)) {
      _ = try ArticleFilter.Pattern(text)
    }
  }

  @Test("The least quality leaves out what has none")
  func quality() {
    #expect(titles { $0.minimumQuality = 70 } == ["Early", "Never"])
    #expect(titles { $0.minimumQuality = -1 } == ["Early", "Never", "Night", "Noon"])
  }

  @Test("All conditions have to hold, and the undated that meet the others are counted")
  func several() {
    let analysis = analysis {
      $0.since = .init("2020-06")
      $0.topics = ["law"]
      $0.minimumQuality = -1
    }
    #expect(analysis.graph.articles.map(\.title).sorted() == ["Night", "Noon"])
    #expect(analysis.selection?.undatedCount == 1)
    #expect(
      analysis.filterText
        == "scope: since 2020-06, topic law, quality at least -1; 2 of 5 articles, 1 undated left out"
    )
    #expect(analysis.archiveArticleCount == 5 && analysis.shownArticleCount == 2)
    #expect(!analysis.hidesPart)
  }

  @Test("Without a condition there is no filter, whatever its mode")
  func noCondition() {
    for mode in ArticleFilter.Mode.allCases {
      let analysis = analysis { $0.mode = mode }
      #expect(analysis.selection == nil && analysis.filterText == nil)
      #expect(analysis.graph.articles.count == 5 && analysis.shownArticleCount == 5)
    }
  }

  @Test("Words in a filter stay on one line")
  func oneLine() {
    #expect(
      analysis { $0.providers = ["a\nb\u{2028}c\u{1B}d", "two.com"] }.filterText
        == "scope: provider a b c d or two.com; 2 of 5 articles")
  }
}

@Suite("A part of the seeds")
struct FilteredSeedsTests {
  private func analysis(_ change: (inout ArticleFilter) -> Void) throws -> ArchiveAnalysis {
    var options = ArchiveAnalysis.Options()
    change(&options.filter)
    return try seedsAnalysis(options: options)
  }

  @Test("A filter that keeps all is no filter")
  func whole() throws {
    let whole = try seedsAnalysis()
    for mode in ArticleFilter.Mode.allCases {
      let kept = try analysis {
        $0.mode = mode
        $0.since = .init("2000")
      }
      #expect(GraphText(kept.graph) == GraphText(whole.graph))
      #expect(kept.clusters.clusterOf == whole.clusters.clusterOf)
      #expect(ArchiveSummary(of: kept).modularity == ArchiveSummary(of: whole).modularity)
      #expect(kept.filterText == "\(mode.rawValue): since 2000; 46 of 46 articles")
      #expect(kept.graph.articles.indices.allSatisfy { kept.shows(ArticleID($0)) })
    }
  }

  @Test("Clusters have the numbers of the whole archive, and are measured anew")
  func clusters() throws {
    let whole = try seedsAnalysis()
    let part = try analysis { $0.clusters = [2, 3] }
    let expected = [1, 2].flatMap { whole.clusters[ClusterID($0)].members }
      .map { whole.graph[$0].identifier }.sorted()
    #expect(part.graph.articles.map(\.identifier) == expected)
    #expect(part.clusters.clusters[0].members.count == whole.clusters.clusters[1].members.count)
    #expect(try analysis { $0.clusters = [1, 2, 3, 4, 5] }.graph.articles.count == 46)
    for number in [0, 6, -1] {
      let none = try analysis { $0.clusters = [1, number] }
      #expect(none.graph.articles.isEmpty)
      guard case .noCluster(number, count: 5)? = none.selection?.fault else {
        Issue.record("Cluster \(number) is not told.")
        continue
      }
    }
  }

  @Test("A neighbourhood is that of the whole archive's links, cut by the other conditions")
  func around() throws {
    let whole = try seedsAnalysis()
    let center = try #require(
      whole.graph.articles.firstIndex { $0.title.contains("Tech companies reconsider") })
    let near = whole.graph.links.filter { [$0.source.index, $0.target.index].contains(center) }
      .flatMap { [$0.source.index, $0.target.index] }
    let part = try analysis { $0.around = "tech companies reconsider" }
    let expected = Set(near + [center])
    #expect(
      part.graph.articles.map(\.identifier)
        == expected.sorted().map { whole.graph.articles[$0].identifier })
    #expect(expected.count > 2 && expected.count < 46)
    let identifier = whole.graph.articles[center].identifier
    #expect(
      part.filterText
        == """
        scope: around \(identifier) (tech companies reconsider) to depth 1; \(expected.count) of 46 \
        articles
        """)
    let own = try analysis {
      $0.around = identifier
      $0.depth = 0
    }
    #expect(own.graph.articles.map(\.identifier) == [identifier])
    let both = try analysis {
      $0.around = identifier
      $0.until = .init("2020-06-11")
    }
    #expect(
      both.graph.articles.count
        == expected.count {
          (whole.graph.articles[$0].published?.iso8601 ?? "9") < "2020-06-12"
        })
    for query in ["facial recognition", "no such words"] {
      let none = try analysis { $0.around = query }
      #expect(none.graph.articles.isEmpty)
      guard case .noCenter(query, graph: let graph)? = none.selection?.fault else {
        Issue.record("The article '\(query)' is not told.")
        continue
      }
      #expect(graph.articles.count == 46)
    }
  }

  @Test("What is shown only changes nothing that is measured")
  func show() throws {
    let whole = try seedsAnalysis()
    let part = try analysis {
      $0.mode = .show
      $0.providers = ["cnn.com", "bbc.com"]
    }
    #expect(GraphText(part.graph) == GraphText(whole.graph))
    #expect(part.articlePageRank == whole.articlePageRank)
    #expect(part.hidesPart && part.archiveArticleCount == 46)
    let graph = whole.graph
    let shown = graph.articles.indices.filter { index in
      graph.articles[index].provider.map { ["cnn.com", "bbc.com"].contains(graph[$0].key) } ?? false
    }
    #expect(part.shownArticleCount == shown.count && !shown.isEmpty)
    for index in graph.articles.indices {
      #expect(part.shows(ArticleID(index)) == shown.contains(index))
    }
    let stories = Set(shown.map { whole.clusters[ArticleID($0)] })
    #expect(part.shownClusters == stories.sorted())
    for id in whole.clusters.ids { #expect(part.shows(id) == stories.contains(id)) }
    for index in graph.providers.indices {
      let isNamed = ["cnn.com", "bbc.com"].contains(graph.providers[index].key)
      #expect(part.shows(ProviderID(index)) == isNamed)
    }
    let study = ArchiveStudy(of: part)
    for thread in study.threads.ids {
      #expect(
        study.shows(thread) == study.threads[thread].members.contains { shown.contains($0.index) })
    }
  }

  @Test("Copies are merged before anything is chosen")
  func collapsed() throws {
    var options = ArchiveAnalysis.Options()
    options.collapsesSyndicated = true
    let whole = try seedsAnalysis(options: options)
    options.filter.since = .init("2000")
    let kept = try seedsAnalysis(options: options)
    #expect(GraphText(kept.graph) == GraphText(whole.graph))
    #expect(kept.syndication.copyCount == 0)
  }
}
