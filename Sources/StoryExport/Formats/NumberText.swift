internal import Foundation

/// The one way in which floating-point numbers are written.
public enum NumberText {
  /// A number with up to twelve significant digits and a full stop, on every platform the same.
  ///
  /// Twelve digits are more than any measure is accurate to and fewer than the last bits in which
  /// equal sums of different order may differ. Values that are not finite are written as nothing,
  /// because no spreadsheet and no JSON reader knows them.
  public static func exact(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    if value == 0 { return "0" }
    return String(format: "%.12g", value)
  }

  /// A number rounded to a fixed number of decimals.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "" }
    let text = String(format: "%.\(decimals)f", value)
    // A negative number that rounds to zero has no sign.
    return text.hasPrefix("-") && !text.contains { ("1"..."9").contains($0) }
      ? String(text.dropFirst()) : text
  }

  /// A whole number with a comma between groups of three digits, for reading.
  public static func grouped(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// A whole number with its noun: `1 file`, `1,611 files`.
  ///
  /// - Parameter plural: The noun for any number but one; with an `s` where it is absent.
  public static func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? noun : plural ?? noun + "s")"
  }
}
