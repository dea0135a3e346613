public import StoryAnalysis

extension Table {
  /// One row for each bin of each series: the archive, each cluster, each thread of a cluster that has
  /// several, each provider.
  public static func timeline(_ study: ArchiveStudy) -> Table {
    let coverage = study.coverage
    let graph = study.graph
    var rows = timelineRows(.all, coverage.all)
    for id in study.clusters.ids {
      rows += timelineRows(.cluster(id), coverage.clusters[id.index])
      let threads = study.threads.ids(of: id)
      guard threads.count > 1 else { continue }
      for thread in threads {
        rows += timelineRows(
          .thread(thread, of: id), coverage.series(of: study.threads[thread].members))
      }
    }
    for provider in study.providers.ranking {
      rows += timelineRows(.provider(provider), coverage.providers[provider.index])
    }
    return Table(
      "timeline",
      """
      Articles over time for the archive, each cluster, each thread of a cluster that has several, \
      and each provider. A series runs from its first article to its last with the empty \
      \(coverage.unit.rawValue)s between; articles without a time stand in a row of their own without \
      a bin.
      """,
      rows: rows,
      columns: [
        .text("series", "What is counted: all, cluster, thread or provider.") { $0.subject.name },
        .integer("cluster", "Number of the cluster.") { $0.subject.cluster?.number },
        .text("thread", "Name of the thread: cluster and number in it.") { row in
          row.subject.thread.map { study.threads[$0].name }
        },
        .text("provider", "The provider.") { row in
          row.subject.provider.map { graph[$0].key }
        },
        .text("unit", "Kind of the bin: hour, day, week (from Monday) or month.") { _ in
          coverage.unit.rawValue
        },
        .text("bin", "The bin on the calendar of \(coverage.calendar.name).") { row in
          row.bin.map { coverage.bins[$0].label }
        },
        .time("start", "First moment of the bin.") { row in
          row.bin.map { coverage.bins[$0].start }
        },
        .integer("articles", "Number of articles published in the bin.") { $0.articles },
      ])
  }

  private struct TimelineRow {
    var subject: TimelineSubject
    var bin: Int?
    var articles: Int
  }

  private enum TimelineSubject {
    case all
    case cluster(ClusterID)
    case thread(ThreadID, of: ClusterID)
    case provider(ProviderID)

    var name: String {
      switch self {
      case .all: "all"
      case .cluster: "cluster"
      case .thread: "thread"
      case .provider: "provider"
      }
    }

    var cluster: ClusterID? {
      switch self {
      case .cluster(let id), .thread(_, of: let id): id
      case .all, .provider: nil
      }
    }

    var thread: ThreadID? {
      if case .thread(let id, of: _) = self { id } else { nil }
    }

    var provider: ProviderID? {
      if case .provider(let id) = self { id } else { nil }
    }
  }

  private static func timelineRows(
    _ subject: TimelineSubject, _ series: Coverage.Series
  ) -> [TimelineRow] {
    var rows = series.counts.enumerated().map { offset, count in
      TimelineRow(subject: subject, bin: series.firstBin + offset, articles: count)
    }
    if series.undatedCount > 0 {
      rows.append(TimelineRow(subject: subject, bin: nil, articles: series.undatedCount))
    }
    return rows
  }
}
