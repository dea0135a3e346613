import Testing

@testable import GraphAlgorithms

@Suite struct LogarithmTests {
  // Digits of the constants: OEIS A002162, A002391, A002392, A016630.
  @Test("Known logarithms have all their digits")
  func known() {
    #expect((1.0).naturalLogarithm == 0)
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
      #expect(abs(number.naturalLogarithm - logarithm) <= 2 * logarithm.ulp)
    }
  }

  @Test("The logarithm of a product is the sum of the logarithms, and it rises")
  func laws() {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<2_000 {
      let first = Double(1 + generator.integer(below: 1 << 40))
      let second = 1 / Double(1 + generator.integer(below: 1 << 40))
      let sum = first.naturalLogarithm + second.naturalLogarithm
      #expect(abs((first * second).naturalLogarithm - sum) < 1e-14)
      #expect((first + 1).naturalLogarithm > first.naturalLogarithm)
    }
  }

  @Test("Numbers without a logarithm are refused")
  func preconditions() async {
    await #expect(processExitsWith: .failure) { _ = (0.0).naturalLogarithm }
    await #expect(processExitsWith: .failure) { _ = (-1.0).naturalLogarithm }
    await #expect(processExitsWith: .failure) { _ = Double.infinity.naturalLogarithm }
  }
}
