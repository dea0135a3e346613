internal import StoryParsing

/// Writes tables as comma-separated values that spreadsheets open safely.
///
/// The output is UTF-8 with a header row. Cells that hold a comma, a quotation mark or a line break are
/// quoted, and quotation marks inside are doubled.
///
/// > Source: RFC 4180, doi:10.17487/RFC4180. Deviation: lines end with a line feed alone unless
/// > ``isForExcel`` is set. Formula guard: OWASP, "CSV Injection".
public struct CSVWriter: Sendable {
  /// Whether a text that a spreadsheet may run as a formula is prefixed with an apostrophe: one that
  /// begins with `=`, `+`, `-` or `@`, also of full width or behind white space, or with a tab or the end
  /// of a line. Numbers are never touched.
  public var guardsFormulas = true
  /// Whether the output begins with a byte-order mark and lines end with a carriage return and a line
  /// feed, which Excel needs to read UTF-8; and times are written as `2020-06-11 17:28:00`, in UTC as
  /// ever, because spreadsheets take the form of ISO 8601 with its two letters for words.
  public var isForExcel = false

  /// What stands between the words of a list.
  static let listSeparator = "; "

  /// Creates a writer.
  public init(guardsFormulas: Bool = true, isForExcel: Bool = false) {
    self.guardsFormulas = guardsFormulas
    self.isForExcel = isForExcel
  }

  /// Writes a table.
  ///
  /// - Complexity: O(*b*), *b* bytes written.
  public func write(_ table: Table, to output: inout some UTF8OutputStream) {
    var bytes: [UInt8] = []
    if isForExcel { bytes.append(text: "\u{FEFF}") }
    for column in table.columns.indices {
      if column > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(field: table.columns[column].name)
    }
    endLine(&bytes)
    bytes.append(rowsOf: table, to: &output) { row, cells, bytes in
      for column in table.columns.indices {
        if column > 0 { bytes.append(UInt8(ascii: ",")) }
        append(cells[row, column], to: &bytes)
      }
      endLine(&bytes)
    }
    bytes.handOn(to: &output, atLeast: 1)
  }

  private func endLine(_ bytes: inout [UInt8]) {
    if isForExcel { bytes.append(UInt8(ascii: "\r")) }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func append(_ cell: Table.Cell, to bytes: inout [UInt8]) {
    switch cell {
    case .text(let text): append(words: text, to: &bytes)
    case .list(let texts): append(words: texts.joined(separator: Self.listSeparator), to: &bytes)
    case .integer(let value): bytes.append(decimal: value)
    case .number(let value): bytes.append(exact: value)
    case .boolean(let value): bytes.append(text: value ? "true" : "false")
    case .time(let time): append(time, to: &bytes)
    case .absent: break
    }
  }

  private func append(_ time: Timestamp, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.append(time: time)
    // A year that four digits cannot say is no time to a spreadsheet in any form.
    guard isForExcel, bytes.count - start == 20 else { return }
    bytes[start + 10] = UInt8(ascii: " ")
    bytes.removeLast()
  }

  private func append(words text: String, to bytes: inout [UInt8]) {
    bytes.append(field: guardsFormulas && text.isFormula ? "'" + text : text)
  }
}

extension String {
  /// Whether a spreadsheet may take the text for a formula.
  ///
  /// It does so by the first character, a tab and the ends of lines among them, or by the first one
  /// that is no white space where it drops what stands before that. East Asian editions take the
  /// characters of full width for the others.
  ///
  /// > Source: OWASP, "CSV Injection", https://owasp.org/www-community/attacks/CSV_Injection, and
  /// > requirement 1.2.10 of its Application Security Verification Standard 5.0. Deviation: white space
  /// > and what has no width are looked behind, since programs that drop them are about.
  fileprivate var isFormula: Bool {
    guard let first = utf8.first else { return false }
    // Nearly every text begins with a letter or a digit, and no more than that is to be seen of it.
    if first > UInt8(ascii: "@"), first < 0x7F { return false }
    for (index, scalar) in unicodeScalars.enumerated() {
      switch scalar {
      case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
      case "\0", "\t", "\n", "\r": if index == 0 { return true }
      // Space and control characters, and of all others those that show nothing.
      case "!"..."~": return false
      default:
        guard
          scalar.isASCII || scalar.properties.isWhitespace
            || scalar.properties.isDefaultIgnorableCodePoint
            || scalar.properties.generalCategory == .control
        else { return false }
      }
    }
    return false
  }
}

extension [UInt8] {
  /// Appends a field as it stands between two commas.
  fileprivate mutating func append(field text: String) {
    // Every string that Swift made itself has its bytes in one piece; one that Foundation lends may not.
    if text.utf8.withContiguousStorageIfAvailable({ append(field: $0) }) == nil {
      var copy = text
      copy.withUTF8 { append(field: $0) }
    }
  }

  private mutating func append(field utf8: UnsafeBufferPointer<UInt8>) {
    guard utf8.needsQuotes else { return append(contentsOf: utf8) }
    append(UInt8(ascii: "\""))
    for byte in utf8 {
      if byte == UInt8(ascii: "\"") { append(byte) }
      append(byte)
    }
    append(UInt8(ascii: "\""))
  }
}

// The buffer is the UTF-8 bytes of one string, alive while its closure runs. Every index is checked
// against `count` before it is read.
extension UnsafeBufferPointer<UInt8> {
  /// Whether a field holds a comma, a quotation mark or the end of a line.
  fileprivate var needsQuotes: Bool {
    var index = 0
    while index + 8 <= count {
      let word = UnsafeRawPointer(baseAddress!).loadUnaligned(
        fromByteOffset: index, as: UInt64.self)
      if word.needsQuotes { return true }
      index += 8
    }
    while index < count {
      switch self[index] {
      case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        return true
      default: index += 1
      }
    }
    return false
  }
}

extension UInt64 {
  /// Whether one of the eight bytes is a comma, a quotation mark or the end of a line.
  ///
  /// > Source: Sean Eron Anderson, "Bit Twiddling Hacks", "Determine if a word has a zero byte" (public
  /// > domain).
  fileprivate var needsQuotes: Bool {
    func each(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }
    func zeros(_ word: UInt64) -> UInt64 { (word &- each(1)) & ~word }
    let found =
      zeros(self ^ each(UInt8(ascii: ","))) | zeros(self ^ each(UInt8(ascii: "\"")))
      | zeros(self ^ each(UInt8(ascii: "\n"))) | zeros(self ^ each(UInt8(ascii: "\r")))
    return found & each(0x80) != 0
  }
}
