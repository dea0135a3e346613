import Foundation
import StoryExport

/// JSON: Foundation reads what was written, and no page or terminal is steered by the bytes.
enum JSONFuzzer {
  static func faults(of bytes: [UInt8]) -> [String] {
    var rest = bytes[...]
    let value = value(from: &rest, depth: 0)
    var indented = ByteOutput()
    value.write(to: &indented, indented: true)
    return check(Array(value.text.utf8), value) + check(indented.bytes, value)
  }

  /// A value that the bytes describe: the first says of which kind it is.
  private static func value(from rest: inout ArraySlice<UInt8>, depth: Int) -> JSONValue {
    guard let first = rest.popFirst() else { return .null }
    func number() -> UInt64 {
      let bits = rest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      rest = rest.dropFirst(8)
      return bits
    }
    func word() -> String {
      let bytes = rest.prefix { $0 != 0x1F }
      rest = rest.dropFirst(bytes.count + 1)
      return decoded(bytes)
    }
    switch first % 8 {
    case 0: return .boolean(first >= 128)
    case 1: return .integer(Int(bitPattern: UInt(number())))
    case 2: return .number(Double(bitPattern: number()))
    case 3 where depth < 8:
      return .array((0..<Int(first / 32)).map { _ in value(from: &rest, depth: depth + 1) })
    case 4 where depth < 8:
      // A number in front keeps the names of an object different.
      return .object(
        (0..<Int(first / 32)).map { .init("\($0)" + word(), value(from: &rest, depth: depth + 1)) })
    case 5: return .null
    default: return .string(word())
    }
  }

  private static func check(_ written: [UInt8], _ value: JSONValue) -> [String] {
    let text = decoded(written)
    var faults: [String] = []
    if text.unicodeScalars.contains(where: { TerminalFuzzer.steers($0) && $0 != "\n" }) {
      faults.append("steers: \(text.debugDescription)")
    }
    if written.contains(UInt8(ascii: "<")) { faults.append("markup: \(text)") }
    do {
      let read = try JSONSerialization.jsonObject(with: Data(written), options: .fragmentsAllowed)
      if !isSame(read, value) { faults.append("\(read) instead of \(value)") }
    } catch {
      faults.append("\(error): \(text)")
    }
    return faults
  }

  private static func isSame(_ read: Any, _ value: JSONValue) -> Bool {
    switch value {
    case .null: return read is NSNull
    case .boolean(let value): return (read as? NSNumber)?.boolValue == value
    case .integer(let value): return (read as? NSNumber)?.intValue == value
    case .number(let value):
      guard value.isFinite else { return read is NSNull }
      // Numbers are written with twelve digits.
      guard let read = (read as? NSNumber)?.doubleValue else { return false }
      return abs(read - value) <= abs(value) * 5.1e-12 + .leastNonzeroMagnitude
    case .string(let value): return (read as? String)?.utf8.elementsEqual(value.utf8) == true
    case .array(let values):
      guard let read = read as? [Any], read.count == values.count else { return false }
      return zip(read, values).allSatisfy { isSame($0, $1) }
    case .object(let members):
      guard let read = read as? [String: Any], read.count == members.count else { return false }
      return members.allSatisfy { member in
        read[member.name].map { isSame($0, member.value) } == true
      }
    }
  }
}
