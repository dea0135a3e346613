internal import GraphAlgorithms
internal import GraphFiles

extension GraphMeasure {
  /// Samples have every node in them, so that they are exact.
  static let closeness =
    LinkLength.allCases.flatMap { length in
      [
        GraphMeasure("digraph-closeness-\(length)") {
          .numbers($0.digraph.harmonicCloseness(length: length, threads: $0.threads))
        },
        GraphMeasure("graph-closeness-\(length)") {
          .numbers($0.graph.harmonicCloseness(length: length, threads: $0.threads))
        },
      ]
    } + [
      GraphMeasure("digraph-closeness-sampled") {
        let count = max(1, $0.digraph.nodeCount)
        return .numbers(
          $0.digraph.sampledHarmonicCloseness(sources: count, threads: $0.threads).scores)
      },
      GraphMeasure("graph-closeness-sampled") {
        let count = max(1, $0.graph.nodeCount)
        return .numbers(
          $0.graph.sampledHarmonicCloseness(sources: count, threads: $0.threads).scores)
      },
    ]
}
