/// Scalars on one line.
extension FrontMatterScanner {
  typealias Text = RecordBatch.Text

  /// What stands after a key or a dash, on the same line.
  enum Value {
    /// Nothing: a null, or what is on the lines below.
    case nothing
    /// A plain scalar that means null.
    case null
    /// The list `[]`.
    case emptyList
    /// A scalar, trimmed; it may be empty.
    case text(Text)
  }

  /// Reads to the end of a line.
  ///
  /// The position is after the colon of a key or the dash of an entry, and then at the beginning of
  /// the next line.
  @inline(__always)
  mutating func scanValue() throws(HandOver) -> Value {
    position = bytes.firstNonSpace(from: position)
    let value: Value
    switch bytes[position] {
    case UInt8(ascii: "\""):
      value = .text(try scanQuoted())
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0:
      value = .nothing
    case UInt8(ascii: "[") where bytes[position &+ 1] == UInt8(ascii: "]"):
      position += 2
      value = .emptyList
    default:
      value = try scanPlain()
    }
    try finishLine()
    return value
  }

  /// Reads a scalar in double quotation marks up to the closing one.
  private mutating func scanQuoted() throws(HandOver) -> Text {
    let start = position &+ 1
    position = start
    while true {
      position = bytes.firstStop(
        from: position, UInt8(ascii: "\""), UInt8(ascii: "\\"), isLong: true)
      switch bytes[position] {
      case UInt8(ascii: "\""):
        let text = trimmed(start..<position)
        position &+= 1
        return text
      case UInt8(ascii: "\\"):
        return try scanEscaped(from: start)
      default:
        try skipScalar()
      }
    }
  }

  /// Goes on with a scalar that has escapes: it is put together in `decoded`.
  private mutating func scanEscaped(from start: Int) throws(HandOver) -> Text {
    let first = decoded.count
    var start = start
    while true {
      position = bytes.firstStop(from: position, UInt8(ascii: "\""), UInt8(ascii: "\\"))
      let byte = bytes[position]
      if byte >= 0x80 {
        try skipScalar()
        continue
      }
      bytes.withBuffer(start..<position) { decoded.append(contentsOf: $0) }
      guard byte == UInt8(ascii: "\\") else { break }
      position &+= 1
      try decodeEscape()
      start = position
    }
    guard bytes[position] == UInt8(ascii: "\"") else { throw HandOver() }
    position &+= 1
    let range = decoded.withUnsafeBytes { buffer in
      ScannerBytes(buffer, count: buffer.count).trimmedRange(first..<buffer.count)
    }
    return decodedText(range)
  }

