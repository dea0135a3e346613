public import StoryAnalysis
internal import StoryParsing

/// What a study is of, in some sentences for files that are found without the others.
public enum StudySummary {
  /// What was read, what it holds and which filter is in force.
  public static func text(of study: ArchiveStudy) -> String {
    let summary = ArchiveSummary(of: study.analysis)
    var text = """
      \(NumberText.counted(summary.articles, "article")) in \
      \(NumberText.counted(summary.clusters, "story", "stories")) of \
      \(NumberText.counted(summary.providers, "provider")), from \
      \(NumberText.counted(summary.records, "record")) of an archive of news articles that name their \
      related stories
      """
    if let first = summary.firstPublished, let last = summary.lastPublished {
      text += "; published from \(first.iso8601) to \(last.iso8601)"
    }
    text += "."
    if let filter = study.filterText { text += " \(filter)" }
    return text
  }
}
