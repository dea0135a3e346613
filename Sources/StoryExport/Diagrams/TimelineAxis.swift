internal import StoryAnalysis
internal import StoryParsing

/// The time axis of the timeline diagram: which bins get a bar, where it stands, and what is written
/// below.
struct TimelineAxis {
  /// A place on the axis.
  struct Slot {
    enum Content: Equatable {
      /// The bin at a position of the coverage.
      case bin(Int)
      /// So many bins without an article.
      case emptyStretch(Int)
    }

    var content: Content
    var x: Double
    var width: Double
  }

  /// Words below the axis.
  struct Label {
    var lines: [String]
    var middle: Double
    var width: Double
    var isMuted: Bool
  }

  /// The coverage in the finest unit whose bars have room.
  let coverage: Coverage
  /// The places from left to right.
  let slots: [Slot]
  /// Length of the axis; shorter than the room for it where there are few bars.
  let width: Double

  private static let longestEmptyRun = 3
  /// Room for the words below a break and below the bars at its sides.
  private static let widestBreak = 66.0
  private static let narrowestBar = 5.0
  private static let widestBar = 64.0

  var hasBreaks: Bool {
    slots.contains { if case .emptyStretch = $0.content { true } else { false } }
  }

  init(of analysis: ArchiveAnalysis, width: Double) {
    let units = CoverageUnit.allCases
    let first = units.firstIndex(of: analysis.coverage.unit) ?? 0
    var coverage = analysis.coverage
    var contents = Self.contents(of: coverage)
    for unit in units[(first + 1)...] where Self.barWidth(contents, width) < Self.narrowestBar {
      coverage = Coverage(
        of: analysis.graph, clusters: analysis.clusters, unit: unit,
        calendar: analysis.options.calendar)
      contents = Self.contents(of: coverage)
    }
    let barWidth = min(Self.barWidth(contents, width), Self.widestBar)
    let breakWidth = Self.breakWidth(contents, width)
    var slots: [Slot] = []
    var x = 0.0
    for content in contents {
      let slotWidth = if case .bin = content { barWidth } else { breakWidth }
      slots.append(Slot(content: content, x: x, width: slotWidth))
      x += slotWidth
    }
    self.coverage = coverage
    self.slots = slots
    self.width = x
  }

  /// The bins in order, with each long empty run as one stretch.
  private static func contents(of coverage: Coverage) -> [Slot.Content] {
    var contents: [Slot.Content] = []
    var empty: [Int] = []
    for bin in coverage.bins.indices {
      if coverage.all.count(inBin: bin) == 0 {
        empty.append(bin)
        continue
      }
      contents +=
        empty.count > longestEmptyRun
        ? [.emptyStretch(empty.count)] : empty.map { .bin($0) }
      empty = []
      contents.append(.bin(bin))
    }
    return contents
  }

  /// Room for each break; all of them together take at most half of the axis.
  private static func breakWidth(_ contents: [Slot.Content], _ width: Double) -> Double {
    min(widestBreak, width / 2 / Double(max(breakCount(contents), 1)))
  }

  private static func barWidth(_ contents: [Slot.Content], _ width: Double) -> Double {
    let breaks = breakCount(contents)
    return (width - Double(breaks) * breakWidth(contents, width))
      / Double(max(contents.count - breaks, 1))
  }

  private static func breakCount(_ contents: [Slot.Content]) -> Int {
    contents.count { if case .emptyStretch = $0 { true } else { false } }
  }

  /// The words below the axis: as many dates as have room, those after a break before the others.
  ///
  /// Among the dates that are shown, the year (of hours: the day) stands wherever it changes and after
  /// every break.
  func labels(_ text: CalendarText) -> [Label] {
    struct Candidate {
      var label: Label
      var context: String?
      var priority: Int
    }
    var candidates: [Candidate] = []
    var previousContext: String?
    for (index, slot) in slots.enumerated() {
      let middle = slot.x + slot.width / 2
      switch slot.content {
      case .emptyStretch(let count):
        let words = ["\(count)", "\(coverage.unit.rawValue)s"]
        let label = Label(lines: words, middle: middle, width: Self.width(words), isMuted: true)
        candidates.append(Candidate(label: label, priority: 0))
      case .bin(let bin):
        let (word, context) = Self.words(coverage.bins[bin].start, unit: coverage.unit, text)
        let isFirst = index == 0 || slots[index - 1].isBreak
        let label = Label(
          lines: [word], middle: middle, width: Self.width([word, context]), isMuted: false)
        let priority = isFirst ? 1 : previousContext != context ? 2 : 3
        candidates.append(Candidate(label: label, context: context, priority: priority))
        previousContext = context
      }
    }

    var shown: [Candidate] = []
    for priority in 0...3 {
      for candidate in candidates where candidate.priority == priority {
        let label = candidate.label
        let isFree = shown.allSatisfy { other in
          (other.label.middle - label.middle).magnitude >= (other.label.width + label.width) / 2 + 3
        }
        if isFree { shown.append(candidate) }
      }
    }
    shown.sort { $0.label.middle < $1.label.middle }
    var stated: String?
    return shown.map { candidate in
      var label = candidate.label
      if let context = candidate.context { label.lines.append(context == stated ? "" : context) }
      stated = candidate.context
      return label
    }
  }

  private static func width(_ lines: [String]) -> Double {
    (lines.map { TextMetrics.width(of: $0, fontSize: 8.5) }.max() ?? 0) + 4
  }

  /// The name of a bin, and the longer stretch that it belongs to: the day of an hour, the year of
  /// everything else.
  private static func words(
    _ start: Timestamp, unit: CoverageUnit, _ text: CalendarText
  ) -> (word: String, context: String) {
    let year = String(text.calendar.local(start).year)
    return switch unit {
    case .hour: (String(text.minute(start).suffix(5)), text.dayOfMonth(start))
    case .day, .week: (text.dayOfMonth(start), year)
    case .month: (String(text.month(start).prefix(3)), year)
    }
  }
}

extension TimelineAxis.Slot {
  /// Whether the place stands for a stretch without articles.
  var isBreak: Bool {
    if case .emptyStretch = content { true } else { false }
  }
}
