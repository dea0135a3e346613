/// What one place in an archive says of one article: a document of itself, or an entry of a
/// document's `related` list. Both carry the same fields.
///
/// Text is kept as it was written, trimmed of surrounding white space; an absent text field is the
/// empty string. `secured`, a field of opaque bytes, is never stored.
public struct Mention: Hashable, Sendable {
  /// Headline.
  public var title = ""
  /// The first sentences, often cut in the middle of a word.
  public var excerpt = ""
  /// Section of the archive, such as `news`.
  public var category = ""
  /// Kind of the article, such as `article` or `video`.
  public var type = ""
  /// When the article was published, as far as this mention states it.
  public var published: Timestamp?
  /// The addresses of the article.
  public var addresses = Addresses()
  /// Who published it.
  public var provider = Provider()
  /// The archive's own rating of the article; above 100 and below 0 both occur.
  public var quality: Int?
  /// The archive's own rating of the interest in the article; −1 where none is known.
  public var heat: Int?
  /// Whether the archive showed the article on its page (the key `published`).
  public var isPublished: Bool?
  /// Whether the archive took the article down (the key `removed`).
  public var isRemoved: Bool?
  /// Subjects that the archive filed the article under, in the order of the file.
  public var topics: [String] = []
  /// Pictures of the article.
  public var images: [Image] = []
  /// Markup of an embedded player, where the archive shows one. Never to be run.
  public var featuredContent = ""
  /// Line of the document at which the mention begins, from 1.
  public var line = 1

  /// Creates a mention whose every field is absent.
  public init() {}
}

extension Mention {
  /// The addresses under which an archive names one article, as written; empty where absent.
  public struct Addresses: Hashable, Sendable {
    /// Address that the archive found the article under.
    public var original = ""
    /// Address of the page.
    public var web = ""
    /// Address of the publisher's AMP page.
    public var amp = ""
    /// Address of the AMP page in a cache.
    public var cachedAMP = ""

    /// Creates a set of addresses; each may be empty.
    public init(web: String = "", original: String = "", amp: String = "", cachedAMP: String = "") {
      self.web = web
      self.original = original
      self.amp = amp
      self.cachedAMP = cachedAMP
    }
  }

  /// The publisher that a mention names.
  public struct Provider: Hashable, Sendable {
    /// Name as printed with the article, such as `Game Rant on MSN`.
    public var name = ""
    /// Domain as written, such as `msn.com`.
    public var domain = ""
    /// Logos.
    public var images: [Image] = []

    /// Creates a provider; each field may be empty.
    public init(name: String = "", domain: String = "", images: [Image] = []) {
      self.name = name
      self.domain = domain
      self.images = images
    }
  }

  /// A picture that a mention points at.
  public struct Image: Hashable, Sendable {
    /// Address of the picture.
    public var url = ""
    /// Width in pixels.
    public var width: Int?
    /// Height in pixels.
    public var height: Int?
    /// Whether the archive holds a copy.
    public var isCached: Bool?
    /// Caption.
    public var title = ""

    /// Creates a picture.
    public init(
      url: String = "", width: Int? = nil, height: Int? = nil, isCached: Bool? = nil,
      title: String = ""
    ) {
      self.url = url
      self.width = width
      self.height = height
      self.isCached = isCached
      self.title = title
    }
  }
}
