/// What reading a generated archive must find, by the rules of identity.
///
/// The figures come from the plan of the archive, never from documents that were written or read, so
/// they can hold a program to account.
public struct ArchiveTruth: Hashable, Sendable {
  /// Documents; none of them is faulty.
  public var records = 0
  /// Entries of related lists.
  public var relatedEntries = 0
  /// Distinct articles.
  public var articles = 0
  /// Articles that have no record.
  public var ghosts = 0
  /// Distinct ordered pairs of different articles of which one's record names the other.
  public var links = 0
  /// Entries that point at the article of their own record.
  public var selfLinks = 0
  /// Entries without an address that another mention tells by headline, provider and time.
  public var resolvedByFingerprint = 0
  /// Distinct domains of providers.
  public var providers = 0
  /// Weakly connected components of the links.
  public var components = 0
  /// Articles that are seen under two headlines.
  public var revisedArticles = 0

  /// Creates the truth about an empty archive.
  public init() {}

  /// The figures with their names, in a fixed order.
  public var figures: [(name: String, value: Int)] {
    [
      ("records", records), ("relatedEntries", relatedEntries), ("articles", articles),
      ("ghosts", ghosts), ("links", links), ("selfLinks", selfLinks),
      ("resolvedByFingerprint", resolvedByFingerprint), ("providers", providers),
      ("components", components), ("revisedArticles", revisedArticles),
    ]
  }

  /// The figures as one JSON object under the names that `storyloom stats --format json` uses.
  public var json: String {
    "{\n" + figures.map { "  \"\($0.name)\": \($0.value)" }.joined(separator: ",\n") + "\n}\n"
  }
}
