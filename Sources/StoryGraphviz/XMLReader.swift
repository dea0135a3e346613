/// Reads a picture that Graphviz wrote into elements.
///
/// It is lenient where Graphviz is: an ampersand that begins no entity stands for itself. The
/// declaration and the document type are skipped; comments are collected.
struct XMLReader {
  /// The comments, in order.
  private(set) var comments: [String] = []

  private let bytes: [UInt8]
  private var position = 0
  /// Elements that have not ended, the outermost first.
  private var open: [XMLElement] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The outermost element, or nil where the bytes are not one whole element.
  ///
  /// - Complexity: O(*n*), *n* bytes.
  mutating func root() -> XMLElement? {
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else {
        readText()
        continue
      }
      if has("<!--") {
        guard let comment = take(from: 4, until: "-->") else { return nil }
        comments.append(comment)
      } else if has("<?") {
        guard take(from: 2, until: "?>") != nil else { return nil }
      } else if has("<!") {
        guard take(from: 2, until: ">") != nil else { return nil }
      } else if has("</") {
        guard let name = take(from: 2, until: ">"), let ended = open.popLast(), ended.name == name
        else { return nil }
        if open.isEmpty { return ended }
        open[open.count - 1].children.append(.element(ended))
      } else {
        guard let (element, isEmpty) = readStart() else { return nil }
        if !isEmpty {
          open.append(element)
        } else if open.isEmpty {
          return element
        } else {
          open[open.count - 1].children.append(.element(element))
        }
      }
    }
    return nil
  }

  private func has(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[position + $0] == text.utf8Start[$0] }
  }

  /// The text between here and an end mark, and goes behind the mark.
  private mutating func take(from offset: Int, until end: StaticString) -> String? {
    let start = position + offset
    position = start
    while position < bytes.count {
      if has(end) {
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        position += end.utf8CodeUnitCount
        return text
      }
      position += 1
    }
    return nil
  }

  private mutating func readText() {
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
    guard !open.isEmpty else { return }
    // White space between elements only lays out the file.
    let isBlank = bytes[start..<position].allSatisfy { $0 <= 0x20 }
    if isBlank, open[open.count - 1].name != "text" { return }
    open[open.count - 1].children.append(.text(Self.decoded(bytes[start..<position])))
  }

  private mutating func readStart() -> (element: XMLElement, isEmpty: Bool)? {
    position += 1
    guard let name = readName() else { return nil }
    var element = XMLElement(name: name)
    while true {
      skipSpace()
      if has("/>") {
        position += 2
        return (element, true)
      }
      if has(">") {
        position += 1
        return (element, false)
      }
      guard let name = readName() else { return nil }
      skipSpace()
      guard has("=") else { return nil }
      position += 1
      skipSpace()
      guard has("\"") || has("'") else { return nil }
      let quote = bytes[position]
      let start = position + 1
      guard let end = bytes[start...].firstIndex(of: quote) else { return nil }
      element.attributes.append((name, Self.decoded(bytes[start..<end])))
      position = end + 1
    }
  }

  private mutating func readName() -> String? {
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case 0...0x20, UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "<"),
        UInt8(ascii: "\""), UInt8(ascii: "'"):
        return start == position
          ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
      default: position += 1
      }
    }
    return nil
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
  }
}

// MARK: Entities

extension XMLReader {
  private static let entities: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'",
  ]

  /// The longest entity is a number such as `#x10ffff`.
  private static let longestEntity = 10

  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      if byte == UInt8(ascii: "&"),
        let end = bytes[position...].prefix(longestEntity + 2).firstIndex(of: UInt8(ascii: ";")),
        let scalar = scalar(
          ofEntity: String(decoding: bytes[(position + 1)..<end], as: UTF8.self))
      {
        result += Array(String(Character(scalar)).utf8)
        position = end + 1
      } else {
        result.append(byte)
        position += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func scalar(ofEntity name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return entities[name] }
    let digits = name.dropFirst()
    let value =
      digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    return value.flatMap { Unicode.Scalar($0) }
  }
}
