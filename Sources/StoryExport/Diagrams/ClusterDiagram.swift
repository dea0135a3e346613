public import StoryAnalysis

/// The picture of the stories: each cluster a box with its articles as cards in the order of time,
/// each card hanging from the story like a ray of a star.
///
/// A related list is the whole story, so the links inside a cluster are close to all pairs and would
/// draw as a ball of hair; the star says the same and can be read. Links between stories stand in
/// words on the card, and so do the thread of the article, where its story has several, and whether
/// the article is unstable.
public struct ClusterDiagram: Sendable {
  /// How much a page may hold.
  public struct Budget: Sendable {
    /// Most stories drawn.
    public var stories = 12
    /// Most articles drawn, in all stories together.
    public var articles = 60

    /// A page that fits a poster and can be read on a screen.
    public init() {}
  }

  private let study: ArchiveStudy
  private let selection: StorySelection
  private let text: CalendarText
  private let title: String
  private let options: DiagramOptions

  /// Creates the diagram of the largest stories of an archive.
  public init(
    of study: ArchiveStudy, budget: Budget = Budget(), options: DiagramOptions = DiagramOptions()
  ) {
    self.init(
      StorySelection(of: study.analysis, budget: budget), of: study,
      title: "Stories and their articles", options: options)
  }

  /// Creates the diagram of one story alone.
  public init(
    of study: ArchiveStudy, story: ClusterID, budget: Budget = Budget(),
    options: DiagramOptions = DiagramOptions()
  ) {
    self.init(
      StorySelection(of: study.analysis, among: [story], budget: budget), of: study,
      title: "Story \(story.number) and its articles", options: options)
  }

  private init(
    _ selection: StorySelection, of study: ArchiveStudy, title: String, options: DiagramOptions
  ) {
    self.study = study
    self.options = options
    self.selection = selection
    self.title = title
    text = CalendarText(calendar: study.options.calendar)
  }

  /// The diagram as boxes, lines and words.
  ///
  /// - Complexity: O(*m* + *n* log *n*), *n* articles, *m* links.
  public func drawing() -> Drawing {
    let links = foreignStories()
    let boxes = selection.stories.map { story in
      StoryBox(
        story: story.cluster, heading: heading(of: story), palette: .story(story.cluster),
        cards: story.members.map { card(for: $0, linked: links[$0.index]) })
    }
    var page = DiagramPage(
      width: StoryBox.Extent.full.width + 2 * DiagramPage.margin, title: title,
      subtitle: study.analysis.headline)
    drawLegend(on: &page)
    pack(boxes, on: &page)
    return page.finished(closing: selection.closing)
  }

  /// Places the boxes from left to right on shelves.
  private func pack(_ boxes: [StoryBox], on page: inout DiagramPage) {
    let gap = StoryBox.pageGap
    var x = 0.0
    var shelfHeight = 0.0
    for box in boxes {
      if x > 0, x + box.width > page.contentWidth {
        page.skip(shelfHeight + gap)
        (x, shelfHeight) = (0, 0)
      }
      box.draw(x: DiagramPage.margin + x, y: page.y, on: &page)
      x += box.width + gap
      shelfHeight = max(shelfHeight, box.height)
    }
    page.skip(shelfHeight)
  }

  private func heading(of story: StorySelection.Story) -> StoryBox.Heading {
    let cluster = study.clusters[story.cluster]
    var facts = [
      NumberText.counted(cluster.members.count, "article"),
      NumberText.counted(cluster.providerCount, "provider"),
    ]
    if let first = cluster.first, let last = cluster.last { facts.append(text.span(first, last)) }
    let left = cluster.members.count - story.members.count
    if left > 0 { facts.append("\(NumberText.grouped(left)) not shown") }
    return StoryBox.Heading(
      label: "\(story.cluster.number) · \(cluster.label)", facts: facts.joined(separator: " · "))
  }

  private func card(for id: ArticleID, linked: Set<ClusterID>) -> StoryCard.Content {
    let article = study.graph[id]
    let cluster = study.clusters[study.clusters[id]]
    let provider = article.provider.map { study.graph[$0].key } ?? "provider unknown"
    let numbers = linked.map(\.number).sorted()
    var notes: [String] = []
    if study.threads.ids(of: study.clusters[id]).count > 1 {
      notes.append("thread \(study.threads[study.threads[id]].name)")
    }
    if study.stability.isUnstable(id) { notes.append("unstable") }
    if !notes.isEmpty { notes = [notes.joined(separator: " · ")] }
    if !numbers.isEmpty {
      let names = numbers.map(String.init).joined(separator: ", ")
      notes.append("links with \(numbers.count == 1 ? "story" : "stories") \(names)")
    }
    return StoryCard.Content(
      headline: article.displayTitle,
      provider: article.byline.isEmpty ? provider : article.byline,
      time: article.published.map { text.minute($0) } ?? "undated",
      notes: notes, isGhost: article.isGhost, isRepresentative: cluster.representative == id,
      tooltip: "\(article.displayTitle) (\(provider))", link: article.address)
  }

  /// For each article the other stories that it has a link with, in either direction.
  private func foreignStories() -> [Set<ClusterID>] {
    let (graph, clusters) = (study.graph, study.clusters)
    var stories = [Set<ClusterID>](repeating: [], count: graph.articles.count)
    for link in graph.links {
      let (source, target) = (clusters[link.source], clusters[link.target])
      guard source != target else { continue }
      stories[link.source.index].insert(target)
      stories[link.target.index].insert(source)
    }
    return stories
  }

  private func drawLegend(on page: inout DiagramPage) {
    var x = DiagramPage.margin
    let samples: [(isGhost: Bool, isBold: Bool, words: String)] = [
      (false, false, "record in the archive"),
      (true, false, "only mentioned by a record"),
      (false, true, "bold: represents its story"),
    ]
    for sample in samples {
      let frame = Drawing.Rectangle(x: x, y: page.y + 1, width: 20, height: 12)
      if sample.isBold {
        page.add(
          DiagramPage.words(["Aa"], x: x, y: page.y, width: 20, size: 10, isBold: true))
      } else {
        page.add(StoryCard.frame(frame, isGhost: sample.isGhost, palette: DiagramPalette.other))
      }
      let width = TextMetrics.width(of: sample.words, fontSize: 9) + 4
      page.add(DiagramPage.words([sample.words], x: x + 26, y: page.y + 1.5, width: width, size: 9))
      x += 26 + width + 18
    }
    var rest = ["cards in the order of time"]
    if selection.stories.contains(where: { $0.members.contains(where: study.stability.isUnstable) })
    {
      rest.append("unstable: changes its story under other seeds")
    }
    for words in rest {
      let width = TextMetrics.width(of: words, fontSize: 9) + 4
      page.add(DiagramPage.words([words], x: x, y: page.y + 1.5, width: width, size: 9))
      x += width + 18
    }
    page.skip(24)
  }
}

extension DiagramPalette.Story {
  fileprivate static func story(_ id: ClusterID) -> Self { DiagramPalette.story(id) }
}
