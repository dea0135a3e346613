public import StoryAnalysis
internal import StoryParsing

/// How the figures of a report came about: what was read, the options in force, each measure with its
/// formula and source, and every column of every table.
public struct Methods: Sendable {
  let study: ArchiveStudy
  private let csv: CSVWriter

  /// Creates the text of a study whose tables a writer writes.
  public init(of study: ArchiveStudy, csv: CSVWriter = CSVWriter()) {
    self.study = study
    self.csv = csv
  }

  /// The text, in Markdown.
  public var text: String {
    [
      "# Methods\n\nWritten by storyloom \(ToolVersion.current).", inputs, options, identity,
      measures, timeMeasures, diagrams, graphFiles, tables,
    ].joined(separator: "\n\n") + "\n"
  }

  private var inputs: String {
    let summary = ArchiveSummary(of: study.analysis)
    let reading = study.reading
    var lines = [
      "## What was read", "",
      """
      \(NumberText.grouped(reading.documentCount)) documents with \
      \(NumberText.grouped(reading.byteCount)) bytes gave \(NumberText.grouped(summary.records)) \
      records and \(NumberText.grouped(summary.relatedEntries)) related entries\
      \(study.leavesPartOut ? " that the filter keeps" : ""). \
      \(NumberText.grouped(summary.skippedFiles)) documents were skipped; \
      \(NumberText.grouped(summary.warnings)) faults cost a field or a mention.
      """,
    ]
    let shown = reading.diagnostics.prefix(50)
    if !shown.isEmpty {
      lines.append("")
      lines += shown.map { "- `\(Self.code($0.description))`" }
      let rest = reading.diagnostics.count - shown.count
      if rest > 0 { lines.append("- and \(NumberText.grouped(rest)) more: `storyloom check`") }
    }
    return lines.joined(separator: "\n")
  }

  private var options: String {
    let options = study.options
    return """
      ## Options in force

      | option | value |
      | --- | --- |
      | `--provider-by` | \(options.providerGrouping.rawValue) |
      | `--providers` | \(Self.registry(options.registry)) |
      | `--identity` | \(Self.edits(options.identityEdits)) |
      | `--cluster-by` | \(options.clustering.rawValue) |
      | `--resolution` | \(NumberText.exact(options.resolution)) |
      | `--seed` | \(options.seed) |
      | `--stability-runs` | \(options.stabilityRuns) |
      | `--collapse-syndicated` | \(options.collapsesSyndicated ? "yes" : "no") |
      | `--bin` | \(study.coverage.unit.rawValue)\(options.coverageUnit == nil ? " (chosen from the span)" : "") |
      | `--timezone` | \(options.calendar.name) |
      | `--clock-error` | \(study.clockErrorInWords) |
      \(Self.filterRows(options.filter))
      | `--excel` | \(csv.isForExcel ? "yes" : "no") |
      | `--csv-raw` | \(csv.guardsFormulas ? "no" : "yes") |\(filtering)
      """
  }

  private var identity: String {
    let ledger = study.graph.ledger
    let merges = ledger.merges
    func count(_ rule: IdentityLedger.Rule) -> String {
      NumberText.grouped(merges.count(of: rule))
    }
    func count(_ conflict: IdentityLedger.Conflict) -> String {
      NumberText.grouped(ledger.contradictions.count { $0.conflict == conflict })
    }
    return """
      ## Which mentions are one article

      The web, original, AMP and cached AMP address of a mention are each brought to a key: trimmed; \
      scheme and host in lower case; `http` and `https` the same; default port, user information, \
      fragment and a leading `www.` dropped; an AMP cache address unwrapped; trailing slashes \
      dropped; the query parameters `fbclid gclid dclid msclkid igshid mc_cid mc_eid yclid twclid \
      amp _amp`, `utm_*` and `itm_*` dropped. Mentions that share a key are one article, \
      transitively. A mention without any address is found by headline, provider and time.

      Merges: \(count(.sameAddress)) by an address that was known, \(count(.alias)) because one \
      mention gives two addresses, \(count(.fingerprint)) by headline, provider and time\
      \(study.options.collapsesSyndicated ? ", \(count(.syndicated)) copies into the earliest article with their text" : ""). \
      Contradictions, none of which changed anything: \(count(.foreignHost)) addresses on a host \
      that is not the provider's, \(count(.twoProviders)) articles under two providers, \
      \(count(.twoAddresses)) equal headlines, providers and times under two addresses. Each stands \
      in `identity.csv` with the file and line that says so.

      \(Self.byHand(study))The article's own record (the first in input order) gives headline, provider and the rest; \
      without one, the first mention does, and what is missing is taken from the next that has it. \
      The time of publication is the earliest that any mention states.
      """
  }

