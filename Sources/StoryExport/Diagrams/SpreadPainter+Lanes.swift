internal import StoryAnalysis
internal import StoryParsing

/// The lines, marks and words in the lanes.
extension SpreadPainter {
  /// From the moment of the first article to each provider's own, with gaps where words stand.
  mutating func drawLines(_ headlines: [SpreadHeadlines.Headline]) {
    guard let axis = plot.axis else { return }
    let start = plot.left + axis.segments[0].x
    var marks: [ArticleID: (mark: SpreadLane.Mark, lane: Int)] = [:]
    for (number, lane) in lanes.enumerated() {
      for mark in lane.marks where mark.isDated { marks[mark.article] = (mark, number) }
      guard let first = lane.marks.first, first.isDated else { continue }
      drawRow(
        number, row: first.row, from: start, to: first.x, headlines,
        stroke: Drawing.Stroke(DiagramPalette.link, width: 0.8))
    }
    drawCopies(marks, headlines)
  }

  /// From each copy to the text that it is a copy of: where the copies are few, and no other mark stands
  /// between.
  mutating func drawCopies(
    _ marks: [ArticleID: (mark: SpreadLane.Mark, lane: Int)],
    _ headlines: [SpreadHeadlines.Headline]
  ) {
    let copies = story.members.filter { id in
      story.origin(of: id).map { marks[$0] != nil && marks[id] != nil } ?? false
    }
    guard copies.count <= Self.mostConnectors else { return }
    for article in copies {
      guard let copy = marks[article], let source = story.origin(of: article).flatMap({ marks[$0] })
      else { continue }
      let (left, right) = (min(source.mark.x, copy.mark.x), max(source.mark.x, copy.mark.x))
      let isBlocked = lanes[copy.lane].marks.contains {
        $0.row == copy.mark.row && $0.x > left && $0.x < right
      }
      if isBlocked { continue }
      let stroke = Drawing.Stroke(DiagramPalette.mutedText, width: 0.9, isDashed: true)
      drawRow(copy.lane, row: copy.mark.row, from: left, to: right, headlines, stroke: stroke)
      drawStem(x: source.mark.x, from: source.lane, to: copy.lane, copy.mark.row, headlines, stroke)
    }
  }

  mutating func drawRow(
    _ lane: Int, row: Int, from start: Double, to end: Double,
    _ headlines: [SpreadHeadlines.Headline], stroke: Drawing.Stroke
  ) {
    let y = middle(of: lane, row: row)
    var x = start
    let words = headlines.filter { $0.lane == lane && $0.row == row }.sorted { $0.x < $1.x }
    for headline in words where headline.end > x && headline.x < end {
      if headline.x - 3 > x + Self.shortestPiece {
        page.add(Drawing.Line([.init(x: x, y: y), .init(x: headline.x - 3, y: y)], stroke: stroke))
      }
      x = headline.end + 3
    }
    if end > x + 1 {
      page.add(Drawing.Line([.init(x: x, y: y), .init(x: end, y: y)], stroke: stroke))
    }
  }

  /// Down or up from the original to the lane of its copy; it leaves out the rows where words stand.
  mutating func drawStem(
    x: Double, from source: Int, to copy: Int, _ row: Int,
    _ headlines: [SpreadHeadlines.Headline], _ stroke: Drawing.Stroke
  ) {
    guard source != copy else { return }
    let crossed = headlines.filter { $0.x - 2 < x && x < $0.end + 2 }
    let isDown = source < copy
    for lane in min(source, copy)...max(source, copy) {
      guard !crossed.contains(where: { $0.lane == lane }) || lane == copy else { continue }
      var (top, bottom) = (tops[lane], tops[lane] + lanes[lane].height)
      if lane == source {
        if isDown { top = middle(of: lane, row: 0) } else { bottom = middle(of: lane, row: 0) }
      } else if lane == copy {
        let y = middle(of: lane, row: row)
        if isDown { bottom = y } else { top = y }
      }
      page.add(Drawing.Line([.init(x: x, y: top), .init(x: x, y: bottom)], stroke: stroke))
    }
  }

  // MARK: Marks and words

  mutating func drawLane(_ number: Int) {
    let lane = lanes[number]
    let y = tops[number]
    if number == story.lanes.count - restProviders {
      drawName(
        Self.restWords(providers: restProviders, articles: rest.count), lag: nil, y: y,
        height: lane.height, isBold: false,
        tooltip: "The providers that came later or state no time")
    } else {
      let content = story.lanes[number]
      drawName(
        [Self.title(content)], lag: content.lag, y: y, height: metrics.laneHeight,
        isBold: content.isInWindow,
        tooltip: "\(content.name) · \(NumberText.counted(content.articles.count, "article"))")
    }
    switch lane.content {
    case .marks(let marks, _):
      for mark in marks { draw(mark, lane: number) }
    case .columns(let columns, let undated):
      drawColumns(columns, undated: undated, y: y, height: lane.height)
    }
  }

