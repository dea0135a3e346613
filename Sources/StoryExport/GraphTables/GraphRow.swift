internal import StoryAnalysis
internal import StoryParsing

/// The rows of ``GraphTables``: every key with its type and meaning.
enum GraphRow {
  /// An article with the key of its provider; empty where it has none.
  struct PublishedArticle: Sendable {
    let article: Article
    let provider: String

    init(_ article: Article, of providers: [Provider]) {
      self.article = article
      provider = article.provider.map { providers[$0.index].key } ?? ""
    }
  }

  /// A link with the identifiers of its ends.
  struct NamedLink: Sendable {
    let source: String
    let target: String
    let place: Article.Place

    init(_ link: StoryGraph.Parts.Link, of articles: [Article]) {
      source = articles[link.source.index].identifier
      target = articles[link.target.index].identifier
      place = link.place
    }
  }

  /// Something that is said of an article, with the identifier of the article.
  struct Statement<Content: Sendable>: Sendable {
    let article: String
    let content: Content

    init(_ content: Content, of article: Article) {
      self.article = article.identifier
      self.content = content
    }
  }

  static let article = RecordShape<PublishedArticle>(
    name: "article",
    fields: [
      .name("identifier", "Stable name of the article.") { $0.article.identifier },
      .name("key", "Smallest of its keys, or its fingerprint.") { $0.article.key },
      .text("title", "Headline.") { $0.article.title },
      .text("excerpt", "The first sentences.") { $0.article.excerpt },
      .text("category", "Section of the archive.") { $0.article.category },
      .text("type", "Kind of the article.") { $0.article.type },
      .time("published", "Earliest time that any mention gives.") { $0.article.published },
      .text("provider", "Key of its provider.") { $0.provider },
      .text("byline", "Name of the provider as printed with it.") { $0.article.byline },
      .integer("quality", "The archive's rating.") { $0.article.quality },
      .integer("heat", "The archive's rating of the interest.") { $0.article.heat },
      .texts("topics", "Subjects that the archive filed it under.") { $0.article.topics },
      .text("address", "The address to read it at.") { $0.article.address },
      .texts("keys", "Every key that names it, sorted.") { $0.article.keys.map(\.text) },
      .objects("headlines", "Every headline that it was seen under, earliest first.", headline) {
        $0.article.headlines
      },
      .text("record", "Document of its record; null for a ghost.") {
        $0.article.record?.document ?? ""
      },
      .integer("recordLine", "Line of its record.") { $0.article.record?.line },
      .name("document", "Document that names it first.") { $0.article.firstSeen.document },
      .number("line", "Line that names it first.") { $0.article.firstSeen.line },
      .integer("records", "Number of records about it.") { $0.article.recordCount },
      .integer("mentions", "Number of entries of related lists that name it.") {
        $0.article.mentionCount
      },
    ])

  private static let headline = RecordShape<Article.Headline>(
    name: "headline",
    fields: [
      .name("title", "The words.") { $0.title },
      .time("published", "Earliest time that a mention with these words gives.") { $0.published },
      .text("address", "Address that the first of them gives.") { $0.address },
      .name("document", "Document in which the words were first seen.") { $0.place.document },
      .number("line", "Line of that document.") { $0.place.line },
    ])

  static let provider = RecordShape<Provider>(
    name: "provider",
    fields: [
      .name("key", "What it is grouped by.") { $0.key },
      .text("domain", "Domain of its articles.") { $0.domain },
      .texts("domains", "All domains of its articles, sorted.") { $0.domains },
      .texts("names", "The names printed with its articles, most frequent first.") { $0.names },
      .text("owner", "Who owns it.") { $0.owner ?? "" },
    ])

  static let link = RecordShape<NamedLink>(
    name: "link",
    fields: [
      .name("source", "The article whose record names the other.") { $0.source },
      .name("target", "The article that is named.") { $0.target },
      .name("document", "Document of the first entry that makes the link.") { $0.place.document },
      .number("line", "Line of that entry.") { $0.place.line },
    ])

  static let merge = RecordShape<Statement<IdentityLedger.Merge>>(
    name: "merge",
    fields: [
      .name("article", "The article.") { $0.article },
      .name("rule", "The rule by which it was joined.") { $0.content.rule.rawValue },
      .name("known", "Key or fingerprint by which it was known.") { $0.content.known },
      .name("joined", "Key or headline that joined it.") { $0.content.joined },
      .name("document", "Document that says so.") { $0.content.place.document },
      .number("line", "Line of that document.") { $0.content.place.line },
    ])

  static let contradiction = RecordShape<Statement<IdentityLedger.Contradiction>>(
    name: "contradiction",
    fields: [
      .name("article", "The article.") { $0.article },
      .name("conflict", "What kind of contradiction it is.") { $0.content.conflict.rawValue },
      .name("known", "What was known before.") { $0.content.known },
      .name("other", "What contradicts it.") { $0.content.other },
      .name("document", "Document that says the other.") { $0.content.place.document },
      .number("line", "Line of that document.") { $0.content.place.line },
    ])

  static let fault = RecordShape<Diagnostic>(
    name: "fault",
    fields: [
      .name("document", "Path of the document below its input.") { $0.document },
      .number("line", "Line, from 1.") { $0.line },
      .number("column", "Column in Unicode scalars, from 1.") { $0.column },
      .name("severity", "error (the document is left out) or warning.") { $0.severity.rawValue },
      .name("id", "Stable name of the kind of fault.") { $0.id.rawValue },
      .name("message", "What is wrong and what to do about it.") { $0.message },
      .text("excerpt", "The text of the line.") { $0.excerpt },
    ])

  static let document = RecordShape<FileDigest>(
    name: "document",
    fields: [
      .name("path", "Path below its input.") { $0.path },
      .integer("size", "Length in bytes.") { $0.byteCount },
      .text("sha256", "Digest of its bytes.") { $0.digest.map { "\($0)" } ?? "" },
    ])
}