  private var measures: String {
    """
    ## Measures

    - **Link**: a distinct ordered pair of articles of which the first's record names the second. \
    Self links are counted and dropped.
    - **Fractional weight**: a record has one unit to give and shares it over its list, \
    `w(i→j) = 1 / |R(i)|`; the undirected weight is `w(i→j) + w(j→i)`.
    - **Component**: weakly connected component of the links.
    - **Cluster (story)**: \(clusters). Numbered by size, then first publication, then identifier; \
    every cluster is connected.
    - **Modularity**: `Q = Σ_c [ L_c / m − γ (d_c / 2m)² ]` with γ = 1 (Newman 2006, \
    doi:10.1073/pnas.0601602103), from −1/2 to 1.
    - **Thread**: inside each cluster of \(StoryThreads.smallestDivided) or more articles, those that \
    tell of the same event. Two articles are alike by `cos(u, v) · exp(−Δt / 48 h)` on vectors of the \
    terms of headline and excerpt (stop words removed), weighted `f √ln(n / n_t)` with the document \
    frequencies of the cluster (after Salton and Buckley 1988, doi:10.1016/0306-4573(88)90021-0); all \
    pairs, above 2,000 articles the 50 nearest of each. Threads are Leiden communities of the \
    constant Potts model (Traag, Van Dooren, Nesterov 2011, doi:10.1103/PhysRevE.84.016114) at \
    γ = \(NumberText.exact(StoryThreads.resolution)): members of a thread are more alike than that on \
    average. A smaller cluster is one thread. Against a reader who sorted 38 articles about facial \
    recognition and 200 about a game into threads, B-cubed F1 (Amigó and others 2009, \
    doi:10.1007/s10791-008-9066-8) is 0.89 and 0.76.
    - **Stability**: \(stability)
    - **Label**: the three terms of highest class-based TF-IDF (arXiv:2203.05794) over headlines and \
    excerpts, where a term counts once in each text; for a thread against the others of its cluster. \
    No two clusters and no two threads have the same. **Representative**: the member with the greatest weight inside; ties go to higher \
    quality, then to the earlier.
    - **PageRank**: damping 0.85, dangling mass spread evenly, sums to 1 (Brin and Page 1998, \
    doi:10.1016/S0169-7552(98)00110-X); of articles on the fractional weights, of providers on the \
    number of links and, as a column of its own, on the fractional weights.
    - **Strength** of a provider: number of links from (in) or to (out) other providers. Links \
    between two articles of one provider are counted apart.
    \(Self.providerMeasures(study))
    - **Coverage share**: articles of the provider / all articles. **Cluster share**: clusters that \
    it appears in / all clusters.
    \(syndication)
    - **Coverage over time**: articles in each \(study.coverage.unit.rawValue) of the calendar of \
    \(study.coverage.calendar.name); empty ones between the first and the last article are \
    included, and undated articles stand apart.
    """
  }

  private var stability: String {
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

  private var clusters: String {
    switch study.options.clustering {
    case .component: "a weakly connected component"
    case .leiden:
      """
      a Leiden community (Traag, Waltman, van Eck 2019, doi:10.1038/s41598-019-41695-z) by \
      modularity on the undirected fractional weights, the best of many searches of each small component
      """
    }
  }

  private var diagrams: String {
    """
    ## Diagrams

    Each diagram says in its last line what it leaves out. `clusters.svg` draws a story as a star \
    with its articles in the order of time, because the links inside a story are close to all pairs. \
    `providers.svg` draws, where there are too many links, a maximum spanning forest and each \
    provider's strongest link; no figure is computed from that choice. `timeline.svg` shortens long \
    stretches without articles to marked bands.
    """
  }

  private var tables: String {
    var text = "## Columns\n\nTimes are in UTC; the values of a list are joined by semicolons. "
    text +=
      csv.guardsFormulas
      ? "An apostrophe stands before a text that a spreadsheet would run as a formula.\n"
      : "Texts stand as the archive has them, even those that a spreadsheet would run as formulas.\n"
    for table in Report.tables(study) {
      text += "\n### \(table.name).csv\n\n\(table.summary)\n\n"
      text += "| column | type | unit | meaning |\n| --- | --- | --- | --- |\n"
      for column in table.columns {
        let cells = ["`\(column.name)`", column.kind.rawValue, column.unit, column.summary]
        text += "| \(cells.joined(separator: " | ")) |\n"
      }
    }
    return String(text.dropLast())
  }

  /// Text that may stand between backquotes on one line.
  static func code(_ text: String) -> String {
    TerminalText.plain(text).replacing("`", with: "'")
  }
}
