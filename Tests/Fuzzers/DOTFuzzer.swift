import CGraphviz
import StoryExport

/// DOT: Graphviz's own reader finds what was written, in every kind of attribute.
enum DOTFuzzer {
  static func faults(of bytes: [UInt8]) -> [String] {
    let texts = pieces(of: bytes)
    let text = texts[0]
    let address = DOTText.address(text)
    let dot = """
      digraph "fuzz" {
        node [a="", l="", t="", u=""];
        n [a=\(DOTText.quoted(text)), l=\(DOTText.label(texts)), t=\(DOTText.tooltip(text))\
      \(address.map { ", u=\($0)" } ?? "")];
      }

      """
    guard let graph = agmemread(dot) else { return ["not read: \(dot)"] }
    defer { agclose(graph) }
    guard agnnodes(graph) == 1, agnedges(graph) == 0, let node = agfstnode(graph) else {
      return ["another graph: \(dot)"]
    }
    func value(_ name: String) -> String {
      cgraphviz_attribute(node, name).map { String(cString: $0) } ?? ""
    }

    var faults = difference("stored", value("a"), stored(clean(text)))
    faults += difference(
      "label", shown(value("l"), lineEnds: true), texts.map(clean).joined(separator: "\n"))
    // A tooltip is read twice.
    faults += difference(
      "tooltip", shown(value("t"), lineEnds: false).flatMap { halved($0) }, clean(text))
    let link = value("u")
    if address == nil ? link != "" : !link.lowercased().hasPrefix("http") {
      faults.append("address: \(link.debugDescription)")
    }
    if link.unicodeScalars.contains(where: { "\"'<>\\^`{|} ".unicodeScalars.contains($0) }) {
      faults.append("address: \(link.debugDescription)")
    }
    return faults
  }

  /// A text as it may stand in a diagram: on one line, of characters that XML can hold.
  static func clean(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          if [0x9, 0xA, 0xB, 0xC, 0xD, 0x85, 0x2028, 0x2029].contains(scalar.value) { return " " }
          return MarkupFuzzer.isForbidden(scalar) ? "\u{FFFD}" : scalar
        }))
  }

  /// The text with an even number of backslashes before each quotation mark and at its end, since DOT has
  /// no way to say another.
  private static func stored(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in Array(text.utf8) + [UInt8(ascii: "\"")] {
      if byte == UInt8(ascii: "\"") {
        let run = result.reversed().prefix { $0 == UInt8(ascii: "\\") }.count
        if run % 2 == 1 { result.append(UInt8(ascii: "\\")) }
      }
      result.append(byte)
    }
    return decoded(result.dropLast())
  }

  /// What Graphviz shows of a value, by https://graphviz.org/docs/attr-types/escString/; nothing where it
  /// holds an escape for something else, or an entity but that of the ampersand.
  private static func shown(_ value: String, lineEnds: Bool) -> String? {
    var result: [UInt8] = []
    var rest = Array(value.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"):
        switch rest.popFirst() {
        case UInt8(ascii: "\\"): result.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "n") where lineEnds: result.append(UInt8(ascii: "\n"))
        default: return nil
        }
      case UInt8(ascii: "&"):
        guard rest.starts(with: "amp;".utf8) else { return nil }
        rest = rest.dropFirst(4)
        result.append(byte)
      default: result.append(byte)
      }
    }
    return decoded(result)
  }

  /// The text with each pair of backslashes as one.
  private static func halved(_ text: String) -> String? {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), rest.popFirst() != byte { return nil }
      result.append(byte)
    }
    return decoded(result)
  }
}
