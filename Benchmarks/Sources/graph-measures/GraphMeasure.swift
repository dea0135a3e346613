internal import GraphFiles

/// One measure of a graph: its name, and the call that finds it.
///
/// Each room of the library has a file with a table of its measures. A new one is a line there, and a
/// check in `Peers/checking/comparison.py`, which refuses what it does not know.
struct GraphMeasure: Sendable {
  let name: String
  let value: @Sendable (MeasuredGraph) -> JSONValue

  init(_ name: String, value: @escaping @Sendable (MeasuredGraph) -> JSONValue) {
    self.name = name
    self.value = value
  }

  /// Every measure, in the order in which they are printed.
  static let all =
    components + centrality + closeness + betweenness + paths + backbones + cohesion + communities
    + partitions

  /// All measures of one graph.
  static func values(of listed: ListedGraph, threads: Int) -> JSONValue {
    let graph = MeasuredGraph(listed, threads: threads)
    return [
      "graph": .text(listed.name),
      "measures": .object(all.map { JSONValue.Member($0.name, $0.value(graph)) }),
    ]
  }
}
