internal import StoryAnalysis
internal import StoryParsing

/// A distance between two ticks of a time axis that people use.
enum SpreadTick: Hashable {
  case minutes(Int)
  case hours(Int)
  case days(Int)
  case weeks(Int)
  case months(Int)

  private static let all: [SpreadTick] =
    [5, 10, 15, 30].map { .minutes($0) } + [1, 2, 3, 6, 12].map { .hours($0) }
    + [1, 2].map { .days($0) } + [1, 2].map { .weeks($0) } + [1, 2, 3, 6].map { .months($0) }
    + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000].map { .months($0 * 12) }

  /// The finest distance whose words do not touch at so many points for each second.
  static func finest(scale: Double, fontSize: Double) -> SpreadTick {
    all.first { $0.seconds * scale >= $0.widestLabel * fontSize + 8 } ?? .months(12_000)
  }

  /// Whether several ticks may lie in one day.
  var isWithinDays: Bool {
    switch self {
    case .minutes, .hours: true
    case .days, .weeks, .months: false
    }
  }

  /// The least length in seconds.
  private var seconds: Double {
    switch self {
    case .minutes(let count): Double(count) * 60
    case .hours(let count): Double(count) * 3_600
    case .days(let count): Double(count) * 86_400
    case .weeks(let count): Double(count) * 604_800
    case .months(let count): Double(count) * 28 * 86_400
    }
  }

  /// Width of the widest words as a multiple of the type size.
  private var widestLabel: Double {
    let widest =
      switch self {
      case .minutes, .hours: "00:00"
      case .days, .weeks: "28 Mar"
      case .months(let count): count % 12 == 0 ? "2020" : "May"
      }
    return TextMetrics.width(of: widest, fontSize: 100) / 100
  }

  /// The ticks from one moment to another, on a calendar.
  func moments(
    from first: Timestamp, to last: Timestamp, calendar: ArchiveCalendar
  ) -> [Timestamp] {
    let (start, end) = (calendar.local(first), calendar.local(last))
    var locals: [Timestamp] = []
    switch self {
    case .minutes(let count): locals = Self.multiples(of: Int64(count) * 60, start, end)
    case .hours(let count): locals = Self.multiples(of: Int64(count) * 3_600, start, end)
    case .days(let count): locals = Self.multiples(of: Int64(count) * 86_400, start, end)
    // Monday: the epoch was a Thursday.
    case .weeks(let count):
      locals = Self.multiples(of: Int64(count) * 604_800, start, end, from: 4 * 86_400)
    case .months(let count):
      // Not before the year 0: local clocks may show the last hours of the year before it.
      var number = max(0, start.year * 12 + start.month - 1) / count * count
      while number <= end.year * 12 + end.month - 1 {
        locals.append(.civil(year: number / 12, month: number % 12 + 1, day: 1))
        number += count
      }
    }
    var moments: [Timestamp] = []
    for local in locals {
      let moment = calendar.moment(ofLocal: local)
      guard moment >= first, moment <= last, moments.last.map({ $0 < moment }) ?? true else {
        continue
      }
      moments.append(moment)
    }
    return moments
  }

  private static func multiples(
    of step: Int64, _ start: Timestamp, _ end: Timestamp, from origin: Int64 = 0
  ) -> [Timestamp] {
    let (first, last) = (start.secondsSinceEpoch - origin, end.secondsSinceEpoch - origin)
    // A clock that is put back or forward shows an hour that lies outside.
    let low = first / step * step - 2 * step
    return stride(from: low, through: last + 2 * step, by: Int(step)).map {
      Timestamp(secondsSinceEpoch: $0 + origin)
    }
  }

  /// What is written at a tick, and the longer stretch that it belongs to; the year of a day stands
  /// where it is not the one that was said last.
  func words(
    _ moment: Timestamp, _ text: CalendarText, knownYear: Int?
  ) -> (short: String, long: String) {
    let year = text.calendar.local(moment).year
    switch self {
    case .minutes, .hours:
      let day = year == knownYear ? text.dayOfMonth(moment) : text.day(moment)
      return (String(text.minute(moment).suffix(5)), day)
    case .days, .weeks: return (text.dayOfMonth(moment), String(year))
    case .months(let count) where count % 12 == 0: return (String(year), "")
    case .months: return (String(text.month(moment).prefix(3)), String(year))
    }
  }
}
