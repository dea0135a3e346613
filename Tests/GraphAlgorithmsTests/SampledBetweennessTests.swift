import Foundation
import Testing

@testable import GraphAlgorithms

@Suite struct SampledBetweennessTests {
  @Test("With every node as a source the result is exact", arguments: LinkLength.allCases)
  func allSources(length: LinkLength) {
    let digraph = Graphs.grouped(groupCount: 5, groupSize: 12, seed: 3)
    let graph = Graph(digraph)
    for isNormalized in [false, true] {
      for sources in [60, 61, 1_000] {
        let directed = digraph.sampledBetweenness(
          sources: sources, seed: 9, length: length, isNormalized: isNormalized)
        #expect(
          directed.scores == digraph.betweenness(length: length, isNormalized: isNormalized))
        #expect(directed.samples == 60)
        #expect(directed.errorBound == 0)
        let undirected = graph.sampledBetweenness(
          sources: sources, seed: 9, length: length, isNormalized: isNormalized)
        #expect(
          undirected.scores == graph.betweenness(length: length, isNormalized: isNormalized))
      }
    }
    let nothing = Graphs.empty.sampledBetweenness(sources: 1)
    #expect(nothing.scores == [] && nothing.samples == 0 && nothing.errorBound == 0)
  }

  @Test("A sample is what its sources account for, times n / k")
  func scaled() {
    let graph = Graph(Graphs.karate)
    let sources = SamplingBound.nodes(8, of: 34, seed: 77)
    let sampled = graph.sampledBetweenness(sources: 8, seed: 77)
    #expect(sampled.samples == 8)
    for (score, part) in zip(sampled.scores, graph.betweenness(from: sources)) {
      #expect(abs(score - part * 34 / 8) < 1e-9)
    }
  }

  // 6,000 draws of 2 of 6: each node 2,000 times with a standard deviation of 37, each of 15 pairs 400
  // times with one of 19.
  @Test("Sources are distinct, and each set of them is equally likely")
  func drawing() {
    var counts = [Int](repeating: 0, count: 36)
    for seed in 0..<6_000 as Range<UInt64> {
      let drawn = SamplingBound.nodes(2, of: 6, seed: seed).map(\.index)
      #expect(drawn.count == 2 && drawn[0] < drawn[1])
      counts[6 * drawn[0] + drawn[1]] += 1
    }
    let drawn = counts.filter { $0 > 0 }
    #expect(drawn.count == 15)
    #expect(drawn.allSatisfy { abs($0 - 400) < 100 })
  }

  // Each node is a source in k of n samples, so the mean over all n seeds' worth is the betweenness.
  // The centre's estimate is 8 / 2 times 0, 4, … for each source: its standard deviation is below 10,
  // that of the mean over 2,000 samples below 0.25.
  @Test("On average over many samples, scores are the betweenness")
  func unbiased() {
    let graph = Graph(Graphs.bridgedCliques)
    var sums = [Double](repeating: 0, count: 8)
    for seed in 0..<2_000 as Range<UInt64> {
      let scores = graph.sampledBetweenness(sources: 2, seed: seed, threads: 1).scores
      for node in sums.indices { sums[node] += scores[node] / 2_000 }
    }
    for (mean, exact) in zip(sums, [0.0, 0, 0, 12, 12, 0, 0, 0]) {
      #expect(abs(mean - exact) < 1)
    }
  }

  // ½ × 34 × 32 × √((1 − 9/34) × ln(68 / 0.05) / 20) = 280.1817463158217 by Python 3.
  @Test("The error bound is that of the formula, and scales as the scores do")
  func bound() {
    let graph = Graph(Graphs.karate)
    let bound = graph.sampledBetweenness(sources: 10).errorBound
    #expect(abs(bound - 280.1817463158217) < 1e-9)
    let normalized = graph.sampledBetweenness(sources: 10, isNormalized: true).errorBound
    #expect(abs(normalized - bound / (33 * 32 / 2)) < 1e-12)
    let directed = Graphs.karate.sampledBetweenness(sources: 10).errorBound
    #expect(abs(directed - 2 * bound) < 1e-9)
    // A second club beside the first changes the number of nodes, and not the component's.
    let twice = Graph(
      Graphs.graph(68, Graphs.karateLinks + Graphs.karateLinks.map { ($0.0 + 34, $0.1 + 34) }))
    let rest = ((1 - 9.0 / 68) / (1 - 9.0 / 34)).squareRoot()
    let logarithms = log(136 / 0.05) / log(68 / 0.05)
    #expect(
      abs(
        twice.sampledBetweenness(sources: 10).errorBound - 2 * bound * rest
          * logarithms.squareRoot())
        < 1e-6)
  }

  @Test("No score of many samples is farther from the betweenness than the bound")
  func boundHolds() {
    let graph = Graph(Graphs.grouped(groupCount: 6, groupSize: 20, seed: 4))
    let exact = graph.betweenness()
    for seed in 0..<40 as Range<UInt64> {
      let sampled = graph.sampledBetweenness(sources: 100, seed: seed, confidence: 0.5)
      #expect(sampled.confidence == 0.5)
      let worst = zip(sampled.scores, exact).map { abs($0 - $1) }.max() ?? 0
      #expect(worst > 0 && worst <= sampled.errorBound)
    }
  }

  @Test("The same bits for any number of threads, others for another seed")
  func threads() {
    let digraph = Graphs.grouped(groupCount: 11, groupSize: 30, seed: 5)
    let one = digraph.sampledBetweenness(sources: 40, seed: 6, threads: 1)
    for threads in [2, 3, 8] {
      #expect(digraph.sampledBetweenness(sources: 40, seed: 6, threads: threads) == one)
    }
    #expect(digraph.sampledBetweenness(sources: 40, seed: 7).scores != one.scores)
  }

  @Test("No source, and a confidence of 1, stop the program")
  func mistakes() async {
    await #expect(processExitsWith: .failure) {
      _ = Graphs.path3.sampledBetweenness(sources: 0)
    }
    await #expect(processExitsWith: .failure) {
      _ = Graphs.path3.sampledBetweenness(sources: 1, confidence: 1)
    }
  }
}
