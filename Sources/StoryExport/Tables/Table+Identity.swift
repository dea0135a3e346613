public import StoryAnalysis

extension Table {
  /// One row for each headline of an article that was seen under more than one.
  public static func revisions(_ study: ArchiveStudy) -> Table {
    let graph = study.graph
    struct Row {
      var article: ArticleID
      var number: Int
      var headline: Article.Headline
    }
    let rows = study.shownArticles
      .filter { graph[$0].isRevised }
      .flatMap { id in
        graph[id].headlines.enumerated().map { Row(article: id, number: $0 + 1, headline: $1) }
      }
    return Table(
      "revisions", "One row for each headline of an article that was seen under more than one.",
      rows: rows,
      columns: [
        .text("article", "Identifier of the article.") { graph[$0.article].identifier },
        .integer("number", "Place of the headline in time, from 1, the earliest.") { $0.number },
        .text("headline", "The words.") { $0.headline.title },
        .time("published", "Earliest time that a mention with these words states.") {
          $0.headline.published
        },
        .text("provider", "Provider of the article.") { row in
          graph[row.article].provider.map { graph[$0].key }
        },
        .text("address", "Address given with these words.") { $0.headline.address },
        .text("document", "The document that shows them first.") { $0.headline.place.document },
        .integer("line", "Line in that document, from 1.") { $0.headline.place.line },
      ],
      keys: Keys(primary: ["article", "number"], references: [.article(), .provider()]))
  }

  /// One row for each merge of a mention into an article and for each contradiction.
  public static func identity(_ study: ArchiveStudy) -> Table {
    let graph = study.graph
    let merges = graph.ledger.merges
    let contradictions = graph.ledger.contradictions
    // A closure, unlike a method without its arguments, does not copy the merges for each cell.
    /// A value of the merge or, behind the merges, of the contradiction in a row.
    @Sendable func value<Value>(
      _ row: Int, _ ofMerge: (Int) -> Value,
      _ ofContradiction: (IdentityLedger.Contradiction) -> Value
    ) -> Value {
      row < merges.count ? ofMerge(row) : ofContradiction(contradictions[row - merges.count])
    }
    let all = 0..<merges.count + contradictions.count
    let columns: [TableColumn<Int>] = [
      .text("kind", "merge or contradiction.") { $0 < merges.count ? "merge" : "contradiction" },
      .text(
        "rule",
        """
        same-address, alias, fingerprint, by-hand or syndicated for a merge; two-providers, \
        foreign-host or \
        two-addresses for a contradiction.
        """
      ) { value($0, { merges.rule(at: $0).rawValue }, \.conflict.rawValue) },
      .text("article", "Identifier of the article.") {
        graph[value($0, { merges.article(at: $0) }, \.article)].identifier
      },
      .text("known", "Key, fingerprint or domain that was known.") {
        value($0, { merges.known(at: $0) }, \.known)
      },
      .text("other", "Key, headline, domain or host that was joined to it or contradicts it.") {
        value($0, { merges.joined(at: $0) }, \.other)
      },
      .text("document", "The document that says so.") {
        value($0, { merges.place(at: $0) }, \.place).document
      },
      .integer("line", "Line in that document, from 1.") {
        value($0, { merges.place(at: $0) }, \.place).line
      },
    ]
    let summary =
      "Why mentions were taken for one article (merge), and where the archive contradicts itself."
    let keys = Keys(references: [.article()])
    guard study.hidesPart else {
      return Table("identity", summary, rows: all, columns: columns, keys: keys)
    }
    let shown = all.filter {
      study.analysis.shows(value($0, { merges.article(at: $0) }, \.article))
    }
    return Table("identity", summary, rows: shown, columns: columns, keys: keys)
  }
}
