internal import StoryAnalysis
internal import StoryParsing

extension TimelineAxis {
  /// Words beside the axis.
  struct Label {
    var lines: [String]
    var middle: Double
    var width: Double
    var isMuted: Bool
  }

  /// Type size of the words.
  static let labelSize = 8.5
  /// Height of two lines of them.
  static let labelHeight = 2 * labelSize * DiagramPage.lineSpacing

  /// What is drawn where nothing is, in words for on hovering.
  func breakWords(_ stretch: Range<Int>) -> String {
    bins.unit.words(stretch.count).joined(separator: " ") + " without an article"
  }

  /// The words beside the axis: as many dates as have room, those after a break before the others.
  ///
  /// Dates stand at even distances, counted from each break and each new year (of hours: day). Among
  /// those that are shown, the year stands wherever it changes and after every break.
  ///
  /// - Parameters:
  ///   - room: How far words may reach beyond the left end and the right end of the axis.
  ///   - hasBreaks: Whether the lengths of breaks are among them.
  func labels(room: (left: Double, right: Double), hasBreaks: Bool = true) -> [Label] {
    struct Candidate {
      var label: Label
      var context: String?
      var priority: Int
    }
    let stride = stride
    var candidates: [Candidate] = []
    var previousContext: String?
    var place = 0
    for (index, slot) in slots.enumerated() {
      let middle = slot.x + slot.width / 2
      switch slot.content {
      case .emptyStretch(let stretch):
        guard hasBreaks else { continue }
        let words = bins.unit.words(stretch.count)
        let label = Label(lines: words, middle: middle, width: Self.width(words), isMuted: true)
        candidates.append(Candidate(label: label, priority: 0))
      case .bin(let bin):
        let (word, context) = Self.words(bins[bin].start, unit: bins.unit)
        let isFirst = index == 0 || slots[index - 1].isBreak
        let label = Label(
          lines: [word], middle: middle, width: Self.width([word, context]), isMuted: false)
        let priority = isFirst ? 1 : previousContext != context ? 2 : 3
        place = priority < 3 ? 0 : place + 1
        previousContext = context
        guard place % stride == 0 else { continue }
        candidates.append(Candidate(label: label, context: context, priority: priority))
      }
    }

    var shown: [Candidate] = []
    for priority in 0...3 {
      for candidate in candidates where candidate.priority == priority {
        let label = candidate.label
        let isFree = shown.allSatisfy { other in
          (other.label.middle - label.middle).magnitude >= (other.label.width + label.width) / 2 + 3
        }
        let isInside =
          label.middle - label.width / 2 >= -room.left
          && label.middle + label.width / 2 <= width + room.right
        if isFree, isInside { shown.append(candidate) }
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

  /// Every which bin has room for its date: the first of some even numbers for which all have.
  private var stride: Int {
    let widths = slots.map { slot -> Double in
      guard case .bin(let bin) = slot.content else { return 0 }
      return Self.width([Self.words(bins[bin].start, unit: bins.unit).word])
    }
    let step = slots.first { !$0.isBreak }?.width ?? 1
    let needed = (widths.max() ?? 0) + 3
    let even =
      switch bins.unit {
      case .coverage(.hour): [1, 2, 3, 4, 6, 12, 24, 48]
      case .coverage(.day): [1, 2, 3, 7, 14, 28]
      case .coverage(.week): [1, 2, 4, 8, 13, 26, 52]
      case .coverage(.month): [1, 2, 3, 6, 12, 24]
      case .quarter: [1, 2, 4, 8, 20]
      case .years: [1, 2, 5, 10, 20, 50]
      }
    return even.first { Double($0) * step >= needed } ?? even[even.count - 1]
  }

  /// Room that words need.
  static func width(_ lines: [String]) -> Double {
    (lines.map { TextMetrics.width(of: $0, fontSize: labelSize) }.max() ?? 0) + 4
  }

  /// The day, month or hour of a bin, with all that it is part of: `11 Jun 2020`.
  func fullName(of bin: Int) -> String {
    let text = CalendarText(calendar: .utc)
    let start = bins[bin].start
    return switch bins.unit {
    case .coverage(.hour): text.minute(start)
    case .coverage(.day): text.day(start)
    case .coverage(.week): "week of \(text.day(start))"
    case .coverage(.month): text.month(start)
    case .quarter, .years: bins[bin].label
    }
  }

  /// The name of a bin, and the longer stretch that it belongs to: the day of an hour, the year of
  /// everything else.
  private static func words(
    _ start: Timestamp, unit: TimelineBins.Unit
  ) -> (word: String, context: String) {
    // The start is local time written as UTC.
    let text = CalendarText(calendar: .utc)
    return switch unit {
    case .coverage(.hour): (String(text.minute(start).suffix(5)), text.dayOfMonth(start))
    case .coverage(.day), .coverage(.week): (text.dayOfMonth(start), "\(start.year)")
    case .coverage(.month): (String(text.month(start).prefix(3)), "\(start.year)")
    case .quarter: ("Q\((start.month - 1) / 3 + 1)", "\(start.year)")
    case .years(1): ("\(start.year)", "")
    case .years: ("\(start.year)s", "")
    }
  }
}
