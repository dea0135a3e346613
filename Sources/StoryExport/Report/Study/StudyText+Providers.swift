internal import StoryAnalysis
internal import StoryParsing

/// Who dominated, what was copied, and which headlines changed.
extension StudyText {
  var providers: ProseDocument.Section {
    let standings = study.providers
    let ranking = study.shownProviders
    let intervals = study.providerIntervals
    var table = ProseTable(
      "providers", "The providers with the most articles, and how sure their ranks are",
      ["provider", "articles", "share", "stories", "named by others", "PageRank"],
      numeric: [1, 2, 3, 4, 5],
      rows: ranking.prefix(tableLength).map { id in
        let standing = standings[id]
        let strength = intervals.inStrength[id.index]
        let rank = intervals.pageRank[id.index]
        return [
          graph[id].key, NumberText.grouped(standing.articleCount),
          percent(standing.coverageShare), NumberText.grouped(standing.clusterCount),
          "\(NumberText.grouped(standing.inStrength)) (\(interval(strength, decimals: 0)))",
          "\(NumberText.fixed(standing.pageRank, decimals: 3)) (\(interval(rank, decimals: 3)))",
        ].map { Prose($0) }
      })
    table.rest = rest(of: ranking.count, in: "providers.csv")
    let dependence = study.volumeDependence
    let meaning: Prose = """
      In brackets stand 95 % intervals from \
      \(NumberText.counted(intervals.resampleCount, "resample")) of the stories. \
      \(dependence.mirrorsVolume ? "The ranks mirror little but volume" : "The ranks are not only volume"): \
      \(dependence.figures).
      """
    return ProseDocument.Section(
      title: "Who dominated",
      blocks: [
        .picture(.providers, title: "Who names whom"), .table(shares), .table(table),
        .paragraph(meaning),
      ])
  }

  private func interval(_ range: ClosedRange<Double>, decimals: Int) -> String {
    let low = NumberText.fixed(range.lowerBound, decimals: decimals)
    return "\(low) to \(NumberText.fixed(range.upperBound, decimals: decimals))"
  }

  private var shares: ProseTable {
    var table = ProseTable(
      "concentration", "How unequally the coverage is shared out",
      ["counted", "by", "holders", "largest", "its share", "HHI", "effective number", "Gini"],
      numeric: [2, 4, 5, 6, 7],
      rows: study.concentration.rows.map { row in
        [
          row.basis.rawValue, row.level.rawValue, NumberText.grouped(row.concentration.count),
          row.largest ?? "", row.largestShare.map(percent) ?? "",
          row.concentration.herfindahlHirschman.map { NumberText.fixed($0, decimals: 3) } ?? "",
          row.concentration.effectiveCount.map { NumberText.fixed($0, decimals: 1) } ?? "",
          row.concentration.gini.map { NumberText.fixed($0, decimals: 2) } ?? "",
        ].map { Prose($0) }
      })
    table.lead = """
      How unequally the coverage is shared out: the Herfindahl-Hirschman index is 1 where one has all \
      and 1/n where n have the same; the effective number is that of equal holders with the same entropy.
      """
    return table
  }

  var copies: ProseDocument.Section {
    let syndication = study.syndication
    var section = ProseDocument.Section(title: "What was copied", blocks: [])
    guard !syndication.groups.isEmpty else {
      section.blocks = [
        .paragraph(
          """
          Among \(NumberText.counted(summary.articles, "article")) no two have excerpts that are equal or \
          share at least four fifths of their three-word shingles. Whole texts are not in the archive, so \
          copies under another beginning are not seen.
          """)
      ]
      return section
    }
    let ordered = syndication.groups.indices.filter { index in
      syndication.groups[index].members.contains { study.analysis.shows($0.article) }
    }.sorted { first, second in
      let (one, two) = (syndication.groups[first], syndication.groups[second])
      return one.members.count != two.members.count
        ? one.members.count > two.members.count : first < second
    }
    var table = ProseTable(
      "copies", "The largest groups of articles with one text",
      ["articles", "kind", "earliest", "when"], numeric: [0],
      rows: ordered.prefix(tableLength).map { index in
        let group = syndication.groups[index]
        return [
          NumberText.grouped(group.members.count), group.isExact ? "equal" : "nearly equal",
          quoted(group.origin), graph[group.origin].published.map(calendar.minute) ?? "",
        ].map { Prose($0) }
      })
    table.lead = """
      \(share(syndication.copyCount, of: summary.articles)) articles carry the text of an earlier one, in \
      \(NumberText.counted(syndication.groups.count, "group")). Counted once, there are \
      \(NumberText.counted(syndication.distinctTextCount, "text")). The largest groups:
      """
    table.rest = rest(of: ordered.count, in: "syndication.csv")
    section.blocks = [.table(table)]
    return section
  }

  var revisions: ProseDocument.Section {
    let revised = study.shownArticles.filter { graph[$0].isRevised }
    guard !revised.isEmpty else {
      let sentence: Prose =
        "No article\(study.hidesPart ? " that is shown" : "") was seen under more than one headline."
      return ProseDocument.Section(title: "Headlines that changed", blocks: [.paragraph(sentence)])
    }
    var table = ProseTable(
      "revisions", "Headlines of articles that were seen under several",
      ["provider", "headline", "stated time"],
      rows: revised.prefix(tableLength).flatMap { id in
        graph[id].headlines.map { headline in
          [
            graph[id].provider.map { graph[$0].key } ?? "", headline.title,
            headline.published.map(calendar.minute) ?? "",
          ].map { Prose($0) }
        }
      })
    table.rest = rest(of: revised.count, in: "revisions.csv")
    return ProseDocument.Section(title: "Headlines that changed", blocks: [.table(table)])
  }
}
