internal import GraphAlgorithms

/// Who kept silent where, and when everybody did.
///
/// A provider is silent on a story when it covers siblings of the story and not the story itself. The
/// siblings of a thread are the other threads of its cluster; those of a cluster are the clusters that
/// links join with it. So that silence says something, the story has articles of at least two providers,
/// and the provider has at least two articles in the siblings.
///
/// An archive holds what it holds: silence in it need not be silence in the world.
public struct ArchiveSilences: Sendable {
  /// A story that a provider does not cover.
  public enum Story: Hashable, Sendable {
    /// A thread.
    case thread(ThreadID)
    /// A cluster.
    case cluster(ClusterID)
  }

  /// A provider's silence on one story.
  public struct Absence: Hashable, Sendable {
    /// The story that it does not cover.
    public var story: Story
    /// The provider.
    public var provider: ProviderID
    /// Number of articles of the story with a known provider.
    public var storyArticleCount: Int
    /// Number of the provider's articles in the siblings.
    public var siblingArticleCount: Int
    /// How probable the silence is if the provider's articles had been dealt to the story and its
    /// siblings at random: `Π (S − i) / (S + a − i)` for `i` from 0 below the provider's number of
    /// articles, where the story has `a` articles and the siblings `S`; hypergeometric, above 0 to 1. Of
    /// many silences some are improbable by chance alone.
    public var chance: Double
  }

  /// Days without an article.
  public struct Stretch: Hashable, Sendable {
    /// The first of them, on the calendar in force.
    public var start: String
    /// The last of them.
    public var end: String
    /// Their number.
    public var dayCount: Int

    /// Creates a stretch.
    public init(start: String, end: String, dayCount: Int) {
      self.start = start
      self.end = end
      self.dayCount = dayCount
    }
  }

  /// Fewest providers of a story that one can be silent on.
  public static let minimumProviderCount = 2
  /// Fewest articles in the siblings of a provider whose silence counts.
  public static let minimumArticleCount = 2
  /// Most threads of a cluster that are looked at, the largest; and most siblings of a cluster, those
  /// with the most links to it, ties to the larger.
  public static let siblingLimit = 20
  /// Most silent providers of a story that are kept: those with the most articles in its siblings, ties
  /// by key.
  public static let absenceLimit = 100

  /// Stretches of days without a dated article between the archive's first and last day, in order.
  public let stretches: [Stretch]
  /// Silences on threads, in the order of the threads, then those on clusters; of one story the
  /// providers with the most articles in its siblings first, ties by key.
  public let absences: [Absence]

  /// Number of days without a dated article between the archive's first and last day.
  public var silentDayCount: Int { stretches.reduce(0) { $0 + $1.dayCount } }
}

extension ArchiveSilences {
  /// Looks for silences.
  ///
  /// - Parameters:
  ///   - graph: The articles and their links.
  ///   - clusters: Their clusters.
  ///   - threads: For each cluster the articles of each of its threads, the largest thread first.
  ///   - days: The days of the articles.
  /// - Complexity: O(*n* log *n* + *m* log *m* + *a*), *n* articles, *m* links, *a* the articles of the
  ///   siblings of all clusters, at most twenty of each.
  public init(
    of graph: StoryGraph, clusters: StoryClusters, threads: [[[ArticleID]]], days: ArticleBins
  ) {
    precondition(days.unit == .day, "Silence is counted in days.")
    stretches = zip(days.filled, days.filled.dropFirst()).compactMap { one, two in
      two - one < 2
        ? nil
        : Stretch(start: days.label(one + 1), end: days.label(two - 1), dayCount: two - one - 1)
    }
    var absences: [Absence] = []
    var cast = Cast(of: graph)
    var number = 0
    for groups in threads {
      if groups.count > 1 {
        let whole = cast.ranking(of: groups.lazy.flatMap(\.self))
        for (place, group) in groups.prefix(Self.siblingLimit).enumerated() {
          // The providers that the thread has are not silent, so what others have in the cluster they
          // have in its siblings.
          absences += cast.absences(
            from: group, of: whole, asPart: true, story: .thread(ThreadID(number + place)))
        }
      }
      number += groups.count
    }
    for (cluster, siblings) in Self.siblings(of: clusters, in: graph).enumerated() {
      guard !siblings.isEmpty else { continue }
      let ranking = cast.ranking(of: siblings.lazy.flatMap { clusters[$0].members })
      absences += cast.absences(
        from: clusters[ClusterID(cluster)].members, of: ranking, asPart: false,
        story: .cluster(ClusterID(cluster)))
    }
    self.absences = absences
  }

