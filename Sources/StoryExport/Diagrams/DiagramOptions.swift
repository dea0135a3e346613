/// How a diagram is drawn: for which page, with how many labels, in which colours.
public struct DiagramOptions: Hashable, Sendable {
  /// What a diagram must fit.
  public enum Page: String, CaseIterable, Sendable {
    /// A window: as wide as a laptop shows it, as high as it needs.
    case screen
    /// A sheet of 210 by 297 mm, upright or across, whichever suits the view.
    case a4
    /// A sheet of 297 by 420 mm.
    case a3
  }

  /// The colours.
  public enum Theme: String, CaseIterable, Sendable {
    /// Dark words on white paper.
    case light
    /// Light words on a dark ground.
    case dark
  }

  /// What the diagram must fit. Default: a window.
  public var page = Page.screen
  /// Most things that words stand at: articles, providers or stories, whichever the view shows. What the
  /// page has room for where absent; no more than that in any case.
  public var labels: Int?
  /// The colours. Default: light.
  public var theme = Theme.light

  /// Creates the options of a report.
  public init() {}
}

/// How a sheet is held.
enum DiagramOrientation {
  case portrait
  case landscape
}

extension DiagramOptions.Page {
  /// Width and height in points (1/72 inch); there is no height where a page is as high as it needs.
  ///
  /// > Source: ISO 216 for A4 and A3, rounded to whole points.
  func size(
    _ orientation: DiagramOrientation, screenWidth: Double
  ) -> (width: Double, height: Double?) {
    let (short, long): (Double, Double)
    switch self {
    case .screen: return (screenWidth, nil)
    case .a4: (short, long) = (595, 842)
    case .a3: (short, long) = (842, 1191)
    }
    return orientation == .portrait ? (short, long) : (long, short)
  }
}
