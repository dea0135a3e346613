/// Reads comma-separated values by the grammar of RFC 4180 and nothing else: what another program sees
/// in a file that Storyloom wrote.
///
/// > Source: RFC 4180, section 2, doi:10.17487/RFC4180. Deviation: a line may end with a line feed
/// > alone, if all of them do.
public enum CSVText {
  /// What the grammar forbids, and the offset of the byte where it is.
  public struct Fault: Error, Equatable {
    /// What is wrong.
    public var reason: String
    /// Offset of the byte from the beginning.
    public var offset: Int
  }

  /// The rows of a file, each with its fields.
  ///
  /// - Throws: ``Fault`` for a quotation mark at a place where none may be, a line end of the other
  ///   kind, a last line without its end, and rows of different lengths.
  public static func rows(
    _ bytes: [UInt8], lineEnd: String = "\n"
  ) throws(Fault) -> [[String]] {
    let (quote, comma) = (UInt8(ascii: "\""), UInt8(ascii: ","))
    let end = Array(lineEnd.utf8)
    var rows: [[String]] = []
    var row: [String] = []
    var offset = 0
    while offset < bytes.count {
      var field: [UInt8] = []
      if bytes[offset] == quote {
        offset += 1
        while true {
          guard offset < bytes.count else { throw Fault(reason: "open quotes", offset: offset) }
          let byte = bytes[offset]
          offset += 1
          if byte == quote {
            guard offset < bytes.count, bytes[offset] == quote else { break }
            offset += 1
          }
          field.append(byte)
        }
      } else {
        while offset < bytes.count, ![comma, end[0], 0x0A, 0x0D].contains(bytes[offset]) {
          guard bytes[offset] != quote else { throw Fault(reason: "stray quote", offset: offset) }
          field.append(bytes[offset])
          offset += 1
        }
      }
      guard let text = String(validating: field, as: UTF8.self) else {
        throw Fault(reason: "not UTF-8", offset: offset)
      }
      row.append(text)
      if bytes[offset...].starts(with: end) {
        offset += end.count
        guard rows.isEmpty || rows[0].count == row.count else {
          throw Fault(reason: "\(row.count) fields under \(rows[0].count)", offset: offset)
        }
        rows.append(row)
        row = []
      } else if offset < bytes.count, bytes[offset] == comma {
        offset += 1
        if offset == bytes.count { throw Fault(reason: "no line end", offset: offset) }
      } else {
        throw Fault(reason: "neither a comma nor a line end", offset: offset)
      }
    }
    return rows
  }

  /// The rows below the header, each as the fields by their headings.
  public static func records(
    _ bytes: [UInt8], lineEnd: String = "\n"
  ) throws(Fault) -> [[String: String]] {
    let rows = try rows(bytes, lineEnd: lineEnd)
    guard let header = rows.first else { throw Fault(reason: "no header", offset: 0) }
    return rows.dropFirst().map { row in
      Dictionary(zip(header, row)) { first, _ in first }
    }
  }
}
