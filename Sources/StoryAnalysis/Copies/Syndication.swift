internal import GraphAlgorithms
internal import StoryParsing

/// Which articles carry one text: copies of a wire story, of a partner's article, of the provider's own.
///
/// Two different articles carry one text where their normalised excerpts are equal, or where the
/// Jaccard similarity of the three-word shingles of these is at least 0.8:
///
/// ```
/// J(A, B) = |S(A) ∩ S(B)| / |S(A) ∪ S(B)|     S: every three words in a row, once
/// ```
///
/// An excerpt is normalised to its words: runs of letters, marks and digits in lower case. An excerpt of
/// fewer than ``shortestText`` words is evidence of nothing. An equal headline is none either. In a text
/// of *w* different shingles one exchanged word changes three, so at 0.8 it stays the same text from
/// *w* = 27 on; words that a cut drops at the end cost one shingle each.
///
/// Groups are formed by complete linkage: any two texts of a group are that similar, so a chain of small
/// changes does not join texts that differ. The two groups are joined first whose least similar
/// texts are most alike; ties go to the group with the earliest article, then to the other with the
/// earliest. Every article of a text is in the group of the text.
///
/// > Sources: Broder 1997, doi:10.1109/SEQUEN.1997.666900 (shingles); Defays 1977,
/// > doi:10.1093/comjnl/20.4.364 (complete linkage). Deviation: pairs are not found by MinHash, which
/// > misses some by chance, but by an exact join of sets; see there for its sources.
public struct Syndication: Sendable {
  /// Fewest words that an excerpt is compared from.
  ///
  /// Real excerpts of fewer are trailers' links, calls to subscribe, or a provider's standing sentence
  /// ("New games for 2023 and beyond to add to your wishlist" has eleven words).
  public static let shortestText = 12

  /// The least similarity at which two texts are one: 4/5.
  public static let threshold = 0.8

  /// An article of a group.
  public struct Member: Hashable, Sendable {
    /// The article.
    public var article: ArticleID
    /// Jaccard similarity of its excerpt and that of the group's earliest article, from 0.8 to 1.
    public var similarity: Double
    /// Whether the two excerpts are equal.
    public var isExact: Bool
  }

  /// Articles that carry one text.
  public struct Group: Sendable {
    /// Its articles, at least two: the dated ones in the order of time, then the others; ties by
    /// identifier.
    public var members: [Member]
    /// The least similarity of two members, from 0.8 to 1.
    public var similarity: Double
    /// Number of different excerpts.
    public var textCount: Int

    /// The earliest of its articles; without a time, the one with the lowest identifier.
    public var origin: ArticleID { members[0].article }

    /// Whether all excerpts are equal.
    public var isExact: Bool { textCount == 1 }
  }

  /// Two similar excerpts that are not equal.
  public struct Pair: Hashable, Sendable {
    /// The earliest article with the one excerpt.
    public var first: ArticleID
    /// The earliest article with the other excerpt; it comes after ``first``.
    public var second: ArticleID
    /// Jaccard similarity, from 0.8 to 1; 1 where only the order or number of equal shingles differs.
    public var similarity: Double
  }

  /// The groups, largest first, then those with the earliest article.
  public let groups: [Group]
  /// Every two similar excerpts, those that complete linkage keeps apart included, in the order of
  /// their earliest articles.
  public let pairs: [Pair]
  /// Number of articles.
  public let articleCount: Int
  /// Group of each article, by position; absent where it shares its text with none. Empty where there
  /// is no group.
  private let groupNumbers: [UInt32]

  /// No two articles with one text.
  init(articleCount: Int) {
    self.init(articleCount: articleCount, groups: [], pairs: [])
  }

  private init(articleCount: Int, groups: [Group], pairs: [Pair]) {
    self.articleCount = articleCount
    self.groups = groups
    self.pairs = pairs
    var numbers = [UInt32](repeating: .absent, count: groups.isEmpty ? 0 : articleCount)
    for (number, group) in groups.enumerated() {
      for member in group.members { numbers[member.article.index] = UInt32(number) }
    }
    groupNumbers = numbers
  }
}

extension Syndication {
  /// Position in ``groups`` of an article's group; absent where it shares its text with none.
  public func groupIndex(of article: ArticleID) -> Int? {
    guard !groupNumbers.isEmpty, groupNumbers[article.index] != .absent else { return nil }
    return Int(groupNumbers[article.index])
  }

  /// Whether an earlier article has the same text.
  public func isCopy(_ article: ArticleID) -> Bool {
    groupIndex(of: article).map { groups[$0].origin != article } ?? false
  }

  /// Number of articles of which an earlier one has the same text.
  public var copyCount: Int { groups.reduce(0) { $0 + $1.members.count - 1 } }

  /// Number of different texts: the articles, those of a group counted once.
  public var distinctTextCount: Int { articleCount - copyCount }

  /// For each article, by position, the number of its text: the position of the earliest article with
  /// it.
  public var textNumbers: [Int] {
    (0..<articleCount).map { index in
      groupIndex(of: ArticleID(index)).map { groups[$0].origin.index } ?? index
    }
  }

