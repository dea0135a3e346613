/// Functions whose results have the same bits on every platform.
///
/// The C library's `pow`, `log` and `exp` may differ in the last bit from one system to the next. Sums,
/// differences, products and quotients may not, so these functions are made of nothing else.
package enum PortableMath {
  /// A number multiplied by itself: `base` to the power of `exponent`, by repeated squaring from
  /// the lowest bit of the exponent up.
  ///
  /// - Parameters:
  ///   - base: Any number.
  ///   - exponent: At least 0; the power of 0 is 1, whatever the base.
  /// - Complexity: O(log *k*), exponent *k*.
  package static func power(_ base: Double, _ exponent: Int) -> Double {
    precondition(exponent >= 0, "An exponent is at least 0.")
    var result = 1.0
    var square = base
    var bits = exponent
    while bits > 0 {
      if bits & 1 == 1 { result *= square }
      square *= square
      bits >>= 1
    }
    return result
  }

  /// The natural logarithm, off by no more than two units in the last place.
  ///
  /// `ln x = e ln 2 + 2 artanh((m − 1) / (m + 1))` for `x = m 2^e` with `m` from √½ to √2, and the
  /// power series of the second part.
  ///
  /// - Parameter number: Above 0 and finite.
  package static func logarithm(_ number: Double) -> Double {
    precondition(number > 0 && number.isFinite, "A logarithm needs a finite number above 0.")
    var exponent = Double(number.exponent)
    var mantissa = number.significand
    if mantissa > 1.414_213_562_373_095_1 {
      mantissa /= 2
      exponent += 1
    }
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    // ratio² is below 0.0295, so what is left out is below 10⁻¹⁸ of the sum.
    var tail = 0.0
    for denominator in stride(from: 23.0, through: 3, by: -2) {
      tail = (tail + 1 / denominator) * square
    }
    return exponent * 0.693_147_180_559_945_3 + 2 * (ratio + ratio * tail)
  }

  /// The exponential function, off by no more than two units in the last place.
  ///
  /// `e^x = 2^k e^r` with `r = x − k ln 2` from −½ ln 2 to ½ ln 2, and the power series of the second
  /// factor.
  ///
  /// - Parameter number: From −700 to 700; below, the result is 0.
  package static func exponential(_ number: Double) -> Double {
    precondition(number <= 700, "The exponential function is computed up to 700.")
    guard number >= -700 else { return 0 }
    let power = (number * 1.442_695_040_888_963_4).rounded()
    // ln 2 in two parts, of which the first has so few digits that its product with k is exact.
    let rest = (number - power * 0.693_147_180_369_123_8) - power * 1.908_214_929_270_587_7e-10
    // rest is below 0.347, so what is left out is below 10⁻¹⁸.
    var sum = 1.0
    for divisor in stride(from: 17.0, through: 1, by: -1) { sum = 1 + sum * rest / divisor }
    return Double(sign: .plus, exponent: Int(power), significand: sum)
  }
}
