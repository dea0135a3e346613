/// Keys and the values of each kind. Where another kind of value stands, the document is handed over.
extension FrontMatterScanner {
  /// The keys that one mapping has had so far. Two equal ones are a fault.
  struct Seen {
    fileprivate var fields = FrontMatterFieldSet()
    /// Those that mean nothing to us.
    fileprivate var others: [Range<Int>] = []
    /// Where in the order of fields the next one stands.
    fileprivate var place: FrontMatterFieldOrder.Place

    init(_ mapping: FrontMatterFieldOrder.Mapping) {
      place = FrontMatterFieldOrder.Place(in: mapping)
    }
  }

  /// Reads a key and its colon. For a key that means nothing to us ``FrontMatterField/secured`` is
  /// returned, whose value is passed over.
  @inline(__always)
  mutating func scanKey(_ seen: inout Seen) throws(HandOver) -> FrontMatterField {
    let expected = fields[fieldOrder[seen.place]]
    guard expected.stands(in: bytes, at: position) else { return try scanOtherKey(&seen) }
    return try take(expected.field, count: expected.count, &seen)
  }

  /// Reads a key that is not the expected one.
  @inline(never)
  private mutating func scanOtherKey(_ seen: inout Seen) throws(HandOver) -> FrontMatterField {
    let start = position
    guard let colon = bytes.first(UInt8(ascii: ":"), from: start) else { throw HandOver() }
    if let field = fields.field(in: bytes, at: start, count: colon - start) {
      fieldOrder[seen.place] = field
      return try take(field, count: colon - start, &seen)
    }
    try noteOther(start..<colon, &seen)
    position = colon + 1
    try demandColonEnd()
    return .secured
  }

  /// Goes past a key that is known and its colon.
  @inline(__always)
  private mutating func take(
    _ field: FrontMatterField, count: Int, _ seen: inout Seen
  ) throws(HandOver) -> FrontMatterField {
    guard seen.fields.insert(field) else { throw HandOver() }
    seen.place = seen.place.after(field)
    position &+= count &+ 1
    try demandColonEnd()
    return field
  }

  /// A colon ends a key only where a space or the end of the line follows; what follows is looked at
  /// again as the value.
  @inline(__always)
  private func demandColonEnd() throws(HandOver) {
    let byte = bytes[position]
    // A space, a line feed, a carriage return, and the zero behind the document, one bit for each.
    guard byte <= 0x20, (0x1_0000_2401 as UInt64) &>> UInt64(byte) & 1 == 1 else {
      throw HandOver()
    }
  }

  private func noteOther(_ key: Range<Int>, _ seen: inout Seen) throws(HandOver) {
    // Many unknown keys are another shape; comparing each with each would take long, too.
    guard isWord(key), seen.others.count < 16 else { throw HandOver() }
    guard !seen.others.contains(where: { bytes.isEqual($0, key) }) else { throw HandOver() }
    seen.others.append(key)
  }

  /// Whether a key is made of ASCII letters, digits, `_` and `-`, a letter first.
  private func isWord(_ key: Range<Int>) -> Bool {
    bytes.withBuffer(key) { key in
      func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      }
      guard let first = key.first, isLetter(first) else { return false }
      return key.allSatisfy { byte in
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      }
    }
  }

  /// The text of a field of a mapping at a column; empty where it is absent.
  mutating func scanText(_ column: Int) throws(HandOver) -> Text {
    let text: Text
    switch try scanValue() {
    case .text(let value): text = value
    case .null, .nothing: text = .empty
    case .emptyList: throw HandOver()
    }
    try advancePast(column)
    return text
  }

  mutating func scanTime(_ column: Int) throws(HandOver) -> Timestamp? {
    if let time = scanPlainTime() {
      try advancePast(column)
      return time
    }
    let text = try scanText(column)
    if text.isEmpty { return nil }
    guard let time = withBytes(of: text, { Timestamp(iso8601: $0.span) }) else { throw HandOver() }
    return time
  }

  /// A whole number of up to 18 digits, which no overflow can hide in.
  mutating func scanInteger(_ column: Int) throws(HandOver) -> Int? {
    if let value = scanPlainInteger() {
      try advancePast(column)
      return value
    }
    guard let text = try scanPresent(column) else { return nil }
    let value: Int? = withBytes(of: text) { digits in
      let isNegative = digits.first == UInt8(ascii: "-")
      let first = isNegative ? 1 : 0
      guard digits.count > first, digits.count <= 18 else { return nil }
      var value = 0
      for byte in digits[first...] {
        let digit = byte &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        value = value * 10 + Int(digit)
      }
      return isNegative ? -value : value
    }
    guard let value else { throw HandOver() }
    return value
  }

  mutating func scanBoolean(_ column: Int) throws(HandOver) -> Bool? {
    if let value = scanPlainBoolean() {
      try advancePast(column)
      return value
    }
    guard let text = try scanPresent(column) else { return nil }
    switch withBytes(of: text, { String(decoding: $0, as: UTF8.self) }) {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default: throw HandOver()
    }
  }

  /// The text of a field; `nil` where it is absent. In quotation marks it is not, even if empty.
  private mutating func scanPresent(_ column: Int) throws(HandOver) -> Text? {
    let value = try scanValue()
    try advancePast(column)
    switch value {
    case .text(let text): return text
    case .null, .nothing: return nil
    case .emptyList: throw HandOver()
    }
  }
}

/// Values as archives nearly always write them: after one space, to the end of the line. Each of these
/// is `nil`, and nothing has moved, where the value is written in another way.
extension FrontMatterScanner {
  @inline(__always)
  private mutating func scanPlainInteger() -> Int? {
    guard bytes[position] == 0x20 else { return nil }
    let isNegative = bytes[position &+ 1] == UInt8(ascii: "-")
    let first = position &+ (isNegative ? 2 : 1)
    var place = first
    var value = 0
    while place &- first < 18 {
      let digit = bytes[place] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ Int(digit)
      place &+= 1
    }
    guard place > first, bytes[place] == UInt8(ascii: "\n") else { return nil }
    endLine(at: place)
    return isNegative ? -value : value
  }

  @inline(__always)
  private mutating func scanPlainBoolean() -> Bool? {
    for (text, value) in [(" true\n" as StaticString, true), (" false\n", false)]
    where bytes.isNext(text, at: position) {
      endLine(at: position &+ text.utf8CodeUnitCount &- 1)
      return value
    }
    return nil
  }

  /// A time of the form `2020-06-11T09:53:00Z`.
  @inline(__always)
  private mutating func scanPlainTime() -> Timestamp? {
    let start = position &+ 1
    guard bytes[position] == 0x20, bytes.isNext("Z\n", at: start &+ 19),
      let time = bytes.withBuffer(start..<start &+ 20, { Timestamp(iso8601: $0.span) })
    else { return nil }
    endLine(at: start &+ 20)
    return time
  }

  /// Ends the line whose line feed is at a place.
  @inline(__always)
  private mutating func endLine(at place: Int) {
    position = place &+ 1
    line &+= 1
  }

  /// Goes to the next line; what stands further to the right than a field belongs to it, and then it
  /// is no scalar on one line.
  @inline(__always)
  private mutating func advancePast(_ column: Int) throws(HandOver) {
    try advance()
    guard isAtEnd || indent <= column else { throw HandOver() }
  }
}
