public import StoryParsing

/// The subjects that the archive filed its articles under, and what the articles of each amount to.
///
/// An article that names a topic twice belongs to it once; one without topics belongs to none.
public struct ArchiveTopics: Sendable {
  /// A topic.
  public struct Topic: Sendable {
    /// Its name as the archive writes it; of several spellings of the same characters that of the
    /// first article.
    public var name: String
    /// Its articles: the dated ones in the order of time, then the others; ties by identifier.
    public var members: [ArticleID]
    /// Number of clusters that hold an article of it.
    public var clusterCount: Int
    /// Number of providers.
    public var providerCount: Int
    /// Earliest publication; absent where no article is dated.
    public var first: Timestamp?
    /// Latest publication; absent where no article is dated.
    public var last: Timestamp?
    /// Number of articles without a time.
    public var undatedCount: Int
    /// The day with the most articles; of several the earliest.
    public var peak: StoryLife.Peak?
  }

  /// The topics: those with the most articles first, ties by name.
  public let topics: [Topic]
}

extension ArchiveTopics {
  /// Collects the topics of a graph.
  ///
  /// - Parameters:
  ///   - graph: The articles.
  ///   - clusters: Their clusters.
  ///   - days: The days of the graph's articles.
  /// - Complexity: O(*k* log *k*), *k* the number of topics of all articles together.
  public init(of graph: StoryGraph, clusters: StoryClusters, days: ArticleBins) {
    precondition(days.unit == .day, "The peak of a topic is a day.")
    var numberOf: [String: Int] = [:]
    var names: [String] = []
    var members: [[ArticleID]] = []
    for (index, article) in graph.articles.enumerated() {
      let id = ArticleID(index)
      for topic in article.topics where !topic.isEmpty {
        let number = numberOf[topic] ?? names.count
        if number == names.count {
          numberOf[topic] = number
          names.append(topic)
          members.append([])
        }
        if members[number].last != id { members[number].append(id) }
      }
    }
    let drafts = names.indices.map { number -> Topic in
      let sorted = members[number].sorted { graph.comesBefore($0, $1) }
      let dates = sorted.compactMap { graph[$0].published }
      let runs = days.runs(of: sorted)
      let most = runs.counts.max() ?? 0
      return Topic(
        name: names[number], members: sorted,
        clusterCount: Set(sorted.map { clusters[$0] }).count,
        providerCount: Set(sorted.compactMap { graph[$0].provider }).count, first: dates.first,
        last: dates.last, undatedCount: sorted.count - dates.count,
        peak: runs.counts.firstIndex(of: most).map {
          StoryLife.Peak(bin: days.label(runs.bins[$0]), articleCount: most)
        })
    }
    topics = drafts.sorted { first, second in
      first.members.count != second.members.count
        ? first.members.count > second.members.count : first.name < second.name
    }
  }
}
