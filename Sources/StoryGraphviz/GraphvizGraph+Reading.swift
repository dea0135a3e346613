internal import CGraphviz

extension GraphvizGraph {
  /// Reads one graph in the DOT language.
  ///
  /// Graphviz's reader keeps what it has not consumed, and even the inside of an open string, for
  /// the next reading: one faulty text would spoil the next good one. So the reader is brought to a
  /// known state before and after.
  static func read(_ dot: String) throws(GraphvizError) -> GraphvizGraph {
    guard !dot.utf8.contains(0) else {
      throw GraphvizError(
        .unreadableGraph, "The DOT text holds a NUL character; remove it or replace it.")
    }
    try synchronize()
    _ = MessageLog.take()
    agreseterrors()
    guard let pointer = agmemread(dot) else {
      let messages = MessageLog.take()
      try synchronize()
      throw GraphvizError(
        .unreadableGraph,
        messages.isEmpty
          ? "The DOT text holds no graph; it must be one `graph` or `digraph`."
          : "The DOT text cannot be read; correct it at the place that Graphviz names.",
        warnings: messages.map(\.text))
    }
    let graph = GraphvizGraph(pointer)
    let messages = MessageLog.take()
    if let rest = agmemread("") {
      agclose(rest)
      try synchronize()
      throw GraphvizError(
        .unreadableGraph, "The DOT text holds more than one graph; pass them one by one.")
    }
    let afterwards = MessageLog.take()
    if messages.contains(where: \.isError) || afterwards.contains(where: \.isError) {
      try synchronize()
      throw GraphvizError(
        .unreadableGraph,
        "The DOT text goes on after its graph; remove what follows the last brace.",
        warnings: (messages + afterwards).map(\.text))
    }
    return graph
  }

  /// Makes the reader forget what an earlier text left behind.
  private static func synchronize() throws(GraphvizError) {
    let mark = "storyloom reader mark"
    // Each ends one of the states in which an unfinished text can leave the reader: at rest, in a
    // string, in a comment, in an HTML label.
    let endings = ["", "\"", "*/", "\n", ">"]
    for attempt in 0..<64 {
      let ending = endings[attempt % endings.count]
      if attempt >= endings.count || !ending.isEmpty, let rest = agmemread(ending) {
        agclose(rest)
      }
      if let graph = agmemread("graph \"\(mark)\" {}") {
        let isMark = cgraphviz_name(graph).map { String(cString: $0) } == mark
        agclose(graph)
        if isMark {
          _ = MessageLog.take()
          return
        }
      }
    }
    throw GraphvizError(
      .unreadableGraph, "Graphviz's reader did not recover from an earlier text; start again.",
      warnings: MessageLog.take().map(\.text))
  }
}
