internal import StoryExport
internal import StoryGraphviz

/// Drawings made into pictures through Graphviz, whose warnings go to standard error.
struct Pictures: Sendable {
  var isQuiet: Bool

  /// The SVG document of a drawing.
  var svg: Report.Renderer {
    { drawing throws(ExportError) in try await bytes(of: drawing, format: .svg) }
  }

  /// The picture of a drawing in a format.
  func bytes(
    of drawing: Drawing, format: GraphvizRenderer.Format
  ) async throws(ExportError) -> [UInt8] {
    GraphvizEnd.isDrawing(drawing.title)
    defer { GraphvizEnd.isDrawing(nil) }
    do {
      let rendering = try await GraphvizRenderer.shared.render(
        dot: drawing.dot(), layout: .fixedPositions, format: format)
      if !isQuiet {
        for warning in rendering.warnings {
          Console.error("storyloom: warning: Graphviz says: " + TerminalText.plain(warning))
        }
      }
      guard format == .svg else { return rendering.bytes }
      return try SVGFinisher(title: drawing.title, summary: drawing.summary)
        .finish(rendering.bytes)
    } catch {
      throw ExportError(
        code: .notRendered,
        message: "the diagram '\(drawing.title)' could not be rendered (\(error))")
    }
  }
}
