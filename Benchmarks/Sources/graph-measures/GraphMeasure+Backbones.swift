internal import GraphAlgorithms
internal import GraphFiles

extension GraphMeasure {
  static let backbones = [
    GraphMeasure("spanning-forest") { measured in
      .list(measured.graph.maximumSpanningForest().map { .list(.numbers(of: $0)) })
    },
    GraphMeasure("digraph-disparity") { .disparity($0.digraph.disparityFilter()) },
    GraphMeasure("graph-disparity") { .disparity($0.graph.disparityFilter()) },
  ]
}

extension JSONValue {
  /// The ends of each link, its weight and its two significances.
  fileprivate static func disparity(_ filter: DisparityFilter) -> JSONValue {
    .list(
      filter.links.indices.map { position in
        .list(
          .numbers(of: filter.links[position]) + [
            .number(filter.sourceSignificances[position]),
            .number(filter.targetSignificances[position]),
          ])
      })
  }
}

extension [JSONValue] {
  /// The ends of a link and its weight.
  fileprivate static func numbers(of link: Digraph.Link) -> [JSONValue] {
    [.integer(link.source.index), .integer(link.target.index), .number(link.weight)]
  }
}
