public import StoryAnalysis
internal import StoryParsing

/// The picture of the coverage over time: a bar for each bin, stacked by story, and below it the
/// strongest bursts.
///
/// A long stretch without any article is drawn as a marked break of the axis, so that the days that
/// matter keep their room. Only what a filter shows is drawn.
public struct TimelineDiagram: Sendable {
  let study: ArchiveStudy
  let options: DiagramOptions
  let analysis: ArchiveAnalysis
  let axis: TimelineAxis
  /// The stories with a colour of their own.
  let coloured: [ClusterID]
  let bursts: TimelineBursts

  /// Room for the numbers at the scale.
  static let scaleWidth = 34.0
  /// Width between the margins on a screen.
  private static let screenWidth = 822.0
  private static let screenPlotHeight = 230.0
  /// Room above the plot for what it counts, and for the number and the day of the highest bar.
  private static let capHeight = 40.0
  /// Type size of counts and of words in legends.
  static let wordSize = 9.0

  private let pageSize: (width: Double, height: Double?)

  /// Creates the diagram of an archive.
  public init(of study: ArchiveStudy, options: DiagramOptions = DiagramOptions()) {
    self.study = study
    self.options = options
    analysis = study.analysis
    pageSize = options.page.size(
      .landscape, screenWidth: Self.screenWidth + 2 * DiagramPage.margin)
    let room = pageSize.width - 2 * DiagramPage.margin - Self.scaleWidth
    axis = TimelineAxis(of: analysis, width: room)
    let hues = DiagramPalette.stories.count
    coloured = Array(
      analysis.shownClusters.prefix { $0.index < hues }.prefix(options.labels ?? hues))
    let mostBands = options.page == .a3 ? 10 : 6
    bursts = TimelineBursts(
      of: study, along: axis, limit: min(options.labels ?? mostBands, mostBands), room: room)
  }

  /// The diagram as boxes, lines and words.
  ///
  /// - Complexity: O(*n* + *b*²), *n* articles, *b* bars, which are at most a few hundred.
  public func drawing() -> Drawing {
    var page = DiagramPage(
      width: pageSize.width, height: pageSize.height, title: "Articles over time",
      subtitle: analysis.headline)
    guard !axis.slots.isEmpty else { return page.finished(closing: analysis.reasonForNoTime) }
    drawLegend(on: &page)
    page.add(
      DiagramPage.words(
        ["articles"], x: DiagramPage.margin, y: page.y, width: 60, size: Self.wordSize,
        color: DiagramPalette.mutedText))
    page.skip(Self.capHeight)
    let below = TimelineAxis.labelHeight + 12 + burstsHeight
    let plot = Plot(
      scale: CountScale(upTo: axis.bins.counts.max() ?? 1), left: left, top: page.y,
      height: page.heightLeft.map { max($0 - below, 60) } ?? Self.screenPlotHeight)
    drawScale(plot, on: &page)
    drawBars(plot, on: &page)
    drawCounts(plot, on: &page)
    page.skip(plot.height)
    drawDates(on: &page)
    page.skip(TimelineAxis.labelHeight + 12)
    drawBursts(on: &page)
    return page.finished(closing: closing)
  }

  /// Where the axis begins.
  var left: Double { DiagramPage.margin + Self.scaleWidth }

  private var closing: String {
    var sentences = [
      """
      Each bar is \(axis.bins.unit.one) (\(analysis.options.calendar.name)); its height is the \
      number of articles.
      """
    ]
    if axis.hasBreaks {
      sentences.append("A grey band stands for a stretch without articles, as long as it says.")
    }
    if bursts.hiddenCount > 0 {
      let count = NumberText.counted(bursts.hiddenCount, "other burst")
      sentences.append("Not drawn: \(count).")
    }
    return (sentences + [analysis.leftOutOfTime]).joined(separator: " ")
  }
}

extension TimelineDiagram {
  /// Where counts lie on the page.
  struct Plot {
    var scale: CountScale
    var left: Double
    var top: Double
    var height: Double

    /// Distance from the top of the page at which a count stands.
    func y(of count: Int) -> Double {
      top + height * (1 - Double(count) / Double(scale.top))
    }
  }
}

extension ArchiveAnalysis {
  /// Why a picture over time shows nothing.
  var reasonForNoTime: String {
    if graph.articles.isEmpty { return "The archive holds no article." }
    return shownArticleCount == 0
      ? "The filter shows no article."
      : hidesPart
        ? "No article that the filter shows states a time."
        : "No article of the archive states a time."
  }

  /// What a picture over time leaves out, as a sentence.
  var leftOutOfTime: String {
    let undated = shownArticles.count { graph[$0].published == nil }
    let hidden = graph.articles.count - shownArticleCount
    var parts: [String] = []
    if hidden > 0 { parts.append("\(NumberText.counted(hidden, "article")) that the filter hides") }
    if undated > 0 { parts.append("\(NumberText.counted(undated, "article")) without a time") }
    return parts.isEmpty
      ? "No article is left out." : "Left out: \(parts.joined(separator: " and "))."
  }
}
