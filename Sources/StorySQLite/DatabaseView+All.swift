internal import StoryExport

extension DatabaseView {
  /// Name of the view that full-text search reads its words from.
  static let searchedTexts = "article_texts"

  /// The views of a database.
  ///
  /// - Parameters:
  ///   - tables: The tables.
  ///   - reportTables: Those of the report.
  static func all(over tables: [DatabaseTable], of reportTables: [Table]) -> [DatabaseView] {
    let make = DatabaseViewBuilder(over: tables)
    let described = reportTables.compactMap { table in
      switch table.name {
      case "links": describedLinks(table, make)
      case "identity": describedIdentity(table)
      default: nil
      }
    }
    return described + [
      topStories(make), firstMovers(make), providerStories(make), dailyCoverage(make),
      mostLinked(make), related(make), missing(make), copies(make), headlineChanges(make),
      topicArticles(make), texts(make),
    ]
  }

  /// The links as CSV shows them: what it says of an end is the column of that article.
  private static func describedLinks(_ links: Table, _ make: DatabaseViewBuilder) -> DatabaseView {
    let ends = ["source_": "s", "target_": "t"]
    let columns = links.columns.map { column -> Column in
      if column.name == "Type" {
        return Column(column: DatabaseColumn(column), expression: "'Directed'")
      }
      guard let (prefix, alias) = ends.first(where: { column.name.hasPrefix($0.key) }) else {
        return spelled(column, of: links, "l", ["document": "d"])
      }
      let name = String(column.name.dropFirst(prefix.count))
      let place = "articles." + (name == "title" ? "Label" : name)
      return Column(
        column: DatabaseColumn(column), expression: make.same(place, alias).expression)
    }
    return DatabaseView(
      name: "links_described",
      summary: "The links with both ends described, as links.csv has them.", columns: columns,
      source: """
        FROM links AS l
        JOIN articles AS s ON s."Id" = l."Source"
        JOIN articles AS t ON t."Id" = l."Target"
        LEFT JOIN documents AS d ON d.number = l.document
        """)
  }

  /// The merges and contradictions as CSV shows them.
  private static func describedIdentity(_ identity: Table) -> DatabaseView {
    DatabaseView(
      name: "identity_described",
      summary: "Merges and contradictions with their texts, as identity.csv has them.",
      columns: identity.columns.map {
        spelled($0, of: identity, "i", ["known": "k", "other": "o", "document": "d"])
      },
      source: """
        FROM identity AS i
        LEFT JOIN identity_texts AS k ON k.number = i.known
        LEFT JOIN identity_texts AS o ON o.number = i.other
        LEFT JOIN documents AS d ON d.number = i.document
        ORDER BY i.rowid
        """)
  }

  /// A column of a report's table as the report has it: where the database holds the number of a text, the
  /// text.
  ///
  /// - Parameters:
  ///   - alias: What the view's source calls the table.
  ///   - vocabularies: What it calls the vocabularies of its columns.
  private static func spelled(
    _ column: Table.Column, of table: Table, _ alias: String, _ vocabularies: [String: String]
  ) -> Column {
    let vocabulary = DatabaseVocabulary.of(column.name, in: table.name)
    let expression =
      if let vocabulary, let other = vocabularies[column.name] {
        "\(other).\(vocabulary.column.quoted)"
      } else {
        "\(alias).\(column.name.quoted)"
      }
    return Column(column: DatabaseColumn(column), expression: expression)
  }

  private static func topStories(_ make: DatabaseViewBuilder) -> DatabaseView {
    DatabaseView(
      name: "top_stories", summary: "The stories in short, largest first.",
      columns: make.same(
        "clusters", "c",
        [
          "cluster", "label", "headline", "articles", "distinct_texts", "providers", "threads",
          "first", "last", "span", "first_provider", "peak",
        ]),
      source: "FROM clusters AS c ORDER BY c.cluster")
  }

