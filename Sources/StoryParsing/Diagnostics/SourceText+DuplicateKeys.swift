/// The place of a repeated key: Yams names the key and where it stands first.
extension SourceText {
  /// The diagnostic for a key that one mapping has twice; it stands at the second.
  func duplicateKey(_ key: String, first: Position) -> Diagnostic {
    let name = DiagnosticText.quoted(key)
    guard let second = blockDuplicate(of: key, first: first) ?? flowDuplicate(of: key, first: first)
    else {
      return diagnostic(
        .duplicateKey, .error, at: first,
        "the key \(name) on line \(first.line) stands more than once in its mapping; keep one of "
          + "them")
    }
    return diagnostic(
      .duplicateKey, .error, at: second,
      "the key \(name) stands twice in one mapping, on line \(first.line) and on line "
        + "\(second.line); keep one of them")
  }

  /// Where the key stands again in a mapping in block style: all keys of one have the same column,
  /// and what is between them is blank, a comment, or further to the right.
  private func blockDuplicate(of key: String, first: Position) -> Position? {
    let spellings = Self.spellings(of: key)
    var number = first.line + 1
    while let line = existingLine(number) {
      let content = line.drop { $0 == " " }
      let indent = line.utf8.count - content.utf8.count
      if !content.isEmpty, content.first != "#", content.first != "\t" {
        if indent < first.column - 1 { return nil }
        if indent == first.column - 1, Self.isKey(spellings, at: content.unicodeScalars) {
          return Position(line: number, column: first.column)
        }
      }
      number += 1
    }
    return nil
  }

  /// Where the key stands again in a mapping in flow style: between the same two braces.
  private func flowDuplicate(of key: String, first: Position) -> Position? {
    let spellings = Self.spellings(of: key)
    var rest = line(first.line).unicodeScalars.dropFirst(first.column - 1)
    var place = first
    var depth = 0
    var quote: Unicode.Scalar?
    var mayBegin = false
    while true {
      guard let scalar = rest.first else {
        place = Position(line: place.line + 1, column: 1)
        guard let next = existingLine(place.line) else { return nil }
        rest = next.unicodeScalars[...]
        continue
      }
      if quote == nil, depth == 0, mayBegin, Self.isKey(spellings, at: rest) { return place }
      switch scalar {
      case quote: quote = nil
      case _ where quote != nil: break
      case "\"", "'": quote = scalar
      case "{", "[": depth += 1
      case "}", "]": depth -= 1
      default: break
      }
      if depth < 0 { return nil }
      // A key follows a comma; blanks between the two change nothing.
      if quote == nil, scalar != " ", scalar != "\t" { mayBegin = scalar == "," }
      rest = rest.dropFirst()
      place.column += 1
    }
  }

  private func existingLine(_ number: Int) -> Substring? {
    number <= lastLine ? line(number) : nil
  }

  /// The ways in which a key is written: plain or in quotation marks.
  private static func spellings(of key: String) -> [String.UnicodeScalarView] {
    ["", "\"", "'"].map { ($0 + key + $0).unicodeScalars }
  }

  /// Whether one of a key's spellings and a colon stand at the beginning of a text.
  private static func isKey(
    _ spellings: [String.UnicodeScalarView], at text: Substring.UnicodeScalarView
  ) -> Bool {
    for written in spellings {
      guard text.starts(with: written) else { continue }
      let rest = text.dropFirst(written.count).drop { $0 == " " || $0 == "\t" }
      if rest.first == ":" { return true }
    }
    return false
  }
}
