internal import StoryAnalysis
internal import StoryParsing

/// What an archive cannot show, as far as it can be computed from it.
extension StudyText {
  var limits: ProseDocument.Section {
    let points = [
      selection, ghosts, edges, clocks, fewStories, texts, silences, undated, faults,
    ]
    return ProseDocument.Section(
      title: "What the archive cannot show", role: .summary,
      blocks: [.list(points.compactMap(\.self))])
  }

  private var selection: Prose {
    """
    **The press.** The articles are those that \(NumberText.counted(summary.records, "record")) and their \
    related lists name; who chose them and how is not in the archive. Shares, ranks and firsts are about \
    these articles and no sample of all that was published; no interval here covers that choice.
    """
  }

  private var ghosts: Prose? {
    guard summary.ghosts > 0 else { return nil }
    return """
      **The lists of others.** \(share(summary.ghosts, of: summary.articles)) articles have no record, so \
      what they name is not known: \(NumberText.counted(summary.links, "link")) come from \
      \(NumberText.counted(summary.articles - summary.ghosts, "article")). A story is then what a list says \
      it is, its shape a star round a record, and centrality measures who is listed, not who is followed.
      """
  }

  private var edges: Prose? {
    guard let first = summary.firstPublished, let last = summary.lastPublished else { return nil }
    var counts: [StoryLife.Censoring: Int] = [:]
    for life in study.lives { if let kind = life.censoring { counts[kind, default: 0] += 1 } }
    let left = counts[.left, default: 0] + counts[.both, default: 0]
    let right = counts[.right, default: 0] + counts[.both, default: 0]
    return """
      **Before and after.** Nothing before \(calendar.minute(first)) or after \(calendar.minute(last)) can \
      be seen. \(NumberText.counted(left, "story", "stories")) of \
      \(NumberText.grouped(study.lives.count)) may have begun before, \(NumberText.grouped(right)) may have \
      gone on after; for these the first mover, the span and the half-life are those of what was seen.
      """
  }

  private var clocks: Prose {
    """
    **Minutes.** Times are those that the archive states. With a clock error of \(study.clockErrorInWords) the order \
    of articles closer than that means nothing; another `--clock-error` gives other verdicts.
    """
  }

  private var fewStories: Prose? {
    let contested = study.lives.count
    guard contested < 30 else { return nil }
    return """
      **Rare events.** \(NumberText.counted(contested, "story", "stories")) are few: intervals from \
      resampling so few are too narrow, and rates per provider rest on one or two stories each.
      """
  }

  private var texts: Prose {
    """
    **Whole texts.** Threads and copies are found from headlines and first sentences. A thread is a \
    proposal that a reader should check; the same event in other words may be two.
    """
  }

  private var silences: Prose? {
    guard !study.silences.absences.isEmpty else { return nil }
    return """
      **Silence.** \(NumberText.counted(study.silences.absences.count, "silence")) in `silences.csv` say \
      that the archive has nothing of a provider on a story beside those that it covers, not that the \
      provider published nothing.
      """
  }

  private var undated: Prose? {
    guard summary.undatedArticles > 0 else { return nil }
    return """
      **Undated.** \(share(summary.undatedArticles, of: summary.articles)) articles have no time and take \
      no part in anything said of times.
      """
  }

  private var faults: Prose? {
    let lost = summary.skippedFiles + summary.warnings
    guard lost > 0 else { return nil }
    return """
      **Faulty input.** \(NumberText.counted(summary.skippedFiles, "document")) could not be read, and \
      \(NumberText.counted(summary.warnings, "fault")) cost a field or an entry; METHODS.md names them.
      """
  }
}
