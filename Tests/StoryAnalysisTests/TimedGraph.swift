import StoryAnalysis
import StoryParsing

/// An article that only its provider, time and topics matter of.
struct TimedArticle {
  var provider: String
  var time: Timestamp?
  var topics: [String] = []

  init(_ provider: String, _ time: String?, topics: [String] = []) {
    self.provider = provider
    self.time = time.flatMap { Timestamp(iso8601: $0) }
    self.topics = topics
  }

  init(_ provider: String, second: Int64, topics: [String] = []) {
    self.provider = provider
    time = Timestamp(secondsSinceEpoch: second)
    self.topics = topics
  }
}

extension StoryGraph {
  /// A graph of articles without links; the article at a position is titled by it.
  init(timed articles: [TimedArticle]) {
    self.init(
      records: articles.enumerated().map { number, article in
        // An address would tell who the provider is.
        var mention = mention(
          "\(number)", web: article.provider.isEmpty ? "" : "https://x.example/\(number)",
          by: article.provider)
        mention.published = article.time
        mention.topics = article.topics
        return ArticleRecord(document: "\(number).md", article: mention)
      })
  }

  /// The articles with some titles in the order of time.
  func group(_ titles: some Sequence<Int>) -> [ArticleID] {
    let wanted = Set(titles.map(String.init))
    return articles.indices.map { ArticleID($0) }.filter { wanted.contains(self[$0].title) }
      .sorted { comesBefore($0, $1) }
  }

  /// All articles in the order of time.
  var wholeGroup: [ArticleID] { group(articles.indices) }
}
