internal import StoryAnalysis
internal import StoryParsing

/// The time axis of the spread diagram: every moment has its place on it, one scale holds for the whole
/// axis, and the longest stretches without an article are breaks.
struct SpreadAxis {
  /// A stretch of time that is drawn to scale.
  struct Segment {
    var first: Timestamp
    var last: Timestamp
    /// Place of ``first``.
    var x: Double
  }

  /// A stretch of time without an article that is not drawn to scale.
  struct Break {
    var seconds: Int64
    var x: Double

    /// Its length: number and unit.
    var words: [String] {
      let (hours, days) = (seconds / 3_600, seconds / 86_400)
      let (count, unit) =
        switch seconds {
        case ..<7_200: (seconds / 60, "min")
        case ..<259_200: (hours, "hours")
        default: (days, "days")
        }
      return [NumberText.grouped(Int(count)), unit]
    }
  }

  /// Words above the axis: a longer stretch of time in the upper line, a shorter in the lower.
  struct Label {
    var text: String
    var isUpper: Bool
    var middle: Double
    var width: Double
    var isMuted: Bool
  }

  /// White space at both ends of a segment, for half a mark.
  static let padding = 12.0
  /// How far words may reach beyond the axis.
  private static let overhang = 14.0
  /// Longest stretch of time that may fill the axis alone: with less to show, it stays short.
  private static let shortestSpan = 3_600.0

  let segments: [Segment]
  let breaks: [Break]
  /// Points for each second.
  let scale: Double
  /// Width of a break: room for its words, and for half of those at its sides.
  let breakWidth: Double
  /// Length of the axis; shorter than the room for it where there is little to show.
  let width: Double
  private let step: SpreadTick
  private let text: CalendarText
  private let fontSize: Double

  /// An axis for some moments, of which there is at least one, in ascending order.
  init(of times: [Timestamp], width: Double, text: CalendarText, fontSize: Double) {
    precondition(!times.isEmpty, "An axis has a moment.")
    let breakWidth = 5.6 * fontSize
    let cuts = Self.cuts(times, width: width, breakWidth: breakWidth)
    scale = Self.scale(times, cuts: cuts, width: width, breakWidth: breakWidth)
    self.breakWidth = breakWidth
    var segments: [Segment] = []
    var breaks: [Break] = []
    var (start, x) = (0, 0.0)
    for end in cuts.sorted() + [times.count - 1] {
      segments.append(Segment(first: times[start], last: times[end], x: x + Self.padding))
      x += Double(Self.seconds(times[start], times[end])) * scale + 2 * Self.padding
      if end < times.count - 1 {
        breaks.append(Break(seconds: Self.seconds(times[end], times[end + 1]), x: x))
        x += breakWidth
      }
      start = end + 1
    }
    self.segments = segments
    self.breaks = breaks
    self.width = x
    self.text = text
    self.fontSize = fontSize
    step = SpreadTick.finest(scale: scale, fontSize: fontSize)
  }

  /// The place of a moment. One in a break is at the end before it; one outside, at the nearer end.
  func x(of moment: Timestamp) -> Double {
    let segment = segments.last { $0.first <= moment } ?? segments[0]
    let inside = max(segment.first, min(moment, segment.last))
    return segment.x + Double(Self.seconds(segment.first, inside)) * scale
  }

  /// The place so many seconds after the first moment, at most the end of the first segment.
  func end(ofWindow seconds: Int64) -> Double {
    let span = Self.seconds(segments[0].first, segments[0].last)
    let end = segments[0].x + Double(span) * scale + Self.padding
    return min(end, segments[0].x + Double(seconds) * scale)
  }

  private static func seconds(_ first: Timestamp, _ last: Timestamp) -> Int64 {
    last.secondsSinceEpoch - first.secondsSinceEpoch
  }

  private static func scale(_ times: [Timestamp], cuts: [Int], width: Double, breakWidth: Double)
    -> Double
  {
    let broken = cuts.reduce(Int64(0)) { $0 + seconds(times[$1], times[$1 + 1]) }
    let span = Double(seconds(times[0], times[times.count - 1]) - broken)
    let room =
      width - Double(cuts.count + 1) * 2 * padding - Double(cuts.count) * breakWidth
    return max(room, 1) / max(span, shortestSpan)
  }

