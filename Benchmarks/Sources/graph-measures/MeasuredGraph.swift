internal import GraphAlgorithms
internal import GraphFiles

/// What is measured: a listed graph read with and without the direction of its links.
struct MeasuredGraph {
  let digraph: Digraph
  let graph: Graph
  let partitions: [Partition]
  let preferences: [Double]?
  /// Most threads to work with.
  let threads: Int

  init(_ listed: ListedGraph, threads: Int) {
    digraph = Digraph(nodeCount: listed.nodeCount, links: listed.links, threads: threads)
    graph = Graph(digraph, threads: threads)
    partitions = listed.partitions
    preferences = listed.preferences
    self.threads = threads
  }

  /// All nodes.
  var nodes: [NodeID] { (0..<graph.nodeCount).map { NodeID($0) } }
}
