public import StoryAnalysis
internal import StoryParsing

extension JSONValue {
  /// A comparison as one object, its keys in a fixed order; everything that differs is there.
  public init(_ comparison: ArchiveComparison) {
    let (documents, articles) = (comparison.documents, comparison.articles)
    let (old, new) = (comparison.old.graph, comparison.new.graph)
    func paths(_ paths: [String]) -> JSONValue { .array(paths.map { .string($0) }) }
    func list(_ ids: [ArticleID], _ graph: StoryGraph) -> JSONValue {
      .array(ids.map { .object(JSONValue.members(of: $0, in: graph)) })
    }
    self = .object([
      .init("old", Self.size(of: comparison.old)),
      .init("new", Self.size(of: comparison.new)),
      .init(
        "documents",
        .object([
          .init("added", paths(documents.added)), .init("removed", paths(documents.removed)),
          .init("changed", paths(documents.changed)), .init("unread", paths(documents.unread)),
          .init("unchanged", .integer(documents.unchangedCount)),
        ])),
      .init(
        "articles",
        .object([
          .init("new", list(comparison.shownAdded, new)),
          .init("gone", list(comparison.shownRemoved, old)),
          .init(
            "changed",
            .array(comparison.shownChanges.map { Self.json($0, old: old, new: new) })),
          .init("unchanged", .integer(articles.unchangedCount)),
        ])),
      .init(
        "links",
        .object([
          .init("new", .array(comparison.shownAddedLinks.map { Self.json($0, of: new) })),
          .init("gone", .array(comparison.shownRemovedLinks.map { Self.json($0, of: old) })),
          .init("unchanged", .integer(comparison.links.unchangedCount)),
        ])),
      .init(
        "stories",
        .object([
          .init(
            "counts",
            .object(
              StoryChanges.Verdict.allCases.map {
                .init($0.rawValue, .integer(comparison.stories.count(of: $0)))
              })),
          .init(
            "old",
            .array(
              comparison.stories.old.filter { comparison.shows(old: $0) }.map {
                Self.json($0, of: comparison.old, against: comparison.new)
              })),
          .init(
            "new",
            .array(
              comparison.stories.new.filter { comparison.shows(new: $0) }.map {
                Self.json($0, of: comparison.new, against: comparison.old)
              })),
        ])),
    ])
  }

  private static func size(of analysis: ArchiveAnalysis) -> JSONValue {
    .object([
      .init("documents", .integer(analysis.reading.documentCount)),
      .init("articles", .integer(analysis.graph.articles.count)),
      .init("links", .integer(analysis.graph.links.count)),
      .init("stories", .integer(analysis.clusters.clusters.count)),
      .init("filter", analysis.filterText.map { .string($0) } ?? .null),
    ])
  }

  private static func json(
    _ change: ArticleChanges.Change, old: StoryGraph, new: StoryGraph
  ) -> JSONValue {
    let (before, after) = (old[change.old], new[change.new])
    func pair(_ one: JSONValue, _ two: JSONValue) -> JSONValue { .array([one, two]) }
    let fields: [Member] = change.fields.map { field in
      switch field {
      case .title:
        .init(field.rawValue, pair(.string(before.title), .string(after.title)))
      case .published:
        .init(field.rawValue, pair(JSONValue(before.published), JSONValue(after.published)))
      case .provider:
        .init(
          field.rawValue,
          pair(
            before.provider.map { .string(old[$0].key) } ?? .null,
            after.provider.map { .string(new[$0].key) } ?? .null))
      case .excerpt:
        .init(field.rawValue, pair(.string(before.excerpt), .string(after.excerpt)))
      case .identifier:
        .init(field.rawValue, pair(.string(before.identifier), .string(after.identifier)))
      }
    }
    return .object(
      JSONValue.members(of: change.new, in: new) + [
        .init("fields", .object(fields)),
        .init("namedMore", .integer(change.namedMore)),
        .init("namedLess", .integer(change.namedLess)),
        .init("becameGhost", .boolean(change.becameGhost)),
        .init("gotRecord", .boolean(change.gotRecord)),
      ])
  }

  private static func json(_ link: StoryGraph.Link, of graph: StoryGraph) -> JSONValue {
    .object(
      [
        .init("source", .string(graph[link.source].identifier)),
        .init("target", .string(graph[link.target].identifier)),
      ] + JSONValue.members(of: graph.place(of: link)))
  }

  private static func json(
    _ fate: StoryChanges.Fate, of analysis: ArchiveAnalysis, against other: ArchiveAnalysis
  ) -> JSONValue {
    let cluster = analysis.clusters[fate.cluster]
    return .object([
      .init("cluster", .integer(fate.cluster.number)),
      .init("identifier", .string(cluster.identifier)),
      .init("articles", .integer(cluster.members.count)),
      .init("verdict", .string(fate.verdict.rawValue)),
      .init("counterparts", .array(fate.counterparts.map { .integer($0.number) })),
      .init(
        "counterpartArticles",
        .array(fate.counterparts.map { .integer(other.clusters[$0].members.count) })),
      .init("label", .init(unlessEmpty: cluster.label)),
      .init("headline", .string(analysis.graph[cluster.representative].displayTitle)),
    ])
  }
}
