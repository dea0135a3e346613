/// A hash of bytes for tables in memory: another one in each process, so that nobody can prepare an
/// archive whose keys collide.
///
/// `Hasher` is that too, and takes five times as long for an address.
///
/// > Source: the step of wyhash, a multiplication to 128 bits whose halves are folded together (Wang
/// > Yi, https://github.com/wangyi-fudan/wyhash, public domain). Deviations: one word in a step, and
/// > constants of its own.
public enum SeededHash {
  private static let seed = UInt64.random(in: .min ... .max)

  /// The hash of some bytes.
  ///
  /// - Complexity: O(*b*), *b* bytes.
  public static func hash(of bytes: UnsafeRawBufferPointer) -> Int {
    var state = seed ^ UInt64(truncatingIfNeeded: bytes.count)
    var offset = 0
    while offset &+ 8 <= bytes.count {
      state = fold(state ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset &+= 8
    }
    if offset < bytes.count {
      var word: UInt64 = 0
      for index in offset..<bytes.count { word = word << 8 | UInt64(bytes[index]) }
      state = fold(state ^ word)
    }
    return Int(truncatingIfNeeded: fold(state ^ 0xD1B5_4A32_D192_ED03))
  }

  @inline(__always)
  private static func fold(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}
