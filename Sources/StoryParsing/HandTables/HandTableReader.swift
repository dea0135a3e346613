/// Splits comma-separated values into rows of fields with their places.
struct HandTableReader {
  private let document: String
  private let bytes: [UInt8]
  let lines: HandTableLines
  private(set) var rows: [HandTable.Row] = []
  private(set) var faults: [Diagnostic] = []
  private var offset = 0

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(_ file: HandFile) {
    document = file.name
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    bytes = file.bytes.starts(with: mark) ? Array(file.bytes.dropFirst(3)) : file.bytes
    lines = HandTableLines(bytes)
  }

  /// Reads all rows, or up to a byte that no such file holds.
  mutating func read() {
    let fault = UTF8Validation.firstFault(in: bytes.span, range: 0..<bytes.count)
    let zero = bytes.firstIndex(of: 0)
    if let fault, fault < zero ?? .max {
      faults.append(UTF8Validation.diagnostic(fault, in: bytes.span, document: document))
      return
    }
    if let zero {
      add(.malformedRow, at: zero, "a zero byte; save the file as plain text in UTF-8")
      return
    }
    while offset < bytes.count { readRow() }
  }

  private mutating func readRow() {
    if isAtLineEnd { return passLineEnd() }
    let line = lines.position(of: offset).line
    var fields: [HandTable.Field] = []
    while true {
      guard let field = readField() else { return passRest() }
      fields.append(field)
      guard offset < bytes.count, bytes[offset] == Self.comma else { break }
      offset += 1
    }
    passLineEnd()
    rows.append(HandTable.Row(fields: fields, line: line))
  }

  /// Reads a field up to the comma or line end behind it; nothing where it is malformed.
  private mutating func readField() -> HandTable.Field? {
    while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") || bytes[offset] == 0x09 {
      offset += 1
    }
    let start = offset
    let place = lines.position(of: start)
    guard start < bytes.count, bytes[start] == Self.quote else {
      while offset < bytes.count, bytes[offset] != Self.comma, !isAtLineEnd {
        guard bytes[offset] != Self.quote else {
          add(
            .malformedRow, at: offset,
            "a quotation mark inside a field; put the whole field in quotation marks and double it")
          return nil
        }
        offset += 1
      }
      let text = String(decoding: bytes[start..<offset], as: UTF8.self).trimmed()
      return HandTable.Field(text: text, line: place.line, column: place.column)
    }
    var text: [UInt8] = []
    offset += 1
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      guard byte == Self.quote else {
        text.append(byte)
        continue
      }
      if offset < bytes.count, bytes[offset] == Self.quote {
        text.append(byte)
        offset += 1
        continue
      }
      while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") || bytes[offset] == 0x09 {
        offset += 1
      }
      guard offset == bytes.count || bytes[offset] == Self.comma || isAtLineEnd else {
        add(
          .malformedRow, at: offset,
          "text behind a closing quotation mark; double each quotation mark inside the field")
        return nil
      }
      return HandTable.Field(
        text: String(decoding: text, as: UTF8.self), line: place.line, column: place.column)
    }
    add(.malformedRow, at: start, "a quotation mark that is never closed; close it")
    return nil
  }

  private var isAtLineEnd: Bool {
    bytes[offset] == Self.lineFeed || bytes[offset] == Self.carriageReturn
  }

  private mutating func passLineEnd() {
    guard offset < bytes.count else { return }
    let isReturn = bytes[offset] == Self.carriageReturn
    offset += 1
    if isReturn, offset < bytes.count, bytes[offset] == Self.lineFeed { offset += 1 }
  }

  /// Goes on behind the line of a malformed field, so that the faults of later rows are told too.
  private mutating func passRest() {
    while offset < bytes.count, !isAtLineEnd { offset += 1 }
    passLineEnd()
  }

  private mutating func add(_ id: Diagnostic.ID, at offset: Int, _ message: String) {
    let place = lines.position(of: offset)
    faults.append(
      lines.diagnostic(
        id, document: document, line: place.line, column: place.column, message))
  }
}

extension HandTable {
  /// Reads a table with named columns.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - required: Columns that the header must name.
  ///   - optional: Columns that it may name.
  /// - Throws: ``HandTableFaults`` with everything that is wrong with the form of the file: bytes
  ///   that are no UTF-8, malformed quotation marks, no header, a column that is unknown, missing or
  ///   named twice, and rows with another number of fields than the header.
  /// - Complexity: O(*b* log *l*), *b* bytes and *l* lines.
  public init(
    _ file: HandFile, required: [String], optional: [String] = []
  ) throws(HandTableFaults) {
    var reader = HandTableReader(file)
    reader.read()
    var faults = reader.faults
    document = file.name
    columns = required + optional
    lines = reader.lines
    func fault(_ id: Diagnostic.ID, _ line: Int, _ column: Int, _ message: String) {
      faults.append(
        reader.lines.diagnostic(
          id, document: file.name, line: line, column: column, message))
    }
    let known = (required + optional).joined(separator: ", ")
    guard let header = reader.rows.first else {
      if faults.isEmpty {
        fault(.missingColumn, 1, 1, "the file has no header; begin it with a line \(known)")
      }
      throw HandTableFaults(faults)
    }
    var positions: [String: Int] = [:]
    for (position, field) in header.fields.enumerated() {
      let quoted = DiagnosticText.quoted(field.text)
      if !columns.contains(field.text) {
        fault(
          .unknownColumn, field.line, field.column,
          "there is no column \(quoted); the columns are \(known)")
      } else if positions[field.text] != nil {
        fault(.duplicateColumn, field.line, field.column, "the column \(quoted) is there twice")
      } else {
        positions[field.text] = position
      }
    }
    for name in required where positions[name] == nil {
      fault(
        .missingColumn, header.line, 1,
        "the column \u{201C}\(name)\u{201D} is missing; the columns are \(known)")
    }
    var rows: [Row] = []
    for row in reader.rows.dropFirst() {
      guard row.fields.count == header.fields.count else {
        fault(
          .malformedRow, row.line, 1,
          """
          the row has \(row.fields.count) fields and the header \(header.fields.count); a field with \
          a comma stands in quotation marks
          """)
        continue
      }
      rows.append(
        Row(
          fields: columns.map { name in
            positions[name].map { row.fields[$0] } ?? Field(text: "", line: row.line, column: 1)
          }, line: row.line))
    }
    guard faults.isEmpty else { throw HandTableFaults(faults) }
    self.rows = rows
  }
}
