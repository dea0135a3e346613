/// Functions whose results have the same bits on every platform.
///
/// The C library's `pow` and `log` may differ in the last bit from one system to the next. Sums,
/// differences, products and quotients may not, so these functions are made of nothing else.
enum PortableMath {
  /// A number multiplied by itself: `base` to the power of `exponent`, by repeated squaring from
  /// the lowest bit of the exponent up.
  ///
  /// - Parameters:
  ///   - base: Any number.
  ///   - exponent: At least 0; the power of 0 is 1, whatever the base.
  /// - Complexity: O(log *k*), exponent *k*.
  static func power(_ base: Double, _ exponent: Int) -> Double {
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

  /// The natural logarithm, within a few units of the last place.
  ///
  /// With `x = 2ᵉ s` and `z = (s − 1) / (s + 1)`, it is `e ln 2 + 2 (z + z³/3 + z⁵/5 + …)`; `z` is at
  /// most 1/3, so eighteen terms are all that a `Double` can hold.
  ///
  /// - Parameter number: Above 0 and finite.
  static func logarithm(_ number: Double) -> Double {
    precondition(number > 0 && number.isFinite, "A logarithm needs a finite number above 0.")
    let z = (number.significand - 1) / (number.significand + 1)
    var series = 0.0
    for term in stride(from: 35, through: 1, by: -2) {
      series = series * (z * z) + 1 / Double(term)
    }
    return Double(number.exponent) * 0.693_147_180_559_945_3 + 2 * (z * series)
  }
}
