/// Text from a document that is shown in a message: short, on one line, and harmless to a terminal.
enum DiagnosticText {
  /// A line of a document for showing with a caret; one scalar for each scalar of the line, up to
  /// 2,000 of them.
  static func excerpt(_ line: Substring) -> String {
    harmless(line.unicodeScalars.prefix(2_000), keepsTabs: true)
  }

  /// A value in quotation marks, cut after 60 scalars.
  static func quoted(_ value: String) -> String {
    let isLong = value.unicodeScalars.count > 60
    let start = harmless(value.unicodeScalars.prefix(60), keepsTabs: false)
    return "\u{201C}" + start + (isLong ? "…" : "") + "\u{201D}"
  }

  /// Scalars with every one that steers a terminal replaced. A line of a document keeps its tabs, so that
  /// the caret stands below its place.
  private static func harmless(
    _ scalars: some Sequence<Unicode.Scalar>, keepsTabs: Bool
  ) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars {
      text.append(scalar.steers && !(keepsTabs && scalar == "\t") ? "\u{FFFD}" : scalar)
    }
    return String(text)
  }

  /// The fault of a whole file, at the beginning of a line.
  static func fileFault(
    _ id: Diagnostic.ID, document: String, line: Int = 1, _ message: String, excerpt: String = ""
  ) -> Diagnostic {
    Diagnostic(
      id: id, severity: .error, document: document, line: line, message: message, excerpt: excerpt)
  }

  /// The fault of a document that is longer than it may be, whose bytes are not kept.
  static func tooLarge(_ document: String, limit: Int) -> Diagnostic {
    fileFault(
      .documentTooLarge, document: document,
      "the document has more than \(PackedArchive.Limits.size(limit)); split it, or raise "
        + "--max-document-size")
  }
}
