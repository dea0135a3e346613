/// What a filter shows of a comparison. The counts are those of all that is measured.
extension ArchiveComparison {
  /// The articles that only the new state has and that are shown there.
  public var shownAdded: [ArticleID] { articles.added.filter { new.shows($0) } }

  /// The articles that only the old state has and that are shown there.
  public var shownRemoved: [ArticleID] { articles.removed.filter { old.shows($0) } }

  /// The changed articles that are shown in one of the states.
  public var shownChanges: [ArticleChanges.Change] {
    articles.changed.filter { old.shows($0.old) || new.shows($0.new) }
  }

  /// The links that only the new state has and that are shown there.
  public var shownAddedLinks: [StoryGraph.Link] {
    links.added.map { new.graph.links[$0] }.filter { new.shows($0) }
  }

  /// The links that only the old state has and that are shown there.
  public var shownRemovedLinks: [StoryGraph.Link] {
    links.removed.map { old.graph.links[$0] }.filter { old.shows($0) }
  }

  /// Whether the fate of an old story is shown: the story is, or one that it became.
  public func shows(old fate: StoryChanges.Fate) -> Bool {
    old.shows(fate.cluster) || fate.counterparts.contains { new.shows($0) }
  }

  /// Whether the fate of a new story is shown: the story is, or one that became it.
  public func shows(new fate: StoryChanges.Fate) -> Bool {
    new.shows(fate.cluster) || fate.counterparts.contains { old.shows($0) }
  }
}
