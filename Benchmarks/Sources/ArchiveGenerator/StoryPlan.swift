internal import GraphAlgorithms

/// One story as planned: its articles in the order of time, and what each of its records will say.
///
/// Text and truth are both made from this plan, and from nothing that was written before.
struct StoryPlan {
  let outline: StoryOutline
  /// Number of the story's first record in the archive.
  let firstRecord: Int
  let articles: [ArticlePlan]
  /// Number of the subject that every headline of the story names.
  var number: Int { outline.number }

  private let seed: UInt64
  private let related: Int

  init(
    _ outline: StoryOutline, firstRecord: Int, seed: UInt64, shape: ArchiveShape,
    catalogue: ProviderCatalogue
  ) {
    self.outline = outline
    self.firstRecord = firstRecord
    self.seed = seed
    related = shape.related
    var random = SplitMix64(seed: seed, purpose: 2, number: outline.number)
    let times = StoryClock(story: outline.number, &random).times(outline.articleCount, &random)
    var articles: [ArticlePlan] = []
    articles.reserveCapacity(times.count)
    for (index, minute) in times.enumerated() {
      var article = ArticlePlan(index: index, minute: minute, catalogue: catalogue, &random)
      if index > 0, random.chance(perMille: 60) {
        article.copyText(of: articles[random.index(below: index)], &random)
      }
      articles.append(article)
    }
    self.articles = articles
  }

  /// What a record says of its own article.
  ///
  /// - Parameter index: Place of the record in the story, from 0.
  func statement(ofRecord index: Int) -> Statement {
    let article = outline.records[index]
    let isRepeated = index > 0 && outline.records[index - 1] == article
    // The second document of an article shows its later headline, if there is one.
    let form: Statement.Form =
      isRepeated && articles[article].revision != nil ? .revised : .full
    var random = SplitMix64(seed: seed, purpose: 7, number: firstRecord + index)
    return Statement(article: article, form: form, salt: random.next())
  }

  /// The related list of a record: most of the other articles of the story or, in a large story,
  /// those nearest in time; the best first, as archives order their lists.
  ///
  /// - Parameter index: Place of the record in the story, from 0.
  func relatedList(ofRecord index: Int) -> [Statement] {
    let own = outline.records[index]
    var random = SplitMix64(seed: seed, purpose: 3, number: firstRecord + index)
    var list: [Statement] = []
    for other in neighbours(of: own) where other != own && !random.chance(perMille: 60) {
      list += articles[other].statements(&random)
    }
    if !list.isEmpty, random.chance(perMille: 8) {
      list.append(Statement(article: own, form: .webOnly, salt: random.next()))
    }
    // Sorting may exchange equals, so the place in the list is part of what is compared.
    return list.enumerated().sorted { first, second in
      let qualities = (
        articles[first.element.article].quality, articles[second.element.article].quality
      )
      return qualities.0 != qualities.1
        ? qualities.0 > qualities.1 : first.offset < second.offset
    }.map(\.element)
  }

  /// The articles that may stand in a list: a stretch of the story's time around its own article.
  private func neighbours(of article: Int) -> Range<Int> {
    let width = min(articles.count, related + 1)
    let start = max(0, min(article - width / 2, articles.count - width))
    return start..<(start + width)
  }
}

/// One place that names an article, and which of its addresses and headlines it gives.
struct Statement {
  enum Form {
    /// The address of the page and, where there is one, of its AMP version.
    case full
    /// The address of the page alone.
    case webOnly
    /// The AMP address in the place of the page's.
    case ampOnly
    /// Another headline and address, at a later time, under the same AMP address.
    case revised
    /// No address: headline, provider and time must tell.
    case nameless
  }

  var article: Int
  var form: Form
  /// Decides how the address is spelled.
  var salt: UInt64
}
