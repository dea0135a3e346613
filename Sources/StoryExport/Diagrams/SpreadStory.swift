internal import StoryAnalysis
internal import StoryParsing

/// What the spread diagram says of a story: its providers in the order in which they came to it.
struct SpreadStory {
  /// A provider and its articles on the story that are shown.
  struct Lane {
    /// The provider; absent for the articles whose provider is not known.
    var provider: ProviderID?
    var name: String
    /// Seconds from the first article of the story to the first of the provider; absent where none of
    /// its articles states a time.
    var lag: Int64?
    /// Whether it may have been first.
    var isInWindow: Bool
    /// The articles: the dated ones in the order of time, then the others.
    var articles: [ArticleID]
  }

  let study: ArchiveStudy
  let id: ClusterID
  /// How it began, whether shown or not.
  let firsts: FirstMovers.Story
  /// The provider that came first at the top; those without a time last.
  let lanes: [Lane]
  /// The articles that are shown: the dated ones in the order of time, then the others.
  let members: [ArticleID]
  private let text: CalendarText

  var cluster: StoryClusters.Cluster { study.clusters[id] }

  /// The article whose headline stands for the story: its representative or, where that is not shown, the
  /// first that is.
  var representative: ArticleID {
    study.analysis.shows(cluster.representative)
      ? cluster.representative : members.first ?? cluster.representative
  }

  /// Whether its articles tell of several events.
  var hasThreads: Bool { study.threads.ids(of: id).count > 1 }

  /// The moments of the axis: those of the articles that are shown, and that of the first of all, from
  /// which lags are counted.
  var times: [Timestamp] {
    let times = members.compactMap { study.graph[$0].published }
    guard let first = firsts.arrivals.first?.published, let shown = times.first else { return [] }
    return first < shown ? [first] + times : times
  }

  init(_ id: ClusterID, of study: ArchiveStudy) {
    self.study = study
    self.id = id
    text = CalendarText(calendar: study.options.calendar)
    firsts = study.firsts.stories[id.index]
    members = study.analysis.shownMembers(of: id)

    var articlesOf: [ProviderID?: [ArticleID]] = [:]
    for member in members { articlesOf[study.graph[member].provider, default: []].append(member) }
    let begin = firsts.arrivals.first?.published.secondsSinceEpoch ?? 0
    var lanes: [Lane] = []
    for (place, arrival) in firsts.arrivals.enumerated() {
      guard let articles = articlesOf.removeValue(forKey: arrival.provider) else { continue }
      lanes.append(
        Lane(
          provider: arrival.provider, name: Self.name(arrival.provider, in: study.graph),
          lag: arrival.published.secondsSinceEpoch - begin,
          isInWindow: place < firsts.windowCount, articles: articles))
    }
    let undated = articlesOf.sorted { one, other in
      (one.value.count, other.key?.index ?? .max) > (other.value.count, one.key?.index ?? .max)
    }
    for (provider, articles) in undated {
      lanes.append(
        Lane(
          provider: provider, name: Self.name(provider, in: study.graph), lag: nil,
          isInWindow: false, articles: articles))
    }
    self.lanes = lanes
  }

  private static func name(_ provider: ProviderID?, in graph: StoryGraph) -> String {
    guard let provider else { return "provider unknown" }
    let name = TextMetrics.collapsed(graph[provider].key)
    return name.isEmpty ? "provider without a name" : name
  }
}

extension SpreadStory {
  /// How much there is of the story, in one line.
  var facts: String {
    var facts = [
      NumberText.counted(cluster.members.count, "article"),
      NumberText.counted(cluster.providerCount, "provider"),
    ]
    if let first = cluster.first, let last = cluster.last { facts.append(text.span(first, last)) }
    let ghosts = cluster.ghostCount
    if ghosts > 0 { facts.append("\(NumberText.grouped(ghosts)) only mentioned") }
    let hidden = cluster.members.count - members.count
    if hidden > 0 { facts.append("\(NumberText.grouped(hidden)) not shown") }
    return facts.joined(separator: " · ")
  }

