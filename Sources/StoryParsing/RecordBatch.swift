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
package struct RecordBatch: Sendable {
  /// The place of a text in ``bytes``. The empty text stands for an absent one.
  package struct Text: Hashable, Sendable {
    package var start: UInt32
    package var count: UInt32

    package static let empty = Text(start: 0, count: 0)

    package init(start: UInt32, count: UInt32) {
      self.start = start
      self.count = count
    }

    package var isEmpty: Bool { count == 0 }
    package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  /// The key of an address, and a hash of its bytes that holds within this process.
  package struct Key: Sendable {
    package var text: Text
    package var hash: Int
  }

  /// A picture; its fields are those of ``Mention/Image``.
  package struct PackedImage: Sendable {
    package var url = Text.empty
    package var title = Text.empty
    package var width: Int?
    package var height: Int?
    package var isCached: Bool?
  }

  /// What one place says of one article; its fields are those of ``Mention``.
  package struct PackedMention: Sendable {
    package var title = Text.empty
    package var excerpt = Text.empty
    package var category = Text.empty
    package var type = Text.empty
    package var featuredContent = Text.empty
    package var web = Text.empty
    package var original = Text.empty
    package var amp = Text.empty
    package var cachedAMP = Text.empty
    package var providerName = Text.empty
    /// As written.
    package var providerDomain = Text.empty
    /// As ``ProviderDomain/normalized(_:)`` gives it; empty where none is written.
    package var normalizedDomain = Text.empty
    package var published: Timestamp?
    package var quality: Int?
    package var heat: Int?
    package var isPublished: Bool?
    package var isRemoved: Bool?
    /// Places in ``RecordBatch/topics``.
    package var topics: Range<UInt32> = 0..<0
    /// Places in ``RecordBatch/images``.
    package var images: Range<UInt32> = 0..<0
    /// Places in ``RecordBatch/images``.
    package var providerImages: Range<UInt32> = 0..<0
    /// Places in ``RecordBatch/keys``: what ``Mention/keys`` gives, in its order.
    package var keys: Range<UInt32> = 0..<0
    package var line: UInt32 = 1
  }

  /// A document after reading.
  package struct Document: Sendable {
    /// Position of its source in ``InputDiscovery/sources``.
    package var source: Int
    package var name: Text
    /// Places in ``RecordBatch/mentions``: the article of the record, then its related articles;
    /// `nil` where the document gave no record.
    package var mentions: Range<Int>?
    package var diagnostics: [Diagnostic] = []
    /// Length of the document in bytes, body included.
    package var byteCount = 0
  }

  /// The documents and what was decoded of them; only the first ``byteCount`` count.
  package internal(set) var bytes: [UInt8] = []
  /// Number of bytes in use.
  package internal(set) var byteCount = 0
  package internal(set) var documents: [Document] = []
  package internal(set) var mentions: [PackedMention] = []
  package internal(set) var keys: [Key] = []
  package internal(set) var topics: [Text] = []
  package internal(set) var images: [PackedImage] = []
  /// What is decoded of the document that is being scanned.
  var decoded: [UInt8] = []
  /// What the scanner has learnt; it changes nothing but its speed.
  var fieldOrder = FrontMatterFieldOrder()

  package init() {}

  /// Forgets everything and keeps the memory.
  package mutating func removeAll() {
    byteCount = 0
    documents.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    topics.removeAll(keepingCapacity: true)
    images.removeAll(keepingCapacity: true)
  }
}
