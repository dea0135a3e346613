public import StoryAnalysis

extension Table {
  /// One row for each bin of each series: the archive, each cluster, each thread of a cluster that has
  /// several, each provider.
  public static func timeline(_ study: ArchiveStudy) -> Table {
    let coverage = study.coverage
    let graph = study.graph
    var rows = TimelineRow.series(.all, of: graph.articles.indices.map { ArticleID($0) }, in: study)
    for id in study.shownClusters {
      rows += TimelineRow.series(.cluster(id), of: study.clusters[id].members, in: study)
      let threads = study.threads.ids(of: id)
      guard threads.count > 1 else { continue }
      for thread in threads where study.shows(thread) {
        rows += TimelineRow.series(
          .thread(thread, of: id), of: study.threads[thread].members, in: study)
      }
    }
    var published = [[ArticleID]](repeating: [], count: graph.providers.count)
    for (index, article) in graph.articles.enumerated() {
      if let provider = article.provider { published[provider.index].append(ArticleID(index)) }
    }
    for provider in study.shownProviders {
      rows += TimelineRow.series(.provider(provider), of: published[provider.index], in: study)
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
        .text("thread", "Name of the thread: t, cluster, point, number in it; t2.1.") { row in
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
        .integer("distinct_texts", "Number of their texts: articles with one text counted once.") {
          $0.texts
        },
        .integer("clusters", "Number of clusters that they are of.") { $0.clusters },
      ],
      keys: Keys(references: [.cluster, .thread, .provider()]))
  }

  fileprivate enum TimelineSubject {
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
}

/// A bin of a series, with what is counted in it.
private struct TimelineRow {
  var subject: Table.TimelineSubject
  var bin: Int?
  var articles = 0
  var texts = 0
  var clusters = 0

  /// The rows of a subject: every bin from that of its first article to that of its last, and one
  /// more for articles without a time, where it has any.
  static func series(
    _ subject: Table.TimelineSubject, of members: [ArticleID], in study: ArchiveStudy
  ) -> [TimelineRow] {
    var membersOf: [Int: [ArticleID]] = [:]
    var undated: [ArticleID] = []
    for member in members {
      if let bin = study.coverage.bin(of: member) {
        membersOf[bin, default: []].append(member)
      } else {
        undated.append(member)
      }
    }
    var rows: [TimelineRow] = []
    if let first = membersOf.keys.min(), let last = membersOf.keys.max() {
      rows = (first...last).map { bin in
        TimelineRow(subject, bin: bin, members: membersOf[bin] ?? [], study)
      }
    }
    if !undated.isEmpty { rows.append(TimelineRow(subject, bin: nil, members: undated, study)) }
    return rows
  }

  private init(
    _ subject: Table.TimelineSubject, bin: Int?, members: [ArticleID], _ study: ArchiveStudy
  ) {
    self.subject = subject
    self.bin = bin
    guard !members.isEmpty else { return }
    articles = members.count
    texts = study.syndication.distinctTextCount(of: members)
    clusters = Set(members.map { study.clusters[$0] }).count
  }
}
