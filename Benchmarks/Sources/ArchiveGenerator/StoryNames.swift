/// The names under which the statements of one story know its articles.
///
/// Each article has four symbols: its three keys and, for statements that nothing else tells, its
/// fingerprint. Those that turn out to be one article share a root.
struct StoryNames {
  private let story: StoryPlan
  private let catalogue: ProviderCatalogue
  private var symbols: DisjointSymbols
  private var isHeard: [Bool]
  private var hasRecord: [Bool]
  /// The headlines under which a symbol was heard: 1 the first, 2 the later one.
  private var headlines: [UInt8]
  /// Of each article, the key of a statement with an address and the first headline.
  private var fingerprintKeys: [Int?]
  private var namelessCounts: [Int]

  private static let page = 0
  private static let laterPage = 1
  private static let ampPage = 2
  private static let fingerprint = 3

  init(_ story: StoryPlan, catalogue: ProviderCatalogue) {
    self.story = story
    self.catalogue = catalogue
    let count = 4 * story.articles.count
    symbols = DisjointSymbols(count: count)
    isHeard = [Bool](repeating: false, count: count)
    hasRecord = isHeard
    headlines = [UInt8](repeating: 0, count: count)
    fingerprintKeys = [Int?](repeating: nil, count: story.articles.count)
    namelessCounts = [Int](repeating: 0, count: story.articles.count)
  }

  var symbolCount: Int { isHeard.count }

  /// The symbols of the keys that a statement gives.
  private func keys(of statement: Statement) -> [Int] {
    let article = story.articles[statement.article]
    let base = 4 * statement.article
    let style = catalogue[article.foreignHost ?? article.provider].ampStyle
    // A parameter `amp` is dropped from a key, so such an AMP page has the key of the page.
    let amp = base + (style == .parameter ? Self.page : Self.ampPage)
    return switch statement.form {
    case .nameless: []
    case .webOnly: [base + Self.page]
    case .ampOnly: [amp]
    case .full: article.hasAMP ? [base + Self.page, amp] : [base + Self.page]
    case .revised: [base + Self.laterPage, amp]
    }
  }

  /// Takes a statement into account; all must be heard before anything is asked.
  mutating func hear(_ statement: Statement, isRecord: Bool) {
    let keys = keys(of: statement)
    guard let first = keys.first else {
      namelessCounts[statement.article] += 1
      return
    }
    for key in keys {
      isHeard[key] = true
      _ = symbols.join(first, key)
    }
    if isRecord { hasRecord[first] = true }
    headlines[first] |= statement.form == .revised ? 2 : 1
    if statement.form != .revised { fingerprintKeys[statement.article] = first }
  }
}

extension StoryNames {
  /// The article that a statement means, as the root of its symbols.
  func article(of statement: Statement) -> Int {
    if let key = keys(of: statement).first { return symbols.root(of: key) }
    let article = statement.article
    // Where nothing has the fingerprint, what has no address is an article of its own.
    return fingerprintKeys[article].map(symbols.root) ?? 4 * article + Self.fingerprint
  }

  /// The planned articles that any statement names.
  var heardArticles: [Int] {
    story.articles.indices.filter { article in
      namelessCounts[article] > 0 || (0..<3).contains { isHeard[4 * article + $0] }
    }
  }

  private var roots: [Int] {
    isHeard.indices.filter { isHeard[$0] && symbols.root(of: $0) == $0 }
  }

  /// Planned articles of which nothing but their fingerprint is known.
  private var namelessArticles: [Int] {
    namelessCounts.indices.filter { namelessCounts[$0] > 0 && fingerprintKeys[$0] == nil }
  }

  var articleCount: Int { roots.count + namelessArticles.count }

  var ghostCount: Int {
    let recorded = Set(hasRecord.indices.filter { hasRecord[$0] }.map(symbols.root))
    return articleCount - recorded.count
  }

  /// Articles under both of their headlines.
  var revisedCount: Int {
    var seen = [UInt8](repeating: 0, count: headlines.count)
    for symbol in headlines.indices { seen[symbols.root(of: symbol)] |= headlines[symbol] }
    return seen.count { $0 == 3 }
  }

  /// Entries without an address that meet their fingerprint again: every one, except the first of an
  /// article that no address tells.
  var resolvedCount: Int { namelessCounts.reduce(0, +) - namelessArticles.count }
}
