internal import StoryAnalysis

/// The filter in force.
extension Methods {
  /// The rows of its options.
  static func filterRows(_ filter: ArticleFilter) -> [(name: String, value: String)] {
    func list(_ values: [String]) -> String? {
      values.isEmpty ? nil : values.joined(separator: " or ")
    }
    let rows: [(String, String?)] = [
      ("since", filter.since?.text), ("until", filter.until?.text),
      ("provider", list(filter.providers)), ("topic", list(filter.topics)),
      ("type", list(filter.types)), ("match", filter.pattern?.text),
      ("min-quality", filter.minimumQuality.map(String.init)),
      ("cluster", list(filter.clusters.map(String.init))), ("around", filter.around),
      ("depth", filter.around.map { _ in String(filter.depth) }),
      ("show", filter.isEmpty ? nil : filter.mode == .show ? "yes" : "no (scope)"),
    ]
    return rows.map { (name: $0, value: $1 ?? "none") }
  }

  /// What the filter does, as a paragraph; nothing where there is none.
  var filtering: Prose? {
    guard let selection = study.selection else { return nil }
    let effect =
      switch selection.filter.mode {
      case .scope:
        """
        The articles that it does not choose were dropped, with their links and their entries of related \
        lists, before anything was measured: every figure is about what is left, and each record shares \
        its unit over what is left of its list. What is known of an article is still what all mentions \
        of it say.
        """
      case .show:
        """
        Everything was measured, and figures are those of the whole archive; what has no chosen article \
        is not shown. Clusters, threads, topics and providers are shown with at least one, links, pairs \
        and silences where both their ends are.
        """
      }
    return """
      Filter in force: \(selection.text). \(effect) Several values of one option are \
      alternatives; different options all have to hold. Clusters have the numbers, and neighbourhoods \
      the links, of the archive without the filter. An article without a time is not chosen where \
      `--since` or `--until` is given, nor one without a rating where `--min-quality` is.
      """
  }
}
