internal import GraphAlgorithms
internal import GraphFiles

extension GraphMeasure {
  static let centrality = [
    GraphMeasure("digraph-pagerank") {
      .numbers($0.digraph.pageRank(tolerance: 1e-14, threads: $0.threads).scores)
    },
    GraphMeasure("graph-pagerank") {
      .numbers($0.graph.pageRank(tolerance: 1e-14, threads: $0.threads).scores)
    },
    GraphMeasure("digraph-pagerank-personalized") {
      guard let preferences = $0.preferences else { return .null }
      return .numbers(
        $0.digraph.pageRank(
          personalization: preferences, tolerance: 1e-14, threads: $0.threads
        ).scores)
    },
    GraphMeasure("graph-pagerank-personalized") {
      guard let preferences = $0.preferences else { return .null }
      return .numbers(
        $0.graph.pageRank(
          personalization: preferences, tolerance: 1e-14, threads: $0.threads
        ).scores)
    },
    GraphMeasure("hits") {
      let result = $0.digraph.hits(tolerance: 1e-13, threads: $0.threads)
      return .list([.numbers(result.hubs), .numbers(result.authorities)])
    },
  ]
}