  /// For each cluster those that links join with it, at most so many as count.
  private static func siblings(of clusters: StoryClusters, in graph: StoryGraph) -> [[ClusterID]] {
    // Both directions of every link between clusters, as one number that sorts by cluster.
    var pairs: [UInt64] = []
    for link in graph.links {
      let (one, two) = (clusters[link.source].rawValue, clusters[link.target].rawValue)
      guard one != two else { continue }
      pairs.append(UInt64(one) << 32 | UInt64(two))
      pairs.append(UInt64(two) << 32 | UInt64(one))
    }
    pairs.sort()
    var joined = [[(cluster: ClusterID, links: Int)]](
      repeating: [], count: clusters.clusters.count)
    for (place, pair) in pairs.enumerated() {
      let one = Int(pair >> 32)
      if place > 0, pairs[place - 1] == pair {
        joined[one][joined[one].count - 1].links += 1
      } else {
        joined[one].append((ClusterID(Int(pair & 0xFFFF_FFFF)), 1))
      }
    }
    return joined.map { siblings in
      siblings.sorted { $0.links != $1.links ? $0.links > $1.links : $0.cluster < $1.cluster }
        .prefix(siblingLimit).map(\.cluster)
    }
  }

  /// Counts the providers of articles, with one counter for each provider that is used again and again.
  private struct Cast {
    /// Providers by their number of articles.
    struct Ranking {
      var providers: [(provider: ProviderID, articles: Int)]
      /// Articles of all of them.
      var articleCount: Int
    }

    let graph: StoryGraph
    private var counts: [Int]

    init(of graph: StoryGraph) {
      self.graph = graph
      counts = [Int](repeating: 0, count: graph.providers.count)
    }

    /// The providers of articles, those with the most first, ties by key.
    mutating func ranking(of members: some Sequence<ArticleID>) -> Ranking {
      var met: [ProviderID] = []
      var articleCount = 0
      for member in members {
        guard let provider = graph.articles[member.index].provider else { continue }
        if counts[provider.index] == 0 { met.append(provider) }
        counts[provider.index] += 1
        articleCount += 1
      }
      let providers = met.map { ($0, counts[$0.index]) }.sorted {
        $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0
      }
      for provider in met { counts[provider.index] = 0 }
      return Ranking(providers: providers, articleCount: articleCount)
    }

    /// The silences on a story of the providers of its siblings.
    ///
    /// - Parameter isPart: Whether the ranking is of the siblings and the story together.
    mutating func absences(
      from members: [ArticleID], of ranking: Ranking, asPart isPart: Bool, story: Story
    ) -> [Absence] {
      let own = self.ranking(of: members)
      guard own.providers.count >= ArchiveSilences.minimumProviderCount else { return [] }
      let all = ranking.articleCount + (isPart ? 0 : own.articleCount)
      for (provider, _) in own.providers { counts[provider.index] = 1 }
      defer { for (provider, _) in own.providers { counts[provider.index] = 0 } }
      var absences: [Absence] = []
      for (provider, articles) in ranking.providers {
        guard articles >= ArchiveSilences.minimumArticleCount,
          absences.count < ArchiveSilences.absenceLimit
        else { break }
        guard counts[provider.index] == 0 else { continue }
        var chance = 1.0
        for dealt in 0..<articles {
          chance *= Double(all - own.articleCount - dealt) / Double(all - dealt)
        }
        absences.append(
          Absence(
            story: story, provider: provider, storyArticleCount: own.articleCount,
            siblingArticleCount: articles, chance: chance))
      }
      return absences
    }
  }
}
