/// Times as archives write them: ISO 8601 in its calendar form.
extension Timestamp {
  /// Reads a time such as `2020-06-11T09:53:00Z`.
  ///
  /// Accepted are a date alone (`2020-06-11`, its midnight in UTC) and a date with a time of day
  /// (`2020-06-11T09:53`, seconds and a fraction of them may follow) and then a zone: `Z`,
  /// `+02:00`, `+0200` or `+02`. Without a zone the time is UTC. A space may stand for the `T` and
  /// before the zone, as Jekyll writes its dates, and both letters may be lower case. A fraction is
  /// read and dropped. The second 60 is a leap second, so it exists only at 23:59 UTC; it is the
  /// next midnight.
  ///
  /// - Parameter text: The time, with nothing around it.
  /// - Returns: `nil` where the text has another form, names a date that no calendar holds, or lies
  ///   outside the years 0000 to 9999 in UTC.
  /// - Complexity: O(1) space, O(length) time.
  public init?(iso8601 text: some StringProtocol) {
    var copy = String(text)
    guard let parsed = copy.withUTF8({ Timestamp(iso8601: $0.span) }) else { return nil }
    self = parsed
  }

  /// Reads a time such as `2020-06-11T09:53:00Z` from its bytes, by the rules of the other
  /// initialiser of this name.
  ///
  /// - Parameter bytes: The time in UTF-8, with nothing around it.
  /// - Returns: `nil` where the bytes are no such time.
  /// - Complexity: O(1) space, O(length) time.
  public init?(iso8601 bytes: borrowing Span<UInt8>) {
    // What follows reads digits at fixed places; only the fraction has a length of its own.
    guard bytes.count >= 10, let century = bytes.twoDigits(at: 0),
      let yearOfCentury = bytes.twoDigits(at: 2), bytes[4] == UInt8(ascii: "-"),
      let month = bytes.twoDigits(at: 5), bytes[7] == UInt8(ascii: "-"),
      let day = bytes.twoDigits(at: 8)
    else { return nil }
    let year = century * 100 + yearOfCentury
    guard (1...12).contains(month), (1...Self.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    let midnight = Self.daysSinceEpoch(year: year, month: month, day: day) * 86_400
    guard bytes.count > 10 else {
      self.init(secondsSinceEpoch: midnight)
      return
    }

    guard bytes.count >= 16, [UInt8(ascii: "T"), UInt8(ascii: "t"), 0x20].contains(bytes[10]),
      let hour = bytes.twoDigits(at: 11), hour < 24, bytes[13] == UInt8(ascii: ":"),
      let minute = bytes.twoDigits(at: 14), minute < 60
    else { return nil }
    var position = 16
    var second = 0
    if position < bytes.count, bytes[position] == UInt8(ascii: ":") {
      guard let value = bytes.twoDigits(at: 17), value <= 60 else { return nil }
      second = value
      position = 19
      if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
        position += 1
        let start = position
        while position < bytes.count, bytes.digit(at: position) != nil { position += 1 }
        guard position > start else { return nil }
      }
    }

    while position > 10, position + 1 < bytes.count, bytes[position] == 0x20 { position += 1 }
    guard let offset = Self.zoneOffset(bytes, from: position) else { return nil }
    let moment = Timestamp(
      secondsSinceEpoch: midnight + Int64(hour * 3_600 + minute * 60 + second - offset))
    // 0000-01-01T00:00:00Z to 9999-12-31T23:59:59Z: what four digits can say again.
    guard (-62_167_219_200...253_402_300_799).contains(moment.secondsSinceEpoch),
      second < 60 || moment.secondOfDay == 0
    else { return nil }
    self = moment
  }

  /// The time in UTC to the second: `2020-06-11T09:53:00Z`.
  ///
  /// A year outside 0000 to 9999, which no archive states, has a sign and at least four digits.
  public var iso8601: String {
    withISO8601 { String(decoding: $0, as: UTF8.self) }
  }

  /// Appends the time as ``iso8601`` gives it to bytes of UTF-8.
  package func appendISO8601(to bytes: inout [UInt8]) {
    withISO8601 { bytes.append(contentsOf: $0) }
  }

  private func withISO8601<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let (year, month, day) = date
    guard (0...9999).contains(year) else {
      return Array(farISO8601.utf8).withUnsafeBufferPointer(body)
    }
    // Nothing is written more often than times, so all twenty bytes are put in place at once.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { bytes in
      func write(_ value: Int, at index: Int, then separator: Unicode.Scalar) {
        bytes[index] = UInt8(ascii: "0") + UInt8(value / 10)
        bytes[index + 1] = UInt8(ascii: "0") + UInt8(value % 10)
        if index > 0 { bytes[index + 2] = UInt8(ascii: separator) }
      }
      write(year / 100, at: 0, then: "-")
      write(year % 100, at: 2, then: "-")
      write(month, at: 5, then: "-")
      write(day, at: 8, then: "T")
      let second = secondOfDay
      write(second / 3_600, at: 11, then: ":")
      write(second / 60 % 60, at: 14, then: ":")
      write(second % 60, at: 17, then: "Z")
      return body(UnsafeBufferPointer(bytes))
    }
  }

  /// The time in a year that four digits cannot say.
  private var farISO8601: String {
    let (year, month, day) = date
    var text = year < 0 ? "-" : "+"
    let digits = String(year.magnitude)
    text += String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    let fields = [("-", month), ("-", day), ("T", hour), (":", minute), (":", second)]
    for (separator, value) in fields {
      text += separator
      if value < 10 { text += "0" }
      text += String(value)
    }
    return text + "Z"
  }

  /// Seconds by which a zone is ahead of UTC, or `nil` where the rest of the text is no zone.
  private static func zoneOffset(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count else { return 0 }
    let isAhead: Bool
    switch bytes[start] {
    case UInt8(ascii: "Z"), UInt8(ascii: "z"): return bytes.count == start + 1 ? 0 : nil
    case UInt8(ascii: "+"): isAhead = true
    case UInt8(ascii: "-"): isAhead = false
    default: return nil
    }
    guard let hours = bytes.twoDigits(at: start + 1), hours < 24 else { return nil }
    var position = start + 3
    var minutes = 0
    if position < bytes.count {
      if bytes[position] == UInt8(ascii: ":") { position += 1 }
      guard let value = bytes.twoDigits(at: position), value < 60, bytes.count == position + 2
      else { return nil }
      minutes = value
    }
    let seconds = hours * 3_600 + minutes * 60
    return isAhead ? seconds : -seconds
  }
}

extension Timestamp: CustomStringConvertible {
  /// The time in UTC to the second: `2020-06-11T09:53:00Z`.
  public var description: String { iso8601 }
}

extension Span<UInt8> {
  /// The value of the decimal digit at a place; `nil` where there is none.
  fileprivate func digit(at index: Int) -> Int? {
    guard index < count else { return nil }
    let value = self[index] &- UInt8(ascii: "0")
    return value < 10 ? Int(value) : nil
  }

  /// The value of the two decimal digits at a place; `nil` where there are none.
  fileprivate func twoDigits(at index: Int) -> Int? {
    guard let tens = digit(at: index), let ones = digit(at: index + 1) else { return nil }
    return tens * 10 + ones
  }
}
