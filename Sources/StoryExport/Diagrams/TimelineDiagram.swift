public import StoryAnalysis
internal import StoryParsing

/// The picture of the coverage over time: a bar for each bin, stacked by story.
///
/// A long stretch without any article is drawn as a marked break of the axis, so that the days that
/// matter keep their room.
public struct TimelineDiagram: Sendable {
  private let study: ArchiveStudy
  private let options: DiagramOptions
  private let analysis: ArchiveAnalysis
  private let axis: TimelineAxis
  private let text: CalendarText

  private static let plotHeight = 230.0
  private static let axisWidth = 34.0
  private static let contentWidth = 822.0

  /// Creates the diagram of an analysis.
  public init(of study: ArchiveStudy, options: DiagramOptions = DiagramOptions()) {
    self.study = study
    self.options = options
    analysis = study.analysis
    text = CalendarText(calendar: analysis.options.calendar)
    axis = TimelineAxis(of: analysis, width: Self.contentWidth - Self.axisWidth)
  }

  /// The diagram as boxes, lines and words.
  public func drawing() -> Drawing {
    var page = DiagramPage(
      width: Self.contentWidth + 2 * DiagramPage.margin, title: "Articles over time",
      subtitle: analysis.headline)
    guard axis.coverage.bins.count > 0 else {
      return page.finished(closing: "No article of the archive states a time.")
    }
    drawLegend(on: &page)
    let scale = CountScale(upTo: axis.coverage.all.counts.max() ?? 1)
    page.add(
      DiagramPage.words(
        ["articles"], x: DiagramPage.margin, y: page.y - 4, width: 60, size: 9,
        color: DiagramPalette.mutedText))
    page.skip(16)
    drawScale(scale, on: &page)
    drawBars(scale, on: &page)
    page.skip(Self.plotHeight)
    drawDates(on: &page)
    page.skip(26)
    return page.finished(closing: closing)
  }

  private var left: Double { DiagramPage.margin + Self.axisWidth }

  /// The stories with a colour of their own.
  private var coloured: [ClusterID] {
    Array(analysis.shownClusters.prefix(DiagramPalette.stories.count))
  }

  private var closing: String {
    let unit = axis.coverage.unit.rawValue
    let undated = axis.coverage.all.undatedCount
    var sentences = [
      "Each bar is one \(unit) (\(analysis.options.calendar.name)); its height is the number of articles."
    ]
    if axis.hasBreaks {
      sentences.append("A grey band stands for a stretch without articles, as long as it says.")
    }
    sentences.append(
      undated == 0
        ? "Nothing is left out."
        : "Left out: \(NumberText.grouped(undated)) articles without a time."
    )
    return sentences.joined(separator: " ")
  }

  private func drawLegend(on page: inout DiagramPage) {
    var entries = coloured.map { id in
      let cluster = analysis.clusters[id]
      let count = NumberText.counted(cluster.members.count, "article")
      return (DiagramPalette.story(id), "\(id.number) · \(cluster.label) (\(count))")
    }
    let rest = coloured.reduce(analysis.graph.articles.count) {
      $0 - analysis.clusters[$1].members.count
    }
    if rest > 0 {
      let count = NumberText.counted(rest, "article")
      entries.append((DiagramPalette.other, "all other stories (\(count))"))
    }
    var x = DiagramPage.margin
    for (palette, words) in entries {
      let width = TextMetrics.width(of: words, fontSize: 9.5) + 4
      if x > DiagramPage.margin, x + 16 + width > DiagramPage.margin + Self.contentWidth {
        page.skip(17)
        x = DiagramPage.margin
      }
      page.add(
        Drawing.Box(
          Drawing.Rectangle(x: x, y: page.y + 1, width: 10, height: 10), fill: palette.line))
      page.add(DiagramPage.words([words], x: x + 16, y: page.y, width: width, size: 9.5))
      x += 16 + width + 16
    }
    page.skip(20)
  }

