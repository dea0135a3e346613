/// The checksum at the end of gzip data, which libarchive does not compare.
///
/// Eight bytes are taken at a time, each through a table of its own.
///
/// > Source: ISO 3309 and RFC 1952, section 8; Kounavis and Berry 2008, doi:10.1109/TC.2008.85.
struct CRC32 {
  private var remainder: UInt32 = .max

  /// The checksum of all bytes so far.
  var value: UInt32 { ~remainder }

  mutating func update(_ bytes: Span<UInt8>) {
    let tables = Self.tables
    var crc = remainder
    var index = 0
    let whole = bytes.count & ~7
    while index < whole {
      let low =
        crc
        ^ (UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
          | UInt32(bytes[index + 3]) << 24)
      // One expression for all eight takes the compiler's type checker too long.
      let first = tables[0x700 | Int(low & 0xFF)] ^ tables[0x600 | Int(low >> 8 & 0xFF)]
      let second = tables[0x500 | Int(low >> 16 & 0xFF)] ^ tables[0x400 | Int(low >> 24)]
      let third = tables[0x300 | Int(bytes[index + 4])] ^ tables[0x200 | Int(bytes[index + 5])]
      let fourth = tables[0x100 | Int(bytes[index + 6])] ^ tables[Int(bytes[index + 7])]
      crc = first ^ second ^ third ^ fourth
      index += 8
    }
    while index < bytes.count {
      crc = tables[Int((crc ^ UInt32(bytes[index])) & 0xFF)] ^ (crc >> 8)
      index += 1
    }
    remainder = crc
  }

  /// Eight tables of 256: what a byte contributes that 0 to 7 further bytes follow.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var crc = UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
      tables[byte] = crc
    }
    for index in 256..<(8 * 256) {
      let before = tables[index - 256]
      tables[index] = tables[Int(before & 0xFF)] ^ (before >> 8)
    }
    return tables
  }()
}
