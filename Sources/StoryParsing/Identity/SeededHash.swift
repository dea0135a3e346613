/// A hash of bytes for tables in memory: another one in each process, so that nobody can prepare an
/// archive whose keys collide.
///
/// `Hasher` is that too, and takes five times as long for an address.
///
/// > Source: the step of wyhash, a multiplication to 128 bits whose halves are folded together (Wang
/// > Yi, https://github.com/wangyi-fudan/wyhash, public domain). Deviations: the rest of a text
/// > is taken word by word, and both factors are secret.
public enum SeededHash {
  /// Both are secret: a text that made one factor of a product zero would hide all that came before.
  private static let secrets = (
    first: UInt64.random(in: .min ... .max), second: UInt64.random(in: .min ... .max)
  )

  /// The hash of some bytes.
  ///
  /// - Complexity: O(*b*), *b* bytes.
  public static func hash(of bytes: UnsafeRawBufferPointer) -> Int {
    let (seed, other) = secrets
    var state = seed ^ UInt64(truncatingIfNeeded: bytes.count)
    var offset = 0
    while offset &+ 16 <= bytes.count {
      state = fold(
        state ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self),
        other ^ bytes.loadUnaligned(fromByteOffset: offset &+ 8, as: UInt64.self))
      offset &+= 16
    }
    while offset < bytes.count {
      var word: UInt64 = 0
      for index in offset..<min(offset &+ 8, bytes.count) {
        word = word << 8 | UInt64(bytes[index])
      }
      state = fold(state ^ word, other)
      offset &+= 8
    }
    return Int(truncatingIfNeeded: fold(state, seed ^ 0x9E37_79B9_7F4A_7C15))
  }

  @inline(__always)
  private static func fold(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = one.multipliedFullWidth(by: other)
    return product.high ^ product.low
  }
}
