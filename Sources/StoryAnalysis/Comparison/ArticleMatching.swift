internal import StoryParsing

/// Which article of one state of an archive is which of another.
///
/// An article keeps its identifier as long as its smallest address key stays the same. Where a growing
/// archive brings a smaller one, the identifier changes and the other keys tell: what is left after
/// the identifiers is matched by shared keys, in the order of the old identifiers and of their keys,
/// each article once. What is left after that, and has an address in one of the states only, is matched
/// as a mention without an address is: by headline, provider and time.
struct ArticleMatching {
  /// The new position of each old article; `nil` for one that is gone.
  let newOf: [ArticleID?]
  /// The old position of each new article; `nil` for one that is new.
  let oldOf: [ArticleID?]

  /// Headline, provider and time of an article, for each headline that it was seen under.
  private static func fingerprints(of article: Article, in graph: StoryGraph) -> [Fingerprint] {
    let provider = article.provider.map { graph[$0].key } ?? ""
    return article.headlines.filter { !$0.title.isEmpty }.map {
      Fingerprint(title: $0.title, providerDomain: provider, published: $0.published)
    }
  }

  /// Matches the articles of two graphs.
  ///
  /// - Complexity: O(*n* + *k*), *n* articles of both and *k* keys of those whose identifiers differ.
  init(from old: StoryGraph, to new: StoryGraph) {
    var newOf = [ArticleID?](repeating: nil, count: old.articles.count)
    var oldOf = [ArticleID?](repeating: nil, count: new.articles.count)
    var (one, two) = (0, 0)
    while one < old.articles.count, two < new.articles.count {
      let (first, second) = (old.articles[one].identifier, new.articles[two].identifier)
      if first == second {
        newOf[one] = ArticleID(two)
        oldOf[two] = ArticleID(one)
      }
      // Articles stand in the order of their identifiers, which are ASCII.
      if first <= second { one += 1 }
      if second <= first { two += 1 }
    }
    var articleOfKey: [AddressKey: Int] = [:]
    for position in oldOf.indices where oldOf[position] == nil {
      for key in new.articles[position].keys { articleOfKey[key] = position }
    }
    for position in newOf.indices where newOf[position] == nil && !articleOfKey.isEmpty {
      let match = old.articles[position].keys.lazy.compactMap { articleOfKey[$0] }
        .first { oldOf[$0] == nil }
      guard let match else { continue }
      newOf[position] = ArticleID(match)
      oldOf[match] = ArticleID(position)
    }
    var articlesOfFingerprint: [Fingerprint: [Int]] = [:]
    for position in oldOf.indices where oldOf[position] == nil {
      for fingerprint in Self.fingerprints(of: new.articles[position], in: new) {
        articlesOfFingerprint[fingerprint, default: []].append(position)
      }
    }
    for position in newOf.indices where newOf[position] == nil && !articlesOfFingerprint.isEmpty {
      let article = old.articles[position]
      let match = Self.fingerprints(of: article, in: old).lazy
        .flatMap { articlesOfFingerprint[$0] ?? [] }
        .first { oldOf[$0] == nil && (article.keys.isEmpty || new.articles[$0].keys.isEmpty) }
      guard let match else { continue }
      newOf[position] = ArticleID(match)
      oldOf[match] = ArticleID(position)
    }
    self.newOf = newOf
    self.oldOf = oldOf
  }
}
