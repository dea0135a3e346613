internal import StoryParsing

// Text on its way to a stream, gathered as bytes: appending to an array costs a fraction of what
// appending to a string does, and a stream is called once for many rows.
extension [UInt8] {
  /// Appends text as UTF-8.
  mutating func append(text: String) { append(contentsOf: text.utf8) }

  /// Appends a whole number.
  mutating func append(decimal value: Int) {
    // The digits from the last to the first; no number has more than nineteen of them.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var start = digits.count
      var rest = value.magnitude
      repeat {
        start -= 1
        digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      if value < 0 {
        start -= 1
        digits[start] = UInt8(ascii: "-")
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
    }
  }

  /// Appends a number as ``NumberText/exact(_:)`` writes it.
  mutating func append(exact value: Double) {
    NumberText.withExact(value) { append(contentsOf: $0) }
  }

  /// Appends a time in UTC, such as `2020-06-11T17:28:00Z`.
  mutating func append(time: Timestamp) { time.appendISO8601(to: &self) }

  /// Hands the bytes on to a stream and begins anew, once there are enough to be worth a call.
  ///
  /// The bytes end at the end of a character.
  mutating func handOn(to output: inout some TextOutputStream, atLeast count: Int = 1 << 16) {
    guard self.count >= Swift.max(count, 1) else { return }
    output.write(String(decoding: self, as: UTF8.self))
    removeAll(keepingCapacity: true)
  }
}
