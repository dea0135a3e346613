public import StoryAnalysis

/// The picture of how one story spread: time across, one lane for each provider.
public struct SpreadDiagram: Sendable {
  private let study: ArchiveStudy
  private let story: ClusterID?
  private let options: DiagramOptions

  /// Creates the diagram.
  public init(
    of study: ArchiveStudy, story: ClusterID?, options: DiagramOptions = DiagramOptions()
  ) {
    self.study = study
    self.story = story
    self.options = options
  }

  /// The diagram as boxes, lines and words.
  public func drawing() -> Drawing {
    let size = options.page.size(.portrait, screenWidth: 896)
    let page = DiagramPage(
      width: size.width, height: size.height, title: "How the story spread",
      subtitle: study.analysis.headline)
    return page.finished(closing: "Nothing is drawn yet.")
  }
}