  private func drawScale(_ scale: CountScale, on page: inout DiagramPage) {
    for count in scale.ticks {
      let y = page.y + Self.plotHeight * (1 - Double(count) / Double(scale.top))
      page.add(
        Drawing.Line(
          [.init(x: left, y: y), .init(x: left + axis.width, y: y)],
          stroke: Drawing.Stroke(
            count == 0 ? DiagramPalette.mutedText : DiagramPalette.rule,
            width: count == 0 ? 1 : 0.5)))
      page.add(
        DiagramPage.words(
          [NumberText.grouped(count)], x: DiagramPage.margin, y: y - 6,
          width: Self.axisWidth - 6, size: 9, color: DiagramPalette.mutedText,
          alignment: .trailing))
    }
  }

  private func drawBars(_ scale: CountScale, on page: inout DiagramPage) {
    let bottom = page.y + Self.plotHeight
    for slot in axis.slots {
      switch slot.content {
      case .emptyStretch(let bins):
        page.add(
          Drawing.Box(
            Drawing.Rectangle(
              x: left + slot.x + 1, y: page.y, width: slot.width - 2, height: Self.plotHeight),
            fill: DiagramPalette.emptiness,
            tooltip: "\(bins) \(axis.coverage.unit.rawValue)s without an article"))
      case .bin(let bin):
        drawBar(bin, slot: slot, bottom: bottom, scale: scale, on: &page)
      }
    }
  }

  private func drawBar(
    _ bin: Int, slot: TimelineAxis.Slot, bottom: Double, scale: CountScale,
    on page: inout DiagramPage
  ) {
    let total = axis.coverage.all.count(inBin: bin)
    guard total > 0 else { return }
    let unitHeight = Self.plotHeight / Double(scale.top)
    let inset = min(3, slot.width * 0.12)
    var y = bottom
    func draw(_ count: Int, _ palette: DiagramPalette.Story, _ name: String) {
      guard count > 0 else { return }
      let height = Double(count) * unitHeight
      y -= height
      let day = axis.coverage.bins[bin].label
      page.add(
        Drawing.Box(
          Drawing.Rectangle(
            x: left + slot.x + inset, y: y, width: slot.width - 2 * inset, height: height),
          fill: palette.line, stroke: Drawing.Stroke(DiagramPalette.paper, width: 0.4),
          tooltip: "\(day): \(NumberText.counted(count, "article")), \(name)"))
    }
    var rest = total
    for id in coloured {
      let count = axis.coverage.clusters[id.index].count(inBin: bin)
      draw(count, DiagramPalette.story(id), "story \(id.number)")
      rest -= count
    }
    draw(rest, DiagramPalette.other, "other stories")
    if slot.width >= 14 {
      page.add(
        DiagramPage.words(
          [NumberText.grouped(total)], x: left + slot.x - 10, y: y - 13, width: slot.width + 20,
          size: 9, isBold: true, alignment: .center))
    }
  }

  private func drawDates(on page: inout DiagramPage) {
    for label in axis.labels(text) {
      page.add(
        DiagramPage.words(
          label.lines, x: left + label.middle - label.width / 2, y: page.y + 4,
          width: label.width, size: 8.5,
          color: label.isMuted ? DiagramPalette.mutedText : DiagramPalette.text,
          alignment: .center))
    }
  }
}

/// Whole numbers from 0 up for an axis of counts.
struct CountScale {
  /// The numbers that are marked, from 0 to ``top``.
  let ticks: [Int]
  /// The greatest number.
  var top: Int { ticks.last ?? 1 }

  /// A scale of at most six steps of 1, 2 or 5 times a power of ten that reaches a count.
  init(upTo count: Int) {
    var step = 1
    let factors = [2, 5, 10]
    var power = 1
    search: while count > 6 * step {
      for factor in factors {
        step = factor * power
        if count <= 6 * step { break search }
      }
      power *= 10
    }
    let steps = max(1, (count + step - 1) / step)
    ticks = (0...steps).map { $0 * step }
  }
}
