internal import StoryAnalysis

/// What the cluster diagram says of stories, threads and articles.
struct StoryWords {
  private let study: ArchiveStudy
  private let ties: StoryTies
  private let text: CalendarText
  private let isOneStory: Bool

  /// - Parameter isOneStory: Whether one story is all there is, so that its cards say more.
  init(of study: ArchiveStudy, isOneStory: Bool) {
    self.study = study
    self.isOneStory = isOneStory
    ties = StoryTies(of: study.analysis)
    text = CalendarText(calendar: study.options.calendar)
  }

  /// What is said of a story of which some members are shown.
  func box(for story: StorySelection.Story, restLines: Int) -> StoryBox.Content {
    let threads = study.threads.ids(of: story.cluster)
    if !isDivided(story.cluster) {
      // One group in the order of time; a heading over each card would say nothing of it.
      return StoryBox.Content(
        label: label(of: story.cluster), facts: facts(of: story),
        palette: DiagramPalette.story(story.cluster),
        threads: [
          StoryThreadGroup.Content(
            title: "", facts: "", fill: DiagramPalette.story(story.cluster).fill,
            cards: story.members.map(card))
        ], rest: "", restLines: restLines)
    }
    var shown: [ThreadID: [ArticleID]] = [:]
    for member in story.members { shown[study.threads[member], default: []].append(member) }
    return StoryBox.Content(
      label: label(of: story.cluster), facts: facts(of: story),
      palette: DiagramPalette.story(story.cluster),
      threads: threads.compactMap { id in shown[id].map { thread(id, members: $0) } },
      rest: rest(of: threads.filter { shown[$0] == nil && study.shows($0) }),
      restLines: restLines)
  }

  private func label(of id: ClusterID) -> String { "\(id.number) · \(study.clusters[id].label)" }

  /// Whether a story has several threads, and some of more than one article.
  private func isDivided(_ id: ClusterID) -> Bool {
    let threads = study.threads.ids(of: id)
    return threads.count > 1 && threads.contains { study.threads[$0].members.count > 1 }
  }

  private func facts(of story: StorySelection.Story) -> String {
    let cluster = study.clusters[story.cluster]
    var facts = [
      NumberText.counted(cluster.members.count, "article"),
      NumberText.counted(cluster.providerCount, "provider"),
    ]
    if let first = cluster.first, let last = cluster.last { facts.append(text.span(first, last)) }
    if isOneStory {
      let count = study.threads.ids(of: story.cluster).count
      if isDivided(story.cluster) {
        facts.append(NumberText.counted(count, "thread"))
      } else if count > 1 {
        facts.append("\(NumberText.grouped(count)) threads of one article each")
      }
      if !cluster.cohesion.isEmpty { facts.append(cluster.cohesion) }
    }
    let left = cluster.members.count - story.members.count
    if left > 0 { facts.append("\(NumberText.grouped(left)) not shown") }
    return facts.joined(separator: " · ")
  }

  private func thread(_ id: ThreadID, members: [ArticleID]) -> StoryThreadGroup.Content {
    let thread = study.threads[id]
    var facts: [String] = []
    // Of a single article, its card says all.
    if thread.members.count > 1 {
      facts.append(NumberText.counted(thread.members.count, "article"))
      facts.append(NumberText.counted(thread.providerCount, "provider"))
      if let first = thread.first, let last = thread.last { facts.append(text.span(first, last)) }
      let left = thread.members.count - members.count
      if left > 0 { facts.append("\(NumberText.grouped(left)) not shown") }
    }
    return StoryThreadGroup.Content(
      title: "\(thread.name) · \(thread.label)",
      facts: facts.joined(separator: " · "),
      fill: DiagramPalette.shade(ofThread: thread.number, in: thread.cluster),
      cards: members.map(card))
  }

  /// The threads without a card: how many, and then which, as far as there is room.
  private func rest(of threads: [ThreadID]) -> String {
    guard !threads.isEmpty else { return "" }
    let articles = threads.reduce(0) { sum, id in
      sum + study.threads[id].members.count { study.analysis.shows($0) }
    }
    let names = threads.map { id in
      let count = study.threads[id].members.count
      return "\(study.threads[id].name) \(study.threads[id].label)"
        + (count > 1 ? " (\(NumberText.grouped(count)))" : "")
    }
    return "Not shown: \(NumberText.counted(threads.count, "thread")) with "
      + "\(NumberText.counted(articles, "article")): \(names.joined(separator: "; "))."
  }

  private func card(for id: ArticleID) -> StoryCard.Content {
    let article = study.graph[id]
    let cluster = study.clusters[study.clusters[id]]
    let provider = article.provider.map { study.graph[$0].key } ?? "provider unknown"
    let byline = article.byline.isEmpty ? provider : article.byline
    let time = article.published.map { text.minute($0) } ?? "undated"
    // Where a story has one year only, it stands in the heading.
    let isOneYear =
      if let first = cluster.first, let last = cluster.last { text.isSameYear(first, last) } else {
        false
      }
    let shortTime = isOneYear ? article.published.map { text.minuteOfYear($0) } : nil
    var notes: [String] = []
    if isOneStory {
      let naming = cluster.naming(isGhost: article.isGhost, namedBy: ties.namedInside(id))
      if !naming.isEmpty { notes.append(naming) }
    }
    if study.syndication.isCopy(id) { notes.append("copy") }
    if study.stability.isUnstable(id) { notes.append("unstable") }
    let numbers = ties.otherStories(of: id)
    if !numbers.isEmpty {
      let few = numbers.prefix(4).map { NumberText.grouped($0) }.joined(separator: ", ")
      let more = numbers.count > 4 ? " and \(NumberText.grouped(numbers.count - 4)) more" : ""
      notes.append("links with \(numbers.count == 1 ? "story" : "stories") \(few)\(more)")
    }
    return StoryCard.Content(
      headline: article.displayTitle, provider: byline, time: shortTime ?? time, notes: notes,
      isGhost: article.isGhost, isRepresentative: cluster.representative == id,
      tooltip: "\(article.displayTitle) (\(byline), \(time))", link: article.address)
  }
}
