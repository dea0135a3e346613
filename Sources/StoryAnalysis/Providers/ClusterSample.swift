internal import GraphAlgorithms

/// The provider graph cut up by clusters, from which graphs of drawn clusters are put together.
///
/// ```
/// cluster ─▶ its links between providers, each with a count    (by the cluster of the source)
///        └─▶ the providers of its articles
/// ```
struct ClusterSample: Sendable {
  /// What one resample gives, by the position of the provider.
  struct Resample: Sendable {
    var inStrength: [Double]
    var outStrength: [Double]
    /// 0 for a provider that is absent.
    var pageRank: [Double]
  }

  /// A link between providers and how many links of one cluster it sums up.
  private struct Entry {
    var link: UInt32
    var count: UInt32
  }

  /// The residual that PageRank of a resample reaches: far below what resamples differ by.
  static let tolerance = 1e-8

  let providerCount: Int
  /// The links between providers, sorted by source, then target.
  let links: [ProviderGraph.Link]
  private let clusterCount: Int
  private let entries: [Entry]
  private let entryStarts: [Int]
  private let members: [UInt32]
  private let memberStarts: [Int]

  /// Cuts up a provider graph.
  ///
  /// - Complexity: O(*n* + *l* log *l*), *n* articles and *l* links between articles.
  init(of providers: ProviderGraph, in graph: StoryGraph, clusters: StoryClusters) {
    providerCount = graph.providers.count
    links = providers.links
    clusterCount = clusters.clusters.count

    // Sorted, equal pairs of cluster and link stand side by side.
    var pairs: [UInt64] = []
    let positions = LinkPositions(of: providers)
    for link in graph.links {
      guard let source = graph[link.source].provider, let target = graph[link.target].provider,
        source != target
      else { continue }
      let cluster = UInt64(clusters[link.source].rawValue)
      pairs.append(cluster << 32 | UInt64(positions.position(from: source, to: target)))
    }
    pairs.sort()
    var entries: [Entry] = []
    var entryStarts = [0]
    var next = 0
    for cluster in 0..<clusterCount {
      while next < pairs.count, pairs[next] >> 32 == UInt64(cluster) {
        let link = UInt32(truncatingIfNeeded: pairs[next])
        if entries.count > entryStarts[cluster], entries[entries.count - 1].link == link {
          entries[entries.count - 1].count += 1
        } else {
          entries.append(Entry(link: link, count: 1))
        }
        next += 1
      }
      entryStarts.append(entries.count)
    }
    self.entries = entries
    self.entryStarts = entryStarts

    var members: [UInt32] = []
    var memberStarts = [0]
    var lastCluster = [Int](repeating: -1, count: graph.providers.count)
    for (number, cluster) in clusters.clusters.enumerated() {
      for article in cluster.members {
        guard let provider = graph[article].provider, lastCluster[provider.index] != number
        else { continue }
        lastCluster[provider.index] = number
        members.append(provider.rawValue)
      }
      memberStarts.append(members.count)
    }
    self.members = members
    self.memberStarts = memberStarts
  }

  /// Draws as many clusters as there are and computes what their links give.
  ///
  /// - Complexity: O(*k* + *n* + *m*), *k* clusters, *n* providers and *m* links between them, and
  ///   PageRank.
  func resample(seed: UInt64) -> Resample {
    var random = SplitMix64(seed: seed)
    var drawn = [UInt32](repeating: 0, count: clusterCount)
    for _ in 0..<clusterCount {
      drawn[Int(random.integer(below: UInt64(clusterCount)))] += 1
    }
    return figures(drawn: drawn)
  }

  /// What the links give where each cluster was drawn a number of times.
  func figures(drawn: [UInt32]) -> Resample {
    var counts = [UInt64](repeating: 0, count: links.count)
    var isPresent = [Bool](repeating: false, count: providerCount)
    for cluster in 0..<clusterCount where drawn[cluster] > 0 {
      let times = UInt64(drawn[cluster])
      for entry in entries[entryStarts[cluster]..<entryStarts[cluster + 1]] {
        counts[Int(entry.link)] += times * UInt64(entry.count)
      }
      for provider in members[memberStarts[cluster]..<memberStarts[cluster + 1]] {
        isPresent[Int(provider)] = true
      }
    }
    let none = [Double](repeating: 0, count: providerCount)
    var figures = Resample(inStrength: none, outStrength: none, pageRank: none)
    for (link, count) in zip(links, counts) where count > 0 {
      figures.inStrength[link.target.index] += Double(count)
      figures.outStrength[link.source.index] += Double(count)
      isPresent[link.target.index] = true
    }
    let present = (0..<providerCount).filter { isPresent[$0] }
    var numbers = [Int](repeating: 0, count: providerCount)
    for (number, provider) in present.enumerated() { numbers[provider] = number }
    let drawnLinks = zip(links, counts).lazy.filter { $0.1 > 0 }.map { link, count in
      Digraph.Link(
        source: NodeID(numbers[link.source.index]), target: NodeID(numbers[link.target.index]),
        weight: Double(count))
    }
    let scores = Digraph(nodeCount: present.count, links: Array(drawnLinks), threads: 1)
      .pageRank(tolerance: Self.tolerance, threads: 1).scores
    for (provider, score) in zip(present, scores) { figures.pageRank[provider] = score }
    return figures
  }
}

/// Finds the position of a link between two providers.
private struct LinkPositions {
  private let links: [ProviderGraph.Link]
  private var starts: [Int]

  init(of providers: ProviderGraph) {
    links = providers.links
    starts = [Int](repeating: 0, count: providers.standings.count + 1)
    for link in links { starts[link.source.index + 1] += 1 }
    for provider in providers.standings.indices { starts[provider + 1] += starts[provider] }
  }

  func position(from source: ProviderID, to target: ProviderID) -> Int {
    var low = starts[source.index]
    var high = starts[source.index + 1]
    while low < high {
      let middle = (low + high) / 2
      if links[middle].target < target { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
