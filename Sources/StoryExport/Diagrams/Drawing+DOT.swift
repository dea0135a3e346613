extension Drawing {
  /// The drawing in the DOT language of Graphviz, for the layout `nop2` (`neato -n2`), which moves
  /// nothing.
  ///
  /// No position comes from the fonts of a machine. Graphviz measures text with whatever fonts it
  /// finds, and moves a label by what it measures; so each line of words is a node of its own, far
  /// larger than its text, that hangs from its upper edge, and whose outline is not painted.
  /// Graphviz then needs the measure of no line, neither to place it nor to place the next.
  /// `viewport` cuts the page to size and `notranslate` keeps the origin, so that what reaches
  /// beyond the page is cut off instead of making the page larger.
  ///
  /// - Frames are rounded to whole points at their edges, because Graphviz rounds sizes, not edges:
  ///   frames that touch still touch, and none is thinner than a point. All else has two decimals.
  /// - Words stand in the middle between top and bottom, lines ``TextMetrics/lineSpacing`` times the
  ///   type size apart. In a box with a fill or an outline, leading and trailing words keep
  ///   ``Box/padding`` from the edges; in one without, they touch them.
  /// - Words that lie on a box with a tooltip or a link belong to it: their nodes have the class
  ///   `words`, which a finisher of pictures reads.
  /// - An arrowhead's point is the end of its line.
  ///
  /// - Precondition: The page has a size, and every coordinate is finite.
  /// - Complexity: O(*n*), *n* bytes written.
  public func dot() -> String {
    precondition(
      width.isFinite && height.isFinite && width > 0 && height > 0, "A page has a size above 0.")
    var writer = DrawingWriter(page: self)
    for line in lines { writer.add(line) }
    for box in boxes { writer.add(box) }
    return writer.finished()
  }
}

extension Drawing.Box {
  /// Distance of words from the left and the right edge of a box that has a fill or an outline.
  public static let padding = 6.0

  /// The part of the frame that words may fill from side to side.
  public var wordsFrame: Drawing.Rectangle {
    guard fill != nil || stroke != nil else { return frame }
    var inner = frame
    let padding = min(Self.padding, frame.width / 4)
    inner.x += padding
    inner.width -= 2 * padding
    return inner
  }
}

private struct DrawingWriter {
  /// Size of the nodes that hold words, in inches.
  private static let wordsWidth = 400.0
  private static let wordsHeight = 20.0

  private let width: Double
  private let height: Double
  private var text: String
  private var count = 0
  /// Frame of the last box with a tooltip or a link.
  private var host: Drawing.Rectangle?

  init(page: Drawing) {
    width = page.width.rounded(.up)
    height = page.height.rounded(.up)
    let (w, h) = (Self.number(width), Self.number(height))
    let viewport = "\(w),\(h),1,\(Self.number(width / 2)),\(Self.number(height / 2))"
    text = """
      digraph drawing {
        graph [bgcolor="\(page.background.hex)", charset="UTF-8", margin=0, notranslate=true, \
      outputorder=edgesfirst, pad=0, viewport="\(viewport)"];
        node [fixedsize=true, fontcolor="#1a1f24", fontname="Helvetica", \
      height=\(Self.number(Self.wordsHeight)), label="", labelloc=t, margin=0, peripheries=0, \
      shape=box, width=\(Self.number(Self.wordsWidth))];
        edge [arrowhead=none];
        from [height=0.01, pos="0,0", style=invis, width=0.01];
        to [height=0.01, pos="\(w),\(h)", style=invis, width=0.01];

      """
  }

  consuming func finished() -> String { text + "}\n" }

  // MARK: Lines

