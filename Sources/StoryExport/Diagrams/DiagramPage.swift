internal import StoryAnalysis

/// What the diagrams have in common: margins, a heading, a closing line, and words at a place.
struct DiagramPage {
  /// White space round the content.
  static let margin = 24.0
  /// Height of a line of text as a multiple of its type size.
  static let lineSpacing = TextMetrics.lineSpacing

  /// Room at the foot of a sheet for the closing line.
  static let footHeight = 4 * 9 * lineSpacing + 10

  private(set) var drawing: Drawing
  /// Where the next content goes, from the top.
  private(set) var y: Double
  /// Height of the sheet; absent where the page is as high as it needs.
  private let sheetHeight: Double?

  /// Width between the margins.
  var contentWidth: Double { drawing.width - 2 * Self.margin }

  /// Height that is left for content; absent where there is no bound.
  var heightLeft: Double? { sheetHeight.map { $0 - y - Self.footHeight - Self.margin } }

  /// Height that is left for content above a closing line, which is shorter than it may be; absent where
  /// there is no bound.
  func heightLeft(above closing: String) -> Double? {
    let lines = TextMetrics.wrap(closing, width: contentWidth, fontSize: 9, maximumLines: 4).count
    return heightLeft.map { $0 + Double(4 - lines) * 9 * Self.lineSpacing }
  }

  /// Begins a page with its heading.
  ///
  /// - Parameters:
  ///   - width: Width in points.
  ///   - height: Height of the sheet; the page is as high as it needs where absent.
  init(width: Double, height: Double? = nil, title: String, subtitle: String) {
    drawing = Drawing(width: width, height: 0, title: title, summary: subtitle)
    sheetHeight = height
    y = Self.margin
    write([title], size: 17, isBold: true)
    y += 2
    let lines = TextMetrics.wrap(
      subtitle, width: width - 2 * Self.margin, fontSize: 10, maximumLines: 3)
    write(lines, size: 10, color: DiagramPalette.mutedText)
    y += 8
  }

  /// Writes lines over the whole width and moves below them.
  mutating func write(
    _ lines: [String], size: Double, isBold: Bool = false,
    color: Drawing.Color = DiagramPalette.text
  ) {
    let box = Self.words(
      lines, x: Self.margin, y: y, width: contentWidth, size: size, isBold: isBold, color: color)
    add(box)
    y += box.frame.height
  }

  /// Leaves white space.
  mutating func skip(_ height: Double) { y += height }

  /// Paints a box.
  mutating func add(_ box: Drawing.Box) { drawing.boxes.append(box) }

  /// Paints a line.
  mutating func add(_ line: Drawing.Line) { drawing.lines.append(line) }

  /// Ends the page with a line that says what was left out, and cuts it to length.
  consuming func finished(closing: String) -> Drawing {
    skip(10)
    write(
      TextMetrics.wrap(closing, width: contentWidth, fontSize: 9, maximumLines: 4), size: 9,
      color: DiagramPalette.mutedText)
    drawing.summary += ". " + closing
    drawing.height = sheetHeight ?? (y + Self.margin).rounded(.up)
    return drawing
  }

  /// Lines of text whose first line begins at the top of their box.
  static func words(
    _ lines: [String], x: Double, y: Double, width: Double, size: Double, isBold: Bool = false,
    color: Drawing.Color = DiagramPalette.text, alignment: Drawing.Label.Alignment = .leading
  ) -> Drawing.Box {
    let height = Double(max(lines.count, 1)) * size * lineSpacing
    return Drawing.Box(
      Drawing.Rectangle(x: x, y: y, width: width, height: height),
      label: Drawing.Label(
        lines, fontSize: size, isBold: isBold, color: color, alignment: alignment))
  }
}

extension ArchiveAnalysis {
  /// The archive in one line, for below a heading.
  var headline: String {
    let summary = ArchiveSummary(of: self)
    let text = CalendarText(calendar: options.calendar)
    var parts = [
      NumberText.counted(summary.articles, "article"),
      NumberText.counted(summary.clusters, "story", "stories"),
      NumberText.counted(summary.providers, "provider"),
    ]
    if let first = summary.firstPublished, let last = summary.lastPublished {
      parts.append("\(text.span(first, last)) (\(options.calendar.name))")
    }
    if let filterText { parts.append(filterText) }
    return parts.joined(separator: " · ")
  }
}
