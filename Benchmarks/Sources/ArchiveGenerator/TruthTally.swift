internal import GraphAlgorithms

/// Counts what the rules of identity must find in the records of some stories.
///
/// The rules are followed on symbols instead of text: an article has at most three keys (page, later
/// page, AMP page), and a statement gives some of them. No two stories share a key, a fingerprint or a
/// link, so each story counts for itself.
struct TruthTally {
  private(set) var truth = ArchiveTruth()
  private let catalogue: ProviderCatalogue
  private var isProviderKnown: [Bool]

  init(catalogue: ProviderCatalogue) {
    self.catalogue = catalogue
    isProviderKnown = [Bool](repeating: false, count: catalogue.count)
  }

  mutating func add(_ story: StoryPlan, records: Range<Int>) {
    var names = StoryNames(story, catalogue: catalogue)
    var entries: [(source: Statement, target: Statement)] = []
    for record in records {
      let source = story.statement(ofRecord: record)
      names.hear(source, isRecord: true)
      for target in story.relatedList(ofRecord: record) {
        names.hear(target, isRecord: false)
        entries.append((source, target))
      }
    }
    truth.records += records.count
    truth.relatedEntries += entries.count
    for article in names.heardArticles {
      let provider = story.articles[article].provider
      if !isProviderKnown[provider] { truth.providers += 1 }
      isProviderKnown[provider] = true
    }
    truth.articles += names.articleCount
    truth.ghosts += names.ghostCount
    truth.revisedArticles += names.revisedCount
    truth.resolvedByFingerprint += names.resolvedCount
    count(entries, names: names)
  }

  private mutating func count(
    _ entries: [(source: Statement, target: Statement)], names: StoryNames
  ) {
    var groups = DisjointSymbols(count: names.symbolCount)
    var joins = 0
    var pairs: [Int] = []
    for (source, target) in entries {
      let from = names.article(of: source)
      let to = names.article(of: target)
      if from == to {
        truth.selfLinks += 1
      } else {
        pairs.append(from * names.symbolCount + to)
        if groups.join(from, to) { joins += 1 }
      }
    }
    pairs.sort()
    truth.links += pairs.indices.count { $0 == 0 || pairs[$0] != pairs[$0 - 1] }
    truth.components += names.articleCount - joins
  }
}

/// Symbols of which some mean the same; small enough to do without ranks.
struct DisjointSymbols {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  func root(of symbol: Int) -> Int {
    var symbol = symbol
    while parents[symbol] != symbol { symbol = parents[symbol] }
    return symbol
  }

  /// Makes two symbols mean the same; false where they did already.
  mutating func join(_ first: Int, _ second: Int) -> Bool {
    let (one, two) = (root(of: first), root(of: second))
    guard one != two else { return false }
    parents[max(one, two)] = min(one, two)
    parents[first] = min(one, two)
    parents[second] = min(one, two)
    return true
  }
}
