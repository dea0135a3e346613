import Foundation
import StoryParsing

extension Mention {
  /// A mention with a value in every field, which tells it from other numbers.
  static func full(number: Int) -> Mention {
    var mention = Mention()
    mention.title = "t\(number)"
    mention.excerpt = "e\(number)"
    mention.category = "c\(number)"
    mention.type = "y\(number)"
    mention.published = .civil(year: 2020, month: 6, day: 11, hour: 9, minute: 53, second: number)
    mention.addresses = Addresses(
      web: "https://www.w.example:8080/\(number)", original: "http://o\(number).example/",
      amp: "mailto:a@b", cachedAMP: "https://w.example:8080/\(number)/")
    mention.provider = Provider(
      name: "n\(number)", domain: "WWW.D\(number).example",
      images: [Image(url: "l\(number)", width: 50)])
    mention.quality = number * 100 + 1
    mention.heat = -number
    mention.isPublished = true
    mention.isRemoved = false
    mention.topics = ["p", "p\(number)"]
    mention.images = [
      Image(url: "i\(number)", width: 1, height: 2, isCached: false, title: "u\(number)")
    ]
    mention.featuredContent = "<f>\(number)</f>"
    mention.line = number
    return mention
  }
}

extension ArticleRecord {
  /// What a reader of JSON is to find in the record's line, put together from the library's own
  /// answers.
  var expectedObject: NSDictionary {
    var object = article.expectedObject
    object["document"] = document
    object["related"] = related.map { $0.expectedObject as NSDictionary }
    return object as NSDictionary
  }
}

extension Mention {
  fileprivate var expectedObject: [String: Any] {
    [
      "line": line, "category": text(category), "title": text(title), "excerpt": text(excerpt),
      "publishedDateTime": published?.iso8601 ?? NSNull(),
      "originalUrl": text(addresses.original), "webUrl": text(addresses.web),
      "ampWebUrl": text(addresses.amp), "cdnAmpWebUrl": text(addresses.cachedAMP),
      "type": text(type), "quality": quality ?? NSNull(), "heat": heat ?? NSNull(),
      "published": isPublished ?? NSNull(), "removed": isRemoved ?? NSNull(),
      "provider": [
        "name": text(provider.name), "domain": text(provider.domain),
        "images": provider.images.map(\.expectedObject),
      ] as NSDictionary,
      "topics": topics, "images": images.map(\.expectedObject),
      "featuredContent": text(featuredContent), "keys": keys.map(\.text),
      "hosts": keys.map(\.host), "fingerprint": title.isEmpty ? NSNull() : fingerprint.text,
      "providerDomain": text(providerDomain), "address": text(readingAddress),
    ]
  }
}

extension Mention.Image {
  fileprivate var expectedObject: NSDictionary {
    [
      "url": text(url), "width": width ?? NSNull(), "height": height ?? NSNull(),
      "isCached": isCached ?? NSNull(), "title": text(title),
    ]
  }
}

/// A text, or nothing where it is empty.
private func text(_ text: String) -> Any { text.isEmpty ? NSNull() : text }
