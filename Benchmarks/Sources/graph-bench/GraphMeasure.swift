internal import GraphAlgorithms

/// One measure of a graph: its name, and the call that is timed.
///
/// A new measure is a line here, and one in each of the other programs.
struct GraphMeasure: Sendable {
  let name: String
  let result: @Sendable (BenchmarkGraphs) -> MeasureResult

  private init(_ name: String, result: @escaping @Sendable (BenchmarkGraphs) -> MeasureResult) {
    self.name = name
    self.result = result
  }

  static let all: [GraphMeasure] = [
    GraphMeasure("components") { .partition($0.graph.connectedComponents()) },
    GraphMeasure("strong-components") { .partition($0.digraph.stronglyConnectedComponents()) },
    GraphMeasure("core-numbers") { .counts($0.graph.coreNumbers()) },
    GraphMeasure("pagerank") {
      .scores($0.graph.pageRank(tolerance: 1e-8, threads: $0.threads).scores)
    },
    GraphMeasure("pagerank-directed") {
      .scores($0.digraph.pageRank(tolerance: 1e-8, threads: $0.threads).scores)
    },
    GraphMeasure("hits") {
      .scores($0.digraph.hits(tolerance: 1e-8, threads: $0.threads).authorities)
    },
    GraphMeasure("clustering") { .scores($0.graph.clustering(threads: $0.threads).coefficients) },
    GraphMeasure("leiden") {
      .partition($0.graph.leiden(attempts: 1, threads: $0.threads).partition)
    },
    GraphMeasure("leiden-default") { .partition($0.graph.leiden(threads: $0.threads).partition) },
    GraphMeasure("betweenness") {
      .scores($0.graph.betweenness(from: $0.sources(64), threads: $0.threads))
    },
  ]
}
