internal import GraphAlgorithms

/// The parts of an article's entry that are the same in every list, written once for a story.
struct ArticleText {
  let addresses: ArticleAddresses
  /// The headline and, where the article is revised, the later one.
  let headlines: (first: Headline, later: Headline?)
  let excerpt: String
  /// Name of the provider as the archive prints it.
  let byline: String
  let domain: String
  /// The picture; absent for one article in twelve, and for no video.
  let picture: Picture?

  struct Headline {
    var text: String
    var published: String
    /// `2020-06-11-` and the words of the headline: the name of a document.
    var fileStem: String
  }

  struct Picture {
    var url: String
    var width: Int
    var height: Int
  }

  init(_ article: ArticlePlan, story: Int, catalogue: ProviderCatalogue) {
    var random = SplitMix64(seed: article.salt)
    let subject = "\(Phrases.name(ofStory: story)) \(Phrases.themes[story % Phrases.themes.count])"
    let text = Self.headline(article.headline, subject: subject)
    let slug = Phrases.slug(text)
    addresses = ArticleAddresses(article, story: story, slug: slug, catalogue: catalogue)
    headlines = (
      Self.headline(text, slug: slug, published: article.published),
      article.revision.map { revision in
        // No first headline begins like this, so the two never share a fingerprint.
        let text = "Update: " + Self.headline(revision.headline, subject: subject)
        return Self.headline(text, slug: Phrases.slug(text), published: revision.published)
      }
    )
    excerpt = Self.excerpt(article.excerptSalt, subject: subject)
    let provider = catalogue[article.provider]
    domain = provider.domain
    if let syndicated = article.syndicated {
      byline = catalogue[syndicated].name + " on MSN"
    } else if article.isVideo {
      byline = random.element(of: Phrases.providerFirsts) + random.element(of: Phrases.themes)
    } else {
      byline = provider.name
    }
    let size = random.element(of: Phrases.pictureSizes)
    if random.chance(perMille: 80), !article.isVideo {
      picture = nil
    } else {
      let name = "\(slug)-\(String(random.next(), radix: 16))"
      picture = Picture(
        url: "https://img.\(domain)/images/\(name).jpg?w=\(size.0)&h=\(size.1)&fit=crop&q=80",
        width: size.0, height: size.1)
    }
  }

  private static func headline(_ number: Int, subject: String) -> String {
    let opening = Phrases.openings[number % Phrases.openings.count]
    let ending = Phrases.endings[number / Phrases.openings.count]
    return "\(opening) \(subject) \(ending)"
  }

  private static func headline(_ text: String, slug: String, published: Int) -> Headline {
    let time = CivilTime(seconds: published)
    return Headline(text: text, published: time.iso8601, fileStem: "\(time.date)-\(slug)")
  }

  /// Sentences about the subject, some 200 characters of them; a few are cut in the middle of a word.
  private static func excerpt(_ salt: UInt64, subject: String) -> String {
    var random = SplitMix64(seed: salt)
    var text = "\(subject): \(random.element(of: Phrases.clauses))"
    let length = random.number(in: 110...220)
    while text.utf8.count < length { text += ". " + random.element(of: Phrases.clauses) }
    guard random.chance(perMille: 60) else { return text + "." }
    return String(text.prefix(length)) + (random.chance(perMille: 500) ? " ..." : "")
  }
}
