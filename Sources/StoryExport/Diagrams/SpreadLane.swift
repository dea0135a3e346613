internal import StoryAnalysis
internal import StoryParsing

/// Sizes in the spread diagram.
struct SpreadMetrics {
  var nameSize: Double
  /// Type of headlines, lags and times.
  var wordsSize: Double
  var markSize: Double
  /// Height of a lane with one row of marks.
  var laneHeight: Double
  /// Height of each further row.
  var rowHeight: Double
  /// Most rows of a lane; where marks need more, the lane counts its articles instead.
  let mostRows = 4

  /// Height of a lane that counts its articles.
  var columnsHeight: Double { 2 * rowHeight + 6 }

  init(page: DiagramOptions.Page, hasThreads: Bool) {
    (nameSize, wordsSize, laneHeight, rowHeight) =
      page == .screen ? (9.5, 8.5, 21, 17) : (8, 7.2, 17, 14)
    markSize = rowHeight - (hasThreads ? 3 : 6)
  }
}

/// The room for marks: the axis, and beside it the margin of the articles without a time.
struct SpreadPlot {
  var left: Double
  var right: Double
  /// Absent where no article states a time.
  var axis: SpreadAxis?
  /// From side to side; absent where all articles have a time.
  var undated: (left: Double, right: Double)?

  /// Right end of the room for headlines of articles with a time.
  var datedRight: Double { undated.map { $0.left - 8 } ?? right }
}

/// One lane of the spread diagram, laid out.
struct SpreadLane {
  struct Mark {
    var article: ArticleID
    var x: Double
    var row: Int
    var isDated: Bool
  }

  /// So many articles within a few points of the axis.
  struct Column {
    var x: Double
    var count: Int
    var first: Timestamp
    var last: Timestamp
  }

  enum Content {
    case marks([Mark], rows: Int)
    /// Columns, and the number of articles without a time.
    case columns([Column], undated: Int)
  }

  static let columnWidth = 6.0

  let content: Content
  let height: Double

  var marks: [Mark] {
    if case .marks(let marks, _) = content { marks } else { [] }
  }

  /// A mark for each article; where they need too many rows, columns.
  init(_ articles: [ArticleID], of graph: StoryGraph, plot: SpreadPlot, metrics: SpreadMetrics) {
    let apart = metrics.markSize + 1
    var marks: [Mark] = []
    var ends: [Double] = []
    var undatedCount = 0
    let capacity = plot.undated.map { max(1, Int(($0.right - $0.left) / apart)) } ?? 1
    for article in articles {
      guard let published = graph[article].published, let axis = plot.axis else {
        let (row, place) = undatedCount.quotientAndRemainder(dividingBy: capacity)
        undatedCount += 1
        let left = plot.undated?.left ?? plot.left
        marks.append(
          Mark(
            article: article, x: left + (Double(place) + 0.5) * apart, row: row, isDated: false))
        continue
      }
      let x = plot.left + axis.x(of: published)
      let row = ends.firstIndex { x - $0 >= apart } ?? ends.count
      if row == ends.count { ends.append(x) } else { ends[row] = x }
      marks.append(Mark(article: article, x: x, row: row, isDated: true))
    }
    let rows = (marks.map(\.row).max() ?? 0) + 1
    if rows <= metrics.mostRows {
      content = .marks(marks, rows: rows)
      height = metrics.laneHeight + Double(rows - 1) * metrics.rowHeight
    } else {
      content = Self.columns(articles, of: graph, plot: plot)
      height = metrics.columnsHeight
    }
  }

  /// Columns, whatever the number of articles.
  init(counting articles: [ArticleID], of graph: StoryGraph, plot: SpreadPlot, height: Double) {
    content = Self.columns(articles, of: graph, plot: plot)
    self.height = height
  }

  private static func columns(
    _ articles: [ArticleID], of graph: StoryGraph, plot: SpreadPlot
  ) -> Content {
    let times = articles.compactMap { graph[$0].published }.sorted()
    guard let axis = plot.axis else { return .columns([], undated: articles.count) }
    var columns: [Column] = []
    for time in times {
      let x = plot.left + (axis.x(of: time) / columnWidth).rounded(.down) * columnWidth
      if let last = columns.last, last.x == x {
        columns[columns.count - 1].count += 1
        columns[columns.count - 1].last = time
      } else {
        columns.append(Column(x: x, count: 1, first: time, last: time))
      }
    }
    return .columns(columns, undated: articles.count - times.count)
  }
}
