internal import StoryParsing

extension Drawing {
  /// The drawing with texts of so many characters at most; a longer one ends with "…" instead of its last.
  ///
  /// Graphviz reads a text in a time that grows with the square of its length: a tooltip of a million
  /// characters keeps it for minutes.
  ///
  /// - Parameter count: Greatest number of Unicode scalars, from 1.
  /// - Complexity: O(texts).
  public func limited(toLabelLength count: Int) -> Drawing {
    var drawing = self
    // Title and summary are words of the program's own, with a headline or two in some of them.
    drawing.title = ShownText.cut(title, to: count + 200)
    drawing.summary = ShownText.cut(summary, to: 4 * count + 2_000)
    for index in drawing.lines.indices {
      drawing.lines[index].tooltip = lines[index].tooltip.map { ShownText.cut($0, to: count) }
    }
    for index in drawing.boxes.indices {
      drawing.boxes[index].tooltip = boxes[index].tooltip.map { ShownText.cut($0, to: count) }
      if let label = boxes[index].label {
        drawing.boxes[index].label?.lines = label.lines.map { ShownText.cut($0, to: count) }
      }
    }
    return drawing
  }

  /// What Graphviz may take to paint the drawing, in bytes: an upper estimate.
  ///
  /// Measured with Graphviz 2.43 and 7.1 on drawings of 1,000 to 50,000 boxes with a line and words each, as
  /// SVG and PDF: some 16 MB whatever is drawn, at most 4 KB for each thing on the page and six bytes for
  /// each byte of DOT.
  ///
  /// - Complexity: O(texts).
  public var paintingMemory: Int {
    var (things, bytes) = (lines.count, 0)
    for line in lines { bytes += 48 * line.points.count + (line.tooltip?.utf8.count ?? 0) }
    for box in boxes {
      things += 1 + (box.label?.lines.count ?? 0)
      bytes += (box.tooltip?.utf8.count ?? 0) + (box.link?.utf8.count ?? 0)
      for line in box.label?.lines ?? [] { bytes += line.utf8.count }
    }
    return 16 << 20 + things << 12 + bytes << 3
  }
}

/// Text from an archive in a picture or on the page, where a headline of a million characters helps nobody.
public enum ShownText {
  /// A text of so many characters (Unicode scalars) at most, the last of them "…" where it is cut.
  ///
  /// - Complexity: O(count).
  public static func cut(_ text: String, to count: Int) -> String {
    guard text.utf8.count > count,
      let end = text.unicodeScalars.index(
        text.startIndex, offsetBy: count, limitedBy: text.endIndex), end < text.endIndex
    else { return text }
    return String(text.unicodeScalars.prefix(max(count - 1, 0))) + "…"
  }

  /// Greatest length in bytes of an address that is linked to: what programs of the web should take, and
  /// more than any article's.
  ///
  /// > Source: RFC 9110, https://www.rfc-editor.org/rfc/rfc9110, section 4.1.
  public static let addressLength = 8_000
}
