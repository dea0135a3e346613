extension ArchiveStudy {
  /// How clusters and threads began, and what that says of their providers.
  static func firsts(
    of analysis: ArchiveAnalysis, threads: StoryThreads
  ) -> (FirstMovers, FirstMovers, ProviderFirsts, ProviderLeads) {
    let graph = analysis.graph
    let clockError = analysis.options.clockError
    let clusters = FirstMovers(
      of: analysis.clusters.clusters.map(\.members), in: graph, clockError: clockError)
    return (
      clusters,
      FirstMovers(of: threads.threads.map(\.members), in: graph, clockError: clockError),
      ProviderFirsts(of: clusters, providerCount: graph.providers.count),
      ProviderLeads(of: clusters, providerCount: graph.providers.count)
    )
  }

  /// The lives of clusters and threads; their peaks are bins of the coverage.
  static func lives(
    of analysis: ArchiveAnalysis, threads: StoryThreads, days: ArticleBins
  ) -> ([StoryLife], [StoryLife]) {
    let coverage = analysis.coverage
    let bins =
      coverage.unit == .day
      ? days : ArticleBins(of: analysis.graph, unit: coverage.unit, calendar: coverage.calendar)
    return (
      analysis.graph.lives(of: analysis.clusters.clusters.map(\.members), in: bins),
      analysis.graph.lives(of: threads.threads.map(\.members), in: bins)
    )
  }
}
