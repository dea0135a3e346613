internal import GraphAlgorithms

/// How far the standing of providers depends on which stories an archive happens to hold: 95 %
/// intervals from resampling its clusters.
///
/// An archive is a sample of stories, and the links of one story are not independent of each other.
/// So whole clusters are drawn, with replacement, as many as there are, and every figure is computed
/// anew from what was drawn; a link belongs to the cluster of its source and counts as often as that
/// cluster was drawn. Over all resamples, 95 % of the values of a figure lie inside its interval.
///
/// A provider that a resample knows neither by an article of a drawn cluster nor by a link from one
/// is absent from it and has the value 0 there.
public struct ProviderIntervals: Sendable {
  /// Fewest resamples.
  public static let minimumResampleCount = 100
  /// Most resamples.
  public static let maximumResampleCount = 1_000
  /// The providers and links that all resamples together look at, unless that makes too few of them or
  /// too many: it decides how many resamples there are, and so bounds the time.
  static let workLimit = 5_000_000

  /// Interval of the number of links from other providers, by position.
  public let inStrength: [ClosedRange<Double>]
  /// Interval of the number of links to other providers, by position.
  public let outStrength: [ClosedRange<Double>]
  /// Interval of PageRank on the number of links, by position.
  public let pageRank: [ClosedRange<Double>]
  /// Number of resamples: ``maximumResampleCount`` for a small provider graph, down to
  /// ``minimumResampleCount`` for a large one.
  public let resampleCount: Int
}

extension ProviderIntervals {
  /// Resamples the clusters of an archive.
  ///
  /// - Parameters:
  ///   - providers: The links between the providers of `graph`.
  ///   - graph: The articles and their links.
  ///   - clusters: What is drawn.
  ///   - seed: Start of the random sequence: its *i*-th number is the seed of the *i*-th resample.
  ///   - resampleCount: Number of resamples; chosen from the size of the graph where absent.
  ///   - threads: Most threads to work with; without it, one for each processor. It does not change
  ///     the result.
  /// - Complexity: O(*r* (*k* + *n* log *r* + *m*)), *r* resamples, *k* clusters, *n* providers and
  ///   *m* links between them, and PageRank of each resample; O(*r* *n*) space.
  /// > Source: Efron 1979, doi:10.1214/aos/1176344552 (the percentile method of Efron and Tibshirani
  /// > 1993, doi:10.1201/9780429246593), of clusters: Field and Welsh 2007,
  /// > doi:10.1111/j.1467-9868.2007.00593.x; quantiles of definition 7 of Hyndman and Fan 1996,
  /// > doi:10.1080/00031305.1996.10473566. Deviation: none.
  public init(
    of providers: ProviderGraph, in graph: StoryGraph, clusters: StoryClusters, seed: UInt64 = 0,
    resampleCount: Int? = nil, threads: Int? = nil
  ) {
    let source = ClusterSample(of: providers, in: graph, clusters: clusters)
    let size = max(1, source.providerCount + source.links.count)
    let count =
      resampleCount
      ?? min(Self.maximumResampleCount, max(Self.minimumResampleCount, Self.workLimit / size))
    precondition(count >= 1, "An interval needs at least one resample.")
    var sequence = SplitMix64(seed: seed)
    let seeds = (0..<count).map { _ in sequence.next() }
    let workers = Parallel.threadCount(threads)
    let resamples = Parallel.map(count: count, threads: workers) {
      source.resample(seed: seeds[$0])
    }
    func intervals(_ values: KeyPath<ClusterSample.Resample, [Double]>) -> [ClosedRange<Double>] {
      let columns = resamples.map { $0[keyPath: values] }
      return Parallel.map(count: source.providerCount, threads: workers) { provider in
        Self.interval(of: columns.map { $0[provider] })
      }
    }
    inStrength = intervals(\.inStrength)
    outStrength = intervals(\.outStrength)
    pageRank = intervals(\.pageRank)
    self.resampleCount = count
  }

  /// From the quantile of 2.5 % of some values to that of 97.5 %.
  static func interval(of values: [Double]) -> ClosedRange<Double> {
    let sorted = values.sorted()
    let (low, high) = (quantile(0.025, of: sorted), quantile(0.975, of: sorted))
    return low...max(low, high)
  }

  /// The value at `(count − 1) share` of ascending values, on the straight line between the two
  /// nearest.
  private static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let place = Double(sorted.count - 1) * share
    let below = Int(place)
    guard below + 1 < sorted.count else { return sorted[below] }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }
}
