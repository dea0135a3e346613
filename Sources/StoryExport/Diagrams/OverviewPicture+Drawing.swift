internal import StoryAnalysis

extension OverviewPicture {
  /// Paints the bubbles from the height that the page has reached and moves below them.
  func draw(on page: inout DiagramPage) {
    let offset = Drawing.Point(
      x: DiagramPage.margin + (width - extent.width) / 2 - extent.x, y: page.y - extent.y)
    func place(_ point: Drawing.Point) -> Drawing.Point {
      .init(x: point.x + offset.x, y: point.y + offset.y)
    }
    for (tie, route) in zip(ties, routes) {
      let (one, two) = (stories[tie.first], stories[tie.second])
      page.add(
        Drawing.Line(
          route.map(place),
          stroke: Drawing.Stroke(
            DiagramPalette.link, width: Self.lineWidth(tie.linkCount, most: mostLinks)),
          tooltip: """
            \(one.name) and \(two.name): \(NumberText.counted(tie.linkCount, "link"))
            """))
    }
    for index in stories.indices {
      drawBubble(index, center: place(layout.centers[index]), on: &page)
    }
    for index in stories.indices {
      let center = place(layout.centers[index])
      inside[index]?.draw(center: center, radius: radius(index), on: &page)
      drawLabel(index, center: center, on: &page)
    }
    page.skip(extent.height)
  }

  private func radius(_ index: Int) -> Double {
    scale * Double(stories[index].articleCount).squareRoot()
  }

  /// Width of a line: in proportion to the number of links, and never so thin that it is lost.
  static func lineWidth(_ count: Int, most: Int) -> Double {
    max(0.8, min(BubbleRoutes.widest, 1.2 * Double(most)) * Double(count) / Double(most))
  }

  private static func circle(_ center: Drawing.Point, _ radius: Double) -> Drawing.Rectangle {
    .init(x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius)
  }

  /// A bubble: a disc as large as the articles with a record inside a circle as large as all.
  private static func bubble(
    center: Drawing.Point, radius: Double, recorded: Double, isUnstable: Bool,
    palette: DiagramPalette.Story, tooltip: String?, on page: inout DiagramPage
  ) {
    let stroke = Drawing.Stroke(palette.line, width: 1.6, isDashed: isUnstable)
    guard recorded < 1 else {
      page.add(
        Drawing.Box(
          circle(center, radius), shape: .ellipse, fill: palette.fill, stroke: stroke,
          tooltip: tooltip))
      return
    }
    page.add(
      Drawing.Box(
        circle(center, radius), shape: .ellipse, fill: DiagramPalette.paper, stroke: stroke,
        tooltip: tooltip))
    guard recorded > 0 else { return }
    page.add(
      Drawing.Box(
        circle(center, min(radius * recorded.squareRoot(), radius - 1.5)), shape: .ellipse,
        fill: palette.fill,
        stroke: Drawing.Stroke(palette.fill, width: 1), tooltip: tooltip))
  }

  private func drawBubble(_ index: Int, center: Drawing.Point, on page: inout DiagramPage) {
    let story = stories[index]
    Self.bubble(
      center: center, radius: radius(index),
      recorded: Double(story.recordedCount) / Double(max(story.articleCount, 1)),
      isUnstable: story.isUnstable, palette: DiagramPalette.story(story.id),
      tooltip: story.tooltip, on: &page)
    guard inside[index] == nil, beside[index] != nil else { return }
    let number = story.id.number
    guard OverviewAttempt.holds(number, radius: radius(index), typeSize: typeSize) else { return }
    page.add(
      DiagramPage.words(
        ["\(number)"], x: center.x - radius(index),
        y: center.y - typeSize * DiagramPage.lineSpacing / 2, width: 2 * radius(index),
        size: typeSize, isBold: true, alignment: .center))
  }

