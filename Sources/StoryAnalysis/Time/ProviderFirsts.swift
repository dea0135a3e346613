internal import StoryParsing

/// How often each provider was first, and how late it was otherwise.
///
/// Only contested stories count (``FirstMovers/Story/isContested``): where no other provider has a dated
/// article, being first says nothing.
public struct ProviderFirsts: Sendable {
  /// The record of one provider.
  public struct Record: Hashable, Sendable {
    /// Number of contested stories in which it has a dated article: those in which it could have been
    /// first.
    public var storyCount = 0
    /// Number of stories in which it was first.
    public var firstCount = 0
    /// Number of contested stories in which it was among several that may have been.
    public var tieCount = 0
    /// Number of stories in which it alone has dated articles.
    public var soleCount = 0
    /// Median time from the earliest article of a story to its own first one, in hours; 0 where it has
    /// the earliest itself. Absent without a story.
    public var medianLag: Double?

    /// Creates the record of a provider without a story.
    public init() {}

    /// Firsts / stories, from 0 to 1; absent without a story.
    public var firstRate: Double? {
      storyCount == 0 ? nil : Double(firstCount) / Double(storyCount)
    }

    /// Where the rate lies with 95 % confidence; absent without a story.
    public var firstRateInterval: WilsonInterval? {
      storyCount == 0 ? nil : WilsonInterval(firstCount, of: storyCount)
    }
  }

  /// The records, by position of the provider.
  public let records: [Record]

  /// The record of a provider.
  public subscript(id: ProviderID) -> Record { records[id.index] }
}

extension ProviderFirsts {
  /// Counts over stories.
  ///
  /// - Parameters:
  ///   - movers: How each story began.
  ///   - providerCount: Number of providers of the graph.
  /// - Complexity: O(*a* log *a* + *p*), *a* arrivals of all stories, *p* providers.
  public init(of movers: FirstMovers, providerCount: Int) {
    var records = [Record](repeating: Record(), count: providerCount)
    var lags = [[Int64]](repeating: [], count: providerCount)
    for story in movers.stories {
      guard story.isContested else {
        let named = story.arrivals.filter { $0.provider != nil }
        if named.count == 1, let provider = named[0].provider {
          records[provider.index].soleCount += 1
        }
        continue
      }
      let verdict = story.verdict
      let earliest = story.arrivals[0].published.secondsSinceEpoch
      for (place, arrival) in story.arrivals.enumerated() {
        guard let provider = arrival.provider?.index else { continue }
        records[provider].storyCount += 1
        lags[provider].append(arrival.published.secondsSinceEpoch - earliest)
        if place < story.windowCount {
          if verdict == .first {
            records[provider].firstCount += 1
          } else {
            records[provider].tieCount += 1
          }
        }
      }
    }
    for provider in records.indices { records[provider].medianLag = lags[provider].medianHours() }
    self.records = records
  }
}

extension [Int64] {
  /// The median of seconds in hours: the middle one or, of an even number, the mean of the two in the
  /// middle; absent where there is none.
  func medianHours() -> Double? {
    guard !isEmpty else { return nil }
    let sorted = sorted()
    let (low, high) = (sorted[(count - 1) / 2], sorted[count / 2])
    return Double(low + high) / 2 / 3_600
  }
}
