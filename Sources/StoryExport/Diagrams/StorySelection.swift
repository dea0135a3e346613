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

  /// Chooses the largest stories. Where not all of their articles have room, each shows as many as
  /// half the page's width holds, and what is left goes to the largest story. Inside a story the
  /// representative comes first, then the members with the greatest weight inside.
  ///
  /// - Parameter candidates: The stories to choose among; all where absent.
  init(
    of analysis: ArchiveAnalysis, among candidates: [ClusterID]? = nil,
    budget: ClusterDiagram.Budget
  ) {
    let shown = Array((candidates ?? analysis.shownClusters).prefix(budget.stories))
    let sizes = shown.map { analysis.shownMembers(of: $0).count }
    var places = sizes
    if sizes.reduce(0, +) > budget.articles {
      places = sizes.map { min($0, StoryBox.Extent.half.capacity) }
      var left = budget.articles - places.reduce(0, +)
      for index in places.indices where left != 0 {
        let change = min(sizes[index] - places[index], max(left, -places[index]))
        places[index] += change
        left -= change
      }
    }
    stories = zip(shown, places).compactMap { id, count in
      count == 0
        ? nil : Story(cluster: id, members: Self.strongest(count, of: id, in: analysis))
    }
    closing = Self.closing(stories, of: analysis)
  }

  private static func strongest(
    _ count: Int, of id: ClusterID, in analysis: ArchiveAnalysis
  ) -> [ArticleID] {
    let cluster = analysis.clusters[id]
    let members = analysis.shownMembers(of: id)
    guard count < members.count else { return members }
    // Where the representative is hidden, the first after it stands for it.
    let leader = members.contains(cluster.representative) ? [cluster.representative] : []
    let others = members.enumerated()
      .filter { !leader.contains($0.element) }
      .map {
        (position: $0.offset, id: $0.element, strength: analysis.graph.strength(of: $0.element))
      }
      .sorted { ($1.strength, $0.position) < ($0.strength, $1.position) }
      .prefix(count - leader.count)
    return (leader + others.map(\.id)).sorted {
      analysis.graph.comesBefore($0, $1)
    }
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
      let which =
        analysis.hidesPart
        ? "those that the filter hides, and then those with the least weight inside"
        : "those with the least weight inside"
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
