public import GraphAlgorithms
public import StoryParsing

/// Everything that is computed of an archive: the graph and its measures, under one set of options.
public struct ArchiveAnalysis: Sendable {
  /// The choices that figures depend on.
  public struct Options: Sendable {
    /// What makes two articles the work of one provider.
    public var providerGrouping = ProviderGrouping.domain
    /// Which domains are one provider, and who owns it.
    public var registry = ProviderRegistry()
    /// Which articles are one, and which are not, by hand.
    public var identityEdits = IdentityEdits()
    /// How articles are grouped into clusters.
    public var clustering = StoryClusters.Method.leiden
    /// γ > 0 of the Leiden method; larger values give more, smaller clusters.
    public var resolution = 1.0
    /// Start of the Leiden method's random sequence.
    public var seed: UInt64 = 0
    /// Number of further searches, with other seeds, that the clusters are compared with; at least 0.
    public var stabilityRuns = 20
    /// Kind of the bins of coverage; chosen from the span where absent.
    public var coverageUnit: CoverageUnit?
    /// Whether copies of one text are merged into the earliest before anything else is measured.
    public var collapsesSyndicated = false
    /// The calendar that days, weeks and months are cut by.
    public var calendar = ArchiveCalendar.utc
    /// By how many seconds stated times may differ and still count as the same, at least 0.
    public var clockError: Int64 = 1_800
    /// Which articles are looked at.
    public var filter = ArticleFilter()
    /// How much is taken on. What an archive was read with takes the place of what stands here.
    public var limits = ReadingLimits.standard

    /// The options in force where none is given.
    public init() {}
  }

  /// The choices in force.
  public let options: Options
  /// The articles, providers and links.
  public let graph: StoryGraph
  /// Which articles carry one text; none does where copies were merged.
  public let syndication: Syndication
  /// The weakly connected components of the articles, by position.
  public let components: Partition
  /// The stories.
  public let clusters: StoryClusters
  /// The links between providers and the standing of each.
  public let providers: ProviderGraph
  /// The coverage over time.
  public let coverage: Coverage
  /// PageRank of each article on the fractional weights, damping 0.85, by position; sums to 1.
  public let articlePageRank: [Double]
  /// What reading the archive took and met.
  public let reading: Reading
  /// What the filter chooses; absent where it has no condition.
  public let selection: ArticleSelection?
  /// What is shown; absent where nothing is hidden.
  let shown: Shown?
  /// The communities in force and those of further searches, where they were computed elsewhere.
  let communities: [Partition]?

  /// Analyses a graph.
  ///
  /// - Parameters:
  ///   - graph: The articles and their links.
  ///   - reading: What reading the archive took and met.
  ///   - options: The choices that figures depend on.
  ///   - measures: What is known of this very graph. It counts as long as nothing is dropped or merged.
  /// - Complexity: Near O(*n* log *n* + *m* log *m*), *n* articles, *m* links.
  public init(
    of graph: StoryGraph, reading: Reading = Reading(), options: Options = Options(),
    measures: GraphMeasures? = nil
  ) {
    let isWhole =
      !options.collapsesSyndicated && (options.filter.isEmpty || options.filter.mode == .show)
    let measures = isWhole ? measures : nil
    var graph = graph
    if options.collapsesSyndicated { graph = graph.collapsing(Syndication(of: graph)) }
    func stories(of graph: StoryGraph) -> StoryClusters {
      if let partition = measures?.communities?.first {
        return StoryClusters(partition, of: graph, method: options.clustering)
      }
      return StoryClusters(
        of: graph, method: options.clustering, resolution: options.resolution, seed: options.seed)
    }
    let filter = options.filter
    // The numbers of clusters that a filter names are those of the whole archive.
    let whole = filter.clusters.isEmpty ? nil : stories(of: graph)
    let selection =
      filter.isEmpty
      ? nil
      : ArticleSelection(filter, in: graph, calendar: options.calendar, clusters: whole)
    if let selection, filter.mode == .scope { graph = graph.scoped(to: selection.isChosen) }
    syndication =
      options.collapsesSyndicated
      ? Syndication(articleCount: graph.articles.count) : Syndication(of: graph)
    self.options = options
    self.graph = graph
    self.reading = reading
    self.selection = selection
    articlePageRank = measures?.pageRank ?? graph.digraph.pageRank().scores
    components = measures?.components ?? graph.digraph.connectedComponents()
    communities = measures?.communities
    let clusters = (filter.mode == .show ? whole : nil) ?? stories(of: graph)
    self.clusters = clusters
    shown =
      filter.mode == .show
      ? selection.map { Shown($0.isChosen, of: graph, clusters: clusters) } : nil
    providers = ProviderGraph(of: graph, clusters: clusters)
    coverage = Coverage(
      of: graph, clusters: clusters, unit: options.coverageUnit, calendar: options.calendar)
  }
}

extension ArchiveAnalysis {
  /// Reads an archive and analyses it; only a few documents are in memory at a time.
  ///
  /// - Parameters:
  ///   - archive: Where the documents are.
  ///   - options: The choices that figures depend on.
  ///   - progress: Is told how far the reading is, after every few documents.
  public init(
    of archive: ArchiveReader, options: Options = Options(),
    progress: (Reading) -> Void = { _ in }
  ) {
    var reading = Reading(of: archive.discovery)
    var resolver = IdentityResolver(
      grouping: options.providerGrouping, registry: options.registry,
      edits: options.identityEdits)
    archive.forEachBatch { batch in
      for document in batch.documents {
        reading.note(document)
        if archive.takesDigests { reading.inventory.append(batch.fileDigest(of: document)) }
        resolver.add(batch, document: document)
      }
      progress(reading)
    }
    let graph = resolver.resolve()
    reading.diagnostics += graph.ledger.editWarnings
    var options = options
    options.limits = archive.limits
    self.init(of: graph, reading: reading, options: options)
  }
}
