/// A run of words, some of them marked.
///
/// It is written as a literal. In what stands in the program `` `code` ``, `**strong**`, `*stressed*` and
/// `[words](FILE.md)` are marks, and `doi:` and `arXiv:` begin a citation; whatever is interpolated is
/// words and nothing else, whatever it holds. So no text of an archive can become markup, and each format
/// escapes words in one place.
package struct Prose: Equatable, Sendable {
  /// What some words are.
  package enum Mark: Equatable, Sendable {
    /// Words.
    case plain
    /// A name or a formula, to be read character by character.
    case code
    /// Words to be found at a glance.
    case strong
    /// Words with stress.
    case stressed
    /// Words that lead to a file of the report.
    case file(String)
    /// A publication, named as `doi:…` or `arXiv:…`.
    case citation
  }

  /// Some words with one mark.
  package struct Run: Equatable, Sendable {
    /// The words.
    package var text: String
    /// What they are.
    package var mark: Mark
  }

  /// The words in order; none is empty, and no two neighbours have the same mark.
  package private(set) var runs: [Run] = []

  /// No words.
  package init() {}

  /// Words without a mark, whatever they hold.
  ///
  /// A literal in this place is read as one, with its marks.
  package init(_ text: String) { append(text, .plain) }

  /// The words without their marks.
  package var text: String { runs.map(\.text).joined() }

  /// Appends words.
  package static func += (one: inout Prose, other: Prose) {
    for run in other.runs { one.append(run.text, run.mark) }
  }

  private mutating func append(_ text: String, _ mark: Mark) {
    guard !text.isEmpty else { return }
    if let last = runs.last, last.mark == mark {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(text: text, mark: mark))
    }
  }
}

extension Prose: ExpressibleByStringInterpolation {
  /// Words of the program.
  package init(stringLiteral literal: String) {
    var parts = StringInterpolation(literalCapacity: literal.utf8.count, interpolationCount: 0)
    parts.appendLiteral(literal)
    self.init(stringInterpolation: parts)
  }

  /// Words of the program and words that it was given.
  package init(stringInterpolation parts: StringInterpolation) {
    precondition(parts.mark == .plain, "What is marked ends in its own text.")
    self = parts.prose
  }

  /// The parts of a literal.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var prose = Prose()
    fileprivate var mark = Mark.plain

    /// Begins without words.
    package init(literalCapacity: Int, interpolationCount: Int) {}

    /// Appends words of the program and reads their marks.
    package mutating func appendLiteral(_ literal: String) {
      var rest = literal[...]
      while let character = rest.first {
        if character == "`" {
          toggle(.code)
          rest.removeFirst()
        } else if mark == .code {
          prose.append(String(rest.removeFirst()), .code)
        } else if character == "*" {
          let isStrong = rest.hasPrefix("**")
          toggle(isStrong ? .strong : .stressed)
          rest.removeFirst(isStrong ? 2 : 1)
        } else if character == "[" {
          takeLink(from: &rest)
        } else if let citation = Self.citation(rest) {
          prose.append(String(citation), .citation)
          rest.removeFirst(citation.count)
        } else {
          prose.append(String(rest.removeFirst()), mark)
        }
      }
    }

    /// Appends words as they are.
    package mutating func appendInterpolation(_ text: String) { prose.append(text, mark) }

    /// Appends a whole number.
    package mutating func appendInterpolation(_ number: some BinaryInteger) {
      prose.append(String(number), mark)
    }

    /// Appends words with their own marks.
    package mutating func appendInterpolation(_ words: Prose) {
      precondition(mark == .plain, "Words with marks stand in no other mark.")
      prose += words
    }

    private mutating func toggle(_ other: Mark) {
      precondition(mark == .plain || mark == other, "A mark stands in no other mark.")
      mark = mark == other ? .plain : other
    }

    private mutating func takeLink(from rest: inout Substring) {
      guard mark == .plain, let middle = rest.firstRange(of: "]("),
        let end = rest[middle.upperBound...].firstIndex(of: ")")
      else { preconditionFailure("A bracket outside code begins a link to a file.") }
      let words = rest[..<middle.lowerBound].dropFirst()
      prose.append(String(words), .file(String(rest[middle.upperBound..<end])))
      rest = rest[rest.index(after: end)...]
    }

    /// The citation that a text begins with: up to a space, a comma, a semicolon or the bracket that it
    /// stands in, without a full stop after it.
    private static func citation(_ text: Substring) -> Substring? {
      guard text.hasPrefix("doi:") || text.hasPrefix("arXiv:") else { return nil }
      var depth = 0
      let found = text.prefix { character in
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        return depth >= 0 && !character.isWhitespace && character != "," && character != ";"
      }
      return found.hasSuffix(".") ? found.dropLast() : found
    }
  }
}
