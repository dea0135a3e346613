/// Front matter that passes a limit.
extension SourceText {
  /// The fault of a text whose tree would pass a limit; `nil` where it is within all of them.
  func excess(_ limits: ReadingLimits) -> Diagnostic? {
    if let line = firstDirectiveBeyondLimit() {
      return diagnostic(
        .invalidYAML, .error, at: Position(line: line, column: 1),
        "the front matter begins with more than \(ReadingLimits.directiveCount) directives (%), "
          + "which mean nothing here; delete them")
    }
    var text = text
    let excess = text.withUTF8 { YAMLMeasure.excess(in: $0, limits: limits) }
    guard let excess else { return nil }
    let place = position(yamlLine: excess.line, column: excess.column)
    switch excess.limit {
    case .nesting:
      let levels = PackedArchive.Limits.grouped(limits.nesting)
      return diagnostic(
        .nestingLimit, .error, at: place,
        "the front matter nests deeper than \(levels) levels, which no article does; remove the "
          + "lists or mappings around this place, or raise --max-nesting")
    case .aliases:
      let size = PackedArchive.Limits.size(limits.aliasSize)
      return diagnostic(
        .aliasLimit, .error, at: place,
        "the aliases (*) of the front matter stand for more than \(size); write the values out, or "
          + "raise --max-aliases")
    case .values:
      let values = PackedArchive.Limits.grouped(limits.valueCount)
      let mentions = PackedArchive.Limits.grouped(limits.mentionCount)
      return diagnostic(
        .mentionLimit, .error, at: place,
        "the document has more than \(values) keys and values, enough for \(mentions) related "
          + "articles; split it, or raise --max-mentions")
    }
  }

  /// The line of the first of the directives before the text that is one too many.
  private func firstDirectiveBeyondLimit() -> Int? {
    var count = 0
    var number = firstLine
    while number <= lastLine {
      // Directives may have blank lines and comments between them.
      switch line(number).utf8.first(where: { $0 != 0x20 && $0 != 0x09 }) {
      case UInt8(ascii: "%"): count += 1
      case nil, UInt8(ascii: "#"), 0x0D: break
      default: return nil
      }
      if count > ReadingLimits.directiveCount { return number }
      number += 1
    }
    return nil
  }
}
