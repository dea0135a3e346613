/// What the articles of an archive are about, in the words that most of them share.
public struct ArchiveSubject: Sendable {
  /// The two words that stand side by side in most headlines, where at least a third of the articles
  /// have them there; otherwise up to three words of most articles' headlines.
  public let terms: [String]
  /// The five words that most articles have in their headlines, the most frequent first.
  public let frequent: [Frequency]
  /// Whether the terms are one expression, such as `facial recognition`.
  public let isExpression: Bool

  /// A word and how many articles have it in their headline.
  public struct Frequency: Hashable, Sendable {
    /// The word, in lower case.
    public var term: String
    /// Number of articles.
    public var articles: Int
  }

  /// `about facial recognition`, or `about beta, class, overwatch`; nothing without headlines.
  public var words: String {
    guard !terms.isEmpty else { return "without headlines" }
    return "about " + terms.joined(separator: isExpression ? " " : ", ")
  }

  /// Counts the words of headlines, each once for each article; ties go to the alphabet.
  ///
  /// - Complexity: O(*t* log *t*), *t* words.
  public init(of graph: StoryGraph) {
    var single: [String: Int] = [:]
    var pairs: [[String]: Int] = [:]
    for article in graph.articles {
      let terms = Words.terms(in: article.title)
      for term in Set(terms) { single[term, default: 0] += 1 }
      for pair in Set(zip(terms, terms.dropFirst()).map { [$0, $1] }) {
        pairs[pair, default: 0] += 1
      }
    }
    let best = pairs.max { first, second in
      first.value != second.value
        ? first.value < second.value : second.key.lexicographicallyPrecedes(first.key)
    }
    let ranked = single.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    frequent = ranked.prefix(5).map { Frequency(term: $0.key, articles: $0.value) }
    if let best, 3 * best.value >= graph.articles.count {
      (terms, isExpression) = (best.key, true)
    } else {
      (terms, isExpression) = (ranked.prefix(3).map(\.key), false)
    }
  }
}
