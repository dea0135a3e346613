public import StoryAnalysis
internal import StoryParsing

/// What has become of an archive, in words: a short summary, every document that differs, and lists.
public struct ComparisonText: Sendable {
  private let comparison: ArchiveComparison
  private let lists: AnswerText

  /// Creates the text of a comparison; lists of articles and stories are cut unless they are to be
  /// whole, and every document is named in any case.
  public init(of comparison: ArchiveComparison, isWhole: Bool = false) {
    self.comparison = comparison
    lists = AnswerText(isWhole: isWhole)
  }

  /// Writes the text.
  public func write(to output: inout some TextOutputStream) {
    output.write(
      AnswerText.figure("Old", Self.size(of: comparison.old))
        + AnswerText.figure("New", Self.size(of: comparison.new)))
    output.write(summary)
    writeDocuments(to: &output)
    writeStories(to: &output)
    writeArticles(to: &output)
  }

  private static func size(of analysis: ArchiveAnalysis) -> [String] {
    let counts = [
      NumberText.counted(analysis.reading.documentCount, "document"),
      NumberText.counted(analysis.graph.articles.count, "article"),
      NumberText.counted(analysis.graph.links.count, "link"),
      NumberText.counted(analysis.clusters.clusters.count, "story", "stories"),
    ].joined(separator: ", ")
    return [counts] + (analysis.filterText.map { [TerminalText.plain($0)] } ?? [])
  }

  private var summary: String {
    let (documents, articles) = (comparison.documents, comparison.articles)
    let (links, stories) = (comparison.links, comparison.stories)
    func counts(_ parts: [(Int, String)]) -> [String] {
      [parts.map { "\(NumberText.grouped($0.0)) \($0.1)" }.joined(separator: ", ")]
    }
    var read = [
      (documents.added.count, "added"), (documents.removed.count, "removed"),
      (documents.changed.count, "changed"), (documents.unchangedCount, "unchanged"),
    ]
    if !documents.unread.isEmpty { read.append((documents.unread.count, "not to be read")) }
    return AnswerText.figure("Documents", counts(read))
      + AnswerText.figure(
        "Articles",
        counts([
          (articles.added.count, "new"), (articles.removed.count, "gone"),
          (articles.changed.count, "changed"), (articles.unchangedCount, "unchanged"),
        ])
          + counts([
            (articles.becameGhostCount, "lost their records"),
            (articles.gotRecordCount, "got records"),
          ]))
      + AnswerText.figure(
        "Links",
        counts([
          (links.added.count, "new"), (links.removed.count, "gone"),
          (links.unchangedCount, "unchanged"),
        ]))
      + AnswerText.figure(
        "Stories",
        counts(
          StoryChanges.Verdict.allCases.map { (stories.count(of: $0), $0.rawValue) }))
  }

  private func writeDocuments(to output: inout some TextOutputStream) {
    let whole = AnswerText(isWhole: true)
    let documents = comparison.documents
    for (title, paths) in [
      ("Documents added", documents.added), ("Documents removed", documents.removed),
      ("Documents changed", documents.changed), ("Documents not to be read", documents.unread),
    ] {
      output.write(whole.list(title, paths) { TerminalText.plain($0) })
    }
  }

  private func writeStories(to output: inout some TextOutputStream) {
    let (old, new) = (comparison.old, comparison.new)
    func sizes(_ ids: [ClusterID], _ analysis: ArchiveAnalysis) -> String {
      ids.map { NumberText.grouped(analysis.clusters[$0].members.count) }.joined(separator: " + ")
    }
    func line(_ verdict: StoryChanges.Verdict, _ one: [ClusterID], _ two: [ClusterID]) -> String {
      let analysis = two.isEmpty ? old : new
      let headlines = (two.isEmpty ? one : two).prefix(3).map {
        analysis.graph[analysis.clusters[$0].representative].displayTitle
      }
      let counts =
        two.isEmpty
        ? sizes(one, old)
        : one.isEmpty ? sizes(two, new) : "\(sizes(one, old)) → \(sizes(two, new))"
      let title = TerminalText.plain(headlines.joined(separator: " / "))
      return "\(verdict.rawValue)  \(counts)  \(title)"
    }
    // Each event once: merged and new ones from the new state, split and gone ones from the old one.
    var lines: [String] = []
    for fate in comparison.stories.new {
      switch fate.verdict {
      case .unchanged, .split, .gone: continue
      default:
        guard comparison.shows(new: fate) else { continue }
        lines.append(line(fate.verdict, fate.counterparts, [fate.cluster]))
      }
    }
    for fate in comparison.stories.old
    where [.split, .gone].contains(fate.verdict) && comparison.shows(old: fate) {
      lines.append(line(fate.verdict, [fate.cluster], fate.counterparts))
    }
    output.write(lists.list("Stories that differ", lines) { $0 })
  }

  private func writeArticles(to output: inout some TextOutputStream) {
    let (old, new) = (comparison.old.graph, comparison.new.graph)
    output.write(
      lists.list("Articles new", comparison.shownAdded) { AnswerText.line($0, of: new) })
    output.write(
      lists.list("Articles gone", comparison.shownRemoved) { AnswerText.line($0, of: old) })
    output.write(
      lists.list("Articles changed", comparison.shownChanges) { change in
        var words = change.fields.map(\.rawValue)
        if change.becameGhost { words.append("lost its record") }
        if change.gotRecord { words.append("got a record") }
        if change.namedMore > 0 { words.append("names \(change.namedMore) more") }
        if change.namedLess > 0 { words.append("names \(change.namedLess) no more") }
        return AnswerText.line(change.new, of: new) + "  (\(words.joined(separator: ", ")))"
      })
  }
}
