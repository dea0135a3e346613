internal import StoryParsing

/// Which of two providers comes first where both cover a story.
///
/// For each unordered pair that shares at least five stories: how often one led by more than the clock
/// error, how often they tied, how often it trailed. A provider shares a story with another where both
/// have a dated article in it; when others came does not matter.
public struct ProviderLeads: Sendable {
  /// Two providers and the stories that both cover.
  public struct Lead: Hashable, Sendable {
    /// The one that led more often; of equals the one with the longer median lead, then the first by
    /// key.
    public var provider: ProviderID
    /// The other.
    public var other: ProviderID
    /// Number of stories in which the first led by more than the clock error.
    public var ledCount: Int
    /// Number of stories in which the clock error does not tell them apart.
    public var tiedCount: Int
    /// Number of stories in which the first trailed by more than the clock error.
    public var trailedCount: Int
    /// Median over all these stories of the time from the first one's earliest article to the other's,
    /// in hours; above 0 where the first leads.
    public var medianLead: Double

    /// Creates the record of a pair.
    public init(
      provider: ProviderID, other: ProviderID, ledCount: Int, tiedCount: Int, trailedCount: Int,
      medianLead: Double
    ) {
      self.provider = provider
      self.other = other
      self.ledCount = ledCount
      self.tiedCount = tiedCount
      self.trailedCount = trailedCount
      self.medianLead = medianLead
    }

    /// Number of stories that both cover.
    public var storyCount: Int { ledCount + tiedCount + trailedCount }
  }

  /// Fewest stories that a pair shares.
  public static let minimumStoryCount = 5
  /// Most providers that a study compares: those in the most stories, ties by key.
  public static let providerLimit = 5_000

  /// The pairs: those with the most stories first, then those with the clearest lead, then by key.
  public let leads: [Lead]
  /// Number of providers that are in at least five stories and were not compared because of the limit.
  public let omittedProviderCount: Int
}

extension ProviderLeads {
  /// Compares the providers of stories.
  ///
  /// - Parameters:
  ///   - movers: How each story began.
  ///   - providerCount: Number of providers of the graph.
  ///   - limit: Most providers that are compared. Default ``providerLimit``.
  /// - Complexity: O(*a* *q* + *q*² + *p* log *p*), *a* arrivals, *p* providers, *q* of them compared, at most
  ///   `limit`: a provider in fewer than five stories is in no pair, so nearly all of a long tail costs
  ///   nothing, and a story that everybody covers costs no more than its arrivals times *q*.
  public init(
    of movers: FirstMovers, providerCount: Int, limit: Int = ProviderLeads.providerLimit
  ) {
    // The stories of each provider, ascending, with the second of its earliest article.
    var storyCounts = [Int](repeating: 0, count: providerCount)
    for story in movers.stories {
      for case let provider? in story.arrivals.lazy.map(\.provider) {
        storyCounts[provider.index] += 1
      }
    }
    let eligible = storyCounts.indices.filter { storyCounts[$0] >= Self.minimumStoryCount }
    let compared =
      eligible.count <= limit
      ? eligible
      : eligible.sorted {
        storyCounts[$0] != storyCounts[$1] ? storyCounts[$0] > storyCounts[$1] : $0 < $1
      }.prefix(limit).sorted()
    omittedProviderCount = eligible.count - compared.count
    // Places among those that are compared ascend by key.
    var placeOf = [Int](repeating: -1, count: providerCount)
    for (place, provider) in compared.enumerated() { placeOf[provider] = place }

    struct Appearance {
      var place: Int
      var second: Int64
    }
    var casts: [[Appearance]] = []
    var castsOf = [[(cast: Int, second: Int64)]](repeating: [], count: compared.count)
    for story in movers.stories {
      let cast = story.arrivals.compactMap { arrival -> Appearance? in
        guard let provider = arrival.provider, placeOf[provider.index] >= 0 else { return nil }
        return Appearance(
          place: placeOf[provider.index], second: arrival.published.secondsSinceEpoch)
      }
      guard cast.count > 1 else { continue }
      for member in cast { castsOf[member.place].append((casts.count, member.second)) }
      casts.append(cast.sorted { $0.place < $1.place })
    }

    var leads: [Lead] = []
    var shared = [Int](repeating: 0, count: compared.count)
    var differences = [[Int64]](repeating: [], count: compared.count)
    for place in compared.indices {
      // First only counts: most pairs share too few stories to keep anything of them.
      for (cast, _) in castsOf[place] {
        for member in casts[cast].reversed().prefix(while: { $0.place > place }) {
          shared[member.place] += 1
        }
      }
      for (cast, second) in castsOf[place] {
        for member in casts[cast].reversed().prefix(while: { $0.place > place })
        where shared[member.place] >= Self.minimumStoryCount {
          differences[member.place].append(member.second - second)
        }
      }
      for other in compared.indices.dropFirst(place + 1) {
        if !differences[other].isEmpty {
          leads.append(
            Self.lead(
              ProviderID(compared[place]), ProviderID(compared[other]), differences[other],
              clockError: movers.clockError))
          differences[other] = []
        }
        shared[other] = 0
      }
    }
    self.leads = leads.sorted { first, second in
      if first.storyCount != second.storyCount { return first.storyCount > second.storyCount }
      let (one, two) = (
        first.ledCount - first.trailedCount, second.ledCount - second.trailedCount
      )
      if one != two { return one > two }
      return (first.provider, first.other) < (second.provider, second.other)
    }
  }

  /// Sums up what one pair shares.
  private static func lead(
    _ provider: ProviderID, _ other: ProviderID, _ differences: [Int64], clockError: Int64
  ) -> Lead {
    let led = differences.count { $0 > clockError }
    let trailed = differences.count { $0 < -clockError }
    let median = differences.medianHours() ?? 0
    let isTurned = led != trailed ? led < trailed : median < 0
    return Lead(
      provider: isTurned ? other : provider, other: isTurned ? provider : other,
      ledCount: isTurned ? trailed : led, tiedCount: differences.count - led - trailed,
      trailedCount: isTurned ? led : trailed, medianLead: isTurned ? 0 - median : median)
  }
}
