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
  public func write(to output: inout some UTF8OutputStream, indented: Bool) {
    var bytes: [UInt8] = []
    append(to: &bytes, depth: indented ? 0 : nil)
    bytes.handOn(to: &output, atLeast: 1)
  }

  /// The document on one line.
  public var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes, depth: nil)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func append(to bytes: inout [UInt8], depth: Int?) {
    switch self {
    case .null: bytes.append(text: "null")
    case .boolean(let value): bytes.append(text: value ? "true" : "false")
    case .integer(let value): bytes.append(decimal: value)
    case .number(let value):
      if value.isFinite { bytes.append(exact: value) } else { bytes.append(text: "null") }
    case .string(let value): bytes.append(json: value)
    case .array(let values):
      Self.append(values, brackets: ("[", "]"), depth: lineDepth(depth), to: &bytes) {
        $0.append(to: &$1, depth: $2)
      }
    case .object(let members):
      Self.append(members, brackets: ("{", "}"), depth: lineDepth(depth), to: &bytes) {
        $1.append(json: $0.name)
        $1.append(text: ": ")
        $0.value.append(to: &$1, depth: $2)
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

  private static func append<Element>(
    _ elements: [Element], brackets: (String, String), depth: Int?, to bytes: inout [UInt8],
    element append: (Element, inout [UInt8], Int?) -> Void
  ) {
    bytes.append(text: brackets.0)
    let inner = depth.map { $0 + 1 }
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(text: depth == nil ? ", " : ",") }
      if let inner { bytes.appendLine(indentedBy: inner) }
      append(element, &bytes, inner)
    }
    if let depth, !elements.isEmpty { bytes.appendLine(indentedBy: depth) }
    bytes.append(text: brackets.1)
  }
}

extension [UInt8] {
  /// Appends the end of a line and the indentation of the next, two spaces for each level.
  fileprivate mutating func appendLine(indentedBy depth: Int) {
    append(UInt8(ascii: "\n"))
    for _ in 0..<depth { append(text: "  ") }
  }
}

extension JSONValue {
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
