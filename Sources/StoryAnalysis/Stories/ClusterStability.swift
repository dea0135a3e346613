internal import GraphAlgorithms

/// How much of the stories stays when the search for them begins elsewhere.
///
/// The Leiden method begins with a random sequence, and where an archive does not decide, another
/// beginning gives other clusters. The method is repeated with other seeds and each result is compared
/// with the clusters in force.
///
/// The clusters in force are the best of many searches of each component; a repetition is one search.
/// So a cluster that only the best of many finds counts as unstable: what single searches disagree
/// about, the links do not decide either.
public struct ClusterStability: Sendable {
  /// Number of searches that the clusters were compared with.
  public let runCount: Int
  /// For each article, by position: the share of its cluster mates that are in its cluster again, as
  /// the mean over the searches, from 0 to 1; absent for an article that is alone.
  public let articles: [Double?]
  /// For each cluster, by position: the mean of its articles; absent for one with a single article.
  public let clusters: [Double?]
  /// The median over the searches of the adjusted Rand index with the clusters in force: 1 where all
  /// are equal, about 0 where they agree by chance only. Absent where nothing was searched.
  public let adjustedRandIndex: Double?

  /// Below this share an article is marked as unstable: of ten cluster mates one goes astray.
  public static let threshold = 0.9

  /// Whether an article is marked as unstable.
  public func isUnstable(_ id: ArticleID) -> Bool {
    articles[id.index].map { $0 < Self.threshold } ?? false
  }

  /// Number of articles that are marked as unstable.
  public var unstableCount: Int { articles.count { ($0 ?? 1) < Self.threshold } }
}

extension ClusterStability {
  /// Repeats the search for the clusters of a graph.
  ///
  /// - Parameters:
  ///   - clusters: The clusters in force. Only those of the Leiden method depend on a seed; of others
  ///     everything stays, and nothing is searched.
  ///   - graph: Their articles and links.
  ///   - resolution: γ of the search.
  ///   - seed: The seed of the clusters in force; the searches begin with those that follow it.
  ///   - runCount: Number of searches, at least 0.
  ///   - threads: Most threads to work with; without it, one for each processor. It does not change
  ///     the result.
  /// - Complexity: That of `runCount` searches.
  /// > Source: Hubert and Arabie 1985, doi:10.1007/BF01908075, for the adjusted Rand index; Hennig
  /// > 2007, doi:10.1016/j.csda.2006.11.025, for measuring clusters by what stays of them.
  public init(
    of clusters: StoryClusters, in graph: StoryGraph, resolution: Double = 1, seed: UInt64 = 0,
    runCount: Int = 20, threads: Int? = nil
  ) {
    precondition(runCount >= 0, "A number of searches is at least 0.")
    let isSearched = clusters.method == .leiden && runCount > 0
    var partitions: [Partition] = []
    if isSearched {
      let undirected = Graph(graph.digraph, threads: threads)
      // Whole searches side by side: a thread each is faster than all threads on one after another.
      partitions = Parallel.map(count: runCount, threads: Parallel.threadCount(threads)) {
        undirected.leiden(
          resolution: resolution, seed: seed &+ UInt64($0 + 1), attempts: 1,
          totalWeight: graph.linkWeight, threads: 1
        ).partition
      }
    }
    self.init(of: clusters, among: partitions)
    assert(self.runCount == (isSearched ? runCount : 0))
  }

  /// Compares clusters with other partitions of their articles.
  init(of clusters: StoryClusters, among partitions: [Partition]) {
    let reference = Partition(communities: clusters.clusterOf.map(\.rawValue))
    // For each article the number of cluster mates that stayed, summed over the partitions: whole
    // numbers, so that the order of the sum does not matter.
    var stays = [Int](repeating: 0, count: clusters.clusterOf.count)
    for partition in partitions {
      var sizes = [Int](repeating: 0, count: partition.count)
      for cluster in clusters.clusters where cluster.members.count > 1 {
        for member in cluster.members { sizes[Int(partition.communities[member.index])] += 1 }
        for member in cluster.members {
          stays[member.index] += sizes[Int(partition.communities[member.index])] - 1
        }
        for member in cluster.members { sizes[Int(partition.communities[member.index])] = 0 }
      }
    }
    var articles = [Double?](repeating: nil, count: stays.count)
    var shares: [Double?] = []
    for cluster in clusters.clusters {
      let mates = cluster.members.count - 1
      guard mates > 0, !partitions.isEmpty || clusters.method == .component else {
        shares.append(nil)
        continue
      }
      let most = Double(mates) * Double(max(partitions.count, 1))
      for member in cluster.members {
        articles[member.index] = partitions.isEmpty ? 1 : Double(stays[member.index]) / most
      }
      let total = cluster.members.reduce(0) { $0 + stays[$1.index] }
      shares.append(partitions.isEmpty ? 1 : Double(total) / (most * Double(mates + 1)))
    }
    let indices = partitions.map { reference.adjustedRandIndex(with: $0) }.sorted()
    runCount = partitions.count
    self.articles = articles
    self.clusters = shares
    if indices.isEmpty {
      adjustedRandIndex = clusters.method == .component ? 1 : nil
    } else {
      let middle = indices.count / 2
      adjustedRandIndex =
        indices.count % 2 == 1 ? indices[middle] : (indices[middle - 1] + indices[middle]) / 2
    }
  }
}