  /// The positions before the longest gaps: a gap is broken as long as it would take more than twice as
  /// much room as a break and more than an eighth of the axis, and is more than five times as long as
  /// those that are not broken are on average. So the few articles of a slow story are drawn to scale.
  private static func cuts(
    _ times: [Timestamp], width: Double, breakWidth: Double
  ) -> [Int] {
    let gaps = times.indices.dropLast().map {
      (place: $0, length: seconds(times[$0], times[$0 + 1]))
    }
    .sorted { ($1.length, $0.place) < ($0.length, $1.place) }
    let least = max(2 * (breakWidth + 2 * padding), width / 8)
    var left = seconds(times[0], times[times.count - 1])
    var cuts: [Int] = []
    for gap in gaps.prefix(max(1, Int(width / 90))) {
      let room = Double(gap.length) * scale(times, cuts: cuts, width: width, breakWidth: breakWidth)
      left -= gap.length
      // Something remains to be seen to scale, and the others are far shorter.
      let others = Double(left) / Double(max(gaps.count - cuts.count - 1, 1))
      guard room > least, left > 0, Double(gap.length) > 5 * others else { break }
      cuts.append(gap.place)
    }
    return cuts
  }
}

extension SpreadAxis {
  /// The moments at which a line crosses the lanes.
  var ticks: [Timestamp] { segments.flatMap { ticks(in: $0) } }

  private func ticks(in segment: Segment) -> [Timestamp] {
    let room = Int64(scale > 0 ? Self.padding / 2 / scale : 0)
    let times = step.moments(
      from: Timestamp(secondsSinceEpoch: segment.first.secondsSinceEpoch - room),
      to: Timestamp(secondsSinceEpoch: segment.last.secondsSinceEpoch + room),
      calendar: text.calendar)
    return times
  }

  /// The place of a tick, which may lie a little before or after the articles of its segment.
  func x(ofTick moment: Timestamp) -> Double {
    let room = Int64(scale > 0 ? Self.padding / 2 / scale : 0)
    let segment =
      segments.last { $0.first.secondsSinceEpoch - room <= moment.secondsSinceEpoch }
      ?? segments[0]
    return segment.x + Double(Self.seconds(segment.first, moment)) * scale
  }

  /// The words above the axis, as many as have room: those of breaks first, then the first of each
  /// segment, then where a day or a year begins.
  func labels() -> [Label] {
    var candidates: [(label: Label, priority: Int)] = []
    func add(_ words: String, isUpper: Bool, middle: Double, priority: Int, isMuted: Bool = false) {
      guard !words.isEmpty else { return }
      let width = TextMetrics.width(of: words, fontSize: fontSize) + 2
      let limits = (-Self.overhang + width / 2, self.width + Self.overhang - width / 2)
      let inside = max(limits.0, min(middle, limits.1))
      let label = Label(
        text: words, isUpper: isUpper, middle: inside, width: width, isMuted: isMuted)
      candidates.append((label, priority))
    }
    for gap in breaks {
      for (line, words) in gap.words.enumerated() {
        let middle = gap.x + breakWidth / 2
        add(words, isUpper: line == 0, middle: middle, priority: 0, isMuted: true)
      }
    }
    var year: Int?
    var context: String?
    for segment in segments {
      // Each stretch says its own day; a year stands where it is not that of the stretch before.
      if step.isWithinDays { context = nil }
      var moments = ticks(in: segment).map { ($0, x(ofTick: $0)) }
      if moments.isEmpty { moments = [(segment.first, segment.x)] }
      var isFirst = true
      for (moment, x) in moments {
        let (short, long) = step.words(moment, text, knownYear: year)
        add(short, isUpper: false, middle: x, priority: isFirst ? 1 : 3)
        let name = step.words(moment, text, knownYear: nil).long
        if name != context {
          add(long, isUpper: true, middle: x, priority: isFirst ? 1 : 2)
          // Where the year has no room, the day alone may have.
          if step.isWithinDays, year != text.calendar.local(moment).year {
            add(text.dayOfMonth(moment), isUpper: true, middle: x, priority: isFirst ? 2 : 3)
          }
        }
        context = name
        isFirst = false
        year = text.calendar.local(moment).year
      }
    }
    var shown: [(label: Label, priority: Int)] = []
    for priority in 0...3 {
      for candidate in candidates where candidate.priority == priority {
        let label = candidate.label
        guard label.width <= width + 2 * Self.overhang else { continue }
        let isFree = shown.allSatisfy { other in
          other.label.isUpper != label.isUpper
            || (other.label.middle - label.middle).magnitude
              >= (other.label.width + label.width) / 2 + 3
        }
        if isFree { shown.append(candidate) }
      }
    }
    return shown.map(\.label).sorted {
      ($0.isUpper ? 0 : 1, $0.middle) < ($1.isUpper ? 0 : 1, $1.middle)
    }
  }
}
