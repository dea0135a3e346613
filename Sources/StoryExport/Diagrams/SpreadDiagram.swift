public import StoryAnalysis
internal import StoryParsing

/// The picture of how one story spread: time across, one lane for each provider, the one that came
/// first at the top, and in numbers how long after the first article each came.
///
/// A long stretch without any article is drawn as a marked break of the axis, so that the hours that
/// matter keep their room. The stretch in which stated times do not tell who was first is a band.
///
/// Where there are more lanes than have room, those of the providers that came earliest are drawn,
/// because the picture is of the way that the story took; the others share one lane that counts.
public struct SpreadDiagram: Sendable {
  private let study: ArchiveStudy
  private let story: ClusterID?
  private let options: DiagramOptions

  /// Creates the diagram.
  ///
  /// - Parameters:
  ///   - study: The archive.
  ///   - story: The story; the picture says that there is none where absent.
  ///   - options: Page, number of headlines and colours.
  public init(
    of study: ArchiveStudy, story: ClusterID?, options: DiagramOptions = DiagramOptions()
  ) {
    self.study = study
    self.story = story
    self.options = options
  }

  /// The diagram as boxes, lines and words.
  ///
  /// - Complexity: O(*n* log *n* + *n h*), *n* articles of the story, *h* headlines that are drawn in
  ///   one lane.
  public func drawing() -> Drawing {
    let size = options.page.size(.landscape, screenWidth: 896)
    let name = story.map { "How story \($0.number) spread: \(study.clusters[$0].label)" }
    var page = DiagramPage(
      width: size.width, height: size.height,
      title: TextMetrics.fit(
        name ?? "How a story spread", width: size.width - 2 * DiagramPage.margin, fontSize: 17,
        isBold: true), subtitle: study.analysis.headline)
    guard let story, study.analysis.shows(story) else {
      return page.finished(
        closing: study.clusters.clusters.isEmpty
          ? "The archive holds no article, so there is no story to draw."
          : "No article of the story is shown.")
    }
    var painter = SpreadPainter(SpreadStory(story, of: study), options: options, page: page)
    painter.paint()
    page = painter.page
    return page.finished(closing: painter.closing)
  }
}
