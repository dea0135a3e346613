internal import StoryAnalysis

/// What was found out of a block, and where its mentions stand in their archive.
struct BlockAnswer: Sendable {
  /// Where a mention stands in its archive.
  struct Row: Sendable {
    var document: String
    var source: String
    var position: Int
    var line: Int
  }

  let rows: [Row]
  let found: MentionBlock.Resolution
}

extension BlockAnswer {
  /// A mention and its article.
  private struct Placed: Sendable {
    let row: Row
    let article: String
    let isByFingerprint: Bool
  }

  /// Something that a mention says, and its number among what the block says.
  private struct Said<Content: Sendable>: Sendable {
    let row: Row
    let step: Int
    let statement: GraphRow.Statement<Content>
  }

  private var articles: [GraphRow.PublishedArticle] {
    found.articles.map { .init($0, of: found.providers) }
  }

  private var placed: [Placed] {
    rows.indices.map { index in
      Placed(
        row: rows[index], article: found.articles[found.articleOf[index].index].identifier,
        isByFingerprint: found.isByFingerprint[index])
    }
  }

  private var merges: [Said<IdentityLedger.Merge>] {
    found.merges.enumerated().map { step, said in
      Said(
        row: rows[said.mention], step: step,
        statement: .init(said.content, of: found.articles[said.content.article.index]))
    }
  }

  private var contradictions: [Said<IdentityLedger.Contradiction>] {
    found.contradictions.enumerated().map { step, said in
      Said(
        row: rows[said.mention], step: step,
        statement: .init(said.content, of: found.articles[said.content.article.index]))
    }
  }

  static let shape = RecordShape<BlockAnswer>(
    name: "block",
    fields: [
      .objects("articles", "The articles of the block.", GraphRow.article) { $0.articles },
      .objects("providers", "Who published them.", GraphRow.provider) { $0.found.providers },
      .objects("rows", "The article of each mention.", placed) { $0.placed },
      .objects("merges", "Why mentions are one article.", merge) { $0.merges },
      .objects("contradictions", "What contradicts itself.", contradiction) { $0.contradictions },
    ])

  private static let placed = RecordShape<Placed>(
    name: "row",
    fields: place { $0.row } + [
      .number("line", "Line of the document at which it begins.") { $0.row.line },
      .name("article", "Identifier of its article.") { $0.article },
      .boolean("byFingerprint", "Whether it was found by headline, provider and time.") {
        $0.isByFingerprint
      },
    ])

  private static let merge = RecordShape<Said<IdentityLedger.Merge>>(
    name: "merge", fields: said(GraphRow.merge))

  private static let contradiction = RecordShape<Said<IdentityLedger.Contradiction>>(
    name: "contradiction", fields: said(GraphRow.contradiction))

  private static func said<Content>(
    _ shape: RecordShape<GraphRow.Statement<Content>>
  ) -> [RecordField<Said<Content>>] {
    place { $0.row } + [
      .position("step", "Its number among what the block says.") { $0.step },
      .object("statement", "What is said.", shape) { $0.statement },
    ]
  }

  /// Keys that tell where a mention stands.
  private static func place<Subject>(
    _ row: @escaping @Sendable (Subject) -> Row
  ) -> [RecordField<Subject>] {
    [
      .name("document", "Document of the mention.") { row($0).document },
      .name("source", "Where the document comes from.") { row($0).source },
      .position("position", "0 for the record, then entries from 1.") { row($0).position },
    ]
  }
}
