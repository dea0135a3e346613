internal import StoryAnalysis
internal import StoryParsing

/// What lies below the marks, and the words above the columns.
extension SpreadPainter {
  mutating func drawGround(top: Double, bottom: Double) {
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
            x: plot.left + gap.x + 2, y: top, width: plot.axis.map { $0.breakWidth - 4 } ?? 0,
            height: bottom - top), fill: DiagramPalette.emptiness,
          tooltip: "\(gap.words.joined(separator: " ")) without an article"))
    }
  }

  /// From the first article until as long after it as stated times are not exact, at least a line wide.
  func window(_ axis: SpreadAxis) -> (left: Double, right: Double) {
    let left = plot.left + axis.segments[0].x
    let end = plot.left + axis.end(ofWindow: story.study.firsts.clockError)
    return (left - 1, max(end, left + 1))
  }

  mutating func drawHeadings(at y: Double) {
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
  var windowWords: String {
    let window = SpreadStory.lag(story.study.firsts.clockError, sign: "")
    return switch story.firsts.verdict {
    case .first: "the first \(window): nobody else came as early as stated times can tell"
    case .cannotTell:
      "the first \(window): any of these \(NumberText.grouped(story.firsts.windowCount)) \(Self.windowLine)"
    case .unknown: "the first \(window): the provider is not known"
    }
  }

}
