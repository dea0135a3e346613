package import StoryAnalysis
package import StoryParsing

/// Times as people read them, on the archive's calendar.
package struct CalendarText {
  /// The calendar that moments are shown on.
  package var calendar: ArchiveCalendar

  /// Times on a calendar.
  package init(calendar: ArchiveCalendar) { self.calendar = calendar }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `11 Jun 2020`.
  package func day(_ moment: Timestamp) -> String {
    let local = calendar.local(moment)
    return "\(local.day) \(Self.months[local.month - 1]) \(local.year)"
  }

  /// `11 Jun`.
  package func dayOfMonth(_ moment: Timestamp) -> String {
    let local = calendar.local(moment)
    return "\(local.day) \(Self.months[local.month - 1])"
  }

  /// `Jun 2020`.
  package func month(_ moment: Timestamp) -> String {
    let local = calendar.local(moment)
    return "\(Self.months[local.month - 1]) \(local.year)"
  }

  /// `11 Jun 2020 17:28`.
  package func minute(_ moment: Timestamp) -> String {
    let local = calendar.local(moment)
    return "\(day(moment)) \(twoDigits(local.hour)):\(twoDigits(local.minute))"
  }

  /// `11 Jun 17:28`.
  func minuteOfYear(_ moment: Timestamp) -> String {
    let local = calendar.local(moment)
    return "\(dayOfMonth(moment)) \(twoDigits(local.hour)):\(twoDigits(local.minute))"
  }

  /// Whether two moments lie in the same year.
  func isSameYear(_ first: Timestamp, _ second: Timestamp) -> Bool {
    calendar.local(first).year == calendar.local(second).year
  }

  /// The days from one moment to another, without saying anything twice: `11 to 20 Jun 2020`.
  package func span(_ first: Timestamp, _ last: Timestamp) -> String {
    let (one, two) = (calendar.local(first), calendar.local(last))
    if day(first) == day(last) { return day(first) }
    if one.year != two.year { return "\(day(first)) to \(day(last))" }
    if one.month != two.month { return "\(dayOfMonth(first)) to \(day(last))" }
    return "\(one.day) to \(day(last))"
  }

  private func twoDigits(_ value: Int) -> String {
    value < 10 ? "0\(value)" : "\(value)"
  }
}