  mutating func drawName(
    _ name: [String], lag: Int64?, y: Double, height: Double, isBold: Bool, tooltip: String
  ) {
    let size = metrics.nameSize
    let words = name.map { TextMetrics.fit($0, width: nameWidth, fontSize: size, isBold: isBold) }
    var box = DiagramPage.words(
      words, x: DiagramPage.margin,
      y: y + (height - Double(words.count) * size * DiagramPage.lineSpacing) / 2, width: nameWidth,
      size: size, isBold: isBold)
    box.tooltip = tooltip
    page.add(box)
    guard let lag else { return }
    page.add(
      DiagramPage.words(
        [SpreadStory.lag(lag)], x: DiagramPage.margin + nameWidth + Self.gap,
        y: y + (height - lineHeight) / 2, width: lagWidth, size: metrics.wordsSize,
        color: DiagramPalette.mutedText, alignment: .trailing))
  }

  mutating func draw(_ mark: SpreadLane.Mark, lane: Int) {
    let article = story.study.graph[mark.article]
    let isCopy = story.origin(of: mark.article) != nil
    let size = metrics.markSize - (isCopy ? 1 : 0)
    let y = middle(of: lane, row: mark.row)
    let thread = story.study.threads[story.study.threads[mark.article]].number
    let tone = story.hasThreads ? Self.tone(thread: thread) : DiagramPalette.stories[0].line
    var box = Drawing.Box(
      Drawing.Rectangle(x: mark.x - size / 2, y: y - size / 2, width: size, height: size),
      shape: isCopy ? .rectangle : .ellipse,
      fill: article.isGhost ? DiagramPalette.paper : tone,
      stroke: Drawing.Stroke(tone, width: 1, isDashed: article.isGhost),
      tooltip: story.tooltip(of: mark.article),
      link: article.address.isEmpty ? nil : article.address)
    let number = String(thread)
    if story.hasThreads,
      TextMetrics.width(of: number, fontSize: metrics.wordsSize, isBold: true) <= size
    {
      box.label = Drawing.Label(
        [number], fontSize: metrics.wordsSize, isBold: true,
        color: article.isGhost ? tone : DiagramPalette.paper)
    }
    page.add(box)
  }

  /// The first and the second thread have tones of their own; the numbers tell the others apart.
  static func tone(thread: Int) -> Drawing.Color {
    switch thread {
    case 1: DiagramPalette.stories[0].line
    case 2: DiagramPalette.secondThread
    default: DiagramPalette.other.line
    }
  }

  mutating func drawColumns(
    _ columns: [SpreadLane.Column], undated: Int, y: Double, height: Double
  ) {
    let most = columns.map(\.count).max() ?? 1
    let inner = height - lineHeight - 3
    if let highest = columns.first(where: { $0.count == most }) {
      let words = NumberText.grouped(most)
      let width = TextMetrics.width(of: words, fontSize: metrics.wordsSize) + 1
      page.add(
        DiagramPage.words(
          [words], x: max(plot.left, highest.x + (SpreadLane.columnWidth - width) / 2), y: y + 1,
          width: width, size: metrics.wordsSize, alignment: .center))
    }
    for column in columns {
      let length = max(2, inner * Double(column.count) / Double(most))
      let span =
        column.first == column.last
        ? text.minute(column.first) : "\(text.minute(column.first)) to \(text.minute(column.last))"
      page.add(
        Drawing.Box(
          Drawing.Rectangle(
            x: column.x, y: y + height - length, width: SpreadLane.columnWidth - 1, height: length),
          fill: DiagramPalette.other.line,
          tooltip: "\(NumberText.counted(column.count, "article")), \(span)"))
    }
    guard undated > 0, let place = plot.undated else { return }
    let words = TextMetrics.fit(
      NumberText.grouped(undated), width: plot.right - place.left, fontSize: metrics.wordsSize)
    page.add(
      DiagramPage.words(
        [words], x: place.left, y: y + (height - lineHeight) / 2, width: plot.right - place.left,
        size: metrics.wordsSize))
  }

  mutating func draw(_ headline: SpreadHeadlines.Headline) {
    var box = DiagramPage.words(
      [headline.words], x: headline.x,
      y: middle(of: headline.lane, row: headline.row) - lineHeight / 2, width: headline.width,
      size: metrics.wordsSize, isBold: headline.isBold, alignment: headline.alignment)
    box.tooltip = story.tooltip(of: headline.article)
    let address = story.study.graph[headline.article].address
    box.link = address.isEmpty ? nil : address
    page.add(box)
  }

}
