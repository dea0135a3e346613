public import StoryAnalysis
internal import StoryParsing

/// What an archive shows of its coverage, and what it cannot show, as a text to be read: findings with
/// their figures, tables and pictures, in the order of a paper.
///
/// Every number in it is computed from the archive; what a number rests on stands beside it.
public struct StudyText: Sendable {
  /// Name of the file in a report.
  public static let fileName = "STUDY.md"

  let study: ArchiveStudy
  let summary: ArchiveSummary
  let calendar: CalendarText
  let subject: ArchiveSubject
  let graph: StoryGraph

  /// Number of rows that a table shows; the rest is counted and stands in a file of the report.
  var tableLength = 12

  /// Creates the text of a study.
  public init(of study: ArchiveStudy) {
    self.study = study
    summary = ArchiveSummary(of: study.analysis)
    calendar = CalendarText(calendar: study.options.calendar)
    subject = ArchiveSubject(of: study.graph)
    graph = study.graph
  }

  /// The text, in Markdown; pictures and tables are those of the same report.
  public var text: String { MarkdownText.text(of: document) }

  /// The text, for any format.
  package var document: ProseDocument {
    guard summary.articles > 0 else {
      let reason =
        study.filterText.map { "Filter in force: \($0). It keeps no article" }
        ?? "The archive names no article"
      return ProseDocument(
        title: "A study of no article",
        opening: [.paragraph("\(reason), so nothing can be said.")])
    }
    return ProseDocument(
      title: "\(NumberText.counted(summary.articles, "article")) \(subject.words)",
      opening: [.paragraph(opening)],
      sections: [
        findings, material, stories, time, firsts, providers, copies, revisions, limits, repeating,
      ])
  }

  private var opening: Prose {
    var text = Prose()
    if let first = summary.firstPublished, let last = summary.lastPublished {
      text += "Published \(calendar.span(first, last)). "
    }
    if let filter = filterSentence { text += "\(filter) " }
    text += """
      Written by storyloom \(ToolVersion.current); every number is computed from the archive. Times are \
      those of \(study.options.calendar.name). Definitions, formulas and sources stand in \
      [METHODS.md](METHODS.md), the figures behind each table in the CSV file of its name.
      """
    return text
  }

  /// The filter in force and what it does to the text; nothing where there is none.
  package var filterSentence: Prose? {
    study.filterText.map { "Filter in force: **\($0)**\(filterWords)." }
  }

  /// What a filter does to the text.
  private var filterWords: String {
    study.hidesPart
      ? " (figures are those of the whole archive; tables have only the rows that are shown)"
      : " (every figure is about this part)"
  }

  private var findings: ProseDocument.Section {
    let points = [extent, concentrationInTime, largestStory, beginning, dominance, copying]
    return ProseDocument.Section(
      title: "What the archive shows", role: .summary,
      blocks: [.list(points.compactMap(\.self))])
  }

  private var extent: Prose {
    """
    **Extent.** \(NumberText.counted(summary.articles, "article")) with \
    \(NumberText.counted(study.syndication.distinctTextCount, "distinct text")) of \
    \(NumberText.counted(summary.providers, "provider")) in \
    \(NumberText.counted(summary.clusters, "story", "stories")). \(recorded)\(sharedWords)
    """
  }

  private var recorded: String {
    let records = summary.articles - summary.ghosts
    if summary.ghosts == 0 { return "The archive has a record of each." }
    return """
      The archive has records of \(NumberText.grouped(records)) of them; \
      \(NumberText.grouped(summary.ghosts)) \(summary.ghosts == 1 ? "is" : "are") known only because a \
      record names \(summary.ghosts == 1 ? "it" : "them").
      """
  }

  private var sharedWords: String {
    guard !subject.frequent.isEmpty else { return "" }
    return """
       The words that most headlines share: \
      \(Self.list(subject.frequent.map(frequency))).
      """
  }

