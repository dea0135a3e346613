internal import StoryParsing

extension ArticleFilter {
  /// A year, a month or a day on the archive's calendar, or a time to the minute or second.
  public struct Time: Equatable, Sendable {
    /// Where a moment lies beside such a stretch of time.
    enum Place {
      case before
      case within
      case after
    }

    private enum Form: Equatable, Sendable {
      /// A bin of the calendar; years are counted themselves.
      case year(Int)
      case bin(Int, CoverageUnit)
      /// A moment and how many seconds it lasts; without a zone it is one of the calendar's clocks.
      case moment(Timestamp, seconds: Int64, hasZone: Bool)
    }

    /// What was written.
    public let text: String
    private let form: Form

    /// Reads `2020`, `2020-06`, `2020-06-11`, or an ISO 8601 time such as `2020-06-11T09:53:00Z`; without
    /// a zone the time is that of the calendar. Nothing where the text is none of these.
    public init?(_ text: String) {
      let length = text.utf8.count
      let missing = [4: "-01-01", 7: "-01", 10: ""][length]
      if let missing {
        guard let first = Timestamp(iso8601: text + missing) else { return nil }
        form =
          switch length {
          case 4: .year(first.year)
          case 7: .bin(first.year * 12 + first.month - 1, .month)
          default: .bin(Int(first.daysSinceEpoch), .day)
          }
      } else {
        guard let moment = Timestamp(iso8601: text) else { return nil }
        let time = text.utf8.dropFirst(16)
        form = .moment(
          moment, seconds: time.first == UInt8(ascii: ":") ? 1 : 60,
          hasZone: Timestamp(iso8601: text + "Z") == nil)
      }
      self.text = text
    }

    /// Where a moment lies on a calendar.
    func place(of moment: Timestamp, on calendar: ArchiveCalendar) -> Place {
      func place(_ number: Int, _ own: Int) -> Place {
        number == own ? .within : number < own ? .before : .after
      }
      switch form {
      case .year(let year): return place(calendar.local(moment).year, year)
      case .bin(let bin, let unit):
        return place(calendar.binNumber(of: moment, unit: unit), bin)
      case .moment(let own, let seconds, let hasZone):
        let start = (hasZone ? own : calendar.moment(ofLocal: own)).secondsSinceEpoch
        if moment.secondsSinceEpoch < start { return .before }
        return moment.secondsSinceEpoch < start + seconds ? .within : .after
      }
    }
  }
}
