internal import GraphAlgorithms

/// Who names whom: the links between articles summed over their providers, and what follows for the
/// standing of each provider.
///
/// A link from an article of P to an article of Q counts for the ordered pair (P, Q). Links between
/// two articles of one provider are counted apart and are no part of the graph.
public struct ProviderGraph: Sendable {
  /// All links from the articles of one provider to those of another.
  public struct Link: Hashable, Sendable {
    /// The provider whose articles name the others.
    public var source: ProviderID
    /// The provider whose articles are named.
    public var target: ProviderID
    /// Number of links.
    public var linkCount: Int
    /// Sum of their fractional weights.
    public var weight: Double

    /// Creates a link.
    public init(source: ProviderID, target: ProviderID, linkCount: Int, weight: Double) {
      self.source = source
      self.target = target
      self.linkCount = linkCount
      self.weight = weight
    }
  }

  /// The standing of one provider.
  public struct Standing: Hashable, Sendable {
    /// Number of its articles.
    public var articleCount = 0
    /// Number of its articles that the archive has a record of.
    public var recordedCount = 0
    /// Its articles as a share of all articles, from 0 to 1.
    public var coverageShare = 0.0
    /// Number of clusters that hold an article of it.
    public var clusterCount = 0
    /// These clusters as a share of all clusters, from 0 to 1.
    public var clusterShare = 0.0
    /// Number of links from other providers to it.
    public var inStrength = 0
    /// Number of links from it to other providers.
    public var outStrength = 0
    /// Fractional weight of the links from other providers to it.
    public var weightedInStrength = 0.0
    /// Fractional weight of the links from it to other providers.
    public var weightedOutStrength = 0.0
    /// Number of other providers that link to it.
    public var linkingProviderCount = 0
    /// Number of other providers that it links to.
    public var linkedProviderCount = 0
    /// Number of links between its own articles.
    public var selfLinkCount = 0
    /// PageRank on the number of links, damping 0.85; all providers sum to 1.
    public var pageRank = 0.0
    /// PageRank on the fractional weights, damping 0.85; all providers sum to 1.
    public var weightedPageRank = 0.0
  }

  /// The links between different providers, sorted by source, then target.
  public let links: [Link]
  /// The standing of each provider, by position.
  public let standings: [Standing]

  /// The standing of a provider.
  public subscript(id: ProviderID) -> Standing { standings[id.index] }

  /// The providers with the most articles first, ties by PageRank, then by key.
  public var ranking: [ProviderID] {
    standings.indices.sorted { first, second in
      let (one, two) = (standings[first], standings[second])
      if one.articleCount != two.articleCount { return one.articleCount > two.articleCount }
      return one.pageRank != two.pageRank ? one.pageRank > two.pageRank : first < second
    }.map { ProviderID($0) }
  }
}

extension ProviderGraph {
  /// Sums the links of a graph over its providers.
  ///
  /// - Complexity: O(*n* + *m* log *m*), *n* articles, *m* links, and PageRank on the result.
  public init(of graph: StoryGraph, clusters: StoryClusters) {
    struct Pair: Hashable {
      var source: ProviderID
      var target: ProviderID
    }
    var standings = [Standing](repeating: Standing(), count: graph.providers.count)
    var sums: [Pair: (linkCount: Int, weight: Double)] = [:]
    for link in graph.links {
      guard let source = graph[link.source].provider, let target = graph[link.target].provider
      else { continue }
      if source == target {
        standings[source.index].selfLinkCount += 1
      } else {
        let sum = sums[Pair(source: source, target: target), default: (0, 0)]
        sums[Pair(source: source, target: target)] = (sum.linkCount + 1, sum.weight + link.weight)
      }
    }
    links = sums.map { pair, sum in
      Link(source: pair.source, target: pair.target, linkCount: sum.linkCount, weight: sum.weight)
    }.sorted { ($0.source, $0.target) < ($1.source, $1.target) }

    for link in links {
      standings[link.target.index].inStrength += link.linkCount
      standings[link.target.index].weightedInStrength += link.weight
      standings[link.target.index].linkingProviderCount += 1
      standings[link.source.index].outStrength += link.linkCount
      standings[link.source.index].weightedOutStrength += link.weight
      standings[link.source.index].linkedProviderCount += 1
    }
    Self.countCoverage(of: graph, clusters: clusters, in: &standings)

    let byCount = Self.digraph(links, providerCount: graph.providers.count) {
      Double($0.linkCount)
    }
    let byWeight = Self.digraph(links, providerCount: graph.providers.count, weight: \.weight)
    let scores = byCount.pageRank().scores
    let weightedScores = byWeight.pageRank().scores
    for index in standings.indices {
      standings[index].pageRank = scores[index]
      standings[index].weightedPageRank = weightedScores[index]
    }
    self.standings = standings
  }

  private static func countCoverage(
    of graph: StoryGraph, clusters: StoryClusters, in standings: inout [Standing]
  ) {
    for article in graph.articles {
      guard let provider = article.provider else { continue }
      standings[provider.index].articleCount += 1
      if !article.isGhost { standings[provider.index].recordedCount += 1 }
    }
    for cluster in clusters.clusters {
      for provider in Set(cluster.members.compactMap { graph[$0].provider }) {
        standings[provider.index].clusterCount += 1
      }
    }
    for index in standings.indices {
      standings[index].coverageShare =
        Double(standings[index].articleCount) / Double(max(graph.articles.count, 1))
      standings[index].clusterShare =
        Double(standings[index].clusterCount) / Double(max(clusters.clusters.count, 1))
    }
  }

  /// The links as a graph over the providers; node *i* is provider *i*.
  func digraph(weight: @Sendable (Link) -> Double) -> Digraph {
    Self.digraph(links, providerCount: standings.count, weight: weight)
  }

  private static func digraph(
    _ links: [Link], providerCount: Int, weight: @Sendable (Link) -> Double
  ) -> Digraph {
    Digraph(
      nodeCount: providerCount,
      links: links.map {
        Digraph.Link(
          source: NodeID($0.source.index), target: NodeID($0.target.index), weight: weight($0))
      })
  }
}
