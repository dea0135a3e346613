import GraphAlgorithms
import StoryTestSupport
import Testing

@testable import StoryAnalysis

@Suite("Stability of stories")
struct ClusterStabilityTests {
  private let graph = StoryGraph(records: [
    record("a", names: ["b", "c"]), record("x", names: ["y"]), record("z"),
  ])

  /// The partition that puts articles with equal letters together, by headline.
  private func partition(_ groups: [String: UInt32]) throws -> Partition {
    Partition(communities: try graph.articles.map { try #require(groups[$0.title]) })
  }

  private func stability(_ stability: ClusterStability, of title: String) -> Double? {
    stability.articles[graph.articles.firstIndex { $0.title == title } ?? 0]
  }

  // Clusters {a, b, c}, {x, y}, {z}. The first partition is equal; the second takes c to x and y.
  // a: mates b and c; stay 2 of 2, then 1 of 2: 3/4. So b. c: 2 of 2, then 0 of 2: 1/2. x: 1 and 1.
  // Cluster 1: (3/4 + 3/4 + 1/2) / 3 = 2/3.
  @Test("An article's stability is the mean share of its cluster mates that stay")
  func shares() throws {
    let clusters = StoryClusters(of: graph)
    let equal = try partition(["a": 0, "b": 0, "c": 0, "x": 1, "y": 1, "z": 2])
    let other = try partition(["a": 0, "b": 0, "c": 1, "x": 1, "y": 1, "z": 2])
    let found = ClusterStability(of: clusters, among: [equal, other])
    #expect(stability(found, of: "a") == 0.75)
    #expect(stability(found, of: "b") == 0.75)
    #expect(stability(found, of: "c") == 0.5)
    #expect(stability(found, of: "x") == 1)
    #expect(stability(found, of: "z") == nil)
    #expect(found.clusters == [2.0 / 3, 1, nil])
    #expect(found.unstableCount == 3)
    #expect(found.runCount == 2)
    // Pairs together: 4 in the reference, 4 in the other, 2 in both, of 15. Expected 16/15; the index is
    // (2 − 16/15) / (4 − 16/15) = 14/44 = 7/22; with 1 for the equal one the median is 29/44.
    #expect((try #require(found.adjustedRandIndex) - 29.0 / 44).magnitude < 1e-12)
  }

  @Test("Components do not depend on a seed, so everything stays and nothing is searched")
  func components() {
    let clusters = StoryClusters(of: graph, method: .component)
    let found = ClusterStability(of: clusters, in: graph)
    #expect(found.runCount == 0 && found.adjustedRandIndex == 1 && found.unstableCount == 0)
    #expect(found.clusters == [1, 1, nil])
  }

  @Test("Without searches nothing is known")
  func none() {
    let found = ClusterStability(of: StoryClusters(of: graph), in: graph, runCount: 0)
    #expect(found.adjustedRandIndex == nil && found.articles.allSatisfy { $0 == nil })
    #expect(found.unstableCount == 0)
  }

  @Test("Stories that links hold together stay; an empty archive has none")
  func searched() {
    let found = ClusterStability(of: StoryClusters(of: graph), in: graph, runCount: 3)
    #expect(found.runCount == 3 && found.adjustedRandIndex == 1 && found.unstableCount == 0)
    let nothing = StoryGraph(records: [])
    #expect(ClusterStability(of: StoryClusters(of: nothing), in: nothing).articles.isEmpty)
  }
}
