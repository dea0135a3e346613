/// Front matter that passes a limit.
extension SourceText {
  /// What a text has beyond the limits, before a tree is built of it.
  enum Excess {
    /// Nothing.
    case none
    /// Related articles that are left out.
    case surplus(YAMLMeasure.Surplus)
    /// A tree that must not be built.
    case fault(Diagnostic)
  }

  /// Holds the text against the limits.
  func excess(_ limits: ReadingLimits) -> Excess {
    if let line = firstDirectiveBeyondLimit() {
      return .fault(
        diagnostic(
          .invalidYAML, .error, at: Position(line: line, column: 1),
          "the front matter begins with more than \(ReadingLimits.directiveCount) directives (%), "
            + "which mean nothing here; delete them"))
    }
    var text = text
    let outcome = text.withUTF8 { YAMLMeasure.outcome(of: $0, limits: limits) }
    if let excess = outcome.excess { return .fault(fault(of: excess, limits)) }
    return outcome.surplus.map { .surplus($0) } ?? .none
  }

  private func fault(of excess: YAMLMeasure.Excess, _ limits: ReadingLimits) -> Diagnostic {
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