  private var concentrationInTime: Prose? {
    let archiveBursts = study.bursts.bursts.filter { $0.subject == .archive }
    guard let day = summary.busiestDay, let month = busiestMonth else { return nil }
    var text: Prose = """
      **Time.** \(share(month.count, of: datedCount)) dated articles are of \(month.name); the \
      busiest day is \(calendar.day(label: day.date)) with \(NumberText.grouped(day.articles)).
      """
    if let burst = archiveBursts.max(by: { ($0.weight, $1.start) < ($1.weight, $0.start) }) {
      text += """
         \(archiveBursts.count == 1 ? "The only" : "The strongest") burst of the archive lasts from \
        \(calendar.day(label: burst.start)) to \(calendar.day(label: burst.end)) and holds \(NumberText.counted(burst.articleCount, "article")).
        """
    } else {
      text += " No stretch of days stands out as a burst."
    }
    return text
  }

  private var largestStory: Prose? {
    guard let id = study.clusters.ids.first else { return nil }
    let cluster = study.clusters[id]
    let threads = study.threads.ids(of: id)
    var text: Prose = """
      **The largest story** has \(NumberText.counted(cluster.members.count, "article")) of \
      \(NumberText.counted(cluster.providerCount, "provider")); the article that stands for it is \
      \(quoted(cluster.representative)).
      """
    if threads.count > 1, let thread = threads.first {
      text += """
         It falls into \(NumberText.counted(threads.count, "thread")), of which the largest has \
        \(NumberText.counted(study.threads[thread].members.count, "article"))\
        \(hours(of: thread).map { " within \($0) hours" } ?? ""): \
        \(quoted(study.threads[thread].representative)).
        """
    }
    return text
  }

  private var beginning: Prose? {
    let contested = study.firsts.stories.filter(\.isContested)
    guard !contested.isEmpty else { return nil }
    let known = contested.count { $0.verdict == .first }
    var text: Prose = """
      **Who was first.** Of \(NumberText.counted(contested.count, "story", "stories")) that several \
      providers cover, the first of the articles at hand can be told in \(NumberText.grouped(known)); in \
      the other \(NumberText.grouped(contested.count - known)) several providers come within \
      \(study.clockErrorInWords) of the earliest.
      """
    if let thread = study.threads.ids.first, let story = study.threadFirsts.stories.first,
      story.verdict == .cannotTell
    {
      let names = story.window.prefix(3).map(arrival)
      let rest = story.windowCount - names.count
      text += """
         So in the largest thread (\(study.threads[thread].name)): nobody can tell between \
        \(Self.list(names + (rest > 0 ? ["\(rest) more"] : []))).
        """
    }
    return text
  }

  private var dominance: Prose? {
    guard let row = study.concentration.rows.first(where: { $0.basis == .articles }),
      let effective = row.concentration.effectiveCount, let first = study.providers.ranking.first
    else { return nil }
    let most = study.providers[first].articleCount
    let leaders = study.providers.ranking.prefix { study.providers[$0].articleCount == most }
    let names = leaders.prefix(4).map { graph[$0].key }
    let more = leaders.count > names.count ? ["\(leaders.count - names.count) more"] : []
    return """
      **Who dominates.** Most articles, \(NumberText.grouped(most)) \
      (\(percent(study.providers[first].coverageShare)))\(leaders.count > 1 ? " each" : ""), are of \
      \(Self.list(names + more)). The coverage is as concentrated as if \
      \(NumberText.fixed(effective, decimals: 1)) providers had equal parts of it; there are \
      \(NumberText.grouped(row.concentration.count)).
      """
  }

  private var copying: Prose {
    let copies = study.syndication.copyCount
    guard copies > 0 else {
      return study.options.collapsesSyndicated
        ? "**What was copied.** Copies were merged into their earliest article before anything else."
        : "**What was copied.** No two articles have excerpts that are equal or nearly so."
    }
    return """
      **What was copied.** \(share(copies, of: summary.articles)) articles carry the text of an earlier one.
      """
  }

  private var repeating: ProseDocument.Section {
    ProseDocument.Section(
      title: "Repeating it",
      blocks: [
        .paragraph(
          """
          `manifest.json` names every document that was read and every file that was written, with its \
          SHA-256, and the options. `storyloom verify FOLDER INPUT --rerun` computes all of this again and \
          compares it byte for byte.
          """)
      ])
  }
}
