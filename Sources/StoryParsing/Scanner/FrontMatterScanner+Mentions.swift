/// Mappings and sequences.
extension FrontMatterScanner {
  /// Reads the mapping of the whole front matter. Its mention takes its place before the related ones.
  mutating func scanRecord() throws(HandOver) {
    let place = mentions.count
    mentions.append(RecordBatch.PackedMention())
    mentions[place] = try scanMention(at: 0, isRecord: true)
  }

  /// Reads a mapping that says something of an article; the position is at its first key.
  private mutating func scanMention(
    at column: Int, isRecord: Bool
  ) throws(HandOver) -> RecordBatch.PackedMention {
    var mention = RecordBatch.PackedMention()
    mention.line = UInt32(clamping: line)
    var seen = Seen(isRecord ? .record : .related)
    repeat {
      switch try scanKey(&seen) {
      case .title: mention.title = try scanText(column)
      case .excerpt: mention.excerpt = try scanText(column)
      case .category: mention.category = try scanText(column)
      case .type: mention.type = try scanText(column)
      case .featuredContent: mention.featuredContent = try scanText(column)
      case .webUrl: mention.web = try scanText(column)
      case .originalUrl: mention.original = try scanText(column)
      case .ampWebUrl: mention.amp = try scanText(column)
      case .cdnAmpWebUrl: mention.cachedAMP = try scanText(column)
      case .publishedDateTime: mention.published = try scanTime(column)
      case .quality: mention.quality = try scanInteger(column)
      case .heat: mention.heat = try scanInteger(column)
      case .published: mention.isPublished = try scanBoolean(column)
      case .removed: mention.isRemoved = try scanBoolean(column)
      case .provider: try scanProvider(column, &mention)
      case .topics: mention.topics = try scanTopics(column)
      case .images: mention.images = try scanImages(column)
      case .related where isRecord: try scanRelated(column)
      default: _ = try scanText(column)
      }
    } while try isInMapping(at: column)

    // Each of these would be a diagnostic, and diagnostics are not made here.
    guard !mention.title.isEmpty, !mention.providerName.isEmpty || !mention.providerDomain.isEmpty,
      Int(max(mention.title.count, mention.providerName.count, mention.providerDomain.count))
        <= labelLimit
    else { throw HandOver() }
    if findsKeys { try appendKeys(of: &mention) }
    return mention
  }

  private mutating func scanRelated(_ column: Int) throws(HandOver) {
    guard let dash = try beginSequence(below: column) else { return }
    let first = mentions.count
    repeat {
      // Those beyond the limit are a fault.
      guard mentions.count &- first < mentionLimit else { throw HandOver() }
      mentions.append(try scanMention(at: beginEntry(), isRecord: false))
    } while try isInSequence(at: dash, below: column)
  }

  private mutating func scanProvider(
    _ parent: Int, _ mention: inout RecordBatch.PackedMention
  ) throws(HandOver) {
    guard let column = try beginMapping(below: parent) else { return }
    var seen = Seen(.provider)
    repeat {
      switch try scanKey(&seen) {
      case .name: mention.providerName = try scanText(column)
      case .domain:
        mention.providerDomain = try scanText(column)
        mention.normalizedDomain = normalizedDomain(mention.providerDomain)
      case .images: mention.providerImages = try scanImages(column)
      default: _ = try scanText(column)
      }
    } while try isInMapping(at: column)
  }

  private mutating func scanTopics(_ parent: Int) throws(HandOver) -> Range<UInt32> {
    let first = topics.count
    if let dash = try beginSequence(below: parent) {
      repeat {
        position += 1
        switch try scanValue() {
        case .text(let text):
          guard Int(text.count) <= labelLimit else { throw HandOver() }
          if !text.isEmpty { topics.append(text) }
        case .null, .nothing: break
        case .emptyList: throw HandOver()
        }
        try advance()
        // What stands further to the right than the dash belongs to the entry.
        guard isAtEnd || indent <= dash else { throw HandOver() }
      } while try isInSequence(at: dash, below: parent)
    }
    return UInt32(first)..<UInt32(topics.count)
  }

  private mutating func scanImages(_ parent: Int) throws(HandOver) -> Range<UInt32> {
    let first = images.count
    if let dash = try beginSequence(below: parent) {
      repeat {
        let column = beginEntry()
        var image = RecordBatch.PackedImage()
        var seen = Seen(.image)
        repeat {
          switch try scanKey(&seen) {
          case .url: image.url = try scanText(column)
          case .title: image.title = try scanText(column)
          case .width: image.width = try scanInteger(column)
          case .height: image.height = try scanInteger(column)
          case .isCached: image.isCached = try scanBoolean(column)
          default: _ = try scanText(column)
          }
        } while try isInMapping(at: column)
        images.append(image)
      } while try isInSequence(at: dash, below: parent)
    }
    return UInt32(first)..<UInt32(images.count)
  }
}

/// Where mappings and sequences begin, go on and end.
extension FrontMatterScanner {
  /// Whether the next line is another key of the mapping at a column. Where it is further to the
  /// left it belongs to what is around the mapping.
  private func isInMapping(at column: Int) throws(HandOver) -> Bool {
    if isAtEnd || indent < column { return false }
    guard indent == column else { throw HandOver() }
    return true
  }

  /// Whether the next line is another entry of the sequence whose dashes are at a column and which is
  /// the value of a key at `parent`.
  private func isInSequence(at column: Int, below parent: Int) throws(HandOver) -> Bool {
    if isAtEnd || indent < column { return false }
    guard indent == column else { throw HandOver() }
    if isDash { return true }
    // Dashes may stand below their key's first letter, and then the next key does too.
    guard column == parent else { throw HandOver() }
    return false
  }

  /// Whether a dash stands here that begins an entry: before a space or the end of the line.
  private var isDash: Bool {
    guard bytes[position] == UInt8(ascii: "-") else { return false }
    let next = bytes[position + 1]
    return next == 0x20 || next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r")
  }

  /// Goes to the first key of the mapping that is the value of a key at `parent` and returns its
  /// column; `nil` where there is none.
  private mutating func beginMapping(below parent: Int) throws(HandOver) -> Int? {
    guard try expectNoText() else { return nil }
    guard !isAtEnd, indent > parent else {
      // The dashes of a sequence may stand at the same column as the key.
      guard isAtEnd || indent < parent || !isDash else { throw HandOver() }
      return nil
    }
    return indent
  }

  /// Goes to the first dash of the sequence that is the value of a key at `parent` and returns its
  /// column; `nil` where there is none.
  private mutating func beginSequence(below parent: Int) throws(HandOver) -> Int? {
    guard try expectNoText(allowingEmptyList: true) else { return nil }
    guard !isAtEnd, indent > parent || (indent == parent && isDash) else { return nil }
    guard isDash else { throw HandOver() }
    return indent
  }

  /// Goes past the dash of an entry that is a mapping; returns the column of its keys.
  private mutating func beginEntry() -> Int {
    let next = bytes.firstNonSpace(from: position + 1)
    let column = indent + next - position
    position = next
    return column
  }

  /// Goes to the next line where nothing stands after a key; false where `[]` or a null does.
  private mutating func expectNoText(allowingEmptyList: Bool = false) throws(HandOver) -> Bool {
    let mayGoOn: Bool
    switch try scanValue() {
    case .nothing: mayGoOn = true
    case .null: mayGoOn = false
    case .emptyList where allowingEmptyList: mayGoOn = false
    case .emptyList, .text: throw HandOver()
    }
    try advance()
    return mayGoOn
  }
}
