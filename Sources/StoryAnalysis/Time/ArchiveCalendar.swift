internal import Foundation
public import StoryParsing

/// The Gregorian calendar of one time zone, for cutting time into hours, days, weeks and months.
public struct ArchiveCalendar: Sendable {
  /// Name of the zone, such as `UTC` or `America/New_York`.
  public let name: String
  private let zone: TimeZone?

  /// Coordinated universal time.
  public static let utc = ArchiveCalendar(name: "UTC", zone: nil)

  private init(name: String, zone: TimeZone?) {
    self.name = name
    self.zone = zone
  }

  /// The calendar of a zone of the IANA time zone database, or nothing where there is none with that
  /// name.
  public init?(timeZone name: String) {
    if name == "UTC" {
      self = .utc
    } else if let zone = TimeZone(identifier: name) {
      self.init(name: name, zone: zone)
    } else {
      return nil
    }
  }
}

extension ArchiveCalendar {
  /// Seconds that local time is ahead of UTC at a moment.
  public func offset(at moment: Timestamp) -> Int64 {
    guard let zone else { return 0 }
    let date = Date(timeIntervalSince1970: Double(moment.secondsSinceEpoch))
    return Int64(zone.secondsFromGMT(for: date))
  }

  /// The local time of a moment, written as if it were UTC.
  public func local(_ moment: Timestamp) -> Timestamp {
    Timestamp(secondsSinceEpoch: moment.secondsSinceEpoch + offset(at: moment))
  }

  /// The moment at which local clocks show a time; where they show it twice, the first, and where
  /// they skip it, the moment of the skip.
  public func moment(ofLocal local: Timestamp) -> Timestamp {
    let naive = local.secondsSinceEpoch
    let day: Int64 = 86_400
    let before = offset(at: Timestamp(secondsSinceEpoch: naive - day))
    let after = offset(at: Timestamp(secondsSinceEpoch: naive + day))
    let candidates = [naive - max(before, after), naive - min(before, after)]
    let match = candidates.first {
      $0 + offset(at: Timestamp(secondsSinceEpoch: $0)) >= naive
    }
    return Timestamp(secondsSinceEpoch: match ?? naive - before)
  }

  /// Number of the bin that holds a moment; bins of one unit are numbered without gaps.
  func binNumber(of moment: Timestamp, unit: CoverageUnit) -> Int {
    let seconds = local(moment).secondsSinceEpoch
    switch unit {
    case .hour: return Int(seconds.dividedDown(by: 3_600))
    case .day: return Int(seconds.dividedDown(by: 86_400))
    case .week: return Int((seconds.dividedDown(by: 86_400) + 3).dividedDown(by: 7))
    case .month:
      let time = Timestamp(secondsSinceEpoch: seconds)
      return time.year * 12 + time.month - 1
    }
  }

  /// Local time at which a bin begins, written as if it were UTC.
  func localStart(ofBin number: Int, unit: CoverageUnit) -> Timestamp {
    switch unit {
    case .hour: Timestamp(secondsSinceEpoch: Int64(number) * 3_600)
    case .day: Timestamp(secondsSinceEpoch: Int64(number) * 86_400)
    // The epoch was a Thursday, so the Monday of its week lies three days before it.
    case .week: Timestamp(secondsSinceEpoch: (Int64(number) * 7 - 3) * 86_400)
    case .month:
      Timestamp.civil(
        year: Int(Int64(number).dividedDown(by: 12)), month: ((number % 12) + 12) % 12 + 1, day: 1)
    }
  }

  /// The moment at which a bin begins.
  func start(ofBin number: Int, unit: CoverageUnit) -> Timestamp {
    moment(ofLocal: localStart(ofBin: number, unit: unit))
  }

  /// The name of a bin on this calendar.
  func label(ofBin number: Int, unit: CoverageUnit) -> String {
    let text = localStart(ofBin: number, unit: unit).iso8601
    let length =
      switch unit {
      case .hour: 13
      case .day, .week: 10
      case .month: 7
      }
    return String(text.prefix(length))
  }
}

extension Int64 {
  /// The quotient rounded toward negative infinity.
  fileprivate func dividedDown(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
