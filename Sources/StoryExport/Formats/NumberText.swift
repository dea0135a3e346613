internal import Foundation

/// The one way in which floating-point numbers are written.
public enum NumberText {
  /// A number with up to twelve significant digits and a full stop, on every platform the same.
  ///
  /// Twelve digits are more than any measure is accurate to and fewer than the last bits in which
  /// equal sums of different order may differ. Values that are not finite are written as nothing,
  /// because no spreadsheet and no JSON reader knows them.
  public static func exact(_ value: Double) -> String {
    withExact(value) { String(decoding: $0, as: UTF8.self) }
  }

  /// Lends the bytes of a number as ``exact(_:)`` writes it.
  ///
  /// A table has hundreds of thousands of them, so no string is made, and C's own function is called
  /// without the parts of Foundation around it. It follows the locale of the process, which a program
  /// that uses this library may have set, in one thing: what stands where the full stop belongs.
  static func withExact<Result>(
    _ value: Double, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard value.isFinite else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    // A sign, twelve digits, a separator, a sign and three digits of the exponent: 20 bytes, and a
    // separator of up to four.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { bytes in
      // A negative zero has no sign. The same as `%.12g`, without a list of arguments.
      let written = bytes.withMemoryRebound(to: CChar.self) {
        strlen(gcvt(value == 0 ? 0 : value, 12, $0.baseAddress!))
      }
      precondition((1..<bytes.count).contains(written), "A number has at most 24 bytes.")
      let count = putFullStop(in: bytes, count: written)
      return body(UnsafeBufferPointer(rebasing: bytes[..<count]))
    }
  }

  /// Puts a full stop in the place of what separates the decimals of a number.
  ///
  /// - Returns: The new number of bytes.
  static func putFullStop(in bytes: UnsafeMutableBufferPointer<UInt8>, count: Int) -> Int {
    guard let start = bytes[..<count].firstIndex(where: { !isOfNumber($0) }) else { return count }
    let end = bytes[start..<count].firstIndex(where: { isOfNumber($0) }) ?? count
    bytes[start] = UInt8(ascii: ".")
    for index in end..<count { bytes[start + 1 + index - end] = bytes[index] }
    return start + 1 + count - end
  }

  /// Whether a byte is a digit, a sign or an exponent's letter, and so no separator.
  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "e"):
      true
    default: false
    }
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
  /// - Parameters:
  ///   - count: The number.
  ///   - noun: The noun for one.
  ///   - plural: The noun for any number but one; with an `s` where it is absent.
  public static func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? noun : plural ?? noun + "s")"
  }
}
