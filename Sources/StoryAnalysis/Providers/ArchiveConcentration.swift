/// How unequally an archive and each of its stories are shared out over providers and their owners.
///
/// Articles without a provider have no share; how many there are stands beside the figures. An owner
/// is what a registry of providers states; a provider without a stated owner is its own.
public struct ArchiveConcentration: Sendable {
  /// Whose shares are compared.
  public enum Level: String, Sendable, CaseIterable {
    /// Providers.
    case provider
    /// Owners, each with all its providers.
    case owner
  }

  /// What is shared out.
  public enum Basis: String, Sendable, CaseIterable {
    /// Articles.
    case articles
    /// Distinct texts: a text counts once for each provider or owner that published it, however
    /// often.
    case texts
    /// Clusters: each counts once for everybody who has an article in it.
    case clusters
    /// Links from the articles of others: the in-strength.
    case links
  }

  /// The concentration of the archive at one level on one basis.
  public struct Row: Sendable {
    /// Whose shares are compared.
    public var level: Level
    /// What is shared out.
    public var basis: Basis
    /// The figures.
    public var concentration: Concentration
    /// Who has the largest share: a provider's key or an owner; of several, the first in
    /// alphabetical order. Absent where there is nothing to share.
    public var largest: String?
    /// The largest share, from 0 to 1; absent where there is nothing to share.
    public var largestShare: Double?
    /// Number of articles without a provider, which have no share.
    public var articlesWithoutProvider: Int
  }

  /// The figures of the archive: the levels in order, under each the bases in order.
  public let rows: [Row]
  /// The concentration of each cluster's articles over providers, by position; absent for a cluster
  /// of one article, where there is nothing to compare.
  public let clusters: [Concentration?]
}

extension ArchiveConcentration {
  /// Measures the shares of an archive.
  ///
  /// - Parameters:
  ///   - graph: The articles, and the providers with their owners.
  ///   - clusters: The stories.
  ///   - textOf: For each article the number of its text, from 0; articles with the same number are
  ///     copies of one text. Without it there are no rows for ``Basis/texts``.
  /// - Complexity: O(*n* log *n* + *m*), *n* articles and *m* links.
  public init(of graph: StoryGraph, clusters: StoryClusters, textOf: [Int]? = nil) {
    precondition(
      textOf.map { $0.count == graph.articles.count } ?? true, "Each article has one text.")
    let without = graph.articles.count { $0.provider == nil }
    let providers = Holders(
      names: graph.providers.map(\.key), of: graph.providers.indices.map { $0 })
    var levels: [(Level, Holders)] = [(.provider, providers)]
    if graph.providers.contains(where: { $0.owner != nil }) {
      levels.append((.owner, Holders(owners: graph.providers)))
    }
    // Of an archive without articles there is nothing to say.
    if graph.articles.isEmpty { levels = [] }
    rows = levels.flatMap { level, holders in
      Basis.allCases.compactMap { basis -> Row? in
        let amounts: [Int]
        switch basis {
        case .articles: amounts = holders.amounts(of: graph) { _ in nil }
        case .clusters: amounts = holders.amounts(of: graph) { clusters.clusterOf[$0].index }
        case .texts:
          guard let textOf else { return nil }
          amounts = holders.amounts(of: graph) { textOf[$0] }
        case .links: amounts = holders.linkCounts(of: graph)
        }
        let concentration = Concentration(of: amounts)
        let largest = amounts.indices.max { (amounts[$0], -$0) < (amounts[$1], -$1) }
        let isShared = concentration.total > 0
        return Row(
          level: level, basis: basis, concentration: concentration,
          largest: isShared ? largest.map { holders.names[$0] } : nil,
          largestShare: isShared
            ? largest.map { Double(amounts[$0]) / Double(concentration.total) } : nil,
          articlesWithoutProvider: without)
      }
    }
    self.clusters = clusters.clusters.map { cluster in
      guard cluster.members.count > 1 else { return nil }
      let members = cluster.members.compactMap { graph[$0].provider?.index }.sorted()
      return Concentration(of: members.chunkLengths)
    }
  }
}

/// Who holds shares: providers, or owners.
private struct Holders {
  /// In alphabetical order.
  let names: [String]
  /// The holder of each provider.
  let of: [Int]

  init(names: [String], of: [Int]) {
    self.names = names
    self.of = of
  }

  /// The owners of providers; one without an owner is its own.
  init(owners providers: [Provider]) {
    // An owner may be called what a provider's key is and be somebody else.
    struct Name: Hashable, Comparable {
      var text: String
      var isOwner: Bool

      static func < (first: Self, second: Self) -> Bool {
        first.text.utf8.elementsEqual(second.text.utf8)
          ? !first.isOwner && second.isOwner
          : first.text.utf8.lexicographicallyPrecedes(second.text.utf8)
      }
    }
    let nameOf = providers.map { provider in
      Name(text: provider.owner ?? provider.key, isOwner: provider.owner != nil)
    }
    let sorted = Set(nameOf).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    names = sorted.map(\.text)
    of = nameOf.map { numbers[$0, default: 0] }
  }

  /// How many articles each has; those in one group count once, where there are groups.
  func amounts(of graph: StoryGraph, group: (Int) -> Int?) -> [Int] {
    var amounts = [Int](repeating: 0, count: names.count)
    var pairs: [(holder: Int, group: Int)] = []
    for (index, article) in graph.articles.enumerated() {
      guard let provider = article.provider else { continue }
      let holder = of[provider.index]
      if let group = group(index) {
        pairs.append((holder, group))
      } else {
        amounts[holder] += 1
      }
    }
    pairs.sort { $0 < $1 }
    for (position, pair) in pairs.enumerated() where position == 0 || pairs[position - 1] != pair {
      amounts[pair.holder] += 1
    }
    return amounts
  }

  /// How many links from articles of others lead to those of each.
  func linkCounts(of graph: StoryGraph) -> [Int] {
    var amounts = [Int](repeating: 0, count: names.count)
    for link in graph.links {
      guard let source = graph[link.source].provider, let target = graph[link.target].provider
      else { continue }
      let holder = of[target.index]
      if holder != of[source.index] { amounts[holder] += 1 }
    }
    return amounts
  }
}

extension [Int] {
  /// The lengths of the runs of equal elements.
  fileprivate var chunkLengths: [Int] {
    var lengths: [Int] = []
    for (position, element) in enumerated() {
      if position > 0, self[position - 1] == element {
        lengths[lengths.count - 1] += 1
      } else {
        lengths.append(1)
      }
    }
    return lengths
  }
}
