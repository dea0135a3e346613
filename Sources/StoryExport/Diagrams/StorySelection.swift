internal import StoryAnalysis

/// Which stories and articles a diagram of limited size shows, and the words for what it leaves out.
struct StorySelection {
  /// A story and those of its articles that are shown, in the order of time.
  struct Story {
    var cluster: ClusterID
    var members: [ArticleID]
  }

  /// The stories shown, largest first.
  let stories: [Story]
  /// What is shown and what was left out, as a sentence.
  let closing: String

  private init(stories: [Story], closing: String) {
    self.stories = stories
    self.closing = closing
  }

  /// Chooses the largest stories, as many as get `fewest` cards each; the places left are shared out by
  /// size. Inside a story the representative comes first; the other places are shared out among its
  /// threads by size, and in each thread its representative and then the members with the greatest
  /// weight inside have them.
  ///
  /// - Parameters:
  ///   - candidates: The stories to choose among, the most important first.
  ///   - storyLimit: Most stories.
  ///   - articleLimit: Most articles of all stories together.
  ///   - fewest: Fewest articles of a story that has as many.
  init(
    of study: ArchiveStudy, among candidates: [ClusterID], storyLimit: Int, articleLimit: Int,
    fewest: Int
  ) {
    let shown = candidates.prefix(storyLimit)
    let sizes = shown.map { study.analysis.shownMembers(of: $0).count }
    var least: [Int] = []
    for size in sizes {
      let wanted = min(size, fewest)
      let left = articleLimit - least.reduce(0, +)
      guard wanted <= left || least.isEmpty else { break }
      least.append(min(wanted, left))
    }
    let places = Shares.of(
      articleLimit, sizes: Array(sizes.prefix(least.count)), beginning: least)
    stories = zip(shown, places).compactMap { id, count in
      count <= 0
        ? nil : Story(cluster: id, members: Self.strongest(count, of: id, in: study))
    }
    closing = Self.closing(stories, of: study.analysis)
  }

  private static func strongest(
    _ count: Int, of id: ClusterID, in study: ArchiveStudy
  ) -> [ArticleID] {
    let members = study.analysis.shownMembers(of: id)
    guard count < members.count else { return members }
    let leader = study.clusters[id].representative
    // Where the representative is hidden, the first after it stands for it.
    let threads = study.threads.ids(of: id).map { ranking(of: $0, in: study) }
    let places = Shares.of(
      count, sizes: threads.map(\.count), beginning: threads.map { $0.contains(leader) ? 1 : 0 })
    return zip(threads, places).flatMap { $0.prefix($1) }.sorted {
      study.graph.comesBefore($0, $1)
    }
  }

  /// The members of a thread that are shown: the representative of the story, that of the thread, and
  /// the others by their weight.
  private static func ranking(of thread: ThreadID, in study: ArchiveStudy) -> [ArticleID] {
    let cluster = study.threads[thread].cluster
    let leaders = [study.clusters[cluster].representative, study.threads[thread].representative]
    return study.threads[thread].members.filter { study.analysis.shows($0) }.enumerated()
      .map { position, article in
        let standing = leaders.firstIndex(of: article) ?? leaders.count
        return (standing, -study.graph.strength(of: article), position, article)
      }
      .sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }
      .map(\.3)
  }

  /// The selection with the most important article of a thread that it leaves out; absent where it
  /// leaves out none.
  func adding(to thread: ThreadID, in study: ArchiveStudy) -> StorySelection? {
    let cluster = study.threads[thread].cluster
    guard let index = stories.firstIndex(where: { $0.cluster == cluster }) else { return nil }
    let shown = Set(stories[index].members)
    guard let next = Self.ranking(of: thread, in: study).first(where: { !shown.contains($0) })
    else { return nil }
    var stories = stories
    stories[index].members = (stories[index].members + [next]).sorted {
      study.graph.comesBefore($0, $1)
    }
    return StorySelection(stories: stories, closing: Self.closing(stories, of: study.analysis))
  }

  private static func closing(_ stories: [Story], of analysis: ArchiveAnalysis) -> String {
    let all = analysis.clusters.clusters
    let shownArticles = stories.reduce(0) { $0 + $1.members.count }
    let total = analysis.graph.articles.count
    if stories.count == all.count, shownArticles == total {
      return "All \(NumberText.grouped(total)) articles of all stories are shown."
    }
    let inStories = stories.reduce(0) { $0 + analysis.clusters[$1.cluster].members.count }
    var leftOut: [String] = []
    if inStories > shownArticles {
      let count = NumberText.counted(inStories - shownArticles, "article")
      let least = "in each thread those with the least weight inside"
      let which = analysis.hidesPart ? "those that the filter hides, and then \(least)" : least
      leftOut.append("\(count) of the stories shown (\(which))")
    }
    if stories.count < all.count {
      let count = NumberText.counted(all.count - stories.count, "other story", "other stories")
      leftOut.append("\(count) with \(NumberText.counted(total - inStories, "article"))")
    }
    let rest =
      analysis.hidesPart
      ? "those that the filter shows are in articles.csv" : "all are in articles.csv"
    return """
      Shown: \(NumberText.grouped(shownArticles)) of \(NumberText.counted(total, "article")). Left \
      out: \(leftOut.joined(separator: " and ")); \(rest).
      """
  }
}