  /// Writes a line as an edge between two unseen corners of the page; its `pos` says all.
  mutating func add(_ line: Drawing.Line) {
    var points: [Drawing.Point] = []
    for point in line.points where point != points.last { points.append(point) }
    guard points.count >= 2, line.stroke.width > 0 else { return }
    var attributes = [stroke(line.stroke)]
    if line.hasArrowhead {
      let (tip, before) = (points[points.count - 1], points[points.count - 2])
      let (x, y) = (tip.x - before.x, tip.y - before.y)
      let length = (x * x + y * y).squareRoot()
      // The head is part of the last piece, so it never reaches back round a corner.
      let head = min(4 + 3 * line.stroke.width, 0.8 * length)
      points[points.count - 1] = Drawing.Point(
        x: tip.x - x / length * head, y: tip.y - y / length * head)
      attributes.append("arrowhead=normal")
      // Graphviz's arrowheads are 10 points long at size 1.
      attributes.append("arrowsize=\(Self.decimals(head / 10, 4))")
      attributes.append("pos=\"e,\(place(tip)) \(path(points))\"")
    } else {
      attributes.append("pos=\"\(path(points))\"")
    }
    if let tooltip = words(line.tooltip) {
      attributes.append("tooltip=\(DOTText.tooltip(tooltip))")
    }
    text += "  from -> to [\(attributes.joined(separator: ", "))];\n"
  }

  /// Straight pieces as Bézier curves: the control points lie on the ends, where rounding cannot
  /// bend them.
  private func path(_ points: [Drawing.Point]) -> String {
    var places = [place(points[0])]
    for (start, end) in zip(points, points.dropFirst()) {
      places += [place(start), place(end), place(end)]
    }
    return places.joined(separator: " ")
  }

  // MARK: Boxes

  mutating func add(_ box: Drawing.Box) {
    let tooltip = words(box.tooltip)
    let address = box.link.flatMap { DOTText.address($0) }
    let isPainted = box.fill != nil || box.stroke != nil
    if isPainted || tooltip != nil || address != nil {
      count += 1
      host = tooltip != nil || address != nil ? box.frame : nil
      var attributes = [shape(of: box, takesPointer: host != nil)]
      if let address {
        attributes.append("URL=\(address)")
        // Without a tooltip Graphviz would show the text in its own notation.
        let fallback = words(box.label?.lines.joined(separator: " ")) ?? box.link ?? ""
        attributes.append("tooltip=\(DOTText.tooltip(tooltip ?? fallback))")
      } else if let tooltip {
        attributes.append("tooltip=\(DOTText.tooltip(tooltip))")
      }
      text += "  b\(count) [\(attributes.joined(separator: ", "))];\n"
    }
    guard let label = box.label else { return }
    if let current = host, !current.contains(box.frame) { host = nil }
    add(label, in: box)
  }

  private func shape(of box: Drawing.Box, takesPointer: Bool) -> String {
    let (left, right) = Self.span(box.frame.x, box.frame.width)
    let (top, bottom) = Self.span(box.frame.y, box.frame.height)
    let center = Drawing.Point(x: (left + right) / 2, y: (top + bottom) / 2)
    var attributes = [
      "pos=\"\(place(center))\"", "width=\(Self.decimals((right - left) / 72, 6))",
      "height=\(Self.decimals((bottom - top) / 72, 6))", "peripheries=1",
    ]
    if box.shape == .ellipse { attributes.append("shape=ellipse") }
    // An area without a fill takes the pointer only where it is filled with nothing.
    let fill = box.fill?.hex ?? (takesPointer ? "transparent" : nil)
    var style = box.shape == .roundedRectangle ? ["rounded"] : []
    if let fill {
      style.append("filled")
      attributes.append("fillcolor=\"\(fill)\"")
    }
    if let outline = box.stroke, outline.width > 0 {
      if outline.isDashed { style.append("dashed") }
      attributes.append(stroke(outline, isStyled: false))
    } else {
      attributes.append("color=\"transparent\"")
    }
    if !style.isEmpty { attributes.append("style=\"\(style.joined(separator: ","))\"") }
    return attributes.joined(separator: ", ")
  }

  private func stroke(_ stroke: Drawing.Stroke, isStyled: Bool = true) -> String {
    var attributes = "color=\"\(stroke.color.hex)\""
    if stroke.width != 1 { attributes += ", penwidth=\(Self.number(stroke.width))" }
    if isStyled, stroke.isDashed { attributes += ", style=dashed" }
    return attributes
  }

