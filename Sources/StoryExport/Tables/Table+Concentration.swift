public import StoryAnalysis

extension Table {
  /// One row for each level (provider, owner) and each thing that is shared out over it.
  public static func concentration(_ study: ArchiveStudy) -> Table {
    Table(
      "concentration",
      "One row for each level and basis: how unequally the archive is shared out.",
      rows: study.concentration.rows,
      columns: [
        .text("level", "Whose shares are compared: provider, or owner where a registry states any.")
        {
          $0.level.rawValue
        },
        .text("basis", "What is shared out: articles, texts, clusters, or links from others.") {
          $0.basis.rawValue
        },
        .integer("holders", "Number of providers or owners.") { $0.concentration.count },
        .integer("total", "What all of them have together.") { $0.concentration.total },
        .number("hhi", "Herfindahl-Hirschman index, from 1 / holders to 1 (one has all).") {
          $0.concentration.herfindahlHirschman
        },
        .number("effective", "Effective number of holders, from 1 to their number.") {
          $0.concentration.effectiveCount
        },
        .number("gini", "Gini coefficient, from 0 (all equal) to 1 - 1 / holders.") {
          $0.concentration.gini
        },
        .text("largest", "Who has the largest share; of several the first by name.") { $0.largest },
        .number("largest_share", "The largest share, from 0 to 1.") { $0.largestShare },
        .integer("without_provider", "Number of articles without a provider; they have no share.") {
          $0.articlesWithoutProvider
        },
      ],
      keys: Keys(primary: ["level", "basis"]))
  }
}
