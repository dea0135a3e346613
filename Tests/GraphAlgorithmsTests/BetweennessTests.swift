import GraphAlgorithms
import Testing

@Suite struct BetweennessTests {
  private func areNear(_ scores: [Double], _ expected: [Double]) -> Bool {
    scores.count == expected.count
      && zip(scores, expected).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, $1) }
  }

  private func nodes(_ numbers: some Sequence<Int>) -> [NodeID] { numbers.map { NodeID($0) } }

  @Test("Without nodes there are no scores, and nothing stands between fewer than three")
  func tiny() {
    for count in 0...2 {
      let digraph = Graphs.graph(count, count == 2 ? [(0, 1), (1, 1)] : [])
      let zeros = [Double](repeating: 0, count: count)
      for isNormalized in [false, true] {
        #expect(digraph.betweenness(isNormalized: isNormalized) == zeros)
        #expect(Graph(digraph).betweenness(isNormalized: isNormalized) == zeros)
      }
      #expect(digraph.betweenness(from: []) == zeros)
    }
  }

  // Path of five: node i has i nodes on one side and 4 − i on the other.
  // Star: each of the 6 pairs of leaves meets in the centre.
  // Cycle of six: v stands between its neighbours (1), and on one of the two paths of each of the two
  // opposite pairs that it is not in (½ each).
  // Cliques of four with a bridge: 3 × 4 pairs pass through each of its ends.
  @Test("Undirected graphs have the scores that a hand derives")
  func undirected() {
    let path = Graph(Graphs.graph(5, [(0, 1), (1, 2), (2, 3), (3, 4)]))
    #expect(path.betweenness() == [0, 3, 4, 3, 0])
    #expect(path.betweenness(isNormalized: true) == [0, 3, 4, 3, 0].map { $0 * 2 / 12 })
    #expect(Graph(Graphs.star).betweenness() == [6, 0, 0, 0, 0])
    let cycle = Graph(Graphs.graph(6, (0..<6).map { ($0, ($0 + 1) % 6) }))
    #expect(cycle.betweenness() == [2, 2, 2, 2, 2, 2])
    #expect(Graph(Graphs.clique5).betweenness() == [0, 0, 0, 0, 0])
    let bridged = Graph(Graphs.bridgedCliques)
    #expect(bridged.betweenness() == [0, 0, 0, 12, 12, 0, 0, 0])
    #expect(
      areNear(bridged.betweenness(isNormalized: true), [0, 0, 0, 4, 4, 0, 0, 0].map { $0 / 7 }))
  }

  // Path: as without direction, for each pair has one order that leads somewhere.
  // Cycle of four, one way: v stands inside of one path of two links and of two paths of three.
  // Diamond 0→1→3, 0→2→3: half of one path each.
  @Test("Directed graphs have the scores that a hand derives")
  func directed() {
    let path = Graphs.graph(5, [(0, 1), (1, 2), (2, 3), (3, 4)])
    #expect(path.betweenness() == [0, 3, 4, 3, 0])
    #expect(path.betweenness(isNormalized: true) == [0, 3, 4, 3, 0].map { $0 / 12 })
    #expect(Graphs.star.betweenness() == [0, 0, 0, 0, 0])
    #expect(Graphs.graph(4, [(0, 1), (1, 2), (2, 3), (3, 0)]).betweenness() == [3, 3, 3, 3])
    #expect(Graphs.graph(4, [(0, 1), (1, 3), (0, 2), (2, 3)]).betweenness() == [0, 0.5, 0.5, 0])
  }

  // networkx 3.6.1: betweenness_centrality(karate_club_graph()) with normalized=True, and with
  // normalized=False for links from the smaller number to the larger; igraph 1.0.0 gives the same.
  @Test("The karate club has the scores that networkx gives, normalized and directed")
  func karate() {
    let graph = Graph(Graphs.karate)
    #expect(abs(graph.betweenness(isNormalized: true)[0] - 0.43763528138528146) < 1e-15)
    #expect(
      areNear(
        Graphs.karate.betweenness(),
        [
          0, 0.5, 8.833333333333332, 2, 0, 0.5, 1.5, 0, 2.25, 0.16666666666666666, 0, 0, 0, 1.75, 0,
          0, 0, 0, 0, 0.5833333333333333, 0, 0, 0, 0, 0, 1, 0, 0.6666666666666666,
          2.166666666666667, 1, 0.8333333333333333, 5.083333333333333, 0.16666666666666666, 0,
        ]))
  }

  // The weights of networkx 3.6.1's karate_club_graph(), and its betweenness_centrality with
  // normalized=False and these weights, and their inverses, as lengths.
  @Test("With lengths the karate club has the scores that networkx gives")
  func karateLengths() {
    let weights: [Double] = [
      4, 5, 3, 3, 3, 3, 2, 2, 2, 3, 1, 3, 2, 2, 2, 2, 6, 3, 4, 5, 1, 2, 2, 2, 3, 4, 5, 1, 3, 2, 2,
      2,
      3, 3, 3, 2, 3, 5, 3, 3, 3, 3, 3, 4, 2, 3, 3, 2, 3, 4, 1, 2, 1, 3, 1, 2, 3, 5, 4, 3, 5, 4, 2,
      3,
      2, 7, 4, 2, 4, 2, 2, 4, 2, 3, 3, 4, 4, 5,
    ]
    let graph = Graph(
      Graphs.graph(34, weighted: zip(Graphs.karateLinks, weights).map { ($0.0, $0.1, $1) }))
    #expect(
      areNear(
        graph.betweenness(length: .weight),
        [
          250.15, 33.8, 36.65, 1.3333333333333335, 0.5, 15.5, 15.5, 0, 13.1, 7.283333333333333, 0.5,
          0, 0, 1.2, 0, 0, 0, 16.1, 3, 127.06666666666666, 0, 0, 0, 1, 33.83333333333333, 0.5, 0,
          6.5,
          10.1, 0, 3, 66.33333333333334, 38.13333333333333, 209.5,
        ]))
    #expect(
      areNear(
        graph.betweenness(length: .inverseWeight),
        [
          208.5, 36.75, 178, 32, 0, 16.5, 15.5, 0, 72, 0, 0.5, 0, 0, 28.75, 0, 0, 0, 0, 0, 0, 0, 0,
          0,
          6, 0, 9, 0, 18, 0, 6, 0, 47, 84, 173.5,
        ]))
    #expect(graph.betweenness(length: .one) == Graph(Graphs.karate).betweenness())
  }

  // networkx 3.6.1: betweenness_centrality_subset(karate_club_graph(), [0, 5, 33], all nodes).
  @Test("Some sources account for the part that networkx gives them")
  func karateSources() {
    let scores = Graph(Graphs.karate).betweenness(from: nodes([0, 5, 33]))
    #expect(
      areNear(
        scores,
        [
          18.280952380952378, 1.0357142857142856, 4.126984126984127, 0.13571428571428573, 0, 0.5,
          0.6666666666666666, 0, 4.542460317460318, 0.11904761904761905, 0.16666666666666666, 0, 0,
          3.7218253968253965, 0, 0, 0, 0, 0, 2.9670634920634917, 0, 0, 0, 0.25, 0,
          0.1111111111111111, 0, 0.4801587301587302, 0.11904761904761905, 0, 0.3452380952380952,
          7.034523809523809, 3.0238095238095237, 4.873015873015873,
        ]))
  }

  @Test("All sources account for all, and one that is given twice counts twice")
  func sources() {
    let digraph = Graphs.random(nodeCount: 60, linkCount: 150, seed: 8)
    let graph = Graph(digraph)
    #expect(digraph.betweenness(from: nodes(0..<60)) == digraph.betweenness())
    #expect(graph.betweenness(from: nodes(0..<60)) == graph.betweenness())
    let once = digraph.betweenness(from: nodes([7, 3]))
    #expect(areNear(digraph.betweenness(from: nodes([7, 3, 3, 7])), once.map { 2 * $0 }))
    let rest = digraph.betweenness(from: nodes((0..<60).filter { $0 != 3 && $0 != 7 }))
    #expect(areNear(zip(once, rest).map(+), digraph.betweenness()))
  }

  /// Distances by Floyd and Warshall, paths by counting, and then the definition, word for word.
  private func plain(_ lengths: [[Double]]) -> [Double] {
    let count = lengths.count
    var distances = lengths
    for node in 0..<count { distances[node][node] = 0 }
    for middle in 0..<count {
      for source in 0..<count {
        for target in 0..<count {
          distances[source][target] = min(
            distances[source][target], distances[source][middle] + distances[middle][target])
        }
      }
    }
    var paths = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for source in 0..<count {
      paths[source][source] = 1
      let order = (0..<count).filter { $0 != source && distances[source][$0] < .infinity }
        .sorted { distances[source][$0] < distances[source][$1] }
      for target in order {
        for last in 0..<count
        where last != target
          && distances[source][last] + lengths[last][target] == distances[source][target]
        {
          paths[source][target] += paths[source][last]
        }
      }
    }
    return (0..<count).map { node in
      var score = 0.0
      for source in 0..<count where source != node {
        for target in 0..<count
        where target != node && target != source && paths[source][target] > 0
          && distances[source][node] + distances[node][target] == distances[source][target]
        {
          score += paths[source][node] * paths[node][target] / paths[source][target]
        }
      }
      return score
    }
  }

  @Test("The definition, word for word, gives the same", arguments: 0..<24 as Range<UInt64>)
  func definition(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let count = 5 + Int(generator.integer(below: 20))
    // Powers of 2, whose inverses and sums are exact; parallel links would spoil them.
    var entries: [[Double]] = [[Double]](
      repeating: [Double](repeating: 0, count: count), count: count)
    for _ in 0..<count * (1 + Int(seed % 4)) {
      let source = Int(generator.integer(below: UInt64(count)))
      let target = Int(generator.integer(below: UInt64(count)))
      entries[source][target] = Double(1 << generator.integer(below: 3))
    }
    func check(_ scores: (LinkLength) -> [Double], entries: [[Double]], share: Double) {
      for length in LinkLength.allCases {
        let lengths = entries.map { row in
          row.map { weight -> Double in
            if weight == 0 { return .infinity }
            return length == .one ? 1 : length == .weight ? weight : 1 / weight
          }
        }
        #expect(areNear(scores(length), plain(lengths).map { $0 * share }), "\(length)")
      }
    }
    func links(_ entries: [[Double]]) -> [(Int, Int, Double)] {
      entries.enumerated().flatMap { source, row in
        row.enumerated().filter { $0.element > 0 }.map { (source, $0.offset, $0.element) }
      }
    }
    let digraph = Graphs.graph(count, weighted: links(entries))
    check({ digraph.betweenness(length: $0) }, entries: entries, share: 1)
    for source in 0..<count {
      for target in 0..<source {
        entries[target][source] = max(entries[source][target], entries[target][source])
        entries[source][target] = 0
      }
    }
    let graph = Graph(Graphs.graph(count, weighted: links(entries)))
    for source in 0..<count {
      for target in 0..<source { entries[source][target] = entries[target][source] }
    }
    check({ graph.betweenness(length: $0) }, entries: entries, share: 0.5)
  }

  // A path with k links has k − 1 nodes inside, of which each gets its share.
  @Test("Scores sum to the nodes inside of all shortest paths", arguments: [1, 2, 3] as [UInt64])
  func sum(seed: UInt64) {
    let digraph = Graphs.grouped(groupCount: 7, groupSize: 40, seed: seed)
    var inside = 0
    for source in 0..<280 {
      var distances = [Int](repeating: -1, count: 280)
      distances[source] = 0
      var queue = [source]
      var head = 0
      while head < queue.count {
        let node = queue[head]
        head += 1
        inside += max(0, distances[node] - 1)
        for neighbor in digraph.outward(node) where distances[neighbor.node.index] < 0 {
          distances[neighbor.node.index] = distances[node] + 1
          queue.append(neighbor.node.index)
        }
      }
    }
    let sum = digraph.betweenness().reduce(0, +)
    #expect(inside > 1_000)
    #expect(abs(sum - Double(inside)) < 1e-6)
  }

  @Test(
    "The same bits for any number of threads", arguments: LinkLength.allCases, [2, 3, 8])
  func threads(length: LinkLength, threads: Int) {
    let digraph = Graphs.grouped(groupCount: 11, groupSize: 30, seed: 5)
    #expect(
      digraph.betweenness(length: length, threads: threads)
        == digraph.betweenness(length: length, threads: 1))
    let graph = Graph(digraph)
    let sources = nodes(stride(from: 300, to: 0, by: -7))
    #expect(
      graph.betweenness(from: sources, length: length, threads: threads)
        == graph.betweenness(from: sources, length: length, threads: 1))
  }

  // With 8 neighbours on average, hundreds of nodes are at one distance: many batches. Where all links
  // have length 2, Dijkstra's method finds the same paths in its own way.
  @Test("Steps and lengths that are all the same give the same", arguments: [1, 2] as [UInt64])
  func wideLevels(seed: UInt64) {
    let links = Graphs.randomLinks(nodeCount: 1_500, linkCount: 6_000, seed: seed)
    let pairs = Set(links.map { [$0.source.index, $0.target.index].sorted() })
    let graph = Graph(
      Graphs.graph(1_500, weighted: pairs.filter { $0[0] < $0[1] }.map { ($0[0], $0[1], 2) }))
    let sources = nodes([0, 700, 1_499])
    let steps = graph.betweenness(from: sources)
    #expect(steps.reduce(0, +) > 1_500)
    #expect(areNear(steps, graph.betweenness(from: sources, length: .weight)))
  }

  // From one leaf to each of the 2,999 others, through the hub; half of that for either end.
  @Test("A hub with more neighbours than a batch holds is one like any other")
  func hub() {
    let graph = Graph(Graphs.graph(3_001, (1...3_000).map { (0, $0) }))
    let scores = graph.betweenness(from: nodes([5, 3_000, 0]))
    #expect(scores[0] == 2_999)
    #expect(scores[1...].allSatisfy { $0 == 0 })
  }

  /// A chain of diamonds, each from node 3i over 3i + 1 or 3i + 2 to 3i + 3.
  static func diamonds(_ count: Int) -> Digraph {
    var links: [(Int, Int)] = []
    for joint in stride(from: 0, to: 3 * count, by: 3) {
      links += [(joint, joint + 1), (joint, joint + 2)]
      links += [(joint + 1, joint + 3), (joint + 2, joint + 3)]
    }
    return Graphs.graph(3 * count + 1, links)
  }

  // A joint i has 3i nodes on one side and 3(k − i) on the other; it also stands on one of two paths
  // between the two nodes inside of a diamond that it belongs to. One of these stands on half of the
  // paths between 3i + 1 nodes and 3(k − i − 1) + 1.
  @Test("A chain of diamonds has the scores that a hand derives")
  func chain() {
    let k = 5
    let expected = (0...3 * k).map { node -> Double in
      let i = node / 3
      let left = 3 * i
      let right = 3 * (k - i)
      if node % 3 > 0 { return Double((left + 1) * (right - 2)) / 2 }
      return Double(left * right) + (i > 0 ? 0.5 : 0) + (i < k ? 0.5 : 0)
    }
    #expect(areNear(Graph(Self.diamonds(k)).betweenness(), expected))
  }

  // From the start of k diamonds, 2^k paths lead to the end; a joint i has 3(k − i) nodes behind it,
  // a node inside of a diamond half of those from 3i + 3 on. From joint 500 on, the same again.
  @Test("Paths may be more than a Double can count", arguments: [LinkLength.one, .weight])
  func manyPaths(length: LinkLength) {
    let k = 1_100
    let graph = Digraph(
      nodeCount: 3 * k + 1,
      links: Self.diamonds(k).links.map {
        Digraph.Link(source: $0.source, target: $0.target, weight: 2)
      })
    let expected = (0...3 * k).map { node -> Double in
      let behind = 3 * (k - node / 3)
      let sourceCount = (node > 0 ? 2 : 0) + (node > 1_500 ? 2 : 0)
      return Double(sourceCount) * (node % 3 == 0 ? Double(behind) : Double(behind - 2) / 2)
    }
    let sources = nodes([0, 1_500, 1_500, 0])
    #expect(areNear(graph.betweenness(from: sources, length: length, threads: 1), expected))
  }

  // Two ways of length 6 lead from 0 to 3.
  @Test("Self links have no effect, not even of length 0")
  func selfLinks() {
    let links = [(0, 1, 2.0), (1, 2, 2), (2, 3, 2), (0, 4, 3), (4, 3, 3)]
    for length in LinkLength.allCases {
      let bare = Graphs.graph(5, weighted: links)
      let looped = Graphs.graph(5, weighted: links + [(1, 1, 0), (2, 2, 7), (4, 4, 1)])
      #expect(bare.betweenness(length: length) == looped.betweenness(length: length))
      #expect(
        Graph(bare).betweenness(length: length) == Graph(looped).betweenness(length: length))
    }
    let scores = Graphs.graph(5, weighted: links).betweenness(length: .weight)
    #expect(scores == [0, 1.5, 1.5, 0, 0.5])
  }

  @Test("A link of weight 0 leads nowhere where its inverse is the length")
  func zeroWeights() {
    let graph = Graph(Graphs.graph(4, weighted: [(0, 1, 1), (1, 2, 0), (1, 3, 0.5)]))
    #expect(graph.betweenness(length: .inverseWeight) == [0, 1, 0, 0])
    #expect(graph.betweenness() == [0, 3, 0, 0])
  }

  // 2⁶⁰ + 1 is 2⁶⁰ in a Double.
  @Test(
    "A link too short to change a distance still leads on, whichever end has the smaller number")
  func absorbed() {
    for (near, far) in [(1, 2), (2, 1)] {
      let graph = Graph(Graphs.graph(3, weighted: [(0, near, 0x1p60), (near, far, 1)]))
      let scores = graph.betweenness(length: .weight)
      #expect(scores[near] == 1)
      #expect(scores[far] == 0)
    }
  }

  @Test("A length of 0 stops the program, as does a source that is not in the graph")
  func mistakes() async {
    await #expect(processExitsWith: .failure) {
      let graph = Graphs.graph(3, weighted: [(0, 1, 1), (1, 2, 0)])
      _ = graph.betweenness(length: .weight)
    }
    await #expect(processExitsWith: .failure) {
      _ = Graph(Graphs.path3).betweenness(from: [NodeID(3)])
    }
  }
}
