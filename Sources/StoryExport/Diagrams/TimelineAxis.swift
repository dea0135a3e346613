internal import StoryAnalysis
internal import StoryParsing

/// The time axis of the timeline and of the heat map: which bins have a place, where it lies, and what
/// is written beside it.
struct TimelineAxis {
  /// How wide places may be, in points.
  struct Widths {
    /// Least width of a bin; bins that would be narrower are drawn in a coarser unit.
    var narrowest = 5.0
    /// Greatest width of a bin.
    var widest = 64.0
    /// Greatest width of a break, which has room for the words below it and for those at its sides.
    var widestBreak = 66.0
    /// Whether a quarter is among the units.
    var hasQuarters = false
  }

  /// A place on the axis.
  struct Slot {
    enum Content: Equatable {
      /// The bin at a position of the bins.
      case bin(Int)
      /// The bins from one position to before another, in which there is no article.
      case emptyStretch(Range<Int>)
    }

    var content: Content
    var x: Double
    var width: Double
  }

  /// The bins in the finest unit that has room.
  let bins: TimelineBins
  /// The places from left to right.
  let slots: [Slot]
  /// Length of the axis; shorter than the room for it where there are few bins.
  let width: Double
  /// The place of each bin, by position; those of an empty stretch share one.
  private let slotOfBin: [Int]

  /// Longest stretches without an article that may keep their bins: the one is taken that leaves most
  /// room to each bin, since a break that is wider than what it stands for would save nothing.
  private static let longestEmptyRuns = [3, 6, 12, 24, 60, Int.max]

  var hasBreaks: Bool { slots.contains(where: \.isBreak) }

  /// Lays the bins of the shown articles out.
  ///
  /// - Parameter width: Room for the axis.
  init(of analysis: ArchiveAnalysis, width: Double, widths: Widths = Widths()) {
    let units = TimelineBins.Unit.all.filter { widths.hasQuarters || $0 != .quarter }
    let first = units.firstIndex(of: .coverage(Self.finestUnit(of: analysis))) ?? 0
    var bins = TimelineBins(of: analysis, unit: units[first])
    var layout = Layout(bins.counts, width, widths)
    for unit in units[(first + 1)...] where layout.binWidth < widths.narrowest {
      bins = TimelineBins(of: analysis, unit: unit)
      layout = Layout(bins.counts, width, widths)
    }
    var slots: [Slot] = []
    var slotOfBin: [Int] = []
    var x = 0.0
    for content in layout.contents {
      let slotWidth: Double
      switch content {
      case .bin:
        slotWidth = min(layout.binWidth, widths.widest)
        slotOfBin.append(slots.count)
      case .emptyStretch(let range):
        slotWidth = layout.breakWidth
        slotOfBin += range.map { _ in slots.count }
      }
      slots.append(Slot(content: content, x: x, width: slotWidth))
      x += slotWidth
    }
    self.bins = bins
    self.slots = slots
    self.slotOfBin = slotOfBin
    self.width = x
  }

  /// The unit of the coverage; of a part of it that a filter shows, which may be far shorter, days or,
  /// for two days at most, hours, unless a unit is asked for.
  private static func finestUnit(of analysis: ArchiveAnalysis) -> CoverageUnit {
    guard analysis.hidesPart, analysis.options.coverageUnit == nil else {
      return analysis.coverage.unit
    }
    let times = analysis.shownArticles.compactMap {
      analysis.graph[$0].published?.secondsSinceEpoch
    }
    guard let first = times.min(), let last = times.max() else { return analysis.coverage.unit }
    return last - first <= 2 * 86_400 ? .hour : .day
  }

  /// The place of an article; absent for one without a time, or that is hidden.
  func slot(of article: ArticleID) -> Int? { bins.binOf[article.index].map { slotOfBin[$0] } }

  /// The place of a moment in local time, as a distance from the left end, from 0 to ``width``.
  func position(ofLocal moment: Timestamp) -> Double {
    var (low, high) = (0, slots.count)
    while low < high {
      let middle = (low + high) / 2
      if end(of: slots[middle]) <= moment.secondsSinceEpoch {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < slots.count else { return width }
    let slot = slots[low]
    let start = bins[slot.bins.lowerBound].start.secondsSinceEpoch
    let share =
      Double(moment.secondsSinceEpoch - start) / Double(max(end(of: slot) - start, 1))
    return slot.x + slot.width * max(share, 0)
  }

  private func end(of slot: Slot) -> Int64 {
    bins.end(of: slot.bins.upperBound - 1).secondsSinceEpoch
  }

  /// Which bins have a place of their own, and how much room each place has.
  private struct Layout {
    var contents: [Slot.Content]
    var binWidth: Double
    var breakWidth: Double

    init(_ counts: [Int], _ width: Double, _ widths: Widths) {
      self.init(counts, width, widths, longestEmptyRun: TimelineAxis.longestEmptyRuns[0])
      for run in TimelineAxis.longestEmptyRuns.dropFirst() {
        let other = Layout(counts, width, widths, longestEmptyRun: run)
        if other.binWidth > binWidth { self = other }
      }
    }

    private init(_ counts: [Int], _ width: Double, _ widths: Widths, longestEmptyRun: Int) {
      contents = []
      var start = 0
      for bin in counts.indices where counts[bin] > 0 {
        contents +=
          bin - start > longestEmptyRun
          ? [.emptyStretch(start..<bin)] : (start..<bin).map { .bin($0) }
        contents.append(.bin(bin))
        start = bin + 1
      }
      let breaks = contents.count { if case .emptyStretch = $0 { true } else { false } }
      // All breaks together take at most half of the axis.
      breakWidth = min(widths.widestBreak, width / 2 / Double(max(breaks, 1)))
      binWidth = (width - Double(breaks) * breakWidth) / Double(max(contents.count - breaks, 1))
    }
  }
}

extension TimelineAxis.Slot {
  /// Whether the place stands for a stretch without articles.
  var isBreak: Bool {
    if case .emptyStretch = content { true } else { false }
  }

  /// The bins that it stands for.
  var bins: Range<Int> {
    switch content {
    case .bin(let bin): bin..<(bin + 1)
    case .emptyStretch(let range): range
    }
  }
}
