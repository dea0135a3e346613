internal import GraphAlgorithms

/// What the plans draw. Whole numbers only: the last bit of a logarithm or a power differs from one
/// mathematics library to the next, and the documents must not.
extension SplitMix64 {
  /// The generator of one purpose: neighbouring numbers give sequences that have nothing in common.
  init(seed: UInt64, purpose: UInt64, number: Int) {
    var mixed = seed
    for part in [purpose, UInt64(number)] {
      var generator = SplitMix64(seed: mixed ^ (part &* 0xd6e8_feb8_6659_fd93))
      mixed = generator.next()
    }
    self.init(seed: mixed)
  }

  /// A whole number from 0 up to, but not including, a bound.
  mutating func index(below bound: Int) -> Int {
    Int(truncatingIfNeeded: integer(below: UInt64(bound)))
  }

  /// A whole number of a range.
  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + index(below: range.upperBound - range.lowerBound + 1)
  }

  /// True in so many of a thousand cases.
  mutating func chance(perMille: Int) -> Bool { index(below: 1000) < perMille }

  /// One element of an array.
  mutating func element<Element>(of elements: [Element]) -> Element {
    elements[index(below: elements.count)]
  }
}
