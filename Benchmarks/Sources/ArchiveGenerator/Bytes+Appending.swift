internal import GraphAlgorithms

/// How documents are put together.
extension [UInt8] {
  /// Appends text as it is.
  mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  /// Appends text in double quotation marks, each of its own behind a backslash.
  mutating func appendQuoted(_ text: String) {
    append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { append(UInt8(ascii: "\\")) }
      append(byte)
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends a picture as the only item of a list.
  mutating func appendPicture(_ picture: ArticleText.Picture, indent: String) {
    append("\(indent)- url: \"\(picture.url)\"\n\(indent)  width: \(picture.width)\n")
    append("\(indent)  height: \(picture.height)\n\(indent)  isCached: true\n")
  }

  /// Appends what `secured` holds: blocks of 16 bytes in base 64, a semicolon and one more block, 389
  /// to 561 characters, as in real archives.
  mutating func appendSecret(_ random: inout SplitMix64) {
    let isShort = random.chance(perMille: 890)
    appendBase64(byteCount: 16 * (isShort ? 17 : random.number(in: 19...25)), &random)
    append(UInt8(ascii: ";"))
    appendBase64(byteCount: 16, &random)
  }

  /// Appends random bytes in base 64.
  private mutating func appendBase64(byteCount: Int, _ random: inout SplitMix64) {
    var remaining = byteCount
    var bits: UInt64 = 0
    var bitCount = 0
    while remaining > 0 {
      if bitCount < 24 {
        bits = random.next()
        bitCount = 64
      }
      let count = Swift.min(3, remaining)
      // What stands beyond the last byte is zero, as an encoder leaves it.
      let group = bits & 0xFF_FFFF & ~((1 << (8 * (3 - UInt64(count)))) - 1)
      bits >>= 24
      bitCount -= 24
      for digit in 0..<4 {
        let value = Int(group >> (18 - 6 * UInt64(digit))) & 63
        append(digit <= count ? Self.base64Digits[value] : UInt8(ascii: "="))
      }
      remaining -= count
    }
  }

  private static let base64Digits = [UInt8](
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}
