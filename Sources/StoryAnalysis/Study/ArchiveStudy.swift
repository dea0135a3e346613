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

  /// Studies an analysed archive.
  public init(of analysis: ArchiveAnalysis) {
    self.analysis = analysis
    threads = StoryThreads(
      of: analysis.graph, clusters: analysis.clusters, seed: analysis.options.seed)
    stability = ClusterStability(
      of: analysis.clusters, in: analysis.graph, resolution: analysis.options.resolution,
      seed: analysis.options.seed, runCount: analysis.options.stabilityRuns)
  }

  /// A part of the analysis.
  public subscript<Value>(dynamicMember path: KeyPath<ArchiveAnalysis, Value>) -> Value {
    analysis[keyPath: path]
  }
}