  // MARK: Words

  private mutating func add(_ label: Drawing.Label, in box: Drawing.Box) {
    let frame = box.wordsFrame
    let lineHeight = label.fontSize * TextMetrics.lineSpacing
    let middle = frame.y + frame.height / 2
    let firstMiddle = middle - lineHeight * Double(label.lines.count - 1) / 2
    for (index, line) in label.lines.enumerated() {
      guard words(line) != nil else { continue }
      count += 1
      let lineMiddle = firstMiddle + Double(index) * lineHeight
      // The base line lies 0.35 of the type size below the middle of a line, which centres capital
      // letters; Graphviz puts it 0.8 of the type size below the upper edge of the node.
      let top = lineMiddle + (0.35 - 0.8) * label.fontSize
      add(line, of: label, frame: frame, top: top)
    }
  }

  private mutating func add(
    _ line: String, of label: Drawing.Label, frame: Drawing.Rectangle, top: Double
  ) {
    let estimate =
      2 * TextMetrics.width(of: line, fontSize: label.fontSize, isBold: label.isBold) / 72
    let width = max(Self.wordsWidth, estimate)
    let height = max(Self.wordsHeight, label.fontSize / 36)
    let half = width * 36
    let x =
      switch label.alignment {
      case .leading: frame.x + half
      case .center: frame.x + frame.width / 2
      case .trailing: frame.x + frame.width - half
      }
    var attributes = [
      "pos=\"\(place(Drawing.Point(x: x, y: top + height * 36)))\"",
      "label=\(DOTText.label([line], alignment: label.alignment))",
      "fontsize=\(Self.number(label.fontSize))",
    ]
    if width > Self.wordsWidth { attributes.append("width=\(Self.number(width))") }
    if height > Self.wordsHeight { attributes.append("height=\(Self.number(height))") }
    if label.isBold { attributes.append("fontname=\"Helvetica-Bold\"") }
    if label.color.hex != "#1a1a1a" { attributes.append("fontcolor=\"\(label.color.hex)\"") }
    if host != nil { attributes.append("class=words") }
    text += "  b\(count) [\(attributes.joined(separator: ", "))];\n"
  }

  /// Text with something to see in it, or nil.
  private func words(_ text: String?) -> String? {
    guard let text, text.contains(where: { !$0.isWhitespace }) else { return nil }
    return text
  }

  // MARK: Numbers

  /// A point in Graphviz's coordinates, which begin at the bottom.
  private func place(_ point: Drawing.Point) -> String {
    "\(Self.number(point.x)),\(Self.number(height - point.y))"
  }

  /// Whole points that a frame covers in one direction, at least one.
  private static func span(_ start: Double, _ length: Double) -> (Double, Double) {
    let (first, last) = (start.rounded(), (start + length).rounded())
    return (first, max(last, first + 1))
  }

  private static func number(_ value: Double) -> String { decimals(value, 2) }

  /// A rounded number without zeros at its end. Written from an integer: a page has tens of
  /// thousands of coordinates, and formatting floating-point numbers takes many times as long.
  private static func decimals(_ value: Double, _ count: Int) -> String {
    precondition(value.isFinite && abs(value) < 1e9, "Coordinates are finite numbers of points.")
    var scale = 1
    for _ in 0..<count { scale *= 10 }
    let scaled = Int((value * Double(scale)).rounded())
    var fraction = scaled.magnitude % UInt(scale)
    var digits = count
    while digits > 0, fraction % 10 == 0 {
      fraction /= 10
      digits -= 1
    }
    let whole = String(scaled.magnitude / UInt(scale))
    let sign = scaled < 0 ? "-" : ""
    guard digits > 0 else { return sign + whole }
    let decimals = String(fraction)
    return "\(sign)\(whole)."
      + String(repeating: "0", count: digits - decimals.utf8.count) + decimals
  }
}

extension Drawing.Rectangle {
  fileprivate func contains(_ other: Drawing.Rectangle) -> Bool {
    other.x >= x && other.y >= y && other.x + other.width <= x + width
      && other.y + other.height <= y + height
  }
}
