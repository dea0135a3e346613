import Foundation
import GraphAlgorithms
import StoryAnalysis
import StoryParsing
import Testing

/// An archive told by its days from 1970-01-01 on: how many articles appear on each, and how many of
/// them have the topic `t`.
private struct DayCounts: CustomTestStringConvertible {
  var all: [Int]
  var topic: [Int]

  var testDescription: String { "\(topic) of \(all)" }

  var graph: StoryGraph {
    StoryGraph(
      timed: all.indices.flatMap { day in
        (0..<all[day]).map { number in
          TimedArticle(
            "a.com", second: Int64(day) * 86_400 + Int64(number),
            topics: number < topic[day] ? ["t"] : [])
        }
      })
  }

  var bursts: [ArchiveBursts.Burst] { ArchiveBursts(of: graph).bursts }

  /// The bursts of the topic as `start-end`, by day.
  var topicBursts: [String] {
    bursts.filter { $0.subject == .topic(0) }.map(\.days)
  }

  /// The bursts of the archive as `start-end`, by day.
  var archiveBursts: [String] { bursts.filter { $0.subject == .archive }.map(\.days) }
}

extension ArchiveBursts {
  /// The bursts of a graph whose articles are each a cluster.
  init(of graph: StoryGraph, calendar: ArchiveCalendar = .utc) {
    let clusters = StoryClusters(of: graph)
    let days = ArticleBins(of: graph, unit: .day, calendar: calendar)
    self.init(
      clusters: clusters, topics: ArchiveTopics(of: graph, clusters: clusters, days: days),
      days: days)
  }
}

extension ArchiveBursts.Burst {
  /// First and last day, counted from 1970-01-01.
  fileprivate var range: ClosedRange<Int> {
    func day(_ label: String) -> Int { Int(Timestamp(iso8601: label)?.daysSinceEpoch ?? -1) }
    return day(start)...day(end)
  }

  fileprivate var days: String { "\(range.lowerBound)-\(range.upperBound)" }
}

/// The automaton as the paper states it, with logarithms and the gamma function of the C library.
private struct PlainAutomaton {
  /// Cost of each batch in both states, without any batch that does not count.
  var costs: [(low: Double, high: Double)]
  /// The day of each batch.
  var days: [Int]

  /// The binomial costs of a topic; days without articles are no batches.
  init(topicOf counts: DayCounts) {
    let base = Double(counts.topic.reduce(0, +)) / Double(counts.all.reduce(0, +))
    let raised = min(2 * base, 0.9999)
    days = counts.all.indices.filter { counts.all[$0] > 0 }
    costs = days.map { day in
      let (r, d) = (Double(counts.topic[day]), Double(counts.all[day]))
      let choices = lgamma(d + 1) - lgamma(r + 1) - lgamma(d - r + 1)
      func cost(_ rate: Double) -> Double {
        -(choices + r * log(rate) + (d == r ? 0 : (d - r) * log(1 - rate)))
      }
      return (cost(base), cost(raised))
    }
  }

  /// The Poisson costs of all articles; every day is a batch.
  init(archive counts: DayCounts) {
    days = Array(counts.all.indices)
    let base = Double(counts.all.reduce(0, +)) / Double(days.count)
    costs = counts.all.map { count in
      func cost(_ rate: Double) -> Double {
        rate - Double(count) * log(rate) + lgamma(Double(count) + 1)
      }
      return (cost(base), cost(2 * base))
    }
  }

  func cost(_ states: [Bool]) -> Double {
    var sum = 0.0
    var wasHigh = false
    for (state, cost) in zip(states, costs) {
      if state && !wasHigh { sum += log(Double(costs.count)) }
      sum += state ? cost.high : cost.low
      wasHigh = state
    }
    return sum
  }

  /// All sequences of states, the cheapest first.
  var ranking: [(states: [Bool], cost: Double)] {
    (0..<1 << costs.count).map { bits in
      let states = costs.indices.map { bits >> $0 & 1 == 1 }
      return (states, cost(states))
    }.sorted { $0.cost < $1.cost }
  }

  /// The cheapest sequence by dynamic programming over every batch.
  var cheapest: [Bool] {
    var (low, high) = (0.0, Double.infinity)
    var cameFromHigh: [(low: Bool, high: Bool)] = []
    let entry = log(Double(costs.count))
    for cost in costs {
      let (fromLow, fromHigh) = (low + entry, high)
      cameFromHigh.append((high < low, fromHigh < fromLow))
      (low, high) = (min(low, high) + cost.low, min(fromLow, fromHigh) + cost.high)
    }
    var states = [Bool](repeating: false, count: costs.count)
    var isHigh = high < low
    for batch in costs.indices.reversed() {
      states[batch] = isHigh
      isHigh = isHigh ? cameFromHigh[batch].high : cameFromHigh[batch].low
    }
    return states
  }

  /// The states that bursts say.
  func states(_ bursts: [ArchiveBursts.Burst]) -> [Bool] {
    days.map { day in bursts.contains { $0.range.contains(day) } }
  }

