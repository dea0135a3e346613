extension Diagnostic {
  /// The diagnostic as a person reads it: its description, the line, and a caret under the place.
  ///
  /// ```
  /// a.md:4:10: warning: quality “high” is not a whole number [invalid-number]
  /// quality: high
  ///          ^
  /// ```
  ///
  /// Without an excerpt it is the description alone. Tabs before the caret stay tabs, so that the
  /// two lines agree at any tab width.
  public var annotated: String {
    if excerpt.isEmpty { return description }
    let before = excerpt.unicodeScalars.prefix(max(0, column - 1))
    // The excerpt of an endless line ends before its fault.
    guard before.count == column - 1 else { return description + "\n" + excerpt }
    let blanks = before.map { $0 == "\t" ? "\t" : " " }.joined()
    return description + "\n" + excerpt + "\n" + blanks + "^"
  }
}
