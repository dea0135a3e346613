internal import StoryAnalysis
internal import StoryParsing

/// Paints the spread of one story on a page.
struct SpreadPainter {
  private(set) var page: DiagramPage
  let story: SpreadStory
  let metrics: SpreadMetrics
  let text: CalendarText
  private let options: DiagramOptions
  private var plot: SpreadPlot
  private var lanes: [SpreadLane] = []
  /// Top edges of ``lanes``.
  private var tops: [Double] = []
  /// Articles of the providers without a lane of their own.
  private var rest: [ArticleID] = []
  private var restProviders = 0
  private var headlineCount = 0

  /// Most height of the lanes in a window.
  private static let highestScreen = 960.0
  private static let gap = 8.0
  private static let windowLine = "may have been first"

  init(_ story: SpreadStory, options: DiagramOptions, page: DiagramPage) {
    self.story = story
    self.options = options
    self.page = page
    text = CalendarText(calendar: story.study.options.calendar)
    metrics = SpreadMetrics(page: options.page, hasThreads: story.hasThreads)
    plot = SpreadPlot(left: 0, right: 0)
  }

  mutating func paint() {
    writeHeading()
    drawLegend()
    setColumns()
    let headingY = page.y
    page.skip(headingHeight)
    chooseLanes()
    let top = page.y
    let bottom = tops.last.map { $0 + (lanes.last?.height ?? 0) } ?? top
    drawGround(top: top, bottom: bottom)
    drawHeadings(at: headingY)
    let headlines = placeHeadlines()
    drawLines(headlines)
    for number in lanes.indices { drawLane(number) }
    for headline in headlines { draw(headline) }
    page.skip(bottom - top)
  }

  // MARK: Above the lanes

