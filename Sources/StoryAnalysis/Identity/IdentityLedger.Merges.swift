extension IdentityLedger {
  /// Every merge, in input order, each made of the log of mentions when it is asked for; behind them
  /// those by hand and those of copies.
  ///
  /// An archive has nearly as many merges as mentions, and as values with strings they would take
  /// more room than all articles. So a merge is known by its position, and what a caller does not
  /// ask for is never made.
  public struct Merges: RandomAccessCollection, Sendable {
    /// Set where an entry is the position of an alias, not the number of a row.
    private static let aliasBit: UInt32 = 1 << 31

    private let ledger: IdentityLedger
    /// Four bytes for each merge.
    private let entries: [UInt32]

    init(of ledger: IdentityLedger) {
      self.ledger = ledger
      var entries: [UInt32] = []
      entries.reserveCapacity(ledger.log.rows.count)
      var alias = 0
      for (row, mention) in ledger.log.rows.enumerated() {
        let row = UInt32(truncatingIfNeeded: row)
        let variant = ledger.variants[Int(mention.variant)]
        let isKept = ledger.articleOf[Int(variant.draft)] != IdentityLedger.noArticle
        if isKept, variant.rule(ofRow: row) != nil { entries.append(row) }
        while alias < ledger.aliases.count, ledger.aliases[alias].row == row {
          if isKept { entries.append(UInt32(truncatingIfNeeded: alias) | Self.aliasBit) }
          alias += 1
        }
      }
      self.entries = entries
    }

    /// Position of the first merge.
    public var startIndex: Int { 0 }
    /// Number of merges.
    public var endIndex: Int { entries.count + ledger.later.count }

    /// The merge at a position.
    ///
    /// - Complexity: O(log *d*), *d* documents.
    public subscript(position: Int) -> Merge {
      Merge(
        article: article(at: position), rule: rule(at: position), known: known(at: position),
        joined: joined(at: position), place: place(at: position))
    }
  }
}

extension IdentityLedger.Merges {
  /// Number of merges by a rule.
  ///
  /// - Complexity: O(*m*), *m* merges; no text is made.
  public func count(of rule: IdentityLedger.Rule) -> Int {
    indices.count { self.rule(at: $0) == rule }
  }

  /// The article of the merge at a position.
  public func article(at position: Int) -> ArticleID {
    if let merge = later(at: position) { return merge.article }
    return ledger.articleOf[Int(variant(at: position).draft)]
  }

  /// The rule of the merge at a position.
  public func rule(at position: Int) -> IdentityLedger.Rule {
    if let merge = later(at: position) { return merge.rule }
    if alias(at: position) != nil { return .alias }
    return variant(at: position).key == 0 ? .fingerprint : .sameAddress
  }

  /// The address key or the fingerprint by which the article was known.
  public func known(at position: Int) -> String {
    if let merge = later(at: position) { return merge.known }
    if let alias = alias(at: position) { return ledger.keys[alias.known] }
    let variant = variant(at: position)
    guard variant.key != 0 else { return variant.fingerprintText(in: ledger.titles) }
    return ledger.keys[variant.row == row(at: position) ? variant.known : variant.key]
  }

  /// The address key or the headline that joined it.
  public func joined(at position: Int) -> String {
    if let merge = later(at: position) { return merge.joined }
    if let alias = alias(at: position) { return ledger.keys[alias.joined] }
    return ledger.titles[variant(at: position).title]
  }

  /// The place that says so.
  ///
  /// - Complexity: O(log *d*), *d* documents.
  public func place(at position: Int) -> Article.Place {
    if let merge = later(at: position) { return merge.place }
    return ledger.log.place(ofRow: row(at: position))
  }

  /// The merge at a position, where it is one of those that mentions did not make.
  private func later(at position: Int) -> IdentityLedger.Merge? {
    position < entries.count ? nil : ledger.later[position - entries.count]
  }

  private func alias(at position: Int) -> IdentityLedger.Alias? {
    let entry = entries[position]
    guard entry & Self.aliasBit != 0 else { return nil }
    return ledger.aliases[Int(entry & ~Self.aliasBit)]
  }

  /// The row of the mention that a merge is of; none is asked for those that mentions did not make.
  func row(at position: Int) -> UInt32 {
    alias(at: position)?.row ?? entries[position]
  }

  private func variant(at position: Int) -> Variant {
    ledger.variants[ledger.log.variant(ofRow: row(at: position))]
  }
}
