/// Records whose texts stay in the buffer that they were read into.
///
/// An ``ArticleRecord`` has a string for each field, which is what a program wants and what reading
/// a large archive cannot afford: most of its mentions are of articles that are known already, and
/// their strings would be made only to be compared and dropped. A batch has places in one buffer
/// instead. It is filled with a few documents, used, and filled again, so its memory is bounded by
/// the largest few documents, whatever the size of the archive.
///
/// ```
/// bytes     ┌ document 0 ┬ decoded 0 ┬ document 1 ┬ decoded 1 ┬ … room to read into
///                  ▲           ▲
/// mentions    title ┘      key ┘          a Text is a start and a length
/// ```
///
/// Texts are trimmed and valid UTF-8; what is written with escapes, and the keys of addresses, stand
/// decoded behind their document.
public struct RecordBatch: Sendable {
  /// The place of a text in ``bytes``. The empty text stands for an absent one.
  public struct Text: Hashable, Sendable {
    /// Position of the first byte.
    public var start: UInt32
    /// Number of bytes.
    public var count: UInt32

    /// The empty text.
    public static let empty = Text(start: 0, count: 0)

    /// Creates a place.
    public init(start: UInt32, count: UInt32) {
      self.start = start
      self.count = count
    }

    /// Whether there is nothing.
    public var isEmpty: Bool { count == 0 }
    /// The positions of the bytes.
    public var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  /// The key of an address, and a hash of its bytes that holds within this process.
  public struct Key: Sendable {
    /// The key, as ``AddressKey/text`` gives it.
    public var text: Text
    /// The hash, as ``SeededHash`` gives it.
    public var hash: Int
  }

  /// A picture; its fields are those of ``Mention/Image``.
  public struct PackedImage: Sendable {
    /// Address of the picture.
    public var url = Text.empty
    /// Caption.
    public var title = Text.empty
    /// Width in pixels.
    public var width: Int?
    /// Height in pixels.
    public var height: Int?
    /// Whether the archive holds a copy.
    public var isCached: Bool?
  }

  /// What one place says of one article; its fields are those of ``Mention``.
  public struct PackedMention: Sendable {
    /// Headline.
    public var title = Text.empty
    /// The first sentences.
    public var excerpt = Text.empty
    /// Section of the archive.
    public var category = Text.empty
    /// Kind of the article.
    public var type = Text.empty
    /// Markup of an embedded player. Never to be run.
    public var featuredContent = Text.empty
    /// Address of the page.
    public var web = Text.empty
    /// Address that the archive found the article under.
    public var original = Text.empty
    /// Address of the publisher's AMP page.
    public var amp = Text.empty
    /// Address of the AMP page in a cache.
    public var cachedAMP = Text.empty
    /// Name printed with the article.
    public var providerName = Text.empty
    /// The provider's domain as written.
    public var providerDomain = Text.empty
    /// The provider's domain as ``ProviderDomain/normalized(_:)`` gives it; empty where none is written.
    public var normalizedDomain = Text.empty
    /// When the article was published, as far as this mention states it.
    public var published: Timestamp?
    /// The archive's rating of the article.
    public var quality: Int?
    /// The archive's rating of the interest in it.
    public var heat: Int?
    /// Whether the archive showed the article on its page.
    public var isPublished: Bool?
    /// Whether the archive took the article down.
    public var isRemoved: Bool?
    /// Places in ``RecordBatch/topics``.
    public var topics: Range<UInt32> = 0..<0
    /// Places in ``RecordBatch/images``.
    public var images: Range<UInt32> = 0..<0
    /// Places in ``RecordBatch/images``.
    public var providerImages: Range<UInt32> = 0..<0
    /// Places in ``RecordBatch/keys``: what ``Mention/keys`` gives, in its order.
    public var keys: Range<UInt32> = 0..<0
    /// Line of the document at which the mention begins, from 1.
    public var line: UInt32 = 1
  }

  /// A document after reading.
  public struct Document: Sendable {
    /// Position of its source in ``InputDiscovery/sources``.
    public var source: Int
    /// Its name in every output.
    public var name: Text
    /// Places in ``RecordBatch/mentions``: the article of the record, then its related articles;
    /// `nil` where the document gave no record.
    public var mentions: Range<Int>?
    /// Its faults, in the order of their places.
    public var diagnostics: [Diagnostic] = []
    /// Length of the document in bytes, body included.
    public var byteCount = 0
    /// Digest of the document's bytes, where the batch takes digests and the bytes could be read.
    public var digest: ContentDigest?
    /// Whether the scanner read the document; false where another reader did.
    public var isScanned = false
  }

  /// The documents and what was decoded of them; only the first ``byteCount`` count.
  public internal(set) var bytes: [UInt8] = []
  /// Number of bytes in use.
  public internal(set) var byteCount = 0
  /// The documents, in their order.
  public internal(set) var documents: [Document] = []
  /// The mentions of all documents.
  public internal(set) var mentions: [PackedMention] = []
  /// The keys of all mentions.
  public internal(set) var keys: [Key] = []
  /// The topics of all mentions.
  public internal(set) var topics: [Text] = []
  /// The pictures of all mentions and their providers.
  public internal(set) var images: [PackedImage] = []
  /// What is decoded of the document that is being scanned.
  var decoded: [UInt8] = []
  /// What the scanner has learnt; it changes nothing but its speed.
  var fieldOrder = FrontMatterFieldOrder()

  let findsKeys: Bool
  let takesDigests: Bool
  let limits: ReadingLimits

  /// Creates an empty batch.
  ///
  /// - Parameters:
  ///   - findsKeys: Whether the keys of addresses are found, which takes a fifth of the time.
  ///   Without them the scanner does not look at addresses, and tells no fault of theirs. Default
  ///   `true`.
  ///   - takesDigests: Whether the digest of each document that is read from a source is taken.
  ///   Default `false`.
  ///   - limits: How much of one document is taken on. Default ``ReadingLimits/standard``.
  public init(
    findsKeys: Bool = true, takesDigests: Bool = false, limits: ReadingLimits = .standard
  ) {
    self.findsKeys = findsKeys
    self.takesDigests = takesDigests
    self.limits = limits
  }

  /// Forgets everything and keeps the memory.
  public mutating func removeAll() {
    byteCount = 0
    documents.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    topics.removeAll(keepingCapacity: true)
    images.removeAll(keepingCapacity: true)
  }
}
