internal import GraphAlgorithms
internal import GraphFiles

extension GraphMeasure {
  static let communities = [
    GraphMeasure("leiden") { .leiden($0.graph.leiden(threads: $0.threads)) },
    GraphMeasure("leiden-half") {
      .leiden($0.graph.leiden(resolution: 0.5, seed: 1, threads: $0.threads))
    },
    GraphMeasure("leiden-potts") {
      .leiden(
        $0.graph.leiden(quality: .constantPotts, resolution: 0.3, seed: 2, threads: $0.threads))
    },
    GraphMeasure("label-propagation") { .partition($0.graph.labelPropagation().partition) },
  ]
}

extension JSONValue {
  /// The communities with the quality that the search reports.
  fileprivate static func leiden(_ result: LeidenResult) -> JSONValue {
    ["partition": .partition(result.partition), "quality": .number(result.quality)]
  }
}
