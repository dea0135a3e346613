internal import StoryAnalysis
internal import StoryParsing

/// Who dominated, what was copied, and which headlines changed.
extension StudyText {
  var providers: String {
    let standings = study.providers
    let ranking = study.shownProviders
    var text = """
      ## Who dominated

      ![Who names whom](providers.svg)

      \(shares)


      """
    let intervals = study.providerIntervals
    text += MarkdownText.table(
      ["provider", "articles", "share", "stories", "named by others", "PageRank"],
      numeric: [1, 2, 3, 4, 5],
      rows: ranking.prefix(tableLength).map { id in
        let standing = standings[id]
        let strength = intervals.inStrength[id.index]
        let rank = intervals.pageRank[id.index]
        return [
          MarkdownText.plain(graph[id].key), NumberText.grouped(standing.articleCount),
          percent(standing.coverageShare), NumberText.grouped(standing.clusterCount),
          "\(NumberText.grouped(standing.inStrength)) (\(interval(strength, decimals: 0)))",
          "\(NumberText.fixed(standing.pageRank, decimals: 3)) (\(interval(rank, decimals: 3)))",
        ]
      })
    text += rest(of: ranking.count, in: "providers.csv")
    let dependence = study.volumeDependence
    return text + "\n\n" + """
      In brackets stand 95 % intervals from \
      \(NumberText.counted(intervals.resampleCount, "resample")) of the stories. \
      \(dependence.mirrorsVolume ? "The ranks mirror little but volume" : "The ranks are not only volume"): \
      \(dependence.figures).
      """
  }

  private func interval(_ range: ClosedRange<Double>, decimals: Int) -> String {
    let low = NumberText.fixed(range.lowerBound, decimals: decimals)
    return "\(low) to \(NumberText.fixed(range.upperBound, decimals: decimals))"
  }

  private var shares: String {
    let table = MarkdownText.table(
      ["counted", "by", "holders", "largest", "its share", "HHI", "effective number", "Gini"],
      numeric: [2, 4, 5, 6, 7],
      rows: study.concentration.rows.map { row in
        [
          row.basis.rawValue, row.level.rawValue, NumberText.grouped(row.concentration.count),
          row.largest.map(MarkdownText.plain) ?? "", row.largestShare.map(percent) ?? "",
          row.concentration.herfindahlHirschman.map { NumberText.fixed($0, decimals: 3) } ?? "",
          row.concentration.effectiveCount.map { NumberText.fixed($0, decimals: 1) } ?? "",
          row.concentration.gini.map { NumberText.fixed($0, decimals: 2) } ?? "",
        ]
      })
    return """
      How unequally the coverage is shared out: the Herfindahl-Hirschman index is 1 where one has all \
      and 1/n where n have the same; the effective number is that of equal holders with the same entropy.

      \(table)
      """
  }

  var copies: String {
    let syndication = study.syndication
    var text = "## What was copied\n\n"
    guard !syndication.groups.isEmpty else {
      return text + """
        Among \(NumberText.counted(summary.articles, "article")) no two have excerpts that are equal or \
        share at least four fifths of their three-word shingles. Whole texts are not in the archive, so \
        copies under another beginning are not seen.
        """
    }
    text += """
      \(share(syndication.copyCount, of: summary.articles)) articles carry the text of an earlier one, in \
      \(NumberText.counted(syndication.groups.count, "group")). Counted once, there are \
      \(NumberText.counted(syndication.distinctTextCount, "text")). The largest groups:


      """
    let ordered = syndication.groups.indices.filter { index in
      syndication.groups[index].members.contains { study.analysis.shows($0.article) }
    }.sorted { first, second in
      let (one, two) = (syndication.groups[first], syndication.groups[second])
      return one.members.count != two.members.count
        ? one.members.count > two.members.count : first < second
    }
    text += MarkdownText.table(
      ["articles", "kind", "earliest", "when"], numeric: [0],
      rows: ordered.prefix(tableLength).map { index in
        let group = syndication.groups[index]
        return [
          NumberText.grouped(group.members.count), group.isExact ? "equal" : "nearly equal",
          quoted(group.origin), graph[group.origin].published.map(calendar.minute) ?? "",
        ]
      })
    return text + rest(of: ordered.count, in: "syndication.csv")
  }

  var revisions: String {
    let revised = study.shownArticles.filter { graph[$0].isRevised }
    var text = "## Headlines that changed\n\n"
    guard !revised.isEmpty else {
      return text
        + "No article\(study.hidesPart ? " that is shown" : "") was seen under more than one headline."
    }
    text += MarkdownText.table(
      ["provider", "headline", "stated time"],
      rows: revised.prefix(tableLength).flatMap { id in
        graph[id].headlines.map { headline in
          [
            graph[id].provider.map { MarkdownText.plain(graph[$0].key) } ?? "",
            MarkdownText.plain(headline.title), headline.published.map(calendar.minute) ?? "",
          ]
        }
      })
    return text + rest(of: revised.count, in: "revisions.csv")
  }
}
