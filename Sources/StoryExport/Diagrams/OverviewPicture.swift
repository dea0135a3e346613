internal import StoryAnalysis

/// The bubbles of an overview in their places, with their words.
struct OverviewPicture {
  /// The stories that have a bubble.
  let stories: [OverviewStory]
  /// The ties that are drawn, the strongest first, and the corners of their lines.
  let ties: [BubbleTie]
  let routes: [[Drawing.Point]]
  /// Links of the strongest tie, drawn or not, which has the widest line.
  let mostLinks: Int
  /// Number of ties that are not drawn because others are stronger.
  let hiddenTieCount: Int
  /// Number of ties that are not drawn because there is no way for them between the bubbles.
  let blockedTieCount: Int
  let layout: BubbleLayout
  /// Radius of a bubble of one article.
  let scale: Double
  let inside: [BubbleWords?]
  let beside: [[String]?]
  let typeSize: Double
  let width: Double
  /// The part of the rectangle that is used.
  let extent: Drawing.Rectangle

  /// Number of bubbles that no words stand at.
  var wordlessCount: Int { zip(inside, beside).count { $0 == nil && $1 == nil } }

  /// Lays bubbles out as large as a rectangle allows.
  init(
    _ stories: [OverviewStory], ties: [BubbleTie], labels: Int, width: Double, height: Double,
    largestRadius: Double, smallestType: Double
  ) {
    self.stories = stories
    self.width = width
    typeSize = smallestType
    let kept = BubbleTie.backbone(ties, count: stories.count)
    hiddenTieCount = ties.count - kept.count
    let strongest = Double(ties.first?.linkCount ?? 1)
    let links = kept.map {
      BubbleLayout.Link(
        first: $0.first, second: $0.second,
        strength: (Double($0.linkCount) / strongest).squareRoot())
    }
    let counts = stories.map { Double($0.articleCount) }
    let sum = counts.reduce(0, +)
    // Circles of mixed sizes cover four fifths of a plane at best.
    let start = min(
      largestRadius / (counts.max() ?? 1).squareRoot(),
      (0.8 * width * height / (.pi * sum)).squareRoot())

    func attempt(_ scale: Double, labels: Int) -> OverviewAttempt? {
      OverviewAttempt(
        stories, links: links, scale: scale, labels: labels, width: width, height: height,
        typeSize: smallestType)
    }
    var found: OverviewAttempt?
    var scale = start
    // Fewer words where even small bubbles leave no room for them.
    let most = min(labels, stories.count)
    for labels in [most, most / 2, most / 4, 0] where found == nil {
      scale = start
      for _ in 0..<20 where found == nil {
        found = attempt(scale, labels: labels)
        if found == nil { scale *= 0.95 }
      }
    }
    while found == nil {
      scale *= 0.8
      found = attempt(scale, labels: 0)
    }
    guard let found else { preconditionFailure("Small enough bubbles fit.") }
    self.scale = found.scale
    layout = found.layout
    inside = found.inside
    beside = found.beside
    let mostLinks = kept.first?.linkCount ?? 1
    self.mostLinks = mostLinks
    var ways = BubbleRoutes(found.layout)
    let routed = kept.compactMap { tie in
      let width = Self.lineWidth(tie.linkCount, most: mostLinks)
      return ways.route(from: tie.first, to: tie.second, width: width).map { (tie, $0) }
    }
    self.ties = routed.map(\.0)
    routes = routed.map(\.1)
    blockedTieCount = kept.count - routed.count
    let frames = stories.indices.map { found.layout.extent($0) }
    let (left, top) = (frames.map(\.x).min() ?? 0, frames.map(\.y).min() ?? 0)
    extent = .init(
      x: left, y: top, width: (frames.map { $0.x + $0.width }.max() ?? 0) - left,
      height: (frames.map { $0.y + $0.height }.max() ?? 0) - top)
  }
}
