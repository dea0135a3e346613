import StoryAnalysis
import StoryParsing
import Testing

@Suite("Life of a story")
struct StoryLifeTests {
  private static let hour: Int64 = 3_600

  /// The life of articles at some hours, among others of the archive.
  private func life(
    _ hours: [Int64?], archive: [Int64] = [], unit: CoverageUnit = .day,
    calendar: ArchiveCalendar = .utc
  ) -> StoryLife {
    let articles = (hours + archive.map { $0 }).map { hour in
      hour.map { TimedArticle("a.com", second: $0 * Self.hour) } ?? TimedArticle("a.com", nil)
    }
    let graph = StoryGraph(timed: articles)
    let bins = ArticleBins(of: graph, unit: unit, calendar: calendar)
    return graph.lives(of: [graph.group(hours.indices)], in: bins)[0]
  }

  @Test("The half-life runs to the middle article; of an even number to the last of the first half")
  func halfLife() {
    #expect(life([0]).halfLife == 0)
    #expect(life([0, 5]).halfLife == 0)
    #expect(life([0, 5, 7]).halfLife == 5 * Self.hour)
    #expect(life([7, 0, 9, 5]).halfLife == 5 * Self.hour)
    #expect(life([0, 5, 7, 9, 20, nil, nil]).halfLife == 7 * Self.hour)
  }

  @Test("The longest gap begins at the article before it; of several it is the earliest")
  func gap() {
    let life = life([0, 3, 5, 8, nil])
    #expect(life.longestGap?.seconds == 3 * Self.hour)
    #expect(life.longestGap?.start.secondsSinceEpoch == 0)
    #expect(life.span == 8 * Self.hour)
    #expect(life.datedCount == 4 && life.undatedCount == 1)
    #expect(self.life([4]).longestGap == nil)
    #expect(self.life([4, 4]).longestGap?.seconds == 0)
  }

  @Test("The peak is the bin with the most articles; of several the earliest")
  func peak() throws {
    let hours: [Int64?] = [0, 1, 24, 25, 50]
    #expect(life(hours).peak == .init(bin: "1970-01-01", articleCount: 2))
    #expect(life(hours + [26]).peak == .init(bin: "1970-01-02", articleCount: 3))
    #expect(life(hours, unit: .month).peak == .init(bin: "1970-01", articleCount: 5))
    // Midnight of UTC is the evening before in New York.
    let newYork = try #require(ArchiveCalendar(timeZone: "America/New_York"))
    #expect(life([24, 25, 40], calendar: newYork).peak?.bin == "1970-01-01")
    #expect(life([24, 25, 40], calendar: newYork).peak?.articleCount == 2)
  }

  @Test("A story is censored where the archive ends before it was silent for long enough")
  func censoring() {
    let wide: [Int64] = [-1_000, 1_000]
    #expect(life([0, 10], archive: wide).censoring == StoryLife.Censoring.none)
    // A single article: silent for a day and an hour, or for a day.
    #expect(life([0], archive: [-25, 25]).censoring == StoryLife.Censoring.none)
    #expect(life([0], archive: [-24, 25]).censoring == .left)
    #expect(life([0], archive: [-25, 24]).censoring == .right)
    // Once it was silent for thirty hours, and after it the archive goes on for thirty.
    #expect(life([0, 30], archive: [-1_000, 60]).censoring == .right)
    #expect(life([0, 30], archive: [-1_000, 61]).censoring == StoryLife.Censoring.none)
    #expect(life([0, 30], archive: [-30, 1_000]).censoring == .left)
    // The story is the archive.
    #expect(life([0, 30]).censoring == .both)
  }

  @Test("Of a story without a time nothing is known but its number of articles")
  func undated() {
    let nothing = StoryLife(datedCount: 0, undatedCount: 2)
    #expect(life([nil, nil]) == nothing)
    #expect(life([nil, nil], archive: [3]) == nothing)
    #expect(nothing.span == nil)
  }

  @Test("The lives of the seeds' stories agree with their clusters and with the coverage")
  func seeds() throws {
    for calendar in [ArchiveCalendar.utc, try #require(ArchiveCalendar(timeZone: "Asia/Tokyo"))] {
      var options = ArchiveAnalysis.Options()
      options.calendar = calendar
      let study = ArchiveStudy(of: try seedsAnalysis(options: options))
      for (id, life) in zip(study.clusters.ids, study.lives) {
        #expect(life.first == study.clusters[id].first && life.last == study.clusters[id].last)
        let series = study.coverage.clusters[id.index]
        let most = try #require(series.counts.max())
        let bin = series.firstBin + (try #require(series.counts.firstIndex(of: most)))
        #expect(life.peak == .init(bin: study.coverage.bins[bin].label, articleCount: most))
      }
      #expect(study.threadLives.count == study.threads.threads.count)
      #expect(study.lives.reduce(0) { $0 + $1.datedCount } == 46)
      #expect(study.lives.last?.censoring == .right)
    }
  }
}
