/// The lines of a hand-written table, for showing a fault with its line.
struct HandTableLines: Sendable {
  private let bytes: [UInt8]
  /// Where each line begins, and the end of the text as one more element.
  private let starts: [Int]

  /// Finds the lines of a text; they end in LF, CRLF or CR.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      let isLone =
        byte == UInt8(ascii: "\r")
        && !(index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n"))
      if byte == UInt8(ascii: "\n") || isLone { starts.append(index + 1) }
    }
    self.starts = starts + [bytes.count]
  }

  /// Line and column of a byte, both from 1; the column in Unicode scalars.
  func position(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = starts.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    // Bytes that continue a scalar are no column of their own.
    let column = bytes[starts[low]..<offset].count { $0 & 0xC0 != 0x80 } + 1
    return (low + 1, column)
  }

  /// A fault with the text of its line.
  func diagnostic(
    _ id: Diagnostic.ID, _ severity: Diagnostic.Severity = .error, document: String, line: Int,
    column: Int, _ message: String
  ) -> Diagnostic {
    Diagnostic(
      id: id, severity: severity, document: document, line: line, column: column,
      message: message, excerpt: DiagnosticText.excerpt(text(ofLine: line)[...]))
  }

  private func text(ofLine line: Int) -> String {
    var range = starts[line - 1]..<starts[min(line, starts.count - 1)]
    while let last = bytes[range].last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
      range = range.dropLast()
    }
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
