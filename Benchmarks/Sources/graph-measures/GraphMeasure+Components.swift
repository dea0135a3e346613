internal import GraphAlgorithms
internal import GraphFiles

extension GraphMeasure {
  static let components = [
    GraphMeasure("digraph-components") { .partition($0.digraph.connectedComponents()) },
    GraphMeasure("graph-components") { .partition($0.graph.connectedComponents()) },
    GraphMeasure("strong-components") { .partition($0.digraph.stronglyConnectedComponents()) },
    GraphMeasure("core-numbers") { .integers($0.graph.coreNumbers()) },
  ]
}

extension JSONValue {
  /// The community of each node.
  static func partition(_ partition: Partition) -> JSONValue {
    .integers(partition.communities)
  }
}
