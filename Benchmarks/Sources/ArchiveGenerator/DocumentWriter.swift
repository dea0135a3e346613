internal import GraphAlgorithms

/// Writes the documents of one story in the layout of real archives: the same keys in the same order,
/// indented and quoted in the same way, with an empty line between blocks.
struct DocumentWriter {
  private let story: StoryPlan
  private let catalogue: ProviderCatalogue
  private let texts: [ArticleText]
  /// Of each article, the lines of an entry before and after its addresses.
  private let heads: [(first: [UInt8], later: [UInt8])]
  private let tails: [[UInt8]]

  init(story: StoryPlan, catalogue: ProviderCatalogue) {
    self.story = story
    self.catalogue = catalogue
    texts = story.articles.map { ArticleText($0, story: story.number, catalogue: catalogue) }
    heads = texts.map { text in
      let first = Self.entryHead(text.headlines.first, text.excerpt)
      return (first, text.headlines.later.map { Self.entryHead($0, text.excerpt) } ?? first)
    }
    tails = zip(story.articles, texts).map(Self.entryTail)
  }

  /// Writes one document.
  ///
  /// - Parameters:
  ///   - record: Place of the record in the story, from 0.
  ///   - document: Takes the document in the place of the one it holds.
  func write(record: Int, to document: inout GeneratedDocument) {
    let statement = story.statement(ofRecord: record)
    let article = story.articles[statement.article]
    let text = texts[statement.article]
    let headline = statement.headline(of: text)
    document.path = path(of: record, stem: headline.fileStem)
    document.bytes.removeAll(keepingCapacity: true)
    let list = story.relatedList(ofRecord: record)
    writeAddresses(of: article, text, headline, statement, to: &document.bytes)
    writeRatings(of: article, hasList: !list.isEmpty, to: &document.bytes)
    writeBlocks(of: article, text, to: &document.bytes)
    if !list.isEmpty { writeRelatedList(list, to: &document.bytes) }

    var random = SplitMix64(seed: article.salt, purpose: 4, number: record)
    document.bytes.append("secured: \"")
    document.bytes.appendSecret(&random)
    document.bytes.append("\"\n---\n\n")
  }

  private func path(of record: Int, stem: String) -> String {
    let number = story.firstRecord + record
    let records = story.outline.records
    let isRepeated = record > 0 && records[record - 1] == records[record]
    let folder = String(number / ArchiveShape.documentsPerFolder)
    let zeros = String(repeating: "0", count: max(0, 6 - folder.utf8.count))
    let name = "\(stem)-\(story.number)x\(records[record])\(isRepeated ? "-2" : "")"
    return "\(zeros)\(folder)/\(name).md"
  }

  /// The fields that open a document, up to its type.
  private func writeAddresses(
    of article: ArticlePlan, _ text: ArticleText, _ headline: ArticleText.Headline,
    _ statement: Statement, to bytes: inout [UInt8]
  ) {
    var random = SplitMix64(seed: article.salt, purpose: 5, number: 0)
    bytes.append("---\ncategory: news\ntitle: ")
    bytes.appendQuoted(headline.text)
    bytes.append("\nexcerpt: ")
    bytes.appendQuoted(text.excerpt)
    bytes.append("\npublishedDateTime: \(headline.published)\n")
    let (web, amp, cachedAMP) = text.addresses.spelled(statement)
    if article.isVideo {
      bytes.append("originalUrl: \"\(web)\"\ntype: video\n")
    } else {
      // A few real documents lack the original address; in most it is that of the page, in some as
      // the archive came across it.
      if random.chance(perMille: 995) || amp == nil || text.picture == nil {
        let tracked = random.chance(perMille: 40) && !web.utf8.contains(UInt8(ascii: "?"))
        bytes.append("originalUrl: \"\(web)\(tracked ? "?utm_source=newsletter" : "")\"\n")
      }
      bytes.append("webUrl: \"\(web)\"\n")
      if let amp, let cachedAMP {
        bytes.append("ampWebUrl: \"\(amp)\"\ncdnAmpWebUrl: \"\(cachedAMP)\"\n")
      }
      bytes.append("type: article\n")
    }
  }

