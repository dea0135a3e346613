public import StoryAnalysis

extension Table {
  /// One row for each link, with both ends described; `Source`, `Target`, `Type` and `Weight` are the
  /// headers that Gephi reads edges by.
  public static func links(_ study: ArchiveStudy) -> Table {
    let graph = study.graph
    let clusters = study.clusters
    return Table(
      "links", "One row for each article that a record names as related.", rows: study.shownLinks,
      columns: [
        .text("Source", "Identifier of the article whose record names the other.") {
          graph[$0.source].identifier
        },
        .text("Target", "Identifier of the article that is named.") {
          graph[$0.target].identifier
        },
        .text("Type", "Always Directed.") { _ in "Directed" },
        .number("Weight", "Fractional weight: 1 / number of articles that the source names.") {
          $0.weight
        },
        .boolean("mutual", "Whether the target's record names the source as well.") {
          graph.hasLink(from: $0.target, to: $0.source)
        },
        .text("source_title", "Headline of the source.") { graph[$0.source].displayTitle },
        .text("source_provider", "Provider of the source.") { link in
          graph[link.source].provider.map { graph[$0].key }
        },
        .time("source_published", "Publication of the source.") { graph[$0.source].published },
        .integer("source_cluster", "Cluster of the source.") { clusters[$0.source].number },
        .text("target_title", "Headline of the target.") { graph[$0.target].displayTitle },
        .text("target_provider", "Provider of the target.") { link in
          graph[link.target].provider.map { graph[$0].key }
        },
        .time("target_published", "Publication of the target.") { graph[$0.target].published },
        .integer("target_cluster", "Cluster of the target.") { clusters[$0.target].number },
        .text("document", "The document that makes the link.") { graph.place(of: $0).document },
        .integer("line", "Line of the first entry that makes it, from 1.") { $0.line },
      ],
      keys: Keys(
        primary: ["Source", "Target"], references: [.article("Source"), .article("Target")]))
  }
}
