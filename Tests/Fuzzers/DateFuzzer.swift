import Foundation
import StoryParsing

/// Times: what is read is what Foundation's calendar says, and what is written is read back.
enum DateFuzzer {
  static func faults(of bytes: [UInt8]) -> [String] {
    var faults: [String] = []
    let text = decoded(bytes)
    if let time = Timestamp(iso8601: text) {
      faults += difference("again", Timestamp(iso8601: time.iso8601)?.iso8601, time.iso8601)
      if time.iso8601.utf8.count != 20 { faults.append("length: \(time.iso8601)") }
      faults += compare(time, with: text)
    }

    // Any number of seconds has a text, also such as no archive states.
    if bytes.count >= 8 {
      let bits = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let time = Timestamp(secondsSinceEpoch: Int64(bitPattern: bits))
      // The date of the first moment of all has its midnight outside the time line.
      if time.secondsSinceEpoch > Int64.min + 86_400 {
        let again = Timestamp.civil(
          year: time.year, month: time.month, day: time.day, hour: time.hour, minute: time.minute,
          second: time.second)
        if again != time { faults.append("civil: \(time.secondsSinceEpoch) is \(time)") }
      } else if time.iso8601.isEmpty {
        faults.append("no text: \(time.secondsSinceEpoch)")
      }
      if (0...9999).contains(time.year), Timestamp(iso8601: time.iso8601) != time {
        faults.append("not read back: \(time)")
      }
    }
    return faults
  }

  /// The text read once more: the fields at their places, days counted one year after the other.
  private static func compare(_ time: Timestamp, with text: String) -> [String] {
    let fields = Array(text.utf8)
    func number(_ start: Int, _ count: Int) -> Int {
      fields[start..<start + count].reduce(0) { $0 * 10 + Int($1) - 48 }
    }
    let (year, month, day) = (number(0, 4), number(5, 2), number(8, 2))
    func isLeap(_ year: Int) -> Bool { year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) }
    let lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
      return ["no such day: \(text.debugDescription)"]
    }
    var days = lengths[..<(month - 1)].reduce(day - 1, +)
    let direction = year < 1970 ? -1 : 1
    for year in min(year, 1970)..<max(year, 1970) {
      days += isLeap(year) ? direction * 366 : direction * 365
    }
    var seconds = days * 86_400
    if fields.count > 10 {
      let hasSeconds = fields.count > 16 && fields[16] == UInt8(ascii: ":")
      seconds += number(11, 2) * 3_600 + number(14, 2) * 60 + (hasSeconds ? number(17, 2) : 0)
      // The zone is what follows the last sign.
      if let sign = fields[11...].lastIndex(where: { [0x2B, 0x2D].contains($0) }) {
        let digits = fields[(sign + 1)...].filter { $0 != UInt8(ascii: ":") }.map { Int($0) - 48 }
        guard digits.count == 2 || digits.count == 4 else {
          return ["zone: \(text.debugDescription)"]
        }
        let ahead =
          (digits[0] * 10 + digits[1]) * 3_600
          + (digits.count == 4 ? (digits[2] * 10 + digits[3]) * 60 : 0)
        seconds -= fields[sign] == 0x2B ? ahead : -ahead
      }
    }
    return Int(time.secondsSinceEpoch) == seconds
      ? [] : ["\(text.debugDescription): \(time.secondsSinceEpoch) instead of \(seconds)"]
  }
}
