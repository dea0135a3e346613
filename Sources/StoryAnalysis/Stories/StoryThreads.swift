internal import GraphAlgorithms
public import StoryParsing

/// The threads of each story: which of its articles tell of the same event.
///
/// Each article belongs to exactly one thread, and a thread lies inside one cluster. Threads stand in
/// the order of their clusters; inside a cluster the larger first, then the earlier, then by
/// identifier.
public struct StoryThreads: Sendable {
  /// A thread.
  public struct Thread: Sendable {
    /// Stable name: `t` and sixteen hexadecimal digits, from the smallest identifier of its articles.
    public var identifier: String
    /// The cluster that it lies in.
    public var cluster: ClusterID
    /// Its number inside the cluster, from 1.
    public var number: Int
    /// Its articles: the dated ones in the order of time, then the others; ties by identifier.
    public var members: [ArticleID]
    /// The member that is most like the others.
    public var representative: ArticleID
    /// Up to three terms that set the thread apart; no other thread has the same, and no cluster but one
    /// that is this thread alone.
    public var terms: [String]
    /// Earliest publication; absent where no article is dated.
    public var first: Timestamp?
    /// Latest publication; absent where no article is dated.
    public var last: Timestamp?
    /// Number of providers.
    public var providerCount: Int

    /// The terms in one line, such as `microsoft, sell, software`.
    public var label: String { terms.joined(separator: ", ") }

    /// What decides its number.
    var standing: StoryStanding {
      StoryStanding(size: members.count, first: first, identifier: identifier)
    }

    /// The name that people see: the number of the cluster, a point, its own; `t2.10`.
    ///
    /// The letter keeps it a name: without it, spreadsheets and data frames read the tenth thread of
    /// the second cluster as the number 2.1, which is what they make of the first.
    public var name: String { "t\(cluster.number).\(number)" }
  }

  /// The threads.
  public let threads: [Thread]
  /// The thread of each article, by position.
  public let threadOf: [ThreadID]
  /// Where the threads of each cluster stand among ``threads``, by position.
  public let threadsOf: [Range<Int>]

  /// The thread at an identifier.
  public subscript(id: ThreadID) -> Thread { threads[id.index] }

  /// The thread of an article.
  public subscript(article: ArticleID) -> ThreadID { threadOf[article.index] }

  /// The threads of a cluster, in order.
  ///
  /// - Complexity: O(1).
  public func ids(of cluster: ClusterID) -> some RandomAccessCollection<ThreadID> {
    threadsOf[cluster.index].lazy.map { ThreadID($0) }
  }

  /// All thread identifiers, in order.
  public var ids: some RandomAccessCollection<ThreadID> {
    threads.indices.lazy.map { ThreadID($0) }
  }
}

extension StoryThreads {
  /// Describes groups of articles as threads.
  ///
  /// - Parameters:
  ///   - graph: The articles.
  ///   - clusters: Their clusters.
  ///   - groups: For each cluster, the articles of each of its threads, with the one that is most like
  ///     the others first.
  ///   - workers: Most threads of the processor to work with.
  init(of graph: StoryGraph, clusters: StoryClusters, groups: [[[ArticleID]]], workers: Int = 1) {
    var threads: [Thread] = []
    var threadOf = [ThreadID](repeating: ThreadID(0), count: graph.articles.count)
    var threadsOf: [Range<Int>] = []
    for (cluster, groups) in zip(clusters.ids, groups) {
      let start = threads.count
      let drafts = groups.map { Self.thread($0, in: cluster, of: graph) }
      for (number, draft) in drafts.sorted(by: { $0.standing < $1.standing }).enumerated() {
        var thread = draft
        thread.number = number + 1
        for member in thread.members { threadOf[member.index] = ThreadID(threads.count) }
        threads.append(thread)
      }
      if groups.count == 1 { threads[start].terms = clusters[cluster].terms }
      threadsOf.append(start..<threads.count)
    }
    self.threads = Self.labelled(
      threads, threadsOf: threadsOf, of: graph, apartFrom: clusters.clusters.map(\.terms),
      workers: workers)
    self.threadOf = threadOf
    self.threadsOf = threadsOf
  }

  private static func thread(
    _ members: [ArticleID], in cluster: ClusterID, of graph: StoryGraph
  ) -> Thread {
    let sorted = members.sorted { graph.comesBefore($0, $1) }
    let dates = sorted.compactMap { graph[$0].published }
    guard let smallest = members.min() else {
      preconditionFailure("A thread has at least one member.")
    }
    return Thread(
      identifier: "t" + graph[smallest].identifier.dropFirst(), cluster: cluster, number: 0,
      members: sorted, representative: members[0], terms: [], first: dates.first,
      last: dates.last, providerCount: Set(members.compactMap { graph[$0].provider }).count)
  }

  /// Gives the threads of each cluster that has several their terms, which set them apart from one
  /// another rather than from other stories.
  private static func labelled(
    _ threads: [Thread], threadsOf: [Range<Int>], of graph: StoryGraph,
    apartFrom labels: [[String]], workers: Int
  ) -> [Thread] {
    var threads = threads
    var taken = Set(labels.map { $0.sorted() })
    let divided = threadsOf.filter { $0.count > 1 }
    let termsOf = Parallel.map(count: divided.count, threads: workers) { [threads] number in
      ClassTerms(classCount: divided[number].count, threads: 1) { place in
        let thread = threads[divided[number].lowerBound + place]
        return graph.texts(of: thread.members, leading: thread.representative)
      }
    }
    for (range, terms) in zip(divided, termsOf) {
      let labels = terms.labels(
        3, or: { graph.names(of: threads[range.lowerBound + $0].representative) }, taken: &taken)
      for (index, label) in zip(range, labels) { threads[index].terms = label }
    }
    return threads
  }
}
