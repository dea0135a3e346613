import GraphAlgorithms

/// Seeded random numbers for tests that build their own cases.
struct RandomNumbers {
  private var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  /// A whole number from 0 up to a bound.
  mutating func number(below bound: Int) -> Int {
    Int(random.integer(below: UInt64(bound)))
  }
}
