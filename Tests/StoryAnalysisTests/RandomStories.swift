import GraphAlgorithms
import StoryAnalysis
import StoryParsing

/// Articles of a few providers over some days, some without time or provider, cut into stories.
struct RandomStories {
  private var random: SplitMix64
  var articleCount = 150
  var storyCount = 20

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// The graph and the articles of each story in the order of time; a story may be empty.
  func graph() -> (StoryGraph, [[ArticleID]]) {
    var copy = self
    return copy.makeGraph()
  }

  private mutating func makeGraph() -> (StoryGraph, [[ArticleID]]) {
    // Few providers, so that pairs share many stories, and quarters of an hour, so that they tie.
    let providers = 2 + below(12)
    let articles = (0..<articleCount).map { _ in
      let provider = below(20) == 0 ? "" : "p\(below(providers)).com"
      return below(15) == 0
        ? TimedArticle(provider, nil)
        : TimedArticle(provider, second: Int64(below(6 * 96)) * 900 - 86_400)
    }
    let graph = StoryGraph(timed: articles)
    var groups = [[Int]](repeating: [], count: storyCount)
    for article in articles.indices { groups[below(storyCount)].append(article) }
    return (graph, groups.map { graph.group($0) })
  }

  private mutating func below(_ count: Int) -> Int { Int(random.integer(below: UInt64(count))) }
}
