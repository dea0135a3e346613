internal import StoryAnalysis

/// One story in the cluster diagram: a frame, a heading, and its threads with their articles as cards.
struct StoryBox {
  /// What is said of a story.
  struct Content {
    var label: String
    var facts: String
    var palette: DiagramPalette.Story
    var threads: [StoryThreadGroup.Content]
    /// What is said of the threads that have no card; empty where all have.
    var rest: String
    /// Most lines that ``rest`` may take.
    var restLines: Int

    /// Number of articles that are shown.
    var cardCount: Int { threads.reduce(0) { $0 + $1.cards.count } }
  }

  private static let labelSize = 12.5
  private static let factSize = 9.0
  /// White space between two shelves of threads.
  private static let shelfGap = 9.0
  /// White space between a heading and what it stands over.
  private static let headingGap = 3.0

  private let content: Content
  private let grid: StoryGrid
  private let label: [String]
  private let facts: [String]
  private let rest: [String]
  /// Threads side by side, shelf by shelf.
  private let shelves: [[StoryThreadGroup]]
  /// Width of the box.
  let width: Double
  /// Height that the contents need.
  let height: Double

  /// A box that is a number of columns wide.
  init(_ content: Content, columns: Int, grid: StoryGrid) {
    self.content = content
    self.grid = grid
    width = grid.boxWidth(columns)
    let inner = width - 2 * StoryGrid.padding
    label = TextMetrics.wrap(
      content.label, width: inner, fontSize: Self.labelSize, isBold: true, maximumLines: 3)
    facts = TextMetrics.wrap(
      content.facts, width: inner, fontSize: Self.factSize, maximumLines: 4)
    rest =
      content.rest.isEmpty
      ? []
      : TextMetrics.wrap(
        content.rest, width: inner, fontSize: grid.factSize, maximumLines: content.restLines)
    shelves = Self.shelves(of: content.threads, columns: columns, grid: grid)
    let spacing = DiagramPage.lineSpacing
    var height = 2 * StoryGrid.padding
    height += Double(label.count) * Self.labelSize * spacing
    height += Double(facts.count) * Self.factSize * spacing + Self.headingGap
    for shelf in shelves { height += Self.shelfGap / 2 + Self.height(of: shelf) }
    height += Double(max(shelves.count - 1, 0)) * Self.shelfGap / 2
    if !rest.isEmpty {
      height += Self.shelfGap + Double(rest.count) * grid.factSize * spacing
    }
    self.height = height
  }

  /// Threads in their order: a thread that fills the width has a shelf of its own, smaller ones share.
  private static func shelves(
    of threads: [StoryThreadGroup.Content], columns: Int, grid: StoryGrid
  ) -> [[StoryThreadGroup]] {
    let cardWidth = grid.cardWidth(columns)
    var shelves: [[StoryThreadGroup]] = []
    var free = 0
    for thread in threads {
      let group = StoryThreadGroup(
        thread, columns: min(columns, max(thread.cards.count, 1)), cardWidth: cardWidth, grid: grid)
      if group.columns <= free {
        shelves[shelves.count - 1].append(group)
        free -= group.columns
      } else {
        shelves.append([group])
        free = columns - group.columns
      }
    }
    return shelves
  }

  private static func height(of shelf: [StoryThreadGroup]) -> Double {
    headingHeight(of: shelf) + (shelf.map(\.rowsHeight).max() ?? 0)
  }

  private static func headingHeight(of shelf: [StoryThreadGroup]) -> Double {
    shelf.map(\.headingHeight).max() ?? 0
  }

  /// Paints the box with its top left corner at a place, as high as its neighbours.
  func draw(x: Double, y: Double, height: Double, on page: inout DiagramPage) {
    page.add(
      Drawing.Box(
        Drawing.Rectangle(x: x, y: y, width: width, height: height), shape: .roundedRectangle,
        stroke: Drawing.Stroke(content.palette.line, width: 1.2)))
    let left = x + StoryGrid.padding
    let inner = width - 2 * StoryGrid.padding
    let title = DiagramPage.words(
      label, x: left, y: y + StoryGrid.padding, width: inner, size: Self.labelSize, isBold: true)
    page.add(title)
    let below = DiagramPage.words(
      facts, x: left, y: title.frame.y + title.frame.height, width: inner, size: Self.factSize,
      color: DiagramPalette.mutedText)
    page.add(below)

    var top = below.frame.y + below.frame.height + Self.headingGap
    for (index, shelf) in shelves.enumerated() {
      top += index == 0 ? Self.shelfGap / 2 : Self.shelfGap
      let headingHeight = Self.headingHeight(of: shelf)
      let rowsHeight = shelf.map(\.rowsHeight).max() ?? 0
      var groupX = left
      for group in shelf {
        group.draw(
          x: groupX, y: top, headingHeight: headingHeight, rowsHeight: rowsHeight,
          line: content.palette.line, on: &page)
        groupX += group.width + StoryGrid.gap
      }
      top += headingHeight + rowsHeight
    }
    if !rest.isEmpty {
      page.add(
        DiagramPage.words(
          rest, x: left, y: top + Self.shelfGap, width: inner, size: grid.factSize,
          color: DiagramPalette.mutedText))
    }
  }
}
