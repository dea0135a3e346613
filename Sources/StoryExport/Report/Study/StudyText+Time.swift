internal import StoryAnalysis
internal import StoryParsing

/// When the coverage rose and fell, and who began it.
extension StudyText {
  var time: ProseDocument.Section {
    var lives = ProseTable(
      "lives", "How long the largest stories lasted",
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
        ].map { Prose($0) }
      })
    lives.rest = rest(of: study.shownClusters.count, in: "clusters.csv")
    return ProseDocument.Section(
      title: "When the coverage rose and fell",
      blocks: [
        .picture(.timeline, title: "Articles over time"),
        .paragraph(
          "\(silentDays) A story's half-life is the time until half of its articles were out."),
        .table(lives), bursts,
      ])
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

  private var bursts: ProseBlock {
    let bursts = study.shownBursts
    guard !bursts.isEmpty else {
      return .paragraph(
        "No subject has a burst: on no stretch of days does it take twice its usual share.")
    }
    var table = ProseTable(
      "bursts", "The strongest bursts", ["what bursts", "from", "to", "articles", "weight"],
      numeric: [3, 4],
      rows: largest(bursts, by: \.weight).map { burst in
        [
          subject(of: burst), Prose(calendar.day(label: burst.start)),
          Prose(calendar.day(label: burst.end)), Prose(NumberText.grouped(burst.articleCount)),
          Prose(NumberText.fixed(burst.weight, decimals: 1)),
        ]
      })
    table.lead = """
      Bursts, the stretches of days on which a subject takes at least about twice its usual share \
      (Kleinberg's automaton; the weight says how much better than an even flow it explains the days):
      """
    table.rest = rest(of: bursts.count, in: "bursts.csv")
    return .table(table)
  }

  private func subject(of burst: ArchiveBursts.Burst) -> Prose {
    switch burst.subject {
    case .archive: "the archive"
    case .cluster(let id):
      "story \(id.number): *\(study.clusters[id].label)*"
    case .topic(let number):
      "topic “\(study.topics.topics[number].name)”"
    }
  }

  var firsts: ProseDocument.Section {
    let opening: Prose = """
      Stated times are known to be off by some minutes. So of all providers that come within \
      \(study.clockErrorInWords) of the earliest article of a thread, nobody can tell who was first. Of a story that \
      may have begun before the archive did, censored on the left above, the first is the first that is seen.
      """
    var section = ProseDocument.Section(title: "Who was first", blocks: [.paragraph(opening)])
    let contested = study.shownThreads.filter {
      study.threadFirsts.stories[$0.index].isContested
    }
    guard !contested.isEmpty else {
      section.blocks.append(
        .paragraph("No thread has dated articles of more than one provider."))
      return section
    }
    var table = ProseTable(
      "firsts", "The first mover of each of the largest threads",
      ["thread", "articles", "verdict", "who, and when"], numeric: [1],
      rows: largest(contested) { study.threads[$0].members.count }.map { id in
        let story = study.threadFirsts.stories[id.index]
        let names = story.window.prefix(8).map(arrival)
        let more = story.windowCount - names.count
        return [
          study.threads[id].name, NumberText.grouped(study.threads[id].members.count),
          story.verdict == .first ? "first" : "cannot tell",
          names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""),
        ].map { Prose($0) }
      })
    table.rest = rest(of: contested.count, in: "threads.csv")
    section.blocks += [.table(table), rates]
    return section
  }

  /// How often providers were first, where they had chances enough for a rate to say something.
  private var rates: ProseBlock {
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
      return .paragraph(
        """
        No provider could have been first in \(minimum) stories or more (the most is \
        \(NumberText.grouped(most ?? 0))), so no rate is given here: with so few chances it would say nothing.
        """)
    }
    var table = ProseTable(
      "rates", "How often providers were first",
      ["provider", "chances", "first", "tied", "rate", "95 % interval", "median lag (h)"],
      numeric: [1, 2, 3, 4, 5, 6],
      rows: ranked.prefix(tableLength).map { id in
        let record = study.providerFirsts[id]
        let interval = record.firstRateInterval.map {
          "\(percent($0.low)) to \(percent($0.high))"
        }
        return [
          graph[id].key, NumberText.grouped(record.storyCount),
          NumberText.grouped(record.firstCount), NumberText.grouped(record.tieCount),
          record.firstRate.map(percent) ?? "", interval ?? "",
          record.medianLag.map { NumberText.fixed($0, decimals: 1) } ?? "",
        ].map { Prose($0) }
      })
    table.lead = "How often the providers were first that had at least \(minimum) chances:"
    table.rest = rest(of: ranked.count, in: "providers.csv")
    return .table(table)
  }
}
