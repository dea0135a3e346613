/// The faults of files that somebody wrote by hand: registries of providers, and edits of identity.
extension Diagnostic.ID {
  /// A row that is no row of comma-separated values, or has another number of fields than the header.
  public static let malformedRow = Self(rawValue: "malformed-row")
  /// A column that such a file does not have.
  public static let unknownColumn = Self(rawValue: "unknown-column")
  /// A column that the header does not name.
  public static let missingColumn = Self(rawValue: "missing-column")
  /// A column that the header names twice.
  public static let duplicateColumn = Self(rawValue: "duplicate-column")
  /// A domain of a registry that is none.
  public static let invalidDomain = Self(rawValue: "invalid-domain")
  /// A domain that has two rows of a registry.
  public static let duplicateDomain = Self(rawValue: "duplicate-domain")
  /// Domains of a registry that are joined to each other in a circle.
  public static let domainCycle = Self(rawValue: "domain-cycle")
  /// A provider that a registry gives two owners.
  public static let twoOwners = Self(rawValue: "two-owners")
  /// An action of an edit that is neither `merge` nor `separate`.
  public static let unknownAction = Self(rawValue: "unknown-action")
  /// An edit that names an article by what is neither an address nor an identifier.
  public static let invalidArticle = Self(rawValue: "invalid-article")
  /// An edit of an article with itself.
  public static let selfEdit = Self(rawValue: "self-edit")
  /// An edit that stands in the file twice.
  public static let duplicateEdit = Self(rawValue: "duplicate-edit")
  /// An edit that forbids what others demand.
  public static let contradictoryEdit = Self(rawValue: "contradictory-edit")
  /// An edit of an article that the archive does not have.
  public static let unknownArticle = Self(rawValue: "unknown-article")
}
