import GraphAlgorithms
import StoryParsing
import Testing

@testable import StoryAnalysis

@Suite("Intervals of the standing of providers")
struct ProviderIntervalsTests {
  private func intervals(
    _ analysis: ArchiveAnalysis, seed: UInt64 = 0, resamples: Int? = nil, threads: Int? = nil
  ) -> ProviderIntervals {
    ProviderIntervals(
      of: analysis.providers, in: analysis.graph, clusters: analysis.clusters, seed: seed,
      resampleCount: resamples, threads: threads)
  }

  @Test("Of one cluster every resample is the archive itself: the interval is the figure")
  func oneCluster() {
    let analysis = ProviderStories(stories: [.init(providers: ["a", "b", "b", "c"])]).analysis
    let found = intervals(analysis)
    #expect(found.inStrength == [0...0, 2...2, 1...1])
    #expect(found.outStrength == [3...3, 0...0, 0...0])
    for (interval, standing) in zip(found.pageRank, analysis.providers.standings) {
      #expect(interval.lowerBound == interval.upperBound)
      #expect(abs(interval.lowerBound - standing.pageRank) < 1e-6)
    }
  }

  @Test("Of two equal stories the interval goes from none of them to both and holds the figure")
  func symmetric() {
    // a names b in one story, c names d in the other; each is drawn 0, 1 or 2 times.
    let analysis = ProviderStories(stories: [
      .init(providers: ["a", "b"]), .init(providers: ["c", "d"]),
    ]).analysis
    let found = intervals(analysis)
    #expect(found.inStrength == [0...0, 0...2, 0...0, 0...2])
    #expect(found.outStrength == [0...2, 0...0, 0...2, 0...0])
    for (interval, standing) in zip(found.pageRank, analysis.providers.standings) {
      #expect(interval.contains(standing.pageRank))
      // Absent where its story was not drawn.
      #expect(interval.lowerBound == 0)
    }
    // Where only its own story was drawn, b = 0.925 / 1.425.
    #expect(abs(found.pageRank[1].upperBound - 0.925 / 1.425) < 1e-6)
  }

  @Test("A link belongs to the cluster of its source, and its target comes with it")
  func crossing() {
    // p names q, whose article stands alone in the second cluster.
    let graph = StoryGraph(records: [record("p", names: ["q"])])
    let articles = graph.articles.map(\.title)
    let clusters = StoryClusters(
      Partition(communities: articles == ["p", "q"] ? [0, 1] : [1, 0]), of: graph,
      method: .component)
    let sample = ClusterSample(
      of: ProviderGraph(of: graph, clusters: clusters), in: graph, clusters: clusters)
    let ofP = clusters.clusters.map { graph[$0.members[0]].title == "p" ? UInt32(2) : 0 }
    let found = sample.figures(drawn: ofP)
    #expect(found.outStrength == [2, 0] && found.inStrength == [0, 2])
    #expect(abs(found.pageRank[0] - 0.5 / 1.425) < 1e-6)
    #expect(abs(found.pageRank[1] - 0.925 / 1.425) < 1e-6)
    let ofQ = sample.figures(drawn: ofP.map { 2 - $0 })
    // Without the source's cluster no link, and p is absent.
    #expect(ofQ.outStrength == [0, 0] && ofQ.inStrength == [0, 0])
    #expect(ofQ.pageRank[0] == 0 && abs(ofQ.pageRank[1] - 1) < 1e-6)
  }

  @Test("The quantiles lie on the line between the two nearest values")
  func quantiles() {
    // 2.5 % of the 40 steps from 0 to 40 is the second value, 97.5 % the last but one.
    #expect(ProviderIntervals.interval(of: (0...40).map(Double.init).reversed()) == 1...39)
    let found = ProviderIntervals.interval(of: [0, 1])
    #expect(abs(found.lowerBound - 0.025) < 1e-12 && abs(found.upperBound - 0.975) < 1e-12)
    #expect(ProviderIntervals.interval(of: [3]) == 3...3)
  }

  @Test("One thread and two give the same bits, and another seed others")
  func threads() throws {
    let analysis = try seedsAnalysis()
    let one = intervals(analysis, threads: 1)
    let two = intervals(analysis, threads: 2)
    #expect(one.inStrength == two.inStrength && one.outStrength == two.outStrength)
    #expect(one.pageRank == two.pageRank && one.resampleCount == two.resampleCount)
    #expect(one.resampleCount == ProviderIntervals.maximumResampleCount)
    let seeds = [0, 1].map { intervals(analysis, seed: $0, resamples: 3).pageRank }
    #expect(seeds[0] != seeds[1])
  }

