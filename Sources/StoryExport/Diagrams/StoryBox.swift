internal import StoryAnalysis

/// One story in the cluster diagram: a frame, a heading, and cards in rows that hang from a spine.
struct StoryBox {
  /// Words at the top of the frame.
  struct Heading {
    var label: String
    var facts: String
  }

  /// How much of the page's width a box takes.
  enum Extent {
    /// Two columns of cards.
    case half
    /// Four columns of cards.
    case full

    /// Width in points; two halves and the gap between them are as wide as a full one.
    var width: Double {
      switch self {
      case .half: (Self.full.width - StoryBox.pageGap) / 2
      case .full: 848
      }
    }

    var columns: Int {
      switch self {
      case .half: 2
      case .full: 4
      }
    }

    /// Number of cards in two rows.
    var capacity: Int { 2 * columns }

    /// The extent that suits a number of cards.
    init(cardCount: Int) { self = cardCount <= Self.half.capacity ? .half : .full }
  }

  /// White space between two boxes.
  static let pageGap = 14.0
  private static let padding = 12.0
  /// Room for the spine at the left of the cards.
  private static let spineIndent = 10.0
  private static let gap = 10.0

  let story: ClusterID
  let palette: DiagramPalette.Story
  private let label: [String]
  private let facts: [String]
  private let rows: [[StoryCard]]
  /// Width of the box.
  let width: Double
  /// Height of the box.
  let height: Double

  private let cardWidth: Double

  init(
    story: ClusterID, heading: Heading, palette: DiagramPalette.Story, cards: [StoryCard.Content]
  ) {
    self.story = story
    self.palette = palette
    let extent = Extent(cardCount: cards.count)
    let columns = extent.columns
    width = extent.width
    let inner = width - 2 * Self.padding
    let cardWidth =
      (inner - Self.spineIndent - Double(columns - 1) * Self.gap) / Double(columns)
    self.cardWidth = cardWidth
    label = TextMetrics.wrap(
      heading.label, width: inner, fontSize: 12.5, isBold: true, maximumLines: 2)
    facts = TextMetrics.wrap(heading.facts, width: inner, fontSize: 9, maximumLines: 2)
    rows = stride(from: 0, to: cards.count, by: columns).map { start in
      cards[start..<min(start + columns, cards.count)].map { StoryCard($0, width: cardWidth) }
    }
    height =
      Self.padding + Self.headingHeight(label: label, facts: facts)
      + rows.reduce(0) { $0 + Self.gap + Self.height(of: $1) } + Self.padding
  }

  /// Paints the box with its top left corner at a place.
  func draw(x: Double, y: Double, on page: inout DiagramPage) {
    page.add(
      Drawing.Box(
        Drawing.Rectangle(x: x, y: y, width: width, height: height), shape: .roundedRectangle,
        stroke: Drawing.Stroke(palette.line, width: 1.2)))
    let left = x + Self.padding
    let inner = width - 2 * Self.padding
    let title = DiagramPage.words(
      label, x: left, y: y + Self.padding, width: inner, size: 12.5, isBold: true,
      color: palette.line)
    page.add(title)
    page.add(
      DiagramPage.words(
        facts, x: left, y: title.frame.y + title.frame.height + 1, width: inner, size: 9,
        color: DiagramPalette.mutedText))

    drawCards(
      x: left + Self.spineIndent, spine: left + 2,
      top: y + Self.padding + Self.headingHeight(label: label, facts: facts), on: &page)
  }

  /// Paints the rows of cards; each row hangs from a bar, and the bars from the spine.
  private func drawCards(x: Double, spine: Double, top: Double, on page: inout DiagramPage) {
    let stroke = Drawing.Stroke(palette.line, width: 0.9)
    var rowTop = top
    var bar = top
    for row in rows {
      bar = rowTop + Self.gap / 2
      rowTop += Self.gap
      let height = Self.height(of: row)
      var cardX = x
      for card in row {
        let middle = cardX + cardWidth / 2
        page.add(
          Drawing.Line([.init(x: middle, y: bar), .init(x: middle, y: rowTop)], stroke: stroke))
        card.draw(x: cardX, y: rowTop, height: height, palette: palette, on: &page)
        cardX += cardWidth + Self.gap
      }
      let lastMiddle = cardX - Self.gap - cardWidth / 2
      page.add(
        Drawing.Line([.init(x: spine, y: bar), .init(x: lastMiddle, y: bar)], stroke: stroke))
      rowTop += height
    }
    page.add(Drawing.Line([.init(x: spine, y: top + 1), .init(x: spine, y: bar)], stroke: stroke))
  }

  private static func height(of row: [StoryCard]) -> Double {
    row.map(\.height).max() ?? 0
  }

  private static func headingHeight(label: [String], facts: [String]) -> Double {
    let spacing = DiagramPage.lineSpacing
    return Double(label.count) * 12.5 * spacing + 1 + Double(facts.count) * 9 * spacing
  }
}
