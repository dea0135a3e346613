extension Double {
  /// The natural logarithm, off by no more than two units in the last place.
  ///
  /// The C library's may differ in its last bit from one platform to the next. This one needs
  /// nothing but what is exact to the bit everywhere: `ln x = e ln 2 + 2 artanh((m − 1) / (m + 1))`
  /// for `x = m 2^e` with `m` from √½ to √2, and the power series of the second part.
  ///
  /// - Precondition: The number is above 0, finite and not subnormal.
  var naturalLogarithm: Double {
    precondition(isNormal && self > 0, "A logarithm needs a number above 0.")
    var exponent = Double(self.exponent)
    var mantissa = significand
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
}
