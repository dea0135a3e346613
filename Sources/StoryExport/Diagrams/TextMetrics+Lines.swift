extension TextMetrics {
  /// Number of characters (Unicode scalars) beyond which no text fits any page, in whatever type and number
  /// of lines.
  static let longest = 4_000

  /// Text on one line: every run of white space is one space, none stands at the ends, and control
  /// characters are gone. No-break spaces stay, because lines do not end at them. Of a text that no page
  /// has room for, the beginning is left.
  public static func collapsed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isSpacePending = false
    for scalar in text.unicodeScalars.prefix(longest) {
      let isNoBreakSpace = scalar == "\u{a0}" || scalar == "\u{202f}"
      if scalar.properties.isWhitespace, !isNoBreakSpace {
        isSpacePending = !result.isEmpty
      } else if scalar.properties.generalCategory != .control {
        if isSpacePending { result.append(" ") }
        isSpacePending = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Breaks text into lines that fit.
  ///
  /// Lines end at spaces; inside a word that is wider than a line also after `-`, `/` and dashes;
  /// and where that is not enough, between two characters, never inside one (a letter with its
  /// accents, an emoji with its modifiers). When not all of the text fits, the last line ends with
  /// `…`.
  ///
  /// - Parameters:
  ///   - text: Any text; it is ``collapsed(_:)`` first.
  ///   - width: Width of a line in points, above 0.
  ///   - fontSize: Height of the type in points.
  ///   - isBold: Whether the type is bold.
  ///   - maximumLines: Number of lines, 1 or more.
  /// - Returns: The lines, none for an empty text. Each is at most `width` wide, unless a single
  ///   character is wider.
  /// - Complexity: O(*n*), *n* characters.
  public static func wrap(
    _ text: String, width: Double, fontSize: Double, isBold: Bool = false, maximumLines: Int
  ) -> [String] {
    precondition(width > 0 && fontSize > 0, "A line and its type have a size above 0.")
    precondition(maximumLines >= 1, "Text has one line or more.")
    var lines = LineBreaker(limit: width, fontSize: fontSize, isBold: isBold)
    for unit in lines.units(of: collapsed(text)) {
      guard lines.add(unit, maximumLines: maximumLines) else {
        lines.endWithEllipsis()
        break
      }
    }
    return lines.texts
  }

  /// Text on one line that fits, cut and ended with `…` where it is too long.
  ///
  /// - Returns: At most `width` points, unless a single character is wider; empty for empty text.
  public static func fit(
    _ text: String, width: Double, fontSize: Double, isBold: Bool = false
  ) -> String {
    wrap(text, width: width, fontSize: fontSize, isBold: isBold, maximumLines: 1).first ?? ""
  }
}

/// Fills lines with units that are not broken any further.
private struct LineBreaker {
  struct Unit {
    var text: Substring
    var thousandths: Int
    var followsSpace: Bool
  }

  private let limit: Double
  private let fontSize: Double
  private let isBold: Bool
  private var lines: [[Unit]] = []
  /// Width of the last line.
  private var filled = 0

  init(limit: Double, fontSize: Double, isBold: Bool) {
    self.limit = limit
    self.fontSize = fontSize
    self.isBold = isBold
  }

  var texts: [String] {
    lines.map { line in
      line.enumerated().reduce(into: "") { text, unit in
        if unit.offset > 0, unit.element.followsSpace { text += " " }
        text += unit.element.text
      }
    }
  }

  private func measure(_ text: Substring) -> Int {
    text.unicodeScalars.reduce(0) { $0 + TextMetrics.thousandths($1, isBold: isBold) }
  }

  private func fits(_ thousandths: Int) -> Bool {
    TextMetrics.points(thousandths, fontSize) <= limit
  }

  private var space: Int { TextMetrics.thousandths(" ", isBold: isBold) }

  /// Words; where a word is too wide for a line, its parts; where a part is, its characters.
  func units(of text: String) -> [Unit] {
    var units: [Unit] = []
    for word in text.split(separator: " ") {
      var followsSpace = true
      for part in parts(of: word) {
        units.append(
          Unit(text: part, thousandths: measure(part), followsSpace: followsSpace))
        followsSpace = false
      }
    }
    return units
  }

  private func parts(of word: Substring) -> [Substring] {
    if fits(measure(word)) { return [word] }
    var parts: [Substring] = []
    var start = word.startIndex
    for index in word.indices where "-/‐–—".contains(word[index]) {
      let end = word.index(after: index)
      parts.append(word[start..<end])
      start = end
    }
    if start < word.endIndex { parts.append(word[start...]) }
    return parts.flatMap { part in
      fits(measure(part)) ? [part] : part.indices.map { part[$0...$0] }
    }
  }

  /// Puts a unit on the last line or on a new one; false where there is no line left.
  mutating func add(_ unit: Unit, maximumLines: Int) -> Bool {
    if !lines.isEmpty {
      let wider = filled + (unit.followsSpace ? space : 0) + unit.thousandths
      if fits(wider) {
        lines[lines.count - 1].append(unit)
        filled = wider
        return true
      }
    }
    guard lines.count < maximumLines else { return false }
    lines.append([unit])
    filled = unit.thousandths
    return true
  }

  /// Makes room for `…` at the end of the last line: whole units go first, then characters.
  mutating func endWithEllipsis() {
    guard var line = lines.popLast() else { return }
    let ellipsis: Substring = "…"
    let ellipsisWidth = measure(ellipsis)
    while line.count > 1, !fits(filled + ellipsisWidth) {
      let last = line.removeLast()
      filled -= last.thousandths + (last.followsSpace ? space : 0)
    }
    if var only = line.first, line.count == 1 {
      while !only.text.isEmpty, !fits(measure(only.text) + ellipsisWidth) { only.text.removeLast() }
      line = only.text.isEmpty ? [] : [only]
    }
    line.append(Unit(text: ellipsis, thousandths: ellipsisWidth, followsSpace: false))
    lines.append(line)
  }
}
