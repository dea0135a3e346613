internal import GraphAlgorithms

/// The articles that a filter chooses of an archive.
public struct ArticleSelection: Sendable {
  /// A value of a condition that no article of the archive has.
  public struct UnknownValue: Hashable, Sendable {
    /// The condition, as the command names its option: `provider`, `topic` or `type`.
    public var condition: String
    /// The value.
    public var value: String
    /// The known values that are most like it, at most three.
    public var nearest: [String]

    /// Creates an unknown value.
    public init(condition: String, value: String, nearest: [String]) {
      self.condition = condition
      self.value = value
      self.nearest = nearest
    }
  }

  /// A condition that means nothing in the archive. Nothing is chosen then.
  public enum Fault: Sendable {
    /// There is no cluster with a number; the clusters are so many.
    case noCluster(number: Int, count: Int)
    /// The words of a neighbourhood name no article of a graph, or several.
    case noCenter(query: String, graph: StoryGraph)
  }

  /// The conditions.
  public let filter: ArticleFilter
  /// Number of articles that the archive has without the filter.
  public let archiveCount: Int
  /// Number of articles that are chosen.
  public let chosenCount: Int
  /// Number of articles that are not chosen only because they have no time.
  public let undatedCount: Int
  /// Values that no article has, in the order of the conditions.
  public let unknownValues: [UnknownValue]
  /// Why the filter means nothing, where it does.
  public let fault: Fault?
  /// The article round which the neighbourhood lies: its identifier, and the words that named it.
  private let center: String?
  /// For each article of the archive, by position, whether it is chosen.
  let isChosen: [Bool]
}

extension ArticleSelection {
  /// The filter and what it chooses in one line, such as `scope: since 2020-06-12, provider cnn.com or
  /// bbc.com; 12 of 46 articles`.
  public var text: String {
    let conditions = filter.conditions(around: center).joined(separator: ", ")
    var text = "\(filter.mode.rawValue): \(conditions); \(chosenCount) of \(archiveCount) articles"
    if filter.hasTimes, undatedCount > 0 { text += ", \(undatedCount) undated left out" }
    return text
  }

  /// Chooses among the articles of an archive.
  ///
  /// - Parameters:
  ///   - filter: The conditions.
  ///   - graph: The articles of the archive and their links.
  ///   - calendar: The calendar of years, months and days.
  ///   - clusters: The clusters of the archive; only asked for where a condition names one.
  /// - Complexity: O(*n* + *m*) and the length of all headlines and excerpts where there is a pattern, *n*
  ///   articles, *m* links.
  init(
    _ filter: ArticleFilter, in graph: StoryGraph, calendar: ArchiveCalendar,
    clusters: @autoclosure () -> StoryClusters?
  ) {
    self.filter = filter
    archiveCount = graph.articles.count
    var unknown: [UnknownValue] = []
    let providers = graph.mask(ofProviders: filter.providers, unknown: &unknown)
    let topics = FoldedValues(filter.topics)
    let types = FoldedValues(filter.types)
    topics?.findUnknown("topic", among: graph.articles.lazy.flatMap(\.topics), in: &unknown)
    types?.findUnknown("type", among: graph.articles.lazy.map(\.type), in: &unknown)
    unknownValues = unknown

    let (region, fault, center) = Self.region(of: filter, in: graph, clusters: clusters())
    self.fault = fault
    self.center = center
    var candidates: [Int] = []
    for (index, article) in graph.articles.enumerated() where region?[index] ?? true {
      if let providers, !(article.provider.map { providers[$0.index] } ?? false) { continue }
      if let topics, !article.topics.contains(where: topics.contains) { continue }
      if let types, !types.contains(article.type) { continue }
      if let minimum = filter.minimumQuality, !(article.quality.map { $0 >= minimum } ?? false) {
        continue
      }
      // What is undated is counted, so it takes part in what is left to ask.
      guard article.published == nil || filter.allows(article.published, on: calendar) else {
        continue
      }
      candidates.append(index)
    }
    if let pattern = filter.pattern {
      candidates = pattern.matching(candidates, of: graph.articles)
    }
    var isChosen = [Bool](repeating: false, count: graph.articles.count)
    var (count, undated) = (0, 0)
    for index in candidates {
      if filter.hasTimes, graph.articles[index].published == nil {
        undated += 1
      } else {
        isChosen[index] = true
        count += 1
      }
    }
    self.isChosen = isChosen
    chosenCount = count
    undatedCount = undated
  }

  /// The articles of the clusters and of the neighbourhood that a filter names, by position; absent where
  /// it names none.
  private static func region(
    of filter: ArticleFilter, in graph: StoryGraph, clusters: @autoclosure () -> StoryClusters?
  ) -> (isInside: [Bool]?, fault: Fault?, center: String?) {
    let nothing = [Bool](repeating: false, count: graph.articles.count)
    var isInside: [Bool]?
    if !filter.clusters.isEmpty, let clusters = clusters() {
      let count = clusters.clusters.count
      if let number = filter.clusters.first(where: {
        !(1...max(count, 1)).contains($0) || count == 0
      }) {
        return (nothing, .noCluster(number: number, count: count), nil)
      }
      var inside = nothing
      for number in filter.clusters {
        for member in clusters[ClusterID(number - 1)].members { inside[member.index] = true }
      }
      isInside = inside
    }
    guard let query = filter.around else { return (isInside, nil, nil) }
    guard case .one(let center) = graph.find(query) else {
      return (nothing, .noCenter(query: query, graph: graph), nil)
    }
    var inside = nothing
    for article in graph.neighborhood(of: center, depth: filter.depth) {
      inside[article.index] = isInside?[article.index] ?? true
    }
    let identifier = graph[center].identifier
    return (inside, nil, query == identifier ? identifier : "\(identifier) (\(query))")
  }
}

extension ArticleFilter.Pattern {
  /// Number of articles that a thread looks at in one go.
  private static let stretch = 256

  /// Those of some articles in which the expression is found, in their order; several threads look for it.
  fileprivate func matching(_ candidates: [Int], of articles: [Article]) -> [Int] {
    let starts = Array(stride(from: 0, to: candidates.count, by: Self.stretch))
    return Parallel.map(count: starts.count, threads: Parallel.threadCount(nil)) { part in
      candidates[starts[part]..<min(starts[part] + Self.stretch, candidates.count)]
        .filter { matches(articles[$0]) }
    }.flatMap(\.self)
  }

  /// Whether the expression is found in any headline of an article or in its excerpt.
  func matches(_ article: Article) -> Bool {
    matches(article.title)
      || article.headlines.contains { $0.title != article.title && matches($0.title) }
      || matches(article.excerpt)
  }
}

extension StoryGraph {
  /// Which providers some words name, by position; absent where there are no words.
  fileprivate func mask(
    ofProviders words: [String], unknown: inout [ArticleSelection.UnknownValue]
  ) -> [Bool]? {
    guard !words.isEmpty else { return nil }
    var mask = [Bool](repeating: false, count: providers.count)
    for word in words {
      let asked = ProviderWords(word)
      var isFound = false
      for (index, provider) in providers.enumerated()
      where asked.name(key: provider.key, domains: provider.domains, names: provider.names) {
        mask[index] = true
        isFound = true
      }
      if !isFound {
        let known = providers.lazy.flatMap { [$0.key] + $0.names }
        unknown.append(
          ArticleSelection.UnknownValue(
            condition: "provider", value: word, nearest: NearestNames.of(word, among: known)))
      }
    }
    return mask
  }
}