  private func drawLabel(_ index: Int, center: Drawing.Point, on page: inout DiagramPage) {
    guard let lines = beside[index], let frame = layout.labelFrame(index) else { return }
    let isLeft = layout.isLabelLeft[index]
    let reach = radius(index)
    let start = isLeft ? center.x - reach : center.x + reach
    page.add(
      Drawing.Line(
        [
          .init(x: start, y: center.y),
          .init(x: start + (isLeft ? -1 : 1) * (BubbleLayout.leader - 2), y: center.y),
        ], stroke: Drawing.Stroke(DiagramPalette.story(stories[index].id).line, width: 0.8)))
    let x =
      isLeft ? center.x - reach - BubbleLayout.leader - frame.width : start + BubbleLayout.leader
    var box = DiagramPage.words(
      lines, x: x, y: center.y - frame.height / 2, width: frame.width, size: typeSize,
      alignment: isLeft ? .trailing : .leading)
    box.tooltip = stories[index].tooltip
    page.add(box)
  }

  // MARK: Legend

  private static let discWords = "disc: the articles that the archive has a record of"
  private static let dashWords = "dashed: unstable, other under other seeds"
  private static func tieWords(_ most: Int) -> String {
    NumberText.counted(most, "link") + " between stories"
  }

  /// Most room that the legend takes.
  static func legendHeight(
    _ stories: [OverviewStory], ties: [BubbleTie], typeSize: Double, width: Double
  ) -> Double {
    var samples: [(width: Double, words: String)] = [(22, "100 articles")]
    if stories.contains(where: { $0.recordedCount < $0.articleCount }) {
      samples.append((16, discWords))
    }
    if stories.contains(where: \.isUnstable) { samples.append((16, dashWords)) }
    if let most = ties.first?.linkCount { samples.append((24, tieWords(most))) }
    var (x, lines) = (0.0, 1)
    for sample in samples {
      let words = TextMetrics.width(of: sample.words, fontSize: typeSize + 0.5) + 2
      if x > 0, x + sample.width + 6 + words > width { (x, lines) = (0, lines + 1) }
      x += sample.width + 6 + words + 16
    }
    return Double(lines) * 20 + 8
  }

  /// Paints what the marks mean, in one line or two, three on a narrow page, and moves below them.
  func drawLegend(on page: inout DiagramPage) {
    let size = typeSize + 0.5
    var (x, y) = (DiagramPage.margin, page.y)
    func next(_ sampleWidth: Double, _ words: String, _ page: inout DiagramPage) -> Drawing.Point {
      let width = TextMetrics.width(of: words, fontSize: size) + 2
      if x > DiagramPage.margin, x + sampleWidth + 6 + width > DiagramPage.margin + self.width {
        (x, y) = (DiagramPage.margin, y + 20)
      }
      let middle = Drawing.Point(x: x + sampleWidth / 2, y: y + 10)
      page.add(
        DiagramPage.words(
          [words], x: x + sampleWidth + 6, y: y + 10 - size * DiagramPage.lineSpacing / 2,
          width: width, size: size))
      x += sampleWidth + 6 + width + 16
      return middle
    }
    let grey = DiagramPalette.other
    let most = stories.map(\.articleCount).max() ?? 1
    let count = [100, 50, 20, 10, 5, 2, 1].first {
      $0 <= most && scale * Double($0).squareRoot() <= 11
    }
    if let count {
      let radius = scale * Double(count).squareRoot()
      let middle = next(2 * radius, NumberText.counted(count, "article"), &page)
      Self.bubble(
        center: middle, radius: radius, recorded: 1, isUnstable: false, palette: grey,
        tooltip: nil, on: &page)
    }
    if stories.contains(where: { $0.recordedCount < $0.articleCount }) {
      let middle = next(16, Self.discWords, &page)
      Self.bubble(
        center: middle, radius: 8, recorded: 0.4, isUnstable: false, palette: grey, tooltip: nil,
        on: &page)
    }
    if stories.contains(where: \.isUnstable) {
      let middle = next(16, Self.dashWords, &page)
      Self.bubble(
        center: middle, radius: 8, recorded: 1, isUnstable: true, palette: grey, tooltip: nil,
        on: &page)
    }
    if let most = ties.first?.linkCount {
      let middle = next(24, Self.tieWords(most), &page)
      page.add(
        Drawing.Line(
          [.init(x: middle.x - 12, y: middle.y), .init(x: middle.x + 12, y: middle.y)],
          stroke: Drawing.Stroke(DiagramPalette.link, width: Self.lineWidth(most, most: mostLinks)))
      )
    }
    if x > DiagramPage.margin { page.skip(y - page.y + 28) }
  }
}
