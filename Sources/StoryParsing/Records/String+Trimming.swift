extension String {
  /// The text without the white space (Unicode's property `White_Space`) at its two ends.
  ///
  /// - Complexity: O(length); O(1) where there is nothing to remove.
  func trimmed() -> String {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return self }
    guard first.isSpace || last.isSpace else { return self }
    let scalars = unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.isSpace }),
      let end = scalars.lastIndex(where: { !$0.isSpace })
    else { return "" }
    return String(scalars[start...end])
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is white space; the table is asked only beyond ASCII.
  var isSpace: Bool {
    value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }

  /// Whether the scalar is one of the control characters, C0 with DEL or C1.
  var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

  /// Whether the scalar steers what shows it instead of being shown: a control character, the line or the
  /// paragraph separator, or an embedding, override or isolate of the bidirectional algorithm.
  ///
  /// > Source: Unicode Standard Annex 9, https://www.unicode.org/reports/tr9/, section 2; why they matter in
  /// > text that people judge: "Trojan Source", arXiv:2111.00169.
  package var steers: Bool {
    isControl || (0x2028...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }
}
