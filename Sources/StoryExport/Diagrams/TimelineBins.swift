internal import StoryAnalysis
internal import StoryParsing

/// The stretches of time that an axis is made of, and which of them each shown article lies in.
///
/// They are the bins of a coverage or, where months are too many, years, decades and so on, which no
/// table has.
struct TimelineBins {
  /// Kind of the bins, from the finest to the coarsest.
  enum Unit: Hashable {
    case coverage(CoverageUnit)
    /// Three months, which begin with January, April, July or October.
    case quarter
    /// So many years, which end before a multiple of their number.
    case years(Int)

    static let all =
      CoverageUnit.allCases.map(Unit.coverage) + [.quarter] + [1, 10, 100, 1000].map(Unit.years)

    /// One of them in a sentence: `one day`, `10 years`.
    var one: String {
      if case .years(let count) = self, count > 1 { name } else { "one \(name)" }
    }

    /// One of them in words.
    var name: String {
      switch self {
      case .coverage(let unit): unit.rawValue
      case .quarter: "quarter"
      case .years(1): "year"
      case .years(let count): "\(count) years"
      }
    }

    /// So many of them in words.
    func words(_ count: Int) -> [String] {
      switch self {
      case .years(let years) where years > 1: [NumberText.grouped(count * years), "years"]
      default: [NumberText.grouped(count), count == 1 ? name : name + "s"]
      }
    }
  }

  /// A stretch of time.
  struct Bin {
    /// Its name, as tables have it.
    var label: String
    /// Local time at which it begins, written as if it were UTC.
    var start: Timestamp
  }

  let unit: Unit
  /// Number of shown articles in each bin, from that of the first of them to that of the last.
  let counts: [Int]
  /// For each article, by position, its bin; absent for one without a time, or that is hidden.
  let binOf: [Int?]
  private let coverage: Coverage
  /// What the first bin is: a position in the coverage, or a number of years, decades or so on.
  private let origin: Int

  /// Finds the bins of the articles that are shown.
  ///
  /// - Complexity: O(*n* + *b*), *n* articles, *b* bins.
  init(of analysis: ArchiveAnalysis, unit: Unit) {
    let calendar = analysis.options.calendar
    let wanted = if case .coverage(let unit) = unit { unit } else { CoverageUnit.month }
    let coverage =
      wanted == analysis.coverage.unit
      ? analysis.coverage
      : Coverage(
        of: analysis.graph, clusters: analysis.clusters, unit: wanted, calendar: calendar)
    var binOf = analysis.graph.articles.indices.map { index in
      analysis.shows(ArticleID(index)) ? coverage.bin(of: ArticleID(index)) : nil
    }
    let group: ((Timestamp) -> Int)? =
      switch unit {
      case .coverage: nil
      case .quarter: { $0.year * 4 + ($0.month - 1) / 3 }
      case .years(let count): { Int((Double($0.year) / Double(count)).rounded(.down)) }
      }
    if let group {
      let groups = coverage.bins.map { group(calendar.local($0.start)) }
      binOf = binOf.map { position in position.map { groups[$0] } }
    }
    let dated = binOf.compactMap(\.self)
    let low = dated.min() ?? 0
    let high = dated.max() ?? -1
    var counts = [Int](repeating: 0, count: max(high - low + 1, 0))
    for position in dated { counts[position - low] += 1 }
    self.unit = unit
    self.counts = counts
    self.binOf = binOf.map { position in position.map { $0 - low } }
    self.coverage = coverage
    origin = low
  }

  /// The bin at a position of ``counts``.
  subscript(bin: Int) -> Bin {
    if unit == .quarter {
      let quarter = origin + bin
      let year = Int((Double(quarter) / 4).rounded(.down))
      let month = (quarter - 4 * year) * 3 + 1
      let name = CalendarText(calendar: .utc)
      let (first, last) = (
        Timestamp.civil(year: year, month: month, day: 1),
        Timestamp.civil(year: year, month: month + 2, day: 1)
      )
      return Bin(label: "\(name.month(first).prefix(3)) to \(name.month(last))", start: first)
    }
    if case .years(let count) = unit {
      let first = (origin + bin) * count
      return Bin(
        label: count == 1 ? "\(first)" : "\(first) to \(first + count - 1)",
        start: Timestamp.civil(year: first, month: 1, day: 1))
    }
    let found = coverage.bins[origin + bin]
    return Bin(label: found.label, start: coverage.calendar.local(found.start))
  }

  /// Local time at which a bin ends.
  func end(of bin: Int) -> Timestamp {
    if bin + 1 < counts.count { return self[bin + 1].start }
    let start = self[bin].start
    func later(_ seconds: Int64) -> Timestamp {
      Timestamp(secondsSinceEpoch: start.secondsSinceEpoch + seconds)
    }
    return switch unit {
    case .coverage(.hour): later(3_600)
    case .coverage(.day): later(86_400)
    case .coverage(.week): later(7 * 86_400)
    case .coverage(.month):
      Timestamp.civil(
        year: start.month == 12 ? start.year + 1 : start.year, month: start.month % 12 + 1, day: 1)
    case .quarter:
      Timestamp.civil(
        year: start.month > 9 ? start.year + 1 : start.year, month: (start.month + 2) % 12 + 1,
        day: 1)
    case .years(let count): Timestamp.civil(year: start.year + count, month: 1, day: 1)
    }
  }
}
