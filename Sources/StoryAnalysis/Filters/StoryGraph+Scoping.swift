extension StoryGraph {
  /// The graph of some articles and of the links between them, as if the archive had nothing else.
  ///
  /// A record names what is left of its list and shares its unit of weight over that; counts are those
  /// of entries whose both ends are left, records those of the articles that are; a provider without an
  /// article is no part of the graph; the ledger has what concerns the articles that are left. What is
  /// known of an article (headline, time, headlines seen, first place) stays what all mentions say.
  ///
  /// - Parameter isKept: For each article, by position, whether it stays.
  /// - Complexity: O(*n* + *m* + *k*), *n* articles, *m* links, *k* mentions.
  public func scoped(to isKept: [Bool]) -> StoryGraph {
    precondition(isKept.count == articles.count, "Each article is kept or not.")
    let kept = articles.indices.filter { isKept[$0] }
    guard kept.count < articles.count else { return self }
    var places = [ArticleID?](repeating: nil, count: articles.count)
    for (place, index) in kept.enumerated() { places[index] = ArticleID(place) }
    return rebuilt(keeping: kept, places: places, articles: articles)
  }
}
