// Text of XML 1.0 as bytes at the end of a buffer. Characters that XML cannot hold, not even as
// references, are left out; `GraphDocument.diagnostics` tells which.
extension [UInt8] {
  /// Appends the content of an element.
  ///
  /// A carriage return is written as a reference, because readers turn it into a line feed.
  ///
  /// > Source: https://www.w3.org/TR/xml/, sections 2.2, 2.4 and 2.11.
  package mutating func append(xml text: String) { append(escaping: text, isAttribute: false) }

  /// Appends the value of an attribute, which stands between quotation marks.
  ///
  /// Tabs and line breaks are written as references, because readers turn them into spaces.
  ///
  /// > Source: https://www.w3.org/TR/xml/, section 3.3.3.
  package mutating func append(xmlAttribute text: String) {
    append(escaping: text, isAttribute: true)
  }

  /// Appends ` name="value"`.
  package mutating func append(xmlAttribute name: StaticString, _ value: String) {
    append(UInt8(ascii: " "))
    append(text: "\(name)")
    append(text: "=\"")
    append(xmlAttribute: value)
    append(UInt8(ascii: "\""))
  }

  private mutating func append(escaping text: String, isAttribute: Bool) {
    // Every string that Swift made itself has its bytes in one piece; one that Foundation lends may not.
    let done: Void? = text.utf8.withContiguousStorageIfAvailable {
      append(escaping: $0, isAttribute: isAttribute)
    }
    guard done == nil else { return }
    var copy = text
    copy.withUTF8 { append(escaping: $0, isAttribute: isAttribute) }
  }

  private mutating func append(escaping utf8: UnsafeBufferPointer<UInt8>, isAttribute: Bool) {
    var copied = 0
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      var length = 1
      let replacement: StaticString
      switch byte {
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "\""): replacement = "&quot;"
      case 0x0D: replacement = "&#13;"
      case 0x09 where isAttribute: replacement = "&#9;"
      case 0x0A where isAttribute: replacement = "&#10;"
      case 0x09, 0x0A:
        index += 1
        continue
      case 0x00..<0x20: replacement = ""
      case 0xEF where utf8.isNoncharacter(at: index):
        replacement = ""
        length = 3
      default:
        index += 1
        continue
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied..<index]))
      append(
        contentsOf: UnsafeBufferPointer(
          start: replacement.utf8Start, count: replacement.utf8CodeUnitCount))
      index += length
      copied = index
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied...]))
  }
}

// The buffer is the UTF-8 bytes of one string: valid, and alive while its closure runs.
extension UnsafeBufferPointer<UInt8> {
  /// Whether U+FFFE or U+FFFF begins at an index: EF BF BE, EF BF BF.
  fileprivate func isNoncharacter(at index: Int) -> Bool {
    index + 2 < count && self[index + 1] == 0xBF && self[index + 2] >= 0xBE
  }
}

/// What XML 1.0 can hold.
enum XMLCharacter {
  /// Whether no XML document can hold a character.
  ///
  /// > Source: https://www.w3.org/TR/xml/#NT-Char.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// The characters of a text that no XML document can hold, each once, in order.
  ///
  /// - Complexity: O(*b*), *b* bytes; no memory where there is none.
  static func forbidden(in text: String) -> [Unicode.Scalar] {
    // The bytes of nearly every text rule it out.
    guard text.utf8.contains(where: { ($0 < 0x20 && $0 != 0x0A) || $0 == 0xEF }) else { return [] }
    return Set(text.unicodeScalars.filter(isForbidden)).sorted()
  }
}
