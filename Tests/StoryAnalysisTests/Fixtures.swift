import Foundation
import StoryAnalysis
import StoryParsing
import StoryTestSupport

/// A mention in one line.
func mention(
  _ title: String = "", web: String = "", amp: String = "", cached: String = "",
  original: String = "", by domain: String = "", named name: String = "", at time: String? = nil,
  excerpt: String = "", quality: Int? = nil, line: Int = 1
) -> Mention {
  var mention = Mention()
  mention.title = title
  mention.excerpt = excerpt
  mention.addresses = .init(web: web, original: original, amp: amp, cachedAMP: cached)
  mention.provider = .init(name: name, domain: domain)
  mention.published = time.flatMap { Timestamp(iso8601: $0) }
  mention.quality = quality
  mention.line = line
  return mention
}

/// A record of an article at `https://DOMAIN/TITLE`, whose entries name articles the same way.
func record(_ name: String, names others: [String] = []) -> ArticleRecord {
  ArticleRecord(
    document: name + ".md", article: plainMention(name), related: others.map { plainMention($0) })
}

/// An article `x` is titled `x` and published by `x.com` at `https://x.com/x`.
func plainMention(_ name: String) -> Mention {
  mention(name, web: "https://\(name).com/\(name)", by: "\(name).com")
}

extension StoryGraph {
  /// The article with a headline.
  func article(_ title: String) -> Article? { articles.first { $0.title == title } }

  /// The links as `source>target`, by headline, sorted.
  var linkTitles: [String] {
    links.map { "\(self[$0.source].displayTitle)>\(self[$0.target].displayTitle)" }.sorted()
  }
}

/// A link with the name of its document.
struct PlacedLink: Hashable {
  var source: ArticleID
  var target: ArticleID
  var weight: Double
  var place: Article.Place
}

extension StoryGraph {
  /// The links with the names of their documents.
  var placedLinks: [PlacedLink] {
    links.map {
      PlacedLink(source: $0.source, target: $0.target, weight: $0.weight, place: place(of: $0))
    }
  }
}

/// The analysis of the documents in `seeds/` under some options.
func seedsAnalysis(options: ArchiveAnalysis.Options) throws -> ArchiveAnalysis {
  let seeds = InputPath(Package.seeds.path(percentEncoded: false))
  return ArchiveAnalysis(of: try ArchiveReader([seeds]), options: options)
}

private let seeds = Result { ArchiveStudy(of: try seedsAnalysis(options: .init())) }

/// The study of the documents in `seeds/`: one for all tests, so each measure is computed once.
func seedsStudy() throws -> ArchiveStudy { try seeds.get() }

/// The analysis of the documents in `seeds/`.
func seedsAnalysis() throws -> ArchiveAnalysis { try seeds.get().analysis }
