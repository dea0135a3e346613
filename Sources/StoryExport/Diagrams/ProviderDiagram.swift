public import StoryAnalysis

/// The picture of the provider graph: a circle for each provider, as large as its coverage, and an
/// arrow to each provider that its articles name, as strong as the number of links.
public struct ProviderDiagram: Sendable {
  /// How much a page may hold.
  public struct Budget: Sendable {
    /// Most providers drawn.
    public var providers = 40
    /// Most links drawn before only the backbone is.
    public var links = 70

    /// A page whose labels can be read.
    public init() {}
  }

  private let analysis: ArchiveAnalysis
  private let options: DiagramOptions
  private let providers: [ProviderID]
  private let links: [ProviderGraph.Link]
  private let hiddenLinkCount: Int

  private static let contentWidth = 822.0
  private static let labelSize = 9.5
  private static let lineColor = DiagramPalette.link

  /// Creates the diagram of an analysis.
  public init(
    of analysis: ArchiveAnalysis, budget: Budget = Budget(),
    options: DiagramOptions = DiagramOptions()
  ) {
    self.analysis = analysis
    self.options = options
    providers = Array(analysis.shownProviders.prefix(budget.providers))
    let shown = Set(providers)
    let inside = analysis.providers.links.filter {
      shown.contains($0.source) && shown.contains($0.target)
    }
    links =
      inside.count <= budget.links
      ? inside : ProviderGraph.backbone(inside, providerCount: analysis.graph.providers.count)
    hiddenLinkCount = analysis.providers.links.count - links.count
  }

  /// The diagram as boxes, lines and words.
  ///
  /// - Complexity: O(*k*³), *k* the number of providers drawn.
  public func drawing() -> Drawing {
    let layout = ProviderLayout(
      nodes: providers.map { provider in
        ProviderLayout.Node(
          radius: radius(of: provider),
          labelWidth: TextMetrics.width(of: label(of: provider), fontSize: Self.labelSize) + 4,
          labelHeight: Self.labelSize * DiagramPage.lineSpacing)
      },
      links: links.compactMap { link in
        guard let source = providers.firstIndex(of: link.source),
          let target = providers.firstIndex(of: link.target)
        else { return nil }
        return (source, target)
      }, width: Self.contentWidth)

    var page = DiagramPage(
      width: max(layout.width, Self.contentWidth) + 2 * DiagramPage.margin,
      title: "Who names whom", subtitle: analysis.headline)
    drawLegend(on: &page)
    drawLinks(layout, on: &page)
    for index in providers.indices { drawProvider(index, layout, on: &page) }
    page.skip(layout.height)
    return page.finished(closing: closing)
  }

  private var closing: String {
    let hiddenProviders = analysis.graph.providers.count - providers.count
    let base =
      "A circle holds the number of the provider's articles, and its area grows with it; a line's width grows with the number of links."
    if hiddenProviders == 0, hiddenLinkCount == 0 {
      return base + " All providers and all links between them are shown."
    }
    if analysis.hidesPart {
      return base + """
         Left out: \(NumberText.grouped(hiddenProviders)) providers and \
        \(NumberText.grouped(hiddenLinkCount)) of \
        \(NumberText.grouped(analysis.providers.links.count)) links, those that the filter hides \
        among them.
        """
    }
    return base + """
       Left out: \(NumberText.grouped(hiddenProviders)) providers with fewer articles and \
      \(NumberText.grouped(hiddenLinkCount)) of \
      \(NumberText.grouped(analysis.providers.links.count)) links (shown are a maximum spanning \
      forest and each provider's strongest link); all are in providers.csv and provider-links.csv.
      """
  }

  private func label(of provider: ProviderID) -> String { analysis.graph[provider].key }

  private func articleCount(_ provider: ProviderID) -> Int {
    analysis.providers[provider].articleCount
  }

  /// Radius in proportion to the square root of the number of articles; the largest has 30 points
  /// where counts differ a lot, and the smallest 7 or more where they differ little.
  private func radius(of provider: ProviderID) -> Double {
    let counts = providers.map { Double(articleCount($0)) }
    guard let most = counts.max(), let least = counts.min(), least > 0 else { return 8 }
    let largest = min(34, max(12, 8 * (most / least).squareRoot()))
    return max(6, largest * (Double(articleCount(provider)) / most).squareRoot())
  }

