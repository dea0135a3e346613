/// One article in the cluster diagram: its headline, its provider and its time.
struct StoryCard {
  /// What is said of an article.
  struct Content {
    var headline: String
    var provider: String
    var time: String
    /// What else there is to say, such as which other stories it has links with.
    var notes: [String]
    var isGhost: Bool
    var isRepresentative: Bool
    var tooltip: String
    var link: String
  }

  private static let padding = 6.0
  /// White space between provider and time.
  private static let factGap = 6.0

  private let content: Content
  private let grid: StoryGrid
  private let headline: [String]
  private let provider: String
  private let notes: [String]
  /// Whether provider and time need a line each.
  private let isTimeBelow: Bool
  private let width: Double

  /// A card of a width, in points, with its words broken to fit.
  init(_ content: Content, width: Double, grid: StoryGrid) {
    let inner = width - 2 * Self.padding
    self.content = content
    self.width = width
    self.grid = grid
    headline = TextMetrics.wrap(
      content.headline, width: inner, fontSize: grid.headlineSize,
      isBold: content.isRepresentative, maximumLines: 6)
    let factWidth = [content.provider, content.time].reduce(Self.factGap) {
      $0 + TextMetrics.width(of: $1, fontSize: grid.factSize)
    }
    isTimeBelow = factWidth > inner
    provider = TextMetrics.fit(content.provider, width: inner, fontSize: grid.factSize)
    notes =
      content.notes.isEmpty
      ? []
      : TextMetrics.wrap(
        content.notes.joined(separator: " · "), width: inner, fontSize: grid.factSize,
        maximumLines: 2)
  }

  /// Height that the words need.
  var height: Double {
    let facts = 1.0 + Double(notes.count) + (isTimeBelow ? 1 : 0)
    return 2 * Self.padding + 1
      + DiagramPage.lineSpacing
      * (Double(headline.count) * grid.headlineSize + facts * grid.factSize)
  }

  /// Paints the card; a height greater than its own leaves room above the facts.
  func draw(
    x: Double, y: Double, height: Double, fill: Drawing.Color, line: Drawing.Color,
    on page: inout DiagramPage
  ) {
    var card = Self.frame(
      Drawing.Rectangle(x: x, y: y, width: width, height: height), isGhost: content.isGhost,
      fill: fill, line: line)
    card.tooltip = content.tooltip
    card.link = content.link.isEmpty ? nil : content.link
    page.add(card)

    let left = x + Self.padding
    let inner = width - 2 * Self.padding
    var words = DiagramPage.words(
      headline, x: left, y: y + Self.padding, width: inner, size: grid.headlineSize,
      isBold: content.isRepresentative)
    // The words lie above the card, so they must lead to the same place.
    (words.tooltip, words.link) = (card.tooltip, card.link)
    page.add(words)

    let lineHeight = grid.factSize * DiagramPage.lineSpacing
    var factY = y + height - Self.padding - Double(notes.count) * lineHeight
    if !notes.isEmpty { add(notes, x: left, y: factY, width: inner, on: &page) }
    factY -= lineHeight
    add(
      [content.time], x: left, y: factY, width: inner,
      alignment: isTimeBelow ? .leading : .trailing, on: &page)
    if isTimeBelow { factY -= lineHeight }
    add([provider], x: left, y: factY, width: inner, on: &page)
  }

  private func add(
    _ lines: [String], x: Double, y: Double, width: Double,
    alignment: Drawing.Label.Alignment = .leading, on page: inout DiagramPage
  ) {
    page.add(
      DiagramPage.words(
        lines, x: x, y: y, width: width, size: grid.factSize, color: DiagramPalette.mutedText,
        alignment: alignment))
  }

  /// The shape of a card: outlined for a record, without an outline for an article that is only
  /// mentioned. Where most articles are, dashes round each would be all that one sees.
  static func frame(
    _ rectangle: Drawing.Rectangle, isGhost: Bool, fill: Drawing.Color, line: Drawing.Color
  ) -> Drawing.Box {
    Drawing.Box(rectangle, fill: fill, stroke: isGhost ? nil : Drawing.Stroke(line, width: 1))
  }
}
