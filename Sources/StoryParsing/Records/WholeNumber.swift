/// What a text says when a whole number is expected.
enum WholeNumber: Equatable {
  case value(Int)
  /// A number with a fraction, infinity, or no number (`.nan`).
  case notWhole
  /// A whole number beyond 64 bits, or beyond 2⁵³ in a form with fraction or exponent.
  case tooLarge
  case notANumber

  /// Reads a number in the decimal forms of the core schema of YAML 1.2: `84`, `-1`, `84.0`,
  /// `8.4e1`.
  init(_ text: String) {
    if let value = Int(text) {
      self = .value(value)
      return
    }
    guard let form = Self.form(of: text) else {
      let bare = text.drop { $0 == "+" || $0 == "-" }
      let named = [".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"].contains(String(bare))
      self = named ? .notWhole : .notANumber
      return
    }
    if form == .integer {
      self = .tooLarge
      return
    }
    guard let number = Double(text), number.isFinite else {
      self = .tooLarge
      return
    }
    guard number.rounded() == number else {
      self = .notWhole
      return
    }
    // Beyond 2⁵³ a binary number no longer holds every digit that was written.
    self = abs(number) <= 9_007_199_254_740_992 ? .value(Int(number)) : .tooLarge
  }

  private enum Form { case integer, decimal }

  /// Which of the two decimal forms a text has, if any.
  private static func form(of text: String) -> Form? {
    var rest = Substring(text).utf8
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    func dropSign() {
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    }
    func dropDigits() -> Int {
      let count = rest.prefix(while: isDigit).count
      rest.removeFirst(count)
      return count
    }
    dropSign()
    var digits = dropDigits()
    var form = Form.integer
    if rest.first == UInt8(ascii: ".") {
      form = .decimal
      rest.removeFirst()
      digits += dropDigits()
    }
    guard digits > 0 else { return nil }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      form = .decimal
      rest.removeFirst()
      dropSign()
      guard dropDigits() > 0 else { return nil }
    }
    return rest.isEmpty ? form : nil
  }
}
