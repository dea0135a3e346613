internal import StoryAnalysis
internal import StoryParsing

/// Columns that clusters and threads have in common.
extension Table {
  /// How a story began.
  ///
  /// - Parameters:
  ///   - study: The study that the stories belong to.
  ///   - story: The beginning of the story in a row: of ``ArchiveStudy/firsts`` for a cluster, of
  ///     ``ArchiveStudy/threadFirsts`` for a thread.
  static func firstColumns<Row>(
    _ study: ArchiveStudy, _ story: @escaping @Sendable (Row) -> FirstMovers.Story
  ) -> [TableColumn<Row>] {
    let graph = study.graph
    return [
      .text("first_provider", "The provider that was first; empty where it cannot be told.") {
        story($0).first.map { graph[$0].key }
      },
      .text(
        "first_verdict",
        """
        first (one provider was), cannot-tell (several come within the clock error of the earliest \
        article) or unknown (no article is dated, or the earliest are of no known provider).
        """
      ) { story($0).verdict.rawValue },
      .list(
        "first_window",
        """
        Who comes within the clock error of the earliest article, with the time of its first one; ? \
        is no known provider.
        """
      ) { row in
        story(row).window.map { arrival in
          "\(arrival.provider.map { graph[$0].key } ?? "?") \(arrival.published.iso8601)"
        }
      },
    ]
  }

  /// The life of a story, beside its first and last article and their distance.
  ///
  /// - Parameters:
  ///   - study: The study that the stories belong to.
  ///   - life: The life of the story in a row: of ``ArchiveStudy/lives`` for a cluster, of
  ///     ``ArchiveStudy/threadLives`` for a thread.
  static func lifeColumns<Row>(
    _ study: ArchiveStudy, _ life: @escaping @Sendable (Row) -> StoryLife
  ) -> [TableColumn<Row>] {
    let coverage = study.coverage
    return [
      .integer("undated", "Number of its articles without a time.") { life($0).undatedCount },
      .text(
        "peak",
        "The \(coverage.unit.rawValue) with the most articles on the calendar of "
          + "\(coverage.calendar.name); of several the earliest."
      ) { life($0).peak?.bin },
      .integer("peak_articles", "Number of its articles then.") { life($0).peak?.articleCount },
      .number(
        "half_life", unit: "hours",
        "Time from its first article until half of the dated ones were out."
      ) { life($0).halfLife.map { Double($0) / 3_600 } },
      .number(
        "longest_gap", unit: "hours",
        "Longest time between two of its articles that follow each other."
      ) { (life($0).longestGap?.seconds).map { Double($0) / 3_600 } },
      .time("longest_gap_start", "Publication of the article before that gap.") {
        life($0).longestGap?.start
      },
      .text(
        "censored",
        """
        Which end the archive may not show: none, left (it may begin in the middle of the story), right \
        (it may end in the middle) or both.
        """
      ) { life($0).censoring?.rawValue },
    ]
  }
}
