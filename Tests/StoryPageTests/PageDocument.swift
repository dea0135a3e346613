import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A page as a reader of XML sees it: the page is written so that it is XML as well.
final class PageDocument: NSObject, XMLParserDelegate {
  /// An element with its attributes and all words inside it.
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    guard parser.parse() else { throw try #require(parser.parserError) }
  }

  /// The elements of a name.
  func elements(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters words: String) {
    for place in open { elements[place].text += words }
  }
}
