import GraphAlgorithms
import Testing

@Suite struct HarmonicClosenessTests {
  @Test("Without nodes there are no scores, and a single node has none")
  func empty() {
    for isNormalized in [false, true] {
      #expect(Graphs.empty.harmonicCloseness(isNormalized: isNormalized) == [])
      #expect(Graphs.single.harmonicCloseness(isNormalized: isNormalized) == [0])
      #expect(Graph(Graphs.empty).harmonicCloseness(isNormalized: isNormalized) == [])
    }
  }

  // P3: the ends are 1 and 2 away from the others, 1 + 1/2; the middle 1 + 1. A leaf of the star:
  // 1 + 3/2; its centre 4. Cliques with a bridge: a node behind it 3 + 1/2 + 3/3; its end 4 + 3/2.
  @Test("Small graphs have the scores that a hand derives")
  func byHand() {
    #expect(Graph(Graphs.path3).harmonicCloseness() == [1.5, 2, 1.5])
    #expect(Graph(Graphs.star).harmonicCloseness() == [4, 2.5, 2.5, 2.5, 2.5])
    #expect(Graph(Graphs.clique5).harmonicCloseness() == [4, 4, 4, 4, 4])
    #expect(Graph(Graphs.clique5).harmonicCloseness(isNormalized: true) == [1, 1, 1, 1, 1])
    #expect(
      Graph(Graphs.bridgedCliques).harmonicCloseness()
        == [4.5, 4.5, 4.5, 5.5, 5.5, 4.5, 4.5, 4.5])
  }

  @Test("In a directed graph, what leads to a node counts")
  func direction() {
    #expect(Graphs.path3.harmonicCloseness() == [0, 1, 1.5])
    #expect(Graphs.star.harmonicCloseness() == [4, 0, 0, 0, 0])
    #expect(Graphs.star.harmonicCloseness(isNormalized: true) == [1, 0, 0, 0, 0])
  }

  // 0–1 weighs 4 and 1–2 nothing. Lengths 4, 0 and 4: 1 and 2 are both 4 from 0. Inverse: 1/4 and
  // no way to 2.
  @Test("Links of length 0 add nothing, and links of infinite length lead nowhere")
  func zeroLengths() {
    let graph = Graph(Graphs.graph(3, weighted: [(0, 1, 4), (1, 2, 0), (2, 2, 8)]))
    #expect(graph.harmonicCloseness(length: .weight) == [0.5, 0.25, 0.25])
    #expect(graph.harmonicCloseness(length: .inverseWeight) == [4, 4, 0])
    #expect(graph.harmonicCloseness() == [1.5, 2, 1.5])
  }

  // networkx 3.6.1, harmonic_centrality with the inverse weights as distance;
  // python-igraph 1.0.0, Graph.harmonic_centrality, agrees within 3e-14.
  @Test("The weighted karate club has the scores of networkx and igraph")
  func karate() {
    #expect(
      distance(
        Graphs.weightedKarate.harmonicCloseness(length: .inverseWeight),
        [
          63.3769020092986, 62.37149721589326, 66.94819001174795, 49.447142491654695,
          40.547197259825516, 45.34719725982552, 44.72219725982552, 48.012306741211255,
          60.887999500499504, 32.78381984262249, 36.42514168937778, 38.047197259825516,
          32.937650584709424, 57.48490810627192, 38.30440496951049, 46.595184023627475,
          31.842109243693642, 31.507284546520633, 32.78381984262249, 33.63234755440639,
          37.97973934115578, 33.49676010453541, 40.21191037597177, 58.36581081065534,
          36.05447885447886, 53.18289248616333, 37.272423025253055, 52.547524771943486,
          39.33574698613831, 46.87401756153377, 47.715121018399714, 60.01691729323309,
          65.56439944573305, 70.45538032253972,
        ]) < 1e-12)
  }

  // networkx 3.6.1, harmonic_centrality with distance=None, with the weights and with their
  // inverses; python-igraph 1.0.0, Graph.harmonic_centrality(mode="in"), agrees within 4e-15.
  @Test("A weighted, directed graph has the scores of networkx and igraph")
  func weighted() {
    #expect(
      distance(
        Graphs.weighted.harmonicCloseness(),
        [
          2.8333333333333335, 3.0, 2.333333333333333, 0, 2.4166666666666665, 3.5,
          2.583333333333333, 1.0, 5.0,
        ]) < 1e-14)
    #expect(
      distance(
        Graphs.weighted.harmonicCloseness(length: .weight),
        [
          0.9499587776688774, 0.879791608499634, 1.1452115931831424, 0, 1.1154629459925722,
          4.368696801738103, 4.732701508742924, 0.28653295128939826, 3.9901242697980486,
        ]) < 1e-14)
    #expect(
      distance(
        Graphs.weighted.harmonicCloseness(length: .inverseWeight, isNormalized: true),
        [
          8.440434533904094, 12.267609674977077, 5.214771613795234, 0, 5.3061418694882985,
          9.003113313476016, 1.1613954944014968, 3.49, 10.453526868941255,
        ].map { $0 / 8 }) < 1e-14)
  }

  // More than two batches of 64 nodes, from thin graphs of many parts to a dense one.
  @Test("Scores are the sums over all pairs", arguments: [40, 160, 2_000])
  func allPairs(linkCount: Int) {
    let graph = Graphs.random(nodeCount: 130, linkCount: linkCount, seed: 8)
    for length in Graphs.lengths {
      let distances = Graphs.plainDistances(graph, length)
      let both = Graphs.plainDistances(Graph(graph).bothWays, length)
      func score(_ distances: [[Double]], _ node: Int) -> Double {
        distances.map { $0[node] }.filter { $0 > 0 }.map { 1 / $0 }.reduce(0, +)
      }
      let expected = (0..<130).map { score(distances, $0) }
      let top = 1 + (expected.max() ?? 0)
      #expect(distance(graph.harmonicCloseness(length: length), expected) < 1e-12 * top)
      let expectedBoth = (0..<130).map { score(both, $0) }
      let topBoth = 1 + (expectedBoth.max() ?? 0)
      #expect(
        distance(Graph(graph).harmonicCloseness(length: length), expectedBoth) < 1e-12 * topBoth)
    }
  }

  // From node i of a path of n, i nodes lie on one side and n − 1 − i on the other.
  @Test("A path of 200 nodes has the sums of the harmonic series")
  func longPath() {
    let graph = Graphs.graph(200, (0..<199).map { ($0, $0 + 1) })
    func harmonic(_ count: Int) -> Double {
      (0..<count).reduce(0) { $0 + 1 / Double($1 + 1) }
    }
    #expect(
      distance(
        Graph(graph).harmonicCloseness(), (0..<200).map { harmonic($0) + harmonic(199 - $0) })
        < 1e-13)
    #expect(distance(graph.harmonicCloseness(), (0..<200).map { harmonic($0) }) < 1e-13)
  }

  @Test("Scores have the same bits for any number of threads", arguments: [2, 3, 8])
  func threads(threads: Int) {
    let graph = Graphs.random(nodeCount: 200, linkCount: 700, seed: 6)
    for length in Graphs.lengths {
      #expect(
        graph.harmonicCloseness(length: length, threads: threads)
          == graph.harmonicCloseness(length: length, threads: 1))
      #expect(
        Graph(graph).harmonicCloseness(length: length, threads: threads)
          == Graph(graph).harmonicCloseness(length: length, threads: 1))
    }
  }
}
