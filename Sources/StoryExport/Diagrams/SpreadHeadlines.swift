internal import StoryAnalysis

/// Where headlines stand in the lanes of the spread diagram: beside their marks, where there is room.
struct SpreadHeadlines {
  struct Headline {
    var article: ArticleID
    var words: String
    var lane: Int
    var row: Int
    var x: Double
    var width: Double
    var alignment: Drawing.Label.Alignment
    var isBold: Bool

    var end: Double { x + width }
  }

  private struct Row: Hashable {
    var lane: Int
    var row: Int
  }

  private static let gap = 4.0
  /// Least width of a headline that is cut.
  private static let leastWidth = 84.0

  private(set) var headlines: [Headline] = []
  /// Stretches that are taken, by row.
  private var taken: [Row: [ClosedRange<Double>]] = [:]
  private let plot: SpreadPlot
  private let metrics: SpreadMetrics

  /// Places headlines, the most important first.
  ///
  /// - Parameters:
  ///   - order: The articles by importance; those without a mark are passed over.
  ///   - limit: Most headlines.
  init(
    _ lanes: [SpreadLane], order: [ArticleID], limit: Int, story: SpreadStory, plot: SpreadPlot,
    metrics: SpreadMetrics
  ) {
    self.plot = plot
    self.metrics = metrics
    var places: [ArticleID: (mark: SpreadLane.Mark, lane: Int)] = [:]
    let half = metrics.markSize / 2
    for (number, lane) in lanes.enumerated() {
      for mark in lane.marks {
        places[mark.article] = (mark, number)
        taken[Row(lane: number, row: mark.row), default: []].append(mark.x - half...mark.x + half)
      }
    }
    for article in order where headlines.count < limit {
      guard let place = places[article] else { continue }
      let isBold = article == story.representative
      let headline = headline(
        story.study.graph[article].displayTitle, of: place.mark, lane: place.lane, isBold: isBold)
      guard let headline else { continue }
      headlines.append(headline)
      taken[Row(lane: place.lane, row: place.mark.row), default: []]
        .append(headline.x...headline.end)
    }
  }

  private func headline(
    _ title: String, of mark: SpreadLane.Mark, lane: Int, isBold: Bool
  ) -> Headline? {
    let half = metrics.markSize / 2
    let stretches = taken[Row(lane: lane, row: mark.row)] ?? []
    let bounds: (Double, Double)
    if mark.isDated {
      bounds = (plot.left, plot.datedRight)
    } else if plot.axis == nil {
      bounds = (plot.left, plot.right)
    } else {
      return nil
    }
    let right = stretches.lazy.filter { $0.lowerBound > mark.x }.map(\.lowerBound).min()
    let left = stretches.lazy.filter { $0.upperBound < mark.x }.map(\.upperBound).max()
    let start = mark.x + half + Self.gap
    let end = mark.x - half - Self.gap
    let rightRoom = min(bounds.1, (right ?? .infinity) - Self.gap) - start
    let leftRoom = end - max(bounds.0, (left ?? -.infinity) + Self.gap)
    let wanted = TextMetrics.width(
      of: TextMetrics.collapsed(title), fontSize: metrics.wordsSize, isBold: isBold)
    let isRight = rightRoom >= wanted || rightRoom >= leftRoom
    let room = isRight ? rightRoom : leftRoom
    guard room >= min(wanted, Self.leastWidth), room > 0 else { return nil }
    let words = TextMetrics.fit(
      title, width: room, fontSize: metrics.wordsSize, isBold: isBold)
    guard !words.isEmpty else { return nil }
    let width = TextMetrics.width(of: words, fontSize: metrics.wordsSize, isBold: isBold)
    guard width <= room else { return nil }
    return Headline(
      article: mark.article, words: words, lane: lane, row: mark.row,
      x: isRight ? start : end - width, width: width,
      alignment: isRight ? .leading : .trailing, isBold: isBold)
  }
}
