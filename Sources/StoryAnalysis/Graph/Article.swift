public import StoryParsing

/// One article of the story graph: everything that the archive's mentions of it agree to say.
///
/// Its own record (the first in input order) gives headline, provider, type and the rest; without
/// one, the first mention in input order does. What that leaves empty is taken from the next mention
/// that has it.
public struct Article: Sendable {
  /// Stable name: `a` and sixteen hexadecimal digits, a hash of ``key``. It is the same in every run
  /// and stays the same while the archive grows.
  public var identifier: String
  /// The smallest of the article's address keys or, where no mention gives an address, its
  /// fingerprint.
  public var key: String
  /// Headline; empty where no mention gives one.
  public var title: String
  /// The first sentences.
  public var excerpt: String
  /// Section of the archive.
  public var category: String
  /// Kind, such as `article` or `video`.
  public var type: String
  /// Earliest time that any mention gives.
  public var published: Timestamp?
  /// Who published it; absent where no mention says.
  public var provider: ProviderID?
  /// Name printed with this article, such as `Game Rant on MSN`.
  public var byline: String
  /// The archive's rating.
  public var quality: Int?
  /// The archive's rating of the interest.
  public var heat: Int?
  /// Subjects that the archive filed the article under.
  public var topics: [String]
  /// The address to read it at; empty where no mention gives one.
  public var address: String
  /// Every key that names this article, sorted.
  public var keys: [AddressKey]
  /// Every headline that it was seen under, earliest first.
  public var headlines: [Headline]
  /// The record that is about this article; absent for a ghost.
  public var record: Place?
  /// The first place that names this article.
  public var firstSeen: Place
  /// Number of records that are about this article.
  public var recordCount: Int
  /// Number of entries of related lists that name this article.
  public var mentionCount: Int

  package init(
    identifier: String, key: String, title: String, excerpt: String, category: String, type: String,
    published: Timestamp?, provider: ProviderID?, byline: String, quality: Int?, heat: Int?,
    topics: [String], address: String, keys: [AddressKey], headlines: [Headline], record: Place?,
    firstSeen: Place, recordCount: Int, mentionCount: Int
  ) {
    (self.identifier, self.key, self.title, self.excerpt) = (identifier, key, title, excerpt)
    (self.category, self.type, self.published) = (category, type, published)
    (self.provider, self.byline, self.quality, self.heat) = (provider, byline, quality, heat)
    (self.topics, self.address, self.keys, self.headlines) = (topics, address, keys, headlines)
    (self.record, self.firstSeen) = (record, firstSeen)
    (self.recordCount, self.mentionCount) = (recordCount, mentionCount)
  }

  /// Whether the archive only mentions this article and has no record of it.
  public var isGhost: Bool { record == nil }

  /// Whether the article was seen under more than one headline.
  public var isRevised: Bool { headlines.count > 1 }

  /// Headline or, where there is none, the key: never empty.
  public var displayTitle: String { title.isEmpty ? key : title }
}

extension Article {
  /// A headline that an article was seen under.
  public struct Headline: Hashable, Sendable {
    /// The words.
    public var title: String
    /// Earliest time that a mention with these words gives.
    public var published: Timestamp?
    /// Address that the first mention with these words gives.
    public var address: String
    /// Where the words were first seen.
    public var place: Place

    package init(title: String, published: Timestamp?, address: String, place: Place) {
      (self.title, self.published, self.address, self.place) = (title, published, address, place)
    }
  }

  /// A line of a document.
  public struct Place: Hashable, Sendable {
    /// Path of the document below its input.
    public var document: String
    /// Line from 1.
    public var line: Int

    /// Creates a place.
    public init(document: String, line: Int) {
      self.document = document
      self.line = line
    }
  }
}

extension Article.Place: CustomStringConvertible {
  /// `document:line`.
  public var description: String { "\(document):\(line)" }
}
