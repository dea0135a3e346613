internal import StoryParsing

/// The schema of the lines that ``RecordLineWriter`` writes: every key with its type and meaning.
///
/// Keys have one order and are always there, so that programs which guess types from the first lines
/// guess right: what is absent is `null`, a list that is absent is empty, an object is never `null`.
///
/// A line says all that the rules of identity need, so that many machines can read and one can
/// join:
/// - mentions are one article where they share an element of `keys`, transitively;
/// - a mention with no `keys` is the article of a mention with equal `title`, `providerDomain` and
///   `publishedDateTime`, of which `fingerprint` is the text; without `title`, of no other mention;
/// - input order is that of the UTF-8 bytes of `document`, and in a document the record comes before
///   the elements of `related`;
/// - the provider of an article is `providerDomain` where `provider.domain` is not `null`, and else the
///   element of `hosts` that belongs to the smallest of the article's keys.
public enum RecordSchema {
  /// The keys of a line, in their order.
  public static var keys: [String] { record.fields.map(\.name) }

  /// The keys of every kind of object in a line, the line itself first.
  public static var objects: [(name: String, keys: [String])] {
    [
      (record.name, keys), (mention.name, mention.fields.map(\.name)),
      (provider.name, provider.fields.map(\.name)), (image.name, image.fields.map(\.name)),
    ]
  }

  /// A JSON Schema of one line.
  ///
  /// > Source: JSON Schema, draft 2020-12, https://json-schema.org/draft/2020-12.
  public static var json: JSONValue {
    let definitions = [
      JSONValue.Member(mention.name, .object(mention.schema)),
      JSONValue.Member(provider.name, .object(provider.schema)),
      JSONValue.Member(image.name, .object(image.schema)),
    ]
    return .object(
      [
        JSONValue.Member("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        JSONValue.Member("title", .string("Storyloom record")),
        JSONValue.Member(
          "description",
          .string(
            """
            One line of storyloom extract: what one document of an archive says. Every key is \
            always there, in this order; what is absent is null, and an absent list is empty.
            """)),
      ] + record.schema + [JSONValue.Member("$defs", .object(definitions))])
  }
}

extension RecordSchema {
  /// A mention, and where it is a record's article, the rest of the record.
  ///
  /// One type for both, since the mention's fields are then read from it in place: to hand out a mention
  /// copies a dozen texts.
  struct Entry: Sendable {
    var document = ""
    var mention: Mention
    var related: [Mention] = []
    /// What several fields need and what is made anew at each call.
    var keys: [AddressKey]
    var providerDomain: String

    init(_ mention: Mention) {
      self.mention = mention
      keys = mention.keys
      providerDomain = mention.providerDomain
    }

    init(_ record: ArticleRecord) {
      self.init(record.article)
      document = record.document
      related = record.related
    }

    /// The text of the fingerprint; empty where the headline is, which is then no mark of identity.
    var fingerprint: String {
      guard !mention.title.isEmpty else { return "" }
      return Fingerprint(
        title: mention.title, providerDomain: providerDomain, published: mention.published
      ).text
    }
  }

  static let record = RecordShape<Entry>(
    name: "record",
    fields: [
      .name("document", "Path of the document below its input.") { $0.document }
    ] + mention.fields + [
      .objects("related", "The articles that the document names, in its order.", mention) {
        $0.related.map { Entry($0) }
      }
    ])

  static let mention = RecordShape<Entry>(
    name: "mention", fields: lineField + archiveFields + identityFields)

  private static let lineField: [RecordField<Entry>] = [
    .number("line", "Line of the document at which this begins, from 1.") { $0.mention.line }
  ]

  /// The archive's own fields under the archive's own names.
  private static let archiveFields: [RecordField<Entry>] = [
    .text("category", "Section of the archive, such as news.") { $0.mention.category },
    .text("title", "Headline.") { $0.mention.title },
    .text("excerpt", "The first sentences, often cut in the middle of a word.") {
      $0.mention.excerpt
    },
    .time("publishedDateTime", "When the article was published, in UTC.") { $0.mention.published },
    .text("originalUrl", "Address that the archive found the article under.") {
      $0.mention.addresses.original
    },
    .text("webUrl", "Address of the page.") { $0.mention.addresses.web },
    .text("ampWebUrl", "Address of the publisher's AMP page.") { $0.mention.addresses.amp },
    .text("cdnAmpWebUrl", "Address of the AMP page in a cache.") {
      $0.mention.addresses.cachedAMP
    },
    .text("type", "Kind of the article, such as article or video.") { $0.mention.type },
    .integer("quality", "The archive's rating of the article; above 100 and below 0 occur.") {
      $0.mention.quality
    },
    .integer("heat", "The archive's rating of the interest; -1 where none is known.") {
      $0.mention.heat
    },
    .boolean("published", "Whether the archive showed the article on its page.") {
      $0.mention.isPublished
    },
    .boolean("removed", "Whether the archive took the article down.") { $0.mention.isRemoved },
    .object("provider", "Who published the article.", provider) { $0.mention.provider },
    .texts("topics", "Subjects that the archive filed the article under, in its order.") {
      $0.mention.topics
    },
    .objects("images", "Pictures of the article.", image) { $0.mention.images },
    .text("featuredContent", "Markup of an embedded player; never to be run.") {
      $0.mention.featuredContent
    },
  ]

  /// What the article is recognised by.
  private static let identityFields: [RecordField<Entry>] = [
    .texts(
      "keys",
      """
      The addresses in the form in which they are compared, each once. Mentions that share one are \
      one article, transitively.
      """
    ) { $0.keys.map(\.text) },
    .texts("hosts", "The host of each of the keys, in their order.") { $0.keys.map(\.host) },
    .text(
      "fingerprint",
      """
      title | providerDomain | publishedDateTime, or undated in the last place; a mention without \
      keys is the article of a mention that has the same three. Null where there is no title.
      """
    ) { $0.fingerprint },
    .text(
      "providerDomain",
      """
      Domain of the provider in the form in which it is compared; where none is written, the host of \
      the first key.
      """
    ) { $0.providerDomain },
    .text("address", "The address to open: the page before its AMP versions, http or https.") {
      $0.mention.readingAddress
    },
  ]

  static let provider = RecordShape<Mention.Provider>(
    name: "provider",
    fields: [
      .text("name", "Name as printed with the article.") { $0.name },
      .text("domain", "Domain as written.") { $0.domain },
      .objects("images", "Logos.", image) { $0.images },
    ])

  static let image = RecordShape<Mention.Image>(
    name: "image",
    fields: [
      .text("url", "Address of the picture.") { $0.url },
      .integer("width", "Width in pixels.") { $0.width },
      .integer("height", "Height in pixels.") { $0.height },
      .boolean("isCached", "Whether the archive holds a copy.") { $0.isCached },
      .text("title", "Caption.") { $0.title },
    ])
}
