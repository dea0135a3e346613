internal import GraphAlgorithms
internal import GraphFiles

/// What a measure found, one number for each node.
enum MeasureResult {
  /// The community of each node.
  case partition(Partition)
  /// A whole number for each node.
  case counts([Int])
  /// A score for each node.
  case scores([Double])

  /// The numbers.
  var values: [Double] {
    switch self {
    case .partition(let partition): partition.communities.map { Double($0) }
    case .counts(let counts): counts.map { Double($0) }
    case .scores(let scores): scores
    }
  }

  /// The least that shows that the work was done.
  var evidence: JSONValue.Member {
    switch self {
    case .partition(let partition): .init("communities", .integer(partition.count))
    case .counts(let counts): .init("largest", .integer(counts.max() ?? 0))
    case .scores(let scores): .init("sum", .number(scores.reduce(0, +)))
    }
  }
}
