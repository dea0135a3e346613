/// A thread in the cluster diagram: a rule, a heading below it, and its articles as cards in rows.
struct StoryThreadGroup {
  /// What is said of a thread.
  struct Content {
    /// Name and label; empty for the only thread of a story, which needs no heading.
    var title: String
    /// Its figures.
    var facts: String
    var fill: Drawing.Color
    /// Its articles in the order of time.
    var cards: [StoryCard.Content]
  }

  /// White space between the rule and the heading, and between the heading and the cards.
  private static let headingGap = 3.0
  /// White space between the two parts of a heading on one line.
  private static let partGap = 10.0

  private let fill: Drawing.Color
  private let grid: StoryGrid
  private let title: [String]
  private let facts: [String]
  /// Width of the title where the facts stand beside it; absent where they stand below.
  private let titleWidth: Double?
  private let rows: [[StoryCard]]
  private let cardWidth: Double
  /// Number of columns.
  let columns: Int
  /// Height of the heading with its rule.
  let headingHeight: Double
  /// Height that the cards need.
  let rowsHeight: Double

  /// Width from the first card to the last of a row.
  var width: Double { Double(columns) * (cardWidth + StoryGrid.gap) - StoryGrid.gap }

  /// A thread whose cards stand in a number of columns of a width.
  init(_ content: Content, columns: Int, cardWidth: Double, grid: StoryGrid) {
    self.grid = grid
    self.columns = columns
    self.cardWidth = cardWidth
    fill = content.fill
    let width = Double(columns) * (cardWidth + StoryGrid.gap) - StoryGrid.gap
    let titleSize = grid.headlineSize
    if content.title.isEmpty {
      (title, facts, titleWidth, headingHeight) = ([], [], nil, 0)
    } else {
      let natural = TextMetrics.width(of: content.title, fontSize: titleSize, isBold: true)
      let factWidth = TextMetrics.width(of: content.facts, fontSize: grid.factSize)
      let isBeside =
        !content.facts.isEmpty && natural + Self.partGap + factWidth + 1 <= width
      title = TextMetrics.wrap(
        content.title, width: width, fontSize: titleSize, isBold: true, maximumLines: 2)
      facts = TextMetrics.wrap(
        content.facts, width: width, fontSize: grid.factSize, maximumLines: 2)
      titleWidth = isBeside ? natural + 0.5 : nil
      var lines = Double(title.count) * titleSize
      if !isBeside { lines += Double(facts.count) * grid.factSize }
      headingHeight = lines * DiagramPage.lineSpacing + 2 * Self.headingGap
    }
    rows = stride(from: 0, to: content.cards.count, by: columns).map { start in
      content.cards[start..<min(start + columns, content.cards.count)].map {
        StoryCard($0, width: cardWidth, grid: grid)
      }
    }
    rowsHeight =
      rows.reduce(0) { $0 + Self.height(of: $1) }
      + Double(max(rows.count - 1, 0)) * StoryGrid.gap
  }

  private static func height(of row: [StoryCard]) -> Double { row.map(\.height).max() ?? 0 }

  /// Paints the thread with its top left corner at a place.
  ///
  /// - Parameters:
  ///   - headingHeight: Height of the highest heading on the shelf, at least its own.
  ///   - rowsHeight: Height of the highest rows on the shelf, at least its own. A single row fills it.
  func draw(
    x: Double, y: Double, headingHeight: Double, rowsHeight: Double, line: Drawing.Color,
    on page: inout DiagramPage
  ) {
    if !title.isEmpty { drawHeading(x: x, y: y, line: line, on: &page) }
    var rowY = y + headingHeight
    for row in rows {
      let height = rows.count == 1 ? rowsHeight : Self.height(of: row)
      for (column, card) in row.enumerated() {
        card.draw(
          x: x + Double(column) * (cardWidth + StoryGrid.gap), y: rowY, height: height, fill: fill,
          line: line, on: &page)
      }
      rowY += height + StoryGrid.gap
    }
  }

  private func drawHeading(x: Double, y: Double, line: Drawing.Color, on page: inout DiagramPage) {
    page.add(
      Drawing.Line(
        [.init(x: x, y: y), .init(x: x + width, y: y)], stroke: Drawing.Stroke(line, width: 1)))
    let words = DiagramPage.words(
      title, x: x, y: y + Self.headingGap, width: titleWidth ?? width, size: grid.headlineSize,
      isBold: true)
    page.add(words)
    guard !facts.isEmpty else { return }
    var below = DiagramPage.words(
      facts, x: x, y: words.frame.y + words.frame.height, width: width, size: grid.factSize,
      color: DiagramPalette.mutedText)
    if let titleWidth {
      below.frame.x += titleWidth + Self.partGap
      below.frame.width -= titleWidth + Self.partGap
      below.frame.y = words.frame.y + (words.frame.height - below.frame.height) / 2
    }
    page.add(below)
  }
}
