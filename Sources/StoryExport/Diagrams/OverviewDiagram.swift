internal import GraphAlgorithms
public import StoryAnalysis

/// The picture of all stories: a bubble for each, as large as its number of articles.
///
/// The disc in a bubble is the share of articles that the archive has a record of. Lines join stories
/// whose articles name each other, and pull them together. Stories too small for a bubble are gathered
/// in a field below, a dot each.
public struct OverviewDiagram: Sendable {
  /// Radius of the largest bubble of a window.
  private static let largestRadius = 144.0
  /// Least and greatest height of the bubbles in a window.
  private static let screenHeights = 300.0...640.0
  /// Fewest bubbles, where there are as many stories.
  private static let fewestBubbles = 12

  private let study: ArchiveStudy
  private let options: DiagramOptions
  private let size: (width: Double, height: Double?)
  private let stories: [OverviewStory]

  /// Creates the diagram.
  public init(
    of study: ArchiveStudy, options: DiagramOptions = DiagramOptions()
  ) {
    self.study = study
    self.options = options
    let text = CalendarText(calendar: study.options.calendar)
    let all = study.shownClusters.map { OverviewStory($0, in: study, text: text) }
    // A filter may hide more of a large story than of a small one.
    stories =
      study.hidesPart
      ? all.sorted { ($1.articleCount, $0.id) < ($0.articleCount, $1.id) } : all
    // A few bubbles side by side fill a sheet that lies across.
    size = options.page.size(
      stories.count > Self.fewestBubbles ? .portrait : .landscape, screenWidth: 896)
  }

  /// The diagram as boxes, lines and words.
  ///
  /// - Complexity: O(*n* + *m* + *k*²), *n* articles, *m* links, *k* bubbles, of which there are at most
  ///   80.
  public func drawing() -> Drawing {
    var page = DiagramPage(
      width: size.width, height: size.height, title: "All stories",
      subtitle: study.analysis.headline)
    guard !stories.isEmpty else { return page.finished(closing: "There is no story to draw.") }
    let count = bubbleCount
    let field = OverviewField(Array(stories[count...]), width: page.contentWidth)
    let bubbles = Array(stories[..<count])
    let ties = ties(among: count)
    let smallestType = size.height == nil ? 8.5 : 7.5
    let legendHeight = OverviewPicture.legendHeight(
      bubbles, ties: ties, typeSize: smallestType, width: page.contentWidth)
    // What is left out is not known yet; to say that nothing has words takes the most room.
    let longest = closing(
      field, drawn: bubbles, wordlessCount: count, hiddenTieCount: ties.count,
      blockedTieCount: ties.count)
    let room =
      page.heightLeft(above: longest).map {
        $0 - legendHeight - (field.height > 0 ? field.height + 12 : 0)
      } ?? Self.screenHeight(of: bubbles, width: page.contentWidth)
    let picture = OverviewPicture(
      bubbles, ties: ties, labels: options.labels ?? .max,
      width: page.contentWidth, height: max(120, room),
      largestRadius: size.height == nil
        ? min(Self.largestRadius, 0.48 * room)
        : (field.height > 0 ? 0.27 : 0.48) * min(page.contentWidth, room),
      smallestType: smallestType)
    picture.drawLegend(on: &page)
    picture.draw(on: &page)
    if field.height > 0 {
      page.skip(12)
      field.draw(on: &page)
    }
    return page.finished(
      closing: closing(
        field, drawn: picture.stories, wordlessCount: picture.wordlessCount,
        hiddenTieCount: picture.hiddenTieCount, blockedTieCount: picture.blockedTieCount))
  }

  /// A height at which bubbles of a good size fill a window from side to side.
  private static func screenHeight(of bubbles: [OverviewStory], width: Double) -> Double {
    let counts = bubbles.map { Double($0.articleCount) }
    let largest = .pi * 0.6 * largestRadius * largestRadius
    let area = largest * counts.reduce(0, +) / (counts.max() ?? 1)
    return min(max(2 * area / width, screenHeights.lowerBound), screenHeights.upperBound)
  }

  /// How many stories have bubbles: the largest, and where it can be had, all of a size.
  private var bubbleCount: Int {
    let most =
      switch options.page {
      case .screen: 48
      case .a4: 34
      case .a3: 60
      }
    guard stories.count > most else { return stories.count }
    let next = stories[most].articleCount
    let whole = stories.prefix(most).count { $0.articleCount > next }
    return whole >= Self.fewestBubbles ? whole : most
  }

  /// The number of links between each two of the first stories, in either direction.
  private func ties(among count: Int) -> [BubbleTie] {
    var positions = [Int?](repeating: nil, count: study.clusters.clusters.count)
    for (position, story) in stories.prefix(count).enumerated() {
      positions[story.id.index] = position
    }
    var counts: [Int: Int] = [:]
    for link in study.shownLinks {
      let (source, target) = (study.clusters[link.source], study.clusters[link.target])
      guard source != target, let one = positions[source.index], let two = positions[target.index]
      else { continue }
      counts[min(one, two) * count + max(one, two), default: 0] += 1
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { key, value in
      BubbleTie(first: key / count, second: key % count, linkCount: value)
    }
  }

  private func closing(
    _ field: OverviewField, drawn: [OverviewStory], wordlessCount: Int, hiddenTieCount: Int,
    blockedTieCount: Int
  ) -> String {
    let articles = drawn.reduce(0) { $0 + $1.articleCount }
    let all = study.shownArticleCount
    var parts: [String] = []
    if drawn.count == stories.count {
      let those = drawn.count == 1 ? "The only story is shown" : "All stories are shown"
      parts.append(
        "\(those), with \(NumberText.counted(all, "article")); the area of a bubble grows with their number."
      )
    } else {
      parts.append(
        """
        Bubbles, whose area grows with the number of articles: the \(drawn.count) largest of \
        \(NumberText.grouped(stories.count)) stories, with \(NumberText.grouped(articles)) of \
        \(NumberText.counted(all, "article")). The other \
        \(NumberText.grouped(stories.count - drawn.count)) stories, with \
        \(NumberText.grouped(all - articles)), stand below them.
        """)
    }
    if field.undrawnCount > 0 {
      parts.append(
        "Of these \(NumberText.grouped(field.undrawnCount)) are given as a number only.")
    }
    if wordlessCount > 0 {
      parts.append(
        "Without words: \(NumberText.counted(wordlessCount, "bubble")), the smallest.")
    }
    var missing: [String] = []
    if hiddenTieCount > 0 {
      missing.append(
        "\(NumberText.counted(hiddenTieCount, "weaker line")) between stories")
    }
    if blockedTieCount > 0 {
      missing.append(
        "\(NumberText.counted(blockedTieCount, "line")) that would cross other bubbles")
    }
    if !missing.isEmpty { parts.append("Left out: \(missing.joined(separator: " and ")).") }
    let hidden = study.clusters.clusters.count - stories.count
    let hiddenArticles = study.graph.articles.count - study.shownArticleCount
    if hiddenArticles > 0 {
      parts.append(
        """
        The filter hides \(NumberText.counted(hiddenArticles, "article")) and \
        \(NumberText.counted(hidden, "story", "stories")).
        """)
    }
    return parts.joined(separator: " ")
  }
}
