internal import GraphAlgorithms
internal import GraphFiles

extension GraphMeasure {
  /// Samples of which the scores are compared, and the sources that are given, have every node among
  /// them, so that they are exact.
  static let betweenness =
    LinkLength.allCases.flatMap { length in
      [
        GraphMeasure("digraph-betweenness-\(length)") {
          .numbers($0.digraph.betweenness(length: length, threads: $0.threads))
        },
        GraphMeasure("graph-betweenness-\(length)") {
          .numbers($0.graph.betweenness(length: length, threads: $0.threads))
        },
      ]
    } + [
      GraphMeasure("digraph-betweenness-normalized") {
        .numbers($0.digraph.betweenness(isNormalized: true, threads: $0.threads))
      },
      GraphMeasure("graph-betweenness-normalized") {
        .numbers($0.graph.betweenness(isNormalized: true, threads: $0.threads))
      },
      GraphMeasure("digraph-betweenness-sampled") {
        let count = max(1, $0.digraph.nodeCount)
        return .numbers($0.digraph.sampledBetweenness(sources: count, threads: $0.threads).scores)
      },
      GraphMeasure("graph-betweenness-sampled") {
        let count = max(1, $0.graph.nodeCount)
        return .numbers($0.graph.sampledBetweenness(sources: count, threads: $0.threads).scores)
      },
      GraphMeasure("digraph-betweenness-guarantees") {
        guarantees(
          $0.digraph.sampledBetweenness(sources: 2, threads: $0.threads),
          $0.digraph.approximateBetweenness(error: 0.1, threads: $0.threads))
      },
      GraphMeasure("graph-betweenness-guarantees") {
        guarantees(
          $0.graph.sampledBetweenness(sources: 2, threads: $0.threads),
          $0.graph.approximateBetweenness(error: 0.1, threads: $0.threads))
      },
      GraphMeasure("digraph-betweenness-sources") {
        .numbers($0.digraph.betweenness(from: $0.nodes, threads: $0.threads))
      },
      GraphMeasure("graph-betweenness-sources") {
        .numbers($0.graph.betweenness(from: $0.nodes, threads: $0.threads))
      },
    ]

  /// What samples promise: their scores have no single answer.
  private static func guarantees(
    _ sources: SampledBetweenness, _ paths: ApproximateBetweenness
  ) -> JSONValue {
    .numbers([sources.errorBound, Double(paths.vertexDiameterBound), Double(paths.samples)])
  }
}
