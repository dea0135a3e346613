/// A small table that somebody wrote by hand: comma-separated values with a header, in which every
/// field knows its place.
///
/// ```
/// domain,provider,owner        header, in any order of columns
/// bbc.co.uk,bbc.com,BBC        a row: one field for each column
/// ```
///
/// The text is UTF-8, with or without a byte-order mark. Lines end in LF, CRLF or CR. A field in
/// double quotation marks may hold commas, line ends and, doubled, quotation marks; its row has the
/// line that it starts on. White space around a field that is not quoted is dropped.
///
/// > Source: RFC 4180, doi:10.17487/RFC4180. Deviations: LF and CR end a line too, empty lines are
/// > passed over, and white space around an unquoted field is no part of it, as in hand-written files
/// > it is never meant. The reader is ours because the listed package, SwiftCSV, gives no line
/// > numbers, and a fault in a file that somebody wrote by hand must be found by its line.
public struct HandTable: Sendable {
  /// A field and where it begins.
  public struct Field: Hashable, Sendable {
    /// The text, without quotation marks.
    public var text: String
    /// Line, from 1.
    public var line: Int
    /// Column in the line, from 1, counted in Unicode scalars.
    public var column: Int
  }

  /// A row: one field for each column, in the order of ``HandTable/columns``; a column that the file
  /// does not have gives an empty field at the start of the row.
  public struct Row: Hashable, Sendable {
    /// The fields.
    public var fields: [Field]
    /// The line on which the row begins, from 1.
    public var line: Int
  }

  /// Name of the file, for messages.
  public let document: String
  /// The columns that were asked for, in that order.
  public let columns: [String]
  /// The rows, in the order of the file.
  public let rows: [Row]

  let lines: HandTableLines

  /// A fault at a field, shown with its line.
  public func diagnostic(
    _ id: Diagnostic.ID, _ severity: Diagnostic.Severity = .error, at field: Field,
    _ message: String
  ) -> Diagnostic {
    lines.diagnostic(
      id, severity, document: document, line: field.line, column: field.column, message)
  }
}

/// A file that somebody wrote by hand, as bytes under the name that messages call it by.
public struct HandFile: Hashable, Sendable {
  /// The name: the path as it was given.
  public var name: String
  /// What the file holds.
  public var bytes: [UInt8]

  /// The most bytes that such a file may have.
  static let byteLimit = 64 << 20

  /// A file of bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A file of a text.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The last part of the name: it is the same wherever the file lies, so it may stand in what is
  /// written about an archive.
  public var shortName: String {
    name.split(separator: "/").last.map(String.init) ?? name
  }

  /// Reads a file or a pipe.
  ///
  /// - Throws: ``InputError`` where nothing exists at the path or the system refuses to read it.
  public init(readingPath path: String) throws(InputError) {
    let input = InputPath(path)
    do throws(FileSystem.Failure) {
      let entry = try FileSystem.entry(at: input.bytes)
      switch entry.kind {
      case .file:
        let (file, size) = try FileSystem.Descriptor.file(at: input.bytes)
        bytes = try file.bytes(at: 0, count: min(size, Self.byteLimit + 1))
      case .pipe, .terminal:
        bytes = try FileSystem.Descriptor.stream(at: input.bytes)
          .streamBytes(upTo: Self.byteLimit + 1)
      case .folder, .link, .other:
        throw FileSystem.Failure(code: 0)
      }
    } catch {
      throw InputError(
        code: error.isNotFound ? .notFound : error.code == 0 ? .notADocument : .unreadable,
        input: input.description,
        message: error.code == 0
          ? "the table is no file; name a file of comma-separated values"
          : "the table cannot be read: \(error.explanation)")
    }
    name = input.description
    guard bytes.count <= Self.byteLimit else {
      throw InputError(
        code: .unreadable, input: name,
        message: "the table has more than 64 MiB; name a file of comma-separated values")
    }
  }
}

/// What is wrong with a file that somebody wrote by hand: all of it, in the order of its lines. Nothing
/// of such a file is used.
public struct HandTableFaults: Error, Hashable, Sendable {
  /// The faults; at least one.
  public var diagnostics: [Diagnostic]

  /// Creates the error of some faults, in the order of their places.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics.enumerated().sorted { first, second in
      let (one, two) = (first.element, second.element)
      return (one.line, one.column, first.offset) < (two.line, two.column, second.offset)
    }.map(\.element)
  }
}

extension HandTableFaults: CustomStringConvertible {
  /// A line for each fault.
  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
