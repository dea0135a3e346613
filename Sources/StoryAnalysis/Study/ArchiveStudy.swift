/// What an archive says of its coverage, beyond what one screen shows: the measures of a report.
///
/// They cost more than the figures of an ``ArchiveAnalysis``, on which they rest, so they are computed
/// only where something prints them. What the analysis holds can be asked of the study itself.
@dynamicMemberLookup
public struct ArchiveStudy: Sendable {
  /// The graph, its clusters and the figures on which everything here rests.
  public let analysis: ArchiveAnalysis
  /// The threads of each story.
  public let threads: StoryThreads
  /// How much of the stories stays under other seeds.
  public let stability: ClusterStability
  /// How each cluster began, by position.
  public let firsts: FirstMovers
  /// How each thread began, by position.
  public let threadFirsts: FirstMovers
  /// How often each provider was first in a cluster.
  public let providerFirsts: ProviderFirsts
  /// Which of two providers comes first in the clusters that both cover.
  public let leads: ProviderLeads
  /// The life of each cluster, by position.
  public let lives: [StoryLife]
  /// The life of each thread, by position.
  public let threadLives: [StoryLife]
  /// The subjects that articles are filed under.
  public let topics: ArchiveTopics
  /// The bursts of the archive, of its clusters and of its topics.
  public let bursts: ArchiveBursts
  /// Who kept silent where, and the days without an article.
  public let silences: ArchiveSilences
  /// The place of each provider between the others.
  public let centrality: ProviderCentrality
  /// How far the standing of providers depends on which stories the archive holds.
  public let providerIntervals: ProviderIntervals
  /// Whether the ranks of providers tell more than how much each has published.
  public let volumeDependence: VolumeDependence
  /// How unequally the coverage is shared out.
  public let concentration: ArchiveConcentration

  /// Studies an analysed archive.
  public init(of analysis: ArchiveAnalysis) {
    self.analysis = analysis
    threads = StoryThreads(
      of: analysis.graph, clusters: analysis.clusters, seed: analysis.options.seed)
    stability = ClusterStability(
      of: analysis.clusters, in: analysis.graph, resolution: analysis.options.resolution,
      seed: analysis.options.seed, runCount: analysis.options.stabilityRuns)
    (firsts, threadFirsts, providerFirsts, leads) = Self.firsts(of: analysis, threads: threads)
    let days = ArticleBins(of: analysis.graph, unit: .day, calendar: analysis.options.calendar)
    (lives, threadLives) = Self.lives(of: analysis, threads: threads, days: days)
    topics = ArchiveTopics(of: analysis.graph, clusters: analysis.clusters, days: days)
    bursts = ArchiveBursts(clusters: analysis.clusters, topics: topics, days: days)
    let threadMembers = threads.threads.map(\.members)
    silences = ArchiveSilences(
      of: analysis.graph, clusters: analysis.clusters,
      threads: threads.threadsOf.map { Array(threadMembers[$0]) }, days: days)
    let seed = analysis.options.seed
    centrality = ProviderCentrality(of: analysis.providers, seed: seed)
    providerIntervals = ProviderIntervals(
      of: analysis.providers, in: analysis.graph, clusters: analysis.clusters, seed: seed)
    volumeDependence = VolumeDependence(of: analysis.providers)
    concentration = ArchiveConcentration(
      of: analysis.graph, clusters: analysis.clusters, textOf: analysis.syndication.textNumbers)
  }

  /// A part of the analysis.
  public subscript<Value>(dynamicMember path: KeyPath<ArchiveAnalysis, Value>) -> Value {
    analysis[keyPath: path]
  }
}
