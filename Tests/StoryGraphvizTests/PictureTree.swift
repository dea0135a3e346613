import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A picture as an XML parser that is not ours reads it.
final class PictureTree: NSObject, XMLParserDelegate {
  final class Node {
    let name: String
    let attributes: [String: String]
    var children: [Node] = []
    var text = ""

    init(name: String, attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }

    /// This element and all below it, in the order of the document.
    var all: [Node] { [self] + children.flatMap(\.all) }

    func all(_ name: String) -> [Node] { all.filter { $0.name == name } }
  }

  private let top = Node(name: "", attributes: [:])
  private var open: [Node] = []

  /// The outermost element; nil where the bytes are not well-formed XML.
  static func root(of bytes: [UInt8]) -> Node? {
    let tree = PictureTree()
    let parser = XMLParser(data: Data(bytes))
    parser.shouldResolveExternalEntities = false
    parser.delegate = tree
    tree.open = [tree.top]
    guard parser.parse(), tree.open.count == 1 else { return nil }
    return tree.top.children.first
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let node = Node(name: elementName, attributes: attributes)
    open.last?.children.append(node)
    open.append(node)
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { open.last?.text += string }
}
