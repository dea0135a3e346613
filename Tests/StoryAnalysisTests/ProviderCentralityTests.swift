import StoryParsing
import Testing

@testable import StoryAnalysis

@Suite("Centrality of providers")
struct ProviderCentralityTests {
  private func centrality(_ stories: [ProviderStories.Story]) -> [ProviderCentrality.Standing] {
    ProviderCentrality(of: ProviderStories(stories: stories).analysis.providers).standings
  }

  @Test("On a path of three providers the middle one stands between the only pair")
  func path() {
    // a names b, b names c.
    let found = centrality([.init(providers: ["a", "b"]), .init(providers: ["b", "c"])])
    // Ordered pairs of two others: (3 − 1)(3 − 2) = 2; a to c goes through b.
    #expect(found.map(\.betweenness) == [0, 0.5, 0])
    // b is reached from a in one step; c from b in one and from a in two: 1.5 / 2.
    #expect(found.map(\.harmonicCloseness) == [0, 0.5, 0.75])
  }

  @Test("A link has length 1, however many links of articles it sums up")
  func lengths() {
    // a names b four times and c once, b names c once: the way from a to c is direct.
    let found = centrality([
      .init(providers: ["a", "b", "b", "b", "b", "c"]), .init(providers: ["b", "c"]),
    ])
    #expect(found.map(\.betweenness) == [0, 0, 0])
    #expect(found.map(\.harmonicCloseness) == [0, 0.5, 1])
  }

  @Test("Hubs name authorities: with one hub, authorities are shared as its links are")
  func hits() {
    let found = centrality([.init(providers: ["a", "b", "b", "c"])])
    // h = (1, 0, 0) and a ∝ w(a→·) = (0, 2, 1).
    let pairs: [(Double, Double)] = [(1, 0), (0, 2.0 / 3), (0, 1.0 / 3)]
    for (standing, (hub, authority)) in zip(found, pairs) {
      #expect(abs(standing.hub - hub) < 1e-9 && abs(standing.authority - authority) < 1e-9)
    }
  }

  @Test("Two hubs and two authorities have the scores of the eigenvectors")
  func twoHubs() {
    // a names c twice and d once, b names c once: W = [2 1; 1 0], W Wᵀ = [5 2; 2 1].
    // Its largest eigenvalue is 3 + 2√2, with the vector (2, 2√2 − 2), in shares √2/2 and 1 − √2/2.
    let found = centrality([
      .init(providers: ["a", "c", "c", "d"]), .init(providers: ["b", "c"]),
    ])
    let root = 2.0.squareRoot() / 2
    for (score, expected) in zip(found.map(\.hub), [root, 1 - root, 0, 0]) {
      #expect(abs(score - expected) < 1e-9)
    }
    // W is symmetric, so the authorities have the same shares.
    for (score, expected) in zip(found.map(\.authority), [0, 0, root, 1 - root]) {
      #expect(abs(score - expected) < 1e-9)
    }
  }

  @Test("Without links, with one provider or without any, all scores are 0")
  func nothing() {
    for stories in [[], [["a"]], [["a"], ["b"]], [["a", "a"]]] {
      let found = centrality(stories.map { .init(providers: $0) })
      #expect(found.count == Set(stories.flatMap(\.self)).count)
      #expect(found.allSatisfy { $0 == ProviderCentrality.Standing() })
    }
  }

  @Test("Beyond the limit of work, scores are estimates from as many sources as it allows")
  func sampled() {
    let providers = ProviderStories(stories: [
      .init(providers: ["a", "b", "c", "d"], isComplete: true)
    ]).analysis.providers
    // Twelve links; 24 of work are two sources.
    let found = ProviderCentrality(of: providers, seed: 1, workLimit: 24)
    #expect(found.isSampled && found.sourceCount == 2)
    #expect(!ProviderCentrality(of: providers, seed: 1, workLimit: 48).isSampled)
    #expect(ProviderCentrality(of: providers, seed: 1, workLimit: 0).sourceCount == 1)
  }

