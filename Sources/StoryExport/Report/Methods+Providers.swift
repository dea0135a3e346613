internal import StoryAnalysis

extension Methods {
  /// The measures of providers beyond strength and PageRank, and of concentration.
  static func providerMeasures(_ study: ArchiveStudy) -> [Prose] {
    let intervals = study.providerIntervals
    return [
      """
      **Hub** and **authority** of a provider: HITS on the number of links, `a(j) ∝ Σᵢ w(i→j) h(i)`, \
      `h(i) ∝ Σⱼ w(i→j) a(j)`, each summing to 1 (Kleinberg 1999, doi:10.1145/324133.324140).
      """,
      """
      **Betweenness** of a provider: `Σ σ(s,t|v) / σ(s,t)` over the ordered pairs of other providers, \
      divided by their number, (n − 1)(n − 2) (Freeman 1977, doi:10.2307/3033543; Brandes 2001, \
      doi:10.1080/0022250X.2001.9990249). **Harmonic closeness**: `Σⱼ 1 / d(j,i) / (n − 1)` (Boldi \
      and Vigna 2014, doi:10.1080/15427951.2013.865686). For both a link between two providers has \
      length 1, however many links of articles it sums up, as in networkx without a weight\(sampled(study)).
      """,
      """
      **Intervals** (`in_strength_low` to `pagerank_high`): 95 % of \
      \(NumberText.grouped(intervals.resampleCount)) resamples lie inside. Each draws as many clusters \
      as there are, with replacement, seeded by `--seed`; a link belongs to the cluster of its source \
      and counts as often as that was drawn; a provider that was not drawn counts 0 (Efron 1979, \
      doi:10.1214/aos/1176344552; percentile method; quantiles of definition 7 of Hyndman and Fan \
      1996, doi:10.1080/00031305.1996.10473566). An interval shows how far a figure depends on which \
      stories the archive holds; with few clusters it is too narrow.
      """,
      """
      **Do ranks only mirror volume?** \(volume(study)) They are taken to where at least \
      \(NumberText.fixed(100 * VolumeDependence.densityLimit, decimals: 0)) % of the pairs of at least \
      \(VolumeDependence.densityMinimum) providers are linked, so that a link says little more than \
      taking part; or where the rank correlation (Spearman 1904, doi:10.2307/1412159) of \
      in-strength or PageRank with the number of articles is at least \
      \(NumberText.exact(VolumeDependence.correlationLimit)) among at least \
      \(VolumeDependence.correlationMinimum) providers, so that more than four fifths of the \
      differences in rank follow from the number of articles.
      """,
      """
      **Concentration**, with the share `s = x / Σx` of each of `n` providers: Herfindahl-Hirschman \
      index `Σ s²`; effective number `exp(−Σ s ln s)` (Hill 1973, doi:10.2307/1934352); Gini \
      coefficient `Σᵢ Σⱼ |xᵢ − xⱼ| / (2 n² x̄)`, the population form (Dorfman 1979, \
      doi:10.2307/1924845). Articles without a provider have no share. A text, like a cluster, counts \
      once for each provider that has it. \(owners(study))
      """,
    ]
  }

  private static func sampled(_ study: ArchiveStudy) -> Prose {
    let centrality = study.centrality
    guard centrality.isSampled else { return "" }
    return """
      ; here both are estimated from \(NumberText.grouped(centrality.sourceCount)) providers drawn at \
      random (Brandes and Pich 2007, doi:10.1142/S0218127407018403; Eppstein and Wang 2004, \
      doi:10.7155/jgaa.00081)
      """
  }

  private static func volume(_ study: ArchiveStudy) -> String {
    let dependence = study.volumeDependence
    let answer = dependence.mirrorsVolume ? "Yes" : "No"
    return "\(answer), in this archive: \(dependence.figures)."
  }

  private static func owners(_ study: ArchiveStudy) -> Prose {
    guard !study.options.registry.isEmpty else {
      return "Without a registry (`--providers`) no owners are known."
    }
    return """
      Domains that the registry joins are one provider; an owner has all its providers, and a provider \
      without a stated owner is its own. The registry does not change which mentions are one article.
      """
  }

  /// The registry in force, in words.
  static func registry(_ registry: ProviderRegistry) -> String {
    guard !registry.isEmpty else { return "none" }
    return "\(registry.name) (\(NumberText.counted(registry.domainCount, "domain")))"
  }

  /// The edits of identity in force, in words.
  static func edits(_ edits: IdentityEdits) -> String {
    guard !edits.isEmpty else { return "none" }
    let merges = NumberText.counted(edits.count(of: .merge), "merge")
    let separations = NumberText.counted(edits.count(of: .separate), "separation")
    return "\(edits.name) (\(merges), \(separations))"
  }

  /// What the edits of identity do, as a paragraph; nothing where there are none.
  static func byHand(_ study: ArchiveStudy) -> Prose? {
    guard !study.options.identityEdits.isEmpty else { return nil }
    let merges = study.graph.ledger.merges.count(of: .byHand)
    let unknown = study.graph.ledger.editWarnings.count
    return """
      By hand (`--identity`): \(NumberText.counted(merges, "merge")), each in `identity.csv` with the \
      line of its file; what is to be kept apart is joined by nothing, so that of a mention with both \
      addresses the first decides. \(NumberText.counted(unknown, "article")) that the file names \
      \(unknown == 1 ? "is" : "are") not in the archive.
      """
  }
}
