/// One article in the cluster diagram: its headline, its provider and its time.
struct StoryCard {
  /// What is said of an article.
  struct Content {
    var headline: String
    var provider: String
    var time: String
    /// What stands in lines of their own, such as which other stories it has links with.
    var notes: [String]
    var isGhost: Bool
    var isRepresentative: Bool
    var tooltip: String
    var link: String
  }

  private static let padding = 7.0
  private static let headlineSize = 9.5
  private static let factSize = 8.5

  private let content: Content
  private let headline: [String]
  private let provider: String
  private let notes: [String]
  /// Whether provider and time need a line each.
  private let isTimeBelow: Bool
  private let width: Double

  /// A card of a width, in points, with its words broken to fit.
  init(_ content: Content, width: Double) {
    let inner = width - 2 * Self.padding
    self.content = content
    self.width = width
    headline = TextMetrics.wrap(
      content.headline, width: inner, fontSize: Self.headlineSize,
      isBold: content.isRepresentative, maximumLines: 7)
    provider = TextMetrics.fit(content.provider, width: inner, fontSize: Self.factSize)
    let factWidth = [content.provider, content.time].reduce(6) {
      $0 + TextMetrics.width(of: $1, fontSize: Self.factSize)
    }
    isTimeBelow = factWidth > inner
    notes = content.notes.map { TextMetrics.fit($0, width: inner, fontSize: Self.factSize) }
  }

  /// Height that the words need.
  var height: Double {
    let facts = 1.0 + Double(notes.count) + (isTimeBelow ? 1 : 0)
    return 2 * Self.padding + 3
      + DiagramPage.lineSpacing
      * (Double(headline.count) * Self.headlineSize + facts * Self.factSize)
  }

  /// Paints the card; a height greater than its own leaves room above the facts.
  func draw(
    x: Double, y: Double, height: Double, palette: DiagramPalette.Story,
    on page: inout DiagramPage
  ) {
    var card = Self.frame(
      Drawing.Rectangle(x: x, y: y, width: width, height: height), isGhost: content.isGhost,
      palette: palette)
    card.tooltip = content.tooltip
    card.link = content.link.isEmpty ? nil : content.link
    page.add(card)

    let left = x + Self.padding
    let inner = width - 2 * Self.padding
    var words = DiagramPage.words(
      headline, x: left, y: y + Self.padding, width: inner, size: Self.headlineSize,
      isBold: content.isRepresentative)
    // The words lie above the card, so they must lead to the same place.
    (words.tooltip, words.link) = (card.tooltip, card.link)
    page.add(words)
    let factHeight = Self.factSize * DiagramPage.lineSpacing
    var factY = y + height - Self.padding - factHeight
    for note in notes.reversed() {
      page.add(
        DiagramPage.words(
          [note], x: left, y: factY, width: inner, size: Self.factSize, color: palette.line))
      factY -= factHeight
    }
    let muted = DiagramPalette.mutedText
    page.add(
      DiagramPage.words(
        [content.time], x: left, y: factY, width: inner, size: Self.factSize, color: muted,
        alignment: isTimeBelow ? .leading : .trailing))
    if isTimeBelow { factY -= factHeight }
    page.add(
      DiagramPage.words(
        [provider], x: left, y: factY, width: inner, size: Self.factSize, color: muted))
  }

  /// The shape of a card: filled for a record, dashed and white for an article that is only
  /// mentioned.
  static func frame(
    _ rectangle: Drawing.Rectangle, isGhost: Bool, palette: DiagramPalette.Story
  ) -> Drawing.Box {
    Drawing.Box(
      rectangle, shape: .rectangle, fill: isGhost ? DiagramPalette.paper : palette.fill,
      stroke: Drawing.Stroke(palette.line, width: isGhost ? 0.8 : 1.4, isDashed: isGhost))
  }
}
