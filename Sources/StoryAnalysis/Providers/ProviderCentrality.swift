internal import GraphAlgorithms

/// Where each provider stands between the others: what takes a search of the whole provider graph.
///
/// What a provider has of links itself, and its PageRank, stand in ``ProviderGraph/Standing``.
public struct ProviderCentrality: Sendable {
  /// The place of one provider in the provider graph.
  public struct Standing: Hashable, Sendable {
    /// HITS on the number of links: how much it links to those that good hubs link to. All providers
    /// sum to 1; all are 0 where no provider links to another.
    public var hub = 0.0
    /// HITS on the number of links: how much good hubs link to it. All providers sum to 1; all are 0
    /// where no provider links to another.
    public var authority = 0.0
    /// Share of the ordered pairs of other providers that it stands between on shortest ways, from 0
    /// to 1. A link has length 1, however many links it sums up.
    public var betweenness = 0.0
    /// Mean of the inverse distances from all other providers, `Σⱼ 1 / d(j,i) / (n − 1)`, from 0 to
    /// 1; a provider that no way leads from adds nothing. A link has length 1.
    public var harmonicCloseness = 0.0
  }

  /// The most links that the search for shortest ways may walk: beyond it, betweenness and closeness
  /// are estimated from as many sources as it allows.
  static let exactWorkLimit = 1 << 28

  /// The place of each provider, by position.
  public let standings: [Standing]
  /// Number of providers from which shortest ways were searched; all of them where
  /// ``isSampled`` is false.
  public let sourceCount: Int

  /// Whether betweenness and closeness are estimates from a sample of sources.
  public var isSampled: Bool { sourceCount < standings.count }

  /// The place of a provider.
  public subscript(id: ProviderID) -> Standing { standings[id.index] }
}

extension ProviderCentrality {
  /// Searches the provider graph.
  ///
  /// Number of links says how often one provider names another, not how far apart the two are, and
  /// lengths of 1 / number would send every shortest way through the providers with the most
  /// articles. So each link of the provider graph has length 1, as in networkx without a weight; HITS
  /// counts the links.
  ///
  /// - Parameters:
  ///   - graph: The links between providers.
  ///   - seed: Start of the random sequence where sources are sampled.
  ///   - threads: Most threads to work with; without it, one for each processor. It does not change
  ///     the result.
  /// - Complexity: O(*n* *m*), *n* providers and *m* links between them, until that is 2²⁸; then
  ///   O(2²⁸).
  /// > Source: HITS: Kleinberg 1999, doi:10.1145/324133.324140; betweenness: Freeman 1977,
  /// > doi:10.2307/3033543, and Brandes 2001, doi:10.1080/0022250X.2001.9990249; harmonic closeness:
  /// > Boldi and Vigna 2014, doi:10.1080/15427951.2013.865686. Deviations: HITS scores sum to 1;
  /// > betweenness is divided by (*n* − 1)(*n* − 2), harmonic closeness by *n* − 1.
  public init(of graph: ProviderGraph, seed: UInt64 = 0, threads: Int? = nil) {
    self.init(of: graph, seed: seed, workLimit: Self.exactWorkLimit, threads: threads)
  }

  /// Searches the provider graph and walks no more than a number of links for shortest ways.
  init(of graph: ProviderGraph, seed: UInt64, workLimit: Int, threads: Int? = nil) {
    let count = graph.standings.count
    let byCount = graph.digraph { Double($0.linkCount) }
    let hits = byCount.hits(threads: threads)
    let sources = max(1, workLimit / max(1, graph.links.count))
    let betweenness: [Double]
    let closeness: [Double]
    if sources >= count {
      betweenness = byCount.betweenness(isNormalized: true, threads: threads)
      closeness = byCount.harmonicCloseness(isNormalized: true, threads: threads)
    } else {
      betweenness =
        byCount.sampledBetweenness(
          sources: sources, seed: seed, isNormalized: true, threads: threads
        ).scores
      closeness =
        byCount.sampledHarmonicCloseness(
          sources: sources, seed: seed, isNormalized: true, threads: threads
        ).scores
    }
    standings = (0..<count).map { index in
      Standing(
        hub: hits.hubs[index], authority: hits.authorities[index],
        betweenness: betweenness[index], harmonicCloseness: closeness[index])
    }
    sourceCount = min(sources, count)
  }
}
