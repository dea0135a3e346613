import GraphAlgorithms
import StoryParsing
import StoryTestSupport
import Testing

@Suite struct TimestampTests {
  @Test(
    "A time in ISO 8601 is the second that it names",
    arguments: [
      ("1970-01-01T00:00:00Z", 0),
      ("2020-06-11T09:53:00Z", 1_591_869_180),
      ("2021-05-26T05:00:00Z", 1_622_005_200),
      ("2000-02-29T12:34:56Z", 951_827_696),
      ("1969-12-31T23:59:59Z", -1),
      ("0000-01-01T00:00:00Z", -62_167_219_200),
      ("9999-12-31T23:59:59Z", 253_402_300_799),
      ("2020-06-11", 1_591_833_600),
      ("2020-06-11T09:53", 1_591_869_180),
      ("2020-06-11T09:53Z", 1_591_869_180),
      ("2020-06-11T09:53:00", 1_591_869_180),
      ("2020-06-11t09:53:00z", 1_591_869_180),
      ("2020-06-11 09:53:00", 1_591_869_180),
      ("2020-06-11T09:53:00.999999999Z", 1_591_869_180),
      ("2020-06-11T11:53:00+02:00", 1_591_869_180),
      ("2020-06-11T11:53:00+0200", 1_591_869_180),
      ("2020-06-11T11:53:00+02", 1_591_869_180),
      ("2020-06-11 11:53:00 +0200", 1_591_869_180),
      ("2020-06-11T11:53+02:00", 1_591_869_180),
      ("2020-06-11T04:23:00-05:30", 1_591_869_180),
      ("2020-06-10T23:53:00.5-10", 1_591_869_180),
      ("2016-12-31T23:59:60Z", 1_483_228_800),
      ("2017-01-01T00:59:60+01:00", 1_483_228_800),
    ])
  func readsTimes(text: String, seconds: Int64) {
    #expect(Timestamp(iso8601: text)?.secondsSinceEpoch == seconds)
  }

  @Test(
    "Text that names no moment is refused",
    arguments: [
      "", "2020", "2020-06", "2020-6-11", "20200611", "2020-06-11T", "2020-06-11T09", "2020-06-11Z",
      "2020-06-11T0953", "2020-06-11T09:53:", "2020-06-11T09:53:0", "2020-06-11T09:53:00.",
      "2020-06-11T09:53:00.Z", "2020-06-11T09:53.5Z", "2020-06-11T09:53:00ZZ",
      "2020-06-11T09:53:00 ", " 2020-06-11", "2020-06-11T09:53:00+2", "2020-06-11T09:53:00+02:",
      "2020-06-11T09:53:00+02:0", "2020-06-11T09:53:00+02:00x", "2020-06-11T09:53:00+24:00",
      "2020-06-11T09:53:00+02:60", "2020-06-11T24:00:00Z", "2020-06-11T09:60:00Z",
      "2020-06-11T09:53:61Z", "2020-06-11T09:53:60Z", "2016-12-31T23:59:60+01:00", "2020-00-11",
      "2020-13-11", "2020-06-00", "2020-06-31", "2021-02-29", "1900-02-29", "2020-02-30",
      "2020-04-31", "2020-06-1１", "yesterday!", "+2020-06-11", "-020-06-11",
      "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:00-00:01", "2020-06-11_09:53:00Z",
    ])
  func refuses(text: String) {
    #expect(Timestamp(iso8601: text) == nil)
  }

  @Test("Leap days exist in years divisible by 4, of centuries in those divisible by 400")
  func leapDays() {
    let years = (0...9999).filter { year in
      let digits = String(year)
      let text = String(repeating: "0", count: 4 - digits.count) + digits + "-02-29"
      return Timestamp(iso8601: text) != nil
    }
    #expect(years == (0...9999).filter { $0 % 400 == 0 || $0 % 4 == 0 && $0 % 100 != 0 })
  }

  @Test("Each day follows the one before, through three centuries counted one by one")
  func countsDays() {
    // An independent calendar: add one day, carry by the lengths that almanacs print.
    var (year, month, day) = (1899, 12, 31)
    var weekday = 7
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let first = Timestamp.civil(year: year, month: month, day: day).daysSinceEpoch
    #expect(first == -25_568)
    for offset in 0..<(301 * 365) {
      let moment = Timestamp(secondsSinceEpoch: (first + Int64(offset)) * 86_400 + 45_296)
      let parts = [moment.year, moment.month, moment.day, moment.weekday.rawValue]
      guard parts == [year, month, day, weekday] else {
        Issue.record("\(parts) is not \([year, month, day, weekday])")
        return
      }
      let isLeap = year % 4 == 0 && ![1900, 2100, 2200].contains(year)
      if day < lengths[month - 1] + (month == 2 && isLeap ? 1 : 0) {
        day += 1
      } else if month < 12 {
        (month, day) = (month + 1, 1)
      } else {
        (year, month, day) = (year + 1, 1, 1)
      }
      weekday = weekday % 7 + 1
    }
  }

  @Test("What is written is read back, at random seconds of ten thousand years")
  func roundTrip() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<20_000 {
      let seconds = Int64.random(in: -62_167_219_200...253_402_300_799, using: &random)
      let moment = Timestamp(secondsSinceEpoch: seconds)
      #expect(moment.iso8601.utf8.count == 20)
      #expect(Timestamp(iso8601: moment.iso8601) == moment)
      let made = Timestamp.civil(
        year: moment.year, month: moment.month, day: moment.day, hour: moment.hour,
        minute: moment.minute, second: moment.second)
      #expect(made == moment)
    }
  }

  @Test("The parts of a time are those of its text")
  func parts() throws {
    let moment = try #require(Timestamp(iso8601: "2020-06-11T09:53:07Z"))
    #expect(
      [moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second]
        == [2020, 6, 11, 9, 53, 7])
    #expect(moment.weekday == .thursday)
    #expect(moment.iso8601 == "2020-06-11T09:53:07Z")
    #expect("\(moment)" == "2020-06-11T09:53:07Z")
    #expect(Timestamp(secondsSinceEpoch: -1).weekday == .wednesday)
    #expect(Timestamp(secondsSinceEpoch: -1).hour == 23)
  }

  @Test("Years beyond four digits are written with a sign")
  func farYears() {
    #expect(Timestamp.civil(year: -1, month: 3, day: 1).iso8601 == "-0001-03-01T00:00:00Z")
    #expect(Timestamp.civil(year: 10_000, month: 1, day: 1).iso8601 == "+10000-01-01T00:00:00Z")
    #expect(Timestamp(secondsSinceEpoch: .max).year == 292_277_026_596)
    #expect(Timestamp(secondsSinceEpoch: .min).year == -292_277_022_657)
  }

  @Test("The first and the last moment of the time line have a date and a text")
  func ends() {
    // 2^63 seconds are 106,751,991,167,300 days and 55,808 seconds, that is 15:30:08.
    let first = Timestamp(secondsSinceEpoch: .min)
    #expect((first.hour, first.minute, first.second) == (8, 29, 52))
    #expect(first.iso8601.hasPrefix("-292277022657-") && first.iso8601.hasSuffix("T08:29:52Z"))
    let last = Timestamp(secondsSinceEpoch: .max)
    #expect((last.hour, last.minute, last.second) == (15, 30, 7))
  }
}
