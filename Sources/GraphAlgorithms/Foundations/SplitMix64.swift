/// A small seeded generator of random numbers: the same seed gives the same sequence everywhere.
///
/// Its state is a counter that grows by an odd constant; each value is the counter with its bits
/// mixed. It has a period of 2⁶⁴ and is not meant for cryptography.
///
/// The methods here take the place of the standard library's, such as `Int.random(in:using:)` and
/// `shuffle(using:)`, whose use of a generator may change from one version of Swift to the next.
///
/// > Source: Steele, Lea, Flood 2014, doi:10.1145/2714064.2660195, with the mixing function of
/// > Java's `SplittableRandom` (Stafford's variant 13). Deviation: it never splits, so the
/// > increment is always that of the golden ratio.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Creates a generator.
  ///
  /// - Parameter seed: Start of the sequence; every value is as good as any other.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var bits = state
    bits = (bits ^ (bits &>> 30)) &* 0xbf58_476d_1ce4_e5b9
    bits = (bits ^ (bits &>> 27)) &* 0x94d0_49bb_1331_11eb
    return bits ^ (bits &>> 31)
  }

  /// A random integer from 0 up to, but not including, a bound; each is equally likely.
  ///
  /// - Parameter bound: Above 0.
  /// - Complexity: O(1); draws more than once with a chance below `bound` / 2⁶⁴.
  /// > Source: Lemire 2019, doi:10.1145/3230636. Deviation: none.
  public mutating func integer(below bound: UInt64) -> UInt64 {
    precondition(bound > 0, "A random integer needs a bound above 0.")
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold {
        product = next().multipliedFullWidth(by: bound)
      }
    }
    return product.high
  }

  /// A random number from 0 up to, but not including, 1: a multiple of 2⁻⁵³, each equally likely.
  public mutating func unitInterval() -> Double {
    Double(next() &>> 11) * 0x1p-53
  }

  /// Puts a part of an array in random order; every order is equally likely.
  ///
  /// - Parameters:
  ///   - elements: The array.
  ///   - range: The positions to reorder; the rest stays as it is.
  /// - Complexity: O(*k*), *k* positions in `range`.
  public mutating func shuffle<Element>(_ elements: inout [Element], in range: Range<Int>) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= elements.count,
      "The part to shuffle lies inside the array.")
    var remaining = range.count
    while remaining > 1 {
      let chosen = Int(truncatingIfNeeded: integer(below: UInt64(remaining)))
      remaining -= 1
      elements.swapAt(range.lowerBound + chosen, range.lowerBound + remaining)
    }
  }
}
