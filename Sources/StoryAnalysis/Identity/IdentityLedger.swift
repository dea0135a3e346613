public import StoryParsing

/// Why mentions were taken for one article, and what in the archive speaks against itself.
public struct IdentityLedger: Sendable {
  /// A rule by which a mention joined an article.
  public enum Rule: String, Sendable, CaseIterable {
    /// The mention gives an address that the article is already known by.
    case sameAddress = "same-address"
    /// One mention gives two addresses, so both name one article.
    case alias = "alias"
    /// The mention has no address; headline, provider and time equal those of the article.
    case fingerprint = "fingerprint"
    /// A hand-written file says that the two are one article.
    case byHand = "by-hand"
    /// The article carries the text of an earlier one, and copies were to be merged.
    case syndicated = "syndicated"
  }

  /// A mention, or an address that it gives, joined to an article.
  public struct Merge: Hashable, Sendable {
    /// The article as it stands at the end.
    public var article: ArticleID
    /// The rule that joined them.
    public var rule: Rule
    /// The address key or the fingerprint by which the article was known.
    public var known: String
    /// The address key or the headline that joined it.
    public var joined: String
    /// The place that says so.
    public var place: Article.Place

    package init(
      article: ArticleID, rule: Rule, known: String, joined: String, place: Article.Place
    ) {
      (self.article, self.rule, self.known) = (article, rule, known)
      (self.joined, self.place) = (joined, place)
    }
  }

  /// A kind of contradiction.
  public enum Conflict: String, Sendable, CaseIterable {
    /// Mentions of one article name two providers.
    case twoProviders = "two-providers"
    /// The host of the address is neither the provider's domain nor below it.
    case foreignHost = "foreign-host"
    /// Headline, provider and time are equal, and the addresses are not.
    case twoAddresses = "two-addresses"
  }

  /// A place where the archive contradicts itself. Nothing is changed because of it.
  public struct Contradiction: Hashable, Sendable {
    /// The article that it concerns.
    public var article: ArticleID
    /// What kind of contradiction it is.
    public var conflict: Conflict
    /// What was known before: a provider's domain, or an article's key.
    public var known: String
    /// What contradicts it: another domain, a host, or another article's key.
    public var other: String
    /// The place that says the other.
    public var place: Article.Place

    package init(
      article: ArticleID, conflict: Conflict, known: String, other: String, place: Article.Place
    ) {
      (self.article, self.conflict, self.known) = (article, conflict, known)
      (self.other, self.place) = (other, place)
    }
  }

  /// An address that was joined to another one, because the mention in a row gives both.
  struct Alias: Sendable {
    var row: UInt32
    /// Number of the key by which the article was known.
    var known: UInt32
    /// Number of the key that was joined.
    var joined: UInt32
  }

  /// Stands for the article of mentions that a filter has left out.
  static let noArticle = ArticleID(Int(UInt32.max))

  /// Every contradiction, in input order.
  public let contradictions: [Contradiction]

  let log: MentionLog
  let variants: [Variant]
  /// The article of each draft; ``noArticle`` for one that is not part of the graph.
  let articleOf: [ArticleID]
  let keys: TextList
  let titles: TextList
  /// In the order of their rows.
  let aliases: [Alias]
  /// Merges that no mention made: those that a hand-written file asks for, then those of copies.
  let later: [Merge]
  /// A warning for each edit of an article that the archive does not have.
  public let editWarnings: [Diagnostic]

  /// Every merge, in input order; behind them those by hand and those of copies.
  ///
  /// - Complexity: O(*m*), *m* mentions, for finding them; four bytes each.
  public var merges: Merges { Merges(of: self) }
}
