/// What has become of an archive from one state to another: of its documents, its articles, its links
/// and its stories.
public struct ArchiveComparison: Sendable {
  /// The old state.
  public let old: ArchiveAnalysis
  /// The new state.
  public let new: ArchiveAnalysis
  /// The documents, by path and bytes; nothing is known of them where no digests were taken.
  public let documents: DocumentChanges
  /// The articles.
  public let articles: ArticleChanges
  /// The links.
  public let links: LinkChanges
  /// The stories.
  public let stories: StoryChanges

  /// Compares two states that were analysed with the same options.
  ///
  /// - Complexity: O(*n* log *n* + *m* log *m*), *n* documents and articles and *m* links of both.
  public init(from old: ArchiveAnalysis, to new: ArchiveAnalysis) {
    self.old = old
    self.new = new
    let matching = ArticleMatching(from: old.graph, to: new.graph)
    documents = DocumentChanges(from: old.reading.inventory, to: new.reading.inventory)
    links = LinkChanges(from: old.graph, to: new.graph, matching: matching)
    articles = ArticleChanges(
      from: old.graph, to: new.graph, matching: matching, links: links)
    stories = StoryChanges(from: old.clusters, to: new.clusters, matching: matching)
  }
}
