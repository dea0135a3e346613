public import StoryAnalysis
internal import StoryParsing

extension GraphTables {
  /// Why tables could not be read.
  public enum ReadingError: Error, Equatable, Sendable {
    /// A table is not there: its name.
    case missing(String)
    /// A table cannot be opened: its name and the reason, in the system's words.
    case unreadable(String, String)
    /// Who wrote a table has not finished it, so it lacks its mark `_SUCCESS`.
    case unfinished(String)
    /// A table is not what Storyloom writes: its name, the line, and the reason as part of a sentence.
    case damaged(String, line: Int, String)
  }

  /// What was read of tables: all that an analysis needs.
  public struct Stored: Sendable {
    /// The version that wrote them.
    public var version: String
    /// The options in force while the documents were read, and those that figures depended on.
    public var options: [Manifest.Option]
    /// What the graph is made of.
    public var parts: StoryGraph.Parts
    /// What reading the archive took and met.
    public var reading: ArchiveAnalysis.Reading
    /// What is known of the graph already, where the tables say so.
    var measures: GraphMeasures?
    /// How its stories were found, where that was not as the options say.
    public var storiesNote: String?
  }
}

extension GraphTables.Stored {
  /// Reads the tables in a folder. Each is a file of its name or, as engines write them, a folder of that name
  /// with parts of it, which are read in the order of their names.
  ///
  /// - Complexity: O(*b*), *b* bytes.
  public init(inFolder path: String) throws(GraphTables.ReadingError) {
    let folder = TableFolder(path: path)
    let archive = try folder.archive()
    let providers = try folder.rows("providers", of: GraphRow.StoredProvider.self)
    var providerNumbers: [[UInt8]: ProviderID] = [:]
    for (number, provider) in providers.enumerated() {
      providerNumbers[Array(provider.key.utf8)] = ProviderID(number)
    }
    let articles = try folder.rows("articles", of: GraphRow.StoredArticle.self)
    var numbers: [String: ArticleID] = [:]
    for (number, article) in articles.enumerated() {
      numbers[article.identifier] = ArticleID(number)
    }
    func article(
      _ name: String, _ table: String, _ line: Int
    ) throws(GraphTables.ReadingError) -> ArticleID {
      guard let number = numbers[name] else {
        throw .damaged(table, line: line, "there is no article '\(TerminalText.plain(name))'")
      }
      return number
    }

    var parts = StoryGraph.Parts()
    parts.providers = providers.map(\.provider)
    for (line, article) in articles.enumerated() {
      let provider = article.provider.map { providerNumbers[Array($0.utf8)] }
      if let provider, provider == nil {
        throw .damaged("articles", line: line + 1, "its provider is not in 'providers'")
      }
      guard let restored = article.article(by: provider ?? nil) else {
        throw .damaged("articles", line: line + 1, "a time is none")
      }
      parts.articles.append(restored)
    }
    for (line, link) in try folder.rows("links", of: GraphRow.StoredLink.self).enumerated() {
      parts.links.append(
        StoryGraph.Parts.Link(
          source: try article(link.source, "links", line + 1),
          target: try article(link.target, "links", line + 1), place: link.place))
    }
    for (line, merge) in try folder.rows("merges", of: GraphRow.StoredMerge.self).enumerated() {
      guard let rule = IdentityLedger.Rule(rawValue: merge.rule) else {
        throw .damaged("merges", line: line + 1, "the rule is none")
      }
      parts.merges.append(
        IdentityLedger.Merge(
          article: try article(merge.article, "merges", line + 1), rule: rule, known: merge.known,
          joined: merge.joined, place: merge.place))
    }
    let contradictions = try folder.rows(
      "contradictions", of: GraphRow.StoredContradiction.self)
    for (line, said) in contradictions.enumerated() {
      guard let conflict = IdentityLedger.Conflict(rawValue: said.conflict) else {
        throw .damaged("contradictions", line: line + 1, "the conflict is none")
      }
      parts.contradictions.append(
        IdentityLedger.Contradiction(
          article: try article(said.article, "contradictions", line + 1), conflict: conflict,
          known: said.known, other: said.other, place: said.place))
    }
    parts.counts = archive.counts.graph
    version = archive.storyloom
    storiesNote = archive.stories
    options = archive.options.map { Manifest.Option(name: $0, value: $1) }.sorted {
      Manifest.Option.place(of: $0.name) < Manifest.Option.place(of: $1.name)
    }
    reading = archive.counts.reading
    for (line, fault) in try folder.rows("faults", of: GraphRow.StoredFault.self).enumerated() {
      guard let diagnostic = fault.diagnostic else {
        throw .damaged("faults", line: line + 1, "the severity is none")
      }
      reading.diagnostics.append(diagnostic)
    }
    parts.editWarnings = reading.diagnostics.filter { $0.id == .unknownArticle }
    for (line, file) in try folder.rows("documents", of: GraphRow.StoredDocument.self).enumerated()
    {
      guard let digest = file.digest else {
        throw .damaged("documents", line: line + 1, "the digest is none")
      }
      reading.inventory.append(digest)
    }
    measures = try folder.measures(of: parts.articles)
    self.parts = parts
  }
}

extension GraphTables.Stored {
  /// Choices for an analysis of the tables: those that are given, and for what was decided while the documents
  /// were read (what makes one provider, identity by hand, limits of reading) what was in force then.
  ///
  /// - Throws: ``Manifest/ReadingError`` where an option is missing or has a value that is none, or where a file
  ///   of providers or of identity is not the one that was in force.
  public func options(
    _ given: ArchiveAnalysis.Options
  ) throws(Manifest.ReadingError) -> ArchiveAnalysis.Options {
    var settings = given
    let names = ["provider-by", "providers", "identity"] + Manifest.readingLimitNames
    try Manifest.apply(options, named: Set(names), to: &settings)
    return settings
  }

  /// What is known of the graph already under some choices; stories only where those are the ones that they were
  /// searched for with.
  public func measures(for options: ArchiveAnalysis.Options) -> GraphMeasures? {
    let names: Set = ["cluster-by", "resolution", "seed", "stability-runs"]
    func choices(_ options: [Manifest.Option]) -> [Manifest.Option] {
      options.filter { names.contains($0.name) }
    }
    guard var measures else { return nil }
    if choices(self.options) != choices(Manifest.Option.all(of: options, csv: CSVWriter())) {
      measures.communities = nil
    }
    return measures
  }
}
