internal import StoryParsing

extension IdentityResolver {
  /// The articles in their final order.
  func articles(
    _ places: ArticlePlaces, providerOf: [ProviderID?], variantsOf: Groups
  ) -> [Article] {
    var names = DocumentNames(of: log)
    return places.order.enumerated().map { index, place in
      let draft = drafts[Int(place.draft)]
      let keys = keyNumbers(of: place, places).map { AddressKey(keyText: self.keys.texts[$0]) }
      let headlines = headlines(variantsOf[index], names: &names)
      let title = titles.texts[draft.title.value]
      let address = texts.texts[draft.address.value]
      return Article(
        identifier: "a" + StableHash.name(place.hash), key: keys.first?.text ?? key(of: place),
        // Equal strings share their bytes where one is taken from the other.
        title: headlines.first { $0.title == title }?.title ?? title,
        excerpt: texts.texts[draft.excerpt.value], category: texts.texts[draft.category.value],
        type: texts.texts[draft.type.value], published: draft.published,
        provider: providerOf[index], byline: texts.texts[draft.provider.value.name],
        quality: draft.quality.given, heat: draft.heat.given,
        topics: draft.topics.value.map { texts.texts[topicTexts[Int($0)]] },
        address: headlines.first { $0.address == address }?.address ?? address, keys: keys,
        headlines: headlines,
        record: draft.record == .absent ? nil : names.place(ofRow: draft.record.row),
        firstSeen: names.place(ofRow: draft.firstRow), recordCount: Int(draft.recordCount),
        mentionCount: Int(draft.mentionCount))
    }
  }

  /// The headlines of an article's variants, earliest first; those without a time last, in input
  /// order.
  private func headlines(
    _ members: ArraySlice<UInt32>, names: inout DocumentNames
  ) -> [Article.Headline] {
    var headlines: [Article.Headline] = []
    var positions: [String: Int] = [:]
    for member in members {
      let variant = variants.variants[Int(member)]
      guard variant.title != 0 else { continue }
      let title = titles.texts[variant.title]
      if let position = positions[title] {
        headlines[position].published = earliest(headlines[position].published, variant.published)
      } else {
        positions[title] = headlines.count
        headlines.append(
          Article.Headline(
            title: title, published: variant.published, address: texts.texts[variant.address],
            place: names.place(ofRow: variant.row)))
      }
    }
    guard headlines.count > 1 else { return headlines }
    return headlines.enumerated().sorted { first, second in
      switch (first.element.published, second.element.published) {
      case (let one?, let two?) where one != two: one < two
      case (.some, nil): true
      case (nil, .some): false
      default: first.offset < second.offset
      }
    }.map(\.element)
  }
}

/// The earlier of two times, where an absent one says nothing.
private func earliest(_ first: Timestamp?, _ second: Timestamp?) -> Timestamp? {
  guard let first else { return second }
  guard let second else { return first }
  return min(first, second)
}

/// The places of a log; each document's name is made once, so that all places in it share one
/// string.
private struct DocumentNames {
  private let log: MentionLog
  private var names: [String]

  init(of log: MentionLog) {
    self.log = log
    names = [String](repeating: "", count: log.documentCount)
  }

  mutating func place(ofRow row: UInt32) -> Article.Place {
    let document = log.document(ofRow: row)
    if names[document].isEmpty { names[document] = log.name(ofDocument: document) }
    return Article.Place(document: names[document], line: Int(log.rows[Int(row)].line))
  }
}
