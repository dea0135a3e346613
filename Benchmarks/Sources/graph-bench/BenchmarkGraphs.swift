internal import GraphAlgorithms

/// What is measured on: one graph read without and with the direction of its links.
struct BenchmarkGraphs {
  /// The links without direction, each pair once.
  let graph: Graph
  /// The links with direction.
  let digraph: Digraph
  /// Most threads to work with.
  let threads: Int

  /// The nodes from which betweenness is counted: evenly spread, the same in every program.
  func sources(_ count: Int) -> [NodeID] {
    let count = min(count, graph.nodeCount)
    return (0..<count).map { NodeID($0 * (graph.nodeCount / max(1, count))) }
  }
}
