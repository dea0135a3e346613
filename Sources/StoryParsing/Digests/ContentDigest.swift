#if WITHOUT_DIGESTS
  /// What stands for the one of swift-crypto where reading is fuzzed, which takes no digests; see
  /// `Package.swift`.
  private struct SHA256 {
    mutating func update(bufferPointer: UnsafeRawBufferPointer) {}

    func finalize() -> [UInt8] {
      preconditionFailure("This build is one for fuzzing, which has no digests.")
    }
  }
#else
  internal import Crypto
#endif

/// The SHA-256 digest of some bytes: two files with the same digest have the same bytes.
///
/// > Source: FIPS 180-4, doi:10.6028/NIST.FIPS.180-4. Deviation: none.
public struct ContentDigest: Hashable, Sendable {
  /// The digest as four numbers, the first bytes first.
  private let words: SIMD4<UInt64>

  /// The digest of bytes.
  ///
  /// - Complexity: O(*b*), *b* bytes.
  public init(of bytes: some Sequence<UInt8>) {
    var hasher = Hasher()
    hasher.update(Array(bytes))
    self = hasher.digest
  }

  /// The digest that sixty-four hexadecimal digits state, in either case; `nil` for any other text.
  public init?(hexadecimal text: String) {
    guard text.utf8.count == 64 else { return nil }
    var words = SIMD4<UInt64>()
    for (position, byte) in text.utf8.enumerated() {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      words[position / 16] = words[position / 16] << 4 | UInt64(digit)
    }
    self.words = words
  }

  private init(_ digest: some Sequence<UInt8>) {
    var words = SIMD4<UInt64>()
    for (position, byte) in digest.enumerated() {
      words[position / 8] = words[position / 8] << 8 | UInt64(byte)
    }
    self.words = words
  }

  /// A digest that is computed piece by piece.
  public struct Hasher {
    private var state = SHA256()

    /// A hasher of no bytes yet.
    public init() {}

    /// Takes in the next bytes.
    public mutating func update(_ bytes: [UInt8]) {
      bytes.withUnsafeBytes { state.update(bufferPointer: $0) }
    }

    /// Takes in some of the bytes of a buffer.
    mutating func update(_ bytes: [UInt8], in range: Range<Int>) {
      bytes.withUnsafeBytes {
        state.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[range]))
      }
    }

    /// The digest of all bytes so far.
    public var digest: ContentDigest { ContentDigest(state.finalize()) }
  }
}

extension ContentDigest: CustomStringConvertible {
  /// Sixty-four hexadecimal digits in lower case.
  public var description: String {
    (0..<4).map { position in
      let digits = String(words[position], radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
