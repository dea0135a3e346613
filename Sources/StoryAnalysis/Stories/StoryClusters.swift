internal import GraphAlgorithms
public import StoryParsing

/// The stories of an archive: which articles belong together by their links.
///
/// Each article belongs to exactly one cluster; an article without links is a cluster of its own.
/// Clusters are numbered by size, then by first publication, then by identifier.
public struct StoryClusters: Sendable {
  /// How articles are grouped.
  public enum Method: String, Sendable, CaseIterable {
    /// Leiden communities that maximise modularity on the fractional weights.
    case leiden
    /// Weakly connected components.
    case component
  }

  /// A story.
  public struct Cluster: Sendable {
    /// Stable name: `c` and sixteen hexadecimal digits, from the smallest identifier of its articles.
    public var identifier: String
    /// Its articles: the dated ones in the order of time, then the others; ties by identifier.
    public var members: [ArticleID]
    /// The member with the greatest weight inside; ties go to higher quality, then to the earlier.
    public var representative: ArticleID
    /// Up to three terms that set the cluster apart; no other cluster has the same.
    public var terms: [String]
    /// Earliest publication; absent where no article is dated.
    public var first: Timestamp?
    /// Latest publication; absent where no article is dated.
    public var last: Timestamp?
    /// Number of providers.
    public var providerCount: Int
    /// Number of articles of which the archive has no record.
    public var ghostCount: Int
    /// Number of links between its articles.
    public var internalLinkCount: Int
    /// Number of links that leave it or enter it.
    public var externalLinkCount: Int

    /// The terms in one line, such as `facial, police, recognition`.
    public var label: String { terms.joined(separator: ", ") }

    /// What decides its number.
    var standing: StoryStanding {
      StoryStanding(size: members.count, first: first, identifier: identifier)
    }
  }

  /// The clusters, largest first.
  public let clusters: [Cluster]
  /// The cluster of each article, by position.
  public let clusterOf: [ClusterID]
  /// Modularity (γ = 1) of this grouping on the undirected fractional weights, from −1/2 to 1.
  public let modularity: Double
  /// How articles were grouped.
  public let method: Method

  /// The cluster at an identifier.
  public subscript(id: ClusterID) -> Cluster { clusters[id.index] }

  /// The cluster of an article.
  public subscript(article: ArticleID) -> ClusterID { clusterOf[article.index] }

  /// All cluster identifiers, in order.
  public var ids: some RandomAccessCollection<ClusterID> {
    clusters.indices.lazy.map { ClusterID($0) }
  }
}

extension StoryClusters {
  /// Groups the articles of a graph.
  ///
  /// - Parameters:
  ///   - graph: The articles and their links.
  ///   - method: How articles are grouped.
  ///   - resolution: γ > 0 of the Leiden method; larger values give more, smaller clusters.
  ///   - seed: Start of the Leiden method's random sequence.
  /// - Complexity: Near O(*m* + *t*) for each Leiden pass, *m* links, *t* words of text.
  public init(
    of graph: StoryGraph, method: Method = .leiden, resolution: Double = 1, seed: UInt64 = 0
  ) {
    let partition =
      switch method {
      case .leiden:
        Graph(graph.digraph).leiden(
          resolution: resolution, seed: seed, totalWeight: graph.linkWeight
        ).partition
      case .component: graph.digraph.connectedComponents()
      }
    self.init(partition, of: graph, method: method)
  }

  /// Describes the communities of a partition as clusters.
  init(_ partition: Partition, of graph: StoryGraph, method: Method) {
    let strengths = graph.internalStrengths(in: partition)
    var drafts = partition.members.map { members in
      Self.cluster(members.map { ArticleID($0.index) }, of: graph, strengths: strengths)
    }
    drafts.sort { $0.standing < $1.standing }

    var clusterOf = [ClusterID](repeating: ClusterID(0), count: graph.articles.count)
    for (index, cluster) in drafts.enumerated() {
      for member in cluster.members { clusterOf[member.index] = ClusterID(index) }
    }
    for link in graph.links {
      let (source, target) = (clusterOf[link.source.index], clusterOf[link.target.index])
      if source == target {
        drafts[source.index].internalLinkCount += 1
      } else {
        drafts[source.index].externalLinkCount += 1
        drafts[target.index].externalLinkCount += 1
      }
    }
    let terms = ClassTerms(classCount: drafts.count, threads: Parallel.threadCount(nil)) {
      [drafts] in graph.texts(of: drafts[$0].members, leading: drafts[$0].representative)
    }
    var taken: Set<[String]> = []
    let labels = terms.labels(
      3, or: { graph.names(of: drafts[$0].representative) }, taken: &taken)
    for index in drafts.indices { drafts[index].terms = labels[index] }

    self.clusters = drafts
    self.clusterOf = clusterOf
    self.modularity = partition.modularity(in: graph.digraph)
    self.method = method
  }

  private static func cluster(
    _ members: [ArticleID], of graph: StoryGraph, strengths: [Double]
  ) -> Cluster {
    let sorted = members.sorted { graph.comesBefore($0, $1) }
    let dates = sorted.compactMap { graph[$0].published }
    let representative = graph.representative(of: sorted) { strengths[$0.index] }
    guard let representative, let smallest = members.min() else {
      preconditionFailure("A community has at least one member.")
    }
    return Cluster(
      identifier: "c" + graph[smallest].identifier.dropFirst(), members: sorted,
      representative: representative, terms: [], first: dates.first, last: dates.last,
      providerCount: Set(members.compactMap { graph[$0].provider }).count,
      ghostCount: members.count { graph[$0].isGhost }, internalLinkCount: 0,
      externalLinkCount: 0)
  }
}

extension StoryGraph {
  /// Whether an article stands before another in time: the earlier first, undated ones last, ties by
  /// identifier.
  public func comesBefore(_ first: ArticleID, _ second: ArticleID) -> Bool {
    switch (self[first].published, self[second].published) {
    case (let one?, let two?) where one != two: one < two
    case (.some, nil): true
    case (nil, .some): false
    default: first < second
    }
  }

  /// Of some articles the one with the greatest strength; ties go to higher quality, then to the
  /// earlier. Nothing of no articles.
  func representative(
    of members: [ArticleID], strength: (ArticleID) -> Double
  ) -> ArticleID? {
    members.min { first, second in
      let (strong, weak) = (strength(first), strength(second))
      if strong != weak { return strong > weak }
      let (one, two) = (self[first].quality ?? .min, self[second].quality ?? .min)
      return one != two ? one > two : comesBefore(first, second)
    }
  }

  /// The headlines and excerpts of some articles, those of the leading one first.
  func texts(of members: [ArticleID], leading: ArticleID) -> [String] {
    ([leading] + members.filter { $0 != leading }).flatMap { [self[$0].title, self[$0].excerpt] }
  }

  /// Words for an article that are not taken from its texts: who published it, the day, and its
  /// identifier, which no other article has.
  func names(of id: ArticleID) -> [String] {
    [
      self[id].provider.map { self[$0].key },
      self[id].published.map { String($0.iso8601.prefix(10)) },
    ]
    .compactMap(\.self) + [self[id].identifier]
  }

  /// For each article the sum of its undirected fractional weights to its own community.
  func internalStrengths(in partition: Partition) -> [Double] {
    var strengths = [Double](repeating: 0, count: articles.count)
    for link in links
    where partition.communities[link.source.index] == partition.communities[link.target.index] {
      strengths[link.source.index] += link.weight
      strengths[link.target.index] += link.weight
    }
    return strengths
  }
}
