/// A number of shortest paths, which only counts beside others: what matters is the share of a
/// node's paths that another one has.
///
/// Such numbers outgrow `UInt64` early: a chain of 64 diamonds has 2⁶⁴ paths from end to end, and a
/// grid of 520 by 520 nodes has more than `Double` can hold. So paths are counted in `Double`,
/// and counted anew in ``WideCount`` where a number leaves its range.
protocol PathCount: Sendable {
  init(_ value: Double)
  static func += (sum: inout Self, other: Self)
  static func * (one: Self, other: Self) -> Self
  static func / (dividend: Self, divisor: Self) -> Self
  /// The nearest `Double`.
  var rounded: Double { get }
  /// Whether the number is as exact as a `Double` is in the middle of its range.
  var isInRange: Bool { get }
}

extension Double: PathCount {
  var rounded: Double { self }

  // Not only below infinity, so that the inverse of a number is not a subnormal one.
  var isInRange: Bool { self < 0x1p1000 }
}

/// A number of at least 0 with the precision of `Double` and next to no bounds.
struct WideCount: PathCount, Equatable {
  /// 0, or from 1 to below 2.
  private var significand: Double
  private var exponent: Int

  init(_ value: Double) {
    self.init(significand: value, exponent: 0)
  }

  /// `significand × 2^exponent`, for a significand that may lie outside its range.
  private init(significand: Double, exponent: Int) {
    if significand == 0 {
      self.significand = 0
      self.exponent = 0
    } else {
      self.significand = significand.significand
      self.exponent = exponent + Int(significand.exponent)
    }
  }

  static func += (sum: inout WideCount, other: WideCount) {
    guard other.significand > 0 else { return }
    guard sum.significand > 0 else {
      sum = other
      return
    }
    let (large, small) = sum.exponent >= other.exponent ? (sum, other) : (other, sum)
    // Beyond 60 bits nothing of the smaller number is left in the sum.
    let shift = max(small.exponent - large.exponent, -60)
    sum = WideCount(
      significand: large.significand
        + Double(sign: .plus, exponent: shift, significand: small.significand),
      exponent: large.exponent)
  }

  static func * (one: WideCount, other: WideCount) -> WideCount {
    WideCount(
      significand: one.significand * other.significand, exponent: one.exponent + other.exponent)
  }

  static func / (dividend: WideCount, divisor: WideCount) -> WideCount {
    WideCount(
      significand: dividend.significand / divisor.significand,
      exponent: dividend.exponent - divisor.exponent)
  }

  var rounded: Double { Double(sign: .plus, exponent: exponent, significand: significand) }

  var isInRange: Bool { true }
}
