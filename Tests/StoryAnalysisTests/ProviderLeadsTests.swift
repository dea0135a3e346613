import StoryAnalysis
import StoryParsing
import Testing

@Suite("Leads of providers")
struct ProviderLeadsTests {
  private func leads(_ stories: [[(String, Int)]]) -> (
    leads: [ProviderLeads.Lead], graph: StoryGraph
  ) {
    let graph = StoryGraph(
      timed: stories.joined().map { TimedArticle($0.0, second: Int64($0.1) * 60) })
    var start = 0
    let groups = stories.map { story in
      defer { start += story.count }
      return graph.group(start..<start + story.count)
    }
    let movers = FirstMovers(of: groups, in: graph)
    return (ProviderLeads(of: movers, providerCount: graph.providers.count).leads, graph)
  }

  @Test("Two providers with five common stories are compared in them")
  func pair() throws {
    // a before b by minutes: 60, 31, 30, −30, −90: led 2, tied 2, trailed 1, median 30 minutes.
    let (leads, graph) = leads([
      [("b.com", 60), ("a.com", 0)], [("a.com", 0), ("b.com", 31), ("b.com", 200)],
      [("a.com", 0), ("b.com", 30)], [("b.com", 0), ("a.com", 30), ("c.com", 0)],
      [("b.com", 0), ("a.com", 90)],
    ])
    let lead = try #require(leads.first)
    #expect(leads.count == 1)
    #expect(graph[lead.provider].key == "a.com" && graph[lead.other].key == "b.com")
    #expect([lead.ledCount, lead.tiedCount, lead.trailedCount] == [2, 2, 1])
    #expect(lead.medianLead == 0.5 && lead.storyCount == 5)
  }

  @Test("The one that leads more often stands first, and the median with it")
  func orientation() throws {
    let story = [("a.com", 120), ("b.com", 0)]
    let (leads, graph) = leads([story, story, story, story, story])
    #expect(leads.map { graph[$0.provider].key } == ["b.com"])
    #expect(leads.map(\.ledCount) == [5] && leads.map(\.medianLead) == [2])
    // Always at once: the first by key, and no negative zero.
    let tie = [("a.com", 0), ("b.com", 0)]
    let (ties, _) = self.leads([tie, tie, tie, tie, tie])
    #expect(ties.map(\.provider) == [ProviderID(0)] && ties.map(\.tiedCount) == [5])
    #expect(ties.allSatisfy { $0.medianLead.sign == .plus })
  }

  @Test("Four common stories are too few")
  func tooFew() {
    let story = [("a.com", 0), ("b.com", 60)]
    #expect(leads([story, story, story, story, [("a.com", 0)], [("b.com", 0)]]).leads.isEmpty)
  }

  @Test(
    "A plain comparison of all pairs in all stories finds the same",
    arguments: 0..<30 as Range<UInt64>)
  func reference(seed: UInt64) {
    let (graph, groups) = RandomStories(seed: seed).graph()
    let fast = ProviderLeads(
      of: FirstMovers(of: groups, in: graph), providerCount: graph.providers.count)
    #expect(fast.omittedProviderCount == 0)

    func earliest(_ provider: Int, _ members: [ArticleID]) -> Int64? {
      members.filter { graph[$0].provider?.index == provider }
        .compactMap { graph[$0].published?.secondsSinceEpoch }.min()
    }
    var expected: Set<ProviderLeads.Lead> = []
    for one in graph.providers.indices {
      for two in graph.providers.indices where one != two {
        let differences = groups.compactMap { members -> Int64? in
          guard let first = earliest(one, members), let second = earliest(two, members) else {
            return nil
          }
          return second - first
        }.sorted()
        guard differences.count >= 5 else { continue }
        let count = differences.count
        let median =
          count % 2 == 1
          ? Double(differences[count / 2])
          : Double(differences[count / 2 - 1] + differences[count / 2]) / 2
        let led = differences.count { $0 > 1_800 }
        let trailed = differences.count { $0 < -1_800 }
        guard (led, median, two) > (trailed, -median, one) else { continue }
        expected.insert(
          ProviderLeads.Lead(
            provider: ProviderID(one), other: ProviderID(two), ledCount: led,
            tiedCount: count - led - trailed, trailedCount: trailed, medianLead: median / 3_600))
      }
    }
    #expect(Set(fast.leads) == expected && fast.leads.count == expected.count)
    for (one, two) in zip(fast.leads, fast.leads.dropFirst()) {
      #expect(one.storyCount >= two.storyCount)
    }
  }

  @Test("Of more providers than the limit those in the most stories are compared, ties by key")
  func limit() {
    // d, b and e are in six stories, a and c in five.
    let five = [("a.com", 0), ("b.com", 1), ("c.com", 2), ("d.com", 3), ("e.com", 4)]
    let stories = [five, five, five, five, five, [("b.com", 0), ("d.com", 1), ("e.com", 1)]]
    let graph = StoryGraph(
      timed: stories.joined().map { TimedArticle($0.0, second: Int64($0.1) * 60) })
    let groups = stories.indices.map { graph.group($0 * 5..<min($0 * 5 + 5, 28)) }
    let movers = FirstMovers(of: groups, in: graph)
    func names(_ limit: Int) -> Set<String> {
      let leads = ProviderLeads(of: movers, providerCount: 5, limit: limit)
      #expect(leads.omittedProviderCount == 5 - limit)
      return Set(
        leads.leads.map { "\(graph[$0.provider].key.first!)\(graph[$0.other].key.first!)" })
    }
    #expect(names(3) == ["bd", "be", "de"])
    #expect(names(4) == ["ab", "ad", "ae", "bd", "be", "de"])
    #expect(names(5).count == 10)
  }
}
