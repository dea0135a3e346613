public import StoryParsing

/// A filter on records as they stand in their documents, one by one, before anybody knows which of them
/// are one article.
///
/// Of a record its own headline, excerpt, time, provider, topics, type and quality count; what others say
/// of its article is not known. Clusters and neighbourhoods are of articles, so conditions on them are
/// none here.
public struct RecordFilter: Sendable {
  private let filter: ArticleFilter
  private let calendar: ArchiveCalendar
  private let providers: [ProviderWords]
  private let topics: FoldedValues?
  private let types: FoldedValues?

  /// Creates a filter on records from the conditions of one on articles.
  ///
  /// - Parameters:
  ///   - filter: The conditions; those on clusters and neighbourhoods are passed over.
  ///   - calendar: The calendar of years, months and days.
  public init(_ filter: ArticleFilter, calendar: ArchiveCalendar = .utc) {
    self.filter = filter
    self.calendar = calendar
    providers = filter.providers.map { ProviderWords($0) }
    topics = FoldedValues(filter.topics)
    types = FoldedValues(filter.types)
  }

  /// Whether a record meets all conditions.
  ///
  /// - Complexity: O(length) of its own fields.
  public func chooses(_ record: ArticleRecord) -> Bool {
    let own = record.article
    guard filter.allows(own.published, on: calendar) else { return false }
    if !providers.isEmpty {
      let stated = ProviderDomain.normalized(own.provider.domain)
      let domain = stated.isEmpty ? own.keys.first?.host ?? "" : stated
      let name = own.provider.name
      guard
        providers.contains(where: {
          $0.name(
            key: domain.isEmpty ? name : domain, domains: domain.isEmpty ? [] : [domain],
            names: name.isEmpty ? [] : [name])
        })
      else { return false }
    }
    if let topics, !own.topics.contains(where: topics.contains) { return false }
    if let types, !types.contains(own.type) { return false }
    if let minimum = filter.minimumQuality, !(own.quality.map { $0 >= minimum } ?? false) {
      return false
    }
    return filter.pattern.map { $0.matches(own.title) || $0.matches(own.excerpt) } ?? true
  }
}
