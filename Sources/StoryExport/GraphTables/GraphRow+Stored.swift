internal import StoryAnalysis
internal import StoryParsing

/// The rows of ``GraphTables`` as they are read; keys that are not known are passed over.
extension GraphRow {
  struct StoredArticle: Decodable {
    struct Headline: Decodable {
      var title: String
      var published: String?
      var address: String?
      var document: String
      var line: Int
    }

    var identifier: String
    var key: String
    var title: String?
    var excerpt: String?
    var category: String?
    var type: String?
    var published: String?
    var provider: String?
    var byline: String?
    var quality: Int?
    var heat: Int?
    var topics: [String]
    var address: String?
    var keys: [String]
    var headlines: [Headline]
    var record: String?
    var recordLine: Int?
    var document: String
    var line: Int
    var records: Int
    var mentions: Int

    /// The article; nothing where a time is none.
    func article(by provider: ProviderID?) -> Article? {
      guard let time = Self.time(published) else { return nil }
      var headlines: [Article.Headline] = []
      for headline in self.headlines {
        guard let time = Self.time(headline.published) else { return nil }
        headlines.append(
          Article.Headline(
            title: headline.title, published: time, address: headline.address ?? "",
            place: Article.Place(document: headline.document, line: headline.line)))
      }
      return Article(
        identifier: identifier, key: key, title: title ?? "", excerpt: excerpt ?? "",
        category: category ?? "", type: type ?? "", published: time, provider: provider,
        byline: byline ?? "", quality: quality, heat: heat, topics: topics, address: address ?? "",
        keys: keys.map { AddressKey(keyText: $0) }, headlines: headlines,
        record: record.map { Article.Place(document: $0, line: recordLine ?? 1) },
        firstSeen: Article.Place(document: document, line: line), recordCount: records,
        mentionCount: mentions)
    }

    /// A time, which may be absent; nothing for a text that is none.
    private static func time(_ text: String?) -> Timestamp?? {
      guard let text else { return .some(nil) }
      return Timestamp(iso8601: text).map { .some($0) }
    }
  }

  struct StoredProvider: Decodable {
    var key: String
    var domain: String?
    var domains: [String]
    var names: [String]
    var owner: String?

    var provider: Provider {
      Provider(key: key, domain: domain ?? "", domains: domains, names: names, owner: owner)
    }
  }

  struct StoredLink: Decodable {
    var source: String
    var target: String
    var document: String
    var line: Int

    var place: Article.Place { Article.Place(document: document, line: line) }
  }

  struct StoredStanding: Decodable {
    var article: String
    var component: Int64
    var pageRank: Double
    var communities: [Int]?
  }

  struct StoredMerge: Decodable {
    var article: String
    var rule: String
    var known: String
    var joined: String
    var document: String
    var line: Int

    var place: Article.Place { Article.Place(document: document, line: line) }
  }

  struct StoredContradiction: Decodable {
    var article: String
    var conflict: String
    var known: String
    var other: String
    var document: String
    var line: Int

    var place: Article.Place { Article.Place(document: document, line: line) }
  }

  struct StoredFault: Decodable {
    var document: String
    var line: Int
    var column: Int
    var severity: String
    var id: String
    var message: String
    var excerpt: String?

    /// The fault; nothing where its severity is none.
    var diagnostic: Diagnostic? {
      Diagnostic.Severity(rawValue: severity).map { severity in
        Diagnostic(
          id: Diagnostic.ID(rawValue: id), severity: severity, document: document, line: line,
          column: column, message: message, excerpt: excerpt ?? "")
      }
    }
  }

  struct StoredDocument: Decodable {
    var path: String
    var size: Int
    var sha256: String?

    /// The file; nothing where its digest is none.
    var digest: FileDigest? {
      let digest = sha256.flatMap { ContentDigest(hexadecimal: $0) }
      guard (digest == nil) == (sha256 == nil) else { return nil }
      return FileDigest(path: path, byteCount: size, digest: digest)
    }
  }

  struct StoredArchive: Decodable {
    var tables: Int
    var storyloom: String
    var options: [String: String?]
    var counts: GraphTables.ArchiveCounts
    /// What is to be known of the stories.
    var stories: String?
  }
}
