internal import Benchmark
internal import GraphAlgorithms

/// The graph that every algorithm is measured on, the same at every run: 20,000 nodes in communities
/// of 20, and 100,000 links with weights from 1 to 4, of which four in five stay inside.
struct BenchmarkGraph: Sendable {
  let nodeCount = 20_000
  let links: [Digraph.Link]
  let digraph: Digraph
  let graph: Graph
  /// The communities that the links were drawn from, and others that share nine nodes of ten.
  let planted: Partition
  let shifted: Partition

  init() {
    var generator = SplitMix64(seed: 1)
    let count = UInt64(nodeCount)
    links = (0..<100_000).map { number in
      let source = generator.integer(below: count)
      let target =
        number.isMultiple(of: 5)
        ? generator.integer(below: count) : source / 20 * 20 + generator.integer(below: 20)
      return Digraph.Link(
        source: NodeID(Int(source)), target: NodeID(Int(target)),
        weight: Double(1 + generator.integer(below: 4)))
    }
    digraph = Digraph(nodeCount: nodeCount, links: links)
    graph = Graph(digraph)
    planted = Partition(communities: (0..<20_000).map { $0 / 20 })
    shifted = Partition(communities: (0..<20_000).map { ($0 + 2) / 20 })
  }

  /// Every algorithm of the library. A new one is one more line here.
  static let algorithms: [(name: String, run: @Sendable (BenchmarkGraph) -> Void)] = [
    ("build directed", { blackHole(Digraph(nodeCount: $0.nodeCount, links: $0.links)) }),
    ("build undirected", { blackHole(Graph($0.digraph)) }),
    ("induced", { blackHole($0.graph.induced(by: (0..<10_000).map { NodeID(2 * $0) })) }),
    ("connectedComponents", { blackHole($0.graph.connectedComponents()) }),
    ("stronglyConnectedComponents", { blackHole($0.digraph.stronglyConnectedComponents()) }),
    ("condensed", { blackHole($0.digraph.condensed(by: $0.planted)) }),
    ("coreNumbers", { blackHole($0.graph.coreNumbers()) }),
    ("leiden modularity", { blackHole($0.graph.leiden()) }),
    (
      "leiden constantPotts",
      { blackHole($0.graph.leiden(quality: .constantPotts, resolution: 0.05)) }
    ),
    ("labelPropagation", { blackHole($0.graph.labelPropagation()) }),
    ("modularity", { blackHole($0.planted.modularity(in: $0.graph)) }),
    (
      "constantPottsQuality",
      { blackHole($0.planted.constantPottsQuality(in: $0.graph, resolution: 0.05)) }
    ),
    ("adjustedRandIndex", { blackHole($0.planted.adjustedRandIndex(with: $0.shifted)) }),
    (
      "normalizedMutualInformation",
      { blackHole($0.planted.normalizedMutualInformation(with: $0.shifted)) }
    ),
    ("bCubed", { blackHole($0.planted.bCubed(against: $0.shifted)) }),
    ("triangles", { blackHole($0.graph.triangles()) }),
    ("clustering", { blackHole($0.graph.clustering()) }),
    ("pageRank directed", { blackHole($0.digraph.pageRank()) }),
    ("pageRank undirected", { blackHole($0.graph.pageRank()) }),
    ("hits", { blackHole($0.digraph.hits(tolerance: 1e-8)) }),
    ("betweenness 64 sources", { blackHole($0.graph.betweenness(from: someNodes)) }),
    (
      "betweenness 64 sources by weight",
      { blackHole($0.graph.betweenness(from: someNodes, length: .inverseWeight)) }
    ),
    ("sampledBetweenness 64", { blackHole($0.graph.sampledBetweenness(sources: 64)) }),
    ("approximateBetweenness 0.05", { blackHole($0.graph.approximateBetweenness(error: 0.05)) }),
    ("sampledHarmonicCloseness 64", { blackHole($0.graph.sampledHarmonicCloseness(sources: 64)) }),
    ("distances", { blackHole($0.graph.distances(from: NodeID(0))) }),
    (
      "distances by weight",
      { blackHole($0.graph.distances(from: NodeID(0), length: .inverseWeight)) }
    ),
    ("shortestPath", { blackHole($0.graph.shortestPath(from: NodeID(0), to: NodeID(19_999))) }),
    ("widestPath", { blackHole($0.graph.widestPath(from: NodeID(0), to: NodeID(19_999))) }),
    ("maximumSpanningForest", { blackHole($0.graph.maximumSpanningForest()) }),
    ("disparityFilter", { blackHole($0.graph.disparityFilter()) }),
  ]

  private static let someNodes = (0..<64).map { NodeID(300 * $0) }
}

/// One benchmark for each algorithm. The exact sums over all sources are left to `someNodes`: they
/// take the same steps for each.
func registerGraphBenchmarks() {
  for (name, run) in BenchmarkGraph.algorithms {
    Benchmark(
      "graph \(name)",
      configuration: .init(
        metrics: [.wallClock], timeUnits: .microseconds, warmupIterations: 1,
        maxDuration: .seconds(1), maxIterations: 200)
    ) { benchmark, graph in
      run(graph)
    } setup: {
      BenchmarkGraph()
    }
  }
}
