public import StoryAnalysis
internal import StoryParsing

/// What an archive holds, in words for one screen.
public struct SummaryText: Sendable {
  private let analysis: ArchiveAnalysis
  private let summary: ArchiveSummary

  /// Number of stories and of providers that are listed.
  public var listLength = 5

  /// Creates the text of an analysis.
  public init(of analysis: ArchiveAnalysis) {
    self.analysis = analysis
    summary = ArchiveSummary(of: analysis)
  }

  /// Writes the text.
  public func write(to output: inout some TextOutputStream) {
    for (heading, text) in figures {
      let padding = String(repeating: " ", count: max(1, 11 - heading.count))
      output.write(heading + padding + text + "\n")
    }
    writeStories(to: &output)
    writeProviders(to: &output)
  }

  private var figures: [(String, String)] {
    let zone = analysis.options.calendar.name
    var figures = [
      (
        "Read",
        """
        \(NumberText.counted(summary.records, "record")) with \
        \(NumberText.counted(summary.relatedEntries, "related entry", "related entries")); \
        \(NumberText.counted(summary.skippedFiles, "file")) skipped, \
        \(NumberText.counted(summary.warnings, "warning"))
        """
      ),
      (
        "Articles",
        """
        \(NumberText.grouped(summary.articles)), of which \(NumberText.grouped(summary.ghosts)) \
        are only mentioned; \(NumberText.grouped(summary.revisedArticles)) seen under more than \
        one headline
        """
      ),
      (
        "Texts",
        """
        \(NumberText.grouped(summary.distinctTexts)) distinct; \
        \(NumberText.counted(summary.syndicatedGroups, "group")) of articles with one text, \
        \(NumberText.counted(summary.articles - summary.distinctTexts, "copy", "copies"))
        """
      ),
      (
        "Links",
        """
        \(NumberText.grouped(summary.links)) between articles, \
        \(NumberText.grouped(summary.mutualPairs)) of the pairs mutual; \
        \(NumberText.grouped(summary.providerLinks)) between providers
        """
      ),
      (
        "Stories",
        """
        \(NumberText.counted(summary.clusters, "cluster")), modularity \
        \(NumberText.fixed(summary.modularity, decimals: 4)); \
        \(NumberText.counted(summary.components, "connected component"))
        """
      ),
      ("Providers", NumberText.grouped(summary.providers)),
    ]
    if let first = summary.firstPublished, let last = summary.lastPublished {
      figures.append(("Time", "\(first.iso8601) to \(last.iso8601)"))
    }
    if let busiest = summary.busiestDay {
      figures.append(
        (
          "Days",
          """
          \(NumberText.counted(summary.days, "day")) (\(zone)) with an article, the \
          busiest \(busiest.date) with \(NumberText.grouped(busiest.articles))
          """
        ))
    }
    if let filter = summary.filter {
      figures.insert(("Filter", TerminalText.plain(filter)), at: 0)
    }
    if summary.undatedArticles > 0 {
      figures.append(("Undated", NumberText.counted(summary.undatedArticles, "article")))
    }
    return figures
  }

  private func writeStories(to output: inout some TextOutputStream) {
    let clusters = analysis.clusters
    let ids = analysis.shownClusters
    guard !ids.isEmpty else { return }
    output.write("\nLargest stories\n")
    let sizes = leftPadded(
      ids.prefix(listLength).map {
        NumberText.counted(clusters[$0].members.count, "article")
      })
    for (id, size) in zip(ids, sizes) {
      let cluster = clusters[id]
      let dates = [cluster.first, cluster.last].compactMap { $0?.iso8601.prefix(10) }
      let days = dates.first == dates.last ? dates.prefix(1) : dates.prefix(2)
      let headline = TerminalText.plain(analysis.graph[cluster.representative].displayTitle)
      let label = TerminalText.plain(cluster.label)
      output.write("\(leftPadded(String(id.number), to: 3))  \(size)  \(label)\n")
      output.write("     \(headline)\n     \(days.joined(separator: " to "))\n")
    }
    writeRest(ids.count, "clusters", to: &output)
  }

  private func writeProviders(to output: inout some TextOutputStream) {
    let standings = analysis.providers
    let ranking = analysis.shownProviders
    guard !ranking.isEmpty else { return }
    output.write("\nProviders with the most articles\n")
    let shown = ranking.prefix(listLength)
    let width = shown.map { analysis.graph[$0].key.count }.max() ?? 0
    let counts = leftPadded(
      shown.map { NumberText.counted(standings[$0].articleCount, "article") })
    for (provider, count) in zip(shown, counts) {
      let standing = standings[provider]
      let key = TerminalText.plain(analysis.graph[provider].key)
      let share = NumberText.fixed(100 * standing.coverageShare, decimals: 1)
      let rank = NumberText.fixed(standing.pageRank, decimals: 4)
      output.write(
        """
          \(key)\(String(repeating: " ", count: max(0, width - key.count)))\
          \(count), \(leftPadded(share, to: 4)) % of all, PageRank \(rank)\n
        """)
    }
    writeRest(ranking.count, "providers", to: &output)
  }

  private func writeRest(_ count: Int, _ command: String, to output: inout some TextOutputStream) {
    guard count > listLength else { return }
    let rest = NumberText.grouped(count - listLength)
    output.write("  and \(rest) more: storyloom \(command)\n")
  }

  /// Texts of a column, flush right.
  private func leftPadded(_ texts: [String]) -> [String] {
    let width = texts.map(\.count).max() ?? 0
    return texts.map { leftPadded($0, to: width) }
  }

  private func leftPadded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