  private static func firstMovers(_ make: DatabaseViewBuilder) -> DatabaseView {
    DatabaseView(
      name: "first_movers", summary: "Who was first in each story, or who may have been.",
      columns: make.same(
        "clusters", "c",
        [
          "cluster", "label", "headline", "articles", "providers", "first", "first_verdict",
          "first_provider",
        ]) + [
          make.new(
            "may_be_first", .text,
            """
            (SELECT group_concat(first_window, '; ') FROM (SELECT w.first_window
                FROM cluster_first_window AS w WHERE w.cluster = c.cluster ORDER BY w.number))
            """,
            "Who comes within the clock error of the earliest article, with the time of each.")
        ],
      source: "FROM clusters AS c ORDER BY c.cluster")
  }

  private static func providerStories(_ make: DatabaseViewBuilder) -> DatabaseView {
    DatabaseView(
      name: "provider_stories",
      summary: "What each provider has in each story: articles, first and last, and its lag.",
      columns: [
        make.same("articles.provider", "a"), make.same("articles.cluster", "a"),
        make.same("clusters.label", "c"),
        make.new("articles", .integer, "count(*)", "Number of its articles in the story."),
        make.new(
          "not_copies", .integer, "count(*) - sum(a.is_copy)",
          "Number of them of which no earlier article has the text."),
        make.new(
          "first", .time, unit: "UTC", "min(a.published)", "Its first article in the story."),
        make.new("last", .time, unit: "UTC", "max(a.published)", "Its last article in the story."),
        make.new(
          "lag", .number, unit: "hours",
          "(strftime('%s', min(a.published)) - strftime('%s', c.first)) / 3600.0",
          "Time from the story's first article to its own."),
      ],
      source: """
        FROM articles AS a JOIN clusters AS c ON c.cluster = a.cluster
        WHERE a.provider IS NOT NULL
        GROUP BY a.provider, a.cluster ORDER BY a.cluster, count(*) DESC, a.provider
        """)
  }

  private static func dailyCoverage(_ make: DatabaseViewBuilder) -> DatabaseView {
    DatabaseView(
      name: "daily_coverage",
      summary: """
        Articles of each day in UTC that has any; the table timeline has the empty ones, in the time zone \
        of the report.
        """,
      columns: [
        make.new("day", .text, "substr(a.published, 1, instr(a.published, 'T') - 1)", "The day."),
        make.new("articles", .integer, "count(*)", "Number of articles published on it."),
        make.new(
          "not_copies", .integer, "count(*) - sum(a.is_copy)",
          "Number of them of which no earlier article has the text."),
        make.new("clusters", .integer, "count(DISTINCT a.cluster)", "Number of their stories."),
        make.new("providers", .integer, "count(DISTINCT a.provider)", "Number of their providers."),
        make.new(
          "recorded", .integer, "count(*) - sum(a.is_ghost)",
          "Number of them that the archive has a record of."),
      ],
      source: """
        FROM articles AS a WHERE a.published IS NOT NULL
        GROUP BY substr(a.published, 1, instr(a.published, 'T') - 1) ORDER BY 1
        """)
  }

  private static let inShort = ["Id", "Label", "provider", "published", "cluster", "cluster_label"]

  private static func mostLinked(_ make: DatabaseViewBuilder) -> DatabaseView {
    DatabaseView(
      name: "most_linked_articles",
      summary: "The articles that other articles name, those that most name first.",
      columns: make.same(
        "articles", "a", inShort + ["in_links", "in_weight", "pagerank", "is_ghost", "address"]),
      source: """
        FROM articles AS a WHERE a.in_links > 0
        ORDER BY a.in_links DESC, a.pagerank DESC, a."Id"
        """)
  }

