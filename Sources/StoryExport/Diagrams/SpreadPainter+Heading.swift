internal import StoryAnalysis
internal import StoryParsing

/// What stands above the lanes, and the widths that it decides.
extension SpreadPainter {
  mutating func writeHeading() {
    let graph = story.study.graph
    let isSmall = options.page != .screen
    let headline = TextMetrics.wrap(
      graph[story.representative].displayTitle, width: page.contentWidth,
      fontSize: isSmall ? 11 : 13, isBold: true, maximumLines: 2)
    page.write(headline, size: isSmall ? 11 : 13, isBold: true)
    page.skip(2)
    let size = isSmall ? 8.5 : 10
    page.write(
      TextMetrics.wrap(story.facts, width: page.contentWidth, fontSize: size, maximumLines: 2),
      size: size, color: DiagramPalette.mutedText)
    page.write(
      TextMetrics.wrap(story.verdict, width: page.contentWidth, fontSize: size, maximumLines: 3),
      size: size)
    page.skip(isSmall ? 6 : 8)
  }

  mutating func drawLegend() {
    let graph = story.study.graph
    let size = metrics.wordsSize
    var entries: [(mark: Drawing.Box?, words: String)] = []
    let sample = Drawing.Rectangle(x: 0, y: 0, width: 10, height: 10)
    if story.members.contains(where: { !graph[$0].isGhost }) {
      entries.append(
        (
          Drawing.Box(sample, shape: .ellipse, fill: DiagramPalette.stories[0].line),
          "record in the archive"
        ))
    }
    if story.members.contains(where: { graph[$0].isGhost }) {
      let stroke = Drawing.Stroke(DiagramPalette.stories[0].line, isDashed: true)
      entries.append(
        (
          Drawing.Box(sample, shape: .ellipse, fill: DiagramPalette.paper, stroke: stroke),
          "only mentioned by a record"
        ))
    }
    if story.members.contains(where: { story.origin(of: $0) != nil }) {
      let stroke = Drawing.Stroke(DiagramPalette.stories[0].line)
      entries.append(
        (
          Drawing.Box(sample, fill: DiagramPalette.paper, stroke: stroke),
          "square: copy of an earlier text"
        ))
    }
    if story.hasThreads {
      let threads = story.study.threads.ids(of: story.id).filter { story.study.shows($0) }
      for id in threads.prefix(5) {
        let thread = story.study.threads[id]
        let words = TextMetrics.fit(thread.label, width: 170, fontSize: size)
        var box = Drawing.Box(
          Drawing.Rectangle(x: 0, y: 0, width: metrics.markSize, height: metrics.markSize),
          shape: .ellipse, fill: Self.tone(thread: thread.number))
        box.label = Drawing.Label(
          [String(thread.number)], fontSize: metrics.wordsSize, isBold: true,
          color: DiagramPalette.paper)
        entries.append((box, "\(words) (\(NumberText.grouped(thread.members.count)))"))
      }
      if threads.count > 5 {
        entries.append((nil, "and \(NumberText.counted(threads.count - 5, "smaller thread"))"))
      }
    }
    var x = DiagramPage.margin
    let height = max(size * DiagramPage.lineSpacing, metrics.markSize) + 3
    for (mark, words) in entries {
      let width = TextMetrics.width(of: words, fontSize: size) + 1
      let indent = mark.map { $0.frame.width + 5 } ?? 0
      if x > DiagramPage.margin, x + indent + width > DiagramPage.margin + page.contentWidth {
        page.skip(height)
        x = DiagramPage.margin
      }
      if var mark {
        mark.frame.x = x
        mark.frame.y = page.y + (height - mark.frame.height) / 2
        page.add(mark)
      }
      let wordsY = page.y + (height - size * DiagramPage.lineSpacing) / 2
      page.add(DiagramPage.words([words], x: x + indent, y: wordsY, width: width, size: size))
      x += indent + width + 14
    }
    page.skip(height + 4)
  }

  /// The width of names and lags, and of the margin for articles without a time, decide what is left for
  /// the axis.
  mutating func setColumns() {
    let right = DiagramPage.margin + page.contentWidth
    let isSmall = options.page != .screen
    let widest = isSmall ? 110.0 : 130.0
    let names = story.lanes.map { lane in
      min(widest, TextMetrics.width(of: Self.title(lane), fontSize: metrics.nameSize, isBold: true))
    }
    let rest = Self.restWords(providers: story.lanes.count, articles: story.members.count)
    let restWidth = rest.map { TextMetrics.width(of: $0, fontSize: metrics.nameSize) }.max() ?? 0
    nameWidth = max(names.max() ?? 0, restWidth) + 2
    let lags = story.lanes.compactMap(\.lag).map {
      TextMetrics.width(of: SpreadStory.lag($0), fontSize: metrics.wordsSize)
    }
    lagWidth =
      max(lags.max() ?? 0, TextMetrics.width(of: "after first", fontSize: metrics.wordsSize)) + 2
    plot.left = DiagramPage.margin + nameWidth + lagWidth + 2 * Self.gap
    plot.right = right

    let times = story.times
    let undated =
      story.lanes.map { lane in
        lane.articles.count { story.study.graph[$0].published == nil }
      }.max() ?? 0
    if times.isEmpty {
      plot.undated = (plot.left, right)
      if story.members.count <= 4 * story.lanes.count {
        // A column of marks, and headlines beside them.
        plot.undated = (plot.left, plot.left + metrics.markSize + 1)
      }
      return
    }
    if undated > 0 {
      let capacity = Double(min(undated, 4))
      let words = TextMetrics.width(of: "no time", fontSize: metrics.wordsSize) + 2
      plot.undated = (right - max(capacity * (metrics.markSize + 1), words), right)
    }
    plot.axis = SpreadAxis(
      of: times, width: plot.datedRight - plot.left, text: text, fontSize: metrics.wordsSize)
  }

  /// What the lane of the providers without lanes of their own is called.
  static func restWords(providers: Int, articles: Int) -> [String] {
    [
      NumberText.counted(providers, "more provider"),
      "with \(NumberText.counted(articles, "article"))",
    ]
  }

  var lineHeight: Double { metrics.wordsSize * DiagramPage.lineSpacing }

  var hasWindow: Bool { plot.axis != nil && story.firsts.windowCount > 0 }

  /// Two lines of times, and one for the words of the band.
  var headingHeight: Double { (hasWindow ? 3 : 2) * lineHeight + 6 }

  static func title(_ lane: SpreadStory.Lane) -> String {
    lane.articles.count == 1
      ? lane.name : "\(lane.name) (\(NumberText.grouped(lane.articles.count)))"
  }

}
