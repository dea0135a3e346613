import Foundation
import FoundationXML
import StoryExport
import StoryGraphviz

/// XML and HTML: another parser finds the text that was written, and no markup in it.
enum MarkupFuzzer {
  static func faults(of bytes: [UInt8]) -> [String] {
    let text = decoded(bytes)
    var document = Array("<a".utf8)
    document.append(xmlAttribute: "b", text)
    document += ">".utf8
    document.append(xml: text)
    document += "</a>".utf8
    // What XML cannot hold is left out.
    let held = String(String.UnicodeScalarView(text.unicodeScalars.filter { !isForbidden($0) }))
    var faults: [String] = []
    if let tree = XMLTree(document) {
      faults += difference("element", tree.root?.text, held)
      faults += difference("attribute", tree.root?.attributes["b"], held)
      if tree.root?.children.isEmpty != true || tree.root?.attributes.count != 1 {
        faults.append("markup: \(text.debugDescription)")
      }
    } else {
      faults.append("not XML: \(decoded(document).debugDescription)")
    }
    // HTML knows neither CDATA nor a document that ends at a fault: the bytes themselves must be harmless.
    var escaped: [UInt8] = []
    escaped.append(xml: text)
    if escaped.contains(where: { [0x3C, 0x3E, 0x22].contains($0) }) {
      faults.append("raw: \(decoded(escaped).debugDescription)")
    }
    return faults + finisherFaults(text)
  }

  /// The title and the description of a picture.
  private static func finisherFaults(_ text: String) -> [String] {
    let svg = Array("<svg width=\"1pt\"><g class=\"graph\"><text>words</text></g></svg>".utf8)
    guard let bytes = try? SVGFinisher(title: text, summary: text).finish(svg),
      let tree = XMLTree(bytes)
    else { return ["no picture: \(text.debugDescription)"] }
    let expected = String(
      String.UnicodeScalarView(text.unicodeScalars.map { isForbidden($0) ? "\u{FFFD}" : $0 }))
    let titles = tree.root?.children.filter { $0.name == "title" } ?? []
    return difference("title", titles.first?.text, expected)
      + (titles.count == 1 && titles[0].children.isEmpty
        ? [] : ["markup: \(text.debugDescription)"])
  }

  /// What no XML document can hold; https://www.w3.org/TR/xml/#NT-Char.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: false
    default: true
    }
  }
}

/// A document as Foundation's parser, which is libxml2, reads it.
final class XMLTree: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
    var children: [Element] = []

    /// This element and all below it.
    var all: [Element] { [self] + children.flatMap(\.all) }
  }

  private(set) var root: Element?
  private var open: [Element] = []

  /// Nothing where the bytes are not well-formed.
  init?(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    guard parser.parse(), root != nil else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    guard !open.isEmpty else { return }
    open[open.count - 1].text += text
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard let ended = open.popLast() else { return }
    if open.isEmpty { root = ended } else { open[open.count - 1].children.append(ended) }
  }
}
