internal import StoryParsing

// Values of JSON as bytes at the end of a buffer. Records are written in this way alone: at hundreds of
// megabytes a second a tree of `JSONValue` would be most of the work. Texts are, everywhere.
extension [UInt8] {
  /// Appends the bytes of a literal as they are.
  private mutating func append(literal text: StaticString) {
    append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a text between quotation marks.
  ///
  /// Escaped are quotation mark and backslash, and every scalar that some reader takes for the end of
  /// a line, or drops, or a page for markup, or a terminal for a command: `<`, all control characters,
  /// the line and the paragraph separator, the byte-order mark, and those that reverse the direction
  /// of writing. All else stands as UTF-8.
  ///
  /// > Source: RFC 8259, section 7, doi:10.17487/RFC8259.
  package mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    // Every string that Swift made itself has its bytes in one piece; one that Foundation lends may not.
    if text.utf8.withContiguousStorageIfAvailable({ append(escaping: $0) }) == nil {
      var copy = text
      copy.withUTF8 { append(escaping: $0) }
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(escaping utf8: UnsafeBufferPointer<UInt8>) {
    var copied = 0
    var index = utf8.nextSuspect(from: 0)
    while index < utf8.count {
      guard let (scalar, length) = utf8.escaped(at: index) else {
        index = utf8.nextSuspect(from: index + 1)
        continue
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied..<index]))
      append(escape: scalar)
      copied = index + length
      index = utf8.nextSuspect(from: copied)
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: utf8[copied...]))
  }

  /// Appends a text between quotation marks, or `null` where it is empty.
  mutating func append(jsonUnlessEmpty text: String) {
    if text.isEmpty { append(literal: "null") } else { append(json: text) }
  }

  /// Appends a whole number, or `null`.
  package mutating func append(json value: Int?) {
    guard let value else { return append(literal: "null") }
    append(decimal: value)
  }

  /// Appends `true`, `false` or `null`.
  mutating func append(json value: Bool?) {
    switch value {
    case true?: append(literal: "true")
    case false?: append(literal: "false")
    case nil: append(literal: "null")
    }
  }

  /// Appends a time in UTC between quotation marks, or `null`.
  mutating func append(json time: Timestamp?) {
    guard let time else { return append(literal: "null") }
    append(UInt8(ascii: "\""))
    append(time: time)
    append(UInt8(ascii: "\""))
  }

  /// Appends values between square brackets.
  package mutating func append<Value>(
    jsonArray values: [Value], value appendValue: (Value, inout [UInt8]) -> Void
  ) {
    append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      appendValue(value, &self)
    }
    append(UInt8(ascii: "]"))
  }

  private mutating func append(escape scalar: UInt32) {
    append(UInt8(ascii: "\\"))
    switch scalar {
    case 0x22, 0x5C: append(UInt8(scalar))
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      append(UInt8(ascii: "u"))
      for shift in [12, 8, 4, 0] {
        let digit = UInt8(scalar >> UInt32(shift) & 0xF)
        append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}

// The buffers are the UTF-8 bytes of one string each: valid, and alive while its closure runs. Every
// index is checked against `count` before it is read.
extension UnsafeBufferPointer<UInt8> {
  /// The first place at or after an index where something to escape may begin; `count` where there is
  /// none.
  fileprivate func nextSuspect(from start: Int) -> Int {
    var index = start
    while index + 8 <= count {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(baseAddress!).loadUnaligned(
          fromByteOffset: index, as: UInt64.self))
      let suspects = word.suspects
      // Of several hits in a word only the lowest is certain, and that is the one that is wanted.
      if suspects != 0 { return index + suspects.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count, !self[index].isSuspect { index += 1 }
    return index
  }

  /// The scalar at a suspicious place and its length in bytes, if it is to be escaped.
  fileprivate func escaped(at index: Int) -> (scalar: UInt32, length: Int)? {
    let byte = UInt32(self[index])
    guard byte >= 0x80 else { return (byte, 1) }
    if byte == 0xC2, index + 1 < count, self[index + 1] < 0xA0 {
      return (UInt32(self[index + 1]), 2)
    }
    guard byte >= 0xE0, index + 2 < count else { return nil }
    let scalar =
      (byte & 0xF) << 12 | UInt32(self[index + 1] & 0x3F) << 6 | UInt32(self[index + 2] & 0x3F)
    switch scalar {
    case 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: return (scalar, 3)
    default: return nil
    }
  }
}

extension UInt8 {
  /// Whether something to escape may begin with this byte.
  fileprivate var isSuspect: Bool {
    switch self {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), 0x7F, 0xC2, 0xE2,
      0xEF:
      true
    default: false
    }
  }
}

extension UInt64 {
  /// A word whose eight bytes are equal.
  private static func each(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }

  /// The top bit of each byte for which ``Swift/UInt8/isSuspect`` holds, exact up to the first.
  ///
  /// > Source: Sean Eron Anderson, "Bit Twiddling Hacks", "Determine if a word has a zero byte" and
  /// > "… a byte less than n" (public domain).
  fileprivate var suspects: UInt64 {
    func zeros(_ word: UInt64) -> UInt64 { (word &- .each(1)) & ~word }
    let found =
      ((self &- .each(0x20)) & ~self) | zeros(self ^ .each(0x22)) | zeros(self ^ .each(0x5C))
      | zeros(self ^ .each(0x3C)) | zeros(self ^ .each(0x7F)) | zeros(self ^ .each(0xC2))
      | zeros(self ^ .each(0xE2))
      | zeros(self ^ .each(0xEF))
    return found & .each(0x80)
  }
}
