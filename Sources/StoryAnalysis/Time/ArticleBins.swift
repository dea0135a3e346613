/// The bin of time that each article of a graph lies in.
///
/// Several measures ask for it; finding it for a time zone costs more than anything that they do with
/// it, so they share one.
public struct ArticleBins: Sendable {
  /// Kind of the bins.
  public let unit: CoverageUnit
  /// The calendar that they are cut by.
  public let calendar: ArchiveCalendar
  /// The number of each article's bin, by position; absent for one without a time.
  let numbers: [Int?]
  /// The numbers of the bins with at least one article, ascending.
  let filled: [Int]
  /// Number of articles in each of them.
  let counts: [Int]

  /// Finds the bins of the articles of a graph.
  ///
  /// - Complexity: O(*n* log *n*), *n* articles.
  public init(of graph: StoryGraph, unit: CoverageUnit, calendar: ArchiveCalendar = .utc) {
    self.unit = unit
    self.calendar = calendar
    numbers = graph.articles.map { article in
      article.published.map { calendar.binNumber(of: $0, unit: unit) }
    }
    (filled, counts) = numbers.compactMap(\.self).runs()
  }

  /// The name of a bin.
  func label(_ number: Int) -> String { calendar.label(ofBin: number, unit: unit) }

  /// The bins of some articles that are dated, ascending, and how many of them lie in each.
  ///
  /// Not even articles in the order of time always have ascending bins: clocks that go back from
  /// 00:01 to 23:01 show the day before again.
  func runs(of members: [ArticleID]) -> (bins: [Int], counts: [Int]) {
    members.compactMap { numbers[$0.index] }.runs()
  }
}

extension [Int] {
  /// The different numbers, ascending, and how often each occurs.
  fileprivate func runs() -> (bins: [Int], counts: [Int]) {
    var bins: [Int] = []
    var counts: [Int] = []
    for number in sorted() {
      if number == bins.last {
        counts[counts.count - 1] += 1
      } else {
        bins.append(number)
        counts.append(1)
      }
    }
    return (bins, counts)
  }
}
