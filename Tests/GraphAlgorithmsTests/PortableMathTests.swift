import Foundation
import Testing

@testable import GraphAlgorithms

@Suite struct PortableMathTests {
  @Test("Powers of two and of integers are exact, and the power of 0 is 1")
  func exactPowers() {
    #expect(PortableMath.power(0.5, 10) == 0x1p-10)
    #expect(PortableMath.power(3, 13) == 1_594_323)
    #expect(PortableMath.power(0, 0) == 1)
    #expect(PortableMath.power(0, 3) == 0)
    #expect(PortableMath.power(7, 1) == 7)
    #expect(PortableMath.power(0.5, 2_000) == 0)
  }

  @Test("Powers agree with the C library")
  func powers() {
    var generator = SplitMix64(seed: 1)
    for exponent in 0..<300 {
      let base = 0.5 + generator.unitInterval() / 2
      let expected = pow(base, Double(exponent))
      #expect(abs(PortableMath.power(base, exponent) - expected) <= 1e-13 * expected)
    }
  }

  @Test("Logarithms agree with the C library")
  func logarithms() {
    #expect(PortableMath.logarithm(1) == 0)
    var generator = SplitMix64(seed: 2)
    for exponent in stride(from: -1_074, through: 1_023, by: 3) {
      let number = Double(
        sign: .plus, exponent: exponent, significand: 1 + generator.unitInterval())
      let expected = log(number)
      #expect(abs(PortableMath.logarithm(number) - expected) <= 1e-15 * max(1, abs(expected)))
    }
  }

  @Test("The logarithm of 0 and a power below 0 stop the program")
  func undefined() async {
    await #expect(processExitsWith: .failure) { _ = PortableMath.logarithm(0) }
    await #expect(processExitsWith: .failure) { _ = PortableMath.power(2, -1) }
  }
}
