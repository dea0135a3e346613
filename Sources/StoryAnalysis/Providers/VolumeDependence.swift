/// Whether the ranks of providers tell more than how much each has published.
///
/// In an archive whose related lists hold the whole story, every provider of a story links to every
/// other: the more articles, the more links, and a rank by links is a rank by articles under another
/// name. Two figures show it: how many of the possible links between providers there are, and how
/// well the order by articles foretells the order by links.
public struct VolumeDependence: Hashable, Sendable {
  /// The density from which on ranks are said to mirror volume: half of all ordered pairs. From
  /// there on two providers are more likely linked than not, so whom a provider links to says less
  /// than that it takes part.
  public static let densityLimit = 0.5
  /// The rank correlation from which on ranks are said to mirror volume: `0.9² = 0.81`, so more than
  /// four fifths of the differences in rank follow from the number of articles.
  public static let correlationLimit = 0.9
  /// The fewest providers for which the correlation is judged: of the 120 orders of five providers, 5
  /// reach 0.9, so chance alone does in 1 of 24 cases, for each of the two ranks that are looked at; of
  /// the 720 orders of six, 6 do.
  public static let correlationMinimum = 6
  /// The fewest providers for which the density is judged: two have no ranks to speak of.
  public static let densityMinimum = 3

  /// Number of providers.
  public var providerCount: Int
  /// Linked ordered pairs of different providers / all such pairs, from 0 to 1; absent where there
  /// are fewer than two providers.
  public var density: Double?
  /// Spearman's rank correlation of in-strength and the number of articles, from −1 to 1; absent
  /// where either is the same for all providers.
  public var inStrengthCorrelation: Double?
  /// Spearman's rank correlation of PageRank on the number of links and the number of articles, from
  /// −1 to 1; absent where either is the same for all providers.
  public var pageRankCorrelation: Double?

  /// Whether the graph is so dense, or the ranks so close to those by articles, that ranks of
  /// providers mirror volume.
  public var mirrorsVolume: Bool {
    isDense || isCorrelated
  }

  /// Whether at least half of all pairs are linked, among three providers or more.
  public var isDense: Bool {
    providerCount >= Self.densityMinimum && (density ?? 0) >= Self.densityLimit
  }

  /// Whether in-strength or PageRank orders providers as their articles do, among six or more.
  public var isCorrelated: Bool {
    providerCount >= Self.correlationMinimum
      && max(inStrengthCorrelation ?? 0, pageRankCorrelation ?? 0) >= Self.correlationLimit
  }
}

extension VolumeDependence {
  /// Compares the ranks of a provider graph with the number of articles.
  ///
  /// - Complexity: O(*n* log *n*), *n* providers.
  /// > Source: Spearman 1904, doi:10.2307/1412159; equal values share the mean of their ranks.
  /// > Deviation: PageRanks that differ by less than one part in 10⁹ are equal.
  public init(of graph: ProviderGraph) {
    let standings = graph.standings
    let articles = standings.map { Double($0.articleCount) }
    let pairCount = standings.count * (standings.count - 1)
    self.init(
      providerCount: standings.count,
      density: pairCount == 0 ? nil : Double(graph.links.count) / Double(pairCount),
      inStrengthCorrelation: Self.rankCorrelation(
        standings.map { Double($0.inStrength) }, articles),
      pageRankCorrelation: Self.rankCorrelation(standings.map(\.pageRank), articles))
  }

  /// Spearman's rank correlation of two series: that of Pearson between their ranks.
  ///
  /// - Returns: From −1 to 1; nothing where all values of a series are equal.
  static func rankCorrelation(_ first: [Double], _ second: [Double]) -> Double? {
    let (one, two) = (centredRanks(first), centredRanks(second))
    var (products, squares, otherSquares) = (0.0, 0.0, 0.0)
    for (a, b) in zip(one, two) {
      products += a * b
      squares += a * a
      otherSquares += b * b
    }
    guard squares > 0, otherSquares > 0 else { return nil }
    return products / (squares * otherSquares).squareRoot()
  }

  /// Twice the rank of each value less twice the mean rank: whole numbers, so that sums are exact.
  private static func centredRanks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      let value = values[order[start]]
      var end = start + 1
      while end < order.count, values[order[end]] - value <= 1e-9 * value.magnitude { end += 1 }
      // Ranks from 1: the mean of start + 1 to end, twice, less the mean of all ranks, twice.
      for place in start..<end { ranks[order[place]] = Double(start + 1 + end - values.count - 1) }
      start = end
    }
    return ranks
  }
}
