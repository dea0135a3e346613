import GraphAlgorithms
import StoryAnalysis
import StoryParsing
import Testing

@Suite("First movers")
struct FirstMoversTests {
  private func story(_ articles: [TimedArticle], clockError: Int64 = 1_800) -> FirstMovers.Story {
    let graph = StoryGraph(timed: articles)
    return FirstMovers(of: [graph.wholeGroup], in: graph, clockError: clockError).stories[0]
  }

  /// The window as `provider minute`.
  private func window(_ articles: [TimedArticle]) -> [String] {
    let graph = StoryGraph(timed: articles)
    let story = FirstMovers(of: [graph.wholeGroup], in: graph).stories[0]
    return story.window.map { arrival in
      let time = arrival.published
      return "\(arrival.provider.map { graph[$0].key } ?? "?") \(time.hour):\(time.minute)"
    }
  }

  @Test("One provider alone in the window was first; it need not be the only one of the story")
  func first() {
    let articles = [
      TimedArticle("b.com", "2020-06-11T10:30:01Z"), TimedArticle("a.com", "2020-06-11T10:00:00Z"),
      TimedArticle("a.com", "2020-06-11T10:05:00Z"),
    ]
    let story = story(articles)
    #expect(story.verdict == .first)
    #expect(story.first == ProviderID(0))
    #expect(window(articles) == ["a.com 10:0"])
    #expect(story.arrivals.count == 2 && story.isContested)
  }

  @Test("Exactly the clock error later is inside the window, a second more is not")
  func border() {
    let articles = [
      TimedArticle("b.com", "2020-06-11T10:30:00Z"), TimedArticle("a.com", "2020-06-11T10:00:00Z"),
      TimedArticle("c.com", "2020-06-11T10:30:01Z"),
    ]
    #expect(story(articles).verdict == .cannotTell)
    #expect(story(articles).first == nil)
    #expect(window(articles) == ["a.com 10:0", "b.com 10:30"])
    #expect(story(articles, clockError: 1_799).verdict == .first)
    #expect(story(articles, clockError: 1_801).windowCount == 3)
    let same = [
      TimedArticle("b.com", "2020-06-11T10:00:00Z"), TimedArticle("a.com", "2020-06-11T10:00:00Z"),
    ]
    #expect(story(same, clockError: 0).verdict == .cannotTell)
  }

