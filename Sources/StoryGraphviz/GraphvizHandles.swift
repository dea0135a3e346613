internal import CGraphviz

/// Graphviz's context: its plug-ins and settings. There is one in the process.
final class GraphvizContext {
  let pointer: OpaquePointer

  init() {
    cgraphviz_fix_date()
    MessageLog.install()
    pointer = gvContext()
  }

  deinit { gvFreeContext(pointer) }
}

/// A graph in Graphviz's memory.
final class GraphvizGraph {
  let pointer: UnsafeMutablePointer<Agraph_t>

  /// Takes over a graph that Graphviz made.
  init(_ pointer: UnsafeMutablePointer<Agraph_t>) { self.pointer = pointer }

  deinit { agclose(pointer) }

  /// Value of an attribute of the whole graph, empty where it has none.
  func attribute(_ name: String) -> String {
    cgraphviz_attribute(pointer, name).map { String(cString: $0) } ?? ""
  }

  /// Sets the resolution after the layout.
  func setResolution(_ pixelsPerInch: Int) {
    cgraphviz_set_resolution(pointer, Double(pixelsPerInch))
  }

  /// Width and height after the layout, in points.
  var size: (width: Double, height: Double) {
    var width = 0.0
    var height = 0.0
    cgraphviz_size(pointer, &width, &height)
    return (width, height)
  }
}
