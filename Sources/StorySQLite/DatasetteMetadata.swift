internal import StoryAnalysis
internal import StoryExport

/// What Datasette shows beside a database: titles, descriptions, how tables are sorted and cut, and
/// searches.
///
/// Units stand in the descriptions: Datasette would rewrite the numbers themselves.
///
/// > Source: Datasette 0.65, "Metadata", https://docs.datasette.io/en/stable/metadata.html.
struct DatasetteMetadata {
  private let study: ArchiveStudy
  private let schema: DatabaseSchema

  init(of study: ArchiveStudy, schema: DatabaseSchema) {
    self.study = study
    self.schema = schema
  }

  /// The file that `datasette stories.sqlite --metadata metadata.json` reads.
  var file: OutputFile {
    OutputFile(name: "metadata.json") { stream in
      json.write(to: &stream, indented: true)
      stream.write("\n")
    }
  }

  private var json: JSONValue {
    let description = StudySummary.text(of: study)
    return .object([
      .init("title", .string("Stories in an archive of news articles")),
      .init("description", .string(description)),
      .init(
        "databases",
        .object([
          .init(
            "stories",
            .object([
              .init("description", .string(description)),
              .init("queries", .object([.init("search", search)])),
              .init("tables", .object(schema.relations.map { .init($0.name, table($0)) })),
            ]))
        ])),
    ])
  }

  private func table(
    _ relation: (name: String, kind: String, summary: String, columns: [DatabaseColumn])
  ) -> JSONValue {
    var members = [JSONValue.Member("description", .string(relation.summary))]
    let sorts = ["articles": "cluster", "timeline": "start", "leads": "other"]
    if let column = sorts[relation.name] { members.append(.init("sort", .string(column))) }
    let descents = [
      "providers": "articles", "provider_links": "Weight", "topics": "articles",
    ]
    if let column = descents[relation.name] { members.append(.init("sort_desc", .string(column))) }
    if let facets = Self.facets[relation.name] {
      members.append(.init("facets", .array(facets.map { .string($0) })))
    }
    if let vocabulary = DatabaseVocabulary.all.first(where: { $0.name == relation.name }) {
      members.append(.init("label_column", .string(vocabulary.column)))
    } else if let label = ["Label", "label"].first(
      where: { relation.columns.map(\.name).contains($0) }),
      relation.kind == "table", relation.name != "bursts"
    {
      members.append(.init("label_column", .string(label)))
    }
    if relation.name == "articles" {
      members.append(.init("fts_table", .string(DatabaseWriter.search)))
      members.append(.init("fts_pk", .string("rowid")))
    }
    if relation.kind == "search" { members.append(.init("hidden", .boolean(true))) }
    members.append(
      .init(
        "columns",
        .object(
          relation.columns.map { column in
            .init(
              column.name,
              .string(
                column.unit.isEmpty ? column.summary : "\(column.summary) Unit: \(column.unit)."))
          })))
    return .object(members)
  }

  private static let facets = [
    "articles": ["provider", "cluster", "is_ghost", "is_copy"],
    "timeline": ["series"],
    "bursts": ["kind"],
    "silences": ["kind", "provider"],
    "identity": ["kind", "rule"],
    "syndication": ["kind", "provider"],
  ]

  private var search: JSONValue {
    .object([
      .init("title", .string("Search headlines and excerpts")),
      .init(
        "description",
        .string("Words, \"phrases\", AND, OR, NOT, and beginnings such as recogn*; best first.")),
      .init(
        "sql",
        .string(
          """
          select a.Id, a.published, a.provider, a.cluster,
            snippet(articles_fts, -1, '«', '»', '…', 24) as words, a.address
          from articles_fts join articles as a on a.rowid = articles_fts.rowid
          where articles_fts match :words order by rank, a.rowid
          """)),
    ])
  }
}
