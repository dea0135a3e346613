internal import StoryParsing

/// The fingerprints that were heard, and the drafts that have them.
///
/// Headlines and domains are known by their numbers in one pool, which are equal where their bytes are.
struct FingerprintIndex: Sendable {
  /// A fingerprint and who has it.
  struct Entry: Sendable {
    /// Number of the headline.
    var title: UInt32
    /// Number of the provider's domain; 0 where it is unknown.
    var domain: UInt32
    var published: Timestamp?
    /// The first draft with an address that has the fingerprint.
    var addressed = UInt32.absent
    /// The draft of all mentions without an address that have it: whatever they are recognised as
    /// in the end, it is one article.
    var waiting = UInt32.absent
  }

  var entries: [Entry] = []
  private var table = NumberTable()

  /// The position of a fingerprint's entry, which is added where it is new.
  mutating func intern(title: UInt32, domain: UInt32, published: Timestamp?) -> UInt32 {
    var hasher = Hasher()
    hasher.combine(title)
    hasher.combine(domain)
    hasher.combine(published)
    let hash = hasher.finalize()
    let found = table.find(hash: hash) { position in
      let entry = entries[Int(position)]
      return entry.published == published && entry.title == title && entry.domain == domain
    }
    if let found { return found }
    let position = UInt32(truncatingIfNeeded: entries.count)
    entries.append(Entry(title: title, domain: domain, published: published))
    table.insert(position, hash: hash)
    return position
  }

  /// Forgets how fingerprints are found: from now on they are only read.
  mutating func seal() {
    table = NumberTable()
  }
}
