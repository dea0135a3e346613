internal import StoryAnalysis
public import StoryParsing

/// What reading one document gave, as a line of JSON: what another program needs who shares an archive out over many
/// machines.
///
/// Each document has its line, whether it could be read or not, so whoever sent it knows what was read.
public struct DocumentAnswer: Sendable {
  /// Name of the document.
  public let document: String
  /// Its length and digest; absent for what was found in the place of a document and is none.
  public let file: FileDigest?
  /// What it says; nothing where it cannot be read.
  public let record: ArticleRecord?
  /// Its faults.
  public let diagnostics: [Diagnostic]

  /// Creates the answer for a document.
  public init(file: FileDigest, record: ArticleRecord?, diagnostics: [Diagnostic]) {
    (document, self.file) = (file.path, file)
    (self.record, self.diagnostics) = (record, diagnostics)
  }

  /// Creates the answer for what cannot be read as documents at all, such as a damaged member of an archive.
  public init(unreachable diagnostic: Diagnostic) {
    (document, file, record, diagnostics) = (diagnostic.document, nil, nil, [diagnostic])
  }

  /// Appends the line to a buffer.
  ///
  /// - Complexity: O(*b*), *b* bytes written.
  public func write(to bytes: inout [UInt8]) {
    Self.shape.append(self, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }
}

extension DocumentAnswer {
  /// A mention and the document that it stands in.
  struct Entry: Sendable {
    let document: String
    let mention: Mention
  }

  /// The mentions, the record's own first; none where the document cannot be read.
  private var entries: [Entry] {
    guard let record else { return [] }
    return ([record.article] + record.related).map { Entry(document: document, mention: $0) }
  }

  private static let shape = RecordShape<DocumentAnswer>(
    name: "answer",
    fields: [
      .name("document", "Name of the document.") { $0.document },
      .integer("size", "Length in bytes; null for what is no document.") { $0.file?.byteCount },
      .text("sha256", "Digest of its bytes.") { $0.file?.digest.map { "\($0)" } ?? "" },
      .objects("faults", "What is wrong with it.", GraphRow.fault) { $0.diagnostics },
      .objects("mentions", "What it is about, then what it names.", entry) { $0.entries },
    ])

  private static let entry = RecordShape<Entry>(
    name: "entry",
    fields: [
      .integers("keys", "Mentions without a key in common are never one article.") {
        $0.mention.blockingKeys(in: $0.document).map { Int($0) }
      },
      .object("mention", "What it says.", BlockMention.shape) { $0.mention },
    ])
}
