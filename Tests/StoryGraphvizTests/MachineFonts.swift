import StoryExport
import StoryGraphviz
import Testing

/// The fonts of this machine, as Graphviz sees them.
enum MachineFonts {
  /// Whether there is a font for Helvetica at all. Without one, as in a bare container, the text
  /// layout measures nothing, and bitmaps and PDF hold no words; SVG needs no font.
  static func exist() async -> Bool {
    let narrow = try? await width(of: "iiiiiiiiii", fontSize: 20, isBold: false)
    let wide = try? await width(of: "WWWWWWWWWW", fontSize: 20, isBold: false)
    guard let narrow, let wide else { return false }
    return wide > 1.5 * narrow
  }

  /// Width that Graphviz's text layout gives a label, in points: that of a box without margins.
  static func width(of text: String, fontSize: Double, isBold: Bool) async throws -> Double {
    // Whatever stands for Helvetica on this machine: that is what a reader here sees.
    let font = isBold ? "Helvetica-Bold" : "Helvetica"
    let dot = """
      digraph g { a [shape=box, margin=0, width=0, height=0, fontname="\(font)", \
      fontsize=\(fontSize), label=\(DOTText.label([text]))] }
      """
    let svg = try await GraphvizRenderer.shared.render(dot: dot, layout: .dot, format: .svg)
    let root = try #require(PictureTree.root(of: svg.bytes))
    let outline = try #require(root.all("polygon").last?.attributes["points"])
    let x = outline.split(separator: " ").compactMap { point in
      point.split(separator: ",").first.flatMap { Double($0) }
    }
    return try #require(x.max()) - (try #require(x.min()))
  }
}
