internal import GraphAlgorithms
internal import GraphFiles

extension GraphMeasure {
  static let cohesion = [
    GraphMeasure("triangles") { .integers($0.graph.triangles(threads: $0.threads)) },
    GraphMeasure("clustering") {
      let result = $0.graph.clustering(threads: $0.threads)
      return .list([
        .numbers(result.coefficients), .number(result.average), .number(result.transitivity),
      ])
    },
  ]
}
