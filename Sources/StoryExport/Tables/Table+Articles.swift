public import StoryAnalysis

extension Table {
  /// One row for each article, by cluster and time; `Id` and `Label` are the headers that Gephi
  /// reads nodes by.
  public static func articles(_ study: ArchiveStudy) -> Table {
    let graph = study.graph
    let clusters = study.clusters
    let columns: [TableColumn<ArticleID>] = [
      .text("Id", "Stable identifier of the article.") { graph[$0].identifier },
      .text("Label", "Headline, or the address key where none is known.") {
        graph[$0].displayTitle
      },
      .time("published", "Earliest time of publication that any mention states.") {
        graph[$0].published
      },
      .text("provider", "Provider: its domain, or what it is grouped by.") { id in
        graph[id].provider.map { graph[$0].key }
      },
      .text("byline", "Name of the provider as printed with this article.") {
        graph[$0].byline
      },
      .integer("cluster", "Number of the article's cluster, from 1, the largest.") {
        clusters[$0].number
      },
      .text("cluster_label", "The three terms that set the cluster apart.") {
        clusters[clusters[$0]].label
      },
      .text("thread", "Name of the article's thread: t, cluster, point, number in it; t2.1.") {
        study.threads[study.threads[$0]].name
      },
      .number(
        "stability",
        "Share of its cluster mates that stay in its cluster under other seeds, from 0 to 1."
      ) { study.stability.articles[$0.index] },
      .boolean(
        "is_unstable",
        "Whether that share is below \(NumberText.exact(ClusterStability.threshold))."
      ) { study.stability.isUnstable($0) },
      .boolean("is_ghost", "Whether the archive only mentions the article and has no record.") {
        graph[$0].isGhost
      },
      .text("type", "Kind of the article, as the archive states it.") { graph[$0].type },
      .text("category", "Section of the archive.") { graph[$0].category },
      .list("topics", "Subjects that the archive filed the article under.") {
        graph[$0].topics
      },
      .integer("quality", "The archive's own rating; above 100 and below 0 occur.") {
        graph[$0].quality
      },
      .integer("heat", "The archive's own rating of interest; -1 where none is known.") {
        graph[$0].heat
      },
      .integer("records", "Number of records that are about the article.") {
        graph[$0].recordCount
      },
      .integer("mentions", "Number of entries of related lists that name the article.") {
        graph[$0].mentionCount
      },
      .integer("in_links", "Number of articles whose records name it.") {
        graph.inLinkCount(of: $0)
      },
      .integer("out_links", "Number of articles that its records name.") {
        graph.outLinkCount(of: $0)
      },
      .number("in_weight", "Fractional weight of the links to it.") {
        graph.inWeight(of: $0)
      },
      .number("pagerank", "PageRank on the fractional weights; all articles sum to 1.") {
        study.articlePageRank[$0.index]
      },
      .integer("headlines", "Number of different headlines it was seen under.") {
        graph[$0].headlines.count
      },
      .integer("syndication", "Number of the group of articles with one text, if it is in one.") {
        study.syndication.groupIndex(of: $0).map { $0 + 1 }
      },
      .boolean("is_copy", "Whether an earlier article has the same text.") {
        study.syndication.isCopy($0)
      },
      .text("excerpt", "The first sentences, as the archive cuts them.") { graph[$0].excerpt },
      .text("address", "Address to read it at.") { graph[$0].address },
      .text("key", "The key that the identifier is made of.") { graph[$0].key },
      .text("document", "The record's document or, for a ghost, the first that names it.") {
        (graph[$0].record ?? graph[$0].firstSeen).document
      },
      .integer("line", "Line of the record or of the first mention in that document, from 1.") {
        (graph[$0].record ?? graph[$0].firstSeen).line
      },
    ]
    return Table(
      "articles", "One row for each article, by cluster and time.",
      rows: study.shownArticles, columns: columns,
      keys: Keys(
        primary: ["Id"],
        references: [.provider(), .cluster, .thread, .topic("topics")]))
  }
}
