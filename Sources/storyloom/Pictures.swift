internal import StoryExport
internal import StoryGraphviz

/// Drawings made into pictures through Graphviz, whose warnings go to standard error.
struct Pictures: Sendable {
  var isQuiet: Bool
  /// Greatest memory in bytes that Graphviz may take for one of them.
  var memory: Int

  /// The SVG document of a drawing for a report, which is whole without it: of one that would take too much
  /// memory it only says so.
  var svg: Report.Renderer {
    { drawing throws(ExportError) in
      guard let reason = excess(of: drawing) else {
        return try await bytes(of: drawing, format: .svg)
      }
      Console.warn(reason)
      let sentence = reason.prefix(1).uppercased() + reason.dropFirst() + "."
      var notice = Drawing(width: 720, height: 60, title: drawing.title, summary: sentence)
      notice.background = drawing.background
      let lines = TextMetrics.wrap(sentence, width: 690, fontSize: 11, maximumLines: 3)
      notice.boxes = [
        Drawing.Box(
          Drawing.Rectangle(x: 15, y: 0, width: 690, height: 60),
          label: Drawing.Label(lines, fontSize: 11, alignment: .leading))
      ]
      return try await paint(notice, as: .svg)
    }
  }

  /// The picture of a drawing in a format.
  func bytes(
    of drawing: Drawing, format: GraphvizRenderer.Format
  ) async throws(ExportError) -> [UInt8] {
    if let reason = excess(of: drawing) {
      throw ExportError(code: .notRendered, message: reason)
    }
    return try await paint(drawing, as: format)
  }

  private func paint(
    _ drawing: Drawing, as format: GraphvizRenderer.Format
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

  /// Why a drawing is not painted; nothing where it may be.
  private func excess(of drawing: Drawing) -> String? {
    let estimate = drawing.paintingMemory
    guard estimate > memory else { return nil }
    return """
      the diagram '\(drawing.title)' was not drawn: it could take \(NumberText.grouped(estimate >> 20)) MiB of \
      memory, more than is allowed; draw less of the archive (--since, --topic, --min-quality), or raise \
      --max-picture-memory
      """
  }
}
