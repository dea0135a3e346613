import Foundation
import GraphAlgorithms
import Testing

@Suite struct SampledClosenessTests {
  @Test("Without nodes there are no scores")
  func empty() {
    let result = Graph(Graphs.empty).sampledHarmonicCloseness(sources: 3)
    #expect(result.scores == [])
    #expect(result.sources == [])
    #expect(result.errorBound == 0)
  }

  @Test("With all nodes in the sample, the scores are exact", arguments: [200, 1_000])
  func allNodes(sources: Int) {
    let digraph = Graphs.random(nodeCount: 200, linkCount: 600, seed: 2)
    for length in Graphs.lengths {
      let result = digraph.sampledHarmonicCloseness(sources: sources, length: length)
      #expect(result.sources == (0..<200).map(NodeID.init(_:)))
      #expect(result.errorBound == 0)
      let exact = digraph.harmonicCloseness(length: length)
      #expect(distance(result.scores, exact) <= 1e-12 * (1 + (exact.max() ?? 0)))
      let undirected = Graph(digraph).sampledHarmonicCloseness(
        sources: sources, length: length, isNormalized: true)
      let exactUndirected = Graph(digraph).harmonicCloseness(length: length, isNormalized: true)
      #expect(
        distance(undirected.scores, exactUndirected) <= 1e-12 * (1 + (exactUndirected.max() ?? 0)))
    }
  }

  @Test("A score is n / k times the sum of the inverse distances from the sample")
  func estimate() {
    let graph = Graphs.random(nodeCount: 150, linkCount: 400, seed: 5)
    for length in Graphs.lengths {
      let result = graph.sampledHarmonicCloseness(sources: 70, seed: 4, length: length)
      #expect(result.sources.count == 70)
      #expect(result.sources == Set(result.sources).sorted())
      let rows = result.sources.map { graph.distances(from: $0, length: length) }
      let expected = (0..<150).map { node -> Double in
        var sum = 0.0
        for row in rows where row[node] > 0 { sum += 1 / row[node] }
        return sum * 150 / 70
      }
      #expect(distance(result.scores, expected) <= 1e-12 * (1 + (expected.max() ?? 0)))
      let shares = graph.sampledHarmonicCloseness(
        sources: 70, seed: 4, length: length, isNormalized: true)
      #expect(distance(shares.scores.map { $0 * 149 }, expected) <= 1e-10 * (expected.max() ?? 0))
    }
  }

  // n √((1 − (k − 1) / n) ln(2 n / 0.05) / (2 k)) with n = 34 and k = 10; the karate club has weights from 1 to 7, so
  // an inverse distance is at most 1 where weights are lengths, and 7 where their inverses are.
  @Test("The bound of the error is that of Hoeffding and Serfling")
  func bound() {
    let graph = Graphs.weightedKarate
    let bound: Double = 34 * (25.0 / 34 * log(1_360) / 20).squareRoot()
    for (length, factor) in zip(Graphs.lengths, [1.0, 1, 7]) {
      let result = graph.sampledHarmonicCloseness(sources: 10, length: length)
      #expect(abs(result.errorBound - bound * factor) < 1e-12)
      #expect(result.confidence == 0.95)
    }
    let sure = graph.sampledHarmonicCloseness(sources: 10, isNormalized: true, confidence: 0.999)
    let sureBound: Double = 34 * (25.0 / 34 * log(68_000) / 20).squareRoot() / 33
    #expect(abs(sure.errorBound - sureBound) < 1e-12)
    // A self link makes no distance shorter: n = 4, k = 2, and the inverse distance is 2.
    let loop = Graph(Graphs.graph(4, weighted: [(0, 1, 2), (1, 1, 50)]))
      .sampledHarmonicCloseness(sources: 2, length: .inverseWeight)
    let loopBound: Double = 8 * (0.75 * log(160) / 4).squareRoot()
    #expect(abs(loop.errorBound - loopBound) < 1e-12)
    #expect(Graph(Graphs.graph(4, [])).sampledHarmonicCloseness(sources: 2).errorBound == 0)
  }

  // At confidence 0.5 the bound fails in at most half of all samples; being wide, in none here.
  @Test("The error stays below the bound")
  func errors() {
    let graph = Graph(Graphs.planted)
    let exact = graph.harmonicCloseness()
    for seed in 0..<4 as Range<UInt64> {
      let result = graph.sampledHarmonicCloseness(sources: 40, seed: seed, confidence: 0.5)
      #expect(distance(result.scores, exact) <= result.errorBound)
      #expect(distance(result.scores, exact) > 0)
    }
  }

  // Every pair of 6 nodes is a sample with the chance 1/15; 1,500 samples give each pair 100 times
  // with a standard deviation of 10.
  @Test("Every sample is equally likely, and over all samples the mean is exact")
  func unbiased() {
    let graph = Graph(Graphs.graph(6, [(1, 0), (2, 0), (3, 0), (4, 0), (4, 5)]))
    var counts: [[NodeID]: Int] = [:]
    var samples: [[NodeID]: [Double]] = [:]
    for seed in 0..<1_500 as Range<UInt64> {
      let result = graph.sampledHarmonicCloseness(sources: 2, seed: seed, threads: 1)
      counts[result.sources, default: 0] += 1
      samples[result.sources] = result.scores
    }
    #expect(counts.count == 15)
    for (sources, count) in counts { #expect(abs(count - 100) < 50, "\(sources)") }
    let means = (0..<6).map { node in samples.values.map { $0[node] }.reduce(0, +) / 15 }
    #expect(distance(means, graph.harmonicCloseness()) < 1e-12)
  }

  @Test("Scores have the same bits for any number of threads", arguments: [2, 3, 8])
  func threads(threads: Int) {
    let graph = Graphs.random(nodeCount: 180, linkCount: 500, seed: 1)
    for length in Graphs.lengths {
      let first = graph.sampledHarmonicCloseness(
        sources: 140, seed: 7, length: length, threads: threads)
      #expect(
        first == graph.sampledHarmonicCloseness(sources: 140, seed: 7, length: length, threads: 1))
      let second = Graph(graph).sampledHarmonicCloseness(
        sources: 140, seed: 7, length: length, threads: threads)
      #expect(
        second
          == Graph(graph).sampledHarmonicCloseness(
            sources: 140, seed: 7, length: length, threads: 1))
    }
  }

  @Test("An empty sample and a confidence of 1 stop the program")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      _ = Graphs.path3.sampledHarmonicCloseness(sources: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = Graphs.path3.sampledHarmonicCloseness(sources: 1, confidence: 1)
    }
  }
}
