public import StoryAnalysis
internal import StoryParsing

/// The resolved graph of an archive as tables of JSON Lines: enough to compute, draw and write everything of
/// the archive where its documents are not.
///
/// CSV is for people and spreadsheets: it joins lists into one cell and guards texts against being run. These
/// tables keep every text as it is, a list as a list, and what is absent as `null`.
///
/// | table | one line for |
/// | --- | --- |
/// | `articles` | each article, sorted by identifier |
/// | `providers` | each provider, sorted by key |
/// | `links` | each link, sorted by source, then target |
/// | `merges`, `contradictions` | each merge of mentions and each contradiction, in input order |
/// | `faults` | each fault of the documents, in input order |
/// | `documents` | each document with its length and digest, in input order |
///
/// Beside them `archive.json` has the version, the options that were in force while reading, and the counts.
///
/// > Source: RFC 8259, doi:10.17487/RFC8259; JSON Lines, https://jsonlines.org.
public struct GraphTables: Sendable {
  /// Version of the tables' form.
  static let currentForm = 1

  private let analysis: ArchiveAnalysis

  /// The tables of an analysis of a whole archive.
  public init(of analysis: ArchiveAnalysis) {
    self.analysis = analysis
  }

  /// The tables as files, and what describes them.
  ///
  /// - Complexity: O(*b*) for writing them all, *b* bytes written.
  public var files: [OutputFile] {
    let parts = analysis.graph.parts
    let (articles, providers) = (parts.articles, parts.providers)
    return [
      Self.file("articles", GraphRow.article, articles) { .init($0, of: providers) },
      Self.file("providers", GraphRow.provider, providers) { $0 },
      Self.file("links", GraphRow.link, parts.links) { .init($0, of: articles) },
      Self.file("merges", GraphRow.merge, parts.merges) {
        .init($0, of: articles[$0.article.index])
      },
      Self.file("contradictions", GraphRow.contradiction, parts.contradictions) {
        .init($0, of: articles[$0.article.index])
      },
      Self.file("faults", GraphRow.fault, analysis.reading.diagnostics) { $0 },
      Self.file("documents", GraphRow.document, analysis.reading.inventory) { $0 },
      archiveFile,
    ]
  }

  private static func file<Row: Sendable, Subject: Sendable>(
    _ name: String, _ shape: RecordShape<Subject>, _ rows: [Row],
    of subject: @escaping @Sendable (Row) -> Subject
  ) -> OutputFile {
    OutputFile(name: name + ".jsonl") { stream in
      var bytes: [UInt8] = []
      for row in rows {
        shape.append(subject(row), to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        bytes.handOn(to: &stream)
      }
      bytes.handOn(to: &stream, atLeast: 1)
    }
  }

  /// What is said of the archive as a whole.
  private var archiveFile: OutputFile {
    let (counts, reading) = (analysis.graph.counts, analysis.reading)
    let json = Self.archive(
      ArchiveCounts(
        documents: reading.documentCount, skipped: reading.skippedCount, bytes: reading.byteCount,
        records: counts.records, relatedEntries: counts.relatedEntries, selfLinks: counts.selfLinks,
        resolvedByFingerprint: counts.resolvedByFingerprint),
      options: analysis.options)
    return OutputFile(name: "archive.json") { stream in
      json.write(to: &stream, indented: true)
      stream.write("\n")
    }
  }
}

extension GraphTables {
  /// What was counted in an archive.
  public struct ArchiveCounts: Codable, Sendable {
    var documents: Int
    var skipped: Int
    var bytes: Int
    var records: Int
    var relatedEntries: Int
    var selfLinks: Int
    var resolvedByFingerprint: Int

    /// What belongs to the graph.
    var graph: StoryGraph.Counts {
      var counts = StoryGraph.Counts()
      counts.records = records
      counts.relatedEntries = relatedEntries
      counts.selfLinks = selfLinks
      counts.resolvedByFingerprint = resolvedByFingerprint
      return counts
    }

    /// What reading took, but for the faults and the documents.
    var reading: ArchiveAnalysis.Reading {
      var reading = ArchiveAnalysis.Reading()
      (reading.documentCount, reading.skippedCount) = (documents, skipped)
      reading.byteCount = bytes
      return reading
    }
  }

  /// The content of `archive.json`: the version, the options that were in force, and the counts.
  ///
  /// - Parameters:
  ///   - counts: What was counted.
  ///   - options: The choices with which the archive was read.
  public static func archive(
    _ counts: ArchiveCounts, options: ArchiveAnalysis.Options
  ) -> JSONValue {
    let options = Manifest.Option.all(of: options, csv: CSVWriter())
    return .object([
      .init("tables", .integer(currentForm)),
      .init("storyloom", .string(ToolVersion.current)),
      .init(
        "options",
        .object(options.map { .init($0.name, $0.value.map { .string($0) } ?? .null) })),
      .init(
        "counts",
        .object([
          .init("documents", .integer(counts.documents)),
          .init("skipped", .integer(counts.skipped)),
          .init("bytes", .integer(counts.bytes)),
          .init("records", .integer(counts.records)),
          .init("relatedEntries", .integer(counts.relatedEntries)),
          .init("selfLinks", .integer(counts.selfLinks)),
          .init("resolvedByFingerprint", .integer(counts.resolvedByFingerprint)),
        ])),
    ])
  }
}
