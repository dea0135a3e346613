public import StoryParsing

/// Mentions that may be one article, resolved apart from the rest of their archive.
///
/// A block has every mention that has a blocking key in common with one of its mentions, transitively. So what is
/// found out in it is what is found out in the whole archive, and many machines can share an archive block by
/// block. Links need the whole archive and are not found here.
public struct MentionBlock {
  private var resolver: IdentityResolver

  /// Creates a block without mentions.
  ///
  /// - Parameters:
  ///   - grouping: What makes two articles the work of one provider.
  ///   - registry: Which domains are one provider.
  public init(
    grouping: ProviderGrouping = .domain, registry: ProviderRegistry = ProviderRegistry()
  ) {
    resolver = IdentityResolver(grouping: grouping, registry: registry)
  }

  /// Adds a mention. They come in input order.
  ///
  /// - Parameters:
  ///   - mention: What it says.
  ///   - document: The document that it stands in.
  ///   - isRecord: Whether it is what the document is about, and no entry of its list.
  public mutating func add(_ mention: Mention, in document: String, isRecord: Bool) {
    resolver.hear(mention, in: document, isRecord: isRecord)
  }

  /// Finds out which of the mentions are one article.
  ///
  /// - Complexity: O(*n* log *n* + *m*), *n* articles, *m* mentions.
  public consuming func resolve() -> Resolution {
    resolver.resolveBlock()
  }
}

extension MentionBlock {
  /// What was found out of a block.
  public struct Resolution: Sendable {
    /// Something that a mention says, and the position of the mention.
    public struct Said<Content: Sendable>: Sendable {
      /// Position of the mention in the order of adding, from 0.
      public var mention: Int
      /// What it says; articles are told by their positions in ``Resolution/articles``.
      public var content: Content
    }

    /// The articles, sorted by identifier, with the positions of their providers.
    public var articles: [Article]
    /// The providers of these articles, sorted by key; their names and domains are those in the block.
    public var providers: [Provider]
    /// The article of each mention, in the order of adding.
    public var articleOf: [ArticleID]
    /// For each mention whether it was found by its fingerprint.
    public var isByFingerprint: [Bool]
    /// The merges, in input order.
    public var merges: [Said<IdentityLedger.Merge>]
    /// The contradictions, in input order.
    public var contradictions: [Said<IdentityLedger.Contradiction>]
  }
}

extension IdentityResolver {
  /// What is found out of mentions that were heard one by one.
  fileprivate consuming func resolveBlock() -> MentionBlock.Resolution {
    seal()
    resolveWaitingMentions()
    let places = articlePlaces()
    let (providers, providerOf) = Provider.joined(
      providerStatements(of: places), registry: registry)
    let variantsOf = variants(of: places)
    let contradictions = contradictions(places, variantsOf: variantsOf)
    let merges = IdentityLedger(
      contradictions: [], log: log, variants: variants.variants, articleOf: places.articleOf,
      keys: keys.texts, titles: titles.texts, aliases: aliases, later: [], editWarnings: []
    ).merges
    let rows = log.rows.indices.map { UInt32($0) }
    let variantOf = rows.map { variants.variants[log.variant(ofRow: $0)] }
    return MentionBlock.Resolution(
      articles: articles(places, providerOf: providerOf, variantsOf: variantsOf),
      providers: providers,
      articleOf: variantOf.map { places.articleOf[Int($0.draft)] },
      isByFingerprint: zip(rows, variantOf).map { $1.rule(ofRow: $0) == .fingerprint },
      merges: merges.indices.map {
        .init(mention: Int(merges.row(at: $0)), content: merges[$0])
      },
      contradictions: contradictions.map {
        .init(mention: Int($0.row), content: $0.contradiction)
      })
  }
}
