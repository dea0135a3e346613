/// The measures of a generated archive. Its documents depend on every one of them.
public struct ArchiveShape: Hashable, Sendable {
  /// The most other articles that a related list names, at least 0. Real lists stop near 40.
  public var related: Int
  /// Articles of a story, ghosts included. Within these bounds each doubling of the size is two
  /// fifths as frequent as the one before, so few stories hold most of the articles.
  public var articlesPerStory: ClosedRange<Int>
  /// Providers to choose from, 3 to 1,200; their frequencies follow Zipf's law.
  public var providers: Int

  /// Creates a shape.
  ///
  /// - Parameters:
  ///   - related: The most other articles that a related list names. Default 32.
  ///   - articlesPerStory: Articles of a story, ghosts included. Default 1 to 400.
  ///   - providers: Providers to choose from. Default 600.
  public init(
    related: Int = 32, articlesPerStory: ClosedRange<Int> = 1...400, providers: Int = 600
  ) {
    precondition(related >= 0, "A list has no fewer than 0 entries.")
    precondition(articlesPerStory.lowerBound >= 1, "A story has at least one article.")
    precondition(
      ProviderCatalogue.counts.contains(providers), "An archive has 3 to 1,200 providers.")
    self.related = related
    self.articlesPerStory = articlesPerStory
    self.providers = providers
  }

  /// Documents in one subfolder, at most: what file systems and people can still list.
  public static let documentsPerFolder = 1000
}
