import Testing

@testable import GraphAlgorithms

@Suite struct PathCountTests {
  @Test("In the range of Double, wide counts are Doubles")
  func likeDouble() {
    var generator = SplitMix64(seed: 4)
    for _ in 0..<2_000 {
      let one = generator.unitInterval() * Double(1 << generator.integer(below: 40))
      let other = 1 + Double(generator.integer(below: 1 << 30))
      var sum = WideCount(one)
      sum += WideCount(other)
      #expect(sum.rounded == one + other)
      #expect((WideCount(one) * WideCount(other)).rounded == one * other)
      #expect((WideCount(one) / WideCount(other)).rounded == one / other)
    }
  }

  @Test("0 is neutral in a sum, and stays 0 in a product")
  func zero() {
    var sum = WideCount(0)
    sum += WideCount(0)
    #expect(sum == WideCount(0))
    sum += WideCount(3)
    sum += WideCount(0)
    #expect(sum == WideCount(3))
    #expect((WideCount(0) * WideCount(7)).rounded == 0)
    #expect((WideCount(0) / WideCount(7)).rounded == 0)
  }

  @Test("Beyond that range, they go on")
  func beyond() {
    var power = WideCount(1)
    for _ in 0..<5_000 { power += power }
    #expect(power.rounded == .infinity)
    var triple = power
    triple += power
    triple += power
    #expect((triple / power).rounded == 3)
    #expect((WideCount(1) / power).rounded == 0)
    #expect((WideCount(1) / power * triple).rounded == 3)
    // What is 2^−5000 of a sum changes nothing.
    var sum = power
    sum += WideCount(1)
    #expect(sum == power)
    var other = WideCount(1)
    other += power
    #expect(other == power)
  }

  @Test("Double leaves its range before its inverse does")
  func range() {
    #expect(0x1p999.isInRange && !0x1p1000.isInRange)
    #expect(!Double.infinity.isInRange && !Double.nan.isInRange)
    #expect(WideCount(.greatestFiniteMagnitude).isInRange)
  }
}