  /// What being high saves in a burst.
  func weight(_ burst: ArchiveBursts.Burst) -> Double {
    zip(days, costs).reduce(0) { sum, batch in
      burst.range.contains(batch.0) ? sum + batch.1.low - batch.1.high : sum
    }
  }
}

@Suite("Bursts")
struct ArchiveBurstsTests {
  @Test("A day with twice the share bursts where that saves more than going up costs")
  func oneDay() throws {
    // p₀ = 4/16, p₁ = 1/2. The second day saves 4 ln 2, going up costs ln 4 = 2 ln 2; each other day
    // loses 4 ln(0.75 / 0.5).
    let bursts = DayCounts(all: [4, 4, 4, 4], topic: [0, 4, 0, 0]).bursts
    let burst = try #require(bursts.first { $0.subject == .topic(0) })
    #expect(burst.days == "1-1" && burst.dayCount == 1 && burst.articleCount == 4)
    #expect((burst.weight - 4 * log(2)).magnitude < 1e-12)
    #expect(bursts.count == 1)
  }

  @Test("Of equal costs the lower state is taken")
  func tie() {
    // p₀ = 2/8: the second day saves 2 ln 2, just what going up costs.
    #expect(DayCounts(all: [2, 2, 2, 2], topic: [0, 2, 0, 0]).topicBursts.isEmpty)
    // p₀ = 3/12: it saves 3 ln 2.
    #expect(DayCounts(all: [3, 3, 3, 3], topic: [0, 3, 0, 0]).topicBursts == ["1-1"])
  }

  @Test("A burst lasts across a day without articles, which is no batch")
  func emptyDay() throws {
    // p₀ = 8/32, n = 5: the first and the third day save 8 ln 2 together.
    let counts = DayCounts(all: [4, 0, 4, 8, 8, 8], topic: [4, 0, 4, 0, 0, 0])
    let burst = try #require(counts.bursts.first { $0.subject == .topic(0) })
    #expect(burst.days == "0-2" && burst.dayCount == 3 && burst.articleCount == 8)
    #expect((burst.weight - 8 * log(2)).magnitude < 1e-12)
  }