  private static func related(_ make: DatabaseViewBuilder) -> DatabaseView {
    DatabaseView(
      name: "related_articles",
      summary: "Each link from both of its ends: choose an article to see what it is linked with.",
      columns: [
        make.new("article", .text, "e.article", "Identifier of an article."),
        make.new("direction", .text, "e.direction", "names (the other) or is-named-by (it)."),
        make.new("other", .text, "e.other", "Identifier of the article at the other end."),
        make.same("articles.Label", "o", as: "other_title"),
        make.same("articles.provider", "o", as: "other_provider"),
        make.same("articles.published", "o", as: "other_published"),
        make.new("Weight", .number, "e.weight", "Fractional weight of the link."),
      ],
      source: """
        FROM (
          SELECT "Source" AS article, 'names' AS direction, "Target" AS other, "Weight" AS weight
          FROM links
          UNION ALL
          SELECT "Target", 'is-named-by', "Source", "Weight" FROM links
        ) AS e JOIN articles AS o ON o."Id" = e.other
        """)
  }

  private static func missing(_ make: DatabaseViewBuilder) -> DatabaseView {
    DatabaseView(
      name: "missing_records",
      summary:
        "What the archive names and has no record of (ghosts), those named most often first.",
      columns: make.same(
        "articles", "a", inShort + ["mentions", "in_links", "address", "document"]),
      source: "FROM articles AS a WHERE a.is_ghost ORDER BY a.mentions DESC, a.\"Id\"")
  }

  private static func copies(_ make: DatabaseViewBuilder) -> DatabaseView {
    DatabaseView(
      name: "copies", summary: "Each copy of a text beside the earliest article that has it.",
      columns: make.same(
        "syndication", "s", ["group", "article", "headline", "provider", "published"]) + [
          make.same("syndication.article", "o", as: "origin"),
          make.same("syndication.headline", "o", as: "origin_headline"),
          make.same("syndication.provider", "o", as: "origin_provider"),
          make.same("syndication.published", "o", as: "origin_published"),
        ] + make.same("syndication", "s", ["kind", "similarity", "lag"]),
      source: """
        FROM syndication AS s
        LEFT JOIN syndication AS o ON o."group" = s."group" AND o.is_origin
        WHERE NOT s.is_origin ORDER BY s."group", s.number
        """)
  }

  private static func headlineChanges(_ make: DatabaseViewBuilder) -> DatabaseView {
    DatabaseView(
      name: "headline_changes", summary: "Each change of a headline: the words before and after.",
      columns: [
        make.same("revisions.article", "r"), make.same("revisions.provider", "r"),
        make.same("revisions.headline", "b", as: "before"),
        make.same("revisions.headline", "r", as: "after"),
        make.same("revisions.published", "b", as: "before_published"),
        make.same("revisions.published", "r", as: "after_published"),
      ],
      source: """
        FROM revisions AS r
        JOIN revisions AS b ON b.article = r.article AND b.number = r.number - 1
        ORDER BY r.article, r.number
        """)
  }

  private static func topicArticles(_ make: DatabaseViewBuilder) -> DatabaseView {
    DatabaseView(
      name: "topic_articles", summary: "The articles of each topic.",
      columns: [make.same("article_topics.topic", "t")] + make.same("articles", "a", inShort),
      source: """
        FROM article_topics AS t JOIN articles AS a ON a."Id" = t.article
        ORDER BY t.topic, a.cluster, a.published
        """)
  }

  /// What full-text search covers. Articles are numbered from 1 without a gap, so their numbers stay what
  /// they are when the file is rewritten with VACUUM.
  private static func texts(_ make: DatabaseViewBuilder) -> DatabaseView {
    DatabaseView(
      name: searchedTexts, summary: "What the full-text search articles_fts reads.",
      columns: [
        make.new("number", .integer, "a.rowid", "Number of the article's row."),
        make.same("articles.Id", "a", as: "article"),
        make.new(
          "headlines", .text,
          """
          coalesce((SELECT group_concat(headline, char(10)) FROM (SELECT r.headline
              FROM revisions AS r WHERE r.article = a."Id" ORDER BY r.number)), a."Label")
          """, "Every headline of the article, each on a line; its key where it has none."),
        make.same("articles.excerpt", "a"),
      ],
      source: "FROM articles AS a")
  }
}
