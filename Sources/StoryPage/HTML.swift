internal import StoryExport

/// A page of HTML on its way to bytes.
///
/// Markup is only ever a literal of this program; whatever comes from an archive goes through ``text(_:)``
/// or is the value of an attribute, and is escaped byte by byte: a library that escapes characters would
/// let a quotation mark through that a combining mark follows.
struct HTML {
  private(set) var bytes: [UInt8] = []

  /// Appends markup.
  mutating func raw(_ markup: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Appends words, escaped.
  mutating func text(_ text: String) { bytes.append(xml: text) }

  /// Appends the start of an element.
  mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:])
  {
    open(name, attributes: attributes.map { (name: $0.key, value: $0.value) })
  }

  /// Appends the start of an element whose attributes are chosen as it is written.
  mutating func open(_ name: StaticString, attributes: [(name: StaticString, value: String)]) {
    raw("<")
    raw(name)
    for attribute in attributes { bytes.append(xmlAttribute: attribute.name, attribute.value) }
    raw(">")
  }

  /// Appends an element that has no content; with a slash, so that the page is XML as well.
  mutating func void(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
    raw("<")
    raw(name)
    for (attribute, value) in attributes { bytes.append(xmlAttribute: attribute, value) }
    raw("/>\n")
  }

  /// Appends the end of an element.
  mutating func close(_ name: StaticString) {
    raw("</")
    raw(name)
    raw(">")
  }

  /// Appends an element with words in it.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], _ words: String
  ) {
    open(name, attributes)
    text(words)
    close(name)
  }

  /// Appends a picture that ``/StoryGraphviz/SVGFinisher`` has finished: elements that paint, nothing else.
  mutating func picture(_ svg: [UInt8]) { bytes.append(contentsOf: svg) }

  /// Appends a script, which is not escaped there.
  ///
  /// - Parameter script: With a comment in its first and last line that XML reads as the borders of text.
  mutating func script(_ script: String) {
    precondition(
      script.hasPrefix("//<![CDATA[\n") && script.hasSuffix("\n//]]>")
        && !script.dropLast(3).contains("]]>") && !script.contains("</"),
      "A script of this program ends neither its element nor its text.")
    raw("<script>")
    bytes.append(contentsOf: script.utf8)
    raw("</script>\n")
  }

  /// Appends data for the script, which no browser runs.
  ///
  /// - Parameter json: A document of JSON. What ends an element or a text, or stands for another character
  ///   in XML, occurs in its strings alone, where it can be escaped; what XML cannot hold is left out.
  mutating func data(_ json: [UInt8], identifier: StaticString) {
    raw("<script type=\"application/json\" id=\"")
    raw(identifier)
    raw("\">")
    var copied = 0
    for (index, byte) in json.enumerated() {
      let escape: StaticString
      var length = 1
      switch byte {
      case UInt8(ascii: "<"): escape = "\\u003c"
      case UInt8(ascii: ">"): escape = "\\u003e"
      case UInt8(ascii: "&"): escape = "\\u0026"
      // U+FFFE and U+FFFF.
      case 0xEF
      where json[index...].starts(with: [0xEF, 0xBF, 0xBE])
        || json[index...].starts(with: [0xEF, 0xBF, 0xBF]):
        escape = ""
        length = 3
      default: continue
      }
      bytes.append(contentsOf: json[copied..<index])
      raw(escape)
      copied = index + length
    }
    bytes.append(contentsOf: json[copied...])
    raw("</script>\n")
  }

  /// Appends a style sheet, which is not escaped there.
  mutating func style(_ sheet: String) {
    precondition(!sheet.contains("</"), "A style sheet of this program ends no element.")
    raw("<style>")
    bytes.append(contentsOf: sheet.utf8)
    raw("</style>\n")
  }
}
