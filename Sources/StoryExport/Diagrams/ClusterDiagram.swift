public import StoryAnalysis

/// The picture of the stories: each cluster a box with its articles as cards, the cards of a thread
/// together below the thread's name, in the order of time.
///
/// A related list is the whole story, so the links inside a cluster are close to all pairs and would
/// draw as a ball of hair; that a card stands in its story says the same and can be read. How the
/// articles of a story that is drawn alone hang together stands in words: how many records it has, how
/// many of the others each names, and on each card how many records name it, unless all name all. So do
/// links between stories, and whether an article is unstable or a copy.
public struct ClusterDiagram: Sendable {
  /// How much a page may hold.
  public struct Budget: Sendable {
    /// Most stories drawn.
    public var stories = 12
    /// Most articles drawn, in all stories together. Where absent, 60 in a window, and what there is
    /// room for on a sheet. The number of labels among the options goes before it.
    public var articles: Int?

    /// A page that can be read on a screen, or a full sheet.
    public init() {}
  }

  /// Articles in a window of which nobody said how many it may hold.
  private static let windowArticles = 60
  /// No sheet has room for more.
  private static let sheetArticles = 200

  private let study: ArchiveStudy
  private let stories: [ClusterID]?
  private let budget: Budget
  private let title: String
  private let options: DiagramOptions

  /// Creates the diagram of the largest stories of an archive.
  public init(
    of study: ArchiveStudy, budget: Budget = Budget(), options: DiagramOptions = DiagramOptions()
  ) {
    self.study = study
    self.budget = budget
    self.options = options
    stories = nil
    title = "Stories and their articles"
  }

  /// Creates the diagram of one story alone.
  public init(
    of study: ArchiveStudy, story: ClusterID, budget: Budget = Budget(),
    options: DiagramOptions = DiagramOptions()
  ) {
    self.study = study
    self.budget = budget
    self.options = options
    stories = [story]
    title = "Story \(story.number) and its articles"
  }

  /// The diagram as boxes, lines and words.
  ///
  /// - Complexity: O(*m* + *n* log *n*), *n* articles, *m* links.
  public func drawing() -> Drawing {
    let (width, height) = options.page.size(.portrait, screenWidth: 896)
    var page = DiagramPage(
      width: width, height: height, title: title, subtitle: study.analysis.headline)
    let grid = StoryGrid(page: options.page, contentWidth: page.contentWidth)
    let words = StoryWords(of: study, isOneStory: stories != nil)
    let candidates = stories ?? study.shownClusters
    let available = candidates.prefix(budget.stories).reduce(0) {
      $0 + study.analysis.shownMembers(of: $1).count
    }
    let most =
      options.labels ?? budget.articles
      ?? (height == nil ? Self.windowArticles : Self.sheetArticles)
    let task = StoryLayout.Task(
      study: study, words: words, grid: grid, candidates: candidates, storyLimit: budget.stories,
      articleLimit: max(min(most, available), 1), restLines: restLines)
    let layout = StoryLayout.fullest(task, room: page.heightLeft)
    if layout.selection.stories.isEmpty { page.write([nothing], size: 10) }
    layout.draw(on: &page)
    return page.finished(closing: layout.selection.closing)
  }

  /// Lines for the threads of a story that have no card.
  private var restLines: Int {
    guard stories != nil else { return 2 }
    return options.page == .screen ? 12 : 6
  }

  private var nothing: String {
    study.graph.articles.isEmpty
      ? "The archive holds no article." : "The filter shows no article of it."
  }
}