  /// The archive's own fields; most videos have none.
  private func writeRatings(of article: ArticlePlan, hasList: Bool, to bytes: inout [UInt8]) {
    var random = SplitMix64(seed: article.salt, purpose: 8, number: 0)
    if !article.isVideo || hasList || random.chance(perMille: 250) {
      let isKnown = random.chance(perMille: 560)
      let heat = isKnown ? article.quality + random.index(below: 5) * 10 : -1
      bytes.append("quality: \(article.quality)\nheat: \(heat)\npublished: \(isKnown)\n")
    }
    bytes.append("\n")
  }

  /// The blocks between the fields and the related list.
  private func writeBlocks(
    of article: ArticlePlan, _ text: ArticleText, to bytes: inout [UInt8]
  ) {
    var random = SplitMix64(seed: article.salt, purpose: 6, number: 0)
    if article.isVideo {
      let name = ArticleAddresses.videoName(article, story: story.number)
      bytes.append("featuredContent: ")
      bytes.appendQuoted(
        "<iframe width=\"800\" height=\"500\" frameborder=\"0\" "
          + "src=\"https://www.youtube.com/embed/\(name)\" allow=\"accelerometer; autoplay; "
          + "encrypted-media; gyroscope; picture-in-picture\" allowfullscreen></iframe>")
      bytes.append("\n\n")
    }
    bytes.append("provider:\n  name: \(text.byline)\n  domain: \(text.domain)\n")
    if catalogue[article.provider].hasLogo {
      bytes.append(
        "  images:\n    - url: \"https://archive.example.org/assets/images/organizations/"
          + "\(text.domain)-50x50.jpg\"\n      width: 50\n      height: 50\n")
    }
    bytes.append("\ntopics:\n")
    let topic = story.number % Phrases.topics.count
    for offset in 0...random.index(below: 4) {
      bytes.append("  - \(Phrases.topics[(topic + offset) % Phrases.topics.count])\n")
    }
    // Some real lists end in an item without text.
    if random.chance(perMille: 4) { bytes.append("  - \n") }
    bytes.append("\n")
    if let picture = text.picture {
      bytes.append("images:\n")
      bytes.appendPicture(picture, indent: "  ")
      if random.chance(perMille: 10) {
        bytes.append("    title: ")
        bytes.appendQuoted(text.headlines.first.text)
        bytes.append("\n")
      }
      bytes.append("\n")
    }
  }

  private func writeRelatedList(_ list: [Statement], to bytes: inout [UInt8]) {
    bytes.append("related:\n")
    for entry in list {
      let head = heads[entry.article]
      bytes.append(contentsOf: entry.form == .revised ? head.later : head.first)
      let (web, amp, cachedAMP) = texts[entry.article].addresses.spelled(entry)
      bytes.append("    webUrl: \"")
      bytes.append(web)
      if let amp, let cachedAMP {
        bytes.append("\"\n    ampWebUrl: \"")
        bytes.append(amp)
        bytes.append("\"\n    cdnAmpWebUrl: \"")
        bytes.append(cachedAMP)
      }
      bytes.append("\"\n")
      bytes.append(contentsOf: tails[entry.article])
    }
    bytes.append("\n")
  }

  private static func entryHead(_ headline: ArticleText.Headline, _ excerpt: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append("  - title: ")
    bytes.appendQuoted(headline.text)
    bytes.append("\n    excerpt: ")
    bytes.appendQuoted(excerpt)
    bytes.append("\n    publishedDateTime: \(headline.published)\n")
    return bytes
  }

  private static func entryTail(_ article: ArticlePlan, _ text: ArticleText) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(
      "    type: \(article.isVideo ? "video" : "article")\n    provider:\n      name: \(text.byline)\n"
        + "      domain: \(text.domain)\n    quality: \(article.quality)\n")
    if let picture = text.picture {
      bytes.append("    images:\n")
      bytes.appendPicture(picture, indent: "      ")
    }
    return bytes
  }
}

extension Statement {
  /// The headline that the statement gives.
  fileprivate func headline(of text: ArticleText) -> ArticleText.Headline {
    form == .revised ? text.headlines.later ?? text.headlines.first : text.headlines.first
  }
}
