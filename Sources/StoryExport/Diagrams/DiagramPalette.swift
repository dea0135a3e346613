internal import StoryAnalysis

/// The colours of the diagrams: told apart with every common kind of colour blindness and in print.
///
/// > Source: Okabe and Ito 2008, "Color Universal Design"; doi:10.1038/nmeth.1618 recommends it. The
/// > fills are the same hues mixed with white.
enum DiagramPalette {
  /// The two tones of one story.
  struct Story: Hashable {
    /// Outlines, bars and headings.
    var line: Drawing.Color
    /// Areas behind text.
    var fill: Drawing.Color
  }

  static let text = Drawing.Color(0x1a1f24)
  static let mutedText = Drawing.Color(0x4d5761)
  static let rule = Drawing.Color(0xc4cad0)
  static let paper = Drawing.Color(0xffffff)

  /// The tone of everything that has no story colour of its own.
  static let other = Story(line: Drawing.Color(0x6b7580), fill: Drawing.Color(0xeceef0))

  /// The hues, in the order in which stories take them.
  static let stories = [
    Story(line: Drawing.Color(0x0072b2), fill: Drawing.Color(0xdcebf5)),
    Story(line: Drawing.Color(0xd55e00), fill: Drawing.Color(0xfae6d9)),
    Story(line: Drawing.Color(0x009e73), fill: Drawing.Color(0xd9f1ea)),
    Story(line: Drawing.Color(0xb4568d), fill: Drawing.Color(0xf6e7f0)),
    Story(line: Drawing.Color(0xb37b00), fill: Drawing.Color(0xfbefd6)),
    Story(line: Drawing.Color(0x3b9fd6), fill: Drawing.Color(0xe3f2fb)),
  ]

  /// The tones of a story: the largest stories have hues of their own, the others share a grey.
  static func story(_ id: ClusterID) -> Story {
    stories.indices.contains(id.index) ? stories[id.index] : other
  }
}
