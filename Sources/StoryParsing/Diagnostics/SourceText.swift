/// The YAML text of a document, and where each of its places is in the document's file.
struct SourceText {
  /// Name of the document.
  let document: String
  /// The YAML text.
  let text: String
  /// Line of the document on which the text begins, from 1.
  let firstLine: Int

  /// Where the lines of the text begin, in bytes. A line ends at a line feed.
  private let lineStarts: [Int]
  /// The same as YAML 1.1 counts lines; `nil` where it counts them alike.
  private let yamlLineStarts: [Int]?

  init(document: String, text: String, firstLine: Int) {
    self.document = document
    self.text = text
    self.firstLine = firstLine
    var text = text
    (lineStarts, yamlLineStarts) = text.withUTF8 { Self.lineStarts(in: $0) }
  }

  /// Finds the beginnings of lines, by the rule of editors and by that of YAML 1.1.
  ///
  /// libyaml also ends a line at a lone carriage return, at NEL (U+0085), and at the separators
  /// U+2028 and U+2029, which occur inside headlines; its line numbers would drift from the file's.
  private static func lineStarts(in bytes: UnsafeBufferPointer<UInt8>) -> ([Int], [Int]?) {
    var lines = [0]
    var yamlLines: [Int]?
    for (index, byte) in bytes.enumerated() {
      let next = index + 1
      switch byte {
      case UInt8(ascii: "\n"):
        lines.append(next)
        yamlLines?.append(next)
      case UInt8(ascii: "\r") where next < bytes.count && bytes[next] != UInt8(ascii: "\n"),
        0x85 where index >= 1 && bytes[index - 1] == 0xC2,
        0xA8 where index >= 2 && bytes[index - 1] == 0x80 && bytes[index - 2] == 0xE2,
        0xA9 where index >= 2 && bytes[index - 1] == 0x80 && bytes[index - 2] == 0xE2:
        if yamlLines == nil { yamlLines = lines }
        yamlLines?.append(next)
      default:
        break
      }
    }
    return (lines, yamlLines)
  }
}

extension SourceText {
  /// A place in the document.
  struct Position: Hashable {
    /// Line of the document, from 1.
    var line: Int
    /// Column in Unicode scalars, from 1.
    var column: Int
  }

  /// Number of the last line of the text in the document.
  var lastLine: Int { firstLine + lineStarts.count - 1 }

  /// The place in the document of a line and a column that libyaml counted in the text, from 1.
  func position(yamlLine: Int, column: Int) -> Position {
    guard let yamlLineStarts else {
      return Position(line: yamlLine + firstLine - 1, column: column)
    }
    let start = yamlLineStarts[min(max(yamlLine, 1), yamlLineStarts.count) - 1]
    // Scalars are counted one by one, for each fault of a line anew.
    guard column <= Self.countedColumns else {
      return Position(line: line(offset: start), column: column)
    }
    let scalars = text.unicodeScalars
    let index = scalars.index(
      text.utf8.index(text.startIndex, offsetBy: start), offsetBy: column - 1,
      limitedBy: text.endIndex)
    return position(offset: text.utf8.distance(from: text.startIndex, to: index ?? text.endIndex))
  }

  /// The text with nothing on some of the lines that libyaml counts, so that all else stays in its place.
  ///
  /// - Complexity: O(bytes).
  func emptying(yamlLines lines: Range<Int>) -> String {
    let starts = yamlLineStarts ?? lineStarts
    func start(of line: Int) -> Int {
      line - 1 < starts.count ? starts[max(line, 1) - 1] : text.utf8.count
    }
    let first = text.utf8.index(text.startIndex, offsetBy: start(of: lines.lowerBound))
    let end = text.utf8.index(text.startIndex, offsetBy: start(of: lines.upperBound))
    var empty = String.UnicodeScalarView()
    for scalar in text[first..<max(first, end)].unicodeScalars {
      let endsLine = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
      empty.append(endsLine ? scalar : " ")
    }
    return text[..<first] + String(empty) + text[max(first, end)...]
  }

  /// The line of the document on which a line begins that libyaml counted in the text, from 1.
  func line(yamlLine: Int) -> Int {
    guard let yamlLineStarts else { return yamlLine + firstLine - 1 }
    return line(offset: yamlLineStarts[min(max(yamlLine, 1), yamlLineStarts.count) - 1])
  }

  /// The place in the document of a byte of the text.
  ///
  /// - Note: Far to the right in an endless line a column is counted in bytes.
  func position(offset: Int) -> Position {
    let line = line(offset: offset)
    let utf8 = text.utf8
    let lineStart = lineStarts[line - firstLine]
    let offset = min(offset, utf8.count)
    guard offset - lineStart <= Self.countedColumns else {
      return Position(line: line, column: offset - lineStart + 1)
    }
    let start = utf8.index(utf8.startIndex, offsetBy: lineStart)
    let end = utf8.index(utf8.startIndex, offsetBy: offset)
    return Position(line: line, column: text.unicodeScalars.distance(from: start, to: end) + 1)
  }

  /// The line of the document that a byte of the text stands on.
  private func line(offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + firstLine
  }

  /// How far to the right scalars are counted.
  private static var countedColumns: Int { 100_000 }

  /// The text of a line of the document, without its line break.
  ///
  /// - Complexity: O(1), so that a line of many faults is not gone through for each of them.
  func line(_ line: Int) -> Substring {
    let index = line - firstLine
    guard lineStarts.indices.contains(index) else { return "" }
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: lineStarts[index])
    guard index + 1 < lineStarts.count else { return text[start...] }
    var end = utf8.index(utf8.startIndex, offsetBy: lineStarts[index + 1] - 1)
    if end > start {
      let last = utf8.index(before: end)
      if utf8[last] == UInt8(ascii: "\r") { end = last }
    }
    return text[start..<end]
  }

  /// Makes a diagnostic that shows its line.
  func diagnostic(
    _ id: Diagnostic.ID, _ severity: Diagnostic.Severity, at position: Position, _ message: String
  ) -> Diagnostic {
    Diagnostic(
      id: id, severity: severity, document: document, line: position.line,
      column: position.column, message: message,
      excerpt: DiagnosticText.excerpt(line(position.line)))
  }
}