  /// Decodes what stands after a backslash: the escapes of JSON, which YAML has too.
  private mutating func decodeEscape() throws(HandOver) {
    let byte = bytes[position]
    position &+= 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(byte)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "u"):
      var value: UInt32 = 0
      for index in position..<position + 4 {
        guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue else {
          throw HandOver()
        }
        value = value << 4 | UInt32(digit)
      }
      // Half a pair is no scalar. What becomes of a zero, and of a byte-order mark, which Foundation
      // drops at the beginning of a text, is left to the reader behind.
      guard value > 0, value != 0xFEFF, let scalar = Unicode.Scalar(value) else {
        throw HandOver()
      }
      position += 4
      decoded.append(contentsOf: UTF8.encode(scalar)!)
    default: throw HandOver()
    }
  }

  /// Reads a plain scalar up to the end of the line.
  private mutating func scanPlain() throws(HandOver) -> Value {
    guard beginsPlain() else { throw HandOver() }
    let start = position
    search: while true {
      position = bytes.firstStop(from: position, UInt8(ascii: ":"), UInt8(ascii: "#"))
      switch bytes[position] {
      case UInt8(ascii: ":"):
        // A colon before a blank would make the scalar a key.
        guard bytes[position &+ 1] > 0x20 else { throw HandOver() }
        position &+= 1
      case UInt8(ascii: "#"):
        guard bytes[position &- 1] != 0x20 else { throw HandOver() }
        position &+= 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0:
        break search
      default:
        try skipScalar()
      }
    }
    var end = position
    while bytes[end &- 1] == 0x20 { end &-= 1 }
    if isNull(start, count: end &- start) { return .null }
    return .text(trimmed(start..<end))
  }

  /// Whether a byte that can begin nothing but a plain scalar stands here. Many others can begin one
  /// too; they are rare enough for the reader behind.
  @inline(__always)
  private func beginsPlain() -> Bool {
    let byte = bytes[position]
    if byte >= 0x80 { return true }
    if byte == UInt8(ascii: "-") { return Self.isDigit(bytes[position &+ 1]) }
    let letter = byte | 0x20
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) || Self.isDigit(byte)
      || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "~")
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// Whether a plain scalar is a null of the core schema of YAML 1.2.
  @inline(__always)
  private func isNull(_ start: Int, count: Int) -> Bool {
    switch bytes[start] {
    case UInt8(ascii: "n"), UInt8(ascii: "N"): count == 4 && isNullWord(start)
    case UInt8(ascii: "~"): count == 1
    default: false
    }
  }

  private func isNullWord(_ start: Int) -> Bool {
    bytes.withBuffer(start..<start + 4) { text in
      ["null", "Null", "NULL"].contains(String(decoding: text, as: UTF8.self))
    }
  }

  /// Goes past a scalar beyond ASCII; hands over where anything else stands.
  private mutating func skipScalar() throws(HandOver) {
    guard bytes[position] >= 0x80, let next = bytes.afterScalar(at: position) else {
      throw HandOver()
    }
    position = next
  }
}

/// Texts.
extension FrontMatterScanner {
  /// The text of a range of the document, without the white space at its ends.
  @inline(__always)
  private func trimmed(_ range: Range<Int>) -> Text {
    let range = bytes.trimmedRange(range)
    return Text(start: UInt32(base + range.lowerBound), count: UInt32(range.count))
  }

  /// The text of a range of what was decoded, which will stand behind the document.
  func decodedText(_ range: Range<Int>) -> Text {
    Text(
      start: UInt32(base + bytes.count + range.lowerBound), count: UInt32(range.count))
  }

  /// Where a text stands in the document; `nil` where it was decoded.
  @inline(__always)
  func documentRange(of text: Text) -> Range<Int>? {
    let start = Int(text.start) &- base
    return start >= 0 && start < bytes.count ? start..<start &+ Int(text.count) : nil
  }

  /// The bytes of a text that this scanner made, wherever they stand.
  func withBytes<Result>(
    of text: Text, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let start = Int(text.start) - base
    guard !text.isEmpty else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    if start < bytes.count { return bytes.withBuffer(start..<start + Int(text.count), body) }
    let range = start - bytes.count..<start - bytes.count + Int(text.count)
    return decoded.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}

extension ScannerBytes {
  /// A range of valid UTF-8 without the white space (Unicode's `White_Space`) at its ends.
  @inline(__always)
  fileprivate func trimmedRange(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return range }
    // Above a space and below 0x80, a byte is no white space; every other one is looked at closely.
    let first = self[range.lowerBound] &- 0x21
    let last = self[range.upperBound - 1] &- 0x21
    return first < 0x5F && last < 0x5F ? range : closelyTrimmedRange(range)
  }

  @inline(never)
  private func closelyTrimmedRange(_ range: Range<Int>) -> Range<Int> {
    withBuffer(range) { buffer in
      let scalars = String(decoding: buffer, as: UTF8.self).unicodeScalars
      let leading = scalars.prefix(while: \.isSpace).reduce(0) { $0 + UTF8.width($1) }
      guard leading < range.count else { return range.lowerBound..<range.lowerBound }
      let trailing = scalars.reversed().prefix(while: \.isSpace).reduce(0) { $0 + UTF8.width($1) }
      return range.lowerBound + leading..<range.upperBound - trailing
    }
  }
}
