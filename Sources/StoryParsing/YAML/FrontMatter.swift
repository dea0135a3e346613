/// Where the YAML text of a document is.
///
/// A document opens with a line `---`; its front matter ends before the next line `---`, or `...`
/// as YAML itself ends a document. Both lines may end in blanks, lines may end in CRLF, and a
/// byte-order mark may stand before everything. What follows is the body, which is never looked at.
///
/// A document whose name ends in `.yml` or `.yaml` is YAML by its name: neither line is needed.
struct FrontMatter: Equatable {
  /// The bytes of the YAML text.
  var bytes: Range<Int>
  /// Line of the document on which the text begins, from 1.
  var firstLine: Int
}

extension FrontMatter {
  /// What looking for front matter gave.
  enum Search {
    case found(FrontMatter)
    case faulty(Diagnostic)
  }

  /// Looks for the front matter of a document.
  ///
  /// - Complexity: O(bytes before the body).
  static func search(in bytes: borrowing Span<UInt8>, document: String) -> Search {
    if bytes.startsAsUTF16 {
      return .faulty(
        DiagnosticText.fileFault(
          .invalidUTF8, document: document,
          "the file is in UTF-16, and documents are read as UTF-8; save the file as UTF-8"))
    }
    let start = bytes.startsWithByteOrderMark ? 3 : 0
    guard bytes.holdsText(from: start) else {
      return .faulty(
        DiagnosticText.fileFault(
          .emptyFile, document: document, "the file is empty; fill it or delete it"))
    }
    let isYAML = hasYAMLExtension(document)
    let opening = bytes.line(at: start)
    guard bytes.isDashes(opening) else {
      return isYAML
        ? .found(FrontMatter(bytes: start..<bytes.count, firstLine: 1))
        : .faulty(missing(in: bytes, line: opening, document: document))
    }

    var lineNumber = 2
    var line = bytes.line(at: opening.next)
    while !bytes.isDashes(line), !bytes.isDots(line) {
      guard line.next < bytes.count else {
        return isYAML
          ? .found(FrontMatter(bytes: opening.next..<bytes.count, firstLine: 2))
          : .faulty(
            DiagnosticText.fileFault(
              .unclosedFrontMatter, document: document,
              "the front matter that opens here is not closed; add a line --- after it",
              excerpt: "---"))
      }
      line = bytes.line(at: line.next)
      lineNumber += 1
    }
    if isYAML, bytes.holdsText(from: line.next) {
      return .faulty(
        DiagnosticText.fileFault(
          .severalDocuments, document: document, line: lineNumber,
          "another YAML document follows this line; put each document into a file of its own",
          excerpt: String(decoding: bytes.copy(line.text), as: UTF8.self)))
    }
    return .found(FrontMatter(bytes: opening.next..<line.text.lowerBound, firstLine: 2))
  }

  /// The fault of a document that opens with something else.
  private static func missing(
    in bytes: borrowing Span<UInt8>, line: Line, document: String
  ) -> Diagnostic {
    // A file in another encoding is told so, rather than that its first line should differ.
    if let fault = UTF8Validation.firstFault(in: bytes, range: 0..<bytes.count) {
      return UTF8Validation.diagnostic(fault, in: bytes, document: document)
    }
    let text = String(decoding: bytes.copy(line.text), as: UTF8.self)
    return DiagnosticText.fileFault(
      .missingFrontMatter, document: document,
      "the document does not open with front matter; begin it with a line --- and the article's "
        + "fields, or leave it out of the archive",
      excerpt: DiagnosticText.excerpt(text[...]))
  }

  /// Whether a name says that its document is YAML throughout.
  static func hasYAMLExtension(_ document: String) -> Bool {
    guard let last = document.utf8.last, last | 0x20 == UInt8(ascii: "l") else { return false }
    let name = document.suffix(5).lowercased()
    return name.hasSuffix(".yml") || name == ".yaml"
  }
}

/// One line of a document.
private struct Line {
  /// Its bytes, without the line break.
  var text: Range<Int>
  /// Where the next line begins.
  var next: Int
}

extension Span<UInt8> {
  fileprivate var startsWithByteOrderMark: Bool {
    count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF
  }

  fileprivate var startsAsUTF16: Bool {
    count >= 2 && (self[0] == 0xFF && self[1] == 0xFE || self[0] == 0xFE && self[1] == 0xFF)
  }

  /// Whether anything but white space follows.
  fileprivate func holdsText(from start: Int) -> Bool {
    for index in start..<Swift.max(start, count) {
      let byte = self[index]
      if byte != 0x20, !(0x09...0x0D).contains(byte) { return true }
    }
    return false
  }

  /// The line that begins at a place; empty at the end.
  fileprivate func line(at start: Int) -> Line {
    var end = Swift.min(start, count)
    while end < count, self[end] != UInt8(ascii: "\n") { end += 1 }
    let next = Swift.min(end + 1, count)
    if end > start, end < count, self[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return Line(text: Swift.min(start, end)..<end, next: next)
  }

  fileprivate func isDashes(_ line: Line) -> Bool { isMarker(line, UInt8(ascii: "-")) }
  fileprivate func isDots(_ line: Line) -> Bool { isMarker(line, UInt8(ascii: ".")) }

  /// Whether a line is a byte three times, then nothing but blanks.
  private func isMarker(_ line: Line, _ byte: UInt8) -> Bool {
    let start = line.text.lowerBound
    guard line.text.count >= 3, self[start] == byte, self[start + 1] == byte,
      self[start + 2] == byte
    else { return false }
    for index in (start + 3)..<line.text.upperBound
    where self[index] != 0x20 && self[index] != 0x09 && self[index] != 0x0D {
      return false
    }
    return true
  }

  /// The bytes of a range, for text that is shown.
  func copy(_ range: Range<Int>) -> [UInt8] {
    range.map { self[$0] }
  }
}
