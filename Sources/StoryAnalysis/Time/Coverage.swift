public import StoryParsing

/// How many articles appeared when: for the whole archive, for each cluster and for each provider.
///
/// Time is cut into bins of one kind. A series runs from the bin of its first article to that of its
/// last, and the empty bins between them are there. Articles without a time are in no bin; they are
/// counted apart.
public struct Coverage: Sendable {
  /// Articles of one subject over time.
  public struct Series: Sendable {
    /// Position of the first bin in ``Coverage/bins``.
    public var firstBin: Int
    /// Number of articles in each bin from the first on.
    public var counts: [Int]
    /// Number of articles without a time.
    public var undatedCount: Int

    /// Number of articles in the bin at a position of ``Coverage/bins``.
    public func count(inBin bin: Int) -> Int {
      counts.indices.contains(bin - firstBin) ? counts[bin - firstBin] : 0
    }
  }

  /// A stretch of time.
  public struct Bin: Hashable, Sendable {
    /// Its first moment.
    public var start: Timestamp
    /// Its name on the calendar of the time zone: `2020-06-11T14` (hour), `2020-06-11` (day, or the
    /// Monday of a week) or `2020-06` (month).
    public var label: String
  }

  /// Kind of the bins.
  public let unit: CoverageUnit
  /// The calendar that days, weeks and months are cut by.
  public let calendar: ArchiveCalendar
  /// All bins from the first article to the last, empty ones included.
  public let bins: [Bin]
  /// All articles.
  public let all: Series
  /// The articles of each cluster, by position.
  public let clusters: [Series]
  /// The articles of each provider, by position.
  public let providers: [Series]
  /// For each article, by position, its bin; absent for one without a time.
  private let binOf: [Int?]

  /// Position in ``bins`` of an article's bin; absent for one without a time.
  public func bin(of article: ArticleID) -> Int? { binOf[article.index] }
}

extension Coverage.Series {
  /// Counts articles by their bins.
  init(of positions: some Sequence<Int?>) {
    let positions = Array(positions)
    let dated = positions.compactMap(\.self)
    undatedCount = positions.count - dated.count
    guard let low = dated.min(), let high = dated.max() else {
      (firstBin, counts) = (0, [])
      return
    }
    firstBin = low
    counts = [Int](repeating: 0, count: high - low + 1)
    for bin in dated { counts[bin - low] += 1 }
  }
}

/// How time is cut.
public enum CoverageUnit: String, Sendable, CaseIterable {
  /// Hours of the clock.
  case hour
  /// Calendar days.
  case day
  /// Weeks from Monday to Sunday (ISO 8601).
  case week
  /// Calendar months.
  case month

  /// The unit that suits a stretch of time: hours up to two days, days up to 400, weeks up to five
  /// years, months beyond.
  public static func suiting(seconds: Int64) -> CoverageUnit {
    switch seconds {
    case ...(2 * 86_400): .hour
    case ...(400 * 86_400): .day
    case ...(5 * 366 * 86_400): .week
    default: .month
    }
  }
}

extension Coverage {
  /// Counts the articles of a graph.
  ///
  /// - Parameters:
  ///   - graph: The articles.
  ///   - clusters: Their clusters.
  ///   - unit: Kind of the bins; chosen from the span where absent. Where it would give more than a
  ///     million bins (hours from one wrong year to another), the next longer one is taken.
  ///   - calendar: The calendar to cut by.
  /// - Complexity: O(*n* + *b*), *n* articles, *b* bins of all series.
  public init(
    of graph: StoryGraph, clusters: StoryClusters, unit: CoverageUnit? = nil,
    calendar: ArchiveCalendar = .utc
  ) {
    let dates = graph.articles.compactMap(\.published)
    let first = dates.min() ?? Timestamp(secondsSinceEpoch: 0)
    let last = dates.max() ?? first
    let unit = Self.affordable(
      unit ?? .suiting(seconds: last.secondsSinceEpoch - first.secondsSinceEpoch), first, last,
      calendar)
    // Not always the bins of the first and the last moment: clocks that go back from 00:01 to 23:01
    // show the day before again.
    let numbers = graph.articles.map { article in
      article.published.map { calendar.binNumber(of: $0, unit: unit) }
    }
    let origin = numbers.lazy.compactMap(\.self).min() ?? 0
    let lastNumber = numbers.lazy.compactMap(\.self).max() ?? 0
    let binOf = numbers.map { number in number.map { $0 - origin } }

    var byProvider = [[Int]](repeating: [], count: graph.providers.count)
    for (index, article) in graph.articles.enumerated() {
      if let provider = article.provider { byProvider[provider.index].append(index) }
    }
    self.unit = unit
    self.calendar = calendar
    self.bins =
      dates.isEmpty
      ? []
      : (origin...lastNumber).map {
        Bin(
          start: calendar.start(ofBin: $0, unit: unit),
          label: calendar.label(ofBin: $0, unit: unit))
      }
    self.binOf = binOf
    self.all = Series(of: binOf)
    self.clusters = clusters.clusters.map { Series(of: $0.members.lazy.map { binOf[$0.index] }) }
    self.providers = byProvider.map { Series(of: $0.lazy.map { binOf[$0] }) }
  }

  /// The unit or, where it would give too many bins, the next longer one that does not.
  private static func affordable(
    _ unit: CoverageUnit, _ first: Timestamp, _ last: Timestamp, _ calendar: ArchiveCalendar
  ) -> CoverageUnit {
    CoverageUnit.allCases.drop { $0 != unit }.first { unit in
      calendar.binNumber(of: last, unit: unit) - calendar.binNumber(of: first, unit: unit)
        < 1_000_000
    } ?? .month
  }
}
