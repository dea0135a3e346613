internal import StoryAnalysis

/// The boxes of a number of articles, shelf by shelf, below their legend.
struct StoryLayout {
  let selection: StorySelection
  private let legend: StoryLegend
  private let shelves: [[StoryBox]]

  /// Height that legend and boxes need.
  let height: Double

  init(
    of selection: StorySelection, in study: ArchiveStudy, words: StoryWords, grid: StoryGrid,
    restLines: Int
  ) {
    self.selection = selection
    legend = StoryLegend(
      of: selection.stories.flatMap(\.members), in: study, width: grid.contentWidth)
    let contents = selection.stories.map { words.box(for: $0, restLines: restLines) }
    var next = 0
    shelves = grid.shelves(cardCounts: contents.map(\.cardCount)).map { shelf in
      shelf.map { columns in
        defer { next += 1 }
        return StoryBox(contents[next], columns: columns, grid: grid)
      }
    }
    height =
      legend.height
      + shelves.reduce(0) { $0 + Self.height(of: $1) }
      + Double(max(shelves.count - 1, 0)) * StoryGrid.pageGap
  }

  private static func height(of shelf: [StoryBox]) -> Double { shelf.map(\.height).max() ?? 0 }

  /// Paints legend and boxes and moves below them.
  func draw(on page: inout DiagramPage) {
    legend.draw(on: &page)
    for (index, shelf) in shelves.enumerated() {
      if index > 0 { page.skip(StoryGrid.pageGap) }
      let height = Self.height(of: shelf)
      var x = DiagramPage.margin
      for box in shelf {
        box.draw(x: x, y: page.y, height: height, on: &page)
        x += box.width + StoryGrid.pageGap
      }
      page.skip(height)
    }
  }
}

extension StoryLayout {
  /// What a page has to lay out.
  struct Task {
    var study: ArchiveStudy
    var words: StoryWords
    var grid: StoryGrid
    /// The stories to choose among, the most important first.
    var candidates: [ClusterID]
    /// Most stories.
    var storyLimit: Int
    /// Most articles, 1 or more.
    var articleLimit: Int
    /// Most lines for the threads of a story that have no card.
    var restLines: Int

    func layout(stories: Int, articles: Int) -> StoryLayout {
      layout(
        StorySelection(
          of: study, among: candidates, storyLimit: stories, articleLimit: articles,
          fewest: grid.fewestCards))
    }

    func layout(_ selection: StorySelection) -> StoryLayout {
      StoryLayout(of: selection, in: study, words: words, grid: grid, restLines: restLines)
    }
  }

  /// The layout of the most that fits a height: as many stories as get their fewest cards, then as many
  /// articles as they have room for, shared out by size, and in the places that are still free, one
  /// after another, more articles of each thread.
  ///
  /// - Parameters:
  ///   - room: The height; absent where there is no bound.
  /// - Complexity: O(*s* + log *a* + *f*) layouts, *s* stories, *a* articles, *f* threads and free
  ///   places.
  static func fullest(_ task: Task, room: Double?) -> StoryLayout {
    let all = task.layout(stories: task.storyLimit, articles: task.articleLimit)
    guard let room, all.height > room else { return all }
    var stories = max(all.selection.stories.count, 1)
    var low = 1
    while stories > 1 {
      low = task.candidates.prefix(stories).reduce(0) {
        $0 + min(task.study.analysis.shownMembers(of: $1).count, task.grid.fewestCards)
      }
      let layout = task.layout(stories: stories, articles: low)
      if layout.height <= room, layout.selection.stories.count == stories { break }
      stories -= 1
      low = 1
    }
    var best = task.layout(stories: stories, articles: low)
    var high = task.articleLimit
    while high - low > 1 {
      let middle = (low + high) / 2
      let layout = task.layout(stories: stories, articles: middle)
      if layout.height <= room { (low, best) = (middle, layout) } else { high = middle }
    }
    best.fill(task, room: room)
    return best
  }

  /// Threads that may have no room for another article before the search for free places ends.
  private static let vainAttempts = 24

  private mutating func fill(_ task: Task, room: Double) {
    var vain = 0
    var count = selection.stories.reduce(0) { $0 + $1.members.count }
    // A thread that has cards already costs no heading, so it fits more often.
    let begun = Set(selection.stories.flatMap(\.members).map { task.study.threads[$0] })
    let threads = selection.stories.flatMap { task.study.threads.ids(of: $0.cluster) }
    for thread in threads.filter(begun.contains) + threads.filter({ !begun.contains($0) })
    where vain < Self.vainAttempts {
      while count < task.articleLimit, let more = selection.adding(to: thread, in: task.study) {
        let layout = task.layout(more)
        guard layout.height <= room else {
          vain += 1
          break
        }
        self = layout
        count += 1
      }
    }
  }
}
