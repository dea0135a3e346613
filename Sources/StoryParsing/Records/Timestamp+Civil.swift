/// Dates and times of day in UTC, by the proleptic Gregorian calendar.
///
/// > Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`,
/// > `civil_from_days` and `weekday_from_days`,
/// > https://howardhinnant.github.io/date_algorithms.html (public domain). Deviation: none; the
/// > arithmetic is on `Int64`.
extension Timestamp {
  /// A day of the week, numbered as ISO 8601 numbers them.
  public enum Weekday: Int, Hashable, Sendable, CaseIterable {
    /// The first day of an ISO 8601 week.
    case monday = 1
    /// The second day.
    case tuesday
    /// The third day.
    case wednesday
    /// The fourth day.
    case thursday
    /// The fifth day.
    case friday
    /// The sixth day.
    case saturday
    /// The last day.
    case sunday
  }

  /// Makes the moment that a date and a time of day name in UTC.
  ///
  /// - Parameters:
  ///   - year: Any year that the time line holds; 0 is 1 BC, −1 is 2 BC.
  ///   - month: 1 to 12.
  ///   - day: 1 to the length of the month.
  ///   - hour: 0 to 23. Default 0.
  ///   - minute: 0 to 59. Default 0.
  ///   - second: 0 to 59. Default 0.
  /// - Returns: The moment.
  /// - Precondition: The date exists. Use ``init(iso8601:)-(StringProtocol)`` for text that may be wrong.
  /// - Complexity: O(1).
  public static func civil(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0
  ) -> Timestamp {
    precondition((1...12).contains(month), "A month is 1 to 12.")
    precondition(
      (1...length(ofMonth: month, year: year)).contains(day), "The month has no such day.")
    precondition((0...23).contains(hour), "An hour is 0 to 23.")
    precondition((0...59).contains(minute), "A minute is 0 to 59.")
    precondition((0...59).contains(second), "A second is 0 to 59.")
    let days = daysSinceEpoch(year: year, month: month, day: day)
    return Timestamp(
      secondsSinceEpoch: days * 86_400 + Int64(hour * 3_600 + minute * 60 + second))
  }

  /// Whole days since 1970-01-01; negative before it.
  public var daysSinceEpoch: Int64 {
    // Swift rounds a quotient toward zero; a day begins at its midnight on both sides of 1970.
    let quotient = secondsSinceEpoch / 86_400
    return secondsSinceEpoch % 86_400 < 0 ? quotient - 1 : quotient
  }

  /// Year in UTC; 0 is 1 BC.
  public var year: Int { date.year }
  /// Month of the year in UTC, 1 to 12.
  public var month: Int { date.month }
  /// Day of the month in UTC, from 1.
  public var day: Int { date.day }
  /// Hour of the day in UTC, 0 to 23.
  public var hour: Int { secondOfDay / 3_600 }
  /// Minute of the hour in UTC, 0 to 59.
  public var minute: Int { secondOfDay / 60 % 60 }
  /// Second of the minute, 0 to 59.
  public var second: Int { secondOfDay % 60 }

  /// Day of the week in UTC.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday, three days after a Monday.
    let sinceMonday = (daysSinceEpoch % 7 + 7 + 3) % 7
    return Weekday(rawValue: Int(sinceMonday) + 1)!
  }
}

extension Timestamp {
  /// Seconds since the midnight before, 0 to 86,399.
  var secondOfDay: Int {
    // From the remainder: the midnight before the first moment of all lies outside the time line.
    let remainder = Int(secondsSinceEpoch % 86_400)
    return remainder < 0 ? remainder + 86_400 : remainder
  }

  /// The date in UTC, computed once for all three of its parts.
  var date: (year: Int, month: Int, day: Int) { Self.civilDate(daysSinceEpoch: daysSinceEpoch) }

  /// The number of days in a month.
  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  /// Whether February has 29 days.
  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Days from 1970-01-01 to a date (`days_from_civil`).
  static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int64 {
    // Years begin in March, so that the leap day is the last of its year; an era is 400 of them.
    let marchYear = Int64(month <= 2 ? year - 1 : year)
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let marchMonth = Int64(month > 2 ? month - 3 : month + 9)
    let dayOfYear = (153 * marchMonth + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date that lies a number of days after 1970-01-01 (`civil_from_days`).
  static func civilDate(daysSinceEpoch: Int64) -> (year: Int, month: Int, day: Int) {
    let shifted = daysSinceEpoch + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (Int(year), Int(month), Int(day))
  }
}
