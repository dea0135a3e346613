import StoryAnalysis
import StoryParsing
import Testing

@Suite("Silences")
struct ArchiveSilencesTests {
  /// Providers of the articles of each thread of one cluster, told as words; `-` is none.
  private func absences(_ threads: [String]) -> [String] {
    let providers = threads.map { $0.split(separator: " ").map(String.init) }
    // All articles name each other through the first, so they are one component.
    let mentions = providers.joined().enumerated().map { number, provider in
      mention(
        "\(number)", web: provider == "-" ? "" : "https://x.example/\(number)",
        by: provider == "-" ? "" : "\(provider).com")
    }
    let graph = StoryGraph(records: [
      ArticleRecord(document: "a.md", article: mentions[0], related: Array(mentions.dropFirst()))
    ])
    let clusters = StoryClusters(of: graph, method: .component)
    var start = 0
    let groups = providers.map { names in
      defer { start += names.count }
      return graph.group(start..<start + names.count)
    }
    let silences = ArchiveSilences(
      of: graph, clusters: clusters, threads: [groups], days: ArticleBins(of: graph, unit: .day))
    return silences.absences.map { absence in
      guard case .thread(let thread) = absence.story else { return "?" }
      let key = graph[absence.provider].key.dropLast(4)
      return "\(key) \(thread.index) \(absence.storyArticleCount) \(absence.siblingArticleCount)"
    }
  }

  @Test("Who has two articles in the cluster and none in a thread of two providers is silent there")
  func threads() {
    #expect(absences(["a a b", "b c", "b b"]) == ["a 1 2 2"])
    // In the first thread c is silent with one article: too few. The third has one provider.
    #expect(absences(["a b", "c c b", "a a"]) == ["c 0 2 2", "a 1 3 3"])
    #expect(absences(["a a b b"]) == [])
    // Articles of nobody are no provider's.
    #expect(absences(["a -", "b b", "b -"]) == [])
  }

  @Test("The silent with the most articles stand first, ties by key")
  func order() {
    #expect(absences(["a b", "e e c c c d d"]) == ["c 0 2 3", "d 0 2 2", "e 0 2 2"])
  }

  @Test("The chance is that of drawing the provider's articles from the siblings alone")
  func chance() throws {
    // Two clusters of three that a link joins; b has two articles in the one, none in the other.
    func mentions(_ names: [(String, String)]) -> [Mention] {
      names.map { mention($0.0, web: "https://x.example/\($0.0)", by: $0.1) }
    }
    let one = mentions([("1", "b.com"), ("2", "b.com"), ("3", "a.com")])
    let two = mentions([("4", "a.com"), ("5", "c.com"), ("6", "a.com")])
    func record(_ index: Int, in group: [Mention], with other: [Mention] = []) -> ArticleRecord {
      ArticleRecord(
        document: group[index].title, article: group[index],
        related: group.indices.filter { $0 != index }.map { group[$0] } + other)
    }
    let graph = StoryGraph(
      records: one.indices.map { record($0, in: one) }
        + two.indices.map { record($0, in: two, with: $0 == 0 ? [one[2]] : []) })
    let clusters = StoryClusters(of: graph)
    #expect(clusters.clusters.map(\.members.count) == [3, 3])
    let silences = ArchiveSilences(
      of: graph, clusters: clusters, threads: clusters.clusters.map { [$0.members] },
      days: ArticleBins(of: graph, unit: .day))
    let absence = try #require(silences.absences.first)
    #expect(silences.absences.count == 1)
    let other = try #require(graph.articles.firstIndex { $0.title == "5" })
    #expect(absence.story == .cluster(clusters[ArticleID(other)]))
    #expect(graph[absence.provider].key == "b.com")
    #expect(absence.storyArticleCount == 3 && absence.siblingArticleCount == 2)
    // Both of two articles among the first three of six: 3/6 × 2/5.
    #expect((absence.chance - 0.2).magnitude < 1e-15)
  }

  @Test("Clusters that no link joins are no siblings")
  func apart() {
    let graph = StoryGraph(records: [record("a", names: ["b"]), record("c", names: ["d"])])
    let clusters = StoryClusters(of: graph)
    let silences = ArchiveSilences(
      of: graph, clusters: clusters, threads: clusters.clusters.map { [$0.members] },
      days: ArticleBins(of: graph, unit: .day))
    #expect(silences.absences.isEmpty)
  }

  @Test("Days without an article between the first and the last stand in stretches")
  func stretches() {
    func silences(_ times: [String?]) -> ArchiveSilences {
      let graph = StoryGraph(timed: times.map { TimedArticle("a.com", $0) })
      return ArchiveSilences(
        of: graph, clusters: StoryClusters(of: graph), threads: [],
        days: ArticleBins(of: graph, unit: .day))
    }
    let gaps = silences([
      "2020-06-11T23:59:59Z", "2020-06-13T00:00:00Z", nil, "2020-06-14T12:00:00Z",
      "2020-06-20T12:00:00Z",
    ])
    #expect(
      gaps.stretches == [
        .init(start: "2020-06-12", end: "2020-06-12", dayCount: 1),
        .init(start: "2020-06-15", end: "2020-06-19", dayCount: 5),
      ])
    #expect(gaps.silentDayCount == 6)
    #expect(silences([]).stretches.isEmpty && silences([nil]).stretches.isEmpty)
    #expect(silences(["2020-06-11"]).silentDayCount == 0)
  }

  @Test("Silent days and days with articles of the seeds are all days from the first to the last")
  func seeds() throws {
    let study = try seedsStudy()
    let summary = ArchiveSummary(of: study.analysis)
    #expect(study.coverage.unit == .day)
    #expect(study.silences.silentDayCount + summary.days == study.coverage.bins.count)
    #expect(study.silences.silentDayCount == study.coverage.all.counts.count { $0 == 0 })
  }
}
