internal import StoryParsing

/// What a mention says, as far as an article is made of it: the form in which it goes from the machine that read it
/// to the one that resolves it.
struct BlockMention: Decodable {
  var line: Int
  var title: String?
  var excerpt: String?
  var category: String?
  var type: String?
  var published: String?
  var web: String?
  var original: String?
  var amp: String?
  var cachedAMP: String?
  var name: String?
  var domain: String?
  var quality: Int?
  var heat: Int?
  var topics: [String]?

  static let shape = RecordShape<Mention>(
    name: "mention",
    fields: [
      .number("line", "Line of the document at which it begins, from 1.") { $0.line },
      .text("title", "Headline.") { $0.title },
      .text("excerpt", "The first sentences.") { $0.excerpt },
      .text("category", "Section of the archive.") { $0.category },
      .text("type", "Kind of the article.") { $0.type },
      .time("published", "When the article was published, in UTC.") { $0.published },
      .text("web", "Address of the page.") { $0.addresses.web },
      .text("original", "Address that the archive found the article under.") {
        $0.addresses.original
      },
      .text("amp", "Address of the publisher's AMP page.") { $0.addresses.amp },
      .text("cachedAMP", "Address of the AMP page in a cache.") { $0.addresses.cachedAMP },
      .text("name", "Name of the provider.") { $0.provider.name },
      .text("domain", "Domain of the provider.") { $0.provider.domain },
      .integer("quality", "The archive's rating.") { $0.quality },
      .integer("heat", "The archive's rating of the interest.") { $0.heat },
      .texts("topics", "Subjects that the archive filed it under.") { $0.topics },
    ])

  /// The mention; nothing where its time is none.
  var mention: Mention? {
    var mention = Mention()
    if let published {
      guard let time = Timestamp(iso8601: published) else { return nil }
      mention.published = time
    }
    mention.line = line
    mention.title = title ?? ""
    mention.excerpt = excerpt ?? ""
    mention.category = category ?? ""
    mention.type = type ?? ""
    mention.addresses = Mention.Addresses(
      web: web ?? "", original: original ?? "", amp: amp ?? "", cachedAMP: cachedAMP ?? "")
    mention.provider = Mention.Provider(name: name ?? "", domain: domain ?? "")
    mention.quality = quality
    mention.heat = heat
    mention.topics = topics ?? []
    return mention
  }
}
