import GraphAlgorithms
import Testing

// The expected values that are not derived by hand come from Python 3.11 with scipy 1.17.1, which
// integrates the paper's own formula numerically instead of using its closed form:
//
//     def alpha(w, k, s):
//         return 1.0 if k < 2 else 1 - (k - 1) * quad(lambda x: (1 - x) ** (k - 2), 0, w / s)[0]
@Suite struct DisparityFilterTests {
  private func ends(_ links: [Digraph.Link]) -> [[Int]] {
    links.map { [$0.source.index, $0.target.index] }
  }

  @Test("Without links there is nothing to find")
  func empty() {
    for graph in [Graphs.empty, Graphs.single, Graphs.graph(2, [(0, 0)])] {
      #expect(graph.disparityFilter().links == [])
      #expect(Graph(graph).disparityFilter().links == [])
      #expect(Graph(graph).disparityFilter().backbone(level: 1) == [])
    }
  }

  // In K5 each node has 4 equal links: (1 − 1/4)³ = 27/64. In the star the centre has the same, and
  // the leaves have one link, which is never surprising.
  @Test("Equal links are never significant, and a node's only link is not to it")
  func equalLinks() {
    let clique = Graph(Graphs.clique5).disparityFilter()
    #expect(clique.links.count == 10)
    #expect(clique.significances == Array(repeating: 27.0 / 64, count: 10))
    let star = Graph(Graphs.star).disparityFilter()
    #expect(star.sourceSignificances == Array(repeating: 27.0 / 64, count: 4))
    #expect(star.targetSignificances == [1, 1, 1, 1])
    let pair = Graph(Graphs.graph(2, [(0, 1)])).disparityFilter()
    #expect(pair.significances == [1])
    #expect(pair.backbone(level: 1) == [])
  }

  // Node 0 has weights 6, 1 and 1: (1 − 3/4)² = 1/16 and (1 − 1/8)² = 49/64. Node 1 has 6 and 2:
  // 1 − 3/4 and 1 − 1/4. Node 2 has 1 and 2: 1 − 1/3 and 1 − 2/3.
  @Test("Significances are those that a hand derives, and one end is enough to keep a link")
  func byHand() {
    let graph = Graph(
      Graphs.graph(
        5, weighted: [(0, 1, 6), (2, 0, 1), (3, 0, 1), (1, 2, 2), (0, 0, 50), (4, 0, 0)]))
    let filter = graph.disparityFilter()
    #expect(ends(filter.links) == [[0, 1], [0, 2], [0, 3], [1, 2]])
    #expect(filter.links.map(\.weight) == [6, 1, 1, 2])
    #expect(filter.sourceSignificances == [0.0625, 0.765625, 0.765625, 0.75])
    #expect(distance(filter.targetSignificances, [0.25, 2 / 3.0, 1, 1 / 3.0]) < 1e-15)
    #expect(distance(filter.significances, [0.0625, 2 / 3.0, 0.765625, 1 / 3.0]) < 1e-15)
    #expect(ends(filter.backbone(level: 0.5)) == [[0, 1], [1, 2]])
    #expect(ends(filter.backbone(level: 0.1)) == [[0, 1]])
    // A link at the level itself is not below it.
    #expect(filter.backbone(level: 1.0 / 16) == [])
    #expect(filter.backbone(level: 0) == [])
    #expect(filter.backbone(level: 1) == filter.links)
  }

  @Test("A directed graph compares what leaves the source and what enters the target")
  func directed() {
    let filter = Graphs.weighted.disparityFilter()
    #expect(
      ends(filter.links) == [
        [0, 1], [0, 6], [0, 8], [1, 0], [1, 5], [1, 8], [2, 1], [2, 4], [2, 5], [2, 8], [3, 0],
        [3, 5], [3, 7], [4, 8], [5, 2],
      ])
    #expect(
      distance(
        filter.sourceSignificances,
        [
          0.03296963820028853, 0.9317790877378115, 0.7278436223821347, 0.4241462650115396,
          0.34640152684135295, 0.5778675777368716, 0.1425932708638885, 0.28158930439261665,
          0.7783625069012459, 0.7344655253468008, 0.3392849912089083, 0.8593425328999946,
          0.2406009909957908, 1, 1,
        ]) < 1e-14)
    #expect(
      distance(
        filter.targetSignificances,
        [
          0.32711306256860595, 1, 0.6166214400398843, 0.4742951907131011, 0.044508536737346116,
          0.35041271356096015, 0.6728869374313942, 1, 0.8001566700493155, 0.7722461759510492,
          0.5257048092868988, 0.8001566700493155, 1, 0.14585304110325703, 1,
        ]) < 1e-14)
    #expect(ends(filter.backbone(level: 0.05)) == [[0, 1], [1, 5]])
  }

  @Test("The karate club has the backbone of an independent computation")
  func karate() {
    let filter = Graphs.weightedKarate.disparityFilter()
    #expect(filter.links == Array(Graphs.weightedKarate.links))
    #expect(filter.backbone(level: 0.05) == [])
    #expect(ends(filter.backbone(level: 0.2)) == [[0, 2], [1, 2], [25, 31], [32, 33]])
    let expected = [
      [0, 1]: (0.22285100310244044, 0.3050254567980202), [0, 11]: (0.3290256452041548, 1.0),
      [0, 31]: (0.4810170980909704, 0.6062776116457453), [25, 31]: (0.25, 0.1316872427983541),
      [31, 33]: (0.34765472254481466, 0.2485324069133381),
      [32, 33]: (0.21185258904539173, 0.17204239956826317),
    ]
    var found = 0
    for (position, link) in filter.links.enumerated() {
      guard let (source, target) = expected[[link.source.index, link.target.index]] else {
        continue
      }
      found += 1
      #expect(abs(filter.sourceSignificances[position] - source) < 1e-14)
      #expect(abs(filter.targetSignificances[position] - target) < 1e-14)
    }
    #expect(found == expected.count)
  }

  @Test("The unit of the weights does not matter, nor does the order of the links")
  func units() {
    let links = Graphs.randomLinks(nodeCount: 30, linkCount: 200, seed: 3)
    let graph = Graph(nodeCount: 30, links: links)
    let scaled = Graph(
      nodeCount: 30,
      links: links.map {
        Digraph.Link(source: $0.target, target: $0.source, weight: $0.weight * 64)
      })
    let first = graph.disparityFilter()
    let second = scaled.disparityFilter()
    #expect(first.links.count > 100)
    #expect(first.sourceSignificances.allSatisfy { $0 >= 0 && $0 <= 1 })
    #expect(distance(first.sourceSignificances, second.sourceSignificances) < 1e-14)
    #expect(distance(first.targetSignificances, second.targetSignificances) < 1e-14)
  }

  // What leaves a node there, and what enters it, is what the node has here.
  @Test("A graph with each link both ways has the undirected significances at both ends")
  func bothWays() {
    let graph = Graph(Graphs.random(nodeCount: 25, linkCount: 90, seed: 5))
    let undirected = graph.disparityFilter()
    let directed = graph.bothWays.disparityFilter()
    let forward = directed.links.indices.filter {
      directed.links[$0].source < directed.links[$0].target
    }
    #expect(forward.map { directed.links[$0] } == undirected.links)
    #expect(forward.map { directed.sourceSignificances[$0] } == undirected.sourceSignificances)
    #expect(forward.map { directed.targetSignificances[$0] } == undirected.targetSignificances)
  }

  @Test("A level above 1 stops the program")
  func level() async {
    await #expect(processExitsWith: .failure) {
      _ = Graphs.path3.disparityFilter().backbone(level: 1.5)
    }
  }
}
