internal import StoryAnalysis

extension Methods {
  /// What it means that articles carry one text, as items of a list.
  var syndication: [Prose] {
    [
      """
      **Syndication**: different articles carry one text where their normalised excerpts are equal \
      (exact) or where `J(A, B) = |S(A) ∩ S(B)| / |S(A) ∪ S(B)| ≥ 0.8` (near), S the set of \
      every three words in a row (Broder 1997, doi:10.1109/SEQUEN.1997.666900). Normalised, an excerpt is \
      its words: runs of letters, marks and digits in lower case; character references such as `&#39;` \
      count as punctuation. An excerpt of fewer than \(Syndication.shortestText) words is evidence of nothing, and neither \
      is an equal headline; a text that was cut at another place is the same only if J says so. Every pair \
      is found: by an exact join of sets (Bayardo, Ma, Srikant 2007, doi:10.1145/1242572.1242591; Xiao, \
      Wang, Lin, Yu 2008, doi:10.1145/1367497.1367516; Sandes, Teodoro, Melo 2020, \
      doi:10.1016/j.is.2019.101449), where MinHash would miss some by chance. Groups by complete linkage \
      (Defays 1977, doi:10.1093/comjnl/20.4.364): any two texts of a group are that similar; the two groups \
      whose least similar texts are most alike are joined first, ties by the earliest articles. The \
      earliest article of a group is its origin, the others are copies.
      """,
      """
      **Distinct texts**: articles, those of a group counted once. **Distinct share** of a provider: its \
      distinct texts / all distinct texts; a text of several providers counts for each.\(collapsed)
      """,
    ]
  }

  private var collapsed: Prose {
    guard study.options.collapsesSyndicated else { return "" }
    return """
       Copies were merged into their origins before anything was measured: their keys, records, mentions and \
      links are the origin's, links between them count as self links, a provider with nothing but \
      copies is left out, and `identity.csv` names each (rule syndicated).
      """
  }
}
