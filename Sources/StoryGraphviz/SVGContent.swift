/// The elements inside a picture, settled for publication; ``SVGFinisher`` says how.
struct SVGContent {
  let identifier: String

  /// Elements that paint. Everything else is dropped with what it holds.
  private static let elements: Set<String> = [
    "a", "circle", "clipPath", "defs", "ellipse", "g", "line", "linearGradient", "path", "polygon",
    "polyline", "radialGradient", "rect", "stop", "text", "tspan",
  ]

  /// Attributes that place, paint or name.
  private static let attributes: Set<String> = [
    "baseline-shift", "class", "clip-path", "cx", "cy", "d", "dx", "dy", "fill", "fill-opacity",
    "font-family", "font-size", "font-style", "font-weight", "fx", "fy", "gradientTransform",
    "gradientUnits", "height", "offset", "opacity", "points", "r", "rx", "ry", "stop-color",
    "stop-opacity", "stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
    "stroke-opacity", "stroke-width", "style", "text-anchor", "text-decoration", "textLength",
    "transform", "width", "x", "x1", "x2", "xml:space", "y", "y1", "y2",
  ]

  /// Elements that others refer to, and whose identifier is therefore kept.
  private static let referred: Set<String> = ["clipPath", "linearGradient", "radialGradient"]

  func settled(_ children: [XMLElement.Content]) -> [XMLElement.Content] {
    var result: [XMLElement.Content] = []
    for child in children {
      switch child {
      case .text: result.append(child)
      case .element(let element):
        for settled in settled(element) { append(settled, to: &result) }
      }
    }
    return result
  }

  private func settled(_ element: XMLElement) -> [XMLElement.Content] {
    guard Self.elements.contains(element.name) else { return [] }
    if element.name == "a" { return anchor(element) }
    var result = XMLElement(name: element.name)
    for (name, value) in element.attributes {
      if name == "id", Self.referred.contains(element.name) {
        result["id"] = "\(identifier)-\(value)"
      } else if Self.attributes.contains(name), let value = settled(value, of: name) {
        result[name] = value
      }
    }
    result.children = settled(element.children)
    settlePaint(of: &result)
    guard element.name == "g" else { return [.element(result)] }
    // A group that neither paints nor says anything is only an envelope.
    if result.children.isEmpty { return [] }
    return result.attributes.isEmpty ? result.children : [.element(result)]
  }

  /// A link becomes a link to the web or none; its tooltip becomes a title, which browsers show.
  private func anchor(_ element: XMLElement) -> [XMLElement.Content] {
    var children = settled(element.children)
    var tooltip = element["xlink:title"] ?? ""
    if tooltip.allSatisfy(\.isWhitespace) { tooltip = "" }
    if !tooltip.isEmpty { children.insert(.element(.words("title", tooltip)), at: 0) }
    guard let link = WebAddress(element["xlink:href"] ?? element["href"] ?? "") else {
      return tooltip.isEmpty ? children : [.element(XMLElement(name: "g", children: children))]
    }
    var result = XMLElement(name: "a", children: children)
    result["xlink:href"] = link.text
    result["target"] = "_blank"
    result["rel"] = "noopener"
    return [.element(result)]
  }

  private func settled(_ value: String, of name: String) -> String? {
    switch name {
    case "font-family":
      // The stack stands once, on the outermost element.
      let family = value.prefix { $0 != "," }
      return family == "Helvetica" || family == "Arial" ? nil : value
    case "style":
      // Graphviz writes properties that have an attribute too; nothing that loads is let through.
      let isPlain = value.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0)
          || " -.,:;#%".unicodeScalars.contains($0)
      }
      return isPlain ? value : referring(value)
    default:
      return value.contains("url(") ? referring(value) : value
    }
  }

  /// A reference to a part of the same picture, which carries the picture's identifier.
  private func referring(_ value: String) -> String? {
    let pieces = value.split(separator: "url(#", omittingEmptySubsequences: false)
    guard pieces.count == 2, !pieces[0].contains("url("), !pieces[1].contains("url(") else {
      return nil
    }
    return "\(pieces[0])url(#\(identifier)-\(pieces[1])"
  }

  /// `transparent` is a colour of CSS, not of SVG 1.1. An outline needs none; an area keeps one, so
  /// that it still takes the pointer.
  private func settlePaint(of element: inout XMLElement) {
    if element["stroke"] == "transparent" { element["stroke"] = "none" }
    if element["fill"] == "transparent" {
      element["fill"] = "#ffffff"
      element["fill-opacity"] = "0"
    }
  }

  /// Appends, and joins words to the node that they belong to.
  private func append(_ content: XMLElement.Content, to result: inout [XMLElement.Content]) {
    if case .element(let words) = content, isNode(words, ofClass: "words"),
      case .element(var node)? = result.last, isNode(node, ofClass: nil)
    {
      // Into the link or the tooltip's group, where the node has one.
      if node.children.count == 1, case .element(var inner) = node.children[0],
        inner.name == "a" || inner.name == "g"
      {
        inner.children += words.children
        node.children[0] = .element(inner)
      } else {
        node.children += words.children
      }
      result[result.count - 1] = .element(node)
      return
    }
    result.append(content)
  }

  private func isNode(_ element: XMLElement, ofClass name: String?) -> Bool {
    let classes = (element["class"] ?? "").split(separator: " ")
    guard element.name == "g", classes.contains("node") else { return false }
    return name.map { name in classes.contains { $0 == name } } ?? true
  }
}
