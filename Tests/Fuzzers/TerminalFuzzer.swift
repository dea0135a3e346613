import StoryExport
import StoryParsing

/// Text for a terminal: nothing in it steers, everything else stays.
enum TerminalFuzzer {
  static func faults(of bytes: [UInt8]) -> [String] {
    let text = decoded(bytes)
    var faults: [String] = []

    let plain = Array(TerminalText.plain(text).unicodeScalars)
    faults += compare("plain", plain, with: text, keeping: [])
    let lines = Array(TerminalText.lines(text).unicodeScalars)
    faults += compare("lines", lines, with: text, keeping: ["\n", "\t"])

    // A table has as many lines as it has rows, and one for the headings.
    let cells = pieces(of: bytes)
    let table = Table(
      "fuzz", "", rows: cells,
      columns: [.text("text", "", { $0 }), .list("list", "", { [$0, $0] })])
    var output = ""
    TextTableWriter().write(table, to: &output)
    if output.unicodeScalars.count(where: { $0 == "\n" }) != cells.count + 1
      || output.unicodeScalars.contains(where: { steers($0) && $0 != "\n" })
    {
      faults.append("table: \(output.debugDescription)")
    }

    // Names of files are bytes, and two that differ stay different.
    let path = bytes.filter { $0 != 0 && $0 != UInt8(ascii: "/") }
    if !path.isEmpty {
      let name = InputPath(bytes: path).description
      if name.unicodeScalars.contains(where: steers) {
        faults.append("name: \(name.debugDescription)")
      }
      if original(of: name) != path { faults.append("name: \(name.debugDescription) of \(path)") }
    }
    return faults
  }

  /// What no terminal may be sent, from the Unicode standard and not from the program.
  static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default:
      [
        "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}",
        "\u{2068}", "\u{2069}",
      ]
      .contains(scalar)
    }
  }

  private static func compare(
    _ what: String, _ found: [Unicode.Scalar], with text: String, keeping kept: [Unicode.Scalar]
  ) -> [String] {
    let expected = text.unicodeScalars.map { steers($0) && !kept.contains($0) ? " " : $0 }
    return found == expected ? [] : ["\(what): \(found) instead of \(expected)"]
  }

  /// The bytes of a name, back from its escapes.
  private static func original(of name: String) -> [UInt8] {
    var result: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.first {
      if rest.starts(with: "\\x".utf8), rest.count >= 4,
        let value = UInt8(decoded(rest.dropFirst(2).prefix(2)), radix: 16)
      {
        result.append(value)
        rest = rest.dropFirst(4)
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
