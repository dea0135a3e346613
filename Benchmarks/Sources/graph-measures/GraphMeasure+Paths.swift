internal import GraphAlgorithms
internal import GraphFiles

extension GraphMeasure {
  /// Distances are those from the first node and from the one in the middle; paths lead from the
  /// first node to the last.
  static let paths =
    LinkLength.allCases.flatMap { length in
      [
        GraphMeasure("digraph-distances-\(length)") { measured in
          .list(
            measured.starts.map { .numbers(measured.digraph.distances(from: $0, length: length)) })
        },
        GraphMeasure("graph-distances-\(length)") { measured in
          .list(
            measured.starts.map { .numbers(measured.graph.distances(from: $0, length: length)) })
        },
        GraphMeasure("digraph-shortest-path-\(length)") { measured in
          .path(
            measured.ends.flatMap {
              measured.digraph.shortestPath(from: $0.first, to: $0.last, length: length)
            })
        },
        GraphMeasure("graph-shortest-path-\(length)") { measured in
          .path(
            measured.ends.flatMap {
              measured.graph.shortestPath(from: $0.first, to: $0.last, length: length)
            })
        },
      ]
    } + [
      GraphMeasure("digraph-widest-path") { measured in
        .path(measured.ends.flatMap { measured.digraph.widestPath(from: $0.first, to: $0.last) })
      },
      GraphMeasure("graph-widest-path") { measured in
        .path(measured.ends.flatMap { measured.graph.widestPath(from: $0.first, to: $0.last) })
      },
    ]
}

extension MeasuredGraph {
  /// The nodes from which distances are found.
  fileprivate var starts: [NodeID] {
    nodes.isEmpty ? [] : [NodeID(0), NodeID(nodes.count / 2)]
  }

  /// Where paths begin and end; `nil` in a graph without nodes.
  fileprivate var ends: (first: NodeID, last: NodeID)? {
    nodes.isEmpty ? nil : (NodeID(0), NodeID(nodes.count - 1))
  }
}

extension JSONValue {
  /// A path with its length and width; `null` where there is none.
  fileprivate static func path(_ path: Path?) -> JSONValue {
    guard let path else { return .null }
    return [
      "nodes": .integers(path.nodes.map(\.rawValue)), "length": .number(path.length),
      "width": .number(path.width),
    ]
  }
}
