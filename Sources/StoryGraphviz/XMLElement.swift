/// An element of a picture: enough of XML for what Graphviz writes.
struct XMLElement: Equatable {
  var name: String
  /// Attributes in the order in which they are written, values without entities.
  var attributes: [(name: String, value: String)] = []
  var children: [Content] = []

  enum Content: Equatable {
    case element(XMLElement)
    case text(String)
  }

  subscript(attribute: String) -> String? {
    get { attributes.first { $0.name == attribute }?.value }
    set {
      let index = attributes.firstIndex { $0.name == attribute }
      switch (index, newValue) {
      case (let index?, let value?): attributes[index].value = value
      case (let index?, nil): attributes.remove(at: index)
      case (nil, let value?): attributes.append((attribute, value))
      case (nil, nil): break
      }
    }
  }

  static func == (first: XMLElement, second: XMLElement) -> Bool {
    first.name == second.name && first.children == second.children
      && first.attributes.elementsEqual(second.attributes, by: ==)
  }

  /// A paragraph of text in an element, such as a title.
  static func words(_ name: String, _ text: String, identifier: String? = nil) -> XMLElement {
    var element = XMLElement(name: name, children: [.text(text)])
    element["id"] = identifier
    return element
  }
}

extension XMLElement {
  /// Writes the element. Elements stand on lines of their own, except beside text, which is kept
  /// exactly.
  func write(to output: inout String) {
    output += "<" + name
    for attribute in attributes {
      output += " \(attribute.name)=\"" + Self.escaped(attribute.value) + "\""
    }
    guard !children.isEmpty else {
      output += "/>"
      return
    }
    output += ">"
    let hasText = children.contains { if case .text = $0 { true } else { false } }
    for child in children {
      if !hasText { output += "\n" }
      switch child {
      case .text(let text): output += Self.escaped(text)
      case .element(let element): element.write(to: &output)
      }
    }
    output += hasText ? "</\(name)>" : "\n</\(name)>"
  }

  /// Text for XML, in an element or between quotation marks. A character that XML cannot hold at
  /// all, not even as an entity, becomes U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += "&#\(scalar.value);"
      case "\u{0}"..<"\u{20}", "\u{fffe}", "\u{ffff}": result.unicodeScalars.append("\u{fffd}")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
