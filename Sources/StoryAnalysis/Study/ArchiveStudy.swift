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

  /// Studies an analysed archive.
  public init(of analysis: ArchiveAnalysis) {
    self.analysis = analysis
    threads = StoryThreads(of: analysis.graph, clusters: analysis.clusters)
  }

  /// A part of the analysis.
  public subscript<Value>(dynamicMember path: KeyPath<ArchiveAnalysis, Value>) -> Value {
    analysis[keyPath: path]
  }
}
