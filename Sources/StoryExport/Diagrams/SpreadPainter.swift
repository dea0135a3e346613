internal import StoryAnalysis
internal import StoryParsing

/// Paints the spread of one story on a page.
struct SpreadPainter {
  var page: DiagramPage
  let story: SpreadStory
  let metrics: SpreadMetrics
  let text: CalendarText
  let options: DiagramOptions
  var plot: SpreadPlot
  var lanes: [SpreadLane] = []
  /// Top edges of ``lanes``.
  var tops: [Double] = []
  /// Articles of the providers without a lane of their own.
  var rest: [ArticleID] = []
  var restProviders = 0
  var headlineCount = 0
  var nameWidth = 0.0
  var lagWidth = 0.0

  /// Most height of the lanes in a window.
  static let highestScreen = 960.0
  static let gap = 8.0
  static let windowLine = "may have been first"
  /// Most copies that are joined with their originals by lines.
  static let mostConnectors = 8
  /// Shortest piece of a line beside words.
  static let shortestPiece = 8.0

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

  // MARK: Lanes

  /// Takes as many lanes as have room, the earliest first.
  mutating func chooseLanes() {
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

  func middle(of lane: Int, row: Int) -> Double {
    tops[lane] + metrics.laneHeight / 2 + Double(row) * metrics.rowHeight
  }

  /// The headlines by importance: the representative, the first of each thread, records, the others.
  mutating func placeHeadlines() -> [SpreadHeadlines.Headline] {
    let graph = story.study.graph
    let threads = story.study.threads.ids(of: story.id)
    let heads = threads.compactMap { id in
      story.study.threads[id].members.first { story.study.analysis.shows($0) }
    }
    var order = [story.representative] + heads
    order += story.members.filter { !graph[$0].isGhost } + story.members
    var seen: Set<ArticleID> = []
    order = order.filter { seen.insert($0).inserted }
    let placed = SpreadHeadlines(
      lanes, order: order, limit: options.labels ?? .max, story: story, plot: plot,
      metrics: metrics)
    headlineCount = placed.headlines.count
    return placed.headlines
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
        "\(NumberText.counted(marks - headlineCount, "headline", "headlines")) not written beside the marks "
          + "are in their tooltips and in articles.csv.")
    }
    if restProviders == 0, counted == 0 {
      sentences.append(
        marks == 1
          ? "The article is shown." : "All \(NumberText.grouped(marks)) articles are shown.")
    }
    return sentences.joined(separator: " ")
  }
}
