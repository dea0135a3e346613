import StoryAnalysis
import StoryParsing
import Testing

@Suite("Coverage over time")
struct CoverageTests {
  private func coverage(
    _ times: [String?], unit: CoverageUnit? = nil, calendar: ArchiveCalendar = .utc
  ) -> Coverage {
    let mentions = times.enumerated().map { index, time in
      mention("\(index)", web: "https://a.com/\(index)", by: "a.com", at: time)
    }
    let graph = StoryGraph(
      records: mentions.map { ArticleRecord(document: "d.md", article: $0) })
    return Coverage(
      of: graph, clusters: StoryClusters(of: graph), unit: unit, calendar: calendar)
  }

  @Test("Empty bins between the first and the last article are there")
  func emptyBins() {
    let days = coverage(
      ["2020-06-11T09:53:00Z", "2020-06-11T23:59:59Z", "2020-06-14T00:00:00Z"], unit: .day)
    #expect(days.bins.map(\.label) == ["2020-06-11", "2020-06-12", "2020-06-13", "2020-06-14"])
    #expect(days.all.counts == [2, 0, 0, 1])
    #expect(days.providers.map(\.counts) == [[2, 0, 0, 1]])
  }

  @Test("Undated articles are in no bin and are counted")
  func undated() {
    let days = coverage(["2020-06-11T09:53:00Z", nil, nil], unit: .day)
    #expect(days.all.counts == [1])
    #expect(days.all.undatedCount == 2)
    let nothing = coverage([nil])
    #expect(nothing.bins.isEmpty && nothing.all.counts.isEmpty && nothing.all.undatedCount == 1)
  }

  @Test("Weeks begin on Monday, across the turn of a year")
  func weeks() {
    // 31 December 2020 was a Thursday.
    let weeks = coverage(
      ["2020-12-31T12:00:00Z", "2021-01-03T23:59:59Z", "2021-01-04T00:00:00Z"], unit: .week)
    #expect(weeks.bins.map(\.label) == ["2020-12-28", "2021-01-04"])
    #expect(weeks.all.counts == [2, 1])
  }

  @Test("Months are those of the calendar")
  func months() {
    let months = coverage(
      ["2019-12-31T23:59:59Z", "2020-01-01T00:00:00Z", "2020-02-29T12:00:00Z"], unit: .month)
    #expect(months.bins.map(\.label) == ["2019-12", "2020-01", "2020-02"])
    #expect(months.bins.map(\.start.iso8601).last == "2020-02-01T00:00:00Z")
    #expect(months.all.counts == [1, 1, 1])
  }

  @Test("Wrong years do not make millions of bins")
  func wrongYears() {
    let times = ["0001-01-01T00:00:00Z", "2020-06-11T00:00:00Z"]
    let coverage = coverage(times, unit: .hour)
    // 17.7 million hours are too many; 737,586 days are not.
    #expect(coverage.unit == .day)
    #expect(coverage.bins.count == 737_587)
    #expect(coverage.all.counts.reduce(0, +) == 2)
  }

  @Test("Times before 1970 fall into the right bins")
  func beforeTheEpoch() {
    let days = coverage(["1969-12-30T23:00:00Z", "1970-01-01T00:00:00Z"], unit: .day)
    #expect(days.bins.map(\.label) == ["1969-12-30", "1969-12-31", "1970-01-01"])
    let months = coverage(["1969-11-30T23:00:00Z", "1970-01-01T00:00:00Z"], unit: .month)
    #expect(months.bins.map(\.label) == ["1969-11", "1969-12", "1970-01"])
  }

  @Test("Days are those of the time zone, and 23 hours long where clocks go forward")
  func timeZone() throws {
    let newYork = try #require(ArchiveCalendar(timeZone: "America/New_York"))
    let days = coverage(
      ["2020-03-08T04:59:59Z", "2020-03-08T05:00:00Z", "2020-03-09T04:00:00Z"], unit: .day,
      calendar: newYork)
    #expect(days.bins.map(\.label) == ["2020-03-07", "2020-03-08", "2020-03-09"])
    #expect(
      days.bins.map(\.start.iso8601) == [
        "2020-03-07T05:00:00Z", "2020-03-08T05:00:00Z", "2020-03-09T04:00:00Z",
      ])
    #expect(days.all.counts == [1, 1, 1])
    #expect(ArchiveCalendar(timeZone: "America/Springfield") == nil)
  }

  @Test("A day that clocks show twice is one bin, even where it begins after the next one has")
  func dayShownTwice() throws {
    // On 29 October 2006 clocks in Newfoundland went back from 00:01 to 23:01 of the day before.
    let newfoundland = try #require(ArchiveCalendar(timeZone: "America/St_Johns"))
    let days = coverage(
      ["2006-10-29T02:30:30Z", "2006-10-29T02:31:30Z"], unit: .day, calendar: newfoundland)
    #expect(days.bins.map(\.label) == ["2006-10-28", "2006-10-29"])
    #expect(days.all.counts == [1, 1])
  }

  private static let day: Int64 = 86_400
  private static let spans: [(seconds: Int64, unit: CoverageUnit)] = [
    (0, .hour), (2 * day, .hour), (2 * day + 1, .day), (400 * day, .day), (400 * day + 1, .week),
    (1_830 * day, .week), (1_830 * day + 1, .month),
  ]

  @Test("The unit follows the span", arguments: spans)
  func unit(span: (seconds: Int64, unit: CoverageUnit)) {
    #expect(CoverageUnit.suiting(seconds: span.seconds) == span.unit)
  }

  @Test("The series of all stories and of all providers each add up to that of the archive")
  func sums() throws {
    let coverage = try seedsAnalysis().coverage
    for series in [coverage.clusters, coverage.providers] {
      let sums = coverage.bins.indices.map { bin in
        series.reduce(0) { $0 + $1.count(inBin: bin) }
      }
      #expect(sums == coverage.all.counts)
    }
    #expect(coverage.all.counts.reduce(0, +) == 46)
    #expect(coverage.all.counts.first == 20)
    #expect(coverage.bins.count == 350)
  }
}
