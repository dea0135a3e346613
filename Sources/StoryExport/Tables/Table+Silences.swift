public import StoryAnalysis

extension Table {
  /// One row for each stretch of days without an article, and for each provider's silence on a thread
  /// or cluster whose siblings it covers.
  public static func silences(_ study: ArchiveStudy) -> Table {
    let graph = study.graph
    let threads = study.threads
    let rows: [SilenceRow] =
      study.silences.stretches.map { .stretch($0) } + study.shownAbsences.map { .absence($0) }
    return Table(
      "silences",
      """
      One row for each stretch of days without an article between the archive's first and last (kind \
      archive), then for each provider that is silent on a thread or cluster of at least \
      \(ArchiveSilences.minimumProviderCount) providers and has at least \
      \(ArchiveSilences.minimumArticleCount) articles in its siblings: the other threads of the \
      cluster, or the clusters that links join with it. Only the \(ArchiveSilences.siblingLimit) \
      largest threads of a cluster and siblings with the most links count, and of the silent at most \
      \(ArchiveSilences.absenceLimit).
      """,
      rows: rows,
      columns: [
        .text("kind", "archive (days without an article), thread or cluster (who is silent on it).")
        {
          switch $0 {
          case .stretch: "archive"
          case .absence(let absence): absence.story.thread == nil ? "cluster" : "thread"
          }
        },
        .integer("cluster", "Number of the cluster.") { row in
          (row.absence?.story.thread.map { threads[$0].cluster } ?? row.absence?.story.cluster)?
            .number
        },
        .text("thread", "Name of the thread: t, cluster, point, number in it; t2.1.") { row in
          row.absence?.story.thread.map { threads[$0].name }
        },
        .text("provider", "Who is silent.") { row in
          row.absence.map { graph[$0.provider].key }
        },
        .integer(
          "articles", "Number of articles that known providers have on what it is silent on."
        ) { $0.absence?.storyArticleCount },
        .integer("sibling_articles", "Number of its articles in the siblings.") {
          $0.absence?.siblingArticleCount
        },
        .number(
          "chance",
          "How probable so many articles miss the thread or cluster if they fall at random, 0 to 1."
        ) { $0.absence?.chance },
        .text(
          "start",
          "First day without an article, on the calendar of \(study.options.calendar.name)."
        ) { $0.stretch?.start },
        .text("end", "Last day without an article.") { $0.stretch?.end },
        .integer("days", "Number of these days.") { $0.stretch?.dayCount },
      ],
      keys: Keys(references: [.cluster, .thread, .provider()]))
  }

  private enum SilenceRow {
    case stretch(ArchiveSilences.Stretch)
    case absence(ArchiveSilences.Absence)

    var stretch: ArchiveSilences.Stretch? {
      if case .stretch(let stretch) = self { stretch } else { nil }
    }

    var absence: ArchiveSilences.Absence? {
      if case .absence(let absence) = self { absence } else { nil }
    }
  }
}

extension ArchiveSilences.Story {
  /// The thread; nothing for a cluster.
  fileprivate var thread: ThreadID? {
    if case .thread(let id) = self { id } else { nil }
  }

  /// The cluster; nothing for a thread.
  fileprivate var cluster: ClusterID? {
    if case .cluster(let id) = self { id } else { nil }
  }
}
