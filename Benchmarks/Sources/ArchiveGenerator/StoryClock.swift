internal import GraphAlgorithms

/// When a story begins, and how fast the interest in it fades.
struct StoryClock {
  /// Minutes since 1970 at which the first article may appear.
  let start: Int
  /// Minutes until half of the coverage that is left is out.
  let halfLife: Int

  /// Minutes of the six years over which an archive is spread, and its first: 1 January 2018.
  private static let span = 6 * 365 * 24 * 60
  private static let origin = 17_532 * 24 * 60

  /// Stories begin one after the other, with some days of disorder, so that several are told at any
  /// time; an archive that outlasts the six years goes through them again.
  init(story: Int, _ random: inout SplitMix64) {
    start = Self.origin + (story * 37 + random.index(below: 3 * 24 * 60)) % Self.span
    halfLife = random.number(in: 90...3000)
  }

  /// Times in rising order, no two equal: a story has no two articles with one headline and time.
  func times(_ count: Int, _ random: inout SplitMix64) -> [Int] {
    var times: [Int] = (0..<count).map { _ in
      var halfLives = 0
      while halfLives < 12, random.chance(perMille: 500) { halfLives += 1 }
      return start + halfLives * halfLife + random.index(below: halfLife)
    }
    times.sort()
    for index in times.indices.dropFirst() {
      times[index] = max(times[index], times[index - 1] + 1)
    }
    return times
  }
}

/// A moment in the calendar, computed here so that no fault of the reader's calendar is shared.
struct CivilTime {
  let year: Int
  let month: Int
  let day: Int
  let secondOfDay: Int

  /// The date of a moment from 1970 on.
  ///
  /// > Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
  /// > Deviation: none for moments from 1970 on.
  init(seconds: Int) {
    let days = seconds / 86_400 + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    secondOfDay = seconds % 86_400
  }

  /// The day, as `2020-06-11`.
  var date: String { "\(year)-\(Self.two(month))-\(Self.two(day))" }

  /// The moment, as `2020-06-11T09:53:00Z`.
  var iso8601: String {
    let clock = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60]
    return "\(date)T\(clock.map(Self.two).joined(separator: ":"))Z"
  }

  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
