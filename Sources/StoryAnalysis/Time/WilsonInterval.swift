/// Where a share lies of which a sample is known, with 95 % confidence.
///
/// `(p + z² / 2n ± z √(p (1 − p) / n + z² / 4n²)) / (1 + z² / n)` with `p = k / n` and `z` = 1.96, the
/// 0.975 quantile of the normal distribution. Unlike the plain interval it never leaves 0 to 1 and is
/// of use for few cases.
///
/// > Source: Wilson 1927, doi:10.1080/01621459.1927.10502953. Deviation: none; no correction for
/// > continuity.
public struct WilsonInterval: Hashable, Sendable {
  /// Lower end, from 0.
  public let low: Double
  /// Upper end, to 1.
  public let high: Double

  /// The interval for a share.
  ///
  /// - Parameters:
  ///   - count: Number of cases that have the property.
  ///   - total: Number of cases, at least 1.
  public init(_ count: Int, of total: Int) {
    precondition(total > 0 && (0...total).contains(count), "A share is of one case or more.")
    let z = 1.959_963_984_540_054
    let n = Double(total)
    let share = Double(count) / n
    let spread = z * z / n
    let middle = (share + spread / 2) / (1 + spread)
    let half = (z * (share * (1 - share) / n + spread / (4 * n)).squareRoot()) / (1 + spread)
    // At the ends the terms cancel out, but for their last bits.
    low = count == 0 ? 0 : middle - half
    high = count == total ? 1 : middle + half
  }
}