  @Test("The fast way and one that copies articles' links draw by draw agree")
  func reference() {
    for seed in 0..<25 {
      let analysis = ProviderStories.random(seed: UInt64(seed)).analysis
      let found = intervals(analysis, seed: 5, resamples: 30)
      let expected = ReferenceResampling(analysis).intervals(seed: 5, resamples: 30)
      for (name, one, two) in [
        ("in", found.inStrength, expected.inStrength),
        ("out", found.outStrength, expected.outStrength),
        ("rank", found.pageRank, expected.pageRank),
      ] {
        #expect(one.count == two.count)
        for (a, b) in zip(one, two) {
          #expect(
            abs(a.lowerBound - b.lowerBound) < 1e-6 && abs(a.upperBound - b.upperBound) < 1e-6,
            "archive \(seed): \(name) \(a) \(b)")
        }
      }
    }
  }

  @Test("Archives of nothing and of articles without providers have no intervals")
  func nothing() {
    #expect(intervals(ProviderStories(stories: []).analysis).pageRank.isEmpty)
    let graph = StoryGraph(records: [ArticleRecord(document: "a.md", article: mention("a"))])
    #expect(intervals(ArchiveAnalysis(of: graph)).inStrength.isEmpty)
  }
}

/// Resampling as its definition says: the links of articles are copied draw by draw into a list of
/// pairs of names, and PageRank is the plain power iteration.
private struct ReferenceResampling {
  private let graph: StoryGraph
  private let clusters: StoryClusters

  init(_ analysis: ArchiveAnalysis) {
    graph = analysis.graph
    clusters = analysis.clusters
  }

  func intervals(
    seed: UInt64, resamples: Int
  ) -> (
    inStrength: [ClosedRange<Double>], outStrength: [ClosedRange<Double>],
    pageRank: [ClosedRange<Double>]
  ) {
    var sequence = SplitMix64(seed: seed)
    var (ins, outs, ranks): ([[Double]], [[Double]], [[Double]]) = ([], [], [])
    for _ in 0..<resamples {
      var random = SplitMix64(seed: sequence.next())
      var names: Set<String> = []
      var pairs: [(String, String)] = []
      for _ in clusters.clusters {
        let drawn = Int(random.integer(below: UInt64(clusters.clusters.count)))
        for member in clusters.clusters[drawn].members {
          if let provider = graph[member].provider { names.insert(graph[provider].key) }
          for link in graph.links where link.source == member {
            guard let one = graph[link.source].provider, let two = graph[link.target].provider,
              one != two
            else { continue }
            pairs.append((graph[one].key, graph[two].key))
            names.insert(graph[two].key)
          }
        }
      }
      let scores = pageRank(names.sorted(), pairs)
      ins.append(graph.providers.map { name in Double(pairs.count { $0.1 == name.key }) })
      outs.append(graph.providers.map { name in Double(pairs.count { $0.0 == name.key }) })
      ranks.append(graph.providers.map { scores[$0.key] ?? 0 })
    }
    func interval(_ values: [[Double]]) -> [ClosedRange<Double>] {
      graph.providers.indices.map { provider in
        let sorted = values.map { $0[provider] }.sorted()
        func quantile(_ share: Double) -> Double {
          let place = Double(sorted.count - 1) * share
          let (low, high) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
          return sorted[low] * (1 - place + Double(low)) + sorted[high] * (place - Double(low))
        }
        let low = quantile(0.025)
        return low...max(low, quantile(0.975))
      }
    }
    return (interval(ins), interval(outs), interval(ranks))
  }

  private func pageRank(_ names: [String], _ pairs: [(String, String)]) -> [String: Double] {
    var scores = Dictionary(uniqueKeysWithValues: names.map { ($0, 1 / Double(names.count)) })
    for _ in 0..<300 {
      var next = Dictionary(uniqueKeysWithValues: names.map { ($0, 0.15 / Double(names.count)) })
      for name in names {
        let targets = pairs.filter { $0.0 == name }.map(\.1)
        let score = scores[name] ?? 0
        if targets.isEmpty {
          for other in names { next[other, default: 0] += 0.85 * score / Double(names.count) }
        }
        for target in targets { next[target, default: 0] += 0.85 * score / Double(targets.count) }
      }
      scores = next
    }
    return scores
  }
}
