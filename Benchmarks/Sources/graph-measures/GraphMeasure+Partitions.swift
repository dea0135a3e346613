internal import GraphAlgorithms
internal import GraphFiles

extension GraphMeasure {
  static let partitions = [
    GraphMeasure("digraph-modularity") { measured in
      .eachPartition(of: measured) { $0.modularity(in: measured.digraph) }
    },
    GraphMeasure("graph-modularity") { measured in
      .eachPartition(of: measured) { $0.modularity(in: measured.graph) }
    },
    GraphMeasure("graph-modularity-half") { measured in
      .eachPartition(of: measured) { $0.modularity(in: measured.graph, resolution: 0.5) }
    },
    GraphMeasure("constant-potts") { measured in
      .eachPartition(of: measured) { $0.constantPottsQuality(in: measured.graph, resolution: 0.3) }
    },
    GraphMeasure("agreement") { measured in
      guard measured.partitions.count == 2 else { return .null }
      return .agreement(of: measured.partitions[0], with: measured.partitions[1])
    },
  ]
}

extension JSONValue {
  /// A number for each partition that the list gives.
  fileprivate static func eachPartition(
    of measured: MeasuredGraph, number: (Partition) -> Double
  ) -> JSONValue {
    .numbers(measured.partitions.map(number))
  }

  /// How far two partitions agree, in three ways.
  fileprivate static func agreement(of first: Partition, with second: Partition) -> JSONValue {
    let bCubed = first.bCubed(against: second)
    return .list([
      .number(first.adjustedRandIndex(with: second)),
      .number(first.normalizedMutualInformation(with: second)),
      .numbers([bCubed.precision, bCubed.recall]),
    ])
  }
}
