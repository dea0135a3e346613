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
///
/// What is kept grows with the distinct things that are said and by eight bytes for each mention. A
/// mention that repeats another one costs a look-up of its keys and a few comparisons:
///
/// ```
/// mention ─▶ keys ─▶ draft (what counts of an article so far)
///               └──▶ variant (first key, headline, domain, time) ─▶ row in the log
/// ```
///
/// Links, merges and contradictions all follow from the log and the variants in the end.
public struct IdentityResolver {
  let grouping: ProviderGrouping
  let registry: ProviderRegistry
  /// What a hand-written file says of articles; absent where there is none, so that it costs nothing.
  var edits: EditState?
  var counts = StoryGraph.Counts()
  /// Every mention in input order.
  var log = MentionLog()
  var variants = VariantIndex()
  var fingerprints = FingerprintIndex()
  /// Address keys.
  var keys = TextPool()
  /// The draft that each key was first heard of; number 0 is no key.
  var keyDrafts: [UInt32] = [.absent]
  var drafts: [ArticleDraft] = []
  var draftSets = DisjointSets()
  /// Headlines, and domains as they are compared.
  var titles = TextPool()
  /// All other texts of drafts.
  var texts = TextPool()
  /// The topics of drafts, list by list: numbers of texts.
  var topicTexts: [UInt32] = []
  /// Addresses that were joined to another one, in input order.
  var aliases: [IdentityLedger.Alias] = []
  /// Where records that come with strings of their own are packed.
  private var scratch = RecordBatch()

  /// Creates a resolver that has heard nothing yet.
  ///
  /// - Parameters:
  ///   - grouping: What makes two articles the work of one provider.
  ///   - registry: Which domains are one provider, and who owns it.
  ///   - edits: What is known of articles by hand.
  public init(
    grouping: ProviderGrouping = .domain, registry: ProviderRegistry = ProviderRegistry(),
    edits: IdentityEdits = IdentityEdits()
  ) {
    self.grouping = grouping
    self.registry = registry
    self.edits = edits.isEmpty ? nil : EditState(edits)
  }

  /// Hears what a record says of its article and of the related ones.
  ///
  /// - Complexity: Near O(*b*), *b* the number of bytes in the record.
  public mutating func add(_ record: ArticleRecord) {
    var batch = RecordBatch()
    swap(&batch, &scratch)
    batch.removeAll()
    batch.append(record, name: record.document, source: 0)
    add(batch, document: batch.documents[0])
    swap(&batch, &scratch)
  }

  /// Hears what a document of a batch says of its article and of the related ones; one without a
  /// record says nothing.
  ///
  /// - Complexity: Near O(*b*), *b* the number of bytes in the keys, headlines and domains of the
  ///   record and in what nobody said before.
  package mutating func add(_ batch: borrowing RecordBatch, document: RecordBatch.Document) {
    guard let mentions = document.mentions else { return }
    counts.records += 1
    counts.relatedEntries += mentions.count - 1
    log.beginDocument(document.name, of: batch)
    for position in mentions {
      hear(batch.mentions[position], of: batch, isRecord: position == mentions.lowerBound)
    }
  }

  /// Hears one mention by itself, which stands for a document of its own; such a resolver knows no links.
  mutating func hear(_ mention: Mention, in document: String, isRecord: Bool) {
    var batch = RecordBatch()
    swap(&batch, &scratch)
    batch.removeAll()
    batch.append(ArticleRecord(document: document, article: mention), name: document, source: 0)
    log.beginDocument(batch.documents[0].name, of: batch)
    hear(batch.mentions[0], of: batch, isRecord: isRecord)
    swap(&batch, &scratch)
  }

  private mutating func hear(
    _ mention: RecordBatch.PackedMention, of batch: borrowing RecordBatch, isRecord: Bool
  ) {
    let row = log.nextRow
    let names = recognise(mention, of: batch, row: row)
    let variant =
      variants.find(mention, key: names.first, of: batch, titles: titles.texts)
      ?? newVariant(of: mention, in: batch, names: names, row: row)
    log.append(variant: variant, line: mention.line)
    let draft = Int(draftSets.root(of: variants.variants[Int(variant)].draft))
    drafts[draft].hear(
      mention, of: batch, rank: ArticleDraft.Rank(isRecord: isRecord, row: row),
      isRecord: isRecord, title: variants.variants[Int(variant)].title, texts: &texts,
      topicTexts: &topicTexts)
  }

  /// The keys by which a mention is found; both 0 where it has no address.
  private struct Names {
    var first: UInt32 = 0
    /// 0 where none was known.
    var known: UInt32 = 0
  }

