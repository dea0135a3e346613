public import StoryAnalysis
internal import StoryParsing

/// How the figures of a report came about: what was read, the options in force, each measure with its
/// formula and source, and every column of every table.
public struct Methods: Sendable {
  /// Name of the file in a report.
  public static let fileName = "METHODS.md"

  let study: ArchiveStudy
  private let csv: CSVWriter

  /// Creates the text of a study whose tables a writer writes.
  public init(of study: ArchiveStudy, csv: CSVWriter = CSVWriter()) {
    self.study = study
    self.csv = csv
  }

  /// The text, in Markdown.
  public var text: String {
    MarkdownText.text(
      of: ProseDocument(
        title: "Methods", opening: [.paragraph("Written by storyloom \(ToolVersion.current).")],
        sections: sections + [columns]))
  }

  /// How the figures came about, but for what ``columns`` says.
  package var sections: [ProseDocument.Section] {
    [inputs, options, identity, measures, timeMeasures, diagrams, graphFiles]
  }

  private var inputs: ProseDocument.Section {
    let summary = ArchiveSummary(of: study.analysis)
    let reading = study.reading
    var blocks: [ProseBlock] = [
      .paragraph(
        """
        \(NumberText.grouped(reading.documentCount)) documents with \
        \(NumberText.grouped(reading.byteCount)) bytes gave \(NumberText.grouped(summary.records)) \
        records and \(NumberText.grouped(summary.relatedEntries)) related entries\
        \(study.leavesPartOut ? " that the filter keeps" : ""). \
        \(NumberText.grouped(summary.skippedFiles)) documents were skipped; \
        \(NumberText.grouped(summary.warnings)) faults cost a field or a mention.
        """)
    ]
    let shown = reading.diagnostics.prefix(50)
    if !shown.isEmpty {
      var items: [Prose] = shown.map { "`\($0.description)`" }
      let rest = reading.diagnostics.count - shown.count
      if rest > 0 { items.append("and \(NumberText.grouped(rest)) more: `storyloom check`") }
      blocks.append(.list(items))
    }
    return ProseDocument.Section(title: "What was read", blocks: blocks)
  }

  private var options: ProseDocument.Section {
    let options = study.options
    let rows: [(name: String, value: String)] =
      [
        ("provider-by", options.providerGrouping.rawValue),
        ("providers", Self.registry(options.registry)),
        ("identity", Self.edits(options.identityEdits)),
        ("cluster-by", options.clustering.rawValue),
        ("resolution", NumberText.exact(options.resolution)), ("seed", "\(options.seed)"),
        ("stability-runs", "\(options.stabilityRuns)"),
        ("collapse-syndicated", options.collapsesSyndicated ? "yes" : "no"),
        (
          "bin",
          study.coverage.unit.rawValue
            + (options.coverageUnit == nil ? " (chosen from the span)" : "")
        ),
        ("timezone", options.calendar.name), ("clock-error", study.clockErrorInWords),
      ] + Self.filterRows(options.filter) + [
        ("excel", csv.isForExcel ? "yes" : "no"), ("csv-raw", csv.guardsFormulas ? "no" : "yes"),
      ] + Manifest.limitRows(options.limits)
    var table = ProseTable(
      "options", "The options in force", ["option", "value"],
      rows: rows.map { ["`--\($0.name)`", Prose($0.value)] })
    table.isGlossary = true
    return ProseDocument.Section(
      title: "Options in force",
      blocks: [.table(table)] + (filtering.map { [.paragraph($0)] } ?? []))
  }

  private var identity: ProseDocument.Section {
    let ledger = study.graph.ledger
    let merges = ledger.merges
    func count(_ rule: IdentityLedger.Rule) -> String {
      NumberText.grouped(merges.count(of: rule))
    }
    func count(_ conflict: IdentityLedger.Conflict) -> String {
      NumberText.grouped(ledger.contradictions.count { $0.conflict == conflict })
    }
    let paragraphs: [Prose?] = [
      """
      The web, original, AMP and cached AMP address of a mention are each brought to a key: trimmed; \
      scheme and host in lower case; `http` and `https` the same; default port, user information, \
      fragment and a leading `www.` dropped; an AMP cache address unwrapped; trailing slashes \
      dropped; the query parameters `fbclid gclid dclid msclkid igshid mc_cid mc_eid yclid twclid \
      amp _amp`, `utm_*` and `itm_*` dropped. Mentions that share a key are one article, \
      transitively. A mention without any address is found by headline, provider and time.
      """,
      """
      Merges: \(count(.sameAddress)) by an address that was known, \(count(.alias)) because one \
      mention gives two addresses, \(count(.fingerprint)) by headline, provider and time\
      \(study.options.collapsesSyndicated ? ", \(count(.syndicated)) copies into the earliest article with their text" : ""). \
      Contradictions, none of which changed anything: \(count(.foreignHost)) addresses on a host \
      that is not the provider's, \(count(.twoProviders)) articles under two providers, \
      \(count(.twoAddresses)) equal headlines, providers and times under two addresses. Each stands \
      in `identity.csv` with the file and line that says so.
      """,
      Self.byHand(study),
      """
      The article's own record (the first in input order) gives headline, provider and the rest; \
      without one, the first mention does, and what is missing is taken from the next that has it. \
      The time of publication is the earliest that any mention states.
      """,
    ]
    return ProseDocument.Section(
      title: "Which mentions are one article",
      blocks: paragraphs.compactMap(\.self).map { .paragraph($0) })
  }