  @Test("One thread and two give the same bits")
  func threads() {
    for seed in 0..<10 {
      let providers = ProviderStories.random(seed: UInt64(seed)).analysis.providers
      #expect(
        ProviderCentrality(of: providers, threads: 1).standings
          == ProviderCentrality(of: providers, threads: 2).standings)
    }
  }
}

@Suite("Ranks that mirror volume")
struct VolumeDependenceTests {
  private func dependence(_ stories: [ProviderStories.Story]) -> VolumeDependence {
    VolumeDependence(of: ProviderStories(stories: stories).analysis.providers)
  }

  @Test("A clique of providers is as dense as can be, and ranks mirror volume")
  func clique() {
    let found = dependence([.init(providers: ["a", "b", "c", "d"], isComplete: true)])
    #expect(found.density == 1)
    // All have one article and three links, so there is no order to compare.
    #expect(found.inStrengthCorrelation == nil && found.pageRankCorrelation == nil)
    #expect(found.isDense && found.mirrorsVolume)
  }

  @Test("A star of providers is sparse, and its ranks are its own")
  func star() {
    let found = dependence([.init(providers: ["a", "b", "c", "d", "e", "f", "g"])])
    // Six of forty-two ordered pairs.
    #expect(found.density == 1.0 / 7)
    #expect(!found.mirrorsVolume)
  }

  @Test("Where each link follows from an article more, the correlation tells")
  func correlated() {
    // From a hub: one link to b, two to c, and so on to six to g. A second article of the hub's own
    // would not change the order of the others; the hub has one article and no link.
    var providers = ["a"]
    for (count, name) in ["b", "c", "d", "e", "f", "g", "h", "i"].enumerated() {
      providers += Array(repeating: name, count: count + 1)
    }
    let found = dependence([.init(providers: providers)])
    // a and b have one article each and share a rank, but b has a link: nearly, not quite 1.
    #expect((found.inStrengthCorrelation ?? 0) > 0.99 && (found.pageRankCorrelation ?? 0) > 0.99)
    #expect(found.density == 8.0 / 72)
    #expect(!found.isDense && found.isCorrelated && found.mirrorsVolume)
  }

  @Test("Few providers are judged by neither rule")
  func few() {
    #expect(!dependence([.init(providers: ["a", "b"], isComplete: true)]).mirrorsVolume)
    let found = dependence([.init(providers: ["a", "b", "c", "c", "d", "d", "d"])])
    #expect((found.inStrengthCorrelation ?? 0) > 0.9)
    #expect(!found.mirrorsVolume)
    for stories in [[], [ProviderStories.Story(providers: ["a"])]] {
      let none = dependence(stories)
      #expect(none.density == nil && none.pageRankCorrelation == nil && !none.mirrorsVolume)
    }
  }

  @Test("Rank correlation with ties is Pearson's of the mean ranks")
  func ranks() throws {
    // Ranks 1, 2.5, 2.5, 4 against 4, 1, 2, 3: deviations −1.5, 0, 0, 1.5 and 1.5, −1.5, −.5, .5.
    // Σ products = −2.25 + .75 = −1.5; √(4.5 · 5).
    let found = try #require(VolumeDependence.rankCorrelation([1, 5, 5, 9], [8, 1, 2, 3]))
    #expect(abs(found + 1.5 / 22.5.squareRoot()) < 1e-15)
    #expect(VolumeDependence.rankCorrelation([1, 2, 3], [2, 4, 9]) == 1)
    #expect(VolumeDependence.rankCorrelation([1, 2, 3], [9, 4, 2]) == -1)
    #expect(VolumeDependence.rankCorrelation([1, 1, 1], [9, 4, 2]) == nil)
    #expect(VolumeDependence.rankCorrelation([], []) == nil)
  }

  @Test("On the seeds the ranks of providers are their own")
  func seeds() throws {
    let found = VolumeDependence(of: try seedsAnalysis().providers)
    // 39 links between 37 providers.
    #expect(found.density == 39.0 / (37 * 36))
    #expect(!found.mirrorsVolume)
  }
}
