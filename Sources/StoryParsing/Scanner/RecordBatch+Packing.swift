/// Records with strings of their own, put into a batch.
extension RecordBatch {
  /// Adds a document whose record was made by another reader.
  ///
  /// - Complexity: O(length of the texts).
  package mutating func append(
    _ record: ArticleRecord?, name: String, source: Int, diagnostics: [Diagnostic] = [],
    byteCount: Int = 0
  ) {
    let start = mentions.count
    if let record {
      append(record.article)
      for mention in record.related { append(mention) }
    }
    let name = pack(name)
    documents.append(
      Document(
        source: source, name: name, mentions: record == nil ? nil : start..<mentions.count,
        diagnostics: diagnostics, byteCount: byteCount))
  }

  private mutating func append(_ mention: Mention) {
    var packed = PackedMention()
    packed.title = pack(mention.title)
    packed.excerpt = pack(mention.excerpt)
    packed.category = pack(mention.category)
    packed.type = pack(mention.type)
    packed.featuredContent = pack(mention.featuredContent)
    packed.web = pack(mention.addresses.web)
    packed.original = pack(mention.addresses.original)
    packed.amp = pack(mention.addresses.amp)
    packed.cachedAMP = pack(mention.addresses.cachedAMP)
    packed.providerName = pack(mention.provider.name)
    packed.providerDomain = pack(mention.provider.domain)
    packed.normalizedDomain = pack(ProviderDomain.normalized(mention.provider.domain))
    packed.published = mention.published
    packed.quality = mention.quality
    packed.heat = mention.heat
    packed.isPublished = mention.isPublished
    packed.isRemoved = mention.isRemoved
    let firstTopic = topics.count
    for topic in mention.topics { topics.append(pack(topic)) }
    packed.topics = UInt32(firstTopic)..<UInt32(topics.count)
    packed.images = pack(mention.images)
    packed.providerImages = pack(mention.provider.images)
    let firstKey = keys.count
    for key in mention.keys {
      keys.append(Key(text: pack(key.text), hash: Self.hash(of: key.text)))
    }
    packed.keys = UInt32(firstKey)..<UInt32(keys.count)
    packed.line = UInt32(clamping: mention.line)
    mentions.append(packed)
  }

  private mutating func pack(_ packed: [Mention.Image]) -> Range<UInt32> {
    let first = images.count
    for image in packed {
      images.append(
        PackedImage(
          url: pack(image.url), title: pack(image.title), width: image.width,
          height: image.height, isCached: image.isCached))
    }
    return UInt32(first)..<UInt32(images.count)
  }

  mutating func pack(_ text: String) -> Text {
    if text.isEmpty { return .empty }
    var text = text
    return text.withUTF8 { utf8 in
      let start = byteCount
      reserve(utf8.count)
      bytes.withUnsafeMutableBufferPointer { buffer in
        _ = buffer[start...].update(fromContentsOf: utf8)
      }
      byteCount += utf8.count
      return Text(start: UInt32(start), count: UInt32(utf8.count))
    }
  }

  /// Makes room for some bytes after those in use.
  mutating func reserve(_ count: Int) {
    let needed = byteCount + count
    guard needed > bytes.count else { return }
    precondition(needed <= Int(UInt32.max), "A batch holds less than 4 GB.")
    var grown = [UInt8](repeating: 0, count: max(needed, 2 * bytes.count, 4_096))
    grown.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: bytes) }
    bytes = grown
  }

  private static func hash(of text: String) -> Int {
    var text = text
    return text.withUTF8 { SeededHash.hash(of: UnsafeRawBufferPointer($0)) }
  }
}