  /// Makes all keys of a mention names of one article: the one that the first known key names, or a
  /// new one.
  private mutating func recognise(
    _ mention: RecordBatch.PackedMention, of batch: borrowing RecordBatch, row: UInt32
  ) -> Names {
    guard !mention.keys.isEmpty else { return Names() }
    var names = Names()
    var anchorPosition = mention.keys.lowerBound
    for position in mention.keys {
      guard let known = keys.find(batch.keys[Int(position)], of: batch) else { continue }
      // The first address decides: it is not joined to what it is kept apart from by hand.
      if edits != nil, position != anchorPosition,
        isKeptApart(
          batch.keys[Int(anchorPosition)], of: batch, from: keyDrafts[Int(known)])
      {
        continue
      }
      names.known = known
      anchorPosition = position
      break
    }
    let anchor =
      names.known != 0
      ? names.known
      : register(batch.keys[Int(anchorPosition)], of: batch, draft: newDraft(row: row))
    for position in mention.keys {
      let key =
        position == anchorPosition
        ? anchor : join(batch.keys[Int(position)], of: batch, to: anchor, row: row)
      if position == mention.keys.lowerBound { names.first = key }
    }
    return names
  }

  /// Makes a key a name of the article that `anchor` names, because one mention gives both.
  private mutating func join(
    _ key: RecordBatch.Key, of batch: borrowing RecordBatch, to anchor: UInt32, row: UInt32
  ) -> UInt32 {
    let draft = keyDrafts[Int(anchor)]
    let number: UInt32
    if let known = keys.find(key, of: batch) {
      guard unite(draft, keyDrafts[Int(known)]) else { return known }
      number = known
    } else {
      if edits != nil, isKeptApart(key, of: batch, from: draft) { return anchor }
      number = register(key, of: batch, draft: draft)
    }
    precondition(aliases.count < 1 << 31, "An archive has fewer than 2^31 aliases.")
    aliases.append(IdentityLedger.Alias(row: row, known: anchor, joined: number))
    return number
  }

  private mutating func register(
    _ key: RecordBatch.Key, of batch: borrowing RecordBatch, draft: UInt32
  ) -> UInt32 {
    keyDrafts.append(draft)
    let number = keys.intern(key, of: batch)
    if edits != nil { noteEdits(of: batch.string(key.text), draft: draft) }
    return number
  }

  private mutating func newDraft(row: UInt32) -> UInt32 {
    drafts.append(ArticleDraft(firstRow: row))
    draftSets.append()
    return UInt32(truncatingIfNeeded: drafts.count - 1)
  }

  /// Makes two drafts one; false where they were one already, or are kept apart by hand.
  mutating func unite(_ first: UInt32, _ second: UInt32) -> Bool {
    let one = Int(draftSets.root(of: first))
    let two = Int(draftSets.root(of: second))
    guard one != two else { return false }
    if let edits, !edits.mayJoin(UInt32(one), UInt32(two)) { return false }
    draftSets.join(UInt32(one), UInt32(two))
    edits?.join(UInt32(max(one, two)), into: UInt32(min(one, two)))
    let other = drafts[max(one, two)]
    drafts[min(one, two)].merge(other)
    return true
  }

  /// Notes a way of naming an article that was not heard before.
  private mutating func newVariant(
    of mention: RecordBatch.PackedMention, in batch: borrowing RecordBatch, names: Names,
    row: UInt32
  ) -> UInt32 {
    let title = titles.intern(mention.title, of: batch)
    let hasAddress = names.first != 0
    var variant = Variant(
      draft: hasAddress ? keyDrafts[Int(names.first)] : .absent, key: names.first,
      // Whether one without an address opens its article is known when all records are in.
      known: names.known, opensArticle: hasAddress ? names.known == 0 : title == 0, title: title,
      domain: titles.intern(mention.normalizedDomain, of: batch), published: mention.published,
      address: texts.intern(batch.readingAddress(of: mention), of: batch), row: row)
    noteFingerprint(of: &variant, row: row)
    guard variant.key != 0 || variant.title != 0 else {
      return variants.appendSingle(variant)
    }
    return variants.append(variant, of: mention, in: batch)
  }

  /// Finds who else has the headline, domain and time of a variant and, where it has no address, the
  /// draft that waits with it.
  private mutating func noteFingerprint(of variant: inout Variant, row: UInt32) {
    guard variant.title != 0 else {
      if variant.key == 0 { variant.draft = newDraft(row: row) }
      return
    }
    var domain = variant.domain
    if domain == 0, variant.key != 0 {
      let host = AddressKey(keyText: keys.texts[variant.key]).host
      domain = titles.intern(ProviderDomain.normalized(host))
    }
    let position = fingerprints.intern(
      title: variant.title, domain: domain, published: variant.published)
    variant.fingerprint = position
    if variant.key != 0 {
      if fingerprints.entries[Int(position)].addressed == .absent {
        fingerprints.entries[Int(position)].addressed = variant.draft
      }
    } else {
      if fingerprints.entries[Int(position)].waiting == .absent {
        let draft = newDraft(row: row)
        fingerprints.entries[Int(position)].waiting = draft
        if edits != nil {
          noteEdits(of: variant.fingerprintText(in: titles.texts), draft: draft)
        }
      }
      variant.draft = fingerprints.entries[Int(position)].waiting
    }
  }
}
