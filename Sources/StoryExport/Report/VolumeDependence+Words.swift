public import StoryAnalysis

extension VolumeDependence {
  /// What to know before ranks of providers are read; nothing where they tell more than volume.
  public var warning: String? {
    guard mirrorsVolume else { return nil }
    return """
      the ranks of providers mirror how much each has published (\(figures)); read strengths and \
      PageRank beside the number of articles
      """
  }

  /// The figures in words.
  public var figures: String {
    let percent = density.map { "\(NumberText.fixed(100 * $0, decimals: 1)) %" } ?? "none"
    func rho(_ value: Double?) -> String {
      value.map { NumberText.fixed($0, decimals: 2) } ?? "not defined"
    }
    return """
      \(percent) of the ordered pairs of providers are linked; rank correlation with the number of \
      articles: in-strength \(rho(inStrengthCorrelation)), PageRank \(rho(pageRankCorrelation))
      """
  }
}
