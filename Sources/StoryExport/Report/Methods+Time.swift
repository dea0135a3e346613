internal import StoryAnalysis

/// The measures of time in words.
extension Methods {
  /// Who was first, the life of a story, bursts and silences.
  var timeMeasures: ProseDocument.Section {
    let opening: Prose = """
      Articles without a time take no part in what is said of times, and their number stands beside it; \
      to cover a story they suffice. \(days)
      """
    let measures: [Prose] = [
      """
      **First mover** of a cluster or thread: the provider of the earliest dated article, unless other \
      providers have their first article at most \(study.clockErrorInWords) (`--clock-error`) after it: stated times are \
      off by some minutes, so nobody can tell who of them was first, and all are named. An article whose \
      provider is not known may be anybody's: beside others it makes that nobody can tell, alone that \
      nothing is known.
      """,
      """
      **First rate** of a provider: `firsts / stories`, over the clusters in which it could have been \
      first: it has a dated article, another provider has one too, and the earliest are not all without \
      a provider. Ties are no firsts. A cluster that one provider alone covers says nothing and is \
      counted apart (`sole_stories`). Its 95 % interval is that of Wilson (1927, \
      doi:10.1080/01621459.1927.10502953), `(p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)`, without \
      a correction for continuity. **Median lag**: over the same clusters, hours from the earliest article \
      to the provider's own first one.
      """,
      """
      **Lead** of one provider over another: over the clusters in which both have dated articles, at \
      least \(ProviderLeads.minimumStoryCount), how often its first article came before the other's by more \
      than the clock error (led), within it (tied) or after (trailed), and the median of the difference. At \
      most the \(NumberText.grouped(ProviderLeads.providerLimit)) providers in the most clusters are compared.
      """,
      """
      **Half-life** of a story: hours from its first article to article `⌈n/2⌉` of its `n` dated articles \
      in the order of time. **Peak**: the \(study.coverage.unit.rawValue) with the most articles, of several \
      the earliest. **Longest gap**: the longest time between two articles that follow each other.
      """,
      """
      **Censored**: a story is over when it has been silent for longer than it ever was while it lasted, \
      and for more than a day. So it is censored on the right where the time from its last article to the \
      archive's last is at most its longest gap, or at most 24 hours; on the left likewise, with its first \
      article and the archive's first. Span, half-life and gap of a censored story may be too short, and its \
      first mover need not have been the first. An archive states no period of observation, so this rule is \
      the program's own.
      """,
      """
      **Burst**: Kleinberg's two-state automaton on batches (2003, doi:10.1023/A:1024940629314), s = 2, \
      γ = 1, on days whatever `--bin` is. A subject with `r` of the `d` articles of a day, `R` of `D` in all, \
      costs `−ln[C(d, r) pᵢ^r (1 − pᵢ)^(d − r)]` in state `i`, with `p₀ = R/D` and `p₁ = 2 p₀`; going up costs \
      `ln n`, going down nothing; the cheapest sequence of states that begins in state 0 is found exactly. The \
      **weight** is the sum of cost in state 0 less cost in state 1 over the days of the burst. Deviations: \
      the `n` batches are the days with a dated article, and a burst may last across days without any; `p₁` is \
      at most 0.9999; of equal costs the lower state is taken; the archive, which is part of nothing, has \
      the limit of that cost for `d → ∞`, `−ln[λᵢ^r e^−λᵢ / r!]` with `λ₀` the mean of articles a day and \
      `λ₁ = 2 λ₀`, and all days from its first to its last are batches.
      """,
      """
      **Silence** of a provider on a thread or cluster: it has no article there and at least \
      \(ArchiveSilences.minimumArticleCount) in the siblings, and at least \
      \(ArchiveSilences.minimumProviderCount) other providers have one. Siblings of a thread are the other \
      threads of its cluster, siblings of a cluster the clusters that links join with it. **Chance**: how \
      probable the silence is if its `k` articles were dealt at random to the `a` places of the thread or \
      cluster and the `S` of the siblings, `Π (S − i)/(S + a − i)`, `i` from 0 to `k − 1` \
      (hypergeometric). It is no test: of many silences some are improbable by chance alone, and an archive \
      need not hold all that a provider published.
      """,
    ]
    return ProseDocument.Section(title: "Time", blocks: [.paragraph(opening), .list(measures)])
  }

  /// The days without any article.
  private var days: Prose {
    let silences = study.silences
    let undated = study.coverage.all.undatedCount
    let days = NumberText.counted(silences.silentDayCount, "day")
    let stretches = NumberText.counted(silences.stretches.count, "stretch", "stretches")
    return """
      Here \(NumberText.counted(undated, "article")) \(undated == 1 ? "has" : "have") no time. Between the \
      first and the last day of the archive there \(silences.silentDayCount == 1 ? "is" : "are") \(days) \
      without an article, in \(stretches) (`silences.csv`).
      """
  }
}

extension ArchiveStudy {
  /// The clock error in force, such as `30 minutes`.
  package var clockErrorInWords: String {
    "\(NumberText.exact(Double(analysis.options.clockError) / 60)) minutes"
  }
}
