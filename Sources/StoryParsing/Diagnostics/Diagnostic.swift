/// A fault in the input: where it is, what it is, and what to do about it.
///
/// Diagnostics are data. They are collected and reported; they never end the reading.
public struct Diagnostic: Hashable, Sendable {
  /// The stable name of a kind of fault, such as `missing-title`.
  public struct ID: RawRepresentable, Hashable, Sendable {
    /// Lower-case words joined by hyphens.
    public let rawValue: String

    /// Creates an identifier from its stable text.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }
  }

  /// What the fault costs.
  public enum Severity: String, Hashable, Sendable {
    /// The document could not be read and is left out.
    case error
    /// A field or a mention is left out; the rest of the document is read.
    case warning
  }

  /// What kind of fault this is.
  public var id: ID
  /// What it costs.
  public var severity: Severity
  /// Path of the document below its input.
  public var document: String
  /// Line in the document, from 1.
  public var line: Int
  /// Column in the line, from 1, counted in Unicode scalars.
  public var column: Int
  /// What is wrong and what to do about it, as one sentence without a full stop.
  public var message: String
  /// The text of the line, for showing with a caret; empty where there is none.
  public var excerpt: String

  /// Creates a diagnostic.
  public init(
    id: ID, severity: Severity, document: String, line: Int = 1, column: Int = 1, message: String,
    excerpt: String = ""
  ) {
    self.id = id
    self.severity = severity
    self.document = document
    self.line = line
    self.column = column
    self.message = message
    self.excerpt = excerpt
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: severity: message [id]`, the form that editors jump from.
  public var description: String {
    "\(document):\(line):\(column): \(severity.rawValue): \(message) [\(id.rawValue)]"
  }
}