  /// Who was first, or why nobody can tell.
  var verdict: String {
    guard let first = firsts.arrivals.first else {
      return "No article states a time, so nobody can tell who was first."
    }
    let window = Self.lag(study.firsts.clockError, sign: "")
    let moment = text.minute(first.published)
    switch firsts.verdict {
    case .unknown:
      return "The earliest article (\(moment)) names no provider, so nobody can tell who was first."
    case .first:
      let name = shownName(first.provider) ?? "A provider that is not shown"
      guard firsts.arrivals.count > 1 else {
        return "\(name) alone has articles with a time, the first of \(moment)."
      }
      let next = firsts.arrivals[1]
      let lag = Self.lag(
        next.published.secondsSinceEpoch - first.published.secondsSinceEpoch, sign: "")
      let other = shownName(next.provider) ?? "the next"
      return "\(name) was first, on \(moment); \(other) followed \(lag) later."
    case .cannotTell:
      let names = firsts.window.compactMap { shownName($0.provider) }
      let rest = firsts.windowCount - min(names.count, 3)
      let list =
        names.isEmpty
        ? NumberText.counted(rest, "provider")
        : rest > 0
          ? "\(names.prefix(3).joined(separator: ", ")) and \(NumberText.grouped(rest)) more"
          : (names.dropLast().joined(separator: ", ") + " and " + (names.last ?? ""))
      return "Nobody can tell who was first: \(list) came within \(window) of the earliest article "
        + "(\(moment)), and stated times are no more exact than that."
    }
  }

  private func shownName(_ provider: ProviderID?) -> String? {
    guard let provider, study.analysis.shows(provider) else { return nil }
    return TextMetrics.fit(
      Self.name(provider, in: study.graph), width: 150, fontSize: 10)
  }

  /// A stretch of time in its two greatest units: `+3 h 20 min`.
  static func lag(_ seconds: Int64, sign: String = "+") -> String {
    let minutes = seconds / 60
    let (days, hours) = (minutes / 1_440, minutes / 60)
    let parts: [String] =
      switch minutes {
      case ..<60: ["\(minutes) min"]
      case ..<1_440: ["\(hours) h"] + (minutes % 60 > 0 ? ["\(minutes % 60) min"] : [])
      case ..<144_000: ["\(days) d"] + (hours % 24 > 0 ? ["\(hours % 24) h"] : [])
      default: ["\(NumberText.grouped(Int(days))) d"]
      }
    return (minutes == 0 ? "" : sign) + parts.joined(separator: " ")
  }

  /// All that is said of an article on hovering.
  func tooltip(of id: ArticleID) -> String {
    let article = study.graph[id]
    var parts = [
      article.displayTitle, Self.name(article.provider, in: study.graph),
      article.published.map { text.minute($0) } ?? "no time",
    ]
    if hasThreads {
      let thread = study.threads[study.threads[id]]
      parts.append("thread \(thread.name) (\(thread.label))")
    }
    parts.append(article.isGhost ? "only mentioned" : "record in the archive")
    if let origin = origin(of: id) {
      parts.append("copy of a text of \(Self.name(study.graph[origin].provider, in: study.graph))")
    }
    let records = study.graph.inLinkCount(of: id)
    if records > 0 { parts.append("named by \(NumberText.counted(records, "record"))") }
    return parts.joined(separator: " · ")
  }

  /// The earlier article with the same text; absent for an article that is no copy of one that is shown.
  func origin(of id: ArticleID) -> ArticleID? {
    guard study.syndication.isCopy(id), let group = study.syndication.groupIndex(of: id) else {
      return nil
    }
    let origin = study.syndication.groups[group].origin
    return study.analysis.shows(origin) ? origin : nil
  }
}
