public import StoryAnalysis
internal import StoryParsing

/// The pictures that an archive has.
public enum DiagramView: String, Sendable, CaseIterable {
  /// All stories as bubbles, as large as they are.
  case overview
  /// The largest stories with their articles as cards.
  case clusters
  /// One story with its articles.
  case cluster
  /// The provider graph, or its backbone.
  case providers
  /// The coverage over time, stacked by story.
  case timeline
  /// How one story spread: time across, one lane for each provider.
  case spread
  /// Which provider published how much on which day.
  case heatmap

  /// The pictures of a report; spread is that of the largest story.
  public static let reported: [DiagramView] = [
    .overview, .clusters, .providers, .timeline, .spread, .heatmap,
  ]

  /// Whether the picture is of one story.
  public var isOfOneStory: Bool { self == .cluster || self == .spread }

  /// The picture of an archive as boxes, lines and words.
  ///
  /// - Parameters:
  ///   - study: The archive.
  ///   - story: The story of a picture that is of one; the largest that is shown where absent.
  ///   - options: Page, number of labels and colours.
  public func drawing(
    of study: ArchiveStudy, story: ClusterID? = nil, options: DiagramOptions = DiagramOptions()
  ) -> Drawing {
    let story = story ?? study.shownClusters.first
    let drawing =
      switch self {
      case .overview: OverviewDiagram(of: study, options: options).drawing()
      case .clusters: ClusterDiagram(of: study, options: options).drawing()
      case .cluster:
        if let story {
          ClusterDiagram(of: study, story: story, options: options).drawing()
        } else {
          ClusterDiagram(of: study, options: options).drawing()
        }
      case .providers: ProviderDiagram(of: study.analysis, options: options).drawing()
      case .timeline: TimelineDiagram(of: study, options: options).drawing()
      case .spread: SpreadDiagram(of: study, story: story, options: options).drawing()
      case .heatmap: HeatmapDiagram(of: study, options: options).drawing()
      }
    return drawing.themed(options.theme)
      .limited(toLabelLength: study.options.limits.labelLength)
  }
}
