internal import GraphAlgorithms

extension ProviderGraph {
  /// The links among some providers that are worth drawing where there are too many: a maximum
  /// spanning forest on the number of links in both directions, and the strongest link out of each
  /// provider. For diagrams only, never for figures.
  ///
  /// - Complexity: O(*m* log *m*), *m* links.
  public static func backbone(_ links: [Link], providerCount: Int) -> [Link] {
    struct Pair: Hashable {
      var low: ProviderID
      var high: ProviderID

      init(_ link: Link) {
        low = min(link.source, link.target)
        high = max(link.source, link.target)
      }
    }
    var strengths: [Pair: Int] = [:]
    for link in links { strengths[Pair(link), default: 0] += link.linkCount }
    let strongestFirst = strengths.sorted { first, second in
      first.value != second.value
        ? first.value > second.value
        : (first.key.low, first.key.high) < (second.key.low, second.key.high)
    }
    var sets = DisjointSets(count: providerCount)
    var forest: Set<Pair> = []
    for (pair, _) in strongestFirst
    where sets.join(pair.low.rawValue, pair.high.rawValue) { forest.insert(pair) }
    var strongestOut: [ProviderID: Link] = [:]
    for link in links where link.linkCount > strongestOut[link.source]?.linkCount ?? 0 {
      strongestOut[link.source] = link
    }
    return links.filter { forest.contains(Pair($0)) || strongestOut[$0.source] == $0 }
  }
}