  private var measures: ProseDocument.Section {
    let links: [Prose] = [
      """
      **Link**: a distinct ordered pair of articles of which the first's record names the second. \
      Self links are counted and dropped.
      """,
      """
      **Fractional weight**: a record has one unit to give and shares it over its list, \
      `w(i→j) = 1 / |R(i)|`; the undirected weight is `w(i→j) + w(j→i)`.
      """,
      """
      **Component**: weakly connected component of the links.
      """,
      """
      **Cluster (story)**: \(clusters). Numbered by size, then first publication, then identifier; \
      every cluster is connected.
      """,
      """
      **Modularity**: `Q = Σ_c [ L_c / m − γ (d_c / 2m)² ]` with γ = 1 (Newman 2006, \
      doi:10.1073/pnas.0601602103), from −1/2 to 1.
      """,
      """
      **Thread**: inside each cluster of \(StoryThreads.smallestDivided) or more articles, those that \
      tell of the same event. Two articles are alike by `cos(u, v) · exp(−Δt / 48 h)` on vectors of the \
      terms of headline and excerpt (stop words removed), weighted `f √ln(n / n_t)` with the document \
      frequencies of the cluster (after Salton and Buckley 1988, doi:10.1016/0306-4573(88)90021-0); all \
      pairs, above 2,000 articles the 50 nearest of each. Threads are Leiden communities of the \
      constant Potts model (Traag, Van Dooren, Nesterov 2011, doi:10.1103/PhysRevE.84.016114) at \
      γ = \(NumberText.exact(StoryThreads.resolution)): members of a thread are more alike than that on \
      average. A smaller cluster is one thread. Against a reader who sorted 38 articles about facial \
      recognition and 200 about a game into threads, B-cubed F1 (Amigó and others 2009, \
      doi:10.1007/s10791-008-9066-8) is 0.89 and 0.76.
      """,
      """
      **Stability**: \(stability)
      """,
      """
      **Label**: the three terms of highest class-based TF-IDF (arXiv:2203.05794) over headlines and \
      excerpts, where a term counts once in each text; for a thread against the others of its cluster. \
      No two clusters and no two threads have the same. **Representative**: the member with the greatest weight inside; ties go to higher \
      quality, then to the earlier.
      """,
      """
      **PageRank**: damping 0.85, dangling mass spread evenly, sums to 1 (Brin and Page 1998, \
      doi:10.1016/S0169-7552(98)00110-X); of articles on the fractional weights, of providers on the \
      number of links and, as a column of its own, on the fractional weights.
      """,
      """
      **Strength** of a provider: number of links from (in) or to (out) other providers. Links \
      between two articles of one provider are counted apart.
      """,
    ]
    let shares: [Prose] = [
      """
      **Coverage share**: articles of the provider / all articles. **Cluster share**: clusters that \
      it appears in / all clusters.
      """
    ]
    let time: [Prose] = [
      """
      **Coverage over time**: articles in each \(study.coverage.unit.rawValue) of the calendar of \
      \(study.coverage.calendar.name); empty ones between the first and the last article are \
      included, and undated articles stand apart.
      """
    ]
    return ProseDocument.Section(
      title: "Measures",
      blocks: [
        .list(links + Self.providerMeasures(study) + shares + syndication + time)
      ])
  }

  private var stability: Prose {
    let stability = study.stability
    guard let index = stability.adjustedRandIndex, stability.runCount > 0 else {
      return "not measured; clusters that no seed decides, or no further searches asked for."
    }
    return """
      the method is repeated with \(NumberText.counted(stability.runCount, "other seed")), one search each; \
      an article's stability is the mean share of its cluster mates that are in its cluster again, and \
      below \(NumberText.exact(ClusterStability.threshold)) it is marked as unstable, here \
      \(NumberText.counted(stability.unstableCount, "article")). The median adjusted Rand index (Hubert \
      and Arabie 1985, doi:10.1007/BF01908075) with the clusters in force is \
      \(NumberText.fixed(index, decimals: 4)).
      """
  }

  private var clusters: Prose {
    switch study.options.clustering {
    case .component: "a weakly connected component"
    case .leiden:
      """
      a Leiden community (Traag, Waltman, van Eck 2019, doi:10.1038/s41598-019-41695-z) by \
      modularity on the undirected fractional weights, the best of many searches of each small component
      """
    }
  }

  private var diagrams: ProseDocument.Section {
    ProseDocument.Section(
      title: "Diagrams",
      blocks: [
        .paragraph(
          """
          Each diagram says in its last line what it leaves out. `clusters.svg` draws a story as a star \
          with its articles in the order of time, because the links inside a story are close to all pairs. \
          `providers.svg` draws, where there are too many links, a maximum spanning forest and each \
          provider's strongest link; no figure is computed from that choice. `timeline.svg` shortens long \
          stretches without articles to marked bands.
          """)
      ])
  }

  /// What every column of every table means.
  private var columns: ProseDocument.Section {
    var blocks: [ProseBlock] = [.paragraph(columnRule)]
    for table in Report.tables(study) {
      blocks += [
        .heading("\(table.name).csv"), .paragraph(Prose(table.summary)),
        .table(
          ProseTable(
            table.name, table.summary, ["column", "type", "unit", "meaning"],
            rows: table.columns.map { column in
              [
                "`\(column.name)`", Prose(column.kind.rawValue), Prose(column.unit),
                Prose(column.summary),
              ]
            })),
      ]
    }
    return ProseDocument.Section(title: "Columns", blocks: blocks)
  }

  /// What all tables have in common.
  package var columnRule: Prose {
    let texts =
      csv.guardsFormulas
      ? "An apostrophe stands before a text that a spreadsheet would run as a formula."
      : "Texts stand as the archive has them, even those that a spreadsheet would run as formulas."
    return "Times are in UTC; the values of a list are joined by semicolons. \(texts)"
  }
}
