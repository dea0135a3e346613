import StoryAnalysis
import StoryParsing

/// Archives of given stories: each story is one component, in which the first article names the
/// others, or, if it is complete, each names each.
struct ProviderStories {
  /// The providers of the articles of a story.
  struct Story {
    var providers: [String]
    var isComplete = false
  }

  var stories: [Story]

  var records: [ArticleRecord] {
    stories.enumerated().flatMap { number, story -> [ArticleRecord] in
      let mentions = story.providers.enumerated().map { place, provider in
        mention(
          "\(number).\(place)", web: "https://\(provider).com/\(number)/\(place)",
          by: provider + ".com")
      }
      return (0..<(story.isComplete ? mentions.count : 1)).map { place in
        ArticleRecord(
          document: "\(number).\(place).md", article: mentions[place],
          related: mentions.indices.filter { $0 != place }.map { mentions[$0] })
      }
    }
  }

  var analysis: ArchiveAnalysis {
    var options = ArchiveAnalysis.Options()
    options.clustering = .component
    return ArchiveAnalysis(of: StoryGraph(records: records), options: options)
  }

  /// Stories of a few providers, drawn at random.
  static func random(seed: UInt64) -> ProviderStories {
    var random = RandomNumbers(seed: seed)
    let stories = (0..<(1 + random.number(below: 8))).map { _ in
      Story(
        providers: (0..<(1 + random.number(below: 6))).map { _ in
          ["a", "b", "c", "d", "e", "f", "g"][random.number(below: 7)]
        }, isComplete: random.number(below: 2) == 0)
    }
    return ProviderStories(stories: stories)
  }
}
