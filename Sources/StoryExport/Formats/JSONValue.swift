internal import StoryParsing

/// A JSON document, with the keys of objects in the order in which they were stated.
///
/// > Source: RFC 8259, doi:10.17487/RFC8259.
public enum JSONValue: Hashable, Sendable {
  /// Nothing.
  case null
  /// True or false.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A number; one that is not finite is written as `null`.
  case number(Double)
  /// Words.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Named values in order.
  case object([Member])

  /// A named value of an object.
  public struct Member: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The value.
    public var value: JSONValue

    /// Creates a named value.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }
}

extension JSONValue {
  /// Writes the document; with indentation, two spaces for each level and one line for each row of a
  /// table.
  public func write(to output: inout some TextOutputStream, indented: Bool) {
    write(to: &output, depth: indented ? 0 : nil)
  }

  /// The document on one line.
  public var text: String {
    var text = ""
    write(to: &text, indented: false)
    return text
  }

  private func write(to output: inout some TextOutputStream, depth: Int?) {
    switch self {
    case .null: output.write("null")
    case .boolean(let value): output.write(value ? "true" : "false")
    case .integer(let value): output.write(String(value))
    case .number(let value): output.write(value.isFinite ? NumberText.exact(value) : "null")
    case .string(let value): output.write(Self.quoted(value))
    case .array(let values):
      Self.writeList(values, brackets: ("[", "]"), depth: lineDepth(depth), to: &output) {
        $0.write(to: &$1, depth: $2)
      }
    case .object(let members):
      Self.writeList(members, brackets: ("{", "}"), depth: lineDepth(depth), to: &output) {
        $1.write(Self.quoted($0.name) + ": ")
        $0.value.write(to: &$1, depth: $2)
      }
    }
  }

  /// The depth to write at, or nothing for one line: lists of plain values, and objects of such lists
  /// and plain values below the top, read best on one line each.
  private func lineDepth(_ depth: Int?) -> Int? {
    switch self {
    case .array(let values) where values.allSatisfy(\.isPlain): nil
    case .object(let members) where depth != 0 && members.allSatisfy(\.value.isFlat): nil
    default: depth
    }
  }

  /// Whether this is neither a list nor an object.
  private var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  /// Whether this is plain or a list of plain values.
  private var isFlat: Bool {
    if case .array(let values) = self { values.allSatisfy(\.isPlain) } else { isPlain }
  }

  private static func writeList<Element, Output: TextOutputStream>(
    _ elements: [Element], brackets: (String, String), depth: Int?, to output: inout Output,
    element write: (Element, inout Output, Int?) -> Void
  ) {
    output.write(brackets.0)
    let inner = depth.map { $0 + 1 }
    for (index, element) in elements.enumerated() {
      if index > 0 { output.write(depth == nil ? ", " : ",") }
      if let inner { output.write("\n" + String(repeating: "  ", count: inner)) }
      write(element, &output, inner)
    }
    if let depth, !elements.isEmpty {
      output.write("\n" + String(repeating: "  ", count: depth))
    }
    output.write(brackets.1)
  }

  /// A string between quotation marks, with everything escaped that JSON or a script element in a
  /// page could misread.
  static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.append(json: text)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONValue {
  /// Writes a list of objects that are made as they are written, one on each line.
  static func writeRows(
    count: Int, depth: Int, to output: inout some TextOutputStream, row: (Int) -> JSONValue
  ) {
    let indent = "\n" + String(repeating: "  ", count: depth)
    output.write("[")
    for index in 0..<count {
      output.write(index == 0 ? indent + "  " : "," + indent + "  ")
      output.write(row(index).text)
    }
    output.write(count == 0 ? "]" : indent + "]")
  }

  /// A row of a table as an object, one member for each column; what is not known is `null`.
  public init(_ table: Table, row: Int) {
    self = .object(
      table.columns.indices.map { column in
        Member(table.columns[column].name, JSONValue(table[row, column]))
      })
  }

  /// A cell of a table.
  init(_ cell: Table.Cell) {
    switch cell {
    case .text(let text): self = .string(text)
    case .integer(let value): self = .integer(value)
    case .number(let value): self = .number(value)
    case .boolean(let value): self = .boolean(value)
    case .time(let time): self = .string(time.iso8601)
    case .list(let texts): self = .array(texts.map { .string($0) })
    case .absent: self = .null
    }
  }
}
