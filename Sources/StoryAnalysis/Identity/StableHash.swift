/// A hash that is the same in every process, on every platform, in every version.
///
/// Swift's own `Hasher` is seeded anew in each process, so it cannot name things in files.
///
/// > Source: FNV-1a, 64 bits (Fowler, Noll, Vo; doi:10.17487/RFC9923), then the finaliser of
/// > SplitMix64 (doi:10.1145/2714064.2660195), which spreads short inputs over all bits.
enum StableHash {
  /// The hash of the UTF-8 bytes of `text`.
  ///
  /// - Complexity: O(*b*), *b* the number of bytes.
  static func hash(_ text: String) -> UInt64 {
    var state: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 {
      state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    state = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
    state = (state ^ (state >> 27)) &* 0x94d0_49bb_1331_11eb
    return state ^ (state >> 31)
  }

  /// A hash as sixteen lower-case hexadecimal digits; names have the order of their hashes.
  static func name(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
