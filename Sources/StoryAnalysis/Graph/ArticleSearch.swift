internal import StoryParsing

extension StoryGraph {
  /// What was found for the words by which somebody asks for an article.
  public enum Finding: Equatable, Sendable {
    /// The one article.
    case one(ArticleID)
    /// Several articles, in the order of time.
    case several([ArticleID])
    /// No article.
    case none
  }

  /// Finds the article that somebody means.
  ///
  /// In this order, and the first that finds an article decides:
  /// 1. an identifier, whole;
  /// 2. an address, in any form that has the same key, with or without a scheme;
  /// 3. a headline, whole;
  /// 4. the beginning of an identifier, at least five characters, or words of a headline, all of which
  ///    one headline of the article has. An article that either of the two finds is found, so a word
  ///    that happens to begin an identifier hides nothing.
  ///
  /// Headlines are those of all revisions; words are runs of letters and digits, in any case.
  ///
  /// - Parameters:
  ///   - query: The words.
  ///   - isCandidate: Whether an article is among those that may be meant; all are where absent.
  /// - Complexity: O(*b*), *b* bytes of all headlines and keys.
  public func find(
    _ query: String, among isCandidate: (ArticleID) -> Bool = { _ in true }
  ) -> Finding {
    func one(_ article: Int) -> Finding {
      isCandidate(ArticleID(article)) ? .one(ArticleID(article)) : .none
    }
    let name = query.lowercased()
    if let article = articles.firstIndex(where: { $0.identifier == name }) { return one(article) }
    if let key = Self.addressKey(query),
      let article = articles.firstIndex(where: { $0.keys.contains(key) })
    {
      return one(article)
    }
    let words = Self.words(query)
    let isPrefix = name.utf8.count >= 5 && name.hasPrefix("a")
    var whole: [ArticleID] = []
    var parts: [ArticleID] = []
    for (position, article) in articles.enumerated() where isCandidate(ArticleID(position)) {
      let headlines = article.headlines.map { Self.words($0.title) }
      if !words.isEmpty, headlines.contains(words) { whole.append(ArticleID(position)) }
      if isPrefix && article.identifier.hasPrefix(name)
        || !words.isEmpty
          && headlines.contains(where: { headline in words.allSatisfy(headline.contains) })
      {
        parts.append(ArticleID(position))
      }
    }
    let found = (whole.isEmpty ? parts : whole).sorted { comesBefore($0, $1) }
    return found.count > 1 ? .several(found) : found.first.map { .one($0) } ?? .none
  }

  /// The key of what may be an address.
  private static func addressKey(_ query: String) -> AddressKey? {
    if let key = AddressKey(query) { return key }
    guard query.contains("."), !query.contains(where: \.isWhitespace) else { return nil }
    return AddressKey("https://" + query)
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
