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

  /// What is drawn, and where.
  private struct Plan {
    var providers: [ProviderID]
    var links: [ProviderGraph.Link]
    var layout: ProviderLayout
  }

  private let analysis: ArchiveAnalysis
  private let options: DiagramOptions
  private let budget: Budget
  private let size: (width: Double, height: Double?)

  private static let lineColor = DiagramPalette.link
  private static let legendSize = 9.0

  /// Creates the diagram of an analysis.
  ///
  /// - Parameters:
  ///   - analysis: The analysis.
  ///   - budget: How much the page may hold; what its size suggests where absent.
  ///   - options: Page, number of labels and colours.
  public init(
    of analysis: ArchiveAnalysis, budget: Budget? = nil,
    options: DiagramOptions = DiagramOptions()
  ) {
    self.analysis = analysis
    self.options = options
    var suggested = Budget()
    if options.page == .a4 { suggested.providers = 32 }
    if options.page == .a3 { suggested.providers = 48 }
    self.budget = budget ?? suggested
    size = options.page.size(.portrait, screenWidth: 896)
  }

  /// The diagram as boxes, lines and words.
  ///
  /// - Complexity: O(*k*³), *k* the number of providers drawn.
  public func drawing() -> Drawing {
    var page = DiagramPage(
      width: size.width, height: size.height, title: "Who names whom",
      subtitle: analysis.headline)
    guard !analysis.shownProviders.isEmpty else {
      return page.finished(closing: "There is no provider to draw.")
    }
    drawLegend(on: &page)
    let plan = plan(width: page.contentWidth, height: page.heightLeft)
    let left = DiagramPage.margin + max(0, (page.contentWidth - plan.layout.width) / 2)
    let origin = Drawing.Point(x: left, y: page.y)
    drawLinks(plan, origin: origin, on: &page)
    for index in plan.providers.indices { drawProvider(index, plan, origin: origin, on: &page) }
    page.skip(plan.layout.height)
    return page.finished(closing: closing(plan))
  }

  /// As many providers as the budget has, or as fit: links become shorter first, then the smallest
  /// providers are left out.
  private func plan(width: Double, height: Double?) -> Plan {
    var count = min(budget.providers, analysis.shownProviders.count)
    while true {
      let chosen = choice(count)
      for spread in [1, 0.85, 0.7, 0.58, 0.48] {
        var layout = layout(chosen.providers, chosen.links, width: width, spread: spread)
        let fits = layout.width <= width && layout.height <= height ?? .infinity
        if let height { layout.stretch(toHeight: height, most: 1.4) }
        if fits || count == 1 {
          return Plan(providers: chosen.providers, links: chosen.links, layout: layout)
        }
      }
      count = max(1, count * 7 / 8)
    }
  }

  /// The providers with the most articles first, ties by how many others they name or are named by: in
  /// an archive of a few records those that name the others have one article each.
  private var ranking: [ProviderID] {
    func degree(_ id: ProviderID) -> Int {
      analysis.providers[id].linkedProviderCount + analysis.providers[id].linkingProviderCount
    }
    return analysis.shownProviders.enumerated().sorted { first, second in
      let (one, two) = (first.element, second.element)
      if articleCount(one) != articleCount(two) { return articleCount(one) > articleCount(two) }
      return degree(one) != degree(two)
        ? degree(one) > degree(two) : first.offset < second.offset
    }.map(\.element)
  }

  private func choice(_ count: Int) -> (providers: [ProviderID], links: [ProviderGraph.Link]) {
    let providers = Array(ranking.prefix(count))
    let shown = Set(providers)
    let inside = analysis.providers.links.filter {
      shown.contains($0.source) && shown.contains($0.target)
    }
    let links =
      inside.count <= budget.links
      ? inside : ProviderGraph.backbone(inside, providerCount: analysis.graph.providers.count)
    return (providers, links)
  }

  private func layout(
    _ providers: [ProviderID], _ links: [ProviderGraph.Link], width: Double, spread: Double
  ) -> ProviderLayout {
    let positions = Dictionary(uniqueKeysWithValues: providers.enumerated().map { ($1, $0) })
    let nodes = providers.indices.map { index in
      let radius = radius(of: providers[index], among: providers)
      guard hasWords(index), !isNameInside(providers[index], radius: radius) else {
        return ProviderLayout.Node(radius: radius, labelWidth: 0, labelHeight: 0)
      }
      return ProviderLayout.Node(
        radius: radius,
        labelWidth: TextMetrics.width(of: label(of: providers[index]), fontSize: labelSize) + 4,
        labelHeight: labelSize * DiagramPage.lineSpacing)
    }
    return ProviderLayout(
      nodes: nodes,
      links: links.compactMap { link in
        guard let source = positions[link.source], let target = positions[link.target] else {
          return nil
        }
        return (source, target)
      }, width: width, spread: spread, slimness: options.page == .screen ? 1 : 1.2)
  }

  private var labelSize: Double { options.page == .a4 ? 8.5 : 9.5 }

  /// Whether words stand at a provider, by its rank.
  private func hasWords(_ rank: Int) -> Bool { rank < options.labels ?? .max }

  /// Whether the name has room in the circle, above the number.
  private func isNameInside(_ provider: ProviderID, radius: Double) -> Bool {
    TextMetrics.width(of: label(of: provider), fontSize: labelSize, isBold: true) <= 1.75 * radius
      && 2 * labelSize * DiagramPage.lineSpacing <= 1.1 * radius
  }

  private func closing(_ plan: Plan) -> String {
    let hiddenLinkCount = analysis.providers.links.count - plan.links.count
    let hiddenProviders = analysis.graph.providers.count - plan.providers.count
    var base =
      "A circle's area grows with the number of the provider's articles, which stands in it; a line's width grows with the number of links."
    let wordless = plan.providers.count - min(plan.providers.count, options.labels ?? .max)
    if wordless > 0 { base += " Without a name: \(NumberText.counted(wordless, "provider"))." }
    if hiddenProviders == 0, hiddenLinkCount == 0 {
      return base + " All providers and all links between them are shown."
    }
    let shown = Set(plan.providers)
    let inside = analysis.providers.links.count {
      shown.contains($0.source) && shown.contains($0.target)
    }
    let which =
      inside == plan.links.count
      ? "" : " (shown are a maximum spanning forest and each provider's strongest link)"
    if analysis.hidesPart {
      return base + """
         Left out: \(NumberText.grouped(hiddenProviders)) providers and \
        \(NumberText.grouped(hiddenLinkCount)) of \
        \(NumberText.grouped(analysis.providers.links.count)) links, those that the filter hides \
        among them.
        """
    }
    return base + """
       Left out: \(NumberText.counted(hiddenProviders, "provider")) with fewer articles or links and \
      \(NumberText.grouped(hiddenLinkCount)) of \
      \(NumberText.grouped(analysis.providers.links.count)) links\(which); all are in \
      providers.csv and provider-links.csv.
      """
  }

  /// The provider in words: never longer than a label may be.
  private func label(of provider: ProviderID) -> String {
    let name = TextMetrics.fit(analysis.graph[provider].key, width: 150, fontSize: labelSize)
    return name.isEmpty ? "(no name)" : name
  }

  private func articleCount(_ provider: ProviderID) -> Int {
    analysis.providers[provider].articleCount
  }

  /// Radius in proportion to the square root of the number of articles; the largest has 34 points
  /// where counts differ a lot, and the smallest 6 or more where they differ little.
  private func radius(of provider: ProviderID, among providers: [ProviderID]) -> Double {
    let counts = providers.map { Double(articleCount($0)) }
    guard let most = counts.max(), let least = counts.min(), least > 0 else { return 8 }
    let largest = min(34, max(12, 8 * (most / least).squareRoot()))
    return max(6, largest * (Double(articleCount(provider)) / most).squareRoot())
  }

  private func drawProvider(
    _ index: Int, _ plan: Plan, origin: Drawing.Point, on page: inout DiagramPage
  ) {
    let provider = plan.providers[index]
    let place = plan.layout.places[index]
    let radius = radius(of: provider, among: plan.providers)
    let standing = analysis.providers[provider]
    let center = Drawing.Point(x: origin.x + place.center.x, y: origin.y + place.center.y)
    let tooltip = """
      \(label(of: provider)): \(NumberText.counted(standing.articleCount, "article")), \
      \(NumberText.grouped(standing.recordedCount)) with a record of \
      \(standing.recordedCount == 1 ? "its" : "their") own; named \(standing.inStrength) times by \
      \(standing.linkingProviderCount) other providers
      """
    Self.drawCircle(
      center: center, radius: radius,
      recorded: Double(standing.recordedCount) / Double(max(standing.articleCount, 1)),
      tooltip: tooltip, on: &page)
    let isNamed = hasWords(index)
    let isInside = isNamed && isNameInside(provider, radius: radius)
    let lines =
      (isInside ? [label(of: provider)] : []) + [NumberText.grouped(standing.articleCount)]
    let height = Double(lines.count) * labelSize * DiagramPage.lineSpacing
    let numberSize = isInside || radius >= 9 ? labelSize : 8
    // A number wider than its circle stays within the reach of the pointer all the same.
    page.add(
      DiagramPage.words(
        lines, x: center.x - max(radius, 9), y: center.y - height / 2, width: 2 * max(radius, 9),
        size: numberSize, isBold: true, alignment: .center))
    guard isNamed, !isInside else { return }
    page.add(
      Drawing.Box(
        Drawing.Rectangle(
          x: origin.x + place.label.x, y: origin.y + place.label.y, width: place.label.width,
          height: place.label.height),
        fill: DiagramPalette.paper,
        label: Drawing.Label(
          [label(of: provider)], fontSize: labelSize, color: DiagramPalette.text)))
  }

  /// A circle, and in it a disc whose area is the share of articles with a record.
  private static func drawCircle(
    center: Drawing.Point, radius: Double, recorded: Double, tooltip: String?,
    on page: inout DiagramPage
  ) {
    func frame(_ radius: Double) -> Drawing.Rectangle {
      .init(x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius)
    }
    let hue = DiagramPalette.stories[0]
    page.add(
      Drawing.Box(
        frame(radius), shape: .ellipse, fill: recorded < 1 ? DiagramPalette.paper : hue.fill,
        stroke: Drawing.Stroke(hue.line, width: 1.4), tooltip: tooltip))
    guard recorded > 0, recorded < 1 else { return }
    page.add(
      Drawing.Box(
        frame(min(radius * recorded.squareRoot(), radius - 1.5)), shape: .ellipse, fill: hue.fill,
        stroke: Drawing.Stroke(hue.fill), tooltip: tooltip))
  }

  private struct Pair: Hashable {
    var source: ProviderID
    var target: ProviderID
  }

  private func drawLinks(_ plan: Plan, origin: Drawing.Point, on page: inout DiagramPage) {
    let counts = Dictionary(
      uniqueKeysWithValues: plan.links.map {
        (Pair(source: $0.source, target: $0.target), $0.linkCount)
      })
    func back(_ link: ProviderGraph.Link) -> Int? {
      counts[Pair(source: link.target, target: link.source)]
    }
    let most = Double(plan.links.map { $0.linkCount + (back($0) ?? 0) }.max() ?? 1)
    let positions = Dictionary(
      uniqueKeysWithValues: plan.providers.enumerated().map { ($1, $0) })
    for link in plan.links {
      let back = back(link)
      // Two providers that name each other are joined by one line.
      guard back == nil || link.source < link.target, let source = positions[link.source],
        let target = positions[link.target]
      else { continue }
      let (one, two) = (label(of: link.source), label(of: link.target))
      var tooltip = "\(one) names \(two): \(NumberText.counted(link.linkCount, "link"))"
      if let back { tooltip += "; \(two) names \(one): \(NumberText.counted(back, "link"))" }
      // In proportion to the square root of the number of links, at most 4 points.
      let total = Double(link.linkCount + (back ?? 0))
      let width = max(0.6, total.squareRoot() * min(0.9, 4 / most.squareRoot()))
      drawLink(
        from: (plan.layout.places[source].center, radius(of: link.source, among: plan.providers)),
        to: (plan.layout.places[target].center, radius(of: link.target, among: plan.providers)),
        origin: origin, width: width, isMutual: back != nil, tooltip: tooltip, on: &page)
    }
  }

  private func drawLink(
    from start: (center: Drawing.Point, radius: Double),
    to end: (center: Drawing.Point, radius: Double), origin: Drawing.Point, width: Double,
    isMutual: Bool, tooltip: String, on page: inout DiagramPage
  ) {
    let (dx, dy) = (end.center.x - start.center.x, end.center.y - start.center.y)
    let length = (dx * dx + dy * dy).squareRoot()
    let (startGap, endGap) = (start.radius + 1, end.radius + 2)
    guard length > startGap + endGap + 2 else { return }
    func point(_ distance: Double) -> Drawing.Point {
      .init(
        x: origin.x + start.center.x + dx / length * distance,
        y: origin.y + start.center.y + dy / length * distance)
    }
    page.add(
      Drawing.Line(
        [point(startGap), point(length - endGap)],
        stroke: Drawing.Stroke(Self.lineColor, width: width), hasArrowhead: !isMutual,
        tooltip: tooltip))
  }

  private func drawLegend(on page: inout DiagramPage) {
    var (x, y) = (DiagramPage.margin, page.y)
    func next(_ sampleWidth: Double, _ words: String, _ page: inout DiagramPage) -> Drawing.Point {
      let width = TextMetrics.width(of: words, fontSize: Self.legendSize) + 2
      if x > DiagramPage.margin,
        x + sampleWidth + 6 + width > DiagramPage.margin + page.contentWidth
      {
        (x, y) = (DiagramPage.margin, y + 18)
      }
      let middle = Drawing.Point(x: x + sampleWidth / 2, y: y + 7)
      page.add(
        DiagramPage.words(
          [words], x: x + sampleWidth + 6, y: y + 7 - Self.legendSize * DiagramPage.lineSpacing / 2,
          width: width, size: Self.legendSize))
      x += sampleWidth + 6 + width + 16
      return middle
    }
    let samples = [
      (0.4, "disc: articles with a record of their own in the archive"), (0, "only mentioned"),
    ]
    for (recorded, words) in samples {
      let middle = next(14, words, &page)
      Self.drawCircle(center: middle, radius: 7, recorded: recorded, tooltip: nil, on: &page)
    }
    for (isMutual, words) in [(false, "names as related"), (true, "name each other")] {
      let middle = next(26, words, &page)
      page.add(
        Drawing.Line(
          [.init(x: middle.x - 13, y: middle.y), .init(x: middle.x + 13, y: middle.y)],
          stroke: Drawing.Stroke(Self.lineColor, width: 1.2), hasArrowhead: !isMutual))
    }
    page.skip(y - page.y + 24)
  }
}
