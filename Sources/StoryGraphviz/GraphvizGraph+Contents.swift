internal import CGraphviz

extension GraphvizGraph {
  /// Everything that Graphviz read.
  var contents: GraphvizRenderer.Contents {
    var contents = GraphvizRenderer.Contents(
      isDirected: agisdirected(pointer) != 0, nodeAttributes: [:], edgeEnds: [])
    let declared = nodeAttributeNames
    var node = agfstnode(pointer)
    while let current = node {
      let name = Self.name(current)
      var attributes: [String: String] = [:]
      for attribute in declared {
        if let value = cgraphviz_attribute(current, attribute), value.pointee != 0 {
          attributes[attribute] = String(cString: value)
        }
      }
      contents.nodeAttributes[name] = attributes
      var edge = agfstout(pointer, current)
      while let link = edge {
        contents.edgeEnds.append(.init(tail: name, head: Self.name(cgraphviz_head(link))))
        edge = agnxtout(pointer, link)
      }
      node = agnxtnode(pointer, current)
    }
    return contents
  }

  private var nodeAttributeNames: [String] {
    var names: [String] = []
    var symbol = cgraphviz_next_node_attribute(pointer, nil)
    while let current = symbol {
      names.append(String(cString: current.pointee.name))
      symbol = cgraphviz_next_node_attribute(pointer, current)
    }
    return names
  }

  private static func name(_ object: UnsafeMutableRawPointer?) -> String {
    cgraphviz_name(object).map { String(cString: $0) } ?? ""
  }
}
