internal import StoryAnalysis

/// One try of a layout, at one scale.
struct OverviewAttempt {
  let scale: Double
  let layout: BubbleLayout
  let inside: [BubbleWords?]
  let beside: [[String]?]

  /// Words go inside a bubble where they fit, else beside it; nil where there is no room for all.
  init?(
    _ stories: [OverviewStory], links: [BubbleLayout.Link], scale: Double, labels: Int,
    width: Double, height: Double, typeSize: Double
  ) {
    self.scale = scale
    let radii = stories.map { scale * Double($0.articleCount).squareRoot() }
    inside = stories.indices.map { index in
      index < labels
        ? BubbleWords(
          number: stories[index].id.number, terms: stories[index].terms,
          facts: stories[index].facts, radius: radii[index],
          smallest: typeSize)
        : nil
    }
    let fits = inside
    let beside = stories.indices.map { index -> [String]? in
      guard index < labels, fits[index] == nil else { return nil }
      // The number stands in the bubble, if it has room.
      let story = stories[index]
      let hasNumber = Self.holds(story.id.number, radius: radii[index], typeSize: typeSize)
      let name = TextMetrics.wrap(
        hasNumber && !story.terms.isEmpty ? story.terms : story.name, width: 12 * typeSize,
        fontSize: typeSize, maximumLines: 3)
      return name + story.facts.prefix(1)
    }
    self.beside = beside
    let bubbles = stories.indices.map { index in
      BubbleLayout.Bubble(
        radius: radii[index],
        label: beside[index].map { lines in
          (
            lines.map { TextMetrics.width(of: $0, fontSize: typeSize) }.max() ?? 0,
            Double(lines.count) * typeSize * DiagramPage.lineSpacing
          )
        })
    }
    // Some beginnings end better than others, and none is the best for all.
    let layouts = [(1.0, 0.0), (-1, 0), (0, 1)].compactMap {
      BubbleLayout(bubbles, links: links, width: width, height: height, towards: $0)
    }
    guard let first = layouts.first else { return nil }
    layout = layouts.dropFirst().reduce(first) { $1.slack < $0.slack ? $1 : $0 }
  }

  /// Whether a number has room in a bubble that has no other words in it.
  static func holds(_ number: Int, radius: Double, typeSize: Double) -> Bool {
    TextMetrics.width(of: "\(number)", fontSize: typeSize, isBold: true) <= 1.6 * radius
      && typeSize * DiagramPage.lineSpacing <= 1.6 * radius
  }
}
