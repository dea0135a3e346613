import StoryExport
import StoryTestSupport

/// Comma-separated values: what another reader finds is what was written, and no cell is a formula.
enum CSVFuzzer {
  static func faults(of bytes: [UInt8]) -> [String] {
    let isForExcel = bytes.first.map { $0 & 1 == 1 } ?? false
    let guards = bytes.first.map { $0 & 2 == 0 } ?? true
    let cells = pieces(of: bytes.dropFirst())
    let table = Table(
      "fuzz", "", rows: cells,
      columns: [
        .text("a,\"b", "", { $0 }), .integer("number", "", { -$0.utf8.count }),
        .list("list", "", { [$0, "=1"] }),
      ])
    var output = ByteOutput()
    CSVWriter(guardsFormulas: guards, isForExcel: isForExcel).write(table, to: &output)
    var written = output.bytes[...]
    if isForExcel {
      guard written.starts(with: [0xEF, 0xBB, 0xBF]) else { return ["no byte-order mark"] }
      written = written.dropFirst(3)
    }

    do {
      let rows = try CSVText.rows(Array(written), lineEnd: isForExcel ? "\r\n" : "\n")
      guard rows.count == cells.count + 1, rows[0] == ["a,\"b", "number", "list"] else {
        return ["\(rows.count) rows of \(cells.count), \(rows.first ?? [])"]
      }
      return zip(rows.dropFirst(), cells).flatMap { row, cell in
        compare(row[0], cell, guards: guards) + compare(row[2], cell + "; =1", guards: guards)
          + difference("number", row[1], "\(-cell.utf8.count)")
      }
    } catch {
      return ["\(error) in \(decoded(written).debugDescription)"]
    }
  }

  private static func compare(_ found: String, _ expected: String, guards: Bool) -> [String] {
    guard guards else { return difference("cell", found, expected) }
    if found.utf8.elementsEqual(expected.utf8) {
      return isFormula(found) ? ["formula: \(found.debugDescription)"] : []
    }
    return difference("guarded cell", found, "'" + expected)
      + (isFormula(expected) ? [] : ["guarded for nothing: \(expected.debugDescription)"])
  }

  /// Whether some spreadsheet may run a text, stated anew: what shows nothing at its beginning is passed
  /// over, and then a sign stands there; or it begins with a tab, the end of a line or NUL.
  private static func isFormula(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    if let first = scalars.first, "\0\t\n\r".unicodeScalars.contains(first) { return true }
    let rest = scalars.drop {
      $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint
        || $0.properties.generalCategory == .control
    }
    return rest.first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
  }
}

/// What a writer wrote, as bytes.
struct ByteOutput: UTF8OutputStream {
  var bytes: [UInt8] = []

  mutating func write(_ text: String) { bytes += text.utf8 }
  mutating func write(utf8: [UInt8]) { bytes += utf8 }
}
