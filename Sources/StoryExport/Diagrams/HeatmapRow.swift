internal import StoryAnalysis

/// A row of the heat map: what a provider, or several together, published when.
struct HeatmapRow {
  /// Who published it.
  enum Subject: Hashable {
    case provider(ProviderID)
    /// So many providers that have no row of their own, and whatever has no provider.
    case others(Int)
  }

  var subject: Subject
  /// Number of articles at each place of the axis.
  var counts: [Int]
  var undatedCount = 0

  /// Number of articles.
  var total: Int { counts.reduce(undatedCount, +) }
  /// Number of places with articles.
  var cellCount: Int { counts.count { $0 > 0 } }

  private init(_ subject: Subject, length: Int) {
    self.subject = subject
    counts = [Int](repeating: 0, count: length)
  }

  private mutating func add(_ other: HeatmapRow) {
    for index in counts.indices { counts[index] += other.counts[index] }
    undatedCount += other.undatedCount
  }

  /// The rows of what is shown: the providers with the most articles first, ties in the order of their
  /// standing, and the others together in the last.
  ///
  /// - Parameters:
  ///   - limit: Most providers with a row of their own.
  ///   - cellLimit: Most places with articles in all rows; the last providers go without where there
  ///     would be more.
  static func rows(
    of analysis: ArchiveAnalysis, along axis: TimelineAxis, limit: Int, cellLimit: Int
  ) -> [HeatmapRow] {
    var rows = analysis.graph.providers.indices.map {
      HeatmapRow(.provider(ProviderID($0)), length: axis.slots.count)
    }
    var others = HeatmapRow(.others(0), length: axis.slots.count)
    func note(_ article: ArticleID, _ row: inout HeatmapRow) {
      if let slot = axis.slot(of: article) {
        row.counts[slot] += 1
      } else {
        row.undatedCount += 1
      }
    }
    for article in analysis.shownArticles {
      if let provider = analysis.graph[article].provider {
        note(article, &rows[provider.index])
      } else {
        note(article, &others)
      }
    }
    let totals = rows.map(\.total)
    let ranking = analysis.shownProviders.enumerated().sorted {
      (totals[$1.element.index], $0.offset) < (totals[$0.element.index], $1.offset)
    }.map(\.element)
    var chosen: [HeatmapRow] = []
    var cells = axis.slots.count
    for provider in ranking.prefix(limit) {
      cells += rows[provider.index].cellCount
      if cells > cellLimit, !chosen.isEmpty { break }
      chosen.append(rows[provider.index])
    }
    for provider in ranking.dropFirst(chosen.count) { others.add(rows[provider.index]) }
    others.subject = .others(ranking.count - chosen.count)
    return others.total > 0 ? chosen + [others] : chosen
  }
}
