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

  // Digits of the constants: OEIS A002162, A002391, A002392, A016630.
  @Test("Known logarithms have all their digits")
  func knownLogarithms() {
    #expect(PortableMath.logarithm(1) == 0)
    let known: [(Double, Double)] = [
      (2, 0.69314718055994530941723), (3, 1.09861228866810969139525),
      (10, 2.30258509299404568401799), (7, 1.94591014905531330510535),
      (0.5, -0.69314718055994530941723), (0.1, -2.30258509299404568401799),
      // Where the power series needs most terms: Python 3, decimal.
      (1.4140625, 0.34646676734620858091846), (0.70703125, -0.34668041321373672849876),
      (1 + 0x1p-52, 0x1p-52), (1 - 0x1p-53, -0x1p-53), (0x1p1023, 709.08956571282405153382847),
      (0x1p-1022, -708.39641853226410621541124),
    ]
    for (number, logarithm) in known {
      #expect(abs(PortableMath.logarithm(number) - logarithm) <= 2 * logarithm.ulp)
    }
  }

  @Test("The logarithm of a product is the sum of the logarithms, and it rises")
  func laws() {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<2_000 {
      let first = Double(1 + generator.integer(below: 1 << 40))
      let second = 1 / Double(1 + generator.integer(below: 1 << 40))
      let sum = PortableMath.logarithm(first) + PortableMath.logarithm(second)
      #expect(abs(PortableMath.logarithm(first * second) - sum) < 1e-14)
      #expect(PortableMath.logarithm(first + 1) > PortableMath.logarithm(first))
    }
  }

  @Test("Logarithms agree with the C library")
  func logarithms() {
    var generator = SplitMix64(seed: 2)
    for exponent in stride(from: -1_074, through: 1_023, by: 3) {
      let number = Double(
        sign: .plus, exponent: exponent, significand: 1 + generator.unitInterval())
      let expected = log(number)
      #expect(abs(PortableMath.logarithm(number) - expected) <= 1e-15 * max(1, abs(expected)))
    }
  }

  @Test("Numbers without a logarithm and a power below 0 stop the program")
  func undefined() async {
    await #expect(processExitsWith: .failure) { _ = PortableMath.logarithm(0) }
    await #expect(processExitsWith: .failure) { _ = PortableMath.logarithm(-1) }
    await #expect(processExitsWith: .failure) { _ = PortableMath.logarithm(.infinity) }
    await #expect(processExitsWith: .failure) { _ = PortableMath.power(2, -1) }
  }

  // Python 3, decimal, of the nearest binary number.
  @Test("Known exponentials are right to two units in the last place; far below 0 nothing is left")
  func exponentials() {
    #expect(PortableMath.exponential(0) == 1)
    #expect(PortableMath.exponential(-701) == 0 && PortableMath.exponential(-.infinity) == 0)
    let known: [(Double, Double)] = [
      (1, 2.7182818284590452353603e+0), (-1, 3.6787944117144232159552e-1),
      (0.5, 1.6487212707001281468487e+0), (-10, 4.5399929762484851535592e-5),
      (20.5, 7.9990217747550540670460e+8), (-0.001, 9.9900049983337499164726e-1),
      (0.34657359, 1.4142135619771539050101e+0), (-0.3465736, 7.0710677431345032158412e-1),
      (300, 1.9424263952412559365842e+130), (-300, 5.1482002224120137811549e-131),
      (-699.5, 1.6255858439919857048886e-304),
    ]
    for (number, expected) in known {
      let found = PortableMath.exponential(number)
      #expect(abs(found - expected) <= 2 * expected.ulp, "\(number)")
    }
    var generator = SplitMix64(seed: 2)
    for _ in 0..<1_000 {
      let number = 1_400 * generator.unitInterval() - 700
      let expected = exp(number)
      #expect(abs(PortableMath.exponential(number) - expected) <= 3 * expected.ulp, "\(number)")
    }
  }
}
