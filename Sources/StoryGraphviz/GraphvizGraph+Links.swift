internal import CGraphviz

extension GraphvizGraph {
  private static let linkAttributes = [
    "URL", "href", "edgeURL", "edgehref", "headURL", "headhref", "labelURL", "labelhref", "tailURL",
    "tailhref",
  ]

  /// Drops every link that does not lead to the web, and writes the others so that the format's
  /// plug-in passes them on unharmed.
  ///
  /// - The SVG plug-in of Graphviz 2.43 writes addresses as they are, ampersands included, which is
  ///   not XML; newer ones leave what looks like an entity alone. `&amp;` is right for both.
  /// - The PDF plug-in hands the address to cairo between apostrophes; an apostrophe or a character
  ///   that is not ASCII ends the whole picture.
  func settleLinks(forXML isXML: Bool) {
    settle(UnsafeMutableRawPointer(pointer), isXML: isXML)
    settleSubgraphs(of: pointer, isXML: isXML)
    var node = agfstnode(pointer)
    while let current = node {
      settle(UnsafeMutableRawPointer(current), isXML: isXML)
      var edge = agfstout(pointer, current)
      while let link = edge {
        settle(UnsafeMutableRawPointer(link), isXML: isXML)
        edge = agnxtout(pointer, link)
      }
      node = agnxtnode(pointer, current)
    }
  }

  private func settleSubgraphs(of graph: UnsafeMutablePointer<Agraph_t>, isXML: Bool) {
    var subgraph = agfstsubg(graph)
    while let current = subgraph {
      settle(UnsafeMutableRawPointer(current), isXML: isXML)
      settleSubgraphs(of: current, isXML: isXML)
      subgraph = agnxtsubg(current)
    }
  }

  private func settle(_ object: UnsafeMutableRawPointer, isXML: Bool) {
    for name in Self.linkAttributes {
      guard let value = cgraphviz_attribute(object, name), value.pointee != 0 else { continue }
      let address = WebAddress(String(cString: value))?.text ?? ""
      var written = ""
      for scalar in address.unicodeScalars {
        if isXML, scalar == "&" {
          written += "&amp;"
        } else {
          written.unicodeScalars.append(scalar)
        }
      }
      cgraphviz_set_attribute(object, name, written)
    }
  }
}
