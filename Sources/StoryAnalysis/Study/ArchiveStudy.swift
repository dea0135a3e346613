/// What an archive says of its coverage, beyond what one screen shows: the measures of a report.
///
/// They cost more than the figures of an ``ArchiveAnalysis``, on which they rest, so each is computed
/// when it is first asked for, and then kept for all copies of the study: a table costs what its
/// cells say, and a study that nobody asks costs nothing. What the analysis holds can be asked of the
/// study itself.
@dynamicMemberLookup
public struct ArchiveStudy: Sendable {
  /// The graph, its clusters and the figures on which everything here rests.
  public let analysis: ArchiveAnalysis
  let known = Known()

  /// Studies an analysed archive.
  public init(of analysis: ArchiveAnalysis) { self.analysis = analysis }

  /// A part of the analysis.
  public subscript<Value>(dynamicMember path: KeyPath<ArchiveAnalysis, Value>) -> Value {
    analysis[keyPath: path]
  }
}

extension ArchiveStudy {
  /// The threads of each story.
  public var threads: StoryThreads {
    known.threads.value {
      StoryThreads(of: analysis.graph, clusters: analysis.clusters, seed: analysis.options.seed)
    }
  }

  /// How much of the stories stays under other seeds.
  public var stability: ClusterStability {
    known.stability.value {
      if let communities = analysis.communities {
        return ClusterStability(of: analysis.clusters, among: Array(communities.dropFirst()))
      }
      return ClusterStability(
        of: analysis.clusters, in: analysis.graph, resolution: analysis.options.resolution,
        seed: analysis.options.seed, runCount: analysis.options.stabilityRuns)
    }
  }

  /// The subjects that articles are filed under.
  public var topics: ArchiveTopics {
    known.topics.value {
      ArchiveTopics(of: analysis.graph, clusters: analysis.clusters, days: days)
    }
  }

  /// The bursts of the archive, of its clusters and of its topics.
  public var bursts: ArchiveBursts {
    known.bursts.value {
      ArchiveBursts(clusters: analysis.clusters, topics: topics, days: days)
    }
  }

  /// Who kept silent where, and the days without an article.
  public var silences: ArchiveSilences {
    known.silences.value {
      let members = threads.threads.map(\.members)
      return ArchiveSilences(
        of: analysis.graph, clusters: analysis.clusters,
        threads: threads.threadsOf.map { Array(members[$0]) }, days: days)
    }
  }

  /// The place of each provider between the others.
  public var centrality: ProviderCentrality {
    known.centrality.value {
      ProviderCentrality(of: analysis.providers, seed: analysis.options.seed)
    }
  }

  /// How far the standing of providers depends on which stories the archive holds.
  public var providerIntervals: ProviderIntervals {
    known.providerIntervals.value {
      ProviderIntervals(
        of: analysis.providers, in: analysis.graph, clusters: analysis.clusters,
        seed: analysis.options.seed)
    }
  }

  /// Whether the ranks of providers tell more than how much each has published.
  public var volumeDependence: VolumeDependence {
    known.volumeDependence.value { VolumeDependence(of: analysis.providers) }
  }

  /// How unequally the coverage is shared out.
  public var concentration: ArchiveConcentration {
    known.concentration.value {
      ArchiveConcentration(
        of: analysis.graph, clusters: analysis.clusters, textOf: analysis.syndication.textNumbers)
    }
  }
}

extension ArchiveStudy {
  /// What has been computed so far. The copies of a study share it.
  final class Known: Sendable {
    let threads = Once<StoryThreads>()
    let shownThreads = Once<[Bool]>()
    let stability = Once<ClusterStability>()
    let firsts = Once<FirstMovers>()
    let threadFirsts = Once<FirstMovers>()
    let providerFirsts = Once<ProviderFirsts>()
    let leads = Once<ProviderLeads>()
    let lives = Once<[StoryLife]>()
    let threadLives = Once<[StoryLife]>()
    let days = Once<ArticleBins>()
    let bins = Once<ArticleBins>()
    let topics = Once<ArchiveTopics>()
    let bursts = Once<ArchiveBursts>()
    let silences = Once<ArchiveSilences>()
    let centrality = Once<ProviderCentrality>()
    let providerIntervals = Once<ProviderIntervals>()
    let volumeDependence = Once<VolumeDependence>()
    let concentration = Once<ArchiveConcentration>()
  }
}