  @Test("The window is counted from the earliest article, not from one provider to the next")
  func chain() {
    #expect(
      window([
        TimedArticle("a.com", "2020-06-11T10:00:00Z"),
        TimedArticle("b.com", "2020-06-11T10:20:00Z"),
        TimedArticle("c.com", "2020-06-11T10:40:00Z"),
      ]) == ["a.com 10:0", "b.com 10:20"])
  }

  @Test("An article of no known provider beside others makes that nobody can tell")
  func nobody() {
    let before = [
      TimedArticle("", "2020-06-11T10:00:00Z"), TimedArticle("a.com", "2020-06-11T10:10:00Z"),
    ]
    #expect(story(before).verdict == .cannotTell)
    #expect(window(before) == ["? 10:0", "a.com 10:10"])
    let after = [
      TimedArticle("a.com", "2020-06-11T10:00:00Z"), TimedArticle("", "2020-06-11T10:10:00Z"),
      TimedArticle("", "2020-06-11T10:20:00Z"),
    ]
    #expect(story(after).verdict == .cannotTell)
    #expect(window(after) == ["a.com 10:0", "? 10:10"])
    let later = [
      TimedArticle("a.com", "2020-06-11T10:00:00Z"), TimedArticle("", "2020-06-11T11:00:00Z"),
    ]
    #expect(story(later).verdict == .first)
    #expect(!story(later).isContested)
  }

  @Test("Nothing is known where the earliest are of no known provider, or nothing is dated")
  func unknown() {
    let alone = story([
      TimedArticle("", "2020-06-11T10:00:00Z"), TimedArticle("a.com", "2020-06-11T12:00:00Z"),
      TimedArticle("b.com", "2020-06-11T12:00:00Z"),
    ])
    #expect(alone.verdict == .unknown && alone.first == nil && !alone.isContested)
    let undated = story([TimedArticle("a.com", nil), TimedArticle("b.com", nil)])
    #expect(undated.verdict == .unknown && undated.window.isEmpty && undated.arrivals.isEmpty)
  }

  @Test("Undated articles take no part")
  func undated() {
    let story = story([
      TimedArticle("b.com", nil), TimedArticle("a.com", "2020-06-11T10:00:00Z"),
    ])
    #expect(story.verdict == .first && story.arrivals.count == 1 && !story.isContested)
  }

  @Test("A negative clock error is a mistake of the programmer")
  func negative() async {
    await #expect(processExitsWith: .failure) {
      _ = FirstMovers(of: [], in: StoryGraph(records: []), clockError: -1)
    }
  }

  /// Four stories, told in minutes of one day.
  /// 1: a 0, b 60, c 90          a first; lags a 0, b 1, c 1.5
  /// 2: b 0, a 30                tie; lags b 0, a 0.5
  /// 3: b 0, b 5                 b alone: says nothing
  /// 4: unknown 0, a 60, b 61    nothing is known
  private static let fourStories: (graph: StoryGraph, groups: [[ArticleID]]) = {
    let stories = [
      [("a.com", 0), ("b.com", 60), ("c.com", 90)], [("b.com", 0), ("a.com", 30)],
      [("b.com", 0), ("b.com", 5)], [("", 0), ("a.com", 60), ("b.com", 61)],
    ]
    let graph = StoryGraph(
      timed: stories.joined().map { TimedArticle($0.0, second: Int64($0.1) * 60) })
    return (graph, [0..<3, 3..<5, 5..<7, 7..<10].map { graph.group($0) })
  }()

  @Test("Firsts, ties, stories and lags of a provider are those of its contested stories")
  func records() throws {
    let (graph, groups) = Self.fourStories
    let firsts = ProviderFirsts(
      of: FirstMovers(of: groups, in: graph), providerCount: graph.providers.count)
    let (a, b, c) = (firsts.records[0], firsts.records[1], firsts.records[2])
    #expect([a.storyCount, a.firstCount, a.tieCount, a.soleCount] == [2, 1, 1, 0])
    #expect([b.storyCount, b.firstCount, b.tieCount, b.soleCount] == [2, 0, 1, 1])
    #expect([c.storyCount, c.firstCount, c.tieCount, c.soleCount] == [1, 0, 0, 0])
    #expect(a.medianLag == 0.25 && b.medianLag == 0.5 && c.medianLag == 1.5)
    #expect(a.firstRate == 0.5 && b.firstRate == 0)
    #expect(b.firstRateInterval?.low == 0)
    let nothing = ProviderFirsts.Record()
    #expect(nothing.firstRate == nil && nothing.firstRateInterval == nil)
    #expect(nothing.medianLag == nil)
  }

  @Test("Over all providers there is at most one first in a story, and none where there are ties")
  func law() throws {
    for seed in 0..<20 as Range<UInt64> {
      let (graph, groups) = RandomStories(seed: seed).graph()
      let movers = FirstMovers(of: groups, in: graph)
      let firsts = ProviderFirsts(of: movers, providerCount: graph.providers.count)
      let contested = movers.stories.filter(\.isContested)
      #expect(
        firsts.records.reduce(0) { $0 + $1.firstCount }
          == contested.count { $0.verdict == .first })
      #expect(
        firsts.records.reduce(0) { $0 + $1.tieCount }
          == contested.filter { $0.verdict == .cannotTell }.reduce(0) {
            $0 + $1.window.count { $0.provider != nil }
          })
      for (story, members) in zip(movers.stories, groups) {
        let dated = members.filter { graph[$0].published != nil }
        #expect(story.arrivals.first?.article == dated.first)
        #expect(story.arrivals.count == Set(dated.map { graph[$0].provider }).count)
      }
    }
  }

  @Test("The Microsoft announcements of 11 June have no first mover")
  func seeds() throws {
    let graph = try seedsAnalysis().graph
    let day = try #require(Timestamp(iso8601: "2020-06-11")).daysSinceEpoch
    let announcements = graph.articles.indices.map { ArticleID($0) }
      .filter {
        graph[$0].title.hasPrefix("Microsoft") && graph[$0].published?.daysSinceEpoch == day
      }
      .sorted { graph.comesBefore($0, $1) }
    // In `seeds/`: sixteen headlines of 11 June begin with the name; The Verge follows at 18:07, 39
    // minutes after CNET.
    let story = FirstMovers(of: [announcements], in: graph).stories[0]
    #expect(story.verdict == .cannotTell)
    #expect(
      story.window.map {
        "\($0.provider.map { graph[$0].key } ?? "?") \($0.published.iso8601.dropFirst(11).prefix(5))"
      } == [
        "cnet.com 17:28", "venturebeat.com 17:30", "geekwire.com 17:32", "techcrunch.com 17:43",
        "cnbc.com 17:50", "reuters.com 17:56", "zdnet.com 17:58",
      ])
    let strict = FirstMovers(of: [announcements], in: graph, clockError: 240).stories[0]
    #expect(strict.windowCount == 3 && strict.verdict == .cannotTell)
    let exact = FirstMovers(of: [announcements], in: graph, clockError: 119).stories[0]
    #expect(exact.first.map { graph[$0].key } == "cnet.com")
  }
}

@Suite("Wilson interval")
struct WilsonIntervalTests {
  @Test("Its ends are the shares that lie 1.96 standard errors of their own from what was seen")
  func definition() {
    let z = 1.959_963_984_540_054
    for total in [1, 2, 7, 100, 40_000] {
      for count in Set([0, 1, total / 2, total - 1, total]) {
        let interval = WilsonInterval(count, of: total)
        let share = Double(count) / Double(total)
        for end in [interval.low, interval.high] {
          let error = (end * (1 - end) / Double(total)).squareRoot()
          // At 0 and 1 the end itself has no error: there the other end is the one to look at.
          guard end > 0, end < 1 else { continue }
          #expect(((share - end).magnitude - z * error).magnitude < 1e-12, "\(count) of \(total)")
        }
        #expect(interval.low <= share && share <= interval.high)
        #expect(interval.low >= 0 && interval.high <= 1)
      }
    }
    #expect(WilsonInterval(0, of: 10).low == 0 && WilsonInterval(10, of: 10).high == 1)
  }

  @Test("Eight of ten give 0.4902 to 0.9433, as statistical packages do")
  func known() {
    let interval = WilsonInterval(8, of: 10)
    #expect((interval.low - 0.4901625).magnitude < 5e-8)
    #expect((interval.high - 0.9433178).magnitude < 5e-8)
  }
}
