internal import GraphAlgorithms

/// One article of a story as planned.
struct ArticlePlan {
  /// Place of the article in its story, from 0; with the story's number it is in every address.
  let index: Int
  /// Place of the provider in the catalogue.
  let provider: Int
  /// The provider whose article the first one shows ("Game Rant on MSN").
  let syndicated: Int?
  /// The provider on whose host the article stands, where it is not its own.
  let foreignHost: Int?
  /// Seconds since 1970.
  let published: Int
  /// The archive's rating; lists are ordered by it.
  let quality: Int
  /// A second headline, under the same AMP address.
  let revision: Revision?
  /// Whether related lists may leave out every address. Such articles are never named by their AMP
  /// address alone, so a fingerprint always leads to one article.
  let isNameless: Bool
  /// Whether the article has an AMP page.
  let hasAMP: Bool
  /// Decides the headline.
  private(set) var headline: Int
  /// Decides the excerpt.
  private(set) var excerptSalt: UInt64
  /// Decides everything else that readers do not look at.
  let salt: UInt64

  struct Revision {
    var headline: Int
    /// Seconds since 1970.
    var published: Int
  }

  /// Whether the article is a video, which has an original address and a player, and no page.
  var isVideo: Bool { provider == ProviderCatalogue.video }

  init(
    index: Int, minute: Int, catalogue: ProviderCatalogue, _ random: inout SplitMix64
  ) {
    self.index = index
    let provider = catalogue.draw(&random)
    self.provider = provider
    let isVideo = provider == ProviderCatalogue.video
    let isPortal = provider == ProviderCatalogue.portal && random.chance(perMille: 600)
    syndicated = isPortal ? random.number(in: 2...(catalogue.count - 1)) : nil
    let isForeign = !isVideo && random.chance(perMille: 5)
    foreignHost = isForeign ? random.number(in: 2...(catalogue.count - 1)) : nil
    // Only platforms state seconds; an editor's system states minutes.
    published = minute * 60 + (isVideo ? random.index(below: 60) : 0)
    quality = random.element(of: Self.qualities)
    hasAMP = !isVideo && catalogue[foreignHost ?? provider].ampStyle != .none
    headline = random.index(below: Phrases.headlineCount)
    excerptSalt = random.next()
    salt = random.next()
    let isRevised = hasAMP && random.chance(perMille: 25)
    let delay = random.number(in: 20...180) * 60
    revision =
      isRevised
      ? Revision(headline: random.index(below: Phrases.headlineCount), published: published + delay)
      : nil
    isNameless = isVideo || random.chance(perMille: 15)
  }

  /// Real ratings lie on few values, many of them above 100.
  private static let qualities = [
    87, 87, 87, 87, 107, 107, 107, 67, 67, 127, 127, 147, 137, 162, 86, 84, 83, 106, 104, 103, 72,
    122, 71, 51, 100, 85, 56, 89, 69, 109,
  ]

  /// Makes the article a copy of a wire story: another provider and address over the same text, now
  /// and then under a headline of its own.
  mutating func copyText(of source: ArticlePlan, _ random: inout SplitMix64) {
    guard source.provider != provider, !isVideo, !source.isVideo else { return }
    excerptSalt = source.excerptSalt
    if random.chance(perMille: 700) { headline = source.headline }
  }

  /// How a related list names the article: once, or under both of its headlines.
  func statements(_ random: inout SplitMix64) -> [Statement] {
    let salt = random.next()
    let main: Statement.Form
    if isNameless, random.chance(perMille: isVideo ? 850 : 300) {
      main = .nameless
    } else if hasAMP, random.chance(perMille: 60) {
      main = isNameless || random.chance(perMille: 500) ? .webOnly : .ampOnly
    } else {
      main = .full
    }
    let statement = Statement(article: index, form: main, salt: salt)
    guard revision != nil else { return [statement] }
    let revised = Statement(article: index, form: .revised, salt: salt)
    switch random.index(below: 4) {
    case 0: return [revised]
    case 1: return [statement, revised]
    default: return [statement]
    }
  }
}
