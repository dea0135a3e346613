public import StoryAnalysis

/// The picture of who published when: a row for each provider, a column for each bin of time.
public struct HeatmapDiagram: Sendable {
  private let study: ArchiveStudy
  private let options: DiagramOptions

  /// Creates the diagram.
  public init(
    of study: ArchiveStudy, options: DiagramOptions = DiagramOptions()
  ) {
    self.study = study
    self.options = options
  }

  /// The diagram as boxes, lines and words.
  public func drawing() -> Drawing {
    let size = options.page.size(.portrait, screenWidth: 896)
    let page = DiagramPage(
      width: size.width, height: size.height, title: "Who published when",
      subtitle: study.analysis.headline)
    return page.finished(closing: "Nothing is drawn yet.")
  }
}
