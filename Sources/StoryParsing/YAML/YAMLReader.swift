internal import Yams

/// The reference reader: it gives every document to Yams, so it takes all of YAML.
///
/// How values are read:
/// - A scalar is its text, trimmed: a title `2020` or `Yes` stays as written. Plain `null`, `Null`,
///   `NULL`, `~` and nothing at all mean that the field is absent; in quotation marks they are
///   text.
/// - A whole number is decimal, up to 64 bits. A decimal fraction or an exponent is accepted where
///   the value is whole (`84.0`).
/// - A truth value is `true`, `True`, `TRUE`, `false`, `False` or `FALSE`, as in the core schema of
///   YAML 1.2; `yes` and `no` are text there.
/// - Numbers and truth values are also read from quoted text, where they can mean nothing else.
/// - Unknown keys are passed over. Merge keys (`<<`) are no part of YAML 1.2, so they bring a
///   warning.
///
/// - Note: Yams builds the tree by recursion. The limits bound its depth and its size, with all that
///   aliases stand for, before it is built; it is then read to a fixed depth.
public struct YAMLReader: DocumentReader {
  /// How much of one document is taken on.
  public let limits: ReadingLimits

  /// Creates a reader; it keeps no state.
  ///
  /// - Parameter limits: How much of one document is taken on. Default ``ReadingLimits/standard``.
  public init(limits: ReadingLimits = .standard) {
    self.limits = limits
  }

  /// Reads one document; see ``DocumentReader/read(bytes:document:)``.
  ///
  /// - Parameters:
  ///   - bytes: The whole document, front matter and body.
  ///   - document: Name of the document in the record and in diagnostics.
  /// - Returns: The record and the faults.
  /// - Complexity: O(bytes of the front matter).
  public func read(bytes: borrowing Span<UInt8>, document: String) -> DocumentReading {
    let frontMatter: FrontMatter
    switch FrontMatter.search(in: bytes, document: document) {
    case .found(let found): frontMatter = found
    case .faulty(let diagnostic): return (nil, [diagnostic])
    }
    let range = frontMatter.bytes
    let text = bytes.withUnsafeBufferPointer { buffer in
      String(validating: buffer[range], as: UTF8.self)
    }
    guard let text else {
      let fault = UTF8Validation.firstFault(in: bytes, range: range) ?? range.lowerBound
      return (nil, [UTF8Validation.diagnostic(fault, in: bytes, document: document)])
    }
    return read(SourceText(document: document, text: text, firstLine: frontMatter.firstLine))
  }

  private func read(_ source: SourceText) -> DocumentReading {
    var (text, surplus): (String, YAMLMeasure.Surplus?) = (source.text, nil)
    switch source.excess(limits) {
    case .none: break
    case .fault(let diagnostic): return (nil, [diagnostic])
    case .surplus(let found): (text, surplus) = (source.emptying(yamlLines: found.lines), found)
    }
    let root: Node?
    do {
      // With the basic resolver no regular expression looks at a scalar: every scalar is text.
      root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      return (nil, [source.diagnostic(for: error)])
    }
    var nodes = NodeReader(source: source, surplus: surplus, limits: limits)
    let record = nodes.record(from: root)
    return (record, nodes.orderedDiagnostics)
  }
}

extension SourceText {
  /// What Yams found wrong, at its place in the document.
  fileprivate func diagnostic(for error: any Error) -> Diagnostic {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      var place = position(yamlLine: mark.line, column: mark.column)
      if problem.hasSuffix("another document") {
        return diagnostic(
          .severalDocuments, .error, at: place,
          "another YAML document begins here; put each document into a file of its own")
      }
      if problem.contains("nesting level") {
        return diagnostic(
          .nestingLimit, .error, at: place,
          "the front matter nests deeper than 1,000 levels, which no article does; remove the "
            + "lists or mappings around this place")
      }
      if let begin = context?.mark, place.line >= lastLine, line(place.line).isEmpty {
        // What was left open is the fault, not the end of the text that brought it to light.
        place = position(yamlLine: begin.line, column: begin.column)
      }
      return diagnostic(.invalidYAML, .error, at: place, message(problem, context: context))
    case .reader(let problem, _, let value, _):
      // The reader stops at the first scalar of its kind, and counts in another unit than we do.
      let index = text.unicodeScalars.firstIndex { Int($0.value) == Int(value) } ?? text.startIndex
      let offset = text.utf8.distance(from: text.startIndex, to: index)
      return diagnostic(
        .invalidYAML, .error, at: position(offset: offset),
        "the front matter is not YAML: \(problem) (U+\(hexadecimal(Int(value)))); remove the "
          + "character or write it as an escape in quotation marks")
    case .duplicatedKeysInMapping(let keys, let context):
      // Yams sorts them, but cannot tell those apart that are no scalars or have equal texts: which of
      // them comes first depends on the process, so none is named.
      guard keys.count == 1 || Set(keys).union(["<uncovertable>"]).count == keys.count + 1 else {
        return diagnostic(
          .duplicateKey, .error, at: Position(line: firstLine, column: 1),
          "several keys stand twice in one mapping; keep one of each")
      }
      let first = position(yamlLine: context.mark.line, column: context.mark.column)
      return duplicateKey(keys.first ?? "", first: first)
    default:
      return diagnostic(
        .invalidYAML, .error, at: Position(line: firstLine, column: 1),
        "the front matter is not YAML; check it with a YAML validator")
    }
  }

  private func message(_ problem: String, context: YamlError.Context?) -> String {
    var text = "the front matter is not YAML: \(problem)"
    if let context {
      let line = position(yamlLine: context.mark.line, column: context.mark.column).line
      text += " \(context.text) that begins on line \(line)"
    }
    return text + "; correct the line, or put its text into quotation marks"
  }

  private func hexadecimal(_ value: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
