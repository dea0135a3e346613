internal import StoryParsing

/// Text in the DOT language of Graphviz.
///
/// DOT reads a string twice: once as the text between two quotation marks, and once more as what
/// the attribute is, which may have escapes and entities of its own. Each function here writes one
/// kind of attribute so that Graphviz shows exactly the text that is given.
///
/// White space other than spaces (tabs, line breaks) becomes a space. Characters that XML cannot
/// hold (control characters, U+FFFE, U+FFFF) become U+FFFD, in every kind.
///
/// > Source: https://graphviz.org/doc/info/lang.html,
/// > https://graphviz.org/docs/attr-types/escString/.
public enum DOTText {
  /// A value that Graphviz only stores: names, identifiers, colours, styles, attributes of ours.
  ///
  /// A node's name must not begin with `%`: Graphviz takes such names for its own. DOT has no way to write a backslash just before a quotation mark or at the end of a text; where
  /// one stands there alone, it is doubled. Every other text is read back as it is.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    var backslashes = 0
    for scalar in clean(text) {
      if scalar == "\"" {
        if backslashes % 2 == 1 { result += "\\" }
        result += "\\\""
      } else {
        result.unicodeScalars.append(scalar)
      }
      backslashes = scalar == "\\" ? backslashes + 1 : 0
    }
    if backslashes % 2 == 1 { result += "\\" }
    return result + "\""
  }

  /// The value of a `label`: lines of text to show, in any shape but a record.
  ///
  /// Backslashes, `\N` and other escapes of Graphviz, and entities such as `&amp;` stay literal. Of
  /// several spaces in a row, SVG shows the second and later ones as no-break spaces.
  ///
  /// - Parameters:
  ///   - lines: The lines from top to bottom.
  ///   - alignment: Where the lines stand between the edges of the node.
  public static func label(
    _ lines: [String], alignment: Drawing.Label.Alignment = .center
  ) -> String {
    let end =
      switch alignment {
      case .leading: "\\l"
      case .center: "\\n"
      case .trailing: "\\r"
      }
    let texts = lines.map { escaped($0, backslash: "\\\\") }
    // A centred line needs no end; a mark would only add an empty line.
    return "\"" + texts.joined(separator: end) + (alignment == .center ? "" : end) + "\""
  }

  /// The value of a `tooltip`, where Graphviz reads backslashes twice.
  public static func tooltip(_ text: String) -> String {
    "\"" + escaped(text, backslash: "\\\\\\\\") + "\""
  }

  /// The value of a `URL`, or nil where the address is not `http` or `https` with a host, or is longer than
  /// ``ShownText/addressLength``.
  ///
  /// Ampersands stay as they are. What no address may hold (quotation marks, backslashes, angle
  /// brackets) is percent-encoded.
  public static func address(_ address: String) -> String? {
    guard address.utf8.count <= ShownText.addressLength, AddressKey.isHyperlink(address) else {
      return nil
    }
    let encoded: [Unicode.Scalar: String] = [
      "\"": "%22", "'": "%27", "<": "%3C", ">": "%3E", "\\": "%5C", "^": "%5E", "`": "%60",
      "{": "%7B", "|": "%7C", "}": "%7D",
    ]
    var result = ""
    for scalar in clean(address) { result += encoded[scalar] ?? String(Character(scalar)) }
    return "\"" + result + "\""
  }

  private static func escaped(_ text: String, backslash: String) -> String {
    var result = ""
    for scalar in clean(text) {
      switch scalar {
      case "\\": result += backslash
      case "\"": result += "\\\""
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func clean(_ text: String) -> some Sequence<Unicode.Scalar> {
    text.unicodeScalars.lazy.map { scalar in
      switch scalar {
      case "\t", "\n", "\u{b}", "\u{c}", "\r", "\u{85}", "\u{2028}", "\u{2029}": " "
      case "\u{0}"..<"\u{20}", "\u{fffe}", "\u{ffff}": "\u{fffd}"
      default: scalar
      }
    }
  }
}