  @Test("A long silence of the topic ends a burst, a short one does not")
  func silence() {
    // p₀ = 16/64, p₁ = 1/2: three articles on something else lose 3 ln 1.5 = 1.22, less than ln 5 =
    // 1.61; eight lose 3.24.
    #expect(
      DayCounts(all: [8, 3, 8, 22, 23], topic: [8, 0, 8, 0, 0]).topicBursts == ["0-2"])
    #expect(
      DayCounts(all: [8, 8, 8, 20, 20], topic: [8, 0, 8, 0, 0]).topicBursts == ["0-0", "2-2"])
  }

  @Test("No share is raised above 0.9999, and what is everything never bursts")
  func cap() throws {
    // p₀ = 6/10, p₁ = 0.9999: the first day saves 5 ln(0.9999 / 0.6) = 2.55, more than ln 2.
    let burst = try #require(
      DayCounts(all: [5, 5], topic: [5, 1]).bursts.first { $0.subject == .topic(0) })
    #expect(burst.days == "0-0")
    #expect((burst.weight - 5 * log(0.9999 / 0.6)).magnitude < 1e-12)
    #expect(DayCounts(all: [1, 9, 1], topic: [1, 9, 1]).topicBursts.isEmpty)
  }

  @Test("The archive bursts where a day has far more articles than the mean")
  func archive() throws {
    // λ₀ = 12/3 = 4, λ₁ = 8: the second day saves 10 ln 2 − 4 = 2.93, more than ln 3 = 1.10.
    let burst = try #require(
      DayCounts(all: [1, 10, 1], topic: [0, 0, 0]).bursts.first { $0.subject == .archive })
    #expect(burst.days == "1-1" && burst.articleCount == 10)
    #expect((burst.weight - (10 * log(2) - 4)).magnitude < 1e-12)
    // Days without articles count: λ₀ = 12/12 = 1.
    #expect(
      DayCounts(
        all: [3] + Array(repeating: 0, count: 9) + [6, 3], topic: .init(repeating: 0, count: 12)
      )
      .archiveBursts == ["10-11"])
    #expect(DayCounts(all: [7], topic: [7]).bursts.isEmpty)
  }

  @Test("Undated articles, and archives of nothing, have no burst")
  func nothing() {
    #expect(ArchiveBursts(of: StoryGraph(records: [])).bursts.isEmpty)
    let undated = StoryGraph(timed: [TimedArticle("a.com", nil, topics: ["t"])])
    #expect(ArchiveBursts(of: undated).bursts.isEmpty)
  }

  @Test("Days are those of the calendar in force")
  func calendar() throws {
    let newYork = try #require(ArchiveCalendar(timeZone: "America/New_York"))
    let articles =
      (0..<10).map { TimedArticle("a.com", second: 2 * 86_400 + 3_600 + $0) }
      + [TimedArticle("a.com", second: 43_200), TimedArticle("a.com", second: 4 * 86_400)]
    let graph = StoryGraph(timed: articles)
    #expect(ArchiveBursts(of: graph).bursts.map(\.start) == ["1970-01-03"])
    #expect(ArchiveBursts(of: graph, calendar: newYork).bursts.map(\.start) == ["1970-01-02"])
  }

  /// Days with few articles, among them empty ones; at least one article has the topic.
  private static func random(_ dayCount: Int, seed: UInt64) -> DayCounts {
    var random = SplitMix64(seed: seed)
    func below(_ count: Int) -> Int { Int(random.integer(below: UInt64(count))) }
    var counts = DayCounts(all: [], topic: [])
    var isBusy = false
    for day in 0..<dayCount {
      if below(3) == 0 { isBusy.toggle() }
      // The first and the last day have articles, so that the archive has as many days as this.
      let isEnd = day == 0 || day == dayCount - 1
      let all = isEnd ? 1 + below(4) : below(3) == 0 ? 0 : below(isBusy ? 12 : 5)
      counts.all.append(all)
      counts.topic.append(all == 0 ? 0 : isBusy ? all - below(all + 1) / 2 : below(all + 1) / 3)
    }
    counts.topic[0] = 1
    return counts
  }

  @Test(
    "No sequence of states is cheaper, of all that there are", arguments: 0..<60 as Range<UInt64>)
  func everySequence(seed: UInt64) {
    let counts = Self.random(1 + Int(seed % 12), seed: seed)
    let bursts = counts.bursts
    for (subject, plain) in [
      (ArchiveBursts.Subject.topic(0), PlainAutomaton(topicOf: counts)),
      (.archive, PlainAutomaton(archive: counts)),
    ] {
      let found = bursts.filter { $0.subject == subject }
      let ranking = plain.ranking
      #expect((plain.cost(plain.states(found)) - ranking[0].cost).magnitude < 1e-8, "\(counts)")
      if ranking.count > 1, ranking[1].cost - ranking[0].cost > 1e-6 {
        #expect(plain.states(found) == ranking[0].states, "\(counts)")
      }
      for burst in found { #expect((burst.weight - plain.weight(burst)).magnitude < 1e-8) }
    }
  }

  @Test(
    "Looking at a topic's own days alone finds what looking at all days finds",
    arguments: 0..<20 as Range<UInt64>)
  func allDays(seed: UInt64) {
    let counts = Self.random(300, seed: 1_000 + seed)
    let bursts = counts.bursts
    var count = 0
    for (subject, plain) in [
      (ArchiveBursts.Subject.topic(0), PlainAutomaton(topicOf: counts)),
      (.archive, PlainAutomaton(archive: counts)),
    ] {
      let found = bursts.filter { $0.subject == subject }
      #expect(plain.states(found) == plain.cheapest)
      for burst in found { #expect((burst.weight - plain.weight(burst)).magnitude < 1e-8) }
      count += found.count
    }
    #expect(count > 0)
  }

  @Test("The seeds burst when the story broke, and their second story after its first day")
  func seeds() throws {
    let study = try seedsStudy()
    let bursts = study.bursts.bursts
    let archive = try #require(bursts.first)
    #expect(archive.subject == .archive && archive.start == "2020-06-11")
    for burst in bursts {
      #expect(burst.weight > 0 && burst.articleCount > 0)
      let days = burst.range
      let members =
        switch burst.subject {
        case .archive: study.graph.articles.indices.map { ArticleID($0) }
        case .cluster(let id): study.clusters[id].members
        case .topic(let number): study.topics.topics[number].members
        }
      let count = members.count {
        study.graph[$0].published.map { days.contains(Int($0.daysSinceEpoch)) } ?? false
      }
      #expect(count == burst.articleCount && days.count == burst.dayCount)
    }
  }
}

@Suite("Topics")
struct ArchiveTopicsTests {
  @Test("A topic has its articles once each, with their clusters, providers and days")
  func topics() throws {
    let graph = StoryGraph(timed: [
      TimedArticle("a.com", "2020-06-12T10:00:00Z", topics: ["t", "u", "t"]),
      TimedArticle("b.com", "2020-06-11T10:00:00Z", topics: ["t"]),
      TimedArticle("b.com", "2020-06-12T09:00:00Z", topics: ["t", "s"]),
      TimedArticle("", nil, topics: ["t", ""]),
    ])
    let topics = ArchiveTopics(
      of: graph, clusters: StoryClusters(of: graph), days: ArticleBins(of: graph, unit: .day)
    ).topics
    #expect(topics.map(\.name) == ["t", "s", "u"])
    let topic = try #require(topics.first)
    #expect(topic.members.map { graph[$0].title } == ["1", "2", "0", "3"])
    #expect(topic.clusterCount == 4 && topic.providerCount == 2 && topic.undatedCount == 1)
    #expect(topic.first?.iso8601 == "2020-06-11T10:00:00Z")
    #expect(topic.last?.iso8601 == "2020-06-12T10:00:00Z")
    #expect(topic.peak == .init(bin: "2020-06-12", articleCount: 2))
  }
}
