public import StoryAnalysis

/// The picture of who published when: a row for each provider, a column for each bin of time, and in
/// their cell, as dark as it is large, the number of articles.
///
/// Long stretches without any article are breaks, as in the timeline. Only what a filter shows is drawn.
public struct HeatmapDiagram: Sendable {
  let analysis: ArchiveAnalysis
  let axis: TimelineAxis
  let rows: [HeatmapRow]
  let scale: HeatmapScale
  /// Room for the names of providers.
  let nameWidth: Double
  private let pageSize: (width: Double, height: Double?)

  static let rowHeight = 16.0
  static let nameSize = 9.0
  static let countSize = 8.5
  /// White space between the cells and the columns beside them.
  static let gap = 8.0
  static let undatedWidth = 44.0
  static let totalWidth = 40.0
  /// Room above the cells for dates.
  static let headHeight = TimelineAxis.labelHeight + 5
  private static let legendHeight = 26.0
  private static let screenWidth = 822.0
  private static let screenRows = 30
  private static let widestName = 150.0
  /// Most cells of a picture, so that none takes long to open.
  private static let mostCells = 1_500

  /// Creates the diagram of an archive.
  public init(of study: ArchiveStudy, options: DiagramOptions = DiagramOptions()) {
    analysis = study.analysis
    let pageSize = options.page.size(
      .landscape, screenWidth: Self.screenWidth + 2 * DiagramPage.margin)
    self.pageSize = pageSize
    // A page as high as it needs has as many rows as are asked for, up to a hundred.
    var limit = options.labels.map { min($0, 100) } ?? Self.screenRows
    if let room = Self.page(analysis, pageSize).heightLeft {
      let most = Int((room - Self.headHeight - Self.legendHeight - Self.gap) / Self.rowHeight) - 1
      limit = min(options.labels ?? most, most)
    }
    let graph = analysis.graph
    let names =
      ["300 other providers"] + analysis.shownProviders.prefix(limit).map { graph[$0].key }
    let nameWidth =
      min(
        names.map { TextMetrics.width(of: TextMetrics.collapsed($0), fontSize: Self.nameSize) }
          .max()
          ?? 0, Self.widestName) + 2
    self.nameWidth = nameWidth
    let hasUndated = analysis.shownArticles.contains { graph[$0].published == nil }
    let columns =
      Self.totalWidth + 2 * Self.gap + nameWidth + (hasUndated ? Self.undatedWidth + Self.gap : 0)
    var widths = TimelineAxis.Widths(narrowest: 9, widest: 56, widestBreak: 46)
    widths.hasQuarters = true
    let room = pageSize.width - 2 * DiagramPage.margin - columns
    var axis = TimelineAxis(of: analysis, width: room, widths: widths)
    var rows = HeatmapRow.rows(
      of: analysis, along: axis, limit: limit, cellLimit: Self.mostCells)
    // Where the largest number has no room in its cell, the stretches are coarser.
    while let cell = axis.slots.first(where: { !$0.isBreak })?.width {
      let needed = Self.cellWidth(rows.flatMap(\.counts).max() ?? 0)
      guard cell < needed, needed > widths.narrowest else { break }
      widths.narrowest = needed
      axis = TimelineAxis(of: analysis, width: room, widths: widths)
      rows = HeatmapRow.rows(of: analysis, along: axis, limit: limit, cellLimit: Self.mostCells)
    }
    self.axis = axis
    self.rows = rows
    // The others together may not make all single providers pale, but one more step is theirs.
    let single = rows.filter { if case .provider = $0.subject { true } else { false } }
    let most = rows.map(\.most).max() ?? 1
    scale = HeatmapScale(upTo: max(single.map(\.most).max() ?? most, min(most, 9)))
  }

  /// Width of a cell that a number has room in.
  static func cellWidth(_ count: Int) -> Double {
    TextMetrics.width(of: NumberText.grouped(count), fontSize: countSize) + 1
  }

  private static func page(
    _ analysis: ArchiveAnalysis, _ size: (width: Double, height: Double?)
  ) -> DiagramPage {
    DiagramPage(
      width: size.width, height: size.height, title: "Who published when",
      subtitle: analysis.headline)
  }

  /// The diagram as boxes, lines and words.
  ///
  /// - Complexity: O(*n* + *c*), *n* articles, *c* cells, which are at most 1,500.
  public func drawing() -> Drawing {
    var page = Self.page(analysis, pageSize)
    guard !axis.slots.isEmpty else { return page.finished(closing: analysis.reasonForNoTime) }
    drawLegend(on: &page)
    page.skip(Self.legendHeight)
    drawHead(on: &page)
    page.skip(Self.headHeight)
    drawBreaks(on: &page)
    for row in rows {
      if case .others = row.subject { page.skip(Self.gap) }
      draw(row, on: &page)
      page.skip(Self.rowHeight)
    }
    return page.finished(closing: closing)
  }

  /// Where the axis begins.
  var left: Double { DiagramPage.margin + nameWidth + Self.gap }
  /// Where the column of undated articles begins.
  var undatedLeft: Double { left + axis.width + Self.gap }
  /// Where the column of totals begins.
  var totalLeft: Double {
    hasUndated ? undatedLeft + Self.undatedWidth + Self.gap : undatedLeft
  }
  var hasUndated: Bool { rows.contains { $0.undatedCount > 0 } }

  /// The name of a row.
  func name(of row: HeatmapRow) -> String {
    switch row.subject {
    case .provider(let id): analysis.graph[id].key
    case .others(0): "provider unknown"
    case .others(let count):
      rows.count == 1
        ? NumberText.counted(count, "provider") : NumberText.counted(count, "other provider")
    }
  }

  private var closing: String {
    var sentences = [
      """
      Each column is \(axis.bins.unit.one) (\(analysis.options.calendar.name)), each number the \
      articles of one provider in it.
      """
    ]
    if axis.hasBreaks {
      sentences.append("A grey band stands for a stretch without articles, as long as it says.")
    }
    if case .others(let count) = rows.last?.subject {
      let unknown = analysis.shownArticles.count { analysis.graph[$0].provider == nil }
      if count > 0 {
        let name = NumberText.counted(count, "provider")
        sentences.append(
          "The last row adds up \(name) with fewer articles (providers.csv names them)"
            + (unknown > 0
              ? " and \(NumberText.counted(unknown, "article")) without a provider." : "."))
      } else {
        sentences.append("The last row holds the articles without a provider.")
      }
    }
    let hidden = analysis.graph.articles.count - analysis.shownArticleCount
    sentences.append(
      hidden == 0
        ? "No article is left out."
        : "Left out: \(NumberText.counted(hidden, "article")) that the filter hides.")
    return sentences.joined(separator: " ")
  }
}

extension HeatmapRow {
  /// The greatest number of a cell.
  var most: Int { max(counts.max() ?? 0, undatedCount) }
}