  /// Number of different texts of some articles: those of a group counted once.
  ///
  /// - Parameter articles: Articles of the graph, each once.
  /// - Complexity: O(*n*) expected, *n* articles.
  public func distinctTextCount(of articles: some Sequence<ArticleID>) -> Int {
    var count = 0
    var seen: Set<Int> = []
    for article in articles {
      if let group = groupIndex(of: article), !seen.insert(group).inserted { continue }
      count += 1
    }
    return count
  }

  /// Number of different texts of each provider, by position.
  ///
  /// - Complexity: O(*n*) expected, *n* articles.
  public func distinctTextCounts(ofProvidersIn graph: StoryGraph) -> [Int] {
    var counts = [Int](repeating: 0, count: graph.providers.count)
    for article in graph.articles {
      if let provider = article.provider { counts[provider.index] += 1 }
    }
    for group in groups {
      var seen: Set<ProviderID> = []
      for member in group.members {
        guard let provider = graph[member.article].provider else { continue }
        if !seen.insert(provider).inserted { counts[provider.index] -= 1 }
      }
    }
    return counts
  }
}

extension Syndication {
  /// Finds the articles of a graph that carry one text.
  ///
  /// - Complexity: O(*n* log *n* + *b* + *s*) and what the pairs of similar texts cost, *n* articles, *b*
  ///   bytes of excerpts, *s* shingles. Copies that are equal word for word cost no more than one;
  ///   *k* texts that are all nearly equal are *k* (*k* − 1) / 2 ``pairs``, of 16 bytes each.
  public init(of graph: StoryGraph) {
    let order = Self.inOrderOfTime(graph)
    let texts = DistinctTexts(order: order, shortest: Self.shortestText) {
      graph.articles[$0].excerpt
    }
    let similar = SimilarityJoin.pairs(in: ShingleSets(of: texts))

    // The articles of each text, in the order of time, which is that of the texts' numbers as well.
    var articlesOf = [[ArticleID]](repeating: [], count: texts.count)
    for article in order where texts.textOf[Int(article)] != .absent {
      articlesOf[Int(texts.textOf[Int(article)])].append(ArticleID(Int(article)))
    }
    var groups: [Group] = []
    var isGrouped = [Bool](repeating: false, count: texts.count)
    for members in CompleteLinkage.groups(count: texts.count, pairs: similar) {
      for text in members { isGrouped[Int(text)] = true }
      groups.append(Self.group(members, articlesOf: articlesOf, similar: similar, graph: graph))
    }
    for (text, articles) in articlesOf.enumerated() where !isGrouped[text] && articles.count > 1 {
      groups.append(
        Group(
          members: articles.map { Member(article: $0, similarity: 1, isExact: true) },
          similarity: 1, textCount: 1))
    }
    groups.sort { one, other in
      one.members.count != other.members.count
        ? one.members.count > other.members.count : graph.comesBefore(one.origin, other.origin)
    }
    self.init(
      articleCount: graph.articles.count, groups: groups,
      pairs: similar.map {
        Pair(
          first: articlesOf[Int($0.first)][0], second: articlesOf[Int($0.second)][0],
          similarity: $0.similarity)
      })
  }

  /// The positions of the articles in the order of time; see ``StoryGraph/comesBefore(_:_:)``.
  private static func inOrderOfTime(_ graph: StoryGraph) -> [UInt32] {
    let times = graph.articles.map { $0.published?.secondsSinceEpoch }
    return times.indices.sorted { one, other in
      switch (times[one], times[other]) {
      case (let first?, let second?) where first != second: first < second
      case (.some, nil): true
      case (nil, .some): false
      default: one < other
      }
    }.map { UInt32($0) }
  }

  /// The group of some texts, which ascend.
  private static func group(
    _ texts: [UInt32], articlesOf: [[ArticleID]], similar: [SimilarTexts], graph: StoryGraph
  ) -> Group {
    // Similar pairs are sorted, so those of a text stand side by side; of the texts of a group every
    // two are a pair.
    func similarity(_ first: UInt32, _ second: UInt32) -> Double {
      let (low, high) = (min(first, second), max(first, second))
      var start = 0
      var end = similar.count
      while start < end {
        let middle = (start + end) / 2
        if (similar[middle].first, similar[middle].second) < (low, high) {
          start = middle + 1
        } else {
          end = middle
        }
      }
      precondition(
        start < similar.count && similar[start].first == low && similar[start].second == high,
        "Any two texts of a group are similar.")
      return similar[start].similarity
    }

    var least = 1.0
    for (position, first) in texts.enumerated() {
      for second in texts[(position + 1)...] { least = min(least, similarity(first, second)) }
    }
    let members = texts.flatMap { text in
      articlesOf[Int(text)].map {
        Member(
          article: $0, similarity: text == texts[0] ? 1 : similarity(texts[0], text),
          isExact: text == texts[0])
      }
    }
    return Group(
      members: members.sorted { graph.comesBefore($0.article, $1.article) }, similarity: least,
      textCount: texts.count)
  }
}
