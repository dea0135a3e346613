internal import GraphAlgorithms
public import StoryParsing

/// Finds out which mentions are one article, record by record.
///
/// Mentions that share an address key are one article, transitively: a union-find over drafts, found
/// through their keys. A mention without any address waits until every record is in and joins the
/// article with its fingerprint (headline, provider's domain, time); where none has it, mentions with
/// the same fingerprint become an article of their own. A mention with neither address nor headline
/// cannot be recognised again, so each is an article of its own.
///
/// Records must come in input order; that order decides which mention speaks for an article.
public struct IdentityResolver {
  let grouping: ProviderGrouping
  var counts = StoryGraph.Counts()
  var drafts: [ArticleDraft] = []
  var draftSets = DisjointSets()
  var keys: [AddressKey] = []
  var keyDrafts: [Int] = []
  var keyIndex: [AddressKey: Int] = [:]
  var fingerprintDrafts: [Fingerprint: Int] = [:]
  var waiting: [WaitingMention] = []
  var links: [DraftLink] = []
  var merges: [DraftMerge] = []
  var conflicts: [DraftConflict] = []
  private var sequence = 0

  /// A mention without an address, until all records are in.
  struct WaitingMention {
    /// Absent where the mention has no headline either.
    var fingerprint: Fingerprint?
    var draft: Int
    var isRecord: Bool
    var sequence: Int
    var place: Article.Place
  }

  /// A link between drafts, which may turn out to be one article.
  struct DraftLink {
    var source: Int
    var target: Int
    var place: Article.Place
  }

  /// A merge before the articles have their final numbers.
  struct DraftMerge {
    var draft: Int
    var rule: IdentityLedger.Rule
    var known: String
    var joined: String
    var sequence: Int
    var place: Article.Place
  }

  /// A contradiction before the articles have their final numbers.
  struct DraftConflict {
    var draft: Int
    var kind: Kind
    var sequence: Int
    var place: Article.Place

    enum Kind {
      case foreignHost(host: String, domain: String)
      case sameFingerprint(other: Int)
    }
  }

  /// Creates a resolver that has heard nothing yet.
  public init(grouping: ProviderGrouping = .domain) {
    self.grouping = grouping
  }

  /// Hears what a record says of its article and of the related ones.
  ///
  /// - Complexity: Near O(*k*), *k* the number of addresses in the record.
  public mutating func add(_ record: ArticleRecord) {
    counts.records += 1
    counts.relatedEntries += record.related.count
    let source = hear(record.article, isRecord: true, document: record.document)
    for mention in record.related {
      let target = hear(mention, isRecord: false, document: record.document)
      let place = Article.Place(document: record.document, line: mention.line)
      links.append(DraftLink(source: source, target: target, place: place))
    }
  }

  /// The draft of the article that a mention speaks of.
  private mutating func hear(_ mention: Mention, isRecord: Bool, document: String) -> Int {
    let place = Article.Place(document: document, line: mention.line)
    let draft = ArticleDraft(mention, isRecord: isRecord, sequence: sequence, place: place)
    defer { sequence += 1 }
    let mentionKeys = mention.keys
    guard let first = mentionKeys.first else {
      return hearWithoutAddress(mention, draft: draft, isRecord: isRecord, place: place)
    }

    let known = mentionKeys.compactMap { keyIndex[$0] }.first
    let index: Int
    if let known {
      index = representative(of: keyDrafts[known])
      drafts[index].merge(draft)
      record(.sameAddress, draft: index, known: keys[known].text, joined: mention.title, at: place)
    } else {
      index = newDraft(draft)
      register(first, draft: index)
    }
    let anchor = known.map { keys[$0] } ?? first
    for key in mentionKeys where key != anchor {
      join(key, to: index, anchor: anchor, at: place)
    }
    noteForeignHost(mention, key: first, draft: index, at: place)
    noteFingerprint(mention, draft: index, at: place)
    return index
  }

  private mutating func hearWithoutAddress(
    _ mention: Mention, draft: ArticleDraft, isRecord: Bool, place: Article.Place
  ) -> Int {
    let index = newDraft(draft)
    waiting.append(
      WaitingMention(
        fingerprint: mention.title.isEmpty ? nil : mention.fingerprint, draft: index,
        isRecord: isRecord, sequence: sequence, place: place))
    return index
  }

  private mutating func newDraft(_ draft: ArticleDraft) -> Int {
    drafts.append(draft)
    draftSets.append()
    return drafts.count - 1
  }

  private mutating func register(_ key: AddressKey, draft: Int) {
    keyIndex[key] = keys.count
    keys.append(key)
    keyDrafts.append(draft)
  }

  /// Makes `key` a name of the article that `anchor` names, because one mention gives both.
  private mutating func join(
    _ key: AddressKey, to draft: Int, anchor: AddressKey, at place: Article.Place
  ) {
    if let known = keyIndex[key] {
      guard unite(draft, keyDrafts[known]) else { return }
    } else {
      register(key, draft: draft)
    }
    record(.alias, draft: draft, known: anchor.text, joined: key.text, at: place)
  }

  /// Makes two drafts one; false where they were one already.
  mutating func unite(_ first: Int, _ second: Int) -> Bool {
    let one = representative(of: first)
    let two = representative(of: second)
    guard draftSets.join(UInt32(one), UInt32(two)) else { return false }
    drafts[min(one, two)].merge(drafts[max(one, two)])
    return true
  }

  /// The draft that stands for the article of `draft`: the first of them all.
  mutating func representative(of draft: Int) -> Int {
    Int(draftSets.root(of: UInt32(draft)))
  }

  private mutating func record(
    _ rule: IdentityLedger.Rule, draft: Int, known: String, joined: String,
    at place: Article.Place
  ) {
    merges.append(
      DraftMerge(
        draft: draft, rule: rule, known: known, joined: joined, sequence: sequence, place: place))
  }

  private mutating func noteForeignHost(
    _ mention: Mention, key: AddressKey, draft: Int, at place: Article.Place
  ) {
    let domain = ProviderDomain.normalized(mention.provider.domain)
    let host = key.host
    guard !domain.isEmpty, host != domain, !host.hasSuffix("." + domain) else { return }
    conflicts.append(
      DraftConflict(
        draft: draft, kind: .foreignHost(host: host, domain: domain), sequence: sequence,
        place: place))
  }

  private mutating func noteFingerprint(_ mention: Mention, draft: Int, at place: Article.Place) {
    guard !mention.title.isEmpty else { return }
    if let other = fingerprintDrafts[mention.fingerprint] {
      guard other != draft else { return }
      conflicts.append(
        DraftConflict(
          draft: draft, kind: .sameFingerprint(other: other), sequence: sequence, place: place))
    } else {
      fingerprintDrafts[mention.fingerprint] = draft
    }
  }
}
