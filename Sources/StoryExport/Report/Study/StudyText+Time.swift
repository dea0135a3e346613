internal import StoryAnalysis
internal import StoryParsing

/// When the coverage rose and fell, and who began it.
extension StudyText {
  var time: String {
    var text = """
      ## When the coverage rose and fell

      ![Articles over time](timeline.svg)

      \(silentDays) A story's half-life is the time until half of its articles were out.


      """
    text += MarkdownText.table(
      [
        "story", "first", "peak (\(study.coverage.unit.rawValue))", "articles then",
        "half-life (h)",
        "longest gap (h)", "span (h)", "censored",
      ], numeric: [0, 3, 4, 5, 6],
      rows: study.shownClusters.prefix(tableLength).map { id in
        let life = study.lives[id.index]
        return [
          String(id.number), life.first.map(calendar.minute) ?? "",
          life.peak.map { calendar.day(label: $0.bin) } ?? "",
          life.peak.map { NumberText.grouped($0.articleCount) } ?? "",
          life.halfLife.map(hours) ?? "", life.longestGap.map { hours($0.seconds) } ?? "",
          life.span.map(hours) ?? "", life.censoring?.rawValue ?? "",
        ]
      })
    text += rest(of: study.shownClusters.count, in: "clusters.csv") + "\n\n" + bursts
    return text
  }

  private var silentDays: String {
    let silences = study.silences
    guard silences.silentDayCount > 0,
      let longest = silences.stretches.max(by: {
        ($0.dayCount, $1.start) < ($1.dayCount, $0.start)
      })
    else { return "Every day between the first and the last article has one." }
    return """
      Between the first and the last day \(NumberText.counted(silences.silentDayCount, "day")) \
      \(silences.silentDayCount == 1 ? "is" : "are") without an article; the longest silence lasts from \
      \(calendar.day(label: longest.start)) to \(calendar.day(label: longest.end)).
      """
  }

  private var bursts: String {
    let bursts = study.shownBursts
    guard !bursts.isEmpty else {
      return "No subject has a burst: on no stretch of days does it take twice its usual share."
    }
    let table = MarkdownText.table(
      ["what bursts", "from", "to", "articles", "weight"], numeric: [3, 4],
      rows: largest(bursts, by: \.weight).map { burst in
        [
          subject(of: burst), calendar.day(label: burst.start), calendar.day(label: burst.end),
          NumberText.grouped(burst.articleCount),
          NumberText.fixed(burst.weight, decimals: 1),
        ]
      })
    return """
      Bursts, the stretches of days on which a subject takes at least about twice its usual share \
      (Kleinberg's automaton; the weight says how much better than an even flow it explains the days):

      \(table)\(rest(of: bursts.count, in: "bursts.csv"))
      """
  }

  private func subject(of burst: ArchiveBursts.Burst) -> String {
    switch burst.subject {
    case .archive: "the archive"
    case .cluster(let id):
      "story \(id.number): *\(MarkdownText.plain(study.clusters[id].label))*"
    case .topic(let number):
      "topic “\(MarkdownText.plain(study.topics.topics[number].name))”"
    }
  }

  var firsts: String {
    var text = """
      ## Who was first

      Stated times are known to be off by some minutes. So of all providers that come within \
      \(study.clockErrorInWords) of the earliest article of a thread, nobody can tell who was first. Of a story that \
      may have begun before the archive did, censored on the left above, the first is the first that is seen.


      """
    let contested = study.shownThreads.filter {
      study.threadFirsts.stories[$0.index].isContested
    }
    guard !contested.isEmpty else {
      return text + "No thread has dated articles of more than one provider."
    }
    text += MarkdownText.table(
      ["thread", "articles", "verdict", "who, and when"], numeric: [1],
      rows: largest(contested) { study.threads[$0].members.count }.map { id in
        let story = study.threadFirsts.stories[id.index]
        let names = story.window.prefix(8).map(arrival)
        let more = story.windowCount - names.count
        return [
          study.threads[id].name, NumberText.grouped(study.threads[id].members.count),
          story.verdict == .first ? "first" : "cannot tell",
          names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""),
        ]
      })
    text += rest(of: contested.count, in: "threads.csv")
    return text + "\n\n" + rates
  }

  /// How often providers were first, where they had chances enough for a rate to say something.
  private var rates: String {
    let minimum = ProviderLeads.minimumStoryCount
    let ranked = study.shownProviders.filter {
      study.providerFirsts[$0].storyCount >= minimum
    }.sorted { first, second in
      let (one, two) = (study.providerFirsts[first], study.providerFirsts[second])
      return (one.firstRate ?? 0) != (two.firstRate ?? 0)
        ? (one.firstRate ?? 0) > (two.firstRate ?? 0)
        : one.storyCount != two.storyCount ? one.storyCount > two.storyCount : first < second
    }
    guard !ranked.isEmpty else {
      let most = study.graph.providers.indices.map {
        study.providerFirsts[ProviderID($0)].storyCount
      }.max()
      return """
        No provider could have been first in \(minimum) stories or more (the most is \
        \(NumberText.grouped(most ?? 0))), so no rate is given here: with so few chances it would say nothing.
        """
    }
    let table = MarkdownText.table(
      ["provider", "chances", "first", "tied", "rate", "95 % interval", "median lag (h)"],
      numeric: [1, 2, 3, 4, 5, 6],
      rows: ranked.prefix(tableLength).map { id in
        let record = study.providerFirsts[id]
        let interval = record.firstRateInterval.map {
          "\(percent($0.low)) to \(percent($0.high))"
        }
        return [
          MarkdownText.plain(graph[id].key), NumberText.grouped(record.storyCount),
          NumberText.grouped(record.firstCount), NumberText.grouped(record.tieCount),
          record.firstRate.map(percent) ?? "", interval ?? "",
          record.medianLag.map { NumberText.fixed($0, decimals: 1) } ?? "",
        ]
      })
    return """
      How often the providers were first that had at least \(minimum) chances:

      \(table)\(rest(of: ranked.count, in: "providers.csv"))
      """
  }
}
