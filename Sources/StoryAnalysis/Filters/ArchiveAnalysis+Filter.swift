extension ArchiveAnalysis {
  /// The filter in force, in one line that stands in every output; absent where there is none.
  public var filterText: String? { selection?.text }

  /// Number of articles that the archive has without the filter in force.
  public var archiveArticleCount: Int { selection?.archiveCount ?? graph.articles.count }

  /// Number of articles that are shown: all that are measured, unless a filter hides some.
  public var shownArticleCount: Int { selection?.chosenCount ?? graph.articles.count }

  /// Whether a filter hides part of what is measured.
  public var hidesPart: Bool { shown != nil }

  /// Whether a filter has left articles out before anything was measured.
  public var leavesPartOut: Bool {
    selection.map { $0.filter.mode == .scope && $0.chosenCount < $0.archiveCount } ?? false
  }

  /// Whether an article is shown.
  ///
  /// - Complexity: O(1), as for the other parts.
  public func shows(_ article: ArticleID) -> Bool { shown?.articles[article.index] ?? true }

  /// Whether a cluster is shown: at least one of its articles is.
  public func shows(_ cluster: ClusterID) -> Bool { shown?.clusters[cluster.index] ?? true }

  /// Whether a provider is shown: at least one of its articles is.
  public func shows(_ provider: ProviderID) -> Bool { shown?.providers[provider.index] ?? true }

  /// Whether a link is shown: both its ends are.
  public func shows(_ link: StoryGraph.Link) -> Bool { shows(link.source) && shows(link.target) }

  /// Whether a link between providers is shown: both its ends are.
  public func shows(_ link: ProviderGraph.Link) -> Bool { shows(link.source) && shows(link.target) }

  /// The members of a cluster that are shown, in their order.
  public func shownMembers(of cluster: ClusterID) -> [ArticleID] {
    let members = clusters[cluster].members
    return hidesPart ? members.filter { shows($0) } : members
  }

  /// The articles that are shown, by cluster and time.
  public var shownArticles: [ArticleID] { clusters.ids.flatMap { shownMembers(of: $0) } }

  /// The clusters that are shown, in order.
  public var shownClusters: [ClusterID] { clusters.ids.filter { shows($0) } }

  /// The links that are shown, in order.
  public var shownLinks: [StoryGraph.Link] {
    hidesPart ? graph.links.filter { shows($0) } : graph.links
  }

  /// The providers that are shown, the one with the most articles first.
  public var shownProviders: [ProviderID] { providers.ranking.filter { shows($0) } }

  /// The links between providers that are shown, in order.
  public var shownProviderLinks: [ProviderGraph.Link] { providers.links.filter { shows($0) } }

  /// What a filter shows of everything that is measured, by position.
  struct Shown: Sendable {
    var articles: [Bool]
    var clusters: [Bool]
    var providers: [Bool]

    init(_ isShown: [Bool], of graph: StoryGraph, clusters clustering: StoryClusters) {
      articles = isShown
      clusters = [Bool](repeating: false, count: clustering.clusters.count)
      providers = [Bool](repeating: false, count: graph.providers.count)
      for (index, isShown) in isShown.enumerated() where isShown {
        clusters[clustering.clusterOf[index].index] = true
        if let provider = graph.articles[index].provider { providers[provider.index] = true }
      }
    }
  }
}

extension ArchiveStudy {
  /// Whether a thread is shown: at least one of its articles is.
  ///
  /// - Complexity: O(1), after the first time.
  public func shows(_ thread: ThreadID) -> Bool {
    guard analysis.hidesPart else { return true }
    return known.shownThreads.value {
      var isShown = [Bool](repeating: false, count: threads.threads.count)
      for (index, thread) in threads.threadOf.enumerated() where analysis.shows(ArticleID(index)) {
        isShown[thread.index] = true
      }
      return isShown
    }[thread.index]
  }

  /// Whether a topic is shown: at least one of its articles is.
  ///
  /// - Complexity: O(*n*), *n* articles of the topic, where a part is hidden.
  public func shows(_ topic: ArchiveTopics.Topic) -> Bool {
    !analysis.hidesPart || topic.members.contains { analysis.shows($0) }
  }

  /// The threads that are shown, by cluster.
  public var shownThreads: [ThreadID] { threads.ids.filter { shows($0) } }

  /// The bursts of the archive and of the clusters and topics that are shown, in order.
  public var shownBursts: [ArchiveBursts.Burst] {
    bursts.bursts.filter { burst in
      switch burst.subject {
      case .archive: true
      case .cluster(let id): analysis.shows(id)
      case .topic(let number): shows(topics.topics[number])
      }
    }
  }

  /// The silences of providers that are shown on stories that are, in order.
  public var shownAbsences: [ArchiveSilences.Absence] {
    silences.absences.filter { absence in
      guard analysis.shows(absence.provider) else { return false }
      return switch absence.story {
      case .thread(let id): shows(id)
      case .cluster(let id): analysis.shows(id)
      }
    }
  }
}