  private func drawProvider(
    _ index: Int, _ layout: ProviderLayout, on page: inout DiagramPage
  ) {
    let provider = providers[index]
    let place = layout.places[index]
    let radius = radius(of: provider)
    let standing = analysis.providers[provider]
    let count = NumberText.grouped(standing.articleCount)
    let center = self.place(place.center, on: page)
    page.add(
      Drawing.Box(
        Drawing.Rectangle(
          x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius),
        shape: .ellipse,
        fill: standing.recordedCount > 0 ? DiagramPalette.stories[0].line : DiagramPalette.paper,
        stroke: Drawing.Stroke(DiagramPalette.stories[0].line, width: 1.4),
        label: Drawing.Label(
          [count], fontSize: radius < 9 ? 8 : 9.5, isBold: true,
          color: standing.recordedCount > 0 ? DiagramPalette.paper : DiagramPalette.text),
        tooltip: """
          \(label(of: provider)): \(NumberText.counted(standing.articleCount, "article")), named \
          \(standing.inStrength) times by \(standing.linkingProviderCount) other providers
          """))
    let origin = self.place(.init(x: place.label.x, y: place.label.y), on: page)
    page.add(
      Drawing.Box(
        Drawing.Rectangle(
          x: origin.x, y: origin.y, width: place.label.width, height: place.label.height),
        fill: DiagramPalette.paper,
        label: Drawing.Label(
          [label(of: provider)], fontSize: Self.labelSize, color: DiagramPalette.text)))
  }

  /// Width of a line for a number of links: in proportion to its square root, at most 4 points.
  private func width(ofLinks count: Int) -> Double {
    let most = Double(links.map { connection(of: $0).total }.max() ?? 1)
    return Double(count).squareRoot() * min(0.9, 4 / most.squareRoot())
  }

  /// A link and the one that leads back, if it is drawn as well.
  private func connection(of link: ProviderGraph.Link) -> (back: Int?, total: Int) {
    let back = links.first { $0.source == link.target && $0.target == link.source }?.linkCount
    return (back, link.linkCount + (back ?? 0))
  }

  private func drawLinks(_ layout: ProviderLayout, on page: inout DiagramPage) {
    for link in links {
      let connection = connection(of: link)
      // Two providers that name each other are joined by one line.
      guard connection.back == nil || link.source < link.target,
        let source = providers.firstIndex(of: link.source),
        let target = providers.firstIndex(of: link.target)
      else { continue }
      let from = place(layout.places[source].center, on: page)
      let to = place(layout.places[target].center, on: page)
      let (dx, dy) = (to.x - from.x, to.y - from.y)
      let length = (dx * dx + dy * dy).squareRoot()
      let (startGap, endGap) = (radius(of: link.source) + 1, radius(of: link.target) + 2)
      guard length > startGap + endGap + 2 else { continue }
      func point(_ distance: Double) -> Drawing.Point {
        .init(x: from.x + dx / length * distance, y: from.y + dy / length * distance)
      }
      let (one, two) = (label(of: link.source), label(of: link.target))
      var tooltip = "\(one) names \(two): \(NumberText.counted(link.linkCount, "link"))"
      if let back = connection.back {
        tooltip += "; \(two) names \(one): \(NumberText.counted(back, "link"))"
      }
      page.add(
        Drawing.Line(
          [point(startGap), point(length - endGap)],
          stroke: Drawing.Stroke(Self.lineColor, width: width(ofLinks: connection.total)),
          hasArrowhead: connection.back == nil, tooltip: tooltip))
    }
  }

  private func place(_ point: Drawing.Point, on page: DiagramPage) -> Drawing.Point {
    .init(x: DiagramPage.margin + point.x, y: page.y + point.y)
  }

  private func drawLegend(on page: inout DiagramPage) {
    let hue = DiagramPalette.stories[0].line
    var x = DiagramPage.margin
    let samples: [(Drawing.Color, String)] = [
      (hue, "provider with a record of its own in the archive"),
      (DiagramPalette.paper, "provider that is only mentioned"),
    ]
    for (fill, words) in samples {
      page.add(
        Drawing.Box(
          Drawing.Rectangle(x: x, y: page.y, width: 12, height: 12), shape: .ellipse, fill: fill,
          stroke: Drawing.Stroke(hue, width: 1.4)))
      let width = TextMetrics.width(of: words, fontSize: 9) + 4
      page.add(DiagramPage.words([words], x: x + 18, y: page.y, width: width, size: 9))
      x += 18 + width + 18
    }
    for (isMutual, words) in [(false, "names as related"), (true, "name each other")] {
      page.add(
        Drawing.Line(
          [.init(x: x, y: page.y + 6), .init(x: x + 26, y: page.y + 6)],
          stroke: Drawing.Stroke(Self.lineColor, width: 1.2), hasArrowhead: !isMutual))
      let width = TextMetrics.width(of: words, fontSize: 9) + 4
      page.add(DiagramPage.words([words], x: x + 31, y: page.y, width: width, size: 9))
      x += 31 + width + 18
    }
    page.skip(24)
  }
}
