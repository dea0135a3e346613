#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of one document as the scanner sees them, and some zeros behind them.
///
/// This is the one place of the scanner that touches memory by address. Its invariants:
/// - `start` and `limit` are those of a buffer that outlives the value, which only
///   ``FrontMatterScanner`` keeps, and only inside the closure that was given the buffer;
/// - every access compares its place with the end of the buffer, as an unsigned number, so that a
///   negative place is beyond the end too, and stops the program where it is;
/// - the zeros behind the document are at least ``padding`` bytes. A zero is no part of any text that
///   YAML allows, so every search ends at the first of them at the latest, and no access is refused.
struct ScannerBytes {
  /// Number of zeros that stand behind a document. A search looks at no more bytes at once.
  static let padding = 64

  private let start: UnsafeRawPointer
  private let limit: UInt
  /// One more than the last place of a word.
  private let wordLimit: UInt
  /// One more than the last place of a block.
  private let blockLimit: UInt
  /// Number of bytes of the document.
  let count: Int

  /// - Parameters:
  ///   - buffer: The bytes and what stands behind them.
  ///   - count: Number of bytes before the zeros.
  init(_ buffer: UnsafeRawBufferPointer, count: Int) {
    // An empty buffer may have no address; then any will do, since nothing is read from it.
    start = buffer.baseAddress ?? UnsafeRawPointer(bitPattern: 1)!
    limit = UInt(buffer.count)
    wordLimit = UInt(max(buffer.count - 7, 0))
    blockLimit = UInt(max(buffer.count - Self.blockSize + 1, 0))
    self.count = count
  }

  /// The byte at a place; 0 behind the document.
  @inline(__always)
  subscript(index: Int) -> UInt8 {
    precondition(UInt(bitPattern: index) < limit, "A place lies within its buffer.")
    return start.load(fromByteOffset: index, as: UInt8.self)
  }

  /// Eight bytes from a place on, the first in the lowest bits.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    precondition(UInt(bitPattern: index) < wordLimit, "A word lies within its buffer.")
    return UInt64(littleEndian: start.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// The bytes of a range, for functions that take a span or a buffer.
  ///
  /// - Precondition: The range lies within the bytes.
  @inline(__always)
  func withBuffer<Result>(
    _ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count, "A text lies within its document.")
    return body(
      UnsafeBufferPointer(
        start: start.advanced(by: range.lowerBound).assumingMemoryBound(to: UInt8.self),
        count: range.count))
  }

  /// Whether two ranges have the same bytes.
  func isEqual(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    withBuffer(one) { one in withBuffer(other) { other in one.isEqual(other) } }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether two buffers have the same bytes.
  func isEqual(_ other: Self) -> Bool {
    guard count == other.count, let start = baseAddress, let otherStart = other.baseAddress else {
      return count == other.count
    }
    return memcmp(start, otherStart, count) == 0
  }
}

/// Searches that look at eight bytes at once.
///
/// > Source: Henry S. Warren, "Hacker's Delight", 2nd edition, section 6–1 (finding the first zero
/// > byte of a word). Deviation: a subtraction borrows from the next byte only above a match, so the
/// > lowest bit that is set is always right, and only that one is used.
extension ScannerBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// The first place, from `index` on, of one of two bytes, of a control character (the end counts
  /// as one), or of a byte beyond printable ASCII.
  ///
  /// - Parameter isLong: Whether the text is likely to be longer than some twenty bytes; then blocks
  ///   without any of these are passed over first.
  @inline(__always)
  func firstStop(from index: Int, _ one: UInt8, _ other: UInt8, isLong: Bool = false) -> Int {
    let first = Self.ones &* UInt64(one)
    let second = Self.ones &* UInt64(other)
    var index = index
    if isLong { while isClear(index, one, other) { index &+= Self.blockSize } }
    while true {
      let word = word(at: index)
      let one = word ^ first
      let other = word ^ second
      let equal = ((one &- Self.ones) & ~one) | ((other &- Self.ones) & ~other)
      // Below 0x20; 0x7F, to which one is added; and 0x80 and above.
      let odd = ((word &- (Self.ones &* 0x20)) & ~word) | (word &+ Self.ones) | word
      let found = (equal | odd) & Self.highBits
      if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
      index &+= 8
    }
  }

  private static var blockSize: Int { 32 }

  /// Whether the block from a place on has nothing that ``firstStop(from:_:_:)`` looks for. Every byte
  /// of it is looked at, which lets the compiler look at all of them at once.
  @inline(__always)
  private func isClear(_ index: Int, _ one: UInt8, _ other: UInt8) -> Bool {
    precondition(UInt(bitPattern: index) < blockLimit, "A block lies within its buffer.")
    var found: UInt8 = 0
    for offset in 0..<Self.blockSize {
      let byte = start.load(fromByteOffset: index &+ offset, as: UInt8.self)
      found |= (byte == one ? 1 : 0) | (byte == other ? 1 : 0) | (byte &- 0x20 > 0x5E ? 1 : 0)
    }
    return found == 0
  }

  /// The first place, from `index` on, of a byte; at most 31 bytes on, or `nil`.
  @inline(__always)
  func first(_ byte: UInt8, from index: Int) -> Int? {
    var place = index
    while place &- index < 32 {
      let rest = word(at: place) ^ (Self.ones &* UInt64(byte))
      let found = (rest &- Self.ones) & ~rest & Self.highBits
      if found != 0 { return place &+ found.trailingZeroBitCount / 8 }
      place &+= 8
    }
    return nil
  }

  /// The first place from `index` on that is no space.
  @inline(__always)
  func firstNonSpace(from index: Int) -> Int {
    var index = index
    while true {
      let rest = word(at: index) ^ (Self.ones &* 0x20)
      if rest != 0 { return index &+ rest.trailingZeroBitCount / 8 }
      index &+= 8
    }
  }

  /// The place after the scalar that begins at a byte of 0x80 or above; `nil` where the bytes are no
  /// UTF-8, or are a scalar that YAML does not allow or that libyaml takes for a line break: the
  /// control characters U+0080 to U+009F, U+2028, U+2029, U+FEFF, U+FFFE and U+FFFF.
  func afterScalar(at index: Int) -> Int? {
    let first = self[index]
    let second = self[index &+ 1]
    let third = self[index &+ 2]
    func continues(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
    switch first {
    case 0xC2...0xDF:
      return continues(second) && (first > 0xC2 || second >= 0xA0) ? index + 2 : nil
    case 0xE0...0xEF:
      guard continues(second), continues(third) else { return nil }
      switch first {
      case 0xE0 where second < 0xA0, 0xED where second >= 0xA0: return nil
      case 0xE2 where second == 0x80 && (third == 0xA8 || third == 0xA9): return nil
      case 0xEF where second == 0xBB && third == 0xBF, 0xEF where second == 0xBF && third >= 0xBE:
        return nil
      default: return index + 3
      }
    case 0xF0...0xF4:
      guard continues(second), continues(third), continues(self[index &+ 3]),
        first > 0xF0 || second >= 0x90, first < 0xF4 || second < 0x90
      else { return nil }
      return index + 4
    default:
      return nil
    }
  }
}
