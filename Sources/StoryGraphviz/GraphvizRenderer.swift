internal import CGraphviz

/// Renders graphs in the DOT language in this process, through Graphviz's C libraries.
///
/// Graphviz has state for the whole process: its plug-ins, its reader, its place for messages. So
/// there is one renderer, and being an actor it does one thing at a time. The same text gives the
/// same bytes each time on one machine; what `Drawing.dot()` writes gives the same SVG with any
/// fonts too. Name your graphs: Graphviz calls one without a name by a number that grows.
public actor GraphvizRenderer {
  /// The one owner of Graphviz's process-wide state.
  public static let shared = GraphvizRenderer()

  private lazy var context = GraphvizContext()

  private init() {}

  /// Version of the Graphviz that the program was built with, such as "2.43.0".
  public nonisolated static var version: String { String(cString: cgraphviz_version()) }

  /// Reads a graph without drawing it: whether Graphviz accepts the text, and what it finds there.
  ///
  /// - Throws: ``GraphvizError`` with the code `unreadableGraph`.
  public func parse(dot: String) throws(GraphvizError) -> Contents {
    _ = context
    return try GraphvizGraph.read(dot).contents
  }

  /// Renders a graph.
  ///
  /// - Parameters:
  ///   - dot: One graph in the DOT language.
  ///   - layout: How positions are found.
  ///   - format: Kind of picture.
  ///   - pixelsPerInch: Resolution of a PNG, 1 to 600; other formats have none. Default 144, twice
  ///     the points of the page. A page too large for it gets a lower one, and a warning.
  /// - Returns: The picture, and what Graphviz said about it.
  /// - Throws: ``GraphvizError``.
  public func render(
    dot: String, layout: Layout, format: Format, pixelsPerInch: Int = 144
  ) throws(GraphvizError) -> Rendering {
    precondition((1...600).contains(pixelsPerInch), "A resolution is 1 to 600 pixels an inch.")
    let context = context
    let graph = try GraphvizGraph.read(dot)
    graph.settleLinks(forXML: format == .svg)
    var warnings = MessageLog.take().map(\.text)

    // Some layouts report a failure and return success, so their messages are looked at too.
    let status = gvLayout(context.pointer, graph.pointer, layout.engine)
    defer { gvFreeLayout(context.pointer, graph.pointer) }
    let messages = MessageLog.take()
    warnings += messages.map(\.text)
    if status != 0 || (layout == .fixedPositions && messages.contains(where: \.isError)) {
      throw GraphvizError(
        .layoutFailed,
        layout == .fixedPositions
          ? "The graph has no complete positions; give every node a `pos`, or use another layout."
          : "Graphviz found no layout; try another one, such as `dot`.",
        warnings: warnings)
    }

    if format == .png {
      let resolution = graph.resolution(wanted: pixelsPerInch)
      graph.setResolution(resolution)
      if resolution < pixelsPerInch {
        warnings.append(
          "The page is too large for \(pixelsPerInch) pixels an inch and has \(resolution); "
            + "use svg or pdf for full detail.")
      }
    }
    return try paint(graph, as: format, in: context, warnings: warnings)
  }

  private func paint(
    _ graph: GraphvizGraph, as format: Format, in context: GraphvizContext, warnings: [String]
  ) throws(GraphvizError) -> Rendering {
    var count = 0
    let picture = cgraphviz_render(context.pointer, graph.pointer, format.rawValue, &count)
    let messages = MessageLog.take()
    let warnings = warnings + messages.map(\.text)
    guard let picture else {
      let isUnknown = messages.contains { $0.text.contains("not recognized") }
      throw isUnknown
        ? GraphvizError(
          .unavailableFormat,
          "The installed Graphviz cannot write \(format.rawValue); install its cairo plug-in or "
            + "choose another format.", warnings: warnings)
        : GraphvizError(
          .renderingFailed, "Graphviz painted no picture; try svg, or a smaller page.",
          warnings: warnings)
    }
    defer { cgraphviz_free_picture(picture) }
    var bytes = Array(UnsafeRawBufferPointer(start: picture, count: count))
    guard !bytes.isEmpty else {
      throw GraphvizError(
        .renderingFailed, "Graphviz painted an empty picture; try another format.",
        warnings: warnings)
    }
    if format == .pdf { PDFDate.settle(in: &bytes) }
    return Rendering(bytes: bytes, warnings: warnings)
  }
}

extension GraphvizGraph {
  /// The resolution at which the page fits cairo's bitmaps, in pixels an inch.
  ///
  /// Beyond 32,767 pixels a side Graphviz prints to standard error and scales on its own.
  fileprivate func resolution(wanted: Int) -> Int {
    let numbers = attribute("viewport").split(separator: ",").prefix(2).compactMap { Double($0) }
    let page = numbers.count == 2 ? (width: numbers[0], height: numbers[1]) : size
    let (width, height) = (max(page.width, 1) / 72, max(page.height, 1) / 72)
    let bySide = 32_000 / max(width, height)
    let byArea = (128e6 / (width * height)).squareRoot()
    let limit = min(bySide, byArea)
    return limit >= Double(wanted) ? wanted : max(1, Int(limit))
  }
}
