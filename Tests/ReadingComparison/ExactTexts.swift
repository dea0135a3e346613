package import StoryParsing

/// Every text of a reading, one after the other.
///
/// Swift calls two strings equal that are canonically equivalent (`é` as one scalar or as two), so
/// equality of records does not say that their texts have the same bytes. These do say it. That no
/// text is left out is the subject of a test, which finds the texts by reflection.
extension ArticleRecord {
  package var exactTexts: [String] {
    [document] + article.exactTexts + related.flatMap(\.exactTexts)
  }
}

extension Mention {
  package var exactTexts: [String] {
    var texts = [
      title, excerpt, category, type, addresses.original, addresses.web, addresses.amp,
      addresses.cachedAMP, provider.name, provider.domain,
    ]
    for image in provider.images { texts += [image.url, image.title] }
    texts += topics
    for image in images { texts += [image.url, image.title] }
    texts.append(featuredContent)
    return texts
  }
}

extension Diagnostic {
  package var exactTexts: [String] {
    [id.rawValue, severity.rawValue, document, message, excerpt]
  }
}

extension Sequence<String> {
  /// Whether two sequences have the same texts, byte for byte.
  package func isByteEqual(to other: some Sequence<String>) -> Bool {
    elementsEqual(other) { $0.utf8.elementsEqual($1.utf8) }
  }
}
