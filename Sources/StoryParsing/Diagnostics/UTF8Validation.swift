/// Finds what is not UTF-8, and says where it is.
enum UTF8Validation {
  /// The offset of the first byte in a range that is not part of UTF-8; `nil` where all are.
  ///
  /// - Complexity: O(bytes of the range).
  static func firstFault(in bytes: borrowing Span<UInt8>, range: Range<Int>) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      var parser = Unicode.UTF8.ForwardParser()
      var iterator = buffer[range].makeIterator()
      var offset = range.lowerBound
      while true {
        switch parser.parseScalar(from: &iterator) {
        case .valid(let scalar): offset += scalar.count
        case .error: return offset
        case .emptyInput: return nil
        }
      }
    }
  }

  /// The diagnostic for a byte that is not part of UTF-8.
  static func diagnostic(
    _ offset: Int, in bytes: borrowing Span<UInt8>, document: String
  ) -> Diagnostic {
    var line = 1
    var start = 0
    for index in 0..<offset where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      start = index + 1
    }
    var end = offset
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    // A byte-order mark is no column of the first line.
    if start == 0, offset >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
    let before = String(decoding: bytes.copy(start..<offset), as: UTF8.self)
    let text = String(decoding: bytes.copy(start..<max(start, end)), as: UTF8.self)
    let digits = String(bytes[offset], radix: 16, uppercase: true)
    return Diagnostic(
      id: .invalidUTF8, severity: .error, document: document, line: line,
      column: before.unicodeScalars.count + 1,
      message: "the byte 0x\(digits) is not UTF-8; save the file as UTF-8",
      excerpt: DiagnosticText.excerpt(text[...]))
  }
}
