internal import StoryParsing

/// How the articles of two states of an archive differ.
public struct ArticleChanges: Sendable {
  /// A thing that an archive says of an article.
  public enum Field: String, Sendable, CaseIterable {
    /// The headline.
    case title
    /// The time of publication.
    case published
    /// The provider, by its key.
    case provider
    /// The first sentences.
    case excerpt
    /// The identifier, which changes where a smaller address is learnt of.
    case identifier
  }

  /// An article that both states have, and that differs.
  public struct Change: Equatable, Sendable {
    /// The article in the old state.
    public var old: ArticleID
    /// The article in the new state.
    public var new: ArticleID
    /// What is said otherwise, in the order of ``Field``.
    public var fields: [Field]
    /// Number of articles that it names and did not name before.
    public var namedMore: Int
    /// Number of articles that it named and names no more.
    public var namedLess: Int
    /// Whether it had a record and is only mentioned now.
    public var becameGhost: Bool
    /// Whether it was only mentioned and has a record now.
    public var gotRecord: Bool

    /// Whether nothing differs.
    var isEmpty: Bool {
      fields.isEmpty && namedMore == 0 && namedLess == 0 && !becameGhost && !gotRecord
    }
  }

  /// Articles that only the new state has, by position there.
  public let added: [ArticleID]
  /// Articles that only the old state has, by position there.
  public let removed: [ArticleID]
  /// Articles of both that differ, by position in the old state.
  public let changed: [Change]
  /// Number of articles that are the same in both states.
  public let unchangedCount: Int

  /// Number of articles that had a record and are only mentioned now.
  public var becameGhostCount: Int { changed.count(where: \.becameGhost) }
  /// Number of articles that were only mentioned and have a record now.
  public var gotRecordCount: Int { changed.count(where: \.gotRecord) }

  init(
    from old: StoryGraph, to new: StoryGraph, matching: ArticleMatching, links: LinkChanges
  ) {
    added = matching.oldOf.indices.filter { matching.oldOf[$0] == nil }.map { ArticleID($0) }
    removed = matching.newOf.indices.filter { matching.newOf[$0] == nil }.map { ArticleID($0) }
    var namedMore = [Int](repeating: 0, count: new.articles.count)
    var namedLess = [Int](repeating: 0, count: old.articles.count)
    for position in links.added { namedMore[new.links[position].source.index] += 1 }
    for position in links.removed { namedLess[old.links[position].source.index] += 1 }
    var changed: [Change] = []
    var count = 0
    for (position, match) in matching.newOf.enumerated() {
      guard let match else { continue }
      let (before, after) = (old.articles[position], new[match])
      let change = Change(
        old: ArticleID(position), new: match,
        fields: Field.allCases.filter { field in
          switch field {
          case .title: before.title != after.title
          case .published: before.published != after.published
          case .provider:
            before.provider.map { old[$0].key } != after.provider.map { new[$0].key }
          case .excerpt: before.excerpt != after.excerpt
          case .identifier: before.identifier != after.identifier
          }
        }, namedMore: namedMore[match.index], namedLess: namedLess[position],
        becameGhost: !before.isGhost && after.isGhost, gotRecord: before.isGhost && !after.isGhost)
      if change.isEmpty { count += 1 } else { changed.append(change) }
    }
    self.changed = changed
    unchangedCount = count
  }
}

/// How the links of two states of an archive differ.
public struct LinkChanges: Sendable {
  /// Positions among the new state's links of those that the old one has not.
  public let added: [Int]
  /// Positions among the old state's links of those that the new one has not.
  public let removed: [Int]
  /// Number of links that both have.
  public let unchangedCount: Int

  init(from old: StoryGraph, to new: StoryGraph, matching: ArticleMatching) {
    added = new.links.indices.filter { position in
      let link = new.links[position]
      guard let source = matching.oldOf[link.source.index],
        let target = matching.oldOf[link.target.index]
      else { return true }
      return !old.hasLink(from: source, to: target)
    }
    removed = old.links.indices.filter { position in
      let link = old.links[position]
      guard let source = matching.newOf[link.source.index],
        let target = matching.newOf[link.target.index]
      else { return true }
      return !new.hasLink(from: source, to: target)
    }
    unchangedCount = new.links.count - added.count
  }
}
