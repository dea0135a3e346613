internal import GraphAlgorithms
internal import StoryParsing

/// How much the articles of one story are alike in what they say and when.
///
/// The likeness of two articles is `cos(u, v) · exp(−Δt / 48 h)`. The vector of an article has for each
/// term of its headline and excerpt the entry `f √ln(n / n_t)`: it occurs `f` times there, and `n_t` of
/// the story's `n` articles have it. So what every article of the story says weighs nothing, and the
/// inverse document frequency counts once in a product of two entries.
///
/// > Source: Salton and Buckley 1988, doi:10.1016/0306-4573(88)90021-0. Deviation: the root, without
/// > which a rare word that two articles happen to share outweighs what they are about.
struct TextLikeness {
  /// Hours after which a distance in time makes two articles less alike by the factor *e*.
  static let timeScale = 48.0
  /// Most articles of which all pairs are compared; of more, each keeps its nearest neighbours only.
  static let pairLimit = 2_000
  /// Number of nearest neighbours that an article keeps in a larger story.
  static let neighborLimit = 50

  private let times: [Double?]
  /// The entries of each article's vector, whose length is 1, by ascending term.
  private let vectors: [[(term: Int, value: Double)]]
  private let termCount: Int

  /// Reads the texts of a story's articles.
  init(of members: [ArticleID], in graph: StoryGraph) {
    times = members.map { graph[$0].published.map { Double($0.secondsSinceEpoch) / 3_600 } }
    var numbers: [String: Int] = [:]
    var articleCounts: [Int] = []
    let frequencies = members.map { id -> [(term: Int, count: Int)] in
      let terms = Words.terms(in: graph[id].title) + Words.terms(in: graph[id].excerpt)
      let sorted = terms.map { word -> Int in
        if let number = numbers[word] { return number }
        numbers[word] = articleCounts.count
        articleCounts.append(0)
        return articleCounts.count - 1
      }.sorted()
      var counted: [(term: Int, count: Int)] = []
      for term in sorted {
        if counted.last?.term == term {
          counted[counted.count - 1].count += 1
        } else {
          counted.append((term, 1))
          articleCounts[term] += 1
        }
      }
      return counted
    }
    let weights = articleCounts.map {
      PortableMath.logarithm(Double(members.count) / Double($0)).squareRoot()
    }
    vectors = frequencies.map { counted in
      let entries = counted.map { (term: $0.term, value: Double($0.count) * weights[$0.term]) }
        .filter { $0.value > 0 }
      let length = entries.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
      return entries.map { (term: $0.term, value: $0.value / length) }
    }
    termCount = articleCounts.count
  }

  /// The likeness of all pairs that have any, as links between the positions of the articles.
  ///
  /// - Complexity: O(*n*² *s*), *n* articles with *s* terms in common; above ``pairLimit`` articles
  ///   O(*n* *t* *p*), *t* terms of an article and *p* the limit, because there a term that more
  ///   articles have is not looked at.
  func links() -> [Digraph.Link] {
    let isLarge = vectors.count > Self.pairLimit
    var holders: [[(article: Int, value: Double)]] = Array(repeating: [], count: termCount)
    if isLarge {
      for (article, vector) in vectors.enumerated() {
        for entry in vector { holders[entry.term].append((article, entry.value)) }
      }
      for term in holders.indices where holders[term].count > Self.pairLimit { holders[term] = [] }
    }

    var products = [Double](repeating: 0, count: vectors.count)
    var met: [Int] = []
    var links: [Digraph.Link] = []
    for (article, vector) in vectors.enumerated() {
      for entry in vector {
        for other in holders[entry.term] where other.article != article {
          if products[other.article] == 0 { met.append(other.article) }
          products[other.article] += entry.value * other.value
        }
        // Each pair is met once, at its later article; in a large story both choose.
        if !isLarge { holders[entry.term].append((article, entry.value)) }
      }
      met.sort()
      var found = met.map { other in
        (other: other, weight: products[other] * nearness(article, other))
      }
      if isLarge {
        found.sort { ($1.weight, $0.other) < ($0.weight, $1.other) }
        found = Array(found.prefix(Self.neighborLimit))
      }
      for (other, weight) in found where weight > 0 {
        links.append(
          Digraph.Link(source: NodeID(article), target: NodeID(other), weight: weight))
      }
      for other in met { products[other] = 0 }
      met.removeAll(keepingCapacity: true)
    }
    return isLarge ? Self.joined(links) : links
  }

  /// A pair that both of its articles have chosen is one link.
  private static func joined(_ links: [Digraph.Link]) -> [Digraph.Link] {
    var seen: Set<UInt64> = []
    return links.filter { link in
      let (low, high) = (min(link.source, link.target), max(link.source, link.target))
      return seen.insert(UInt64(low.rawValue) << 32 | UInt64(high.rawValue)).inserted
    }
  }

  /// `exp(−Δt / 48 h)`; 1 where a time is not known, which tells nothing against a pair.
  private func nearness(_ first: Int, _ second: Int) -> Double {
    guard let one = times[first], let two = times[second] else { return 1 }
    return PortableMath.exponential(-(one - two).magnitude / Self.timeScale)
  }
}