  private mutating func writeHeading() {
    let graph = story.study.graph
    let isSmall = options.page != .screen
    let headline = TextMetrics.wrap(
      graph[story.cluster.representative].displayTitle, width: page.contentWidth,
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

  private mutating func drawLegend() {
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
  private mutating func setColumns() {
    let right = DiagramPage.margin + page.contentWidth
    let isSmall = options.page != .screen
    let widest = isSmall ? 110.0 : 130.0
    let names = story.lanes.map { lane in
      min(widest, TextMetrics.width(of: Self.title(lane), fontSize: metrics.nameSize, isBold: true))
    }
    nameWidth = min(widest, max(names.max() ?? 0, 96)) + 2
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

  private var nameWidth = 0.0
  private var lagWidth = 0.0

  private var lineHeight: Double { metrics.wordsSize * DiagramPage.lineSpacing }

  private var hasWindow: Bool { plot.axis != nil && story.firsts.windowCount > 0 }

  /// Two lines of times, and one for the words of the band.
  private var headingHeight: Double { (hasWindow ? 3 : 2) * lineHeight + 6 }

  private static func title(_ lane: SpreadStory.Lane) -> String {
    lane.articles.count == 1
      ? lane.name : "\(lane.name) (\(NumberText.grouped(lane.articles.count)))"
  }

  // MARK: Lanes

  /// Takes as many lanes as have room, the earliest first.
  private mutating func chooseLanes() {
    let room = page.heightLeft ?? Self.highestScreen
    let graph = story.study.graph
    let all = story.lanes.map {
      SpreadLane($0.articles, of: graph, plot: plot, metrics: metrics)
    }
    let height = all.reduce(0) { $0 + $1.height }
    var left = height <= room ? room : room - metrics.columnsHeight
    for lane in all {
      guard lane.height <= left else { break }
      left -= lane.height
      lanes.append(lane)
    }

    rest = story.lanes.dropFirst(lanes.count).flatMap(\.articles)
    restProviders = story.lanes.count - lanes.count
    if !rest.isEmpty {
      lanes.append(
        SpreadLane(counting: rest, of: graph, plot: plot, height: metrics.columnsHeight))
    }
    var y = page.y
    for lane in lanes {
      tops.append(y)
      y += lane.height
    }
  }

  private func middle(of lane: Int, row: Int) -> Double {
    tops[lane] + metrics.laneHeight / 2 + Double(row) * metrics.rowHeight
  }

  /// The headlines by importance: the representative, the first of each thread, records, the others.
  private mutating func placeHeadlines() -> [SpreadHeadlines.Headline] {
    let graph = story.study.graph
    let threads = story.study.threads.ids(of: story.id)
    let heads = threads.compactMap { id in
      story.study.threads[id].members.first { story.study.analysis.shows($0) }
    }
    var order = [story.cluster.representative] + heads
    order += story.members.filter { !graph[$0].isGhost } + story.members
    var seen: Set<ArticleID> = []
    order = order.filter { seen.insert($0).inserted }
    let placed = SpreadHeadlines(
      lanes, order: order, limit: options.labels ?? .max, story: story, plot: plot,
      metrics: metrics)
    headlineCount = placed.headlines.count
    return placed.headlines
  }

  // MARK: Ground

  private mutating func drawGround(top: Double, bottom: Double) {
    let end = DiagramPage.margin + page.contentWidth
    if let axis = plot.axis {
      if hasWindow {
        let (left, right) = window(axis)
        // As thick as the band is wide: lines are painted below everything else.
        page.add(
          Drawing.Line(
            [
              .init(x: (left + right) / 2, y: top - lineHeight - 2),
              .init(x: (left + right) / 2, y: bottom),
            ], stroke: Drawing.Stroke(DiagramPalette.window, width: right - left)))
      }
      for tick in axis.ticks {
        let x = plot.left + axis.x(ofTick: tick)
        page.add(
          Drawing.Line(
            [.init(x: x, y: top - 3), .init(x: x, y: bottom)],
            stroke: Drawing.Stroke(DiagramPalette.rule, width: 0.5)))
      }
    }
    for (number, y) in (tops + [bottom]).enumerated() {
      page.add(
        Drawing.Line(
          [.init(x: DiagramPage.margin, y: y), .init(x: end, y: y)],
          stroke: Drawing.Stroke(DiagramPalette.rule, width: number == 0 ? 1 : 0.5)))
    }
    for gap in plot.axis?.breaks ?? [] {
      page.add(
        Drawing.Box(
          Drawing.Rectangle(
            x: plot.left + gap.x + 2, y: top, width: SpreadAxis.breakWidth - 4,
            height: bottom - top), fill: DiagramPalette.emptiness,
          tooltip: "\(gap.words.joined(separator: " ")) without an article"))
    }
  }

  /// From the first article until as long after it as stated times are not exact, at least a line wide.
  private func window(_ axis: SpreadAxis) -> (left: Double, right: Double) {
    let left = plot.left + axis.segments[0].x
    let end = plot.left + axis.end(ofWindow: story.study.firsts.clockError)
    return (left - 1, max(end, left + 1))
  }

  private mutating func drawHeadings(at y: Double) {
    let muted = DiagramPalette.mutedText
    let size = metrics.wordsSize
    let wordsY = y + 1
    let below = y + headingHeight - lineHeight - 2
    page.add(
      DiagramPage.words(
        ["provider"], x: DiagramPage.margin, y: below, width: nameWidth, size: size, color: muted))
    page.add(
      DiagramPage.words(
        ["after first"], x: DiagramPage.margin + nameWidth + Self.gap, y: below, width: lagWidth,
        size: size, color: muted, alignment: .trailing))
    if let axis = plot.axis {
      for label in axis.labels() {
        page.add(
          DiagramPage.words(
            [label.text], x: plot.left + label.middle - label.width / 2,
            y: wordsY + (label.isUpper ? 0 : lineHeight), width: label.width, size: size,
            color: label.isMuted ? muted : DiagramPalette.text, alignment: .center))
      }
      if hasWindow {
        let left = window(axis).left
        let words = TextMetrics.fit(
          windowWords, width: plot.datedRight - left - 3, fontSize: size)
        let width = TextMetrics.width(of: words, fontSize: size) + 1
        page.add(DiagramPage.words([words], x: left + 2, y: below, width: width, size: size))
      }
    }
    if let undated = plot.undated {
      let width = TextMetrics.width(of: "no time", fontSize: size) + 1
      let x = min(undated.left, plot.right - width)
      page.add(
        DiagramPage.words(["no time"], x: x, y: below, width: width, size: size, color: muted))
    }
  }

  /// What the band says.
  private var windowWords: String {
    let window = SpreadStory.lag(story.study.firsts.clockError, sign: "")
    return switch story.firsts.verdict {
    case .first: "the first \(window): nobody else came as early as stated times can tell"
    case .cannotTell:
      "the first \(window): any of these \(NumberText.grouped(story.firsts.windowCount)) \(Self.windowLine)"
    case .unknown: "the first \(window): the provider is not known"
    }
  }

  // MARK: Lines in the lanes

  /// From the moment of the first article to each provider's own, with gaps where words stand; and
  /// from each copy to the text that it is a copy of.
  private mutating func drawLines(_ headlines: [SpreadHeadlines.Headline]) {
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
    for article in story.members {
      guard let origin = story.origin(of: article), let copy = marks[article],
        let source = marks[origin]
      else { continue }
      let stroke = Drawing.Stroke(DiagramPalette.mutedText, width: 0.9, isDashed: true)
      drawRow(
        copy.lane, row: copy.mark.row, from: min(source.mark.x, copy.mark.x),
        to: max(source.mark.x, copy.mark.x), headlines, stroke: stroke)
      drawStem(x: source.mark.x, from: source.lane, to: copy.lane, copy.mark.row, headlines, stroke)
    }
  }

  private mutating func drawRow(
    _ lane: Int, row: Int, from start: Double, to end: Double,
    _ headlines: [SpreadHeadlines.Headline], stroke: Drawing.Stroke
  ) {
    let y = middle(of: lane, row: row)
    var x = start
    let words = headlines.filter { $0.lane == lane && $0.row == row }.sorted { $0.x < $1.x }
    for headline in words where headline.end > x && headline.x < end {
      if headline.x - 3 > x + 1 {
        page.add(Drawing.Line([.init(x: x, y: y), .init(x: headline.x - 3, y: y)], stroke: stroke))
      }
      x = headline.end + 3
    }
    if end > x + 1 {
      page.add(Drawing.Line([.init(x: x, y: y), .init(x: end, y: y)], stroke: stroke))
    }
  }

  /// Down or up from the original to the lane of its copy; it leaves out the rows where words stand.
  private mutating func drawStem(
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

  private mutating func drawLane(_ number: Int) {
    let lane = lanes[number]
    let y = tops[number]
    if number == story.lanes.count - restProviders {
      drawName(
        "\(NumberText.counted(restProviders, "more provider")) (\(NumberText.grouped(rest.count)))",
        lag: nil, y: y, height: lane.height, isBold: false,
        tooltip: "The providers that came later, with \(NumberText.counted(rest.count, "article"))")
    } else {
      let content = story.lanes[number]
      drawName(
        Self.title(content), lag: content.lag, y: y, height: metrics.laneHeight,
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

  private mutating func drawName(
    _ name: String, lag: Int64?, y: Double, height: Double, isBold: Bool, tooltip: String
  ) {
    let size = metrics.nameSize
    let words = TextMetrics.fit(name, width: nameWidth, fontSize: size, isBold: isBold)
    var box = DiagramPage.words(
      [words], x: DiagramPage.margin, y: y + (height - size * DiagramPage.lineSpacing) / 2,
      width: nameWidth, size: size, isBold: isBold)
    box.tooltip = tooltip
    page.add(box)
    guard let lag else { return }
    page.add(
      DiagramPage.words(
        [SpreadStory.lag(lag)], x: DiagramPage.margin + nameWidth + Self.gap,
        y: y + (height - lineHeight) / 2, width: lagWidth, size: metrics.wordsSize,
        color: DiagramPalette.mutedText, alignment: .trailing))
  }

  private mutating func draw(_ mark: SpreadLane.Mark, lane: Int) {
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
  private static func tone(thread: Int) -> Drawing.Color {
    switch thread {
    case 1: DiagramPalette.stories[0].line
    case 2: DiagramPalette.secondThread
    default: DiagramPalette.other.line
    }
  }

  private mutating func drawColumns(
    _ columns: [SpreadLane.Column], undated: Int, y: Double, height: Double
  ) {
    let most = columns.map(\.count).max() ?? 1
    let inner = height - 4
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

  private mutating func draw(_ headline: SpreadHeadlines.Headline) {
    var box = DiagramPage.words(
      [headline.words], x: headline.x,
      y: middle(of: headline.lane, row: headline.row) - lineHeight / 2, width: headline.width,
      size: metrics.wordsSize, isBold: headline.isBold, alignment: headline.alignment)
    box.tooltip = story.tooltip(of: headline.article)
    let address = story.study.graph[headline.article].address
    box.link = address.isEmpty ? nil : address
    page.add(box)
  }

  // MARK: Below the lanes

  /// How the picture is to be read, and what was left out of it.
  var closing: String {
    let marks = lanes.reduce(0) { $0 + $1.marks.count }
    let counted = story.members.count - marks - rest.count
    var sentences: [String] = []
    if let axis = plot.axis {
      sentences.append(
        "Lanes stand in the order of the providers' first articles; times are of \(text.calendar.name)."
      )
      if !axis.breaks.isEmpty {
        sentences.append("A grey band stands for a stretch without articles, as long as it says.")
      }
    }
    if restProviders > 0 {
      sentences.append(
        "Left out: the lanes of \(NumberText.counted(restProviders, "provider")) that came later or "
          + "state no time; their \(NumberText.counted(rest.count, "article")) are counted in the last lane."
      )
    }
    if counted > 0 {
      sentences.append(
        "\(NumberText.counted(counted, "article")) of lanes that are too full are counted in columns."
      )
    }
    if marks > headlineCount {
      sentences.append(
        "\(NumberText.counted(marks - headlineCount, "headline")) had no room or were not asked for; all "
          + "are in articles.csv.")
    }
    if restProviders == 0, counted == 0 {
      sentences.append(
        marks == 1
          ? "The article is shown." : "All \(NumberText.grouped(marks)) articles are shown.")
    }
    return sentences.joined(separator: " ")
  }
}
