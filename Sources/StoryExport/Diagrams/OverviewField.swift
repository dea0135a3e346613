internal import StoryAnalysis

/// The stories that are too small for a bubble: a dot each, in rows by their number of articles.
struct OverviewField {
  /// A row: stories of a range of sizes.
  private struct Group {
    var words: String
    var stories: [OverviewStory]
    var dotRows: Int
  }

  private static let wordsSize = 9.0
  private static let wordsWidth = 176.0
  private static let pitch = 8.0
  private static let heading = "The smaller stories, a dot each (not to the scale of the bubbles)"
  /// Most rows of dots of one group; where there are more stories, words and a number stand alone.
  private static let mostDotRows = 12

  private let groups: [Group]
  private let width: Double
  private let perRow: Int
  private let largest: Int
  /// Number of stories without a dot of their own.
  let undrawnCount: Int

  /// Gathers stories, which come in the order of their sizes.
  init(_ stories: [OverviewStory], width: Double) {
    self.width = width
    let perRow = max(1, Int((width - Self.wordsWidth) / Self.pitch))
    self.perRow = perRow
    largest = stories.map(\.articleCount).max() ?? 1
    // 1, 2, 3 to 4, 5 to 8 and so on: the number of doublings.
    func doublings(_ count: Int) -> Int {
      count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
    }
    let keys = stories.map { doublings($0.articleCount) }
    groups = Set(keys).sorted(by: >).map { key in
      let members = zip(keys, stories).filter { $0.0 == key }.map(\.1)
      let (least, most) = (
        members.map(\.articleCount).min() ?? 0, members.map(\.articleCount).max() ?? 0
      )
      let count = NumberText.counted(members.count, "story", "stories")
      let sizes =
        least == most
        ? NumberText.counted(most, "article")
        : "\(NumberText.grouped(least)) to \(NumberText.grouped(most)) articles"
      let rows = (members.count + perRow - 1) / perRow
      return Group(
        words: "\(count) with \(sizes)", stories: members,
        dotRows: rows <= Self.mostDotRows ? rows : 0)
    }
    undrawnCount = groups.reduce(0) { $0 + ($1.dotRows == 0 ? $1.stories.count : 0) }
  }

  /// Height that the field takes, 0 where there is nothing to gather.
  var height: Double {
    groups.isEmpty ? 0 : 20 + groups.reduce(0) { $0 + Self.height(of: $1) }
  }

  private static func height(of group: Group) -> Double {
    max(Double(group.dotRows) * pitch, wordsSize * DiagramPage.lineSpacing) + 5
  }

  /// Paints the field at the height that the page has reached and moves below it.
  func draw(on page: inout DiagramPage) {
    guard !groups.isEmpty else { return }
    let left = DiagramPage.margin
    page.add(
      Drawing.Line(
        [.init(x: left, y: page.y), .init(x: left + width, y: page.y)],
        stroke: Drawing.Stroke(DiagramPalette.rule, width: 0.8)))
    page.skip(5)
    page.write([Self.heading], size: Self.wordsSize, color: DiagramPalette.mutedText)
    page.skip(15 - Self.wordsSize * DiagramPage.lineSpacing)
    for group in groups {
      page.add(
        DiagramPage.words(
          [group.words], x: left, y: page.y, width: Self.wordsWidth - 6, size: Self.wordsSize))
      if group.dotRows > 0 { drawDots(group, left: left + Self.wordsWidth, on: &page) }
      page.skip(Self.height(of: group))
    }
  }

  private func drawDots(_ group: Group, left: Double, on page: inout DiagramPage) {
    let most = (Double(largest)).squareRoot()
    for (position, story) in group.stories.enumerated() {
      // Whole points, because frames are rounded to them and dots would not stay round.
      let size = max(3, (7 * Double(story.articleCount).squareRoot() / max(most, 1.5)).rounded())
      let x = left + Double(position % perRow) * Self.pitch
      let y = page.y + Double(position / perRow) * Self.pitch + 1
      page.add(
        Drawing.Box(
          .init(
            x: (x + (Self.pitch - size) / 2).rounded(), y: (y + (Self.pitch - size) / 2).rounded(),
            width: size, height: size),
          shape: .ellipse, fill: DiagramPalette.other.line, tooltip: story.tooltip))
    }
  }
}
