import Foundation
import StoryExport
import StoryGraphviz
import Synchronization

/// Pictures: from the words of an archive through Graphviz to SVG that another parser reads. The words are
/// there as they were, links lead to the web, and nothing else is in it.
enum PictureFuzzer {
  static func faults(of bytes: [UInt8]) -> [String] {
    let texts = pieces(of: bytes)
    var drawing = Drawing(width: 400, height: 300, title: texts[0], summary: texts.last ?? "")
    drawing.boxes = [
      Drawing.Box(
        Drawing.Rectangle(x: 10, y: 10, width: 300, height: 200), fill: Drawing.Color(0xFFFFFF),
        label: Drawing.Label(Array(texts.prefix(4)), fontSize: 10), tooltip: texts.last,
        link: texts[0])
    ]
    guard let svg = render(drawing) else { return ["no picture: \(drawing)"] }
    guard let root = XMLTree(svg)?.root else { return ["not XML: \(decoded(svg))"] }

    var faults: [String] = []
    for element in root.all {
      if !elements.contains(element.name) { faults.append("element: \(element.name)") }
      for (name, value) in element.attributes {
        if name.lowercased().hasPrefix("on") { faults.append("attribute: \(name)") }
        if name.contains("href"),
          !["http://", "https://"].contains(where: value.lowercased().hasPrefix)
        {
          faults.append("link: \(value.debugDescription)")
        }
      }
    }
    // Later spaces in a row are no-break spaces in SVG, and lines without ink are not drawn.
    func visible(_ text: String) -> [Unicode.Scalar] {
      DOTFuzzer.clean(text).unicodeScalars.filter { $0 != " " && $0 != "\u{A0}" }
    }
    let found = root.all.filter { $0.name == "text" }.flatMap { visible($0.text) }
    let inked = texts.prefix(4).filter { text in text.contains { !$0.isWhitespace } }
    let expected = inked.flatMap(visible)
    if found != expected { faults.append("words: \(found) instead of \(expected)") }
    return faults
  }

  private static let elements: Set<String> = [
    "a", "desc", "ellipse", "g", "path", "polygon", "svg", "text", "title",
  ]

  /// Waits for the renderer, which is an actor; libFuzzer calls a plain function.
  private static func render(_ drawing: Drawing) -> [UInt8]? {
    let done = DispatchSemaphore(value: 0)
    let picture = Picture()
    let dot = drawing.dot()
    let finisher = SVGFinisher(title: drawing.title, summary: drawing.summary)
    Task.detached {
      let rendering = try? await GraphvizRenderer.shared.render(
        dot: dot, layout: .fixedPositions, format: .svg)
      picture.bytes.withLock { $0 = rendering.flatMap { try? finisher.finish($0.bytes) } }
      done.signal()
    }
    done.wait()
    return picture.bytes.withLock { $0 }
  }

  private final class Picture: Sendable {
    let bytes = Mutex<[UInt8]?>(nil)
  }
}
