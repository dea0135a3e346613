extension Diagnostic {
  /// Most scalars of a line that are shown.
  private static let shownWidth = 120

  /// The diagnostic as a person reads it: its description, the line, and a caret under the place.
  ///
  /// ```
  /// a.md:4:10: warning: quality “high” is not a whole number [invalid-number]
  /// quality: high
  ///          ^
  /// ```
  ///
  /// Of a long line the part around the place is shown, at most 120 scalars, with an ellipsis where it
  /// goes on. Without an excerpt it is the description alone. Tabs before the caret stay tabs, so that
  /// the two lines agree at any tab width.
  public var annotated: String {
    if excerpt.isEmpty { return description }
    let scalars = Array(excerpt.unicodeScalars)
    let place = column - 1
    // The excerpt of an endless line may end before its fault.
    let isInside = scalars.indices.contains(place) || place == scalars.count
    let middle = isInside ? place - Self.shownWidth / 2 : 0
    let start = max(0, min(middle, scalars.count - Self.shownWidth))
    let end = min(scalars.count, start + Self.shownWidth)
    let before = start > 0 ? "…" : ""
    let shown = before + String(String.UnicodeScalarView(scalars[start..<end]))
    let line = description + "\n" + shown + (end < scalars.count ? "…" : "")
    guard isInside else { return line }
    let blanks = scalars[start..<place].map { $0 == "\t" ? "\t" : " " }.joined()
    return line + "\n" + (start > 0 ? " " : "") + blanks + "^"
  }
}
