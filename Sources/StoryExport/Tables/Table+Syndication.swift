public import StoryAnalysis
internal import StoryParsing

extension Table {
  /// One row for each article that shares its text with another, by group and time.
  public static func syndication(_ study: ArchiveStudy) -> Table {
    let graph = study.graph
    struct Row {
      var group: Int
      var number: Int
      var member: Syndication.Member
      var origin: ArticleID
    }
    let rows = study.syndication.groups.enumerated().flatMap { index, group in
      group.members.enumerated().map {
        Row(group: index + 1, number: $0 + 1, member: $1, origin: group.origin)
      }
    }.filter { study.analysis.shows($0.member.article) }
    return Table(
      "syndication",
      "One row for each article that shares its text with another, by group and time.", rows: rows,
      columns: [
        .integer("group", "Number of the group, from 1, the largest.") { $0.group },
        .integer("number", "Place of the article in its group, from 1, the earliest.") {
          $0.number
        },
        .text("article", "Identifier of the article.") { graph[$0.member.article].identifier },
        .text("headline", "Headline, or the address key where none is known.") {
          graph[$0.member.article].displayTitle
        },
        .text("provider", "Provider of the article.") { row in
          graph[row.member.article].provider.map { graph[$0].key }
        },
        .time("published", "Earliest time of publication that any mention states.") {
          graph[$0.member.article].published
        },
        .boolean("is_origin", "Whether it is the earliest of its group.") { $0.number == 1 },
        .text("kind", "exact: the text is that of the earliest; near: almost.") {
          $0.member.isExact ? "exact" : "near"
        },
        .number("similarity", "Jaccard similarity to the text of the earliest, from 0.8 to 1.") {
          $0.member.similarity
        },
        .number("lag", unit: "hours", "Time from the earliest article to this one.") { row in
          guard let first = graph[row.origin].published,
            let own = graph[row.member.article].published
          else { return nil }
          return Double(own.secondsSinceEpoch - first.secondsSinceEpoch) / 3_600
        },
        .text("excerpt", "The first sentences, as the archive cuts them.") {
          graph[$0.member.article].excerpt
        },
        .text("address", "Address to read it at.") { graph[$0.member.article].address },
      ],
      keys: Keys(primary: ["group", "number"], references: [.article(), .provider()]))
  }
}
