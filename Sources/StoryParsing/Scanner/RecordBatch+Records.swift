/// Records of a batch with strings of their own.
extension RecordBatch {
  /// The text at a place.
  public func string(_ text: Text) -> String {
    if text.isEmpty { return "" }
    return bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[text.range]), as: UTF8.self)
    }
  }

  /// Name, length and digest of a document.
  public func fileDigest(of document: Document) -> FileDigest {
    FileDigest(
      path: string(document.name), byteCount: document.byteCount, digest: document.digest)
  }

  /// The record of a document; `nil` where it gave none.
  public func record(of document: Document) -> ArticleRecord? {
    guard let range = document.mentions else { return nil }
    return ArticleRecord(
      document: string(document.name), article: mention(at: range.lowerBound),
      related: range.dropFirst().map { mention(at: $0) })
  }

  private func mention(at index: Int) -> Mention {
    let packed = mentions[index]
    var mention = Mention()
    mention.title = string(packed.title)
    mention.excerpt = string(packed.excerpt)
    mention.category = string(packed.category)
    mention.type = string(packed.type)
    mention.published = packed.published
    mention.addresses.original = string(packed.original)
    mention.addresses.web = string(packed.web)
    mention.addresses.amp = string(packed.amp)
    mention.addresses.cachedAMP = string(packed.cachedAMP)
    mention.provider.name = string(packed.providerName)
    mention.provider.domain = string(packed.providerDomain)
    mention.provider.images = images(in: packed.providerImages)
    mention.quality = packed.quality
    mention.heat = packed.heat
    mention.isPublished = packed.isPublished
    mention.isRemoved = packed.isRemoved
    mention.topics = packed.topics.map { string(topics[Int($0)]) }
    mention.images = images(in: packed.images)
    mention.featuredContent = string(packed.featuredContent)
    mention.line = Int(packed.line)
    return mention
  }

  private func images(in range: Range<UInt32>) -> [Mention.Image] {
    range.map { index in
      let packed = images[Int(index)]
      return Mention.Image(
        url: string(packed.url), width: packed.width, height: packed.height,
        isCached: packed.isCached, title: string(packed.title))
    }
  }
}
